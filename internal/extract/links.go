package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// withoutLinks leaves out the lines that are a link and nothing else: they lead
// to other reports. A heading may be a link to itself.
func withoutLinks(doc *html.Node, lines []string) []string {
	starts := map[string]bool{} // of the lines: most links begin none
	for _, l := range lines {
		starts[opening(l)] = true
	}
	linked := map[string]bool{}
	texts := map[*html.Node]string{} // of blocks, each told once: one may hold ten thousand links
	eachElement(doc, func(n *html.Node) {
		if n.DataAtom != atom.A || attr(n, "href") == "" || !starts[opening(firstText(n))] {
			return
		}
		if s := fold(oneLine(n)); len(s) >= shortLink && alone(n, s, texts) {
			linked[s] = true
		}
	})
	if len(linked) == 0 {
		return lines
	}
	kept := lines[:0]
	for _, l := range lines {
		if !linked[fold(l)] {
			kept = append(kept, l)
		}
	}
	return kept
}

// opening is a line's first characters.
func opening(s string) string {
	s = strings.TrimSpace(s)
	return s[:min(len(s), 4)]
}

// firstText is the first text in a node that is not blank.
func firstText(n *html.Node) string {
	if n.Type == html.TextNode && strings.TrimSpace(n.Data) != "" {
		return n.Data
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if s := firstText(c); s != "" {
			return s
		}
	}
	return ""
}

// shortLink is the length under which a link is a word of the report.
const shortLink = 12

// alone reports whether a link is all the text of the block it stands in.
func alone(a *html.Node, text string, texts map[*html.Node]string) bool {
	for p := a.Parent; p != nil; p = p.Parent {
		switch p.DataAtom {
		case atom.H1, atom.H2, atom.H3, atom.Header:
			return false
		}
		if p.Type == html.ElementNode && isBlock(p.DataAtom) {
			if _, told := texts[p]; !told {
				texts[p] = fold(oneLine(p))
			}
			return texts[p] == text
		}
	}
	return false
}
