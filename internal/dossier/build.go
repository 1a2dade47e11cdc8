package dossier

import (
	"cmp"
	"slices"
	"strings"

	"github.com/sanad-news/sanad/internal/ask"
)

// builder tells a dossier.
type builder struct {
	Options
	d       *Dossier
	notes   map[noteKey]int
	reports map[string]bool // that have a note
	side    []string        // names
}

type noteKey struct {
	id         string
	start, end int
}

func newBuilder(o Options) *builder {
	return &builder{Options: o, notes: map[noteKey]int{}, reports: map[string]bool{}, d: &Dossier{Language: o.Language, Sections: []Section{}, Notes: []Note{}}}
}

// note numbers the places that a sentence rests on, in the order in which they
// are first named; a place has one number wherever it is named.
func (b *builder) note(cites ...*ask.Cite) []int {
	out := make([]int, 0, len(cites))
	for _, c := range cites {
		key := noteKey{c.ID, c.Start, c.End}
		n, ok := b.notes[key]
		if !ok {
			n = len(b.d.Notes) + 1
			b.notes[key] = n
			b.d.Notes = append(b.d.Notes, noteOf(n, c))
			b.d.Notes[n-1].Again = b.reports[c.Report.UID]
			b.reports[c.Report.UID] = true
		}
		if !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}

func noteOf(n int, c *ask.Cite) Note {
	out := Note{
		Number: n, ID: c.ID, Kind: c.Kind, Outlet: c.Report.Outlet, Published: c.Report.Published, Report: c.Report.UID, Title: c.Report.Title,
		Page: c.Report.Page, Superseded: c.Report.Superseded, Not: c.Not, Start: c.Start, End: c.End, Text: c.Text, Chain: []string{},
	}
	for _, l := range c.Chain {
		out.Chain = append(out.Chain, l.Carrier)
	}
	return out
}

// say makes a sentence of a template.
func (b *builder) say(cites []*ask.Cite, key string, args ...any) Item {
	return Item{Template: key, Text: b.Words.Get(key, args...), Notes: b.note(cites...)}
}

// quoted are the characters of a place as they are shown between quotation
// marks: without one of their own that nothing closes.
func quoted(text string) string {
	if strings.Count(text, `"`)%2 == 1 {
		return strings.TrimSuffix(strings.TrimPrefix(text, `"`), `"`)
	}
	return text
}

// days is the time from a first to a last day.
func (b *builder) days(first, last string) string {
	first, last = cmp.Or(first, last), cmp.Or(last, first)
	if first == "" {
		return b.Words.Get("dossier.nodate")
	}
	if strings.Contains(first, "/") || strings.Contains(last, "/") || strings.HasPrefix(first, "[") || strings.HasPrefix(last, "[") {
		if first == last {
			return b.Words.Date(first)
		}
		return b.Words.Date(first) + " – " + b.Words.Date(last)
	}
	return b.Words.Date(first + "/" + last)
}

// when is a day as far as it is known: where only the report's day is, it says
// so.
func (b *builder) when(w ask.When) string {
	switch w.Known {
	case ask.KnownNot:
		return b.Words.Get("dossier.nodate")
	case ask.KnownReport:
		return b.Words.Get("dossier.reported", b.Words.Date(w.Value))
	}
	return b.Words.Date(w.Value)
}

// dated puts the day of what a sentence tells before it.
func (b *builder) dated(it *Item, w ask.When) {
	it.Label, it.Date = b.when(w), w.Value
}

// section makes a section; where it has nothing it says that the record has
// nothing.
func (b *builder) section(key string, items []Item) Section {
	s := Section{Key: key, Title: b.Words.Get("dossier.section." + key), Items: items}
	if s.Items == nil {
		s.Items = []Item{}
	}
	return s
}

// names keeps what the sides are called, and makes the title.
func (b *builder) names(a *ask.Affairs) {
	for i := range a.Sides {
		b.side = append(b.side, a.Sides[i].Actor.Name)
	}
	b.d.Title = strings.Join(b.side, " – ")
}

// lead says how much there is.
func (b *builder) lead(a *ask.Affairs) {
	done := 0
	for i := range a.Deeds {
		if a.Deeds[i].Status == "done" {
			done++
		}
	}
	figures := 0
	for i := range a.Series {
		figures += len(a.Series[i].Points)
	}
	counts := b.counts([]counted{{"ask.statements", a.Base.Statements}, {"dossier.events", done}, {"dossier.figures", figures}})
	reports, origins := b.Words.Count("ask.reports", a.Base.Reports), b.Words.Count("ask.origins", a.Base.Origins)
	if a.Base.First == "" && a.Base.Last == "" {
		b.d.Lead = b.say(b.outlets(a), "dossier.lead.undated", counts, reports, origins)
		return
	}
	b.d.Lead = b.say(b.outlets(a), "dossier.lead", counts, reports, origins, b.days(a.Base.First, a.Base.Last))
}

// counted is a number of things, by the key of its message.
type counted struct {
	key string
	n   int
}

// counts joins numbers of things, without those of which there are none.
func (b *builder) counts(list []counted) string {
	var parts []string
	for _, c := range list {
		if c.n > 0 {
			parts = append(parts, b.Words.Count(c.key, c.n))
		}
	}
	if len(parts) == 0 {
		return b.Words.Count(list[0].key, 0)
	}
	return b.Words.And(parts)
}

// outlets are the newest reports of those outlets that carry most.
func (b *builder) outlets(a *ask.Affairs) []*ask.Cite {
	var cites []*ask.Cite
	for _, o := range a.Base.Outlets {
		cites = append(cites, o.Cites...)
	}
	return cites[:min(len(cites), mostNotes)]
}

// mostNotes is how many places one sentence names.
const mostNotes = 6

// more is how many reports there are beyond those noted.
func more(reports, noted int) int { return max(0, reports-noted) }
