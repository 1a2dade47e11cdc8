package events

import (
	"strings"

	"github.com/sanad-news/sanad/internal/actor"
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// farBack bounds how many entities or mentions are looked through.
const farBack = 200

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
	if m, ok := f.doc.Match(head, lang.TitleSense); ok {
		short := f.doc.Slice(text.Range{From: head, To: int(m.To)})
		if f.d.Actors.SameOffice(f.pack.Code, short, f.doc.Slice(ent.Office)) {
			return true
		}
	}
	if f.pack.HeadLast {
		return f.doc.Toks[ent.Office.To-1].Hash == f.doc.Toks[head].Hash
	}
	for i := ent.Office.From; i < ent.Office.To; i++ {
		if !f.doc.Is(i, lang.Acting) {
			return f.doc.Toks[i].Hash == f.doc.Toks[head].Hash
		}
	}
	return false
}

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
		found = f.lastTwo(a.From, people, draft.PersonEntity)
	}
	if len(found) < 2 {
		found = f.lastTwo(a.From, states, draft.StateEntity)
	}
	if len(found) < 2 {
		return nil
	}
	return []draft.Party{f.understood(found[1], a.Range), f.understood(found[0], a.Range)}
}

func (f *finder) understood(e int, mention text.Range) draft.Party {
	return draft.Party{Entity: e, Mention: mention, State: f.stateOf(e)}
}

func (f *finder) lastTwo(at, far int, kind draft.EntityKind) []int {
	var found []int
	for i := at - 1; i >= 0 && at-i < far && len(found) < 2; i-- {
		m, ok := f.d.Mention(i)
		if !ok {
			continue
		}
		i = min(i, m.From)
		if f.d.Entities[m.Entity].Kind != kind || len(found) == 1 && found[0] == m.Entity {
			continue
		}
		found = append(found, m.Entity)
	}
	return found
}

