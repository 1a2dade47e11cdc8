package reader

import (
	"strconv"
	"strings"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

func (a assembler) event(i int) sanad.Event {
	ev := &a.d.Events[i]
	out := sanad.Event{ID: "e" + strconv.Itoa(i+1), Type: ev.Type, Mode: ev.Mode, CAMEO: ev.CAMEO, Status: ev.Status,
		Who: a.parties(ev.Who), Whom: a.parties(ev.Whom), Mutual: ev.Mutual, Count: ev.Count, Place: a.d.Doc.Slice(ev.Place),
		Trigger: a.span(ev.Trigger), Span: a.span(ev.Span), Rule: ev.Rule, Confidence: a.d.Doc.Lang.Pack.EventPrecision(ev.Rule)}
	out.Actor, out.Recipient = joined(out.Who), joined(out.Whom)
	if ev.Date != nil {
		out.Date = a.date(ev.Date)
	}
	if ev.Statement != draft.None {
		id := statementID(ev.Statement)
		out.Statement = &id
	}
	return out
}

func joined(parties []sanad.Party) string {
	var names []string
	for _, p := range parties {
		names = append(names, p.Name)
	}
	return strings.Join(names, "; ")
}

func (a assembler) parties(all []draft.Party) []sanad.Party {
	out := make([]sanad.Party, 0, len(all))
	for _, p := range all {
		out = append(out, a.party(p))
	}
	return out
}

// party names someone by the fullest name the report gives, or by the words
// that describe him.
func (a assembler) party(p draft.Party) sanad.Party {
	out := sanad.Party{Name: a.d.Doc.Slice(p.Mention), Mention: a.spanOrNil(p.Mention)}
	if p.State != draft.None {
		out.Of = a.d.Entities[p.State].Actor
	}
	if p.Entity == draft.None {
		return out
	}
	e := &a.d.Entities[p.Entity]
	if !p.Words {
		out.Name = e.Name
	}
	out.Actor = e.Actor
	if out.Of == "" {
		out.Of = e.OfID
	}
	if out.Of == "" && e.Kind == draft.StateEntity {
		out.Of = e.Actor
	}
	return out
}
