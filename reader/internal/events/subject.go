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
		if m, ok := f.doc.Match(n, lang.StatusSense); ok && int(m.To) == i {
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
		if c&lang.VerbBase != 0 && f.doc.Is(i-1, lang.Aux) && !f.doc.Is(i-1, lang.Noun|lang.VerbAny) {
			return true // "will travel"
		}
		return c&(lang.VerbPast|lang.VerbS|lang.VerbAny|lang.Be) != 0 && c&(lang.Prep|lang.Noun) == 0 || c&lang.Cue != 0 && c&(lang.Noun|lang.Prep) == 0
	}
	return c&(lang.VerbAny|lang.Cue) != 0 && c&(lang.Noun|lang.Prep|lang.Sub) == 0
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
	if f.doc.Is(v, lang.VerbIng) && !f.doc.Is(v, lang.Noun) {
		if a, ok := f.actorAt(i - 1); ok { // "a photograph of A and B signing"
			return f.conjuncts(a)
		}
		if f.pack.HeadLast && i == v && f.doc.IsWord(i-1) && f.doc.Is(i-1, lang.Noun) && !f.doc.Is(i-1, preps|lang.Verb|lang.Sub|lang.Cue|lang.Be) {
			return nil, text.Range{} // "with commercials opposing Orlan"
		}
	}
	if f.uncertain(v, i) {
		return nil, text.Range{}
	}
	if a, ok := f.actorAt(i - 1); ok && a.pronoun != nil && a.pronoun.Gender == "n" && a.pronoun.Number == 1 && !f.doc.Is(a.From, lang.Poss) && f.pack.HeadLast {
		return f.neutral(a), a.Range
	}
	if who, at := f.resolving(v); len(who) > 0 {
		f.resolved = true
		return who, at
	}
	if who, at := f.ownCountry(i); len(who) > 0 {
		return who, at
	}
	if open := f.apposition(i - 1); open >= 0 {
		i = open
	} else if a, ok := f.actorAt(i - 2); ok && f.pack.HeadLast && f.doc.IsMark(i-1, ',') && a.To == i-1 && one(a) && a.parties[0].Mention.To < a.To && f.person(a.parties[0]) {
		return f.conjuncts(a) // "Mirela Kostan, Velmora's president, met"
	}
	if who, at, of := f.common(i); of && !f.doc.Is(v-1, lang.To) {
		return who, at
	}
	controlled := false // a verb without a subject of its own: "tiba untuk bertemu", "agreed to sign"
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
	who, at := f.leftwards(i, controlled, v, depth)
	if len(who) == 0 && !controlled && !f.pack.HeadLast {
		if a, ok := f.actorAt(i - 1); ok { // "keputusan Velmora memutus hubungan"
			if p, in := f.inPhraseOf(a); in && p < a.From-1 {
				return f.conjuncts(a)
			}
		}
	}
	return who, at
}

// ownCountry is the state of somebody whose country the subject is that ends before
// token i: "the minister said that her country had expelled".
func (f *finder) ownCountry(i int) ([]draft.Party, text.Range) {
	own, ok := f.actorAt(i - 2)
	if !ok || !f.pack.HeadLast || own.pronoun == nil || !f.doc.Is(i-2, lang.Poss) || !f.doc.Is(i-1, lang.Place) || f.doc.Capital(i-1) {
		return nil, text.Range{}
	}
	at := text.Range{From: i - 2, To: i}
	for k := len(f.actors) - 1; k >= 0; k-- {
		if a := &f.actors[k]; a.To <= own.From && a.pronoun == nil && len(a.parties) == 1 && a.parties[0].State != none && f.isPerson(a.parties[0]) {
			return []draft.Party{f.understood(a.parties[0].State, at)}, at
		}
	}
	for _, p := range f.one(own, own.pronoun.Gender) {
		if p.State != none {
			return []draft.Party{f.understood(p.State, at)}, at
		}
	}
	return nil, text.Range{}
}

