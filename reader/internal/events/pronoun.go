package events

import (
	"github.com/sanad-news/sanad/internal/plover"
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// partiesOf returns who an actor is; a pronoun stands for others.
func (f *finder) partiesOf(a *someone) []draft.Party {
	if a.pronoun == nil {
		return a.parties
	}
	row := a.pronoun
	if row.Person != 3 {
		return f.speaker(a)
	}
	switch {
	case row.Number == 2:
		return f.two(a, row.Gender == "n")
	case row.Number == 3:
		return f.pair(a)
	case row.Gender == "n":
		return nil
	}
	return f.one(a, row.Gender)
}

// speaker is who "we" and "I" are inside a statement: whom its speaker speaks for.
func (f *finder) speaker(a *someone) []draft.Party {
	i := f.statement(a.Range)
	if i == none || len(f.d.Statements[i].Speakers) == 0 {
		return nil
	}
	e := f.d.Statements[i].Speakers[0].Entity
	if e == none {
		return nil
	}
	return []draft.Party{{Entity: e, Mention: a.Range, State: f.stateOf(e)}}
}

// one is the person that a pronoun stands for: one named in the sentence
// before it, or who the report turned to last.
func (f *finder) one(a *someone, gender string) []draft.Party {
	fits := func(e int) bool {
		ent := &f.d.Entities[e]
		return (ent.Kind == draft.PersonEntity || ent.Kind == draft.ProperEntity && f.official(ent.Office)) && (gender == "" || ent.Gender == "" || ent.Gender == gender)
	}
	for i := len(f.d.Focus) - 1; i >= 0 && i > len(f.d.Focus)-farBack; i-- {
		if fo := f.d.Focus[i]; fo.Sent < f.s && fits(fo.Entity) {
			return []draft.Party{{Entity: fo.Entity, Mention: a.Range, State: f.stateOf(fo.Entity)}}
		}
	}
	for i := a.From - 1; i >= 0 && a.From-i < farBack; i-- {
		if m, ok := f.d.Mention(i); ok && fits(m.Entity) {
			return []draft.Party{{Entity: m.Entity, Mention: a.Range, State: f.stateOf(m.Entity)}}
		}
	}
	return nil
}

// two are the last two people, or else states, named before: "keduanya"; the
// states at once where sides are meant.
func (f *finder) two(a *someone, sides bool) []draft.Party {
	const people, states = 60, 200 // tokens back
	var found []int
	if !sides {
		found = f.lastPeople(a.From, people)
	}
	if found == nil {
		found = f.ph.LastTwo(a.From, states, draft.StateEntity)
	}
	if found == nil && sides {
		found = f.lastPeople(a.From, people)
	}
	if found == nil {
		return nil
	}
	return []draft.Party{f.understood(f.d.Mentions[found[0]].Entity, a.Range), f.understood(f.d.Mentions[found[1]].Entity, a.Range)}
}

func (f *finder) understood(e int, mention text.Range) draft.Party {
	return draft.Party{Entity: e, Mention: mention, State: f.stateOf(e)}
}

// lastPeople are the last two people named before token at, or of unknown names
// those that hold an office.
func (f *finder) lastPeople(at, far int) []int {
	return f.ph.LastTwoThat(at, far, func(m int) bool {
		e := &f.d.Entities[f.d.Mentions[m].Entity]
		return e.Kind == draft.PersonEntity || e.Kind == draft.ProperEntity && f.official(e.Office)
	})
}

// pair are the two that "they" stands for: those named last with "and" between
// them.
func (f *finder) pair(a *someone) []draft.Party {
	const far = 300                          // tokens back
	for k := len(f.actors) - 1; k > 0; k-- { // of this sentence, with what they are
		if right := &f.actors[k]; right.To <= a.From && right.pronoun == nil {
			if left, ok := f.joined(right); ok && left.pronoun == nil && f.anyPolitical(left.parties) && f.anyPolitical(right.parties) {
				return []draft.Party{left.parties[0], right.parties[0]}
			}
		}
	}
	for i := a.From - 1; i > 0 && a.From-i < far; i-- {
		right, ok := f.d.Mention(i)
		if !ok {
			continue
		}
		i = min(i, right.From)
		if !f.doc.Is(i-1, lang.And) {
			continue
		}
		left, ok := f.d.Mention(i - 2)
		if ok && left.Entity != right.Entity && f.d.Entities[left.Entity].Kind == f.d.Entities[right.Entity].Kind && !f.d.Entities[left.Entity].Place {
			return []draft.Party{f.understood(left.Entity, a.Range), f.understood(right.Entity, a.Range)}
		}
	}
	if n := len(f.d.Events); n > 0 && f.d.Events[n-1].Sent >= f.s-1 && f.d.Events[n-1].Type == plover.Consult && len(f.d.Events[n-1].Who) == 1 && len(f.d.Events[n-1].Whom) == 1 {
		return []draft.Party{f.d.Events[n-1].Who[0], f.d.Events[n-1].Whom[0]} // "… received his counterpart. They signed …"
	}
	return nil
}

// stateOf returns the entity of the state that an entity is or belongs to.
func (f *finder) stateOf(e int) int {
	ent := &f.d.Entities[e]
	if ent.Kind == draft.StateEntity {
		return e
	}
	if m, ok := f.d.Mention(ent.Of.From); ok && ent.Of.Len() > 0 {
		return m.Entity
	}
	return none
}

// holder returns the person whose office the words name, last named first.
func (f *finder) holder(r text.Range, head, state int) int {
	if !f.doc.Is(head, lang.Title|lang.Person) {
		return none
	}
	for i := len(f.d.Focus) - 1; i >= 0 && i > len(f.d.Focus)-farBack; i-- {
		if fo := f.d.Focus[i]; fo.Sent < f.s && f.holdsOffice(fo.Entity, r, head, state) {
			return fo.Entity
		}
	}
	for e := len(f.d.Entities) - 1; e >= max(0, len(f.d.Entities)-farBack); e-- {
		if f.d.Entities[e].Span.From < r.From && f.holdsOffice(e, r, head, state) {
			return e
		}
	}
	return none
}

// holdsOffice reports whether an entity was given the office that the words
// with this head tell, of this state.
func (f *finder) holdsOffice(e int, r text.Range, head, state int) bool {
	ent := &f.d.Entities[e]
	if ent.Kind != draft.PersonEntity || ent.Office.Len() == 0 {
		return false
	}
	if state != none && ent.OfID != "" && f.d.Entities[state].Actor != "" && ent.OfID != f.d.Entities[state].Actor {
		return false
	}
	if state == none && f.otherOffice(ent.Office, r, head) {
		return false
	}
	if f.officeWord(ent.Office) == f.doc.Toks[head].Hash {
		return true // before the directory is asked, which costs more
	}
	m, ok := f.doc.Match(head, lang.TitleSense)
	return ok && f.d.Actors.SameOffice(f.pack.Code, f.doc.Slice(text.Range{From: head, To: int(m.To)}), f.doc.Slice(ent.Office))
}

// otherOffice reports whether the word that tells which office is meant, beside its
// head, is not in an office: "kepala daerah" is no "Kepala Pusat Penerangan".
func (f *finder) otherOffice(office, r text.Range, head int) bool {
	beside := head + 1
	if f.pack.HeadLast {
		beside = head - 1
	}
	if !r.Has(beside) || f.doc.Capital(beside) || !f.doc.IsWord(beside) || f.doc.Is(beside, lang.Dem|lang.Det|lang.Acting|lang.Adj) {
		return false
	}
	for i := office.From; i < office.To; i++ {
		if f.doc.Toks[i].Hash == f.doc.Toks[beside].Hash {
			return false
		}
	}
	return true
}

// officeWord is the head of an office's words: the last where the language puts
// it last, or else the first that is not only acting.
func (f *finder) officeWord(office text.Range) uint64 {
	if f.pack.HeadLast {
		return f.doc.Toks[office.To-1].Hash
	}
	for i := office.From; i < office.To; i++ {
		if !f.doc.Is(i, lang.Acting) {
			return f.doc.Toks[i].Hash
		}
	}
	return 0
}
