package watch

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"

	"golang.org/x/net/html/charset"
)

// xml reads RSS, RDF, Atom, sitemaps and indexes of sitemaps: they differ in
// the names of a few elements only. What stands before a fault counts.
func (l *lister) xml(body []byte) error {
	d := xml.NewDecoder(bytes.NewReader(printable(body)))
	d.Strict, d.Entity = false, xml.HTMLEntity
	d.CharsetReader = func(label string, r io.Reader) (io.Reader, error) {
		return charset.NewReaderLabel(label, r)
	}
	x := xmlEntry{lister: l}
	for {
		t, err := d.RawToken() // names need no namespaces resolved, and tags no partner
		if err != nil {
			x.end()
			if x.entries == "" || !errors.Is(err, io.EOF) && len(l.Entries)+len(l.Lists) == 0 {
				return ErrNoListing
			}
			return nil
		}
		switch t := t.(type) {
		case xml.StartElement:
			if x.entries == "" {
				x.entries = entriesOf(t.Name.Local)
			}
			x.open(&t)
		case xml.CharData:
			if x.text != nil {
				x.text.Write(t)
			}
		case xml.EndElement:
			x.shut(t.Name.Local)
		}
	}
}

// entriesOf names the entries of a document by its root; "" where it is none
// that lists.
func entriesOf(root string) string {
	switch strings.ToLower(root) {
	case "rss", "rdf":
		return "item"
	case "feed":
		return "entry"
	case "urlset":
		return "url"
	case "sitemapindex":
		return "sitemap"
	}
	return ""
}

// printable replaces the control characters that XML forbids and feeds hold.
func printable(b []byte) []byte {
	control := func(c byte) bool { return c < ' ' && c != '\t' && c != '\n' && c != '\r' }
	if !slices.ContainsFunc(b, control) || bytes.HasPrefix(b, []byte("\xff\xfe")) || bytes.HasPrefix(b, []byte("\xfe\xff")) {
		return b
	}
	b = bytes.Clone(b)
	for i, c := range b {
		if control(c) {
			b[i] = ' '
		}
	}
	return b
}

// xmlEntry is the entry being read.
type xmlEntry struct {
	*lister
	entries string // the name of the elements that are entries; "" before the root
	element string // the same, within one
	depth   int    // of open elements within it
	text    *bytes.Buffer
	entry   Entry
	guid    string
	linked  bool // the link is the entry's own, which no other replaces
}

// open takes the start of an element.
func (x *xmlEntry) open(t *xml.StartElement) {
	if x.element == "" {
		if x.entries != "" && t.Name.Local == x.entries {
			x.element, x.depth, x.entry, x.guid, x.linked = t.Name.Local, 0, Entry{}, "", false
		}
		return
	}
	x.depth++
	x.text = nil
	switch name := t.Name.Local; {
	case name == "link" && x.depth == 1:
		x.link(t)
		x.text = new(bytes.Buffer)
	case x.depth == 1 && t.Name.Space == "" && slices.Contains([]string{"loc", "title", "lastmod", "updated", "published", "pubDate"}, name),
		x.depth == 1 && t.Name.Space == "dc" && name == "date",
		x.depth == 2 && t.Name.Space == "news" && (name == "publication_date" || name == "title"):
		x.text = new(bytes.Buffer)
	case name == "guid" && x.depth == 1:
		for _, a := range t.Attr {
			if a.Name.Local == "isPermaLink" && a.Value == "false" {
				return
			}
		}
		x.text = new(bytes.Buffer)
	}
}

// link takes an Atom link: the alternate of the entry, whatever else there is.
func (x *xmlEntry) link(t *xml.StartElement) {
	rel, href := "alternate", ""
	for _, a := range t.Attr {
		switch a.Name.Local {
		case "rel":
			rel = a.Value
		case "href":
			href = a.Value
		}
	}
	if rel == "alternate" && href != "" && !x.linked {
		x.entry.URL, x.linked = href, true
	}
}

// shut takes the end of an element.
func (x *xmlEntry) shut(name string) {
	switch {
	case x.element == "":
		return
	case x.depth == 0 || name == x.element:
		x.end()
		return
	}
	x.depth--
	if x.text == nil {
		return
	}
	text := strings.TrimSpace(x.text.String())
	x.text = nil
	switch name {
	case "loc", "link":
		if text != "" && !x.linked {
			x.entry.URL, x.linked = text, true
		}
	case "guid":
		x.guid = text
	case "title":
		x.entry.Title = text
	case "lastmod", "updated":
		x.entry.Version, x.entry.Dated = text, dated(text)
	case "published", "pubDate", "date", "publication_date":
		if x.entry.Dated.IsZero() {
			x.entry.Dated = dated(text)
		}
	}
}

// end ends the entry.
func (x *xmlEntry) end() {
	if x.element == "" {
		return
	}
	if x.entry.URL == "" && strings.HasPrefix(x.guid, "http") {
		x.entry.URL = x.guid
	}
	x.add(x.entry, x.element == "sitemap")
	x.element, x.text = "", nil
}
