package events

import (
	"slices"

	"github.com/sanad-news/sanad/internal/plover"
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// Bounds of the look right, in tokens.
const (
	farObject = 12 // from the verb to the name in its object
	farPrep   = 30 // to the preposition before the other side
)

// rest is the first state or official named in what follows: a threat tells
// whom it is meant for as it goes on.
func (f *finder) rest(i int, who []draft.Party) []draft.Party {
	const far = 24 // tokens
	for end := min(i+far, f.sent.To); i < end && !f.doc.IsMark(i, ':') && !f.doc.Is(i, lang.But) && f.doc.QuoteAt(i) == f.doc.QuoteAt(end-1); i++ {
		a, ok := f.actorAt(i)
		if !ok {
			continue
		}
		i = a.To - 1
		if a.pronoun == nil && !(a.modifier && !f.doc.Is(a.From-1, lang.Comp)) && !(!f.pack.HeadLast && f.doc.Capital(a.From-1) && f.doc.Is(a.From-1, lang.Noun|lang.Place)) && f.anyPolitical(a.parties) && !f.shares(a.parties, who) && !f.doc.Is(a.From-1, lang.Loc) && !f.ownState(a.parties[0], who) && !f.unnamed(a.parties[0]) {
			out, _ := f.conjunctsRight(a)
			return out
		}
	}
	return nil
}

// ownState reports whether a party is the state of one of the others.
func (f *finder) ownState(p draft.Party, who []draft.Party) bool {
	for _, w := range who {
		if w.State != none && (w.State == p.Entity || w.State == p.State) {
			return true
		}
	}
	return false
}

func (f *finder) anyPolitical(all []draft.Party) bool {
	for _, p := range all {
		if f.political(p) {
			return true
		}
	}
	return false
}

// strict reports whether the object must be the other side itself and not what
// belongs to it: one meets a minister, and criticises a minister's plan.
func strict(typ string) bool {
	return typ == plover.Aid || typ == plover.Consult || typ == plover.Request || typ == plover.Threaten
}

// object returns whom the noun phrase behind token i names or, unless itself,
// belongs to.
func (f *finder) object(i int, itself bool) []draft.Party {
	i = f.pastDate(i) // "rejected on Friday a proposal"
	if f.pack.HeadLast && f.doc.Is(i, preps) && (itself || !f.doc.Is(i, lang.Of|lang.Adj|lang.Det)) {
		return nil // "killed at a church": the verb has no object
	}
	deep, start := 0, i
	for end := min(i+farObject, f.sent.To); i < end; i++ {
		if f.doc.Is(i, preps|lang.Of) && !f.doc.Is(i, lang.Adj|lang.Det) {
			if deep++; deep > 1 || itself && f.pack.HeadLast {
				return nil // "praised the efforts of a donor to Orlan"
			}
		}
		if a, ok := f.actorAt(i); ok {
			if f.opensPhrase(a) {
				continue
			}
			if !itself && f.victim(start, a.From) {
				return f.by(a.To) // "condemned the attack on Velm": who suffered it is not blamed
			}
			if b, ok := f.apposed(a); ok {
				return b
			}
			if a.modifier && itself {
				return nil
			}
			out, r := f.conjunctsRight(a)
			if !itself && f.doc.Is(r.To, lang.By) {
				if by := f.nameBehind(r.To + 1); len(by) > 0 {
					return by // "mengecam penembakan kota itu oleh Velmora"
				}
			}
			if len(out) > 0 && out[0].Entity == none && !f.anyPolitical(out) {
				if of := f.belonging(r.To); len(of) > 0 {
					return of
				}
			}
			return out
		}
		if f.pointed(i) {
			return f.thatState(text.Range{From: i, To: i + 2})
		}
		if itself && f.doc.Is(i, lang.Noun) && !f.doc.Is(i, lang.Adj|lang.Det|lang.Person|lang.Title|lang.Adv) {
			return nil
		}
		if f.closes(i) || f.doc.Is(i, preps) && !f.doc.Is(i, lang.Of|lang.Adj|lang.Noun) && (itself || !f.doc.Is(i, lang.By)) && !f.apposedBehind(i) || f.verbal(i) && f.doc.Is(i, lang.Verb) {
			if !itself && f.victim(start, i+1) {
				return f.by(i) // "condemned the attack on Velm by Borenia"
			}
			return nil
		}
	}
	return nil
}

// victim reports whether who is named at token i suffered an attack or an arrest
// that is named before it, behind token from: "the attack on Velm".
func (f *finder) victim(from, i int) bool {
	for k := range f.triggers {
		t := &f.triggers[k]
		if t.From < from || t.To > i || t.row.Use != lang.EventNoun || t.row.Type != plover.Assault && t.row.Type != plover.Coerce {
			continue
		}
		if t.row.Object && !f.pack.HeadLast && t.To == i {
			return true // "mengecam penangkapan Idris Kone"
		}
		for j := t.To; j < i; j++ {
			if h := f.doc.Toks[j].Hash; slices.Contains(t.row.Whom, h) && !slices.Contains(t.row.Owner, h) && !f.doc.Is(j, lang.Loc) {
				return true
			}
		}
	}
	return false
}

// pastDate returns where a date that begins at token i ends, with the preposition
// before it, or i.
func (f *finder) pastDate(i int) int {
	j := i
	if f.doc.Is(j, preps) {
		j++
	}
	if n, ok := f.ph.Date(j); ok && f.pack.HeadLast && f.d.Dates[n].From == j {
		return f.d.Dates[n].To
	}
	return i
}

// opensPhrase reports whether a possessive opens a noun phrase that goes on: "his
// visit", "her Velmoran counterpart".
func (f *finder) opensPhrase(a *someone) bool {
	return a.pronoun != nil && f.doc.Is(a.From, lang.Poss) && f.doc.IsWord(a.To) && !f.doc.Is(a.To, preps|lang.And)
}

// belonging is the state behind a group that has none of its own: "awak kapal
// asal Tembara", "sailors from Tembara".
func (f *finder) belonging(i int) []draft.Party {
	const near = 5 // tokens
	for end := min(i+near, f.sent.To); i < end && !f.isMark(i) && !f.doc.Is(i, lang.Rel|lang.Comp) && !f.inDate(text.Range{From: i, To: i + 1}) && !(f.pack.HeadLast && f.doc.Is(i, lang.Sub)) && !(!f.pack.HeadLast && f.doc.Is(i, lang.Loc)) && !(f.pack.HeadLast && f.doc.Is(i, lang.To) && f.doc.Is(i+1, lang.VerbBase)); i++ {
		if a, ok := f.actorAt(i); ok {
			if f.anyPolitical(a.parties) && f.doc.Is(i-1, preps|lang.Of|lang.Noun|lang.Sub) {
				return a.parties
			}
			return nil
		}
	}
	return nil
}

// closes reports whether token i ends the clause as far as its sides go.
func (f *finder) closes(i int) bool {
	if _, ok := f.ph.Date(i); ok {
		return false
	}
	if f.isMark(i) {
		if a, inside := f.actorAt(i); inside && a.To > i+1 {
			return false // "her counterpart, Tavik Orlan"
		}
		m := f.doc.Toks[i].Mark
		return m == ',' && !f.enumerates(i) || m == '.' || m == ';' || m == ':' || m == '!' || m == '?'
	}
	return f.doc.Is(i, lang.Comp|lang.Rel|lang.Sub|lang.But) && !f.doc.Is(i, lang.Prep|lang.Adj|lang.Dem)
}

// enumerates reports whether the comma at token i stands in a list of things
// that ends in "and": "beras, selimut, dan tenda".
func (f *finder) enumerates(i int) bool {
	const longest = 10
	if f.doc.Is(i+1, lang.And) { // the last comma of it
		for j := i + 2; j < min(i+longest, f.sent.To); j++ {
			if _, named := f.actorAt(j); named || f.verbal(j) {
				return false
			}
			if f.doc.Is(j, preps) || f.isMark(j) {
				return true
			}
		}
		return false
	}
	for j := i + 1; j < min(i+longest, f.sent.To); j++ {
		if f.doc.Is(j, lang.And) {
			return j > i+1 && !f.isVerbAt(j+1) && !f.doc.Is(j+1, lang.Cue|lang.VerbAny)
		}
		if _, named := f.actorAt(j); named || f.verbal(j) || f.inDate(text.Range{From: j, To: j + 1}) || f.doc.Is(j, preps|lang.Sub|lang.Rel|lang.Comp|lang.But|lang.Aux) && !f.doc.Is(j, lang.Adj|lang.Noun) {
			return false
		}
		if f.isMark(j) && !f.doc.IsMark(j, ',') && !f.hyphen(j) {
			return false
		}
	}
	return false
}

// behind returns who stands behind one of the prepositions in the clause
// behind token i; with bound, no other verb may stand between.
func (f *finder) behind(i int, prepositions []uint64, bound bool) []draft.Party {
	if len(prepositions) == 0 {
		return nil
	}
	for end := min(i+farPrep, f.sent.To); i < end; i++ {
		if n, ok := f.ph.Date(i); ok {
			i = f.d.Dates[n].To - 1
			if f.doc.IsMark(i+1, ',') {
				i++
			}
			continue
		}
		if slices.Contains(prepositions, f.doc.Toks[i].Hash) && f.doc.IsWord(i) {
			if who := f.nameBehind(i + 1); len(who) > 0 {
				return who
			}
			continue
		}
		if f.closes(i) && !f.dateFollows(i+1) || bound && f.verbal(i) || f.doc.Is(i, lang.Neg) {
			return nil
		}
	}
	return nil
}

// dateFollows reports whether a date stands at token i, or behind a
// preposition there.
func (f *finder) dateFollows(i int) bool {
	if _, ok := f.ph.Date(i); ok {
		return true
	}
	_, ok := f.ph.Date(i + 1)
	return ok && f.doc.Is(i, preps)
}

// nameBehind returns who the noun phrase at token i names or belongs to.
func (f *finder) nameBehind(i int) []draft.Party {
	for end := min(i+farObject, f.sent.To); i < end; i++ {
		if a, ok := f.actorAt(i); ok {
			if f.opensPhrase(a) {
				continue
			}
			if b, ok := f.apposed(a); ok {
				return b
			}
			out, r := f.conjunctsRight(a)
			if len(out) == 0 {
				return f.thatState(a.Range)
			}
			if f.unnamed(out[0]) && f.doc.Is(r.To, lang.Of) {
				i = r.To // "a camp of the Northern Front"
				continue
			}
			return out
		}
		if f.pointed(i) {
			return f.thatState(text.Range{From: i, To: i + 2})
		}
		if f.closes(i) || f.doc.Is(i, preps) && !f.doc.Is(i, lang.Of) && !f.apposedBehind(i) || f.verbal(i) {
			return nil
		}
	}
	return nil
}
