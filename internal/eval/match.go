package eval

import (
	"cmp"
	"slices"
)

// match is one article's gold beside its prediction: as many of their
// statements as can be are paired.
type match struct {
	a      *Article
	p      *Prediction
	text   *indexed
	wanted []Wanted
	found  []Found
	wwords []wordSet // words of each wanted statement
	fwords []wordSet // words of each found one, in gold's text
	wkind  []string
	fkind  []string

	foundOf  []int // index of the prediction paired with each wanted statement, or -1
	goldOf   []int // the other way
	jaccards []float64
	verdicts []verdict

	optional      []bool // wanted statements that need not be found
	hasOptional   bool
	optionalWords wordSet
	ignored       wordSet
}

func newMatch(a *Article, p *Prediction, o Options) *match {
	m := &match{a: a, p: p, text: index(a.Report.Text), wanted: a.Statements, found: p.Found}
	byWords := a.ByWords && p.Text != nil && *p.Text != a.Report.Text
	if byWords { // a badly encoded quotation mark is part of the word behind it
		m.text = index(*p.Text)
	}
	if o.Fragments {
		m.wanted = explode(m.wanted, func(w *Wanted) *Place { return &w.Place })
		m.found = explode(m.found, func(f *Found) *Place { return &f.Place })
	}
	m.optional = make([]bool, len(m.wanted))
	for i := range m.wanted {
		w := &m.wanted[i]
		ws := m.text.withoutThat(m.text.place(w.Place))
		m.wwords = append(m.wwords, ws)
		kind := w.Kind
		if !isKind(kind) {
			kind = "direct"
		}
		m.wkind = append(m.wkind, kind)
		if len(ws) == 0 || o.SpeechOnly && w.Cue != nil && w.Cue.Class == "other" {
			m.optional[i], m.hasOptional = true, true
			m.optionalWords = m.optionalWords.union(ws)
		}
	}
	for _, x := range a.Ignore {
		switch {
		case byWords:
			m.ignored = m.ignored.union(m.text.place(x))
		case x.Start != nil && x.End != nil:
			m.ignored = m.ignored.union(m.text.span(*x.Start, *x.End))
		}
	}
	m.placeFound()
	return m
}

// placeFound finds the words of the predictions; where these were made on
// another text, it is aligned with gold's first.
func (m *match) placeFound() {
	toGold := func(s wordSet) wordSet { return s }
	text := m.text
	if m.p.Text != nil && *m.p.Text != m.text.raw {
		text = index(*m.p.Text)
		if !slices.Equal(text.plain, m.text.plain) {
			toGold = mapped(align(text.plain, m.text.plain))
		}
	}
	for i := range m.found {
		f := &m.found[i]
		ws := m.text.withoutThat(toGold(text.place(f.Place)))
		m.fwords = append(m.fwords, ws)
		kind := f.Kind
		if !isKind(kind) {
			kind = m.text.kindOf(ws)
		}
		m.fkind = append(m.fkind, kind)
	}
}

func mapped(to []int) func(wordSet) wordSet {
	return func(s wordSet) wordSet {
		var out wordSet
		for _, i := range s {
			if to[i] >= 0 {
				out = append(out, to[i])
			}
		}
		slices.Sort(out)
		return out
	}
}

// explode makes a statement of each part of those that stand in parts.
func explode[T any](all []T, place func(*T) *Place) []T {
	var out []T
	for _, x := range all {
		parts := place(&x).Parts
		if len(parts) < 2 {
			out = append(out, x)
			continue
		}
		for _, part := range parts {
			y := x
			*place(&y) = Place{Start: part.Start, End: part.End, Text: part.Text}
			out = append(out, y)
		}
	}
	return out
}

func (m *match) inScope(kind string) bool {
	return len(m.a.Annotates) == 0 || slices.Contains(m.a.Annotates, kind)
}

// pair pairs wanted and found statements, the most alike first, and judges the
// speakers of the pairs.
func (m *match) pair(least float64) {
	type candidate struct {
		jaccard float64
		unlike  int
		i, j    int
	}
	var all []candidate
	for i, w := range m.wwords {
		for j, f := range m.fwords {
			if jac := w.jaccard(f); jac > 0 && jac >= least {
				all = append(all, candidate{jac, abs(len(w) - len(f)), i, j})
			}
		}
	}
	slices.SortFunc(all, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.jaccard, a.jaccard), cmp.Compare(a.unlike, b.unlike), cmp.Compare(a.i, b.i), cmp.Compare(a.j, b.j))
	})
	m.foundOf, m.goldOf = slices.Repeat([]int{-1}, len(m.wanted)), slices.Repeat([]int{-1}, len(m.found))
	m.jaccards, m.verdicts = make([]float64, len(m.wanted)), make([]verdict, len(m.wanted))
	for _, c := range all {
		if m.foundOf[c.i] < 0 && m.goldOf[c.j] < 0 {
			m.foundOf[c.i], m.goldOf[c.j], m.jaccards[c.i] = c.j, c.i, c.jaccard
			m.verdicts[c.i] = judge(&m.wanted[c.i], m.found[c.j].Speaker)
		}
	}
}
