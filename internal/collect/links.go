package collect

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/net/html/charset"
)

// Link is an address that a list names: of a feed, a page or another sitemap.
type Link struct {
	URL       string
	Kind      LinkKind
	Title     string
	Outlet    string // of a news sitemap; the folder's name in OPML is no outlet
	Published string // as given
	Changed   string // as given
	Language  string
}

// LinkKind says what an address leads to.
type LinkKind string

// The kinds of link.
const (
	FeedLink    LinkKind = "feed"
	PageLink    LinkKind = "page"
	SitemapLink LinkKind = "sitemap"
)

const (
	// maxList is the largest list, in bytes, as the sitemap protocol has it.
	maxList = 50 << 20
	// maxEntries is how many addresses a list, or entries an archive, may have.
	maxEntries = 100_000
)

// Links returns what an OPML file or a sitemap lists. Its errors are *Error
// without a place.
func Links(r io.Reader) ([]Link, error) {
	data, err := bounded(r, -1, maxList)
	if err != nil {
		return nil, err
	}
	var links []Link
	switch rootElement(opening(data)) {
	case "opml":
		links, err = opmlLinks(data)
	case "urlset", "sitemapindex":
		links, err = sitemapLinks(data)
	default:
		return nil, &Error{Problem: ErrFormat, Detail: "opml, sitemap"}
	}
	if err != nil {
		return links, &Error{Problem: ErrFeed, Cause: err, Detail: err.Error()}
	}
	return links, nil
}

// listed says what a list names: it holds no report itself.
func (c *Collector) listed(name string, r io.Reader, yield func(Item) bool) bool {
	links, err := Links(r)
	if err != nil && len(links) == 0 {
		return yield(Item{Where: name, Err: place(name, err)})
	}
	if len(links) == 0 {
		return yield(Item{Where: name, Err: &Error{Where: name, Problem: ErrEmpty}})
	}
	return yield(Item{Where: name, Err: &Error{Where: name, Problem: ErrLinks, Detail: fmt.Sprint(len(links))}})
}

// tokens reads XML token by token, and is strict in nothing that does not
// matter: feeds and lists are written by programs that were never checked.
func tokens(data []byte, take func(xml.Token) error) error {
	dec := xml.NewDecoder(bytes.NewReader(data))
	dec.Strict, dec.CharsetReader = false, charset.NewReaderLabel
	dec.Entity = xml.HTMLEntity
	depth := 0
	for {
		t, err := dec.RawToken()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return fmt.Errorf("reading XML: %w", err)
		}
		switch t.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth = max(0, depth-1)
		}
		if depth > maxFeedDepth {
			return errTooDeep
		}
		if err := take(t); err != nil {
			return err
		}
	}
}

// opmlLinks are the feeds of an OPML file, in whatever folders they stand.
func opmlLinks(data []byte) ([]Link, error) {
	var links []Link
	err := tokens(data, func(t xml.Token) error {
		e, ok := t.(xml.StartElement)
		if !ok || !strings.EqualFold(e.Name.Local, "outline") {
			return nil
		}
		attrs := map[string]string{}
		for _, a := range e.Attr {
			attrs[strings.ToLower(a.Name.Local)] = strings.TrimSpace(a.Value)
		}
		if attrs["xmlurl"] == "" {
			return nil
		}
		title := attrs["title"]
		if title == "" {
			title = attrs["text"]
		}
		links = append(links, Link{URL: attrs["xmlurl"], Kind: FeedLink, Title: title, Language: attrs["language"]})
		return full(links)
	})
	return links, err
}

// sitemapLinks are the pages of a sitemap with what a news sitemap says of
// them, or the sitemaps of an index.
func sitemapLinks(data []byte) ([]Link, error) {
	var links []Link
	var now *Link
	var text strings.Builder
	err := tokens(data, func(t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			text.Reset()
			switch strings.ToLower(t.Name.Local) {
			case "url":
				now = &Link{Kind: PageLink}
			case "sitemap":
				now = &Link{Kind: SitemapLink}
			}
		case xml.CharData:
			if text.Len() < 4096 {
				text.Write(t)
			}
		case xml.EndElement:
			name := strings.ToLower(t.Name.Local)
			if now == nil {
				return nil
			}
			if name == "url" || name == "sitemap" {
				if now.URL != "" {
					links = append(links, *now)
				}
				now = nil
				return full(links)
			}
			now.set(t.Name.Space, name, strings.TrimSpace(text.String()))
			text.Reset()
		}
		return nil
	})
	return links, err
}

// set takes what an element under a sitemap's entry says. The prefix tells the
// page's own address from its pictures'.
func (l *Link) set(prefix, name, value string) {
	switch name {
	case "loc":
		if prefix == "" {
			l.URL = value
		}
	case "lastmod":
		l.Changed = value
	case "title":
		if prefix == "news" || l.Title == "" {
			l.Title = value
		}
	case "name":
		l.Outlet = value
	case "language":
		l.Language = value
	case "publication_date":
		l.Published = value
	}
}

func full(links []Link) error {
	if len(links) >= maxEntries {
		return fmt.Errorf("%w: more than %d addresses", ErrTooLarge, maxEntries)
	}
	return nil
}