// pair are the two that "they" stands for: those named last with "and" between
// them.
func (f *finder) pair(a *someone) []draft.Party {
	const far = 300 // tokens back
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

// Weights of a party in politics.
const (
	nobody   = iota
	nameOnly // by a name no table knows, or an office or body whose state is not told
	ofState  // a state, an organisation, or somebody of one
)

// weight tells how surely a party can act in politics: a state, a body or an
// official of one, an organisation. A private person or a company cannot.
func (f *finder) weight(p draft.Party) int {
	if p.State != none {
		switch f.d.Entities[p.State].Kind {
		case draft.OutletEntity:
			return nobody
		case draft.PersonEntity, draft.PlaceEntity:
			return nameOnly
		}
		return ofState
	}
	if p.Entity == none {
		if f.has(p.Mention, lang.Title|lang.Body) || p.Mention.Len() > 1 && f.capitals(p.Mention) || p.Words && p.Mention.Len() == 1 && f.stateLike(p.Mention.From) {
			return nameOnly
		}
		return nobody
	}
	e := &f.d.Entities[p.Entity]
	switch e.Kind {
	case draft.StateEntity:
		return ofState
	case draft.PersonEntity:
		switch {
		case e.Actor != "" && e.OfID != "" || f.official(e.Office):
			return ofState
		case e.Actor == "" && e.Office.Len() > 0 && f.bare(e, p.Mention):
			return nameOnly
		}
	case draft.BodyEntity:
		if a, ok := f.d.Actors.ByID(e.Actor); ok {
			if a.Kind == actor.Organisation || a.Kind == actor.State {
				return ofState
			}
			return nobody
		}
		if f.has(e.Span, lang.Body) {
			return nameOnly
		}
	case draft.ProperEntity:
		switch {
		case f.known(e) || f.official(e.Office):
			return ofState
		case f.bare(e, p.Mention) || e.Span.Len() > 1 && (f.has(e.Span, lang.Body) || f.allNouns(e.Span)):
			return nameOnly
		}
	}
	return nobody
}

// allNouns reports whether a name is made of common words, as the names of
// movements and fronts are.
func (f *finder) allNouns(r text.Range) bool {
	for i := r.From; i < r.To; i++ {
		if !f.doc.Is(i, lang.Noun|lang.Adj|lang.Body) || f.doc.Is(i, lang.Given|lang.Place) {
			return false
		}
	}
	return true
}

// political reports whether a party can act in politics at all.
func (f *finder) political(p draft.Party) bool { return f.weight(p) > nobody }

// unnamed reports whether a party is an office or body told by its words alone,
// of no state: whose it is nobody can say.
func (f *finder) unnamed(p draft.Party) bool {
	return p.Entity == none && p.State == none && !f.doc.Capital(p.Mention.From)
}

// stateLike reports whether a word looks like the name of a state.
func (f *finder) stateLike(i int) bool {
	const shortest = 4
	t := f.doc.Toks[i]
	return t.Shape == token.Title && t.RuneEnd-t.RuneStart >= shortest && !f.doc.Is(i, lang.Given|lang.Abbreviation|lang.Calendar)
}

// located reports whether a party is a place that a visit or an attack can be
// to.
func (f *finder) located(p draft.Party) bool {
	return p.Entity != none && f.d.Entities[p.Entity].Kind == draft.PlaceEntity
}

// official reports whether words tell an office of a state and not what one
// is: "menteri", not "pengamat".
func (f *finder) official(r text.Range) bool { return f.has(r, lang.Title) }

func (f *finder) has(r text.Range, c lang.Class) bool {
	for i := r.From; i < r.To; i++ {
		if f.doc.Is(i, c) {
			return true
		}
	}
	return false
}

// known reports whether the report itself shows that an unknown name is a
// state's: an office is of it.
func (f *finder) known(e *draft.Entity) bool {
	for i := range f.d.Entities {
		if of := f.d.Entities[i].Of; of.Len() > 0 && f.doc.Toks[of.From].Hash == f.doc.Toks[e.Span.From].Hash {
			return true
		}
	}
	return false
}

// many reports whether a party is several of a kind: "para menteri ASEAN", "the
// ministers".
func (f *finder) many(p draft.Party) bool {
	if p.Mention.Len() == 0 || p.Entity != none {
		return false
	}
	if !f.pack.HeadLast {
		return f.doc.Is(p.Mention.From-1, lang.Det) || f.hyphen(p.Mention.From+1)
	}
	for i := p.Mention.From; i < p.Mention.To; i++ {
		if w := f.doc.Word(i); f.doc.Is(i, heads) && len(w) > len(f.pack.Plural) && strings.HasSuffix(w, f.pack.Plural) {
			return true
		}
	}
	return false
}

// isVerbAt reports whether a verb of an event begins at token i.
func (f *finder) isVerbAt(i int) bool {
	for k := range f.triggers {
		if f.triggers[k].From == i {
			return f.triggers[k].row.Use == lang.EventVerb
		}
	}
	return false
}

// anyOwn reports whether one of the parties is the state of one of the others.
func (f *finder) anyOwn(all, who []draft.Party) bool {
	for _, p := range all {
		if f.ownState(p, who) {
			return true
		}
	}
	return false
}

// bare reports whether an unknown name is one word without an office or given
// name, as the name of a state is; a person's is introduced with more. A word
// that only opens its sentence must act there to be a name.
func (f *finder) bare(e *draft.Entity, at text.Range) bool {
	if e.Span.Len() != 1 || e.Office.Len() > 0 && !f.has(e.Office, lang.Person|lang.Body) || !f.stateLike(e.Span.From) {
		return false
	}
	if e.Count > 1 || at.From != f.sent.From {
		return true
	}
	if f.pack.HeadLast {
		return !f.doc.Is(at.To, lang.Noun|lang.Adj|lang.Pronoun|lang.Conn) && !f.isNounAt(at.To)
	}
	return !f.doc.Is(at.To, lang.Pronoun|lang.Conn|lang.Rel)
}

func (f *finder) isNounAt(i int) bool {
	for k := range f.triggers {
		if f.triggers[k].From == i {
			return f.triggers[k].row.Use == lang.EventNoun
		}
	}
	return false
}

// person reports whether a party is a person with a name of his own, to whom a
// state or an official can do something.
func (f *finder) person(p draft.Party) bool {
	if p.Entity == none {
		return false
	}
	e := &f.d.Entities[p.Entity]
	return e.Kind == draft.PersonEntity || e.Kind == draft.ProperEntity && e.Span.Len() > 1
}

// capitals reports whether every word is written with a capital, as a name is.
func (f *finder) capitals(r text.Range) bool {
	for i := r.From; i < r.To; i++ {
		if !f.doc.IsWord(i) || !f.doc.Capital(i) {
			return false
		}
	}
	return true
}
