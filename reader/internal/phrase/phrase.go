// Package phrase finds noun phrases, subjects and adjuncts, as far as the
// classes of words tell them.
package phrase

import (
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// longest is how many tokens a noun phrase may have.
const longest = 30

// Finder finds phrases in a draft whose mentions are known.
type Finder struct {
	d     *draft.Draft
	doc   *text.Doc
	dates []int32 // for each token, 1 + the index of the date it belongs to
}

// New returns a finder for the draft.
func New(d *draft.Draft) *Finder {
	f := &Finder{d: d, doc: &d.Doc, dates: make([]int32, len(d.Doc.Toks))}
	for i, date := range d.Dates {
		for t := date.From; t < date.To; t++ {
			f.dates[t] = int32(i + 1)
		}
	}
	return f
}

// Date returns the index of the date that token i belongs to.
func (f *Finder) Date(i int) (int, bool) {
	if i < 0 || i >= len(f.dates) || f.dates[i] == 0 {
		return 0, false
	}
	return int(f.dates[i] - 1), true
}

// nominal are the classes of words that can stand in a noun phrase.
const nominal = lang.Noun | lang.Adj | lang.Person | lang.Body | lang.Text | lang.Place | lang.Number | lang.Title | lang.Rank |
	lang.Honorific | lang.Degree | lang.Acting | lang.Given | lang.Det | lang.Poss | lang.Dem | lang.Pronoun | lang.Actor | lang.Outlet | lang.PossessiveS

// stops are the classes of words that no noun phrase holds.
const stops = lang.Prep | lang.Sub | lang.Rel | lang.Comp | lang.Aux | lang.Neg | lang.Conn | lang.But | lang.Or | lang.And | lang.Adv | lang.Of | lang.Topic | lang.By | lang.To

// counted are the classes of words that an ordinal counts.
const counted = lang.Noun | lang.Person | lang.Body | lang.Text | lang.Place | lang.Title

// inPhrase reports whether token i can be a word of a noun phrase.
func (f *Finder) inPhrase(i int) bool {
	t := f.doc.Toks[i]
	if t.Kind == token.Number {
		_, date := f.Date(i)
		return !date
	}
	if t.Kind != token.Word || f.doc.QuoteAt(i) >= 0 {
		return false
	}
	if f.d.MentionAt[i] >= 0 {
		return true
	}
	if _, date := f.Date(i); date {
		return false
	}
	c := f.doc.Class[i]
	if c&lang.Conn != 0 && c&lang.Number != 0 {
		return f.doc.Is(i+1, counted) && f.doc.QuoteAt(i+1) < 0 // "kedua negara", and "kedua, …" orders
	}
	if t.Shape != token.Lower && c&(stops|lang.Cue) == 0 {
		return true
	}
	if c&nominal != 0 && c&(stops&^lang.Adv) == 0 {
		return true
	}
	if c&(stops|lang.Cue) != 0 {
		return false
	}
	if c&lang.Verb == lang.VerbBase && f.doc.Capital(i+1) && f.doc.IsWord(i+1) {
		return !f.doc.Is(i-1, lang.Aux|lang.To|lang.Pronoun) // "harbour master Nadia Ferrin"
	}
	return c&lang.Verb == 0
}

// Left returns the noun phrase that ends before token end, not reaching back
// past lo. It is empty where none ends there.
func (f *Finder) Left(end, lo int) text.Range {
	i := end - 1
	from := end
	for i >= lo && end-i < longest {
		switch {
		case f.inPhrase(i):
			from = i
			if f.doc.Is(i, lang.Pronoun) && !f.doc.Is(i, lang.Poss|lang.Det|lang.Noun) && i == end-1 {
				return text.Range{From: from, To: end}
			}
			if f.doc.Is(i, lang.Det) && f.doc.Lang.Pack.HeadLast && !f.doc.Is(i-1, lang.Det) {
				if j, ok := f.inner(i, lo); ok {
					i = j
					continue
				}
				return text.Range{From: from, To: end}
			}
			i--
		case f.joint(i):
			i--
		case f.doc.IsMark(i, ')'):
			j := i - 1
			for j > lo && i-j < 10 && !f.doc.IsMark(j, '(') {
				j--
			}
			if !f.doc.IsMark(j, '(') || j <= lo || !f.inPhrase(j-1) {
				return text.Range{From: from, To: end}
			}
			i = j - 1
		default:
			j, ok := f.inner(i+1, lo)
			if !ok || from > i+1 {
				return text.Range{From: from, To: end}
			}
			i = j
		}
	}
	return text.Range{From: from, To: end}
}

// joint reports whether token i joins words of a phrase: a hyphen, a slash, the
// stop of an abbreviation.
func (f *Finder) joint(i int) bool {
	t := f.doc.Toks[i]
	if t.Kind != token.Mark || i+1 >= len(f.doc.Toks) {
		return false
	}
	if t.Mark == '-' || t.Mark == '/' || t.Mark == '&' {
		return f.doc.Toks[i+1].Kind != token.Mark && f.doc.IsWord(i-1)
	}
	return t.Mark == '.' && !t.Space && f.doc.IsWord(i+1) && (f.doc.Is(i-1, lang.Abbreviation) || f.short(i-1))
}

func (f *Finder) short(i int) bool {
	if i < 0 {
		return false
	}
	t := f.doc.Toks[i]
	return t.Kind == token.Word && t.Shape != token.Lower && t.RuneEnd-t.RuneStart <= 2
}

// inner reports whether the phrase that begins at token i goes on leftwards
// over a preposition or "and" at i-1, and from where.
func (f *Finder) inner(i, lo int) (int, bool) {
	p := i - 1
	if p-1 < lo || f.doc.Capital(p) && p-1 >= 0 && f.doc.Toks[p].Lines > 0 {
		return 0, false
	}
	if !f.inPhrase(p-1) && !f.doc.IsMark(p-1, ')') {
		return 0, false
	}
	switch {
	case f.isOf(p) && !f.doc.Is(p-1, lang.Verb&^lang.VerbBase&^lang.VerbS):
		return p - 1, true
	case f.doc.Is(p, lang.Prep) && !f.doc.Lang.Pack.HeadLast && f.officeNear(p):
		return p - 1, true
	case f.doc.Is(p, lang.And) && f.sameKind(p-1, i):
		return p - 1, true
	}
	return 0, false
}

// isOf reports whether token i is a preposition inside a noun phrase: of, for,
// and to behind a word for a person ("an aide to the mayor").
func (f *Finder) isOf(i int) bool {
	return f.doc.Is(i, lang.Of) || f.doc.Is(i, lang.To) && f.doc.Is(i-1, lang.Person|lang.Title) && !f.doc.Is(i+1, lang.VerbBase)
}

// officeNear reports whether an office's title stands a few words left of a
// preposition: "Duta besar Rusia untuk Beijing".
func (f *Finder) officeNear(p int) bool {
	for j := p - 1; j >= 0 && p-j < 8 && f.inPhrase(j); j-- {
		if f.doc.Is(j, lang.Title) {
			return true
		}
	}
	return false
}

// sameKind reports whether the words around an "and" name two people or two
// states, or are two words of one institution's name.
func (f *Finder) sameKind(left, right int) bool {
	a, ok1 := f.d.Mention(left)
	b, ok2 := f.d.Mention(right)
	if ok1 && ok2 {
		return a.Entity == b.Entity || f.Alike(a, b)
	}
	if ok1 && f.d.IsPerson(a) && f.doc.Is(right, lang.Title) {
		return true // "Presiden A dan Menteri B"
	}
	if ok2 && f.d.IsPerson(b) && !f.doc.Lang.Pack.HeadLast {
		return false
	}
	return f.doc.Capital(left) && f.doc.Capital(right) && f.doc.Is(left, lang.Noun|lang.Adj|lang.Body) && !f.doc.Is(right, lang.Title)
}

// Alike reports whether two mentions name the same kind of actor. A name of two
// words that nothing tells of is a person's beside a person's.
func (f *Finder) Alike(a, b *draft.Mention) bool {
	name := func(k draft.EntityKind) bool { return k == draft.PersonEntity || k == draft.ProperEntity }
	ka, kb := f.d.Entities[a.Entity].Kind, f.d.Entities[b.Entity].Kind
	return ka == kb || name(ka) && name(kb) && a.Name.Len() > 1 && b.Name.Len() > 1
}

// Right returns the noun phrase that begins at token i, ending before end at
// the latest. It is empty where none begins there.
func (f *Finder) Right(i, end int) text.Range {
	j := i
	for j < end && j-i < longest {
		switch {
		case j > i && f.doc.Lang.Pack.HeadLast && f.doc.Is(j, lang.Det) && !f.doc.Capital(j) && !f.doc.Is(j-1, lang.Det|lang.Of|lang.Number):
			return text.Range{From: i, To: j} // "told reporters the bridge …"
		case f.inPhrase(j):
			j++
		case f.joint(j) && j > i:
			j++
		case f.doc.IsMark(j, '(') && j > i:
			k := j + 1
			for k < end && k-j < 10 && !f.doc.IsMark(k, ')') {
				k++
			}
			if k+1 >= end || !f.doc.IsMark(k, ')') || !f.inPhrase(k+1) || !f.doc.Capital(k+1) {
				return text.Range{From: i, To: j}
			}
			j = k + 1
		case j > i && j+1 < end && f.inPhrase(j+1) && f.inside(j):
			j++
		default:
			return text.Range{From: i, To: j}
		}
	}
	return text.Range{From: i, To: j}
}

// inside reports whether the small word at j stands inside a noun phrase.
func (f *Finder) inside(j int) bool {
	if f.doc.Lang.Pack.HeadLast && f.isOf(j) {
		_, date := f.Date(j + 1)
		return !date
	}
	if f.doc.Is(j, lang.Prep|lang.Of) {
		if m, ok := f.d.Mention(j - 1); ok && f.d.IsPerson(m) {
			return false
		}
		return f.officeNear(j)
	}
	return f.doc.Is(j, lang.And) && f.sameKind(j-1, j+1)
}
