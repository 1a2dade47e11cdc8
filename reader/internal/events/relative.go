package events

import (
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// antecedent is who stands before a relative clause with the subject at r, to whom
// its verb does it: "the fishermen whom Drusova seized", "the fishermen it seized".
func (f *finder) antecedent(r text.Range) []draft.Party {
	if !f.pack.HeadLast || r.Len() == 0 {
		return nil
	}
	i := r.From
	for f.doc.Is(i-1, lang.Det|lang.Adj) && !f.doc.Is(i-1, lang.Rel|lang.Comp) && i > f.sent.From {
		i--
	}
	relative := f.doc.Is(i-1, lang.Rel)
	if relative {
		if i--; f.doc.IsMark(i-1, ',') {
			i--
		}
	}
	a, ok := f.actorAt(i - 1)
	if !ok || a.To != i || a.pronoun != nil {
		return nil
	}
	if !relative && !(f.captive(a.Range) || f.unnamedThing(a)) {
		return nil // "Velmora Borenia" is no noun with a clause of its own
	}
	return a.parties
}

// neutral is the state or body that "it" stands for as a subject: the last one
// before it in the sentence that is no part of another phrase, or else the one
// that was named last.
func (f *finder) neutral(a *someone) []draft.Party {
	for k := len(f.actors) - 1; k >= 0; k-- {
		b := &f.actors[k]
		if b.To > a.From || b.pronoun != nil || b.modifier && !f.isVerbAt(b.To) || len(b.parties) != 1 || f.isPerson(b.parties[0]) || f.isHolder(b.parties[0]) || f.weight(b.parties[0]) == nobody || f.unnamed(b.parties[0]) || f.captive(b.Range) {
			continue
		}
		if _, in := f.inPhraseOf(b); in || f.doc.Is(b.To, lang.PossessiveS) {
			continue
		}
		return b.parties
	}
	if f.s == 0 {
		return nil
	}
	that := f.thatState(a.Range)
	if len(that) > 0 && f.namedIn(that[0].Entity, f.doc.Sents[f.s-1].Range) {
		return that
	}
	return nil
}

// isHolder reports whether a party is told by an office, as a person is.
func (f *finder) isHolder(p draft.Party) bool {
	return p.Entity != none && f.official(f.d.Entities[p.Entity].Office)
}

// namedIn reports whether an entity is named in a stretch of the text.
func (f *finder) namedIn(e int, r text.Range) bool {
	for i := r.From; i < r.To; i++ {
		if m, ok := f.d.Mention(i); ok && m.Entity == e {
			return true
		}
	}
	return false
}

// reciprocal reports whether a verb's object is the other of those who do it:
// "accused each other".
func (f *finder) reciprocal(t *trigger) bool {
	if t.From > f.sent.From && f.is(text.Range{From: t.From - 1, To: t.From}, "reciprocal") {
		return true // "saling menuduh"
	}
	const near = 3 // tokens: "fired at each other"
	from := max(t.To, t.thing.To)
	for i := from; i < min(from+near, f.sent.To); i++ {
		if f.is(text.Range{From: i, To: i + 1}, "reciprocal") {
			return true
		}
		if !f.doc.Is(i, preps|lang.Of|lang.Adv) {
			return false
		}
	}
	return false
}

// ownCountry is the state of somebody whose country the subject is that ends before
// token i: "the minister said that her country had expelled".
func (f *finder) ownCountry(i int) ([]draft.Party, text.Range) {
	own, ok := f.actorAt(i - 2)
	if !ok || !f.pack.HeadLast || own.pronoun == nil || !f.doc.Is(i-2, lang.Poss) || !f.doc.Is(i-1, lang.Place) || f.doc.Capital(i-1) {
		return nil, text.Range{}
	}
	at := text.Range{From: i - 2, To: i}
	for k := len(f.actors) - 1; k >= 0; k-- {
		if a := &f.actors[k]; a.To <= own.From && a.pronoun == nil && len(a.parties) == 1 && a.parties[0].State != none && f.isPerson(a.parties[0]) {
			return []draft.Party{f.understood(a.parties[0].State, at)}, at
		}
	}
	for _, p := range f.one(own, own.pronoun.Gender) {
		if p.State != none {
			return []draft.Party{f.understood(p.State, at)}, at
		}
	}
	return nil, text.Range{}
}

// resolving is who has the decision, plan or offer whose infinitive the verb is:
// "Velmora's decision to recall", "a decision by Velmora to recall".
func (f *finder) resolving(v int) ([]draft.Party, text.Range) {
	if !f.pack.HeadLast || !f.doc.Is(v-1, lang.To) {
		return nil, text.Range{}
	}
	i := v - 2
	if a, ok := f.actorAt(i); ok {
		p, in := f.inPhraseOf(a)
		if in && (f.doc.Is(p, lang.By) && f.doc.Is(p-1, lang.Noun) || f.is(text.Range{From: p, To: p + 1}, "deed") && f.doc.Is(p-1, lang.Noun|lang.Adj)) && !f.verbal(p-1) {
			return f.conjuncts(a)
		}
		return nil, text.Range{}
	}
	if !f.doc.Is(i, lang.Noun) || f.verbal(i) {
		return nil, text.Range{}
	}
	for i > f.sent.From && (f.doc.Is(i, lang.Noun|lang.Adj|lang.PossessiveS) && !f.doc.Is(i, preps|lang.Det)) {
		if a, ok := f.actorAt(i - 1); ok {
			if f.doc.Is(a.From, lang.Poss) && a.pronoun != nil {
				return f.leftwards(a.From, true, a.From, 1)
			}
			if a.pronoun == nil && (f.doc.Is(a.To, lang.PossessiveS) || a.modifier) {
				return f.conjuncts(a)
			}
			break
		}
		i--
	}
	return nil, text.Range{}
}
