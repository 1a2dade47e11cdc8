package events

import (
	"slices"

	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// Bounds of the look right, in tokens.
const (
	farObject = 12 // from the verb to the name in its object
	farPrep   = 30 // to the preposition before the other side
)

// verb reads an event whose subject does it.
func (f *finder) verb(t *trigger) (draft.Event, bool) {
	if f.isPassive(t) {
		return f.passive(t)
	}
	who, at := f.subject(t.From, 0)
	rule := "verb"
	var whom []draft.Party
	if t.row.Object {
		whom = f.object(t.To)
	}
	if len(whom) == 0 {
		if whom = f.behind(t.To, t.row.Whom); len(whom) > 0 {
			rule = "verb-preposition"
		}
	}
	if len(whom) == 0 && t.row.Mutual {
		rule = "verb-together"
	}
	if len(whom) == 0 && t.row.Alone {
		rule = "verb-alone"
	}
	_ = at
	return draft.Event{Who: who, Whom: whom, Rule: rule}, len(who) > 0
}

// isPassive reports whether a verb of an inflecting language stands in the
// passive: behind a form of "be", or before "by" with no verb of its own.
func (f *finder) isPassive(t *trigger) bool {
	if !f.doc.Is(t.From, lang.VerbPart) {
		return false
	}
	for i := t.From - 1; i >= f.sent.From && t.From-i < 4; i-- {
		if f.doc.Is(i, lang.Be) {
			return true
		}
		if !f.doc.Is(i, lang.Adv|lang.Neg|lang.Aux) {
			break
		}
	}
	return f.doc.Is(t.To, lang.By)
}

// passive reads an event that is done to its subject.
func (f *finder) passive(t *trigger) (draft.Event, bool) {
	whom, _ := f.subject(t.From, 0)
	who := f.by(t.To)
	if len(who) == 0 {
		who = f.behind(t.To, t.row.Whom)
	}
	if len(who) == 0 && !f.pack.HeadLast {
		if a, ok := f.actorAt(t.To); ok { // "dikunjungi Xi": no word between
			who, _ = f.conjunctsRight(a)
		}
	}
	return draft.Event{Who: who, Whom: whom, Rule: "passive"}, len(whom) > 0 && len(who) > 0
}

// by returns who stands behind the word for the agent, in the clause behind
// token i.
func (f *finder) by(i int) []draft.Party {
	for end := min(i+farObject, f.sent.To); i < end && !f.closes(i); i++ {
		if f.doc.Is(i, lang.By) {
			return f.nameBehind(i + 1)
		}
	}
	return nil
}

// object returns whom the noun phrase behind token i names or belongs to.
func (f *finder) object(i int) []draft.Party {
	for end := min(i+farObject, f.sent.To); i < end; i++ {
		if a, ok := f.actorAt(i); ok {
			if a.pronoun != nil && f.doc.Is(i, lang.Poss) && f.doc.Is(a.To, lang.Noun|lang.Adj|heads) {
				continue // "his visit": the phrase goes on
			}
			out, _ := f.conjunctsRight(a)
			return out
		}
		if f.closes(i) || f.doc.Is(i, preps) && !f.doc.Is(i, lang.Of|lang.Adj|lang.Noun) || f.verbal(i) {
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
		m := f.doc.Toks[i].Mark
		return m == ',' || m == '.' || m == ';' || m == ':' || m == '!' || m == '?'
	}
	return f.doc.Is(i, lang.Comp|lang.Rel|lang.Sub|lang.But) && !f.doc.Is(i, lang.Prep|lang.Adj|lang.Dem)
}

// behind returns who stands behind one of the prepositions in the clause
// behind token i.
func (f *finder) behind(i int, prepositions []uint64) []draft.Party {
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
		if f.closes(i) && !f.dateFollows(i+1) {
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
			out, _ := f.conjunctsRight(a)
			if len(out) == 0 {
				return f.thatState(a.Range)
			}
			return out
		}
		if f.doc.Is(i, lang.Place|lang.Noun) && f.doc.Is(i+1, lang.Dem) {
			return f.thatState(text.Range{From: i, To: i + 2}) // "ke negara itu"
		}
		if f.doc.Is(i, lang.Dem) && f.doc.Is(i+1, lang.Place|lang.Noun) {
			return f.thatState(text.Range{From: i, To: i + 2}) // "to that country"
		}
		if f.closes(i) || f.doc.Is(i, preps) || f.verbal(i) {
			return nil
		}
	}
	return nil
}

// thatState is the state that words like "that country" point back to: the
// last one named that no office in the sentence is of.
func (f *finder) thatState(r text.Range) []draft.Party {
	const far = 80 // tokens back
	for i := r.From - 1; i >= 0 && r.From-i < far; i-- {
		m, ok := f.d.Mention(i)
		if !ok {
			continue
		}
		i = min(i, m.From)
		if f.d.Entities[m.Entity].Kind != draft.StateEntity || f.ofOffice(m) {
			continue
		}
		return []draft.Party{f.understood(m.Entity, r)}
	}
	return nil
}

// ofOffice reports whether a state is named only to say whose office it is.
func (f *finder) ofOffice(m *draft.Mention) bool {
	const near = 12 // mentions
	at := int(f.d.MentionAt[m.From])
	for i := max(0, at-near); i < min(len(f.d.Mentions), at+near); i++ {
		if f.d.Mentions[i].Of == m.Range {
			return true
		}
	}
	return false
}
