package events

import (
	"github.com/sanad-news/sanad/internal/plover"
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// charge reads a charge behind what is said, whose speaker stands behind the verb:
// "Norvask has lied, charged Mirela Kostan".
func (f *finder) charge(t *trigger) (who, whom []draft.Party) {
	if t.row.Type != plover.Accuse {
		return nil, nil
	}
	i := f.statement(t.Range)
	if i == none || !f.d.Statements[i].Cue.Overlaps(t.Range) || f.d.Statements[i].Hull().From >= t.From {
		return nil, nil
	}
	if a, ok := f.actorAt(t.To); ok && a.pronoun == nil {
		return a.parties, f.told(t.Range)
	}
	return nil, nil
}

// told is of whom a statement speaks whose cue the verb is: "Norvask has lied,
// Kostan charged".
func (f *finder) told(cue text.Range) []draft.Party {
	i := f.statement(cue)
	if i == none || !f.d.Statements[i].Cue.Overlaps(cue) {
		return nil
	}
	for _, p := range f.d.Statements[i].Parts {
		for t := p.From; t < min(p.To, p.From+3); t++ {
			if a, ok := f.actorAt(t); ok && a.pronoun == nil && a.To < cue.From && f.anyPolitical(a.parties) {
				return a.parties
			}
		}
	}
	return nil
}

// asksNothing reports whether what is asked for is no deed: a greeting or thanks
// to be passed on.
func (f *finder) asksNothing(t *trigger) bool {
	for k := range f.triggers {
		n := &f.triggers[k]
		if n.row.Use == lang.EventNever && n.From > t.To && n.From-t.To < farObject && f.doc.Is(n.From-1, lang.To|lang.Sub|lang.Comp|lang.Prep) && !f.comma(t.To, n.From) {
			return true
		}
	}
	return false
}
