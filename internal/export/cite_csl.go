package export

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/sanad-news/sanad/internal/message"
)

// Item is an entry of CSL-JSON, as citation-style-language/schema has it in
// csl-data.json. What is cited is always the report; whose words are quoted,
// and when they were said, is told as the original author and date.
type Item struct {
	ID             string    `json:"id"`
	Type           string    `json:"type"`
	Language       string    `json:"language,omitempty"`
	Title          string    `json:"title,omitempty"`
	Author         []Name    `json:"author,omitempty"`
	OriginalAuthor []Name    `json:"original-author,omitempty"`
	ContainerTitle string    `json:"container-title,omitempty"`
	Issued         *ItemDate `json:"issued,omitempty"`
	OriginalDate   *ItemDate `json:"original-date,omitempty"`
	Accessed       *ItemDate `json:"accessed,omitempty"`
	EventPlace     string    `json:"event-place,omitempty"`
	URL            string    `json:"URL,omitempty"`
	Abstract       string    `json:"abstract,omitempty"`
	Note           string    `json:"note,omitempty"`
	Custom         *Custom   `json:"custom,omitempty"`
}

// Name is a name that is not to be taken apart.
type Name struct {
	Literal string `json:"literal"`
}

// ItemDate is a date, or the first and last of an interval, as far as it is
// known.
type ItemDate struct {
	Parts  [][]int `json:"date-parts"`
	Season int     `json:"season,omitempty"`
	Circa  bool    `json:"circa,omitempty"`
}

// Custom is what the schema leaves to whoever writes an item.
type Custom struct {
	Statement string   `json:"statement,omitempty"`
	Report    string   `json:"report,omitempty"`
	SHA256    string   `json:"sha256"`
	Page      string   `json:"page_sha256,omitempty"` // of the page as it came
	Kind      string   `json:"kind,omitempty"`
	Start     *int     `json:"start,omitempty"`
	End       *int     `json:"end,omitempty"`
	Chain     []string `json:"chain,omitempty"`
}

// CSL writes citations as a list of items of CSL-JSON. What needs words is told
// in the language of a catalogue.
func CSL(citations []Citation, say message.Catalogue) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(each(citations, func(c Citation) Item { return c.Item(say) })); err != nil {
		return nil, fmt.Errorf("writing CSL-JSON: %w", err)
	}
	return b.Bytes(), nil
}

// Item is the citation as an item of CSL-JSON.
func (c *Citation) Item(say message.Catalogue) Item {
	item := Item{
		ID: c.ID, Type: "article-newspaper", Language: c.Language, Title: c.title(say), Author: literals(c.Authors),
		ContainerTitle: oneLine(c.Outlet), Issued: itemDate(c.Published), Accessed: itemDate(c.Retrieved), URL: verbatim(c.Source.URL),
		Note: c.note(say), Custom: &Custom{Report: c.ID, SHA256: c.Hash, Page: c.Page, Chain: each(c.Carriers, oneLine)},
	}
	if q := c.Statement; q != nil {
		item.OriginalAuthor = literals(each(q.Speakers, func(a Attributed) string { return a.Name }))
		item.OriginalDate = itemDate(q.Said)
		item.EventPlace, item.Abstract = oneLine(q.Place), q.quoted(say)
		item.Custom = &Custom{Statement: c.ID, SHA256: c.Hash, Page: c.Page, Kind: q.Kind, Start: &q.Start, End: &q.End, Chain: each(q.Chain, oneLine)}
	}
	return item
}

func literals(list []string) []Name {
	return each(list, func(s string) Name { return Name{oneLine(s)} })
}

// itemDate is a date of EDTF; nil where nothing is known. One of several days is
// given as the stretch that they lie in, and marked as about.
func itemDate(edtf string) *ItemDate {
	at, ok := parseDate(edtf)
	if !ok {
		return nil
	}
	d := &ItemDate{Circa: at.choice}
	first, last := at.dates[0], at.dates[len(at.dates)-1]
	for _, x := range []date{first, last} {
		d.Circa = d.Circa || x.about
	}
	d.Season = first.season
	d.Parts = [][]int{known(first)}
	if first != last {
		d.Parts = append(d.Parts, known(last))
	}
	return d
}

// known are the numbers of a date, as many as are known.
func known(d date) []int {
	switch {
	case d.month == 0:
		return []int{d.year}
	case d.day == 0:
		return []int{d.year, d.month}
	}
	return []int{d.year, d.month, d.day}
}
