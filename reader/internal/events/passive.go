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
	if f.doc.Is(t.To, lang.By) {
		return true
	}
	if a, ok := f.actorAt(t.From - 1); ok && a.To == t.From && !f.unnamedThing(a) {
		return false // "Velmora condemned as barbaric the shelling by Borenia"
	}
	return f.doc.Is(t.To, lang.Prep|lang.Loc) && len(f.by(t.To)) > 0 // "signed in Geneva by"
}

// unnamedThing reports whether an actor is told by common words alone, to which
// something can be done as well as it can do something.
func (f *finder) unnamedThing(a *someone) bool {
	return a.pronoun == nil && len(a.parties) == 1 && a.parties[0].Entity == none && a.parties[0].State == none
}

// passive reads an event that is done to its subject.
func (f *finder) passive(t *trigger) (draft.Event, bool) {
	if t.clitic && f.doc.Is(t.From-1, preps|lang.Sub) {
		return draft.Event{}, false // "sejak diputuskannya rencana": what it was done to stands behind
	}
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
	if len(who) == 0 {
		who = f.behind(t.To, t.row.Owner, true) // "expelled from Borenia"
	}
	if held := f.heldBefore(t); held != nil && (len(who) == 0 || !f.anyPolitical(whom) && f.pointsBack(t)) {
		return draft.Event{Who: held.Who, Whom: held.Whom, Rule: "passive"}, true
	}
	if t.clitic && len(who) == 0 {
		who = f.agentOf(t, whom)
	}
	if t.row.Anyone && (len(who) == 0 || f.weight(who[0]) == nobody) {
		if crowd := f.crowdBehind(t.To); len(crowd) > 0 {
			who = crowd // "gedung parlemen dikepung ribuan guru"
		}
	}
	switch {
	case len(who) == 0 && t.row.Mutual && t.row.Alone && f.pack.HeadLast:
		return draft.Event{}, false // "no pact was signed with Velmora": by whom nobody says
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
	if (t.row.Alone || t.row.Mutual) && !f.anyPolitical(whom) && !(len(whom) > 0 && f.captive(whom[0].Mention) && (t.row.Type == plover.Coerce || t.row.Type == plover.Concede)) {
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

// agentOf is who an enclitic doer stands for: the last one named before those to
// whom it is done, or else who did what was told before: "11 nelayan yang
// ditangkapnya", "Larangan itu dijatuhkannya pada Januari".
func (f *finder) agentOf(t *trigger, whom []draft.Party) []draft.Party {
	for k := len(f.actors) - 1; k >= 0; k-- {
		a := &f.actors[k]
		if a.To <= t.From && a.pronoun == nil && !f.shares(a.parties, whom) && f.anyPolitical(a.parties) && !f.unnamed(a.parties[0]) && !f.captive(a.Range) {
			return a.parties
		}
	}
	if n := len(f.d.Events); n > 0 && f.d.Events[n-1].Sent == f.s-1 {
		t.back = n
		return f.d.Events[n-1].Who
	}
	return nil
}

// crowdBehind is the crowd that the noun phrase at token i tells.
func (f *finder) crowdBehind(i int) []draft.Party {
	if f.doc.Is(i, lang.By) {
		i++
	}
	for f.doc.Is(i, lang.Number|lang.Det) && i < f.sent.To {
		i++
	}
	a, ok := f.actorAt(i)
	if !ok || a.From != i || a.pronoun != nil || !f.has(a.Range, lang.Person) || f.person(a.parties[0]) {
		return nil
	}
	return []draft.Party{{Entity: none, Mention: a.Range, Words: true, State: none}}
}

// heldBefore returns the event told last, in this sentence or the one before, that
// took or freed those who are the subject of a passive that frees or takes them:
// "released nine surveyors. They had been detained in March".
func (f *finder) heldBefore(t *trigger) *draft.Event {
	if t.row.Type != plover.Coerce && t.row.Type != plover.Concede || t.row.Mutual || len(f.d.Events) == 0 {
		return nil
	}
	last := &f.d.Events[len(f.d.Events)-1]
	if last.Sent < f.s-1 || last.Type == t.row.Type || last.Type != plover.Coerce && last.Type != plover.Concede || len(last.Whom) == 0 {
		return nil
	}
	if f.pointsBack(t) {
		return last
	}
	if a, ok := f.actorAt(f.group(t.From) - 1); ok && f.headOf(a.Range) == f.headOf(last.Whom[0].Mention) {
		return last
	}
	return nil
}

// pointsBack reports whether the subject of a passive is a pronoun.
func (f *finder) pointsBack(t *trigger) bool {
	a, ok := f.actorAt(f.group(t.From) - 1)
	return ok && a.pronoun != nil && a.pronoun.Person == 3 && a.pronoun.Gender != "n" && !f.doc.Is(a.From, lang.Poss)
}

// headOf is the word that a noun phrase is about.
func (f *finder) headOf(r text.Range) uint64 {
	if r.Len() == 0 {
		return 0
	}
	if f.pack.HeadLast {
		return f.doc.Toks[r.To-1].Hash
	}
	return f.doc.Toks[r.From].Hash
}
