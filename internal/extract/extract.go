// Package extract tells what a web page holds: the text of its report, and
// what its metadata say of title, outlet, authors, language, address and day.
// It knows HTML and the vocabularies that pages use, and no language; which
// lines are credits or dates it is told through Labels.
package extract

import (
	"cmp"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Page is what was found in a page. What the page does not say is empty.
type Page struct {
	Title    string
	Outlet   string
	Authors  []string
	Language string // BCP 47, as given
	URL      string // the address that the page names as its own
	Text     string // paragraphs, with a blank line between them

	Published string   // RFC 3339 as far as it is known, or a day
	Dates     []Stated // all that the page says of when it was published and changed

	Partial bool   // the page says that what is free to read is not all
	Next    string // the address of the page on which the report goes on
}

// Stated is a date that a page states, and what states it: "json-ld",
// "meta article:published_time", "time", "url" and the like.
type Stated struct {
	Value, From string
}

// Why there is no report in a page.
var (
	ErrNoArticle = errors.New("holds no report")
	ErrTooLarge  = errors.New("is too large a page")
)

const (
	// MaxBytes is the largest page that is read. The largest of 963 real ones
	// has 3 MB; parsed, a page takes some ten times its size, and the engines
	// copy it.
	MaxBytes = 8 << 20
	// maxTags bounds the tags of a page, and with them its memory: 40,000 made for
	// harm take half a second of a processor. The largest of 945 real pages has
	// 19,629.
	maxTags = 40_000
)

// Labels know what a line by itself is, in the languages that are read.
type Labels interface {
	Credit(line string) bool // names who made the report: "Editor: …"
	Date(line string) bool   // is a date and little else
}

// Options say how a page is read. The zero Options use Trafilatura.
type Options struct {
	Address string // where the page was got from, if known
	Engine  Engine // what finds the main text; nil for Trafilatura
	Labels  Labels // nil: no line is known

	// First and Part are of a later page of a report: the address of its first
	// page, and which of its pages this is, from 2.
	First string
	Part  int
}

// Read reads a page, which is UTF-8. Its errors wrap ErrNoArticle or
// ErrTooLarge.
func Read(page string, o Options) (Page, error) {
	if len(page) > MaxBytes || strings.Count(page, "<") > maxTags {
		return Page{}, fmt.Errorf("%w: at most %d MB and %d tags", ErrTooLarge, MaxBytes>>20, maxTags)
	}
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return Page{}, fmt.Errorf("%w: parsing it: %w", ErrNoArticle, err)
	}
	facts := gather(doc)
	p := Page{Language: facts.language(), URL: facts.address(o.Address), Partial: facts.partial()}
	if p.Next = facts.next(cmp.Or(o.Address, p.URL), p.URL, 1); o.Part > 1 {
		p.Next = facts.next(o.Address, o.First, o.Part)
	}
	p.Outlet = facts.outlet()
	p.Title = facts.title(p.Outlet)
	p.Authors = facts.authors(p.Outlet)
	p.Published, p.Dates = facts.published(p.URL)
	prune(doc)
	makeParagraphs(doc)
	main := withoutLinks(doc, mainText(doc, o))
	if body := facts.body(); letters(main) < fewLetters && len(body) > 2*letters(main) {
		main = strings.Split(body, "\n")
	}
	if facts.noReport(main) {
		return Page{}, fmt.Errorf("%w: %s", ErrNoArticle, p.Title)
	}
	p.Text = strings.Join(withLabelled(doc, dropTitle(main, p.Title), o.Labels, p.dateUnsure()), "\n\n")
	return p, nil
}

// prune takes out what holds no text: the engine copies a page three times.
func prune(n *html.Node) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		drop := c.Type == html.CommentNode
		if c.Type == html.ElementNode {
			switch c.DataAtom {
			case atom.Script, atom.Style, atom.Svg, atom.Template, atom.Iframe:
				drop = true
			}
		}
		if drop {
			n.RemoveChild(c)
		} else {
			prune(c)
		}
		c = next
	}
}

// mainText asks the engine for the main text, and the other one where it finds
// next to nothing.
func mainText(doc *html.Node, o Options) []string {
	engine := o.Engine
	switch {
	case engine == nil && tooMuch(doc):
		engine = Readability{}
	case engine == nil:
		engine = Trafilatura{}
	}
	at, err := url.Parse(o.Address)
	if err != nil {
		at = nil
	}
	lines := engineLines(engine, doc, at)
	heap := isHeap(doc, lines)
	if letters(lines) >= fewLetters && !heap || o.Engine != nil {
		return lines
	}
	if other := engineLines(Readability{}, doc, at); letters(other) > 2*letters(lines) || heap && len(other) > 0 && !isHeap(doc, other) {
		return other
	}
	return lines
}

// isHeap reports whether an engine gave up and gives the page's text, menus
// too, in a few paragraphs, most of which no reader sees as one.
func isHeap(doc *html.Node, lines []string) bool {
	const few = 6
	if len(lines) > few {
		return false
	}
	seen := map[string]bool{}
	for _, l := range Lines(doc) {
		seen[fold(l)] = true
	}
	joined := 0
	for _, l := range lines {
		if !seen[fold(l)] {
			joined += len(l)
		}
	}
	return 2*joined > letters(lines)
}

// mostJoined bounds what Trafilatura copies where it joins the paragraphs of a
// page one by one: 20,000 of 270 characters, made for harm, took ten seconds of
// a processor. Real pages, with some hundred, are far from it.
const mostJoined = 1 << 30

// tooMuch reports whether a page has more paragraphs than Trafilatura can be
// asked to join.
func tooMuch(doc *html.Node) bool {
	text, joined := 0, 0
	eachElement(doc, func(n *html.Node) {
		if n.DataAtom == atom.P {
			text += textLength(n)
			joined += text
		}
	})
	return joined > mostJoined
}

// textLength is how much text is in a node, in bytes.
func textLength(n *html.Node) int {
	length := 0
	if n.Type == html.TextNode {
		length = len(n.Data)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		length += textLength(c)
	}
	return length
}

// fewLetters is the length under which a second engine is asked: a short news
// item has 300 characters.
const fewLetters = 250

func engineLines(e Engine, doc *html.Node, at *url.URL) []string {
	node, err := e.Main(doc, at)
	if err != nil || node == nil {
		return nil
	}
	return Lines(node)
}

func letters(lines []string) int {
	n := 0
	for _, l := range lines {
		n += len(l)
	}
	return n
}

// dropTitle takes off a first line that only says the title again.
func dropTitle(lines []string, title string) []string {
	if len(lines) > 1 && title != "" && fold(lines[0]) == fold(title) {
		return lines[1:]
	}
	return lines
}

// dateUnsure reports whether the metadata leave open on which day the page was
// published.
func (p *Page) dateUnsure() bool {
	if p.Published == "" {
		return true
	}
	for _, d := range p.Dates {
		if !isChange(d.From) && dayOf(d.Value) != dayOf(p.Published) {
			return true
		}
	}
	return false
}
