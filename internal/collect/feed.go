package collect

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/extract"
)

const (
	// maxFeed is the largest feed, in bytes: fifty whole reports take a tenth.
	maxFeed = 32 << 20
	// maxFeedDepth is how deep a feed's elements may be nested: the parser goes
	// down by calling itself, and a stack that is used up ends the program.
	maxFeedDepth = 200
)

// feed yields a report for each entry of an RSS, Atom or JSON feed.
func (c *Collector) feed(name string, r io.Reader, yield func(Item) bool) bool {
	data, err := bounded(r, -1, maxFeed)
	if err != nil {
		return yield(Item{Where: name, Err: place(name, err)})
	}
	data = withoutControls(data)
	if tooDeep(data) {
		return yield(failed(name, ErrFeed, errTooDeep))
	}
	f, err := gofeed.NewParser().Parse(bytes.NewReader(data))
	if err != nil {
		return yield(failed(name, ErrFeed, err))
	}
	if len(f.Items) == 0 {
		return yield(Item{Where: name, Err: &Error{Where: name, Problem: ErrEmpty}})
	}
	for i, entry := range f.Items {
		if !yield(feedItem(name+":"+strconv.Itoa(i+1), f, entry)) {
			return false
		}
	}
	return true
}

// feedItem makes a report of an entry: its content, or its summary where it
// has no more.
func feedItem(where string, f *gofeed.Feed, entry *gofeed.Item) Item {
	item := Item{Where: where}
	text := fragment(entry.Content)
	if summary := fragment(entry.Description); len(summary) > len(text) {
		text = summary
		item.Notes = []Note{SummaryNote}
	}
	if strings.TrimSpace(text) == "" {
		item.Err = &Error{Where: where, Problem: ErrEmpty}
		return item
	}
	report := sanad.Report{
		Source: sanad.Source{Path: where, URL: linkOf(entry), ID: entry.GUID},
		Text:   text, Outlet: feedName(f), Title: strings.Join(strings.Fields(html.UnescapeString(entry.Title)), " "),
	}
	for _, a := range entry.Authors {
		if a != nil && strings.TrimSpace(a.Name) != "" {
			report.Authors = append(report.Authors, strings.TrimSpace(a.Name))
		}
	}
	if at := entry.PublishedParsed; at != nil {
		report.Published = at.Format(time.RFC3339)
		report.Dates = append(report.Dates, sanad.GivenDate{Value: report.Published, From: "feed"})
	}
	if at := entry.UpdatedParsed; at != nil && (entry.PublishedParsed == nil || !at.Equal(*entry.PublishedParsed)) {
		report.Dates = append(report.Dates, sanad.GivenDate{Value: at.Format(time.RFC3339), From: "feed modified"})
	}
	item.Report = report
	return item
}

// linkOf is the address of an entry: its link, or else its id where that is an
// address, as that of RSS is unless it says otherwise.
func linkOf(entry *gofeed.Item) string {
	if id := strings.ToLower(entry.GUID); entry.Link == "" && (strings.HasPrefix(id, "http://") || strings.HasPrefix(id, "https://")) {
		return entry.GUID
	}
	return entry.Link
}

// feedName is the outlet's name in a feed's title, which may go on with that
// of a section.
func feedName(f *gofeed.Feed) string {
	name := strings.Join(strings.Fields(html.UnescapeString(f.Title)), " ")
	for _, sep := range []string{" | ", " - ", " – ", " — ", " » ", " > "} {
		if before, _, ok := strings.Cut(name, sep); ok {
			name = before
		}
	}
	return name
}

// fragment is the text of a piece of HTML.
func fragment(s string) string {
	if !strings.ContainsAny(s, "<&") {
		return strings.ToValidUTF8(strings.TrimSpace(s), "\uFFFD")
	}
	doc, err := html.Parse(strings.NewReader(strings.ToValidUTF8(s, "\uFFFD")))
	if err != nil {
		return ""
	}
	return strings.ReplaceAll(strings.Join(extract.Lines(doc), "\n\n"), "\x00", "")
}

// tooDeep reports whether the elements of XML are nested deeper than they may
// be, as the parser's own tokenizer counts them; never for JSON, whose parser
// bounds it. Where the tokens end in a fault, the parser ends there too.
func tooDeep(data []byte) bool {
	if bytes.HasPrefix(opening(data), []byte("{")) {
		return false
	}
	return errors.Is(tokens(data, func(xml.Token) error { return nil }), errTooDeep)
}

// withoutControls takes out the control characters that XML forbids, as the
// parser does: its tokenizer would stop at the first.
func withoutControls(data []byte) []byte {
	return slices.DeleteFunc(data, func(b byte) bool {
		return b < ' ' && b != '\t' && b != '\n' && b != '\r'
	})
}

// errTooDeep says that things stand in one another too deep.
var errTooDeep = errors.New("nested too deep")
