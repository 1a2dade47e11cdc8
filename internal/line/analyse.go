package line

import (
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
)

// kind says what an item is.
type kind uint8

const (
	wordItem   kind = iota
	actorItem       // a state, body or person
	numberItem      // digits
	nameItem        // a capitalised word that nothing knows
)

// item is one word or phrase that says something.
type item struct {
	kind    kind
	denied  bool    // a negation reaches it
	verb    bool    // a verb, as far as its form tells
	weight  float32 // how much it tells
	stem    uint32  // hash of its stem, of the actor's id, or of the number
	meaning []sense // its concepts, in ascending order
	parts   []item  // of a phrase: its words, which can be matched one by one
	signs   *signs
	at      text.Range
}

// sense is a concept that a word can mean. Of two complements the one that
// stands first in the table stands for both, turned round for the other.
type sense struct {
	concept int32
	turned  bool
}

// The marks of a clause: the operators found in it, a bit each.
type marks uint32

func (m marks) has(o lang.Operator) bool { return m&(1<<o) != 0 }
func (m *marks) set(o lang.Operator)     { *m |= 1 << o }

// modifies is the mark of a clause that only tells which thing is meant:
// sanctions | that have no mandate.
const modifies marks = 1 << 31

// ever is the mark of a clause that speaks of all the time until now: has never.
const ever marks = 1 << 30

// ceases is the mark of a clause that denies that something stays as it is.
const ceases marks = 1 << 29

// clause is a stretch of a sentence with a claim of its own.
type clause struct {
	text.Range
	goesOn   text.Range // after ", said the minister,"
	sentence int
	items    []item
	marks    marks
	denials  int
	said     bool // only tells who said it
	governed bool // the clause before takes it as its content: … | that …
	aside    bool // gives a reason, a concession or a time, and claims nothing by itself
}

// analyser turns one text into clauses.
type analyser struct {
	k     *Knowledge
	v     *vocabulary
	doc   text.Doc
	stems []string
	// flags of each token
	ops      []lang.Operator
	opEnd    []int
	clauses  []clause
	sentence int
}

// analyse cuts s, in the language, into clauses.
func (k *Knowledge) analyse(s string, v *vocabulary) *analyser {
	a := &analyser{k: k, v: v}
	a.doc.Scan(s)
	a.doc.LookUp(v.language)
	a.findStems()
	a.findOperators()
	a.cut()
	for i := range a.clauses {
		var before *clause
		if i > 0 && a.clauses[i-1].sentence == a.clauses[i].sentence {
			before = &a.clauses[i-1]
		}
		a.fill(&a.clauses[i], before)
	}
	return a
}

func (a *analyser) findStems() {
	a.stems = make([]string, len(a.doc.Toks))
	for i, t := range a.doc.Toks {
		if t.Kind != token.Mark {
			a.stems[i] = a.v.stem(a.doc.Word(i))
		}
	}
}

// findOperators marks the tokens at which an operator begins.
func (a *analyser) findOperators() {
	n := len(a.doc.Toks)
	a.ops, a.opEnd = make([]lang.Operator, n), make([]int, n)
	for i := 0; i < n; i++ {
		// "free of charge" is no negation
		if _, weight, phrase := a.v.conceptsAt(a.stems, &a.doc, i, n); phrase > i+1 && weight > lightWeight {
			if _, end := a.v.operatorAt(&a.doc, i); end < phrase {
				continue
			}
		}
		if op, end := a.v.operatorAt(&a.doc, i); op != 0 {
			a.ops[i], a.opEnd[i] = op, end
			i = end - 1 // the "pernah" of "tidak pernah" recalls nothing
		}
	}
}

// cut finds the clauses.
func (a *analyser) cut() {
	start := 0
	flush := func(end int) {
		if end > start {
			a.clauses = append(a.clauses, clause{Range: text.Range{From: start, To: end}, sentence: a.sentence})
		}
		start = end
	}
	for i := range a.doc.Toks {
		switch {
		case a.endsSentence(i):
			flush(i + 1)
			a.sentence++
		case a.bounds(i):
			flush(i)
		}
	}
	flush(len(a.doc.Toks))
	a.join()
	a.markSaid()
	a.resume()
}

