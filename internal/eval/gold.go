// Package eval scores readings against gold: reports with the statements that
// a careful reader finds in them. Its numbers are those of the project's
// reference scorer, to the last decimal; beside them it tells the errors apart
// by cause, the frames by precision, and scores the facts beside the
// statements.
package eval

import "github.com/sanad-news/sanad"

// Article is one report with what is expected of its reading.
type Article struct {
	ID         string
	Report     sanad.Report // what the reader is given
	Statements []Wanted
	Unsaid     []Wanted // what the report says was not said
	Ignore     []Place  // neither right nor wrong to find
	Annotates  []string // kinds that the set annotates; empty: all
	ByWords    bool     // where the reader mended the text, look for the words in what it made of it
	Facts      *Facts   // nil where the set has none
}

// Place is where words stand in a text: code points [Start, End), or what can
// be known of them. Parts are set where they do not stand together.
type Place struct {
	Start *int    `json:"start"`
	End   *int    `json:"end"`
	Text  *string `json:"text"`
	Parts []Place `json:"spans"`
}

func (p Place) text() string {
	if p.Text == nil {
		return ""
	}
	return *p.Text
}

func placeOf(s sanad.Span) Place { return Place{Start: &s.Start, End: &s.End, Text: &s.Text} }

// Wanted is a statement of the gold.
type Wanted struct {
	Place
	Kind    string
	Cue     *Cue
	Speaker *Names
	Unknown bool // nobody could tell who speaks, so any speaker is right
	Facts   StatementFacts
	File    string // case file and line, for messages
}

// Cue is the words that attribute a statement.
type Cue struct {
	Text  string
	Class string // "other" for beliefs, wants and polls
}

// Names is a speaker by the names that gold or a prediction has for him.
type Names struct {
	Mentions []string // as he is called beside the cue
	Resolved []string // his fullest name
	Type     string   // of the mention, in gold: name, partial, clitic, pronoun, …
	Alt      []string // names that are right too
	Silver   bool     // the fullest name was found by a program
	How      string   // how a reading resolved the mention
}

// StatementFacts is what is expected beside a statement; empty where the
// report does not tell.
type StatementFacts struct {
	Office, Of, Said, Place string
	Via                     []string
}

// Facts is what is expected of a report as a whole.
type Facts struct {
	Published []string // EDTF; any of them is right
	Dateline  string
	Agency    []string // any of them is right
	Wires     []string
	Credits   []sanad.Credit
	Events    []EventFact // nil where the set has none
	Figures   []WantedFigure
	Counted   bool // the set tells figures
}
