package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Lines renders a node as the lines a reader sees: one for each block or line
// break, with runs of blanks as one space.
func Lines(n *html.Node) []string {
	r := renderer{}
	r.node(n)
	r.flush()
	return r.lines
}

type renderer struct {
	lines []string
	line  strings.Builder
	space bool // a blank stands before what comes next
	skip  func(*html.Node) bool
	split bool // elements side by side, with no text between them, are lines of their own
}

func (r *renderer) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		r.text(n.Data)
		return
	case html.ElementNode:
		if unseen(n.DataAtom) || r.skip != nil && r.skip(n) {
			return
		}
	}
	block := n.Type == html.ElementNode && isBlock(n.DataAtom)
	if block {
		r.flush()
	}
	apart := r.split && block && !hasText(n)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.node(c)
		if apart && c.Type == html.ElementNode {
			r.flush()
		}
	}
	switch {
	case block, n.DataAtom == atom.Br:
		r.flush()
	case n.DataAtom == atom.Td, n.DataAtom == atom.Th:
		r.space = true
	}
}

func (r *renderer) text(s string) {
	// Engines take blanks off the ends of text nodes; before a dash one is
	// missed, as in <b>Jakarta</b> - Menteri.
	if c, size := utf8.DecodeRuneInString(s); size < len(s) && strings.ContainsRune("-–—", c) && s[size] == ' ' {
		r.space = true
	}
	for len(s) > 0 {
		c, size := utf8.DecodeRuneInString(s)
		if unicode.IsSpace(c) {
			r.space = true
		} else if c != '\u200b' && c != '\ufeff' && c != '\u00ad' && c != 0 { // zero width, byte order mark, soft hyphen: of the typesetting
			if r.space && r.line.Len() > 0 {
				r.line.WriteByte(' ')
			}
			r.space = false
			r.line.WriteString(s[:size])
		}
		s = s[size:]
	}
}

func (r *renderer) flush() {
	if r.line.Len() > 0 {
		r.lines = append(r.lines, r.line.String())
		r.line.Reset()
	}
	r.space = false
}

// hasText reports whether a node has text of its own.
func hasText(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode && strings.TrimSpace(c.Data) != "" {
			return true
		}
	}
	return false
}

// unseen are elements whose text nobody reads on the page.
func unseen(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Head, atom.Iframe, atom.Object, atom.Select, atom.Textarea, atom.Button:
		return true
	}
	return false
}

func isBlock(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Article, atom.Section, atom.Main, atom.Header, atom.Footer, atom.Aside, atom.Nav,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Li, atom.Dl, atom.Dt, atom.Dd,
		atom.Table, atom.Tr, atom.Caption, atom.Blockquote, atom.Pre, atom.Figure, atom.Figcaption, atom.Address,
		atom.Hr, atom.Form, atom.Fieldset, atom.Body, atom.Html, atom.Center, atom.Details, atom.Summary:
		return true
	}
	return false
}

// fold makes lines comparable: letters and digits, small.
func fold(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return unicode.ToLower(c)
		}
		return -1
	}, s)
}
