package eval

import (
	"cmp"
	"slices"
)

// Cause is what is wrong with a statement.
type Cause string

// The causes, in the order in which they are listed.
const (
	Missed       Cause = "missed"        // gold has it, nothing found comes near
	Spurious     Cause = "spurious"      // found, gold has nothing near
	UnsaidCause  Cause = "unsaid"        // found as said, where the report says it was not
	TooLong      Cause = "span too long" // more words too many than too few
	TooShort     Cause = "span too short"
	WrongSpeaker Cause = "wrong speaker"
	Unresolved   Cause = "unresolved" // the right speaker, but not his full name
	WrongCue     Cause = "cue"
)

var causes = []Cause{Missed, Spurious, UnsaidCause, TooLong, TooShort, WrongSpeaker, Unresolved, WrongCue}

// Error is one thing wrong in one article.
type Error struct {
	Cause  Cause
	Detail string // the kind, how near the span is, or the type of mention
	Text   string // the words, or the difference between gold's and those found
	Gold   string // what gold has, of a speaker or cue
	Got    string // what was found
	Rule   string // the rule that found it
}

// ArticleErrors are the errors of one article, in the order of its text.
type ArticleErrors struct {
	ID     string
	Gold   int
	Found  int
	Errors []Error
}

// CauseCount is how many errors have a cause.
type CauseCount struct {
	Cause  Cause  `json:"cause"`
	Detail string `json:"detail"`
	N      int    `json:"n"`
}

// Causes counts the errors by cause.
func (r Result) Causes() []CauseCount {
	type key struct {
		cause  Cause
		detail string
	}
	n := map[key]int{}
	for _, a := range r.Errors {
		for _, e := range a.Errors {
			n[key{e.Cause, e.Detail}]++
		}
	}
	out := make([]CauseCount, 0, len(n))
	for k, c := range n {
		out = append(out, CauseCount{k.cause, k.detail, c})
	}
	slices.SortFunc(out, func(a, b CauseCount) int {
		return cmp.Or(cmp.Compare(slices.Index(causes, a.Cause), slices.Index(causes, b.Cause)), cmp.Compare(a.Detail, b.Detail))
	})
	return out
}

// errors tells what is wrong in an article, given the predictions that count.
func (m *match) errors(counted []int) ArticleErrors {
	type placed struct {
		at int
		Error
	}
	var all []placed
	add := func(ws wordSet, e Error) {
		at := 0
		if len(ws) > 0 {
			at = ws[0]
		}
		all = append(all, placed{at, e})
	}
	near := m.nearest(counted) // a wanted statement and a prediction that just miss one another are one error
	claimed := map[int]bool{}
	for i := range m.wanted {
		if m.optional[i] {
			continue
		}
		j := m.foundOf[i]
		switch {
		case j >= 0:
			for _, e := range m.pairErrors(i, j) {
				add(m.wwords[i], e)
			}
		case near[i] >= 0:
			claimed[near[i]] = true
			add(m.wwords[i], m.spanError(i, near[i], "off"))
		default:
			add(m.wwords[i], Error{Cause: Missed, Detail: m.wkind[i], Text: m.context(m.wwords[i]),
				Gold: goldSpeaker(m.wanted[i].Speaker), Got: m.taker(i)})
		}
	}
	for _, j := range counted {
		if m.goldOf[j] < 0 && !claimed[j] {
			add(m.fwords[j], m.spurious(j))
		}
	}
	slices.SortStableFunc(all, func(a, b placed) int { return cmp.Compare(a.at, b.at) })
	out := ArticleErrors{ID: m.a.ID, Gold: len(m.wanted), Found: len(m.found)}
	for _, e := range all {
		out.Errors = append(out.Errors, e.Error)
	}
	return out
}

// leastNear is the share of common words from which a prediction is taken for
// an attempt at a statement.
const leastNear = 0.3

// nearest gives for each wanted statement that was not found the prediction
// that comes nearest to it and matches nothing else, or -1.
func (m *match) nearest(counted []int) []int {
	out := slices.Repeat([]int{-1}, len(m.wanted))
	taken := map[int]bool{}
	for i := range m.wanted {
		if m.foundOf[i] >= 0 || m.optional[i] {
			continue
		}
		best := leastNear
		for _, j := range counted {
			if jac := m.wwords[i].jaccard(m.fwords[j]); m.goldOf[j] < 0 && !taken[j] && jac >= best {
				best, out[i] = jac, j
			}
		}
		if out[i] >= 0 {
			taken[out[i]] = true
		}
	}
	return out
}

// pairErrors tells what is wrong with a statement that was found.
func (m *match) pairErrors(i, j int) []Error {
	var out []Error
	w, f, v := &m.wanted[i], &m.found[j], m.verdicts[i]
	if m.jaccards[i] < 1 {
		out = append(out, m.spanError(i, j, "near"))
	}
	mention := "none"
	if w.Speaker != nil && w.Speaker.Type != "" {
		mention = w.Speaker.Type
	}
	e := Error{Detail: mention, Text: m.context(m.wwords[i]), Gold: goldSpeaker(w.Speaker), Got: foundSpeaker(f.Speaker), Rule: f.Rule}
	switch {
	case !v.ok:
		e.Cause = WrongSpeaker
		out = append(out, e)
	case v.resolvable && !v.resolved:
		e.Cause = Unresolved
		out = append(out, e)
	}
	if w.Cue != nil && !sameCue(w.Cue.Text, f.Cue) {
		out = append(out, Error{Cause: WrongCue, Detail: m.wkind[i], Text: m.context(m.wwords[i]), Gold: w.Cue.Text, Got: orNone(f.Cue), Rule: f.Rule})
	}
	return out
}

func (m *match) spanError(i, j int, detail string) Error {
	w, f := m.wwords[i], m.fwords[j]
	cause := TooShort
	if both := w.common(f); len(f)-both > len(w)-both {
		cause = TooLong
	}
	return Error{Cause: cause, Detail: detail, Text: m.difference(w, f), Rule: m.found[j].Rule}
}

func (m *match) spurious(j int) Error {
	f := &m.found[j]
	e := Error{Cause: Spurious, Detail: m.fkind[j], Text: m.context(m.fwords[j]), Got: foundSpeaker(f.Speaker), Rule: f.Rule}
	if len(m.fwords[j]) == 0 {
		e.Text = "not in the text: " + f.text()
	}
	for _, u := range m.a.Unsaid {
		if m.text.place(u.Place).jaccard(m.fwords[j]) >= leastNear {
			e.Cause = UnsaidCause
		}
	}
	return e
}

// taker tells which prediction, paired with another statement, has most of the
// words of a missed one.
func (m *match) taker(i int) string {
	for j, f := range m.fwords {
		if k := m.goldOf[j]; k >= 0 && m.wwords[i].halfIn(f) {
			return "its words are in: " + shorten(m.found[j].text())
		}
	}
	return ""
}
