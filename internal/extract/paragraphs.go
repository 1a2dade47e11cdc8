package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Engines look for the text of a report in p elements. Some outlets write it
// bare into a div, with line breaks between, or give each paragraph a div.

const (
	bareText = 80  // characters beside elements of a block, from which they are a report's and no label
	fewText  = 300 // characters in paragraphs, under which a page has none to speak of
)

// makeParagraphs gives the paragraphs of such pages their elements.
func makeParagraphs(doc *html.Node) {
	var bare []*html.Node
	eachElement(doc, func(n *html.Node) {
		if holdsBareText(n) {
			bare = append(bare, n)
		}
	})
	for _, n := range bare {
		wrapBareText(n)
	}
	if paragraphText(doc) >= fewText {
		return
	}
	var leaves []*html.Node
	classes := map[string]bool{} // of the long ones: a short paragraph between them is one too
	eachElement(doc, func(n *html.Node) {
		if n.DataAtom != atom.Div || find(n, func(c *html.Node) bool { return isBlock(c.DataAtom) }) != nil {
			return
		}
		leaves = append(leaves, n)
		if len(oneLine(n)) >= bareText && attr(n, "class") != "" {
			classes[attr(n, "class")] = true
		}
	})
	for _, n := range leaves {
		if classes[attr(n, "class")] || len(oneLine(n)) >= bareText {
			n.DataAtom, n.Data = atom.P, "p"
		}
	}
}

// eachElement calls do for what may hold text, parents first.
func eachElement(n *html.Node, do func(*html.Node)) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode || unseen(c.DataAtom) {
			continue
		}
		do(c)
		eachElement(c, do)
	}
}

// holdsBareText reports whether a block has text of its own beside line breaks
// or other blocks.
func holdsBareText(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Div, atom.Article, atom.Section, atom.Main, atom.Td, atom.Font, atom.Center:
	default:
		return false
	}
	text, breaks := 0, false
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Type {
		case html.TextNode:
			text += len(strings.TrimSpace(c.Data))
		case html.ElementNode:
			breaks = breaks || c.DataAtom == atom.Br || isBlock(c.DataAtom)
		}
	}
	return breaks && text >= bareText
}

// wrapBareText puts what stands between the breaks and blocks of n into
// paragraphs.
func wrapBareText(n *html.Node) {
	var p *html.Node
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		switch {
		case c.Type == html.ElementNode && c.DataAtom == atom.Br:
			n.RemoveChild(c)
			p = nil
		case c.Type == html.ElementNode && (isBlock(c.DataAtom) || unseen(c.DataAtom)):
			p = nil
		case c.Type == html.TextNode || c.Type == html.ElementNode:
			if p == nil {
				p = &html.Node{Type: html.ElementNode, DataAtom: atom.P, Data: "p"}
				n.InsertBefore(p, c)
			}
			n.RemoveChild(c)
			p.AppendChild(c)
		}
		c = next
	}
}

// paragraphText is how much text stands in paragraphs.
func paragraphText(doc *html.Node) int {
	n := 0
	eachElement(doc, func(e *html.Node) {
		if e.DataAtom == atom.P && n < fewText {
			n += len(oneLine(e))
		}
	})
	return n
}
