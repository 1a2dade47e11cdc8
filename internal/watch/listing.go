package watch

import (
	"bytes"
	"errors"
	"net/url"
	"strings"
	"time"

	"github.com/sanad-news/sanad/internal/fetch"
)

// ErrNoListing says that a source lists nothing that can be read.
var ErrNoListing = errors.New("is no feed, no sitemap and no page with links")

// Entry is one report that a source lists.
type Entry struct {
	URL     string
	Title   string
	Version string    // when the source says it was changed, as it says it; "" where it does not
	Dated   time.Time // when it was published or changed; zero where that is not known
}

// Listing is what a source lists.
type Listing struct {
	Entries []Entry
	Lists   []Entry // further lists: the parts of a sitemap index, the feeds of a page
	Left    int     // addresses that were not taken, because there are too many
}

const (
	// maxEntries is how many entries of a listing are taken: as many as a
	// sitemap's protocol allows.
	maxEntries = 50_000
	// maxLists is how many further lists are followed, the newest first: old
	// parts of a sitemap do not change.
	maxLists = 50
	// maxListing is the size of an unpacked sitemap, by its protocol.
	maxListing = 50 << 20
)

// List reads what a source answered: RSS, Atom, RDF, a JSON feed, a sitemap or
// an index of sitemaps (also gzipped), or a page, of which it takes the links
// that look like reports. Its error wraps ErrNoListing, or says that unpacking
// failed.
func List(r *fetch.Response) (Listing, error) {
	base, err := url.Parse(r.URL)
	if err != nil {
		return Listing{}, ErrNoListing
	}
	body := r.Body
	if bytes.HasPrefix(body, []byte("\x1f\x8b")) {
		if body, err = fetch.Gunzip(body, maxListing); err != nil {
			return Listing{}, err
		}
	}
	l := lister{base: base, seen: map[string]bool{}}
	switch start := opening(body); {
	case strings.HasPrefix(start, "{"):
		err = l.json(body)
	case isPage(start):
		err = l.page(body, r.ContentType)
	case strings.HasPrefix(start, "<"):
		err = l.xml(body)
	default:
		err = ErrNoListing
	}
	if err != nil {
		return Listing{}, err
	}
	l.Left += max(0, len(l.Lists)-maxLists)
	l.Lists = newest(l.Lists, maxLists)
	return l.Listing, nil
}

// opening is how a body begins, in lower case.
func opening(body []byte) string {
	body = bytes.TrimLeft(bytes.TrimPrefix(body, []byte("\ufeff")), " \t\r\n")
	return strings.ToLower(string(body[:min(len(body), 1024)]))
}

// isPage reports whether what begins so is HTML.
func isPage(start string) bool {
	return strings.HasPrefix(start, "<!doctype html") || strings.Contains(start, "<html")
}

// lister gathers a listing.
type lister struct {
	Listing
	base *url.URL
	seen map[string]bool
}

// add adds an entry, or a further list; one address counts once.
func (l *lister) add(e Entry, list bool) {
	u, err := l.base.Parse(strings.TrimSpace(e.URL))
	if err != nil || e.URL == "" {
		return
	}
	key, ok := keyOf(u)
	if !ok || l.seen[key] {
		return
	}
	if len(l.seen) >= maxEntries {
		l.Left++
		return
	}
	l.seen[key] = true
	e.URL, e.Title = key, strings.Join(strings.Fields(e.Title), " ")
	if list {
		l.Lists = append(l.Lists, e)
	} else {
		l.Entries = append(l.Entries, e)
	}
}

// dateLayouts are how feeds and sitemaps write dates.
var dateLayouts = []string{
	time.RFC3339, time.RFC1123Z, time.RFC1123, "Mon, 2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04:05 MST", "2 Jan 2006 15:04:05 -0700",
	"2006-01-02T15:04:05", "2006-01-02T15:04Z07:00", "2006-01-02 15:04:05", time.DateOnly,
}

// dated reads a date; zero where it cannot.
func dated(s string) time.Time {
	s = strings.TrimSpace(s)
	for _, layout := range dateLayouts {
		if t, err := time.Parse(layout, s); err == nil {
			return t
		}
	}
	return time.Time{}
}