// apposition returns the comma that opens what is told of a subject between two
// commas, of which the one at token i is the second, or -1: "Velmora, the first
// state to do so, recognised …".
func (f *finder) apposition(i int) int {
	const longest = 20
	if !f.pack.HeadLast || !f.doc.IsMark(i, ',') {
		return -1
	}
	if a, ok := f.actorAt(i - 1); ok && one(a) && f.person(a.parties[0]) {
		return -1 // "…, the minister, Lena Orbak, met"
	}
	for j := i - 1; j > f.sent.From && i-j < longest; j-- {
		if _, inside := f.actorAt(j); !inside && f.verbal(j) && !f.doc.Is(j, lang.VerbBase|lang.VerbPart) || f.doc.Is(j, lang.Comp) {
			return -1
		}
		if !f.doc.IsMark(j, ',') {
			continue
		}
		if _, inside := f.actorAt(j); inside {
			continue
		}
		a, ok := f.actorAt(j - 1)
		if _, in := f.actorAt(j + 1); !ok || a.To != j || in || f.doc.Is(j+1, lang.And|lang.But|lang.Or) || !f.doc.Is(j+1, lang.Det|lang.Prep|lang.Adj|lang.Number) {
			return -1
		}
		return j
	}
	return -1
}

// resolving is who has the decision, plan or offer whose infinitive the verb is:
// "Velmora's decision to recall", "a decision by Velmora to recall".
func (f *finder) resolving(v int) ([]draft.Party, text.Range) {
	if !f.pack.HeadLast || !f.doc.Is(v-1, lang.To) {
		return nil, text.Range{}
	}
	i := v - 2
	if a, ok := f.actorAt(i); ok {
		p, in := f.inPhraseOf(a)
		if in && (f.doc.Is(p, lang.By) && f.doc.Is(p-1, lang.Noun) || f.is(text.Range{From: p, To: p + 1}, "deed") && f.doc.Is(p-1, lang.Noun|lang.Adj)) && !f.verbal(p-1) {
			return f.conjuncts(a)
		}
		return nil, text.Range{}
	}
	if !f.doc.Is(i, lang.Noun) || f.verbal(i) {
		return nil, text.Range{}
	}
	for i > f.sent.From && (f.doc.Is(i, lang.Noun|lang.Adj|lang.PossessiveS) && !f.doc.Is(i, preps|lang.Det)) {
		if a, ok := f.actorAt(i - 1); ok {
			if f.doc.Is(a.From, lang.Poss) && a.pronoun != nil {
				return f.leftwards(a.From, true, a.From, 1)
			}
			if a.pronoun == nil && (f.doc.Is(a.To, lang.PossessiveS) || a.modifier) {
				return f.conjuncts(a)
			}
			break
		}
		i--
	}
	return nil, text.Range{}
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

// leftwards walks left from token i to the subject. With controlled the subject
// is that of the verb before.
func (f *finder) leftwards(i int, controlled bool, v, depth int) ([]draft.Party, text.Range) {
	var passed *someone // the object of the verb before, or a headline's subject: "envoy to visit"
	for steps := 0; i > f.sent.From && steps < farLeft; steps++ {
		t := i - 1
		if n, ok := f.ph.Date(t); ok {
			i = f.d.Dates[n].From
			if f.doc.Is(i-1, preps) {
				i--
			}
			continue
		}
		if f.doc.IsMark(t, ')') {
			if i = f.bracketed(t); i < 0 {
				break
			}
			continue
		}
		if open := f.aboutClause(t); open >= 0 {
			i = open
			continue
		}
		if a, ok := f.actorAt(t); ok {
			if controlled && passed == nil {
				passed = a
			}
			if controlled && passed == a && f.wanted(a) {
				return f.conjuncts(a)
			}
			if controlled && !f.pack.HeadLast && f.unknownVerb(a.To) {
				return f.conjuncts(a)
			}
			if p, in := f.inPhraseOf(a); in && (f.groupOf(p) || f.doc.Is(p, lang.Sub) && !controlled && a.To == f.group(v)) {
				return f.conjuncts(a) // "ministers from Velmora and Borenia", "since the two parties signed"
			} else if in && f.statusBefore(p+1) > p { // but "nobody from Velmora"
				i = p
				continue
			}
			if controlled {
				i = a.From
				continue
			}
			return f.conjuncts(a)
		}
		if f.doc.Is(t, lang.Comp) && !controlled || f.pack.HeadLast && !controlled && f.doc.Is(t, lang.Sub) && !f.doc.Is(t, preps|lang.Noun|lang.Comp|lang.Rel) || f.doc.IsMark(t, ';') || f.doc.IsMark(t, ':') {
			break
		}
		if f.verbal(t) {
			if depth >= deepVerbs {
				break
			}
			if controlled && depth == 0 && f.doc.Is(t-1, lang.To) && f.past(v) {
				i-- // "urged Velmora to return, and asked …"
				continue
			}
			if passed != nil && f.doc.Is(t, lang.Be) && passed.From == t+1 && passed.To == v-1 && f.doc.Is(v-1, lang.To) {
				f.supposed = true // "were Velmora to free them"
				return f.conjuncts(passed)
			}
			if passed != nil && f.asks(t) && !f.past(v) {
				return f.conjuncts(passed)
			}
			if passed != nil && f.bidden(passed, t, v) {
				return nil, text.Range{}
			}
			if who, at := f.subject(t, depth+1); len(who) > 0 {
				return who, at
			}
			if who, at := f.agent(t + 1); len(who) > 0 || depth > 0 {
				return who, at
			}
			return f.mainSubject(v)
		}
		i--
	}
	if passed != nil && depth == 0 && f.pack.HeadLast && f.doc.Is(v-1, lang.To) && f.doc.Is(passed.To, lang.To) {
		f.toCome = true
		return f.conjuncts(passed)
	}
	if depth == 0 {
		return f.mainSubject(v)
	}
	return nil, text.Range{}
}

// aboutClause returns the comma that opens a clause about a noun which the comma
// at token i closes, or -1: "Ombaria, which had followed Drusova, recalled …".
func (f *finder) aboutClause(i int) int {
	const longest = 24
	if !f.doc.IsMark(i, ',') {
		return -1
	}
	for j := i - 1; j > f.sent.From && i-j < longest; j-- {
		if f.doc.IsMark(j, ',') {
			k := j + 1
			for f.doc.Is(k, preps|lang.Det) && k < j+3 {
				k++ // ", many of whom"
			}
			if f.doc.Is(j+1, lang.Rel) || f.doc.Is(k, lang.Rel) || k > j+1 && f.isPronoun(k) && f.doc.Is(k+1, lang.VerbIng|lang.VerbPart) {
				return j
			}
			if f.doc.Is(j+1, lang.And|lang.But|lang.Sub) {
				return -1
			}
		}
	}
	return -1
}

func (f *finder) isPronoun(i int) bool {
	a, ok := f.actorAt(i)
	return ok && a.pronoun != nil
}

// inPhraseOf reports whether an actor stands behind a preposition, or behind a
// noun that it only belongs to, and where that begins.
func (f *finder) inPhraseOf(a *someone) (int, bool) {
	i := a.From
	first := a
	if f.pack.HeadLast && f.stateName(a) && f.doc.Is(i-1, lang.Noun) && !f.doc.Is(i-1, lang.Adj|lang.Det|lang.Number|lang.Person|preps) && !f.doc.Capital(i-1) {
		return 0, false // "within hours of the blast Velmora had …"
	}
	if f.pack.HeadLast && a.pronoun != nil && !f.doc.Is(i, lang.Poss) && !f.doc.Is(i-1, preps|lang.Of) {
		return 0, false // "by noon she was in talks"
	}
	for { // to the first of those joined to it
		prev, ok := f.joined(first)
		if !ok {
			break
		}
		first, i = prev, prev.From
	}
	for i > f.sent.From && f.doc.IsWord(i-1) && f.doc.Is(i-1, lang.Det|lang.Adj|lang.Number|lang.Acting|lang.Noun|lang.Person) && !f.doc.Is(i-1, preps|lang.VerbAny|lang.Cue|lang.Aux|lang.Rel|lang.Comp) {
		if _, named := f.actorAt(i - 1); named {
			break
		}
		if _, date := f.ph.Date(i - 1); date {
			break
		}
		i--
	}
	if i > f.sent.From && f.doc.Is(i-1, preps|lang.Of) && !(f.doc.Is(i-1, lang.Sub) && i == first.From) {
		if _, named := f.actorAt(i - 1); !named && !f.doc.Is(i-1, lang.Verb&^lang.VerbBase) || f.doc.Is(i-1, lang.By|lang.Loc) {
			return i - 1, true
		}
	}
	return 0, false
}
