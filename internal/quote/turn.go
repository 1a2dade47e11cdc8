package quote

import (
	"strings"

	"github.com/sanad-news/sanad/lang"
)

// TurnKind says by what a meaning was changed.
type TurnKind string

// The kinds of turn.
const (
	Negation  TurnKind = "negation"
	Condition TurnKind = "condition" // if, unless
	Modal     TurnKind = "modal"     // may, hopes to, should
	Limit     TurnKind = "limit"     // only
	Exception TurnKind = "exception" // except
	Total     TurnKind = "total"     // all
	Share     TurnKind = "share"     // some
	Question  TurnKind = "question"  // whether
	Figure    TurnKind = "figure"    // a number
	Name      TurnKind = "name"      // a name, a day, any capitalised word
	Opposite  TurnKind = "opposite"  // a word that contradicts the one on record
	Asking    TurnKind = "asking"    // a question mark: a question made of a statement, or the other way
	Stop      TurnKind = "stop"      // another mark at the end of a sentence, or another end; never turns by itself
	Scare     TurnKind = "scare"     // quotation marks put around words or taken off; never turn by themselves
)

// Turn is a change of meaning. Words on record only were lost, words asked
// about only were put in; words on both sides took one another's place, or, where
// they are the same, stand in another.
type Turn struct {
	Kind        TurnKind
	Asked, Kept []Word
	// Apart: what is quoted is unharmed. The words went together with the whole
	// clause they belong to, or stand elsewhere in the sentence.
	Apart bool
	// Caution: it is apart, but who reads the quotation must be told, since the
	// words that were cut off or the marks bear on what it says.
	Caution bool
}

// turning are the operators that change what a sentence claims when they are
// lost or put in.
var turning = [...]struct {
	op   lang.Operator
	kind TurnKind
}{
	{lang.Negates, Negation}, {lang.Conditions, Condition}, {lang.Weakens, Modal}, {lang.Limits, Limit}, {lang.Excepts, Exception},
	{lang.Totals, Total}, {lang.Parts, Share}, {lang.Questions, Question}, {lang.Mays, Modal}, {lang.Permits, Modal},
}

// turns finds what changes the meaning, in the order of the text.
func (c *comparer) turns() []Turn {
	var out []Turn
	for i := range c.edits {
		switch e := &c.edits[i]; {
		case e.Kind == Kept:
			out = append(append(out, c.marks(e)...), c.punctuation(e)...)
		case e.Kind == Outside:
			out = append(out, c.cutOff(i)...)
		case e.Excuse == Typing || e.Excuse == Spelling:
		default:
			out = append(out, c.operators(e)...)
			out = append(out, c.contents(e)...)
		}
	}
	return moved(out)
}

// moved makes one turn of an operator that is lost in one place and put in at
// another: it was not added, it now bears on other words.
func moved(all []Turn) []Turn {
	lost := map[string][]int{} // by operator, those not yet found again
	for i := range all {
		if t := &all[i]; t.Kind.moves() && len(t.Asked) == 0 {
			key := t.Kind.operator(t.Kept)
			lost[key] = append(lost[key], i)
		}
	}
	taken := make([]bool, len(all))
	for i := range all {
		t := &all[i]
		if !t.Kind.moves() || len(t.Kept) > 0 {
			continue
		}
		key := t.Kind.operator(t.Asked)
		if from := lost[key]; len(from) > 0 {
			t.Kept, taken[from[0]], lost[key] = all[from[0]].Kept, true, from[1:]
		}
	}
	out := all[:0]
	for i := range all {
		if !taken[i] {
			out = append(out, all[i])
		}
	}
	return out
}

// moves tells whether words of a kind say the same wherever they stand, and only
// what they bear on differs.
func (k TurnKind) moves() bool { return k != Figure && k != Name }

// operator is a kind with its words, to find the same again.
func (k TurnKind) operator(words []Word) string {
	key := []string{string(k)}
	for i := range words {
		key = append(key, words[i].Text)
	}
	return strings.Join(key, " ")
}

// found is an operator in a text.
type found struct {
	does  operators
	at, n int
}

func (k *Knowledge) operatorsIn(words []Word, from, to int) []found {
	if k == nil {
		return nil
	}
	var out []found
	for i := from; i < to; {
		does, n := k.operatorAt(words, i)
		if n > 0 {
			out = append(out, found{does, i, n})
		}
		i += max(n, 1)
	}
	return out
}

// operators compares what an edit took and put of each kind.
func (c *comparer) operators(e *Edit) []Turn {
	lost := c.k.operatorsIn(c.b, e.b, e.b+len(e.Kept))
	put := c.k.operatorsIn(c.a, e.a, e.a+len(e.Asked))
	var out []Turn
	for _, t := range turning {
		l, p := only(lost, t.op), only(put, t.op)
		if t.op == lang.Questions && (len(l) == 0 || !c.asks(l[0].at)) {
			continue
		}
		switch n := len(l) - len(p); {
		case n > 0:
			for _, f := range l[:n] {
				out = append(out, Turn{Kind: t.kind, Kept: c.b[f.at : f.at+f.n], Apart: e.Excuse == Ellipsis && c.wentAlong(e, f, t.op)})
			}
		case n < 0:
			for _, f := range p[:-n] {
				out = append(out, Turn{Kind: t.kind, Asked: c.a[f.at : f.at+f.n]})
			}
		}
	}
	return out
}

func only(all []found, op lang.Operator) []found {
	var out []found
	for _, f := range all {
		if f.does.has(op) {
			out = append(out, f)
		}
	}
	return out
}

