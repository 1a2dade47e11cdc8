package extract

import (
	"slices"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// shed takes out of a page what Trafilatura takes out first of all (its
// tagsToClean), with the text behind each, which it takes for its tail. The
// function it returns puts all of it back.
func shed(doc *html.Node) func() {
	type place struct{ node, parent, next *html.Node }
	var taken []place
	take := func(n *html.Node) {
		taken = append(taken, place{n, n.Parent, n.NextSibling})
		n.Parent.RemoveChild(n)
	}
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		for c := n.FirstChild; c != nil; {
			if !thrownAway(c) {
				walk(c)
				c = c.NextSibling
				continue
			}
			next := c.NextSibling
			take(c)
			for next != nil && next.Type == html.TextNode {
				text := next
				next = next.NextSibling
				take(text)
			}
			c = next
		}
	}
	walk(doc)
	return func() {
		for _, p := range slices.Backward(taken) {
			p.parent.InsertBefore(p.node, p.next)
		}
	}
}

// thrownAway reports whether the engine takes an element out before it looks
// at the page. It opens elements of other names first, whose text then is the
// tail of what stands before: those are left to it.
func thrownAway(n *html.Node) bool {
	if n.Type != html.ElementNode {
		return false
	}
	switch n.DataAtom {
	case atom.Aside, atom.Nav, atom.Footer, atom.Form, atom.Menu, atom.Select, atom.Button, atom.Textarea, atom.Noscript,
		atom.Audio, atom.Video, atom.Picture, atom.Canvas, atom.Object, atom.Embed, atom.Label, atom.Input:
	default:
		return false
	}
	after := n.NextSibling
	for after != nil && after.Type == html.TextNode {
		after = after.NextSibling
	}
	if after == nil || after.Type != html.ElementNode {
		return true
	}
	switch after.DataAtom {
	case atom.Abbr, atom.Acronym, atom.Address, atom.Bdi, atom.Bdo, atom.Big, atom.Cite, atom.Data, atom.Dfn, atom.Font,
		atom.Hgroup, atom.Img, atom.Ins, atom.Mark, atom.Meta, atom.Ruby, atom.Small, atom.Template:
		return false
	}
	return true
}
