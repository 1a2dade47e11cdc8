package record

import (
	"strings"

	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
)

// function are the classes of words that say nothing to search for.
const function = lang.Det | lang.Poss | lang.Prep | lang.Of | lang.And | lang.Or | lang.But | lang.Sub | lang.Rel | lang.Comp | lang.Aux |
	lang.Dem | lang.Conn | lang.By | lang.To | lang.Loc | lang.Cond | lang.Def | lang.Be | lang.Pronoun | lang.PossessiveS | lang.Whether

// Terms are what a text in a language is found by, smallest first: the stems
// of its words, and the actors that it names (see TermOfActor). Words that every text
// has are left out, unless there are no others.
func (r *Record) Terms(s, code string) []uint32 {
	var doc text.Doc
	doc.Scan(s)
	l := r.Data.Language(code)
	if l != nil {
		doc.LookUp(l)
	}
	var terms, common []uint32
	for i := range doc.Toks {
		if doc.Toks[i].Kind == token.Mark {
			continue
		}
		t := hash32(r.stem(l, doc.Word(i)))
		if l != nil && doc.Is(i, function) && !doc.Is(i, lang.Noun|lang.Adj|lang.Verb) {
			common = append(common, t)
			continue
		}
		terms = append(terms, t)
		if l != nil {
			terms = r.appendActors(terms, &doc, i)
		}
	}
	if len(terms) == 0 {
		terms = common
	}
	return distinct(terms)
}

// appendActors appends the actors whose names begin at a token.
func (r *Record) appendActors(terms []uint32, doc *text.Doc, i int) []uint32 {
	if !doc.Is(i, lang.Actor|lang.Outlet) {
		return terms
	}
	for _, kind := range []lang.Kind{lang.ActorSense, lang.OutletSense} {
		if m, ok := doc.Match(i, kind); ok {
			terms = append(terms, TermOfActor(r.Data.Actors.Actors[m.Sense.Ref].ID))
		}
	}
	return terms
}

// TermOfActor is the term of statements that name an actor of the actor data.
func TermOfActor(id string) uint32 { return hash32("@" + id) }

// stem is the stem of a word in a language; a language without a pack has none.
func (r *Record) stem(l *text.Language, word string) string {
	word = strings.ToLower(word)
	if l == nil {
		return word
	}
	return r.stemmers[l.Pack.Code].Stem(word)
}

// hash32 is FNV-1a.
func hash32(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}
