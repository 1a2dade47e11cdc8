// Package mentions finds where people, states, organisations and outlets are
// named, and which names are one actor's.
package mentions

import (
	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/actor"
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// Read fills Mentions, MentionAt and Entities.
func Read(d *draft.Draft) {
	f := finder{d: d, doc: &d.Doc, byWord: map[uint64][]int32{}, byActor: map[string]int{}, places: map[uint64]int{}}
	n := len(d.Doc.Toks)
	if cap(d.MentionAt) < n {
		d.MentionAt = make([]int32, n, n+n/4)
	}
	d.MentionAt = d.MentionAt[:n]
	for i := range d.MentionAt {
		d.MentionAt[i] = draft.None
	}
	for _, b := range d.Blocks {
		if b.Kind == sanad.BodyBlock {
			f.learnPlaces(b.Range)
		}
	}
	for _, b := range d.Blocks {
		switch b.Kind {
		case sanad.BodyBlock, sanad.TitleBlock, sanad.CaptionBlock, sanad.DatelineBlock:
			f.headline = b.Kind == sanad.TitleBlock && f.titleCase(b.Range)
			f.block(b.Range)
		}
	}
	f.titles()
	f.trim()
}

type finder struct {
	d        *draft.Draft
	doc      *text.Doc
	byWord   map[uint64][]int32 // entities by each word of their names
	byActor  map[string]int
	of       [][]int32      // mentions of each entity, for trim
	headline bool           // the block is a headline with capitals on most words, which tell no names
	places   map[uint64]int // words that the report uses as a place's name, with their entity or None
}

// titleCase reports whether most words of a stretch begin with capitals.
func (f *finder) titleCase(r text.Range) bool {
	capitals, words := 0, 0
	for i := r.From; i < r.To; i++ {
		if f.doc.IsWord(i) {
			words++
			if f.doc.Capital(i) {
				capitals++
			}
		}
	}
	return words > 2 && capitals*4 > words*3
}

// small are words that are no part of a name even where a sentence or title
// gives them a capital.
const small = lang.Det | lang.Poss | lang.Prep | lang.And | lang.Or | lang.But | lang.Sub | lang.Rel | lang.Comp | lang.Aux |
	lang.Neg | lang.Adv | lang.Dem | lang.Conn | lang.Pronoun | lang.Topic | lang.Number

// common are words that stand in the names of offices and institutions.
const common = lang.Noun | lang.Adj | lang.Body | lang.Text | lang.Place | lang.Person | lang.Verb | lang.Title | lang.Rank |
	lang.Honorific | lang.Acting | lang.Degree | lang.Calendar | lang.Cue

func (f *finder) block(r text.Range) {
	for i := r.From; i < r.To; {
		if !f.doc.IsWord(i) {
			i++
			continue
		}
		if end := f.money(i); end > i {
			i = end
			continue
		}
		if end := f.known(i, r.To); end > i {
			i = end
			continue
		}
		if !f.doc.Capital(i) || f.smallWord(i) {
			i++
			continue
		}
		i = f.run(i, r.To)
	}
}

// smallWord reports whether token i is a small word or a cue with a capital,
// and no name: "Menurut Wang", but "Will Smith".
func (f *finder) smallWord(i int) bool {
	c := f.doc.Class[i]
	if c&lang.Given != 0 && c&lang.Ambiguous == 0 || c&(lang.Title|lang.Rank|lang.Honorific) != 0 {
		return false
	}
	if c&(small|lang.Cue) == 0 {
		return false
	}
	return c&lang.Given == 0 || !f.nameWord(i+1)
}

func (f *finder) mention(m draft.Mention) {
	f.d.Entities[m.Entity].Count++
	for t := m.From; t < m.To; t++ {
		f.d.MentionAt[t] = int32(len(f.d.Mentions))
	}
	f.d.Mentions = append(f.d.Mentions, m)
}

// nameWord reports whether token i can be a word of a person's name.
func (f *finder) nameWord(i int) bool {
	if !f.doc.IsWord(i) || !f.doc.Capital(i) {
		return false
	}
	c := f.doc.Class[i]
	if c&lang.Given != 0 {
		return true
	}
	if _, place := f.places[f.doc.Toks[i].Hash]; place {
		return false
	}
	if t := f.doc.Toks[i]; t.Shape == token.Upper && t.RuneEnd-t.RuneStart > 2 {
		return false // an abbreviation, or a line in capitals
	}
	return c&(small|common|lang.PossessiveS) == 0
}

// run reads a stretch of capitalised words from token i: titles, names of
// institutions, and then perhaps a name. It returns the token after it.
func (f *finder) run(i, end int) int {
	j := i
	for j < end {
		if f.nameWord(j) {
			k := f.suffix(f.name(j, end), end)
			if n := f.company(k, end); n > k {
				f.institution(text.Range{From: j, To: n})
				return n
			}
			if k == j+1 && j > i && f.nameBehind(k, end) {
				f.state(j)
				return k
			}
			if k == j+1 && j == i && f.month(j) {
				return k
			}
			f.person(i, text.Range{From: j, To: k})
			return k
		}
		next := f.step(j, end)
		if next == j {
			break
		}
		j = next
		if j == end {
			break
		}
		if e := f.known(j, end); e > j {
			j = e
		}
	}
	if j == i {
		return i + 1
	}
	f.institution(text.Range{From: i, To: j})
	return j
}

// nameBehind reports whether a comma at token i opens the name of who holds the
// office just told: "Menteri Pertahanan Karsanta, Hadrian Molvi, …". The single
// unknown word behind the office is then the state's.
func (f *finder) nameBehind(i, end int) bool {
	if !f.doc.IsMark(i, ',') {
		return false
	}
	i++
	for i < end && f.doc.Is(i, lang.Rank|lang.Honorific|lang.Degree) {
		i++
	}
	return i+1 < end && f.nameWord(i) && f.nameWord(i+1)
}

// month reports whether a given name alone is more likely the month: "in April",
// "By early June". It is someone's where he was named more fully before, or
// something before it says that a person follows.
func (f *finder) month(i int) bool {
	return f.doc.Is(i, lang.Calendar) && f.doc.Is(i, lang.Ambiguous) &&
		!f.doc.Is(i-1, lang.Title|lang.Person|lang.Honorific|lang.Rank) && f.resolve(text.Range{From: i, To: i + 1}) == draft.None
}

// company returns the end of an institution's name whose first words look like
// a person's: "Lindqvist Motors". In a language whose heads come last the common
// noun behind the name tells.
func (f *finder) company(i, end int) int {
	const kinds = lang.Noun | lang.Body | lang.Text | lang.Place
	for f.doc.Lang.Pack.HeadLast && i < end && f.doc.IsWord(i) && f.doc.Capital(i) && f.doc.Is(i, kinds) &&
		!f.doc.Is(i, lang.Given|lang.Calendar|lang.Title|lang.Rank|lang.Degree|lang.Actor) && f.doc.Toks[i].Lines == 0 {
		i++
	}
	return i
}

// step moves over one word of a title or institution's name: a capitalised
// word, or a lower-case "of", "dan" between two.
func (f *finder) step(j, end int) int {
	if f.doc.IsWord(j) && f.doc.Capital(j) {
		if m, ok := f.doc.Match(j, lang.TitleSense); ok && int(m.To) <= end {
			j = int(m.To)
		} else {
			j++
		}
		if f.doc.IsMark(j, '.') && f.doc.Is(j-1, lang.Abbreviation) && j+1 < end && f.doc.Capital(j+1) {
			j++
		}
		return j
	}
	if f.doc.Is(j, lang.And|lang.Of) && j+1 < end && f.doc.Capital(j+1) && f.doc.IsWord(j+1) && f.doc.Is(j-1, common) && !f.nameWord(j+1) {
		return j + 1
	}
	return j
}

// name reads a person's name from token i: capitalised words, initials with
// their stop, particles before another word, and hyphens inside.
func (f *finder) name(i, end int) int {
	j := max(i+1, f.knownPerson(i, end))
	for j < end {
		t := f.doc.Toks[j]
		switch {
		case t.Lines > 0 && j > i && f.doc.Toks[j].Lines > 1:
			return j
		case f.nameWord(j) && !f.knownInside(j):
			j++
		case t.Mark == '.' && !t.Space && f.initial(j-1) && j+1 < end && f.nameWord(j+1):
			j++
		case (t.Mark == '-' || t.Mark == '–') && !t.Space && j+1 < end && !f.doc.Toks[j+1].Space && (f.nameWord(j+1) || f.syllable(j+1)):
			j += 2
		case t.Shape == token.Lower && f.doc.Is(j, lang.Particle) && j+1 < end && f.nameWord(j+1):
			j += 2
		default:
			return j
		}
	}
	return j
}

// syllable reports whether token i is the small second half of a given name:
// "Ji-hoon".
func (f *finder) syllable(i int) bool {
	return f.doc.IsWord(i) && f.doc.Class[i] == 0 && f.doc.At[i] < 0 && f.doc.Toks[i].Shape == token.Lower
}

// knownPerson returns the end of a known person's name that begins at token i.
func (f *finder) knownPerson(i, end int) int {
	for _, m := range f.doc.MatchesAt(i) {
		if m.Sense.Kind == lang.ActorSense && int(m.To) <= end && f.d.Actors.Actors[m.Sense.Ref].Kind == actor.Person {
			return int(m.To)
		}
	}
	return i
}

// knownInside stops a name before a known actor's: "Antony Blinken AS".
func (f *finder) knownInside(j int) bool {
	if f.doc.Is(j, lang.Given) {
		return false
	}
	m, ok := f.doc.Match(j, lang.ActorSense)
	return ok && f.d.Actors.Actors[m.Sense.Ref].Kind == actor.State && f.doc.Toks[j].Shape == token.Upper
}

func (f *finder) initial(i int) bool {
	t := f.doc.Toks[i]
	return t.Kind == token.Word && t.RuneEnd-t.RuneStart <= 2 && t.Shape != token.Lower
}
