package eval

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/sanad-news/sanad"
)

// jsonFacts are the facts beside a statement in the gold's own form.
type jsonFacts struct {
	Office   *string
	Of       *string
	Said     *struct{ Date string }
	At       json.RawMessage `json:"place"`
	CitedVia string          `json:"cited_via"`
}

func (f jsonFacts) facts() StatementFacts {
	var out StatementFacts
	if f.Office != nil {
		out.Office = *f.Office
	}
	if f.Of != nil {
		// where two speakers stand for two countries, the first speaker's is judged
		out.Of, _, _ = strings.Cut(*f.Of, ";")
	}
	if f.Said != nil {
		out.Said = f.Said.Date
	}
	var at name
	if json.Unmarshal(f.At, &at) == nil {
		out.Place = string(at)
	}
	if f.CitedVia != "" {
		out.Via = []string{f.CitedVia}
	}
	return out
}

type jsonArticle struct {
	ID         string
	Text       string
	Statements []jsonStatement
	Ignore     []Place
	Annotates  []string
	Published  *struct{ Accept []string }
	Dateline   *string
	Agency     *string
	Outlet     *string
	Wires      []string
	Credits    []sanad.Credit
	Events     []EventFact
	Figures    *[]WantedFigure
}

// parseArticle reads an article of gold from a line of JSON.
func parseArticle(line []byte) (Article, error) {
	var o jsonArticle
	if err := json.Unmarshal(line, &o); err != nil {
		return Article{}, err
	}
	if o.ID == "" {
		return Article{}, fmt.Errorf("an article of gold has no id")
	}
	a := Article{ID: o.ID, Ignore: o.Ignore, Annotates: o.Annotates}
	a.Report = sanad.Report{Source: sanad.Source{ID: o.ID}, Text: o.Text}
	for _, s := range o.Statements {
		a.Statements = append(a.Statements, Wanted{Place: s.Place, Kind: s.Kind, Cue: s.Cue.cue,
			Speaker: s.Speaker.names, Unknown: s.SpeakerUnknown, Facts: s.facts()})
	}
	if o.Published != nil {
		a.Facts = o.facts()
	}
	return a, nil
}

// facts gives the facts of a set that has them, as one sees by its date of
// publication.
func (o *jsonArticle) facts() *Facts {
	f := &Facts{Published: o.Published.Accept, Wires: o.Wires, Credits: o.Credits, Events: o.Events}
	if o.Figures != nil {
		f.Figures, f.Counted = *o.Figures, true
	}
	if o.Dateline != nil {
		f.Dateline = *o.Dateline
	}
	for _, s := range []*string{o.Agency, o.Outlet} {
		if s != nil && *s != "" {
			f.Agency = append(f.Agency, *s)
		}
	}
	return f
}
