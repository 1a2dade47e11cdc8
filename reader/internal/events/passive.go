package events

import (
	"github.com/sanad-news/sanad/internal/plover"
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// isPassive reports whether a verb of an inflecting language stands in the
// passive: behind a form of "be", or before "by" with no verb of its own.
func (f *finder) isPassive(t *trigger) bool {
	if !f.pack.HeadLast || !f.doc.Is(t.From, lang.VerbPart) && f.doc.Class[t.From] != 0 {
		return false // a form that no table of verbs has, "criticised", may be one
	}
	for i := t.From - 1; i >= f.sent.From && t.From-i < 4; i-- {
		if f.doc.Is(i, lang.Be) {
			return true
		}
		if !f.doc.Is(i, lang.Adv|lang.Neg|lang.Aux) {
			break
		}
	}
	return f.doc.Is(t.To, lang.By) || f.doc.Is(t.To, lang.Prep|lang.Loc) && len(f.by(t.To)) > 0 // "signed in Geneva by"
}

// passive reads an event that is done to its subject.
func (f *finder) passive(t *trigger) (draft.Event, bool) {
	whom, _ := f.subject(t.From, 0)
	if t.row.Mutual && t.row.Type != plover.Consult {
		whom = nil // what is signed is no side
	}
	if len(whom) == 0 && t.row.Set != "" && t.thing.Len() > 0 && t.thing.To < t.From {
		if other := f.behind(t.thing.To, t.row.Whom, true); len(other) > 0 && other[0].Mention.From < t.From {
			whom = other // "hubungan dengan China dibekukan Indonesia"
		}
	}
	who := f.by(t.To)
	if len(who) == 0 && !f.pack.HeadLast {
		if a, ok := f.actorAt(t.To); ok { // "dikunjungi Xi": no word between
			who, _ = f.conjunctsRight(a)
		}
	}
	switch {
	case len(who) == 0:
		who = f.behind(t.To, t.row.Whom, true)
	case !f.anyPolitical(whom) && len(t.row.Whom) > 0:
		if other := f.behind(t.To, t.row.Whom, true); len(other) > 0 {
			whom = other // "penjelasan dituntut Manila dari Norvask"
		}
	}
	if t.row.Alone && len(who) == 0 && f.anyPolitical(whom) && f.ofForces(whom[0].Mention) {
		who, whom = whom, nil // "pasukan Velmora dikerahkan"
	}
	if (t.row.Alone || t.row.Mutual) && !f.anyPolitical(whom) {
		whom = nil
	}
	return draft.Event{Who: who, Whom: whom, Rule: "passive"}, len(who) > 0
}

// ofForces reports whether words tell forces, or the state right behind them.
func (f *finder) ofForces(r text.Range) bool {
	const before = 2
	for i := max(f.sent.From, r.From-before); i < r.To; i++ {
		if f.armed(i) {
			return true
		}
	}
	return false
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