func (a *analyser) endsSentence(i int) bool {
	switch a.doc.Toks[i].Mark {
	case '?', '!', ';', token.Ellipsis:
		return true
	case '.':
		return i+1 == len(a.doc.Toks) || !a.doc.Is(i-1, lang.Abbreviation) && a.doc.Toks[i+1].Space
	}
	return i > 0 && a.doc.Toks[i].Lines > 1
}

// bounds reports whether a clause can begin at token i.
func (a *analyser) bounds(i int) bool {
	t := a.doc.Toks[i]
	if t.Kind == token.Mark {
		return t.Mark == ',' && a.doc.Toks[max(i-1, 0)].Kind != token.Number || t.Mark == ':' || t.Mark == token.Dash || t.Mark == '('
	}
	switch a.ops[i] {
	case lang.Turns:
		return true
	case lang.Bounds, lang.Conditions, lang.Exists, lang.Excepts:
		return false // what it bounds is part of the claim
	}
	switch {
	case a.doc.Is(i, lang.Rel): // "a model that does not target anyone" claims both
		return a.ops[a.nextWord(i)] == lang.Negates
	case a.doc.Is(i, lang.And|lang.Or): // "form no alliance or target others"
		return a.isVerb(a.nextWord(i))
	}
	return a.doc.Is(i, lang.Comp|lang.Sub|lang.But|lang.Whether)
}

// firstWord is the first token of a clause that is no mark.
func (a *analyser) firstWord(c clause) int {
	i := c.From
	for i+1 < c.To && a.doc.Toks[i].Kind == token.Mark {
		i++
	}
	return i
}

// nextWord is the next token that is no mark, or the last.
func (a *analyser) nextWord(i int) int {
	for i++; i < len(a.doc.Toks) && a.doc.Toks[i].Kind == token.Mark; i++ {
	}
	return min(i, len(a.doc.Toks)-1)
}

// join gives clauses too short to claim anything to the one before, or to the
// one after where they open the sentence.
func (a *analyser) join() {
	out := a.clauses[:0]
	for i := 0; i < len(a.clauses); i++ {
		c := a.clauses[i]
		if len(out) > 0 && out[len(out)-1].sentence == c.sentence && (a.contents(c) < a.leastContents(c) || a.contents(out[len(out)-1]) < a.leastContents(c) || !a.claims(c) || !a.claims(out[len(out)-1])) && !a.isSaid(c) && !a.isSaid(out[len(out)-1]) {
			out[len(out)-1].To = c.To
			continue
		}
		out = append(out, c)
	}
	a.clauses = out
}

// leastContents is how many words that tell something a clause must have to
// stand by itself.
func (a *analyser) leastContents(c clause) int {
	if a.doc.Is(a.firstWord(c), lang.Or|lang.Comp) {
		return 2
	}
	return 4
}

// claims reports whether a clause has a predicate of its own: a verb, or
// something denied.
func (a *analyser) claims(c clause) bool {
	for i := c.From; i < c.To; i++ {
		if a.doc.Is(i, lang.Verb|lang.Neg|lang.Aux) || a.ops[i] == lang.Negates || a.ops[i] == lang.Turns || a.doc.Toks[i].Kind == token.Word && a.isVerb(i) {
			return true
		}
	}
	return false
}

// describes reports whether a clause can have an adjective for its predicate.
func (a *analyser) describes(c clause) bool {
	for i := c.From; i < c.To; i++ {
		if a.doc.Is(i, lang.Adj) {
			return true
		}
	}
	return false
}

func (a *analyser) contents(c clause) int {
	n := 0
	for i := c.From; i < c.To; i++ {
		if a.isContent(i) {
			n++
		}
	}
	return n
}

const function = lang.Det | lang.Poss | lang.Prep | lang.Of | lang.And | lang.Or | lang.But | lang.Sub | lang.Rel | lang.Comp | lang.Aux | lang.Neg |
	lang.Dem | lang.Conn | lang.By | lang.To | lang.Loc | lang.Cond | lang.Def | lang.Be | lang.Pronoun | lang.PossessiveS | lang.Topic | lang.Honorific

func (a *analyser) isContent(i int) bool {
	t := a.doc.Toks[i]
	if t.Kind == token.Mark {
		return false
	}
	return !a.doc.Is(i, function) || a.doc.Is(i, lang.Noun|lang.Adj|lang.Verb|lang.Actor)
}

