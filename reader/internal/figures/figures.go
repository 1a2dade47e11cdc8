// Package figures finds what was counted: values with their units, what they
// measure, of whom, for which period, and whether they are so, estimated, aimed
// at or allowed.
package figures

import (
	"slices"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
	"github.com/sanad-news/sanad/reader/internal/phrase"
)

// Read fills Figures. It starts from numbers only: a sentence without one
// costs a look at each word's class.
func Read(d *draft.Draft, ph *phrase.Finder) {
	if d.Doc.Lang.Figures == nil {
		return
	}
	r := finder{d: d, doc: &d.Doc, ph: ph, pack: d.Doc.Lang.Pack, lex: d.Doc.Lang.Figures()}
	for _, s := range d.Doc.Sents {
		r.sentence(s.Range)
	}
	for _, b := range d.Blocks {
		if b.Kind == sanad.TitleBlock || b.Kind == sanad.CaptionBlock {
			r.sentence(b.Range)
		}
	}
	r.tie()
	r.once()
}

type finder struct {
	d       *draft.Draft
	doc     *text.Doc
	ph      *phrase.Finder
	pack    *lang.Pack
	lex     *lang.Lexicon
	matches []lang.Match // of the last look-up

	found []found // of the sentence at hand
	seen  lookup  // of the same
}

// found is a quantity of a sentence on its way to a figure.
type found struct {
	quantity
	clause  text.Range
	measure string
	kind    sanad.FigureKind
	period  string
	what    text.Range
	of      []int // mentions of whom it is
	meant   []int // of them those that a pronoun stands for
	base    bool  // what another is compared with
	result  bool  // what something has changed to
}

// sentence reads the figures of one sentence.
func (r *finder) sentence(s text.Range) {
	r.found = r.found[:0]
	looked := false
	for i := s.From; i < s.To; {
		if !r.mayBegin(i) || r.taken(i) {
			i++
			continue
		}
		if !looked {
			r.look(s)
			looked = true
		}
		if to := r.inPeriod(i); to > i {
			i = to
			continue
		}
		q, ok := r.quantity(r.article(i, s.From), s.From, s.To)
		if ok {
			r.found = append(r.found, found{quantity: q})
		}
		i = max(q.To, i+1)
	}
	if len(r.found) == 0 {
		return
	}
	for k := range r.found {
		r.clause(k, s)
		r.judge(k)
		r.period(k)
		r.describe(k)
	}
	r.describeRest()
	r.coins()
	r.borrowPeriods(s)
	for k := range r.found {
		r.found[k].of, r.found[k].meant = r.parties(k)
		if !r.unreal(k, s) {
			r.keep(k)
		}
	}
}

// coins gives cents the currency of the other money of the sentence.
func (r *finder) coins() {
	for k := range r.found {
		for j := range r.found {
			if f, o := &r.found[k], &r.found[j]; f.coin && !o.coin && o.rule == moneyRule {
				f.unit = o.unit
			}
		}
	}
}

// article returns where a number begins whose first word is also a small one: a
// fifth, a dozen.
func (r *finder) article(i, lo int) int {
	if i > lo && r.doc.Toks[i].Kind == token.Word {
		if _, to, ok := r.numeral(i-1, i+1); ok && to == i+1 {
			return i - 1
		}
	}
	return i
}

// inPeriod returns the end of the stretch of time whose words token i is one
// of: the number in "the first quarter" counts nothing. It is i where there is
// none.
func (r *finder) inPeriod(i int) int {
	for _, w := range r.seen.words {
		if w.row.Kind == lang.PeriodWord && w.Has(i) {
			return w.To
		}
	}
	return i
}

// mayBegin reports whether a number can begin at token i.
func (r *finder) mayBegin(i int) bool {
	t := &r.doc.Toks[i]
	switch t.Kind {
	case token.Number:
		return true
	case token.Word:
		if r.doc.Class[i]&lang.Number != 0 {
			return true
		}
		return r.startsWithDigit(i) || r.endsWithDigit(i)
	}
	return false
}

func (r *finder) keep(k int) {
	f := &r.found[k]
	r.d.Figures = append(r.d.Figures, draft.Figure{Range: f.clause, Value: f.Range, What: f.what, Low: f.low, High: f.high, Unit: f.unit,
		Approx: f.approx, Bound: f.bound, Measure: f.measure, Kind: f.kind, Period: f.period, Of: slices.Clone(f.of), Meant: f.meant, Rule: r.pack.Code + "." + f.rule,
		Confidence: r.confidence(f.rule), Statement: draft.None})
}

// confidence is a rule's measured precision.
func (r *finder) confidence(rule string) float64 {
	const unmeasured = 0.5
	if p, ok := r.pack.FigureRules[rule]; ok {
		return p
	}
	return unmeasured
}
