package mentions

import (
	"github.com/sanad-news/sanad/internal/actor"
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// learnPlaces notes the unknown names that stand behind a preposition of place:
// "di Velmora" tells that "Presiden Velmora Mirela Kostan" is Mirela Kostan.
func (f *finder) learnPlaces(r text.Range) {
	for i := r.From + 1; i < r.To; i++ {
		if !f.doc.Is(i-1, lang.Loc) || !f.doc.IsWord(i) || f.doc.Toks[i].Shape != token.Title || f.doc.Class[i] != 0 {
			continue
		}
		if i+1 < r.To && f.nameWord(i+1) && f.doc.Class[i+1]&lang.Given != 0 {
			continue
		}
		f.places[f.doc.Toks[i].Hash] = draft.None
	}
}

// place records the name of a place that the report itself taught.
func (f *finder) place(i int) bool {
	e, ok := f.places[f.doc.Toks[i].Hash]
	if !ok || !f.doc.Capital(i) {
		return false
	}
	r := text.Range{From: i, To: i + 1}
	if e == draft.None {
		e = len(f.d.Entities)
		f.d.Entities = append(f.d.Entities, draft.Entity{Kind: draft.StateEntity, Name: f.doc.Slice(r), Span: r})
		f.places[f.doc.Toks[i].Hash] = e
	}
	f.mention(draft.Mention{Range: r, Name: r, Entity: e})
	return true
}

// known reads the name of a known state, organisation or outlet at token i and
// returns its end; i where there is none.
func (f *finder) known(i, end int) int {
	c := f.doc.Class[i]
	if c&(lang.Actor|lang.Outlet) == 0 && f.doc.At[i] < 0 {
		if f.place(i) {
			return i + 1
		}
		return i
	}
	var best lang.Match
	for _, m := range f.doc.MatchesAt(i) {
		if m.Sense.Kind != lang.ActorSense && m.Sense.Kind != lang.OutletSense || int(m.To) > end || m.To < best.To {
			continue
		}
		if f.d.Actors.Actors[m.Sense.Ref].Kind != actor.Person {
			best = m
		}
	}
	if best.To == 0 || f.partOfName(i, int(best.To), end) {
		return i
	}
	r := text.Range{From: i, To: int(best.To)}
	a := &f.d.Actors.Actors[best.Sense.Ref]
	e := f.entityOf(a, r)
	f.callState(&f.d.Entities[e], a, best.Sense.Class, r)
	f.mention(draft.Mention{Range: r, Name: r, Entity: e})
	return r.To
}

// callState names an entity by what it was first called itself: not by its
// capital while a better name comes, and "Chinese" is no name of China.
func (f *finder) callState(e *draft.Entity, a *actor.Actor, class lang.Class, r text.Range) {
	if class&lang.Place != 0 {
		e.Place = e.Count == 0
		return
	}
	if e.Place {
		e.Name, e.Span = f.doc.Slice(r), r
	}
	if class&lang.Adj != 0 && (e.Place || e.Count == 0) {
		e.Name = a.NameIn(f.doc.Lang.Pack.Code)
	}
	e.Place = false
}

// partOfName reports whether a one-word name of a place or outlet stands in a
// person's name, as in "Paris Hilton".
func (f *finder) partOfName(i, to, end int) bool {
	if to-i > 1 || !f.doc.Is(i, lang.Given) {
		return false
	}
	return to < end && f.nameWord(to) && f.doc.At[to] < 0
}

func (f *finder) entityOf(a *actor.Actor, r text.Range) int {
	if e, ok := f.byActor[a.ID]; ok {
		ent := &f.d.Entities[e]
		if ent.Kind != draft.PersonEntity && r.Len() > ent.Span.Len() && ent.Kind != draft.StateEntity {
			ent.Span, ent.Name = r, f.doc.Slice(r)
		}
		return e
	}
	kind := draft.BodyEntity
	switch a.Kind {
	case actor.State:
		kind = draft.StateEntity
	case actor.Outlet, actor.Wire:
		kind = draft.OutletEntity
	case actor.Person:
		kind = draft.PersonEntity
	case actor.Place:
		kind = draft.PlaceEntity
	}
	e := len(f.d.Entities)
	f.d.Entities = append(f.d.Entities, draft.Entity{Kind: kind, Name: f.doc.Slice(r), Span: r, Actor: a.ID, Gender: a.Gender, OfID: a.Of})
	if a.Kind == actor.Place {
		f.d.Entities[e].Actor = "" // a place is no actor
	}
	f.byActor[a.ID] = e
	return e
}

// money returns the end of the name of a currency at token i, in which a state
// is named and not meant: "dolar AS". Where its last word can be a verb, it is
// one: "South Korean won".
func (f *finder) money(i int) int {
	if m, ok := f.doc.Match(i, lang.UnitSense); ok && !f.doc.Is(int(m.To)-1, lang.Verb) {
		return int(m.To)
	}
	return i
}

// state records an unknown word as the name of a state or place, here and
// wherever it stands from here on.
func (f *finder) state(i int) {
	if _, ok := f.places[f.doc.Toks[i].Hash]; !ok {
		f.places[f.doc.Toks[i].Hash] = draft.None
	}
	f.place(i)
}
