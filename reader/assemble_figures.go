package reader

import (
	"strconv"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// figures turns the draft's figures into the reading's.
func (a assembler) figures() []sanad.Figure {
	out := make([]sanad.Figure, 0, len(a.d.Figures))
	for i := range a.d.Figures {
		f := &a.d.Figures[i]
		x := sanad.Figure{ID: "f" + strconv.Itoa(i+1), What: a.d.Doc.Slice(f.What), Measure: f.Measure, Of: make([]sanad.Party, 0, len(f.Of)),
			Low: f.Low, High: f.High, Approx: f.Approx, Bound: f.Bound, Unit: f.Unit, Period: f.Period, Kind: f.Kind,
			Value: a.span(f.Value), Span: a.span(f.Range), Rule: f.Rule, Confidence: f.Confidence}
		for _, m := range f.Of {
			x.Of = append(x.Of, a.measuredParty(m))
		}
		if f.Statement != draft.None {
			id := statementID(f.Statement)
			x.Statement = &id
		}
		out = append(out, x)
	}
	return out
}

// measuredParty names whom a figure is of.
func (a assembler) measuredParty(mention int) sanad.Party {
	m := &a.d.Mentions[mention]
	e := &a.d.Entities[m.Entity]
	p := sanad.Party{Name: e.Name, Actor: e.Actor, Of: e.OfID, Mention: a.spanOrNil(m.Range)}
	if e.Kind == draft.StateEntity {
		p.Of = e.Actor
		if state, ok := a.d.Actors.ByID(e.Actor); ok { // a capital or a nickname may have been its first name in the report
			p.Name = state.NameIn(a.d.Doc.Lang.Pack.Code)
		}
	}
	return p
}
