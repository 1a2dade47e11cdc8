package figures

import (
	"slices"
	"strings"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/lang"
)

// clause bounds the clause of the k-th quantity: what its words can be about.
func (r *finder) clause(k int, s text.Range) {
	f := &r.found[k]
	f.clause = s
	q := r.doc.QuoteAt(f.From)
	for i := f.From - 1; i >= s.From; i-- {
		if r.parts(i) || r.doc.QuoteAt(i) != q {
			f.clause.From = i + 1
			break
		}
		if r.breaks(i) {
			f.clause.From = r.opener(i)
			break
		}
	}
	for i := f.To; i < s.To; i++ {
		if i == f.To && r.at(i, lang.RelWord) {
			continue // "$55 billion that Jakarta had targeted"
		}
		if r.parts(i) || r.doc.QuoteAt(i) != q || r.breaks(i) {
			f.clause.To = i
			break
		}
	}
}

// opener is where a clause that opens at token i begins: with the word that
// says what its numbers are (expects that), where there is one.
func (r *finder) opener(i int) int {
	for _, w := range r.seen.words {
		if _, ok := kinds(w.row.Kind); ok && w.To == i {
			return w.From
		}
	}
	return i
}

// parts reports whether token i is a mark between clauses.
func (r *finder) parts(i int) bool {
	return r.doc.IsMark(i, ';') || r.doc.IsMark(i, '—') || r.doc.IsMark(i, '.') && r.doc.Toks[min(i+1, len(r.doc.Toks)-1)].Space
}

// breaks reports whether a clause begins at token i, behind a comma or by a
// word that always begins one.
func (r *finder) breaks(i int) bool {
	if r.doc.IsMark(i, ',') {
		return r.doc.Is(i+1, lang.But) || r.doc.Is(i+1, lang.And) && !r.number1(i+2)
	}
	if r.at(i, lang.BreakWord) {
		if r.at(i, lang.SinceWord) {
			_, time := r.timeWord(i+1, r.seen.To)
			return !time
		}
		return true
	}
	if m, ok := r.doc.Match(i, lang.CueSense); ok && !r.tells(i, int(m.To)) && r.d.MentionAt[i] < 0 {
		return true // and not the States of the United States
	}
	return r.doc.Is(i, lang.Comp) && r.doc.Class[i]&lang.Dem == 0
}

// tells reports whether the words [from, to) say themselves what a number is:
// memperkirakan is a cue too.
func (r *finder) tells(from, to int) bool {
	for _, w := range r.seen.words {
		if w.From < to && w.To > from && w.row.Kind != lang.RelWord && w.row.Kind != lang.TurnWord {
			return true
		}
	}
	return false
}

func (r *finder) number1(i int) bool { return i < len(r.doc.Toks) && r.mayBegin(i) }

// judge tells what the k-th quantity stands for.
func (r *finder) judge(k int) {
	f := &r.found[k]
	f.kind, f.measure = sanad.Actual, "level"
	from := f.clause.From
	if k > 0 && r.found[k-1].To > from && r.found[k-1].To <= f.From {
		from = r.found[k-1].To
	}
	near := r.adjacent(k, from)
	f.approx, f.base, f.result = f.approx || near.approx, near.base, near.result
	f.bound = near.bound
	r.kindOf(k, from, near)
	r.measureOf(k, from, near)
}

// beside is what stands directly before a quantity.
type beside struct {
	from                        int // where the words beside it begin
	approx, base, limit, result bool
	bound                       sanad.FigureBound
}

// adjacent reads the words that stand directly before a quantity: no more than.
func (r *finder) adjacent(k, from int) beside {
	f := &r.found[k]
	b := beside{from: f.From}
	for again := true; again && b.from > from; {
		again = false
		end := b.from
		if b.from == f.From && end-1 > from && r.doc.Is(end-1, lang.Def) && r.endsAt(end-1, lang.BaseWord) {
			end-- // than the 4.9 percent
		}
		for _, w := range r.seen.words {
			if w.To != end || w.From < from {
				continue
			}
			switch w.row.Kind {
			case lang.ApproxWord:
				b.approx = true
				if w.row.Value != "" {
					b.bound = sanad.FigureBound(w.row.Value)
				}
			case lang.BaseWord:
				b.base = true
			case lang.LimitWord:
				b.limit = true
			case lang.ResultWord:
				b.result = true
			case lang.FrontWord, lang.ReachWord, lang.BetweenWord:
			default:
				continue
			}
			b.from, again = w.From, true
		}
	}
	return b
}

