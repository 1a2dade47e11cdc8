package events

import (
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// apposed is the person whose name follows what he is, between commas: "his
// Velmoran counterpart, Tavik Orlan", "timpalannya dari Velmora, Tavik Orlan".
func (f *finder) apposed(a *someone) ([]draft.Party, bool) {
	if a.pronoun != nil || len(a.parties) != 1 || a.parties[0].Entity != none && f.d.Entities[a.parties[0].Entity].Kind == draft.PersonEntity {
		return nil, false
	}
	i := a.To
	for i < a.To+3 && f.doc.IsWord(i) && (!f.doc.Is(i, preps|lang.Cue|lang.VerbAny|lang.And) || f.doc.Is(i, lang.Adj)) {
		if _, named := f.actorAt(i); named || f.inDate(text.Range{From: i, To: i + 1}) {
			return nil, false
		}
		i++
	}
	if i == a.To && !f.doc.Is(a.From-1, lang.Prep|lang.Of|lang.Loc) || !f.doc.IsMark(i, ',') {
		return nil, false
	}
	b, ok := f.actorAt(i + 1)
	if !ok || b.From != i+1 || b.pronoun != nil || !f.isMark(b.To) || f.doc.Is(b.To+1, lang.And) || len(b.parties) != 1 || b.parties[0].Mention.Len() < 2 || b.parties[0].Entity == none || b.parties[0].Mention != b.Range || f.isPlaceName(b.parties[0].Entity) {
		return nil, false
	}
	p := b.parties[0]
	if p.State == none {
		p.State = a.parties[0].State
		if p.State == none {
			p.State = a.parties[0].Entity
		}
	}
	return []draft.Party{p}, true
}

func (f *finder) isPlaceName(e int) bool {
	k := f.d.Entities[e].Kind
	return k == draft.PlaceEntity || k == draft.StateEntity
}

// apposedBehind reports whether the preposition at token i opens what tells of
// whom a person is whose name follows.
func (f *finder) apposedBehind(i int) bool {
	a, ok := f.actorAt(i + 1)
	if !ok {
		return false
	}
	_, ok = f.apposed(a)
	return ok
}

// pointed reports whether words that point to a place begin at token i: "negara
// itu", "that country".
func (f *finder) pointed(i int) bool {
	switch {
	case f.doc.Is(i, lang.Place) && f.doc.Is(i+1, lang.Dem):
		return f.is(text.Range{From: i, To: i + 1}, "country")
	case f.doc.Is(i, lang.Dem) && f.doc.Is(i+1, lang.Place):
		return f.is(text.Range{From: i + 1, To: i + 2}, "country")
	}
	return false
}

// thatState is the state that words like "that country" point back to: the
// last one named that no office in the sentence is of.
func (f *finder) thatState(r text.Range) []draft.Party {
	const far = 80 // tokens back
	for i := r.From - 1; i >= 0 && r.From-i < far; i-- {
		if open := f.aboutClause(i); open >= 0 { // ", which had followed Drusova," and whom it is about
			i = open
			if a, ok := f.actorAt(i - 1); ok {
				i = a.From
			}
			continue
		}
		m, ok := f.d.Mention(i)
		if !ok {
			continue
		}
		i = min(i, m.From)
		e := &f.d.Entities[m.Entity]
		if e.Kind != draft.StateEntity && !(e.Kind == draft.ProperEntity && f.bare(e, m.Range)) || f.ph.OfOffice(int(f.d.MentionAt[m.From])) || f.sent.Has(m.From) && (f.acting(m.To) && !f.comma(m.To, r.From) || f.inRole(m)) {
			continue
		}
		return []draft.Party{f.understood(m.Entity, r)}
	}
	return nil
}

func (f *finder) comma(from, to int) bool {
	for i := from; i < to; i++ {
		if f.doc.IsMark(i, ',') {
			return true
		}
	}
	return false
}

// inRole reports whether a state is named inside the words for somebody else.
func (f *finder) inRole(m *draft.Mention) bool {
	a, ok := f.actorAt(m.From)
	return ok && (a.From < m.From || a.To > m.To)
}

// acting reports whether a verb follows at token i, so that what stands before
// it is its subject.
func (f *finder) acting(i int) bool {
	for f.doc.Is(i, lang.Aux|lang.Adv|lang.Neg) && i < f.sent.To {
		i++
	}
	return i < f.sent.To && (f.verbal(i) || f.isVerbAt(i))
}

// appose gives a name between commas the office that stands before it: "Velmora's
// ambassador to the UN, Mirela Kostan, said", "timpalannya dari Velmora, Tavik
// Orlan".
func (f *finder) appose() {
	const far = 8 // tokens from the office's head to the comma
	for i := len(f.actors) - 1; i > 0; i-- {
		f.absorb(i)
	}
	defer f.possessives()
	f.pairs()
	f.rolesBehind()
	for i := 1; i < len(f.actors); i++ {
		a := &f.actors[i]
		if len(a.parties) != 1 || a.parties[0].State != none || !f.person(a.parties[0]) || a.parties[0].Mention.Len() < 2 || !f.doc.IsMark(a.From-1, ',') {
			continue
		}
		for j := i - 1; j >= 0 && a.From-f.actors[j].To < far; j-- {
			role := &f.actors[j]
			if len(role.parties) != 1 || !f.has(role.Range, lang.Title|lang.Person) || !f.noVerb(role.To, a.From-1) {
				continue
			}
			p := role.parties[0]
			if p.State == none && j == i-2 {
				p.State = f.from(&f.actors[j+1])
			}
			if p.Words && p.State != none && p.Entity == none {
				a.parties[0].State, a.From = p.State, role.From
				f.actors = append(f.actors[:j], f.actors[i:]...)
				i = j
			}
			break
		}
	}
}

// rolesBehind gives a name the office that stands behind it between commas: "Mirela
// Kostan, Velmora's president, met".
func (f *finder) rolesBehind() {
	for i := 0; i+1 < len(f.actors); i++ {
		a, role := &f.actors[i], &f.actors[i+1]
		if !one(a) || !one(role) || !f.name(a) || a.parties[0].State != none || f.weight(a.parties[0]) > nobody || role.From > a.To+2 || !f.doc.IsMark(a.To, ',') || !f.doc.IsMark(role.To, ',') {
			continue
		}
		p := role.parties[0]
		if !p.Words || p.Entity != none || p.State == none || !f.has(role.Range, lang.Title) || f.private(p) {
			continue
		}
		a.parties[0].State, a.To = p.State, role.To
		f.actors = append(f.actors[:i+1], f.actors[i+2:]...)
	}
}

// pairs gives two names the states of the two whose office stands before them:
// "the foreign ministers of Velmora and Borenia, Lena Orbak and Tavik Orlan".
func (f *finder) pairs() {
	for i := 3; i < len(f.actors); i++ {
		first, second, a, b := &f.actors[i-3], &f.actors[i-2], &f.actors[i-1], &f.actors[i]
		if !f.doc.Is(second.From-1, lang.And) || !f.doc.Is(b.From-1, lang.And) || first.To != second.From-1 || a.To != b.From-1 || !f.doc.IsMark(a.From-1, ',') || a.From-1 != second.To {
			continue
		}
		if one(first) && one(second) && one(a) && one(b) && f.has(first.Range, heads) && f.name(a) && f.name(b) {
			a.parties[0].State, b.parties[0].State = stateIn(first), stateIn(second)
			f.actors = append(f.actors[:i-3], f.actors[i-1:]...)
			i = max(i-2, 2)
		}
	}
}

func one(a *someone) bool { return a.pronoun == nil && len(a.parties) == 1 }

// name reports whether an actor is a person's full name and no more.
func (f *finder) name(a *someone) bool {
	return f.person(a.parties[0]) && a.parties[0].Mention.Len() > 1
}

// stateIn is the state that an actor is or is of.
func stateIn(a *someone) int {
	if p := a.parties[0]; p.State != none || p.Entity == none {
		return p.State
	}
	return a.parties[0].Entity
}

// possessives takes the possessive before the words for somebody into them: "and
// his Velmoran counterpart".
func (f *finder) possessives() {
	for i := len(f.actors) - 1; i > 0; i-- {
		a, own := &f.actors[i], &f.actors[i-1]
		if f.pack.HeadLast && a.pronoun == nil && own.pronoun != nil && own.To == a.From && f.doc.Is(own.From, lang.Poss) && f.has(a.Range, heads) && f.person(a.parties[0]) {
			a.From = own.From
			f.actors = append(f.actors[:i-1], f.actors[i:]...)
		}
	}
}

// from is the state behind a preposition that tells where somebody is from, or
// none.
func (f *finder) from(a *someone) int {
	if a.pronoun == nil && len(a.parties) == 1 && a.parties[0].State == a.parties[0].Entity && f.doc.Is(a.From-1, preps) {
		return a.parties[0].State
	}
	return none
}

// absorb takes into the words for a named person what stands right before them:
// "rebel commander, Idris Wafa", "Saudi pilgrimage minister, Faisal Al-Murabit".
func (f *finder) absorb(i int) {
	a, before := &f.actors[i], &f.actors[i-1]
	if a.pronoun != nil || before.pronoun != nil || len(a.parties) != 1 || len(before.parties) != 1 || !f.person(a.parties[0]) || a.From >= a.parties[0].Mention.From || f.doc.Capital(a.From) {
		return
	}
	p := before.parties[0]
	if !(p.Words && p.Entity == none && before.To == a.From || f.pack.HeadLast && before.modifier && p.State == p.Entity && f.nouns(before.To, a.From)) {
		return
	}
	if a.parties[0].State == none {
		a.parties[0].State = p.State
	}
	a.From = before.From
	f.actors = append(f.actors[:i-1], f.actors[i:]...)
}

// nouns reports whether nothing but a few common nouns and adjectives stand
// between two tokens.
func (f *finder) nouns(from, to int) bool {
	const most = 3
	for i := from; i < to; i++ {
		if f.doc.Capital(i) || !f.doc.Is(i, lang.Noun|lang.Adj) {
			return false
		}
	}
	return to-from <= most
}

func (f *finder) noVerb(from, to int) bool {
	for i := from; i < to; i++ {
		if f.doc.IsMark(i, ',') || f.verbal(i) || f.doc.Is(i, lang.And) {
			return false
		}
	}
	return true
}
