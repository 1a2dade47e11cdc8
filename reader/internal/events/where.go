package events

import (
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// where returns the place that the event's clause names behind a preposition
// of place, first behind its words and then before them.
func (f *finder) where(ev *draft.Event) text.Range {
	for i := ev.Trigger.To; i < f.sent.To && !f.parts(i, ev) && !f.otherVerb(i); i++ {
		if r := f.placeAt(i, ev); r.Len() > 0 && f.within(i, ev) {
			return r
		}
	}
	for i := ev.Trigger.From - 1; i > f.sent.From && !f.parts(i, ev); i-- {
		if r := f.placeAt(i, ev); r.Len() > 0 && f.within(i, ev) {
			return r
		}
	}
	return text.Range{}
}

// placeAt reads a place behind the preposition at token i, with those joined to
// it: "di atas Laut Jepang dan Laut China Timur".
func (f *finder) placeAt(i int, ev *draft.Event) text.Range {
	if !f.doc.Is(i, lang.Loc) && !f.locative(i) {
		return text.Range{}
	}
	j := i + 1
	if m, ok := f.doc.Match(i, lang.WordSense); ok {
		j = int(m.To)
	}
	for f.doc.Is(j, lang.Det|lang.Prep|lang.Noun|lang.Place) && f.d.MentionAt[j] < 0 && j < f.sent.To && j-i < 5 {
		j++
	}
	a, ok := f.actorAt(j)
	if !ok || len(a.parties) != 1 || a.pronoun != nil || f.takesPart(ev, a) {
		return text.Range{}
	}
	if e := a.parties[0].Entity; e == none || !f.isPlace(e) {
		return text.Range{}
	}
	_, r := f.conjunctsRight(a)
	return r
}

// locative reports whether a phrase of place of several words begins at token
// i: "di atas".
func (f *finder) locative(i int) bool {
	return f.doc.Is(i, lang.Prep) && f.doc.Is(i, lang.Loc)
}

func (f *finder) isPlace(e int) bool {
	k := f.d.Entities[e].Kind
	return k == draft.PlaceEntity || k == draft.StateEntity || k == draft.ProperEntity
}

// takesPart reports whether an actor is one of the event's participants.
func (f *finder) takesPart(ev *draft.Event, a *someone) bool {
	for _, side := range [][]draft.Party{ev.Who, ev.Whom} {
		for _, p := range side {
			if p.Mention == a.parties[0].Mention {
				return true
			}
		}
	}
	return false
}
