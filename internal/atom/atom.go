// Package atom writes feeds of what was said and of notices, as RFC 4287 has
// them, for any reader of feeds, and reads them again.
package atom

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"slices"
	"time"
)

// Media is the media type of a feed.
const Media = "application/atom+xml; charset=utf-8"

// Feed is a feed of entries, newest first.
type Feed struct {
	ID       string // an IRI that stays the same for what the feed is of
	Title    string
	Subtitle string
	Language string // of the title, BCP 47
	Self     string // where the feed is; can be relative, or "" of a file
	Entries  []Entry
}

// Entry is one thing of a feed.
type Entry struct {
	ID       string // an IRI that no other entry ever has
	Title    string
	Language string    // of the words
	Updated  time.Time // zero where it is not known
	Authors  []string  // whose words they are
	Link     string    // where to read it; can be relative
	HTML     string    // what it says, safe for a page; or ""
	Summary  string    // the same in short, as text; or ""
	Kind     string    // of statement; a category
}

// Generator names the program, for readers that tell where a feed comes from.
const Generator = "Sanad"

type feedXML struct {
	XMLName   xml.Name   `xml:"http://www.w3.org/2005/Atom feed"`
	Language  string     `xml:"xml:lang,attr,omitempty"`
	ID        string     `xml:"id"`
	Title     string     `xml:"title"`
	Subtitle  string     `xml:"subtitle,omitempty"`
	Updated   string     `xml:"updated"`
	Author    personXML  `xml:"author"`
	Generator string     `xml:"generator"`
	Links     []linkXML  `xml:"link"`
	Entries   []entryXML `xml:"entry"`
}

type entryXML struct {
	ID         string        `xml:"id"`
	Title      string        `xml:"title"`
	Updated    string        `xml:"updated"`
	Authors    []personXML   `xml:"author"`
	Categories []categoryXML `xml:"category"`
	Links      []linkXML     `xml:"link"`
	Summary    string        `xml:"summary,omitempty"`
	Content    *contentXML   `xml:"content"`
}

type personXML struct {
	Name string `xml:"name"`
}

type categoryXML struct {
	Term string `xml:"term,attr"`
}

type linkXML struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type contentXML struct {
	Type     string `xml:"type,attr"`
	Language string `xml:"xml:lang,attr,omitempty"`
	Text     string `xml:",chardata"`
}

// Append writes a feed to b. Characters that XML cannot hold are written as
// U+FFFD.
func Append(b *bytes.Buffer, f *Feed) error {
	out := feedXML{Language: f.Language, ID: f.ID, Title: f.Title, Subtitle: f.Subtitle, Author: personXML{Generator}, Generator: Generator}
	if f.Self != "" {
		out.Links = []linkXML{{Rel: "self", Type: "application/atom+xml", Href: f.Self}}
	}
	var newest time.Time
	for i := range f.Entries {
		e := &f.Entries[i]
		if e.Updated.After(newest) {
			newest = e.Updated
		}
		out.Entries = append(out.Entries, e.xml())
	}
	out.Updated = stamp(newest)
	b.WriteString(xml.Header)
	enc := xml.NewEncoder(b)
	enc.Indent("", "  ")
	if err := enc.Encode(out); err != nil {
		return fmt.Errorf("writing a feed: %w", err)
	}
	b.WriteByte('\n')
	return nil
}

// Parse reads a feed that Append wrote. Languages are not read.
func Parse(data []byte) (*Feed, error) {
	var in feedXML
	if err := xml.Unmarshal(data, &in); err != nil {
		return nil, fmt.Errorf("reading a feed: %w", err)
	}
	f := &Feed{ID: in.ID, Title: in.Title, Subtitle: in.Subtitle}
	for _, l := range in.Links {
		if l.Rel == "self" {
			f.Self = l.Href
		}
	}
	for _, x := range in.Entries {
		e := Entry{ID: x.ID, Title: x.Title, Summary: x.Summary}
		if t, err := time.Parse(time.RFC3339, x.Updated); err == nil && t.Unix() != 0 {
			e.Updated = t
		}
		for _, a := range x.Authors {
			e.Authors = append(e.Authors, a.Name)
		}
		for _, c := range x.Categories {
			e.Kind = c.Term
		}
		for _, l := range x.Links {
			e.Link = l.Href
		}
		if x.Content != nil {
			e.HTML = x.Content.Text
		}
		f.Entries = append(f.Entries, e)
	}
	return f, nil
}

func (e *Entry) xml() entryXML {
	out := entryXML{ID: e.ID, Title: e.Title, Updated: stamp(e.Updated), Summary: e.Summary}
	if e.HTML != "" || e.Summary == "" { // an entry has one of them
		out.Content = &contentXML{"html", e.Language, e.HTML}
	}
	names := slices.DeleteFunc(slices.Clone(e.Authors), func(name string) bool { return name == "" })
	for _, name := range names {
		out.Authors = append(out.Authors, personXML{name})
	}
	if e.Kind != "" {
		out.Categories = append(out.Categories, categoryXML{e.Kind})
	}
	if e.Link != "" {
		out.Links = append(out.Links, linkXML{Rel: "alternate", Href: e.Link})
	}
	return out
}

// stamp is a time as a feed has it. One that is not known is that from which
// computers count: RFC 4287 has no feed without one.
func stamp(t time.Time) string {
	if t.IsZero() {
		t = time.Unix(0, 0)
	}
	return t.UTC().Format(time.RFC3339)
}