// kindOf tells actual, estimate, target and limit apart: by the nearest word
// before the quantity in its clause, or close behind it.
func (r *finder) kindOf(k, from int, near beside) {
	f := &r.found[k]
	for _, w := range r.seen.words {
		near.limit = near.limit || w.row.Kind == lang.LimitWord && w.From == f.To && w.Len() > 1 && w.To <= f.clause.To // 25 at most
	}
	if near.limit {
		f.kind = sanad.Limit
		return
	}
	if near.approx && r.obliged(f, from, near.from) {
		f.kind = sanad.Limit
		return
	}
	if near.base {
		if k > 0 && r.found[k-1].kind == sanad.Limit {
			f.kind = sanad.Limit // a quota's own past
		}
		if kind, ok := r.revised(f); ok {
			f.kind = kind
		}
		return
	}
	if k > 0 && near.result && r.found[k-1].base {
		from = f.clause.From // expected to climb from 3.1 to 3.4
	}
	weak := false
	from = max(from, r.aside(k))
	for _, w := range slices.Backward(r.seen.words) {
		if w.To > f.From || w.From < from {
			continue
		}
		kind, ok := r.kindBy(w, f)
		if ok && w.row.Value == "at" && !r.putAt(w.To, near.from, f.From) {
			continue
		}
		if ok && kind == sanad.Actual && r.endsAt(w.From, lang.TargetWord|lang.EstimateWord|lang.LimitWord) {
			continue // target realisasi: what is to become actual
		}
		if ok && w.row.Value == "weak" {
			f.kind, weak = kind, true
			continue
		}
		if ok {
			f.kind = kind
			return
		}
	}
	if weak {
		return
	}
	for _, w := range r.behind(k) {
		if w.row.Value == "active" && f.rule != moneyRule && f.rule != measureRule && f.rule != percentRule {
			continue // "two firms plan to leave" counts firms
		}
		if kind, ok := r.kindBy(w, f); ok && w.row.Value != "at" && w.row.Value != "weak" { // lorries that can cross are no estimate
			f.kind = kind
			return
		}
	}
	if k > 0 && r.goesOn(k) {
		f.kind = r.found[k-1].kind
	}
}

// revised is what a forecast or target is that the clause says was changed: cut
// its forecast to 3.2 percent from 4.5.
func (r *finder) revised(f *found) (sanad.FigureKind, bool) {
	const near = 4
	for _, w := range r.seen.words {
		kind, ok := kinds(w.row.Kind)
		if !ok || kind == sanad.Actual || w.From < f.clause.From || w.To > f.From {
			continue
		}
		for _, o := range r.seen.words {
			act := o.row.Kind == lang.ChangeWord && strings.Contains(o.row.Value, "act")
			if act && (o.To <= w.From && w.From-o.To < near && !r.comma(o.To, w.From) || o.From >= w.To && o.From-w.To <= 1) {
				return kind, true
			}
		}
	}
	return "", false
}

// aside is where the relative clause behind a comma begins that holds the k-th
// quantity alone, or 0: what is promised is not what the ministry, which managed
// 2,000, has done.
func (r *finder) aside(k int) int {
	f := &r.found[k]
	lo := f.clause.From
	if k > 0 {
		lo = max(lo, r.found[k-1].To)
	}
	for i := f.From - 1; i > lo; i-- {
		if r.at(i, lang.RelWord) && r.doc.IsMark(i-1, ',') && k > 0 {
			return i
		}
	}
	return 0
}

// putAt reports whether a preposition such as at stands beside the number, in
// tokens [near, to): put the loss at.
func (r *finder) putAt(from, near, to int) bool {
	for _, w := range r.seen.words {
		if w.row.Kind == lang.ReachWord && w.From >= max(from, near) && w.To <= to && r.doc.Is(w.From, lang.Prep|lang.Loc) && !r.at(w.From, lang.FrontWord) {
			return true
		}
	}
	return false
}

