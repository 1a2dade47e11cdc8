package collect

import (
	"errors"
	"io"
	"strings"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/extract"
)

// page takes a saved page: one report. Its text is found when the item is
// finished.
func (c *Collector) page(s source, r io.Reader, yield func(Item) bool) bool {
	data, err := bounded(r, s.size, extract.MaxBytes)
	if err != nil {
		return yield(Item{Where: s.name, Err: place(s.name, err)})
	}
	return yield(c.pageItem(s.name, data, s.came))
}

// pageItem makes the item of a page that is left to be finished.
func (c *Collector) pageItem(where string, data []byte, d Delivery) Item {
	return Item{Where: where, Original: c.originalOf(data, d), finish: func(i *Item) {
		report, notes, next, err := c.readPage(data, d)
		if err != nil {
			i.Err = place(where, err)
			return
		}
		report.Source.Path = where
		i.Next = next
		if i.Original != nil {
			i.Original.seal()
		}
		i.Report, i.Notes = report, notes
	}}
}

// readPage finds the report of a page, and the address of the page on which it
// goes on.
func (c *Collector) readPage(data []byte, d Delivery) (r sanad.Report, notes []Note, next string, err error) {
	text, notes, err := decode(data, c.charsetOf(data, d.MediaType))
	if err != nil {
		return sanad.Report{}, nil, "", err
	}
	p, err := extract.Read(text, extract.Options{Address: d.Address, Labels: c.labels, First: d.First, Part: d.Part})
	switch {
	case errors.Is(err, extract.ErrTooLarge):
		return sanad.Report{}, nil, "", &Error{Problem: ErrTooLarge, Detail: err.Error(), Cause: err}
	case err != nil:
		return sanad.Report{}, nil, "", &Error{Problem: ErrNoArticle, Cause: err}
	}
	if p.Partial {
		notes = append(notes, PartialNote)
	}
	if p.Next != "" {
		notes = append(notes, PagedNote)
	}
	report := sanad.Report{
		Source: sanad.Source{URL: p.URL}, Text: p.Text, Outlet: p.Outlet, Published: p.Published, Title: p.Title, Authors: p.Authors,
	}
	for _, s := range p.Dates {
		report.Dates = append(report.Dates, sanad.GivenDate(s))
	}
	return report, notes, p.Next, nil
}

// charsetOf is the encoding that was asked for, or else the one that the
// server or the page declares; decode takes it only for what is not UTF-8,
// which many pages are that declare something else.
func (c *Collector) charsetOf(data []byte, mediaType string) encoding.Encoding {
	if c.legacy != nil {
		return c.legacy
	}
	enc, name, _ := charset.DetermineEncoding(data[:min(len(data), 1024)], mediaType)
	if name == "utf-8" || strings.HasPrefix(name, "utf-16") || name == "windows-1252" && !declares(data) {
		return nil
	}
	return enc
}

// declares reports whether a page names an encoding, so that Windows-1252 is
// what it says and no guess.
func declares(data []byte) bool {
	return strings.Contains(strings.ToLower(string(data[:min(len(data), 1024)])), "charset")
}
