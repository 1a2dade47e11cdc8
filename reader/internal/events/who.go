package events

import (
	"strings"

	"github.com/sanad-news/sanad/internal/actor"
	"github.com/sanad-news/sanad/internal/plover"
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// farBack bounds how many entities or mentions are looked through.
const farBack = 200

// Weights of a party in politics.
const (
	nobody   = iota
	nameOnly // by a name no table knows, or an office or body whose state is not told
	ofState  // a state, an organisation, or somebody of one
)

// weight tells how surely a party can act in politics: a state, a body or an
// official of one, an organisation. A private person or a company cannot.
func (f *finder) weight(p draft.Party) int {
	if f.private(p) {
		return nobody
	}
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
		if f.has(p.Mention, lang.Title|lang.Body) || p.Mention.Len() > 1 && f.capitals(p.Mention) && !f.doc.Capital(p.Mention.To) || p.Words && p.Mention.Len() == 1 && f.stateLike(p.Mention.From) {
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
		case f.is(text.Range{From: p.Mention.From, To: p.Mention.From + 1}, "officials"): // a king's title that can be a name
			return nameOnly
		case e.Actor == "" && f.bare(e, p.Mention): // who speaks was taken for a person
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
		case f.bare(e, p.Mention) || e.Span.Len() > 1 && (f.has(e.Span, lang.Body) || f.allNouns(e.Span) && (e.Count > 1 || f.doc.Is(e.Span.From-1, lang.Det))):
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
	if p.Entity != none || p.State != none {
		return false
	}
	if p.Mention.From > f.sent.From && f.doc.IsWord(p.Mention.From-1) { // else the capital is the sentence's
		return !f.doc.Capital(p.Mention.From)
	}
	if p.Mention.Len() == 1 {
		return f.doc.Class[p.Mention.From] != 0 || !f.stateLike(p.Mention.From) // but a headline's "Lurania Ancam"
	}
	return !f.doc.Capital(p.Mention.From + 1)
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

// private reports whether a party is of no politics whatever its state: a
// professor, a company, the people of a town.
func (f *finder) private(p draft.Party) bool {
	if p.Entity != none {
		e := &f.d.Entities[p.Entity]
		switch {
		case e.Kind == draft.BodyEntity:
			return f.unpolitical(e.Actor)
		case e.Kind == draft.StateEntity:
			return f.people(p.Mention)
		}
		if e.Actor == "" && (f.is(e.Office, "private") || p.State != none && f.unpolitical(f.d.Entities[p.State].Actor)) {
			return true
		}
		return false
	}
	if f.is(p.Mention, "private") || p.State != none && f.unpolitical(f.d.Entities[p.State].Actor) {
		return true
	}
	return f.has(p.Mention, lang.Person) && !f.has(p.Mention, lang.Title|lang.Body|lang.Rank) && !f.is(p.Mention, "officials") && !f.is(p.Mention, "envoys") && !f.ofForces(p.Mention)
}

// people reports whether a name is that of the people of a state: "Americans".
func (f *finder) people(r text.Range) bool {
	return f.pack.HeadLast && r.Len() == 1 && f.doc.Is(r.From, lang.Adj) && strings.HasSuffix(f.doc.Word(r.From), f.pack.Plural)
}

// unpolitical reports whether an actor of the directory is a company or a body of
// private people.
func (f *finder) unpolitical(id string) bool {
	a, ok := f.d.Actors.ByID(id)
	return ok && a.Kind == actor.Organisation && (a.Sort == "company" || a.Sort == "ngo")
}

// is reports whether words hold one of a set of things.
func (f *finder) is(r text.Range, set string) bool {
	for i := r.From; i < r.To; i++ {
		if f.doc.At[i] < 0 {
			continue
		}
		for _, m := range f.doc.MatchesAt(i) {
			if m.Sense.Kind == lang.ThingSense && f.pack.Events[m.Sense.Ref].Set == set {
				return true
			}
		}
	}
	return false
}

// official reports whether words tell an office of a state and not what one
// is: "menteri", not "pengamat".
func (f *finder) official(r text.Range) bool { return f.has(r, lang.Title) && !f.is(r, "private") }

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
	for i := max(0, len(f.d.Entities)-farBack); i < len(f.d.Entities); i++ {
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
	if e.Count > 1 || at.From != f.sent.From || f.doc.Is(at.To, lang.And) {
		return true
	}
	if f.pack.HeadLast {
		return f.isVerbAt(at.To) || f.strikeAt(at.To) && f.doc.Class[at.From] == 0 || f.armed(at.To) || f.armed(at.To+1) || f.doc.Is(at.To, lang.VerbPast|lang.VerbS|lang.Aux) || !f.doc.Is(at.To, lang.Noun|lang.Adj|lang.Pronoun|lang.Conn) && !f.isNounAt(at.To)
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

// strikeAt reports whether a noun for what forces do begins at token i.
func (f *finder) strikeAt(i int) bool {
	for k := range f.triggers {
		if t := &f.triggers[k]; t.From == i {
			return t.row.Use == lang.EventNoun && (t.row.Type == plover.Assault || t.row.Type == plover.Mobilize)
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