// obliged reports whether the clause forbids, allows or requires: with more
// than or at least before the number it sets a limit.
func (r *finder) obliged(f *found, from, to int) bool {
	const near = 8
	for _, w := range r.seen.words {
		if w.row.Kind == lang.ObligeWord && w.From >= from && w.To <= f.From && (w.row.Value == "" || w.To == to) {
			return true
		}
	}
	for i := max(from, f.From-near); i < to; i++ {
		if r.doc.Is(i, lang.Neg) && !r.covered(i) && !r.at(i, lang.DenyWord) {
			return true
		}
	}
	return false
}

func kinds(k lang.FigureWordKind) (sanad.FigureKind, bool) {
	switch k {
	case lang.TargetWord:
		return sanad.Target, true
	case lang.EstimateWord:
		return sanad.Estimate, true
	case lang.LimitWord:
		return sanad.Limit, true
	case lang.ActualWord:
		return sanad.Actual, true
	}
	return "", false
}

// kindBy is what a word makes of a quantity of its clause.
func (r *finder) kindBy(w word, f *found) (sanad.FigureKind, bool) {
	const reach = 20 // tokens over which a word of the same clause can still be about the number
	if f.From-w.To > reach {
		return "", false
	}
	if w.row.Value == "beside" {
		return "", false // "minimum wage" limits nothing
	}
	if w.row.Kind == lang.FutureWord {
		return r.future(w, f), true
	}
	if w.row.Value == "market" && r.moves(w.To, f.From) {
		return "", false // demand for oil rose
	}
	if w.row.Value == "amount" && (f.rule == personRule || f.rule == countRule || f.rule == nounRule) {
		return "", false // hackers targeted 20 states
	}
	return kinds(w.row.Kind)
}

// moves reports whether a word of change or of what is reached stands in tokens
// [from, to).
func (r *finder) moves(from, to int) bool {
	for i := from; i < to; i++ {
		if r.at(i, lang.ChangeWord|lang.ReachWord|lang.ResultWord) && !r.at(i, lang.FrontWord) {
			return true
		}
	}
	return false
}

// future tells what will be done, which is a target, from what will happen,
// an estimate: by the word behind "will".
func (r *finder) future(w word, f *found) sanad.FigureKind {
	const reach, before = 3, 6
	for _, o := range r.seen.words {
		if o.row.Kind == lang.EstimateWord && o.row.Value == "" && o.To <= w.From && w.From-o.To <= before {
			return sanad.Estimate // by the analysts' reckoning will
		}
		if o.From < w.To || o.From >= w.To+reach {
			continue
		}
		if o.row.Kind == lang.ReachWord && o.To <= f.From || o.row.Kind == lang.ChangeWord && !strings.Contains(o.row.Value, "act") {
			return sanad.Estimate
		}
	}
	return sanad.Target
}

// behind gives the words close behind a quantity: "5 percent is expected".
func (r *finder) behind(k int) []word {
	const reach = 4
	f := &r.found[k]
	end := min(f.To+reach, f.clause.To)
	if k+1 < len(r.found) {
		end = min(end, r.found[k+1].From)
	}
	for i := f.To; i < end; i++ {
		if r.doc.IsMark(i, ',') || r.doc.Is(i, lang.And|lang.Or) || r.doc.Is(i, lang.Verb) && !r.doc.Is(i, lang.Be|lang.Aux|lang.Noun) && !r.tells(i, i+1) {
			end = i
		}
	}
	var out []word
	for _, w := range r.seen.words {
		if w.From >= f.To && w.To <= end {
			out = append(out, w)
		}
	}
	return out
}

// goesOn reports whether the quantity before goes on in this one: "naik 30
// persen menjadi 220 miliar", "5 juta ton beras dan 3 juta ton jagung".
func (r *finder) goesOn(k int) bool {
	const reach = 12
	a, b := &r.found[k-1], &r.found[k]
	if b.From-a.To > reach || b.From < a.clause.From || b.From >= a.clause.To {
		return false
	}
	for i := a.To; i < b.From; i++ {
		if r.doc.IsMark(i, ',') && !r.number1(i+1) {
			return false
		}
	}
	for _, w := range r.seen.words {
		if w.From >= a.To && w.To <= b.From && (w.row.Kind == lang.BreakWord || w.row.Kind == lang.BaseWord) {
			return false
		}
	}
	return true
}
