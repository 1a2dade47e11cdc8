// Package line tells which statements assert the same thing. A statement is cut
// into the propositions it asserts; two propositions are of one line where they
// say the same of the same, whatever the words and the language, and are
// opposed where one denies what the other asserts.
//
// What a proposition says decides, not how many words it shares: who, what,
// whether it is denied, under which condition, how surely, when, how many.
package line

import (
	"cmp"
	"slices"

	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
)

// Proposition is one claim that a statement makes.
type Proposition struct {
	Start, End int // code points in the statement's text
	lang       string
	table      uint32 // of concepts, that the meanings point into
	core       clause
	// context are the items of the rest of the statement, which a claim often
	// leaves unsaid: who is meant, of what.
	context []item
}

// Relation says how two propositions stand to each other.
type Relation string

// The relations.
const (
	Same      Relation = "same"
	Opposes   Relation = "opposes"
	Unrelated Relation = "unrelated"
)

// Verdict is how two propositions stand to each other, and how sure that is.
type Verdict struct {
	Relation Relation
	Score    float64 // 0 to 1: how much alike they are, before what tells them apart is weighed
}

// least is what the items of a proposition must weigh together: less claims
// nothing that could be told from other claims.
const least = 1.3

// Propositions cuts a statement's text, in a language, into what it asserts. A
// language that no pack knows gives none.
func (k *Knowledge) Propositions(text, code string) []Proposition {
	v := k.vocabularyOf(code)
	if v == nil {
		return nil
	}
	a := k.analyse(text, v)
	for i := range a.clauses {
		k.sign(a.clauses[i].items)
	}
	out := k.propositions(a, code, (*analyser).predicates)
	if len(out) == 0 { // the balloon is a civilian airship: no verb, no adjective
		out = k.propositions(a, code, func(*analyser, *clause) bool { return true })
	}
	return out
}

// deniesNext reports whether a clause denies what it governs: dismissed the
// idea | that …
func (a *analyser) deniesNext(c clause) bool {
	for i := c.From; i < c.To; i++ {
		if a.ops[i] == lang.Negates && a.isContent(i) {
			return true
		}
	}
	return c.said && a.hasForce(c, lang.Denies)
}

// deny turns round what a clause claims.
func (c *clause) deny() {
	c.denials++
	c.marks.set(lang.Negates)
	c.items = slices.Clone(c.items)
	for i := range c.items {
		if c.items[i].verb {
			c.items[i].denied = !c.items[i].denied
			return
		}
	}
	if head := c.head(); head != nil {
		head.denied = !head.denied
	}
}

// predicates reports whether a clause claims something by itself.
func (a *analyser) predicates(c *clause) bool {
	return (a.claims(*c) || a.describes(*c)) && (!c.aside || len(a.clauses) == 1)
}

func (k *Knowledge) propositions(a *analyser, code string, takes func(*analyser, *clause) bool) []Proposition {
	var out []Proposition
	for i := range a.clauses {
		c := &a.clauses[i]
		if c.said || c.weight() < least || !takes(a, c) {
			continue
		}
		p := Proposition{lang: code, table: k.table, core: *c}
		p.core.marks = marksAround(a.clauses, c)
		if i > 0 && c.governed && a.deniesNext(a.clauses[i-1]) {
			p.core.deny()
		}
		p.Start, p.End = a.span(c)
		for j := range a.clauses {
			if j != i {
				p.context = append(p.context, a.clauses[j].items...)
			}
		}
		p.context = heaviest(p.context, maxContext)
		out = append(out, p)
	}
	return out
}

// span is where a clause stands, without the marks around it and the words
// that join it to the clause before.
func (a *analyser) span(c *clause) (start, end int) {
	from, to := c.From, max(c.To, c.goesOn.To)
	for from+1 < to && (a.doc.Toks[from].Kind == token.Mark || a.doc.Is(from, lang.And|lang.Or|lang.But|lang.Rel|lang.Comp) && a.ops[from] != lang.Negates) {
		from++
	}
	for to-1 > from && (a.doc.Toks[to-1].Kind == token.Mark || a.doc.Is(to-1, lang.And|lang.Or|lang.Sub|lang.Comp) && !a.doc.Is(to-1, lang.Noun|lang.Verb|lang.Adv)) {
		to--
	}
	return int(a.doc.Toks[from].RuneStart), int(a.doc.Toks[to-1].RuneEnd)
}

// maxContext bounds what is kept of the rest of a statement.
const maxContext = 16

func heaviest(items []item, n int) []item {
	slices.SortStableFunc(items, func(a, b item) int { return cmp.Compare(b.weight, a.weight) })
	return items[:min(n, len(items))]
}

func (c *clause) weight() (w float32) {
	for i := range c.items {
		w += c.items[i].weight
	}
	return w
}

// vocabularyOf returns the vocabulary of a language, or nil.
func (k *Knowledge) vocabularyOf(code string) *vocabulary {
	if v, ok := k.vocab[code]; ok {
		return v()
	}
	if l := k.data.Language(code); l != nil {
		return k.vocab[l.Pack.Code]()
	}
	return nil
}

// Compare tells how two propositions stand to each other. The order of the two
// does not matter.
func (k *Knowledge) Compare(p, q *Proposition) Verdict {
	var f features
	if compareMarks(&f, p.core.marks, q.core.marks); f.marksApart() {
		return Verdict{Relation: Unrelated}
	}
	k.measurePairs(&f, p, q)
	if f.strangers() || !f.near() && !k.mayStillBe(&f, p, q) {
		return Verdict{Relation: Unrelated}
	}
	k.measureClauses(&f, p, q)
	return k.judge(f)
}

// mayStillBe reports whether two propositions that are not near may be one line
// or opposed: the rules that are left are of predicates that are brief, or
// denied. Of the pairs that nothing told apart before it leaves one in five, and
// costs a third of measuring them.
func (k *Knowledge) mayStillBe(f *features, p, q *Proposition) bool {
	if f[fDenialsMore] == 0 && !p.core.brief() && !q.core.brief() {
		return false
	}
	k.measurePredicates(f, p, q)
	return f[fTailLess] >= wholly || f[fBrief] >= wholly || f[fMetLess] >= leastMet
}

// marksAround are the marks of a clause, with those that reach it from the
// clauses of its sentence: a condition, a question, and all that the clause
// says which governs it (it is not known | whether …).
func marksAround(clauses []clause, p *clause) marks {
	m := p.marks
	for i := range clauses {
		c := &clauses[i]
		if c.sentence != p.sentence {
			continue
		}
		reaching := []lang.Operator{lang.Conditions, lang.Questions}
		if c.said || p.governed && c.To == p.From {
			reaching = append(reaching, lang.Recalls, lang.Weakens)
		}
		if p.marks&modifies != 0 && c.To == p.From { // used to be for posts | that nobody can fill
			reaching = append(reaching, lang.Recalls, lang.Weakens, lang.Pends, lang.Intends)
		}
		for _, o := range reaching {
			if c.marks.has(o) {
				m.set(o)
			}
		}
	}
	return m
}
