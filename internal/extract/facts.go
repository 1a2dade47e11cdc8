package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// facts is what one walk over a page finds of what it says about itself.
type facts struct {
	meta      map[string]string // by name, property or itemprop, small; the first of a name counts
	links     map[string]string // rel to href, the first of each
	lang      string
	heading   string // of the page: title element
	h1        []string
	times     []timed
	bylines   []string // elements that are marked as the author
	articles  []ldNode // of JSON-LD
	ld        ldIndex
	parts     []string // links that end in a small number
	savedFrom string   // the address that a browser writes into a page that it saves
}

// timed is a time element: what it says, and whether the page marks it as the
// day of publication.
type timed struct {
	value  string
	marked bool
	main   bool // stands after the heading and not beside the report
}

// maxHeld bounds each list that a page can make long.
const maxHeld = 16

func gather(doc *html.Node) *facts {
	f := &facts{meta: map[string]string{}, links: map[string]string{}, ld: ldIndex{}}
	f.walk(doc, false)
	f.articles = f.ld.articles()
	return f
}

// walk takes what n and its children say; beside is true for what surrounds
// the report.
func (f *facts) walk(n *html.Node, beside bool) {
	switch n.Type {
	case html.CommentNode:
		f.comment(n.Data)
	case html.ElementNode:
		switch n.DataAtom {
		case atom.Nav, atom.Aside, atom.Footer:
			beside = true
		}
		if !f.element(n, beside) {
			return
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		f.walk(c, beside)
	}
}

// element takes what an element says; false where its children say nothing.
func (f *facts) element(n *html.Node, beside bool) bool {
	switch n.DataAtom {
	case atom.Html:
		f.lang = attr(n, "lang")
	case atom.Meta:
		f.metaElement(n)
	case atom.Link:
		for rel := range strings.FieldsSeq(strings.ToLower(attr(n, "rel"))) {
			f.link(rel, attr(n, "href"))
		}
	case atom.Title:
		if f.heading == "" {
			f.heading = oneLine(n)
		}
	case atom.H1:
		if s := oneLine(n); s != "" && len(f.h1) < maxHeld && !beside {
			f.h1 = append(f.h1, s)
		}
	case atom.Time:
		f.time(n, beside)
	case atom.A:
		f.numbered(attr(n, "href"))
	case atom.Script:
		if strings.Contains(strings.ToLower(attr(n, "type")), "ld+json") && n.FirstChild != nil {
			f.ld.add(n.FirstChild.Data)
		}
		return false
	case atom.Style, atom.Svg, atom.Template:
		return false
	}
	f.byline(n, beside)
	return true
}

func (f *facts) metaElement(n *html.Node) {
	content := strings.TrimSpace(attr(n, "content"))
	if content == "" || len(content) > 2000 {
		return
	}
	for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
		if name := strings.ToLower(attr(n, key)); name != "" && f.meta[name] == "" {
			f.meta[name] = content
		}
	}
}

func (f *facts) link(rel, href string) {
	if f.links[rel] == "" {
		f.links[rel] = strings.TrimSpace(href)
	}
}

func (f *facts) time(n *html.Node, beside bool) {
	value := attr(n, "datetime")
	if value == "" {
		value = attr(n, "content")
	}
	if value == "" || beside || len(f.times) >= maxHeld {
		return
	}
	class := strings.ToLower(attr(n, "class") + " " + attr(n, "itemprop"))
	marked := strings.Contains(class, "publish") || strings.Contains(class, "entry-date") || hasAttr(n, "pubdate")
	if strings.Contains(class, "modified") || strings.Contains(class, "updated") && !marked {
		return
	}
	f.times = append(f.times, timed{value: value, marked: marked, main: len(f.h1) > 0})
}

// byline takes an element that is marked as the author's name.
func (f *facts) byline(n *html.Node, beside bool) {
	if beside || len(f.bylines) >= maxHeld {
		return
	}
	author := strings.EqualFold(attr(n, "itemprop"), "author") || n.DataAtom == atom.A && strings.EqualFold(attr(n, "rel"), "author")
	if !author || n.DataAtom == atom.Meta {
		return
	}
	node := n
	if inner := find(n, func(c *html.Node) bool { return strings.EqualFold(attr(c, "itemprop"), "name") }); inner != nil {
		node = inner
	}
	s := oneLine(node)
	if s == "" {
		s = attr(node, "content")
	}
	if s != "" && len(s) < 100 {
		f.bylines = append(f.bylines, s)
	}
}

// comment takes the address from the mark that browsers leave in what they
// save: <!-- saved from url=(0042)https://… -->.
func (f *facts) comment(s string) {
	_, rest, ok := strings.Cut(s, "saved from url=(")
	if !ok || f.savedFrom != "" {
		return
	}
	if _, address, ok := strings.Cut(rest, ")"); ok {
		f.savedFrom, _, _ = strings.Cut(strings.TrimSpace(address), " ")
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

func find(n *html.Node, is func(*html.Node) bool) *html.Node {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && is(c) {
			return c
		}
		if found := find(c, is); found != nil {
			return found
		}
	}
	return nil
}

// oneLine is the text of a node on one line.
func oneLine(n *html.Node) string {
	r := renderer{}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.node(c)
	}
	r.flush()
	return strings.Join(r.lines, " ")
}
