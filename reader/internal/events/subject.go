package events

import (
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// Bounds of the look left for a subject: tokens, and verbs passed over.
const (
	farLeft   = 60
	deepVerbs = 4
)

// preps are the prepositions of all kinds.
const preps = lang.Prep | lang.Loc | lang.By | lang.To | lang.Topic

// group moves left from a verb over what stands in its group: auxiliaries,
// adverbs, negation and words of status.
func (f *finder) group(i int) int {
	for i > f.sent.From {
		if _, named := f.actorAt(i - 1); named || f.inDate(text.Range{From: i - 1, To: i}) {
			return i
		}
		if n := f.statusBefore(i); n < i && !f.doc.Is(n, lang.Cue|lang.Sub|lang.Cond) {
			i = n
			continue
		}
		if !f.doc.Is(i-1, lang.Aux|lang.Adv|lang.Neg|lang.Be) || f.doc.Is(i-1, preps|lang.And|lang.Conn|lang.Sub) && !f.doc.Is(i-1, lang.Aux|lang.Be) {
			return i
		}
		i--
	}
	return i
}

// statusBefore returns where a status word that ends before token i begins.
func (f *finder) statusBefore(i int) int {
	const longest = 6
	from := i
	for n := i - 1; n >= f.sent.From && i-n <= longest; n-- {
		if m, ok := f.doc.Match(n, lang.StatusSense); ok && int(m.To) == i && !(f.doc.Capital(n) && n > f.sent.From && f.inDate(text.Range{From: n, To: i})) { // but no "5 May"
			from = n // the longest: "tidak akan" is no "akan"
		}
	}
	return from
}

// verbal reports whether token i is a verb of the clause.
func (f *finder) verbal(i int) bool {
	if _, named := f.actorAt(i); named || !f.doc.IsWord(i) {
		return false
	}
	for k := range f.triggers {
		if t := &f.triggers[k]; t.From == i && (t.row.Use == lang.EventVerb || t.row.Use == lang.EventPassive) && !f.doc.Is(i, lang.Noun) {
			return true
		}
	}
	if f.inNoun(i) {
		return false // "larangan terbang"
	}
	if a, ok := f.actorAt(i - 1); ok && a.To == i && !a.modifier && f.doc.Is(i, lang.VerbPast) && f.isVerbAt(i) {
		return true // "Velmora accused", which is a noun too
	}
	c := f.doc.Class[i]
	if f.pack.HeadLast {
		if a, ok := f.actorAt(i - 1); ok && a.To == i && c&(lang.VerbS|lang.VerbBase) != 0 && f.doc.Is(i+1, lang.To) && f.doc.Is(i+2, lang.VerbBase) {
			return true // "Velmora plans to send"
		} else if !ok && c&(lang.VerbS|lang.VerbPast|lang.VerbAny|lang.Be) == lang.VerbS && f.thingAt(i) {
			return false // "blankets"
		}
		if c&lang.VerbBase != 0 && f.doc.Is(i-1, lang.Aux) && !f.doc.Is(i-1, lang.Noun|lang.VerbAny) {
			return true // "will travel"
		}
		return c&(lang.VerbPast|lang.VerbS|lang.VerbAny|lang.Be) != 0 && c&(lang.Prep|lang.Noun) == 0 || c&lang.Cue != 0 && c&(lang.Noun|lang.Prep) == 0
	}
	return c&(lang.VerbAny|lang.Cue) != 0 && c&(lang.Noun|lang.Prep|lang.Sub) == 0
}

// thingAt reports whether a word for what verbs of events are about begins at token i.
func (f *finder) thingAt(i int) bool {
	_, ok := f.doc.Match(i, lang.ThingSense)
	return ok
}

// subject returns who stands as the subject of the verb at token v, and where.
func (f *finder) subject(v, depth int) ([]draft.Party, text.Range) {
	i := f.group(v)
	if j := f.overDate(i); j < i && f.doc.Is(j-1, lang.Rel) {
		i = j // "the minister, who on Sunday met …"
	}
	if f.doc.Is(i-1, lang.Rel) && i-1 > f.sent.From { // "the minister, who met …"
		i--
		if f.doc.IsMark(i-1, ',') {
			i--
		}
		if a, ok := f.actorAt(i - 1); ok {
			return f.conjuncts(a)
		}
	}
	if who, at, known := f.ofParticiple(v, i); known {
		return who, at
	}
	if who, at, known := f.understoodSubject(v, i); known {
		return who, at
	}
	if open := f.apposition(i - 1); open >= 0 {
		i = open
	} else if a, ok := f.actorAt(i - 2); ok && f.pack.HeadLast && f.doc.IsMark(i-1, ',') && a.To == i-1 && one(a) && f.person(a.parties[0]) &&
		(a.parties[0].Mention.To < a.To || f.comma(a.From, a.To) && f.doc.IsMark(a.From-1, ',') && f.opensWithPhrase()) {
		return f.conjuncts(a) // "Mirela Kostan, Velmora's president, met"
	}
	if who, at, of := f.common(i); of && !f.doc.Is(v-1, lang.To) {
		return who, at
	}
	j, controlled := f.controlled(i)
	who, at := f.leftwards(j, controlled, v, depth)
	if len(who) == 0 && !controlled && !f.pack.HeadLast {
		if a, ok := f.actorAt(j - 1); ok { // "keputusan Velmora memutus hubungan"
			if p, in := f.inPhraseOf(a); in && p < a.From-1 {
				return f.conjuncts(a)
			}
		}
	}
	return who, at
}

// ofParticiple reads the subject of a participle at token v, whose group begins at
// token i, and reports whether it has none or the one returned for sure.
func (f *finder) ofParticiple(v, i int) ([]draft.Party, text.Range, bool) {
	if f.doc.Is(v, lang.VerbIng) && !f.doc.Is(v, lang.Noun) {
		if a, ok := f.actorAt(i - 1); ok { // "a photograph of A and B signing"
			who, at := f.conjuncts(a)
			return who, at, true
		}
		if f.pack.HeadLast && i == v && f.doc.IsWord(i-1) && f.doc.Is(i-1, lang.Noun) && !f.doc.Is(i-1, preps|lang.Verb|lang.Sub|lang.Cue|lang.Be) {
			return nil, text.Range{}, true // "with commercials opposing Orlan"
		}
	}
	return nil, text.Range{}, f.uncertain(v, i)
}

// understoodSubject reads a subject that only points to somebody: "it", "her
// country", the owner of a decision.
func (f *finder) understoodSubject(v, i int) ([]draft.Party, text.Range, bool) {
	if a, ok := f.actorAt(i - 1); ok && a.pronoun != nil && a.pronoun.Gender == "n" && a.pronoun.Number == 1 && !f.doc.Is(a.From, lang.Poss) && f.pack.HeadLast {
		return f.neutral(a), a.Range, true
	}
	if who, at := f.resolving(v); len(who) > 0 {
		f.resolved = true
		return who, at, true
	}
	who, at := f.ownCountry(i)
	return who, at, len(who) > 0
}

// controlled reports whether the verb whose group begins at token i has no subject
// of its own, "tiba untuk bertemu", "agreed to sign", and where the look for that
// of another begins.
func (f *finder) controlled(i int) (int, bool) {
	controlled := false
	if i > f.sent.From && f.doc.Is(i-1, lang.To|lang.Prep|lang.Sub) && !f.fronted(i-1) {
		if _, named := f.actorAt(i - 1); !named {
			i--
			controlled = true
		}
	}
	if i > f.sent.From && f.doc.Is(i-1, lang.And|lang.But) || f.doc.IsMark(i-1, ',') && f.verbBefore(i-1) {
		controlled = true
		i--
	}
	return i, controlled
}

// past reports whether a verb's form can be no infinitive.
func (f *finder) past(v int) bool {
	return f.pack.HeadLast && f.doc.Is(v, lang.VerbPast|lang.VerbS) && !f.doc.Is(v, lang.VerbBase)
}

// overDate returns where a date that ends before token i begins, with its
// preposition, or i.
func (f *finder) overDate(i int) int {
	n, ok := f.ph.Date(i - 1)
	if !ok || !f.sent.Has(i-1) {
		return i
	}
	j := f.d.Dates[n].From
	if f.doc.Is(j-1, preps) {
		j--
	}
	return j
}

// fronted reports whether the small word at token i opens the sentence.
func (f *finder) fronted(i int) bool {
	for j := i - 1; j >= f.sent.From; j-- {
		if f.doc.IsWord(j) {
			return false
		}
	}
	return true
}

func (f *finder) verbBefore(i int) bool {
	for j := i - 1; j >= f.sent.From && i-j < 30; j-- {
		if f.verbal(j) {
			return true
		}
		if f.doc.Is(j, lang.Sub|lang.Comp|lang.Rel) {
			return false
		}
	}
	return false
}
