package events

import (
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// walk is the way left from a verb to its subject.
type walk struct {
	v, depth   int
	controlled bool     // the subject is that of the verb before
	passed     *someone // the object of the verb before, or a headline's subject: "envoy to visit"
}

// leftwards walks left from token i to the subject. With controlled the subject
// is that of the verb before.
func (f *finder) leftwards(i int, controlled bool, v, depth int) ([]draft.Party, text.Range) {
	w := walk{v: v, depth: depth, controlled: controlled}
	for steps := 0; i > f.sent.From && steps < farLeft; steps++ {
		t := i - 1
		if j := f.overAside(t); j < i {
			if i = j; i < 0 {
				break
			}
			continue
		}
		if a, ok := f.actorAt(t); ok {
			j, found := f.passes(&w, a)
			if found {
				return f.conjuncts(a)
			}
			i = j
			continue
		}
		if f.startsClause(t, controlled) {
			break
		}
		if !f.verbal(t) || controlled && depth == 0 && f.doc.Is(t-1, lang.To) && f.past(v) { // "urged Velmora to return, and asked …"
			i--
			continue
		}
		if depth >= deepVerbs {
			break
		}
		return f.ofVerb(&w, t)
	}
	if w.passed != nil && depth == 0 && f.pack.HeadLast && f.doc.Is(v-1, lang.To) && f.doc.Is(w.passed.To, lang.To) {
		f.toCome = true
		return f.conjuncts(w.passed)
	}
	if depth == 0 {
		return f.mainSubject(v)
	}
	return nil, text.Range{}
}

// overAside returns where a date, a bracket or a clause about a noun that ends with
// token t begins, or what lies behind t where none does.
func (f *finder) overAside(t int) int {
	if n, ok := f.ph.Date(t); ok {
		i := f.d.Dates[n].From
		if f.doc.Is(i-1, preps) {
			i--
		}
		return i
	}
	if f.doc.IsMark(t, ')') {
		return f.bracketed(t)
	}
	if open := f.aboutClause(t); open >= 0 {
		return open
	}
	return t + 1
}

// passes reports whether an actor on the way left is the subject, or else where the
// way goes on.
func (f *finder) passes(w *walk, a *someone) (next int, found bool) {
	if w.controlled && w.passed == nil {
		w.passed = a
	}
	if w.controlled && (w.passed == a && f.wanted(a) || !f.pack.HeadLast && f.unknownVerb(a.To)) {
		return 0, true
	}
	p, in := f.inPhraseOf(a)
	switch {
	case in && (f.groupOf(p) || f.doc.Is(p, lang.Sub) && !w.controlled && a.To == f.group(w.v)):
		return 0, true // "ministers from Velmora and Borenia", "since the two parties signed"
	case in && f.statusBefore(p+1) > p: // but "nobody from Velmora"
		return p, false
	case w.controlled:
		return a.From, false
	}
	return 0, true
}

// startsClause reports whether the clause of a verb begins behind token t.
func (f *finder) startsClause(t int, controlled bool) bool {
	return f.doc.Is(t, lang.Comp) && !controlled || f.pack.HeadLast && !controlled && f.doc.Is(t, lang.Sub) && !f.doc.Is(t, preps|lang.Noun|lang.Comp|lang.Rel) || f.doc.IsMark(t, ';') || f.doc.IsMark(t, ':')
}

// ofVerb is who the verb at token t, reached on the way left, leaves as the subject:
// the one it calls on, its own subject, or who stands behind it.
func (f *finder) ofVerb(w *walk, t int) ([]draft.Party, text.Range) {
	if w.passed != nil && f.doc.Is(t, lang.Be) && w.passed.From == t+1 && w.passed.To == w.v-1 && f.doc.Is(w.v-1, lang.To) {
		f.supposed = true // "were Velmora to free them"
		return f.conjuncts(w.passed)
	}
	if w.passed != nil && f.asks(t) && !f.past(w.v) {
		return f.conjuncts(w.passed)
	}
	if w.passed != nil && f.bidden(w.passed, t, w.v) {
		return nil, text.Range{}
	}
	if who, at := f.subject(t, w.depth+1); len(who) > 0 {
		return who, at
	}
	if who, at := f.agent(t + 1); len(who) > 0 || w.depth > 0 {
		return who, at
	}
	return f.mainSubject(w.v)
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
