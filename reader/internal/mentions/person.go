package mentions

import (
	"slices"
	"strings"

	"github.com/sanad-news/sanad/internal/actor"
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// person records a name that may be a person's; from is where the capitalised
// words before it begin.
func (f *finder) person(from int, name text.Range) {
	e := f.resolve(name)
	if e == draft.None {
		if _, known := f.actorPerson(name); f.headline && !known {
			return
		}
		e = f.add(from, name)
	}
	ent := &f.d.Entities[e]
	if name.Len() > ent.Span.Len() && ent.Kind == draft.PersonEntity {
		if a, ok := f.actorPerson(name); ent.Actor != "" && (!ok || a.ID != ent.Actor) {
			// a namesake: the short name was somebody's we know, the full one is not
			delete(f.byActor, ent.Actor)
			ent.Actor, ent.OfID, ent.Gender = "", "", ""
		}
		ent.Span, ent.Name = name, f.doc.Slice(name)
		f.index(e, name)
	}
	f.mention(draft.Mention{Range: name, Name: name, Entity: e})
	if g := f.gender(from, name); g != "" && f.d.Entities[e].Gender == "" {
		f.d.Entities[e].Gender = g
	}
}

// resolve finds the entity that a name belongs to: one whose name has all of
// its words, or whose words it has all; of several, the one that was named
// most. None where there is none.
func (f *finder) resolve(name text.Range) int {
	if m, ok := f.actorPerson(name); ok {
		if e, seen := f.byActor[m.ID]; seen {
			return e
		}
	}
	best := draft.None
	for i := name.From; i < name.To; i++ {
		const most = 32 // entities that share a word
		sharing := f.byWord[f.doc.Toks[i].Hash]
		for _, e := range sharing[max(0, len(sharing)-most):] {
			if int(e) == best || !f.agrees(int(e), name) {
				continue
			}
			if best == draft.None || f.likelier(int(e), best) {
				best = int(e)
			}
		}
	}
	if best == draft.None && name.Len() == 1 && f.doc.Lang.Pack.Nicknames {
		return f.nickname(name)
	}
	return best
}

// suffix moves over what tells two of one name apart: "Harris Jr.", "Henry IV".
// Where heads come first what stands there is a degree, "Budi Santoso SH".
func (f *finder) suffix(i, end int) int {
	if !f.isSuffix(i) {
		return i
	}
	if m, ok := f.doc.Match(i, lang.TitleSense); ok && int(m.To) <= end {
		return int(m.To)
	}
	return i
}

func (f *finder) isSuffix(i int) bool {
	return f.doc.Lang.Pack.HeadLast && f.doc.Is(i, lang.Degree) && f.doc.Capital(i)
}

// nickname finds the person one word of whose name begins as the short name
// does: Risma for Tri Rismaharini.
func (f *finder) nickname(name text.Range) int {
	const shortest = 4
	short := f.doc.Slice(name)
	if len(short) < shortest {
		return draft.None
	}
	const back = 200 // entities
	for e := len(f.d.Entities) - 1; e >= max(0, len(f.d.Entities)-back); e-- {
		ent := &f.d.Entities[e]
		if ent.Kind != draft.PersonEntity {
			continue
		}
		for i := ent.Span.From; i < ent.Span.To; i++ {
			if strings.HasPrefix(f.doc.Word(i), short) {
				return e
			}
		}
	}
	return draft.None
}

// likelier reports whether a name is more likely entity a's than b's: a
// person's rather than an unknown thing's, then the one named more often.
func (f *finder) likelier(a, b int) bool {
	x, y := &f.d.Entities[a], &f.d.Entities[b]
	if px, py := x.Kind == draft.PersonEntity, y.Kind == draft.PersonEntity; px != py {
		return px
	}
	return x.Count > y.Count
}

// agrees reports whether one of the two names has all the words of the other.
// A shared name of one word must not be a first name of two different families.
func (f *finder) agrees(e int, name text.Range) bool {
	words := f.d.Entities[e].Words
	n, shared := 0, 0
	for i := name.From; i < name.To; i++ {
		if f.doc.Toks[i].Kind != token.Word {
			continue
		}
		n++
		switch {
		case slices.Contains(words, f.doc.Toks[i].Hash):
			shared++
		case i > name.From && f.isSuffix(i):
			return false // the son is not the father
		}
	}
	if shared == n {
		return n > 0
	}
	// a longer name than any before: of a person, not of a place with a person's name behind it
	return shared > 0 && shared == len(words) && f.d.Entities[e].Kind == draft.PersonEntity
}

// actorPerson returns the known person that a name names in full, or by a
// short name that is only one person's.
func (f *finder) actorPerson(name text.Range) (*actor.Actor, bool) {
	var found *actor.Actor
	for i := name.From; i < name.To; i++ {
		for _, m := range f.doc.MatchesAt(i) {
			if m.Sense.Kind != lang.ActorSense || int(m.To) != name.To || i != name.From && m.Sense.Class&lang.Ambiguous != 0 {
				continue
			}
			a := &f.d.Actors.Actors[m.Sense.Ref]
			if a.Kind != actor.Person {
				continue
			}
			if m.Sense.Class&lang.Ambiguous != 0 {
				if _, seen := f.byActor[a.ID]; seen {
					return a, true
				}
			}
			if found != nil && found != a {
				return nil, false
			}
			found = a
		}
		if found != nil {
			break
		}
	}
	return found, found != nil
}

// add makes a new entity of a name. It is a person where a title, a given name
// or a second word says so; otherwise a proper name of something unknown.
func (f *finder) add(from int, name text.Range) int {
	if a, ok := f.actorPerson(name); ok {
		e := f.entityOf(a, name)
		f.index(e, name)
		return e
	}
	kind := draft.ProperEntity
	for i := name.From; i < name.To; i++ {
		if f.doc.Is(i, lang.Given) {
			kind = draft.PersonEntity
		}
	}
	if from < name.From && f.doc.Is(name.From-1, lang.Title|lang.Rank|lang.Honorific) ||
		f.doc.Is(name.From-1, lang.Person|lang.Title|lang.Honorific|lang.Rank) ||
		f.doc.IsMark(name.From-1, '.') && f.doc.Is(name.From-2, lang.Abbreviation) && f.doc.Is(name.From-2, lang.Honorific|lang.Rank|lang.Title) {
		kind = draft.PersonEntity
	}
	if f.doc.Toks[name.From].Shape == token.Upper && name.Len() == 1 {
		kind = draft.ProperEntity
	}
	e := len(f.d.Entities)
	f.d.Entities = append(f.d.Entities, draft.Entity{Kind: kind, Name: f.doc.Slice(name), Span: name})
	f.index(e, name)
	return e
}

// index lets later names find the entity by any of its words.
func (f *finder) index(e int, name text.Range) {
	const most = 16 // words of one name
	ent := &f.d.Entities[e]
	if ent.Words == nil {
		ent.Words = make([]uint64, 0, max(3, name.Len()))
	}
	for i := name.From; i < name.To && len(ent.Words) < most; i++ {
		h := f.doc.Toks[i].Hash
		if f.doc.Toks[i].Kind != token.Word || slices.Contains(ent.Words, h) {
			continue
		}
		ent.Words = append(ent.Words, h)
		f.byWord[h] = append(f.byWord[h], int32(e))
	}
}

// gender tells a person's gender from the honorific before the name or from
// the given name.
func (f *finder) gender(from int, name text.Range) string {
	for i := name.From - 1; i >= from-2 && i >= 0; i-- {
		if f.doc.Is(i, lang.Honorific) {
			if g := of(f.doc.Class[i]); g != "" {
				return g
			}
		}
	}
	return of(f.doc.Class[name.From])
}

func of(c lang.Class) string {
	switch {
	case c&lang.Male != 0 && c&lang.Female == 0:
		return "m"
	case c&lang.Female != 0 && c&lang.Male == 0:
		return "f"
	}
	return ""
}

// institution records a capitalised stretch without a person's name in it:
// "Badan Kepegawaian Negara". A title alone is no institution.
func (f *finder) institution(r text.Range) {
	for r.From < r.To && (f.doc.Is(r.From, lang.Title|lang.Rank|lang.Honorific|lang.Acting) || f.d.MentionAt[r.From] >= 0) {
		if m, ok := f.doc.Match(r.From, lang.TitleSense); ok && int(m.To) <= r.To && f.d.MentionAt[r.From] < 0 {
			r.From = int(m.To)
			continue
		}
		r.From++
	}
	body := false
	for i := r.From; i < r.To; i++ {
		body = body || f.doc.Is(i, lang.Body)
		if f.d.MentionAt[i] >= 0 {
			r.To = i
		}
	}
	if r.Len() < 1 || r.Len() == 1 && !body {
		return
	}
	kind := draft.ProperEntity
	if body {
		kind = draft.BodyEntity
	}
	var h uint64 = 14695981039346656037
	for i := r.From; i < r.To; i++ {
		h = (h ^ f.doc.Toks[i].Hash) * 1099511628211
	}
	e := draft.None
	for _, o := range f.byWord[h] {
		e = int(o)
	}
	if e == draft.None {
		e = len(f.d.Entities)
		f.d.Entities = append(f.d.Entities, draft.Entity{Kind: kind, Name: f.doc.Slice(r), Span: r})
		f.byWord[h] = append(f.byWord[h], int32(e))
	}
	f.mention(draft.Mention{Range: r, Name: r, Entity: e})
}
