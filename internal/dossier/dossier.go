// Package dossier tells a relation, an actor or a line from the record: a tree
// of sections and sentences, each sentence with numbered notes that name the
// outlet, the day, the chain and the characters it rests on. Every sentence is
// a template of the catalogue filled in with what the record has; nothing else
// is written.
package dossier

import (
	"github.com/sanad-news/sanad/internal/ask"
	"github.com/sanad-news/sanad/internal/message"
)

// Kind says what a dossier is of.
type Kind string

// The kinds of dossier.
const (
	Pair  Kind = "pair"
	Actor Kind = "actor"
	Line  Kind = "line"
	// Figures is no dossier of anyone: series with their notes.
	Figures Kind = "figures"
)

// Dossier is a dossier as it is told.
type Dossier struct {
	Kind     Kind      `json:"kind"`
	Language string    `json:"language"` // of its own words, BCP 47
	Title    string    `json:"title"`
	Lead     Item      `json:"lead"`
	Sections []Section `json:"sections"`
	Notes    []Note    `json:"notes"`
	Cut      bool      `json:"cut,omitempty"` // only the newest of what the record has was looked at
	CutText  string    `json:"cut_text,omitempty"`
}

// Section is a part of a dossier. One of which the record has nothing says so.
type Section struct {
	Key      string    `json:"key"` // names the section, whatever the language
	Title    string    `json:"title"`
	Items    []Item    `json:"items"`
	Charts   []Chart   `json:"charts,omitempty"`
	Sections []Section `json:"sections,omitempty"`
}

// Item is one sentence with its notes, and those that belong under it.
type Item struct {
	Template string `json:"template"`        // the key of the message it was made by
	Label    string `json:"label,omitempty"` // a day or period that stands before it
	Date     string `json:"date,omitempty"`  // the same, EDTF
	Text     string `json:"text"`
	Quote    string `json:"quote,omitempty"` // characters of the first note, or the claim they make
	Direct   bool   `json:"direct,omitempty"`
	Notes    []int  `json:"notes"`
	More     int    `json:"more,omitempty"` // further reports that are not noted
	Items    []Item `json:"items,omitempty"`
}

// Note is where a sentence was read.
type Note struct {
	Number     int      `json:"number"`
	ID         string   `json:"id"`   // of the statement, event, figure or report
	Kind       string   `json:"kind"` // of a statement: direct, indirect, mixed; event, figure, report
	Outlet     string   `json:"outlet,omitempty"`
	Published  string   `json:"published,omitempty"` // EDTF
	Chain      []string `json:"chain"`               // carriers, nearest to the speaker first
	Report     string   `json:"report"`              // uid
	Title      string   `json:"title,omitempty"`
	Again      bool     `json:"again,omitempty"` // a note before this one is of the same report, and tells its title
	Page       string   `json:"page,omitempty"`
	Superseded bool     `json:"superseded,omitempty"` // the page was changed afterwards
	Not        bool     `json:"not_said,omitempty"`   // the report says that this was not said
	Start      int      `json:"start"`                // code points into the reading's text
	End        int      `json:"end"`
	Text       string   `json:"text"` // those characters
}

// ChartKind says how a chart is drawn.
type ChartKind string

// The kinds of chart.
const (
	Timeline ChartKind = "timeline" // events on a line of days
	Months   ChartKind = "months"   // statements and events by months
	Values   ChartKind = "values"   // figures by periods
)

// Chart is what a chart shows; the renderers draw it.
type Chart struct {
	Kind   ChartKind `json:"kind"`
	Title  string    `json:"title"`
	Unit   string    `json:"unit,omitempty"`
	Names  []string  `json:"names,omitempty"` // of the series, in the order of the counts
	Months []Bar     `json:"months,omitempty"`
	Marks  []Mark    `json:"marks,omitempty"`
}

// Bar is one month: how often each of Names.
type Bar struct {
	Month  string `json:"month"`
	Counts []int  `json:"counts"`
	Notes  []int  `json:"notes"`
}

// Mark is one event or figure on a chart.
type Mark struct {
	From  string  `json:"from"` // first and last day it can be of
	To    string  `json:"to"`
	Low   float64 `json:"low,omitempty"`
	High  float64 `json:"high,omitempty"`
	Class string  `json:"class"` // cooperation, conflict, other; actual, estimate, target, limit
	Text  string  `json:"text"`
	Notes []int   `json:"notes"`
}

// Options say how a dossier is told.
type Options struct {
	Words    message.Catalogue
	Language string // of Words, BCP 47
}

// Of tells a pair or an actor from its facts.
func Of(a *ask.Affairs, o Options) *Dossier {
	b := newBuilder(o)
	b.d.Kind = Actor
	if len(a.Sides) > 1 {
		b.d.Kind = Pair
	}
	b.names(a)
	if a.Base.Reports == 0 {
		b.d.Lead = b.say(nil, "dossier.lead.none")
		return b.d
	}
	b.lead(a)
	for _, part := range []func(*ask.Affairs) (Section, bool){
		b.people, b.meetings, b.acts, b.unfinished, b.lines, b.about, b.third, b.figures, b.differ, b.relation, b.base, b.unknown,
	} {
		if s, ok := part(a); ok {
			b.d.Sections = append(b.d.Sections, s)
		}
	}
	if b.d.Cut = a.Cut; a.Cut {
		b.d.CutText = b.Words.Get("dossier.cut")
	}
	return b.d
}
