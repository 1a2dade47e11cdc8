package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	longestLabelled = 240 // characters: longer lines are prose
	mostLabelled    = 6   // credits that one report has
	mostTried       = 100 // lines that look like credits, of a page made of them
)

// withLabelled puts back the credits and, where wanted, the date under the
// headline, which engines take for trimmings: before the text where they stand
// before it on the page, after it where they stand elsewhere.
func withLabelled(doc *html.Node, main []string, labels Labels, date bool) []string {
	if labels == nil || len(main) == 0 {
		return main
	}
	have := map[string]bool{}
	for _, l := range main {
		have[l] = true
	}
	all := strings.Join(main, "\n")
	var before, after []string
	body, tried := false, 0
	for _, l := range pageLines(doc) {
		switch {
		case have[l]:
			body = body || len(l) > 60
			continue
		case len(l) > longestLabelled || len(before)+len(after) >= mostLabelled:
			continue
		case tried < mostTried && labels.Credit(l):
			if tried++; strings.Contains(all, l) {
				continue
			}
		case date && !body && labels.Date(l):
			date = false
		default:
			continue
		}
		have[l] = true
		if body {
			after = append(after, l)
		} else {
			before = append(before, l)
		}
	}
	return append(append(before, main...), after...)
}

// pageLines are the lines of the page outside of what surrounds its report.
func pageLines(doc *html.Node) []string {
	r := renderer{split: true, skip: func(n *html.Node) bool {
		switch n.DataAtom {
		case atom.Nav, atom.Aside, atom.Form, atom.Figure, atom.Title:
			return true
		case atom.Footer: // that of the article has the credits
			return n.Parent != nil && (n.Parent.DataAtom == atom.Body || n.Parent.DataAtom == atom.Div && n.Parent.Parent != nil && n.Parent.Parent.DataAtom == atom.Body)
		}
		return false
	}}
	r.node(doc)
	r.flush()
	return r.lines
}