// asks reports whether the sentence of b[i] is a question.
func (c *comparer) asks(i int) bool {
	for end := min(i+mostAround, len(c.b)); i < end; i++ {
		if c.b[i].Ends >= SentenceEnd {
			return c.b[i].Ends == QuestionEnd
		}
	}
	return false
}

// wentAlong tells whether an operator that an ellipsis hides left with what it
// governs: whether a clause ends between it and the words that go on. Without
// such an end, a negation is held to reach them, unless it stands in a relative
// clause of its own; other operators only if they stand right before them, for
// most are verbs with objects of their own.
func (c *comparer) wentAlong(e *Edit, f found, op lang.Operator) bool {
	end := e.b + len(e.Kept)
	if end-f.at > mostAround {
		return true
	}
	for i := f.at + f.n - 1; i < end; i++ {
		does, _ := c.k.operatorAt(c.b, i)
		if c.b[i].Ends > NoEnd || i >= f.at+f.n && does.has(lang.Turns) {
			return true
		}
	}
	if op != lang.Negates || !c.k.denies(c.b[f.at:f.at+f.n]) {
		return f.at+f.n < end
	}
	for i := max(e.b, f.at-mostAround); i < f.at; i++ {
		if c.k.class(&c.b[i])&lang.Rel != 0 {
			return true
		}
	}
	return false
}

// fragment is how many words are quoted as words and claim nothing: what stands
// right before them is the quoting sentence's to tell.
const fragment = 3

// mostAround bounds how far beyond the quoted words their sentence is read.
const mostAround = 200

// cutOff finds what the rest of the sentence turns, where the quotation begins
// or ends in the middle of it.
func (c *comparer) cutOff(i int) []Turn {
	e := &c.edits[i]
	from, to := e.b, e.b+len(e.Kept)
	head := i == 0
	if !head && from == 0 {
		return nil // nothing is quoted
	}
	if head {
		start := to
		for start > from && to-start < mostAround && c.b[start-1].Ends < SentenceEnd {
			start--
		}
		from = start
	} else {
		end := from
		for end < to && end-from < mostAround && c.b[end-1].Ends < SentenceEnd {
			end++
		}
		to = end
	}
	var out []Turn
	for _, f := range c.k.operatorsIn(c.b, from, to) {
		for _, t := range turning {
			if !f.does.has(t.op) || !c.tells(e, f, t.op, head) {
				continue
			}
			turn := Turn{Kind: t.kind, Kept: c.b[f.at:min(f.at+f.n, len(c.b))], Apart: !c.governs(e, f, t.op, head)}
			if t.op == lang.Conditions {
				turn.Kept = c.b[f.at:c.clauseEnd(f.at, to)]
			}
			turn.Caution = turn.Apart && (t.op == lang.Conditions || c.bears(e, f, t.op, head))
			out = append(out, turn)
		}
	}
	return out
}

// tells reports whether an operator that was cut off tells anything of the words
// quoted: a condition does wherever it stands, "some" only right before them.
func (c *comparer) tells(e *Edit, f found, op lang.Operator, head bool) bool {
	switch op {
	case lang.Negates, lang.Conditions, lang.Limits, lang.Excepts:
		return true
	case lang.Questions:
		return c.asks(f.at)
	}
	return head && c.reaches(f.at+f.n, e.b+len(e.Kept))
}

// governs tells whether an operator that was cut off stands so close to the
// words quoted that they say something else without it.
func (c *comparer) governs(e *Edit, f found, op lang.Operator, head bool) bool {
	if len(c.a) <= fragment {
		return false
	}
	negates := op == lang.Negates && c.k.denies(c.b[f.at:f.at+f.n])
	if head {
		return (negates || op == lang.Limits || op == lang.Questions) && c.reaches(f.at+f.n, e.b+len(e.Kept))
	}
	// "I think not."
	last := f.at + f.n - 1
	return negates && f.at == e.b && c.b[f.at-1].Ends == NoEnd && (last+1 >= len(c.b) || c.b[last].Ends > NoEnd)
}

// bears tells whether a word that denies or limits stands before the words
// quoted in their clause, however far: not | even think of attacking.
func (c *comparer) bears(e *Edit, f found, op lang.Operator, head bool) bool {
	if !head || op != lang.Negates && op != lang.Limits && op != lang.Excepts {
		return false
	}
	for i := f.at + f.n - 1; i < e.b+len(e.Kept); i++ {
		if c.b[i].Ends > NoEnd {
			return false
		}
	}
	return op != lang.Negates || !c.deniesItself(e.b+len(e.Kept))
}

// deniesItself tells whether quotation marks open on record before word i, and
// within them it denies: no word before them is needed to deny it, as in: no pact,
// but ties "not aimed at anyone".
func (c *comparer) deniesItself(i int) bool {
	if i >= len(c.b) || !c.b[i].quoted || i > 0 && c.b[i-1].quoted {
		return false
	}
	does, _ := c.k.operatorAt(c.b, i)
	return does.has(lang.Negates)
}

// reaches tells whether only auxiliaries and the like stand between word i,
// before which an operator ends, and word end: not going to | attack.
func (c *comparer) reaches(i, end int) bool {
	if i > end {
		return true
	}
	for ; i < end; i++ {
		if !c.k.light(&c.b[i]) || c.b[i-1].Ends > NoEnd {
			return false
		}
	}
	return c.b[end-1].Ends == NoEnd
}

// clauseEnd gives where the clause of b[i] ends, at most to.
func (c *comparer) clauseEnd(i, to int) int {
	for ; i < to; i++ {
		if c.b[i].Ends > NoEnd {
			return i + 1
		}
	}
	return to
}