// longestSaid is how many words ", said the minister" can have.
const longestSaid = 14

// isSaid reports whether a clause only tells who said it: ", kata menteri".
func (a *analyser) isSaid(c clause) bool {
	i := c.From
	for i < c.To && a.doc.Toks[i].Kind == token.Mark {
		i++
	}
	if i >= c.To || c.To-i > longestSaid {
		return false
	}
	comma := i > c.From || i > 0 && a.doc.Toks[i-1].Kind == token.Mark
	if m, ok := a.doc.Match(i, lang.CueSense); ok && comma && int(m.To) <= c.To {
		return true
	}
	// the minister said
	for j := i; j < c.To && comma; j++ {
		if m, ok := a.doc.Match(j, lang.CueSense); ok && int(m.To) >= a.lastWord(c)-3 && j > i {
			return true
		}
	}
	return false
}

func (a *analyser) lastWord(c clause) int {
	i := c.To
	for i > c.From && a.doc.Toks[i-1].Kind == token.Mark {
		i--
	}
	return i
}

// resume joins what ", said the minister," stands in the middle of.
func (a *analyser) resume() {
	for i := 1; i+1 < len(a.clauses); i++ {
		before, c, after := &a.clauses[i-1], &a.clauses[i], &a.clauses[i+1]
		if c.said && !before.said && !after.said && before.sentence == after.sentence && !a.doc.Is(after.From, lang.Comp) {
			before.goesOn = after.Range
			a.clauses = append(a.clauses[:i+1], a.clauses[i+2:]...)
		}
	}
}

// markSaid marks the clauses that only attribute.
func (a *analyser) markSaid() {
	for i := range a.clauses {
		c := &a.clauses[i]
		c.governed = i > 0 && a.doc.Is(c.From, lang.Comp|lang.Whether)
		c.aside = !c.governed && a.opensAside(*c)
		if i > 0 && a.doc.Is(c.From, lang.Rel) {
			c.marks |= modifies
		}
		if a.asks(*c) {
			c.marks.set(lang.Questions)
		}
		if c.From > 0 && a.isSaid(*c) {
			c.said = true
			continue
		}
		// Menteri menegaskan | bahwa …
		if i+1 < len(a.clauses) && a.clauses[i+1].sentence == c.sentence && a.doc.Is(a.clauses[i+1].From, lang.Comp) && a.hasCue(*c) {
			c.said = true
		}
	}
}

// opensAside reports whether a clause begins with a subordinator.
func (a *analyser) opensAside(c clause) bool {
	i := c.From
	for i < c.To && a.doc.Toks[i].Kind == token.Mark {
		i++
	}
	return i < c.To && (a.doc.Is(i, lang.Sub|lang.Cond) || a.ops[i] == lang.Bounds || a.ops[i] == lang.Conditions || a.ops[i] == lang.Excepts) && a.ops[i] != lang.Turns
}

// asks reports whether a clause attributes a question: tanya wartawan.
func (a *analyser) asks(c clause) bool {
	last := c.sentence != a.sentenceAfter(c)
	governs := c.To < len(a.doc.Toks) && a.doc.Is(c.To, lang.Comp|lang.Whether)
	if !last && !governs {
		return false
	}
	return a.hasForce(c, lang.Asks)
}

// hasForce reports whether a clause attributes with a cue of a force.
func (a *analyser) hasForce(c clause, force lang.Force) bool {
	for i := c.From; i < c.To; i++ {
		if m, ok := a.doc.Match(i, lang.CueSense); ok && a.v.language.Pack.Cues[m.Sense.Ref].Force == force {
			return true
		}
	}
	return false
}

// sentenceAfter is the sentence of the clause after c, or -1.
func (a *analyser) sentenceAfter(c clause) int {
	for i := range a.clauses {
		if a.clauses[i].From == c.To {
			return a.clauses[i].sentence
		}
	}
	return -1
}

func (a *analyser) hasCue(c clause) bool {
	for i := c.From; i < c.To; i++ {
		if m, ok := a.doc.Match(i, lang.CueSense); ok && int(m.To) >= a.lastWord(c)-1 {
			return true
		}
	}
	return false
}
