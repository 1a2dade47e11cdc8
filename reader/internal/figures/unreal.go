package figures

import (
	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/lang"
)

// unreal reports whether the k-th quantity is denied, hangs on a condition, is
// imagined, or only strengthens: none of that was counted.
func (r *finder) unreal(k int, s text.Range) bool {
	f := &r.found[k]
	return r.denied(f, s) || r.conditional(f, s) || r.asked(f, s) || r.wholly(f)
}

// asked reports whether a quantity stands in a question.
func (r *finder) asked(f *found, s text.Range) bool {
	q := r.doc.QuoteAt(f.From)
	for i := f.To; i < s.To && r.doc.QuoteAt(i) == q && !r.parts(i); i++ {
		if r.doc.IsMark(i, '?') {
			return true
		}
	}
	return false
}

// wholly reports whether "100 percent", or more, only says that something is
// so.
func (r *finder) wholly(f *found) bool {
	const whole = 100
	if f.unit != "percent" || f.low < whole || f.measure != "level" {
		return false
	}
	for _, w := range r.seen.words {
		if w.To <= f.From && f.From-w.To < 4 && (w.row.Kind == lang.ReachWord || w.row.Kind == lang.ResultWord || w.row.Kind == lang.TargetWord) || r.upTo(f.From-1, f.From) {
			return false
		}
	}
	return true
}

// denied reports whether a denial before a quantity reaches it, or one behind
// it in its clause takes it back.
func (r *finder) denied(f *found, s text.Range) bool {
	if f.kind == sanad.Limit {
		return false // may not own more than 49 percent
	}
	const near = 8 // tokens between "not" and what it denies
	q := r.doc.QuoteAt(f.From)
	for i := f.From - 1; i >= s.From && r.doc.QuoteAt(i) == q && !r.doc.IsMark(i, ';'); i-- {
		if r.at(i, lang.TurnWord) || r.doc.Is(i, lang.But) {
			return false
		}
		if r.at(i, lang.DenyWord) {
			return true
		}
		if r.doc.Is(i, lang.Neg) && f.From-i <= near && i >= f.clause.From && !r.covered(i) {
			return true
		}
	}
	for i := f.To; i < f.clause.To; i++ {
		if r.doc.Is(i, lang.And|lang.But) || r.doc.IsMark(i, ',') {
			return false
		}
		if r.at(i, lang.DenyWord) {
			return true
		}
	}
	return false
}

// covered reports whether token i is one of a longer phrase: the not of "not
// more than" denies nothing.
func (r *finder) covered(i int) bool {
	for _, w := range r.seen.words {
		if w.Has(i) && w.Len() > 1 && w.row.Kind != lang.DenyWord {
			return true
		}
	}
	return false
}

// conditional reports whether a quantity hangs on a condition: it stands in
// the condition itself, or is no fact told beside one.
func (r *finder) conditional(f *found, s text.Range) bool {
	q := r.doc.QuoteAt(f.From)
	for i := s.From; i < s.To; i++ {
		if r.at(i, lang.ImagineWord) && (r.doc.QuoteAt(i) >= 0) == (q >= 0) {
			return true
		}
	}
	for i := f.From - 1; i >= s.From; i-- {
		if r.parts(i) {
			s.From = i + 1
			break
		}
	}
	for i := s.From; i < s.To && (i < f.To || !r.parts(i)); i++ {
		if r.doc.QuoteAt(i) != q {
			continue
		}
		if !r.at(i, lang.IfWord) || i > f.From && f.kind == sanad.Limit { // a limit stands, unless
			continue
		}
		if f.kind != sanad.Actual || f.period == "" || i < f.From && !r.comma(i, f.From) {
			return true // what is so beside a condition has its own time
		}
	}
	return false
}

func (r *finder) comma(from, to int) bool {
	for i := from; i < to; i++ {
		if r.doc.IsMark(i, ',') {
			return true
		}
	}
	return false
}
