package figures

import (
	"strings"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
)

// quantity is a value with its unit.
type quantity struct {
	text.Range // the number with its unit
	number     text.Range
	low, high  float64
	unit       string
	rule       string
	approx     bool
	bound      sanad.FigureBound
	fraction   bool // two thirds
	coin       bool // cents
	some       bool // of those counted behind it
}

// The rules by which a quantity is read. Each has its measured precision in
// figures.tsv.
const (
	moneyRule    = "money"
	percentRule  = "percent"
	measureRule  = "measure"
	personRule   = "persons"
	countRule    = "count"
	nounRule     = "noun" // a noun that no table names
	fractionRule = "fraction"
)

// quantity reads the value whose number begins at token i.
func (r *finder) quantity(i, lo, end int) (quantity, bool) {
	n, ok := r.number(i, end)
	if !ok || r.named(n, lo, end) {
		return quantity{Range: text.Range{From: i, To: max(n.to, i+1)}}, false
	}
	q := quantity{Range: text.Range{From: i, To: n.to}, low: n.value, high: n.value}
	symbol, from := n.symbol, i
	if symbol == "" {
		symbol, from = r.symbol(i, lo)
	}
	q.From = from
	last := n
	if second, unit, ok := r.upper(&n, symbol, lo, end); ok {
		last = second
		q.high, q.To = second.value, second.to
		if n.scaled == 1 && unit.To <= n.to {
			q.low *= second.scaled
		}
		if q.low > q.high {
			return q, false
		}
	}
	if r.ratio(&q, n, end) {
		return q, true
	}
	q.number = text.Range{From: i, To: last.to}
	if !r.measured(&q, last, symbol, lo, end) || q.low > maxValue || q.high > maxValue {
		return q, false
	}
	return q, true
}

// symbol finds money before the number at token i: US$220, Rp 482,5.
func (r *finder) symbol(i, lo int) (unit string, from int) {
	const longest = 2 // tokens: US and $
	for n := longest; n >= 1; n-- {
		j := i - n
		if j < lo || r.doc.Toks[i].Lines > 0 {
			continue
		}
		if row, to, ok := r.unit(j, i, lang.SymbolUnit); ok && to == i {
			return row.Unit, j
		}
		if n == longest && r.doc.IsMark(i-1, '.') { // "Rp. 5 juta"
			if row, to, ok := r.unit(j, i, lang.SymbolUnit); ok && to == i-1 {
				return row.Unit, j
			}
		}
	}
	return "", i
}

// upper reads the upper end of a range: 220-230, 5 to 7, between 5 and 7.
// The unit is that of the lower end, where it has its own.
func (r *finder) upper(n *number, symbol string, lo, end int) (number, text.Range, bool) {
	at := n.to
	unit := text.Range{From: at, To: at}
	if _, to, ok := r.unit(at, end, lang.PercentUnit|lang.CurrencyUnit|lang.MeasureUnit); ok && symbol == "" {
		unit.To, at = to, to
	}
	if at >= end {
		return number{}, unit, false
	}
	switch {
	case r.doc.IsMark(at, '-') || r.doc.IsMark(at, token.Dash) || r.doc.Word(at) == "–":
		if r.doc.Toks[at].Space != (at+1 < end && r.doc.Toks[at+1].Space) {
			return number{}, unit, false
		}
	case r.word(at, end, lang.ToWord):
	case r.doc.Is(at, lang.And) && r.opensRange(n.from, lo):
	default:
		return number{}, unit, false
	}
	if r.changes(n.from, at, lo, unit.To > n.to || n.scaled > 1 || symbol != "") {
		return number{}, unit, false
	}
	at++
	if _, from := r.symbolAt(at, end); from > at {
		at = from
	}
	if at >= end || !n.digits && !r.doc.Is(at, lang.Number) || n.digits && !r.startsWithDigit(at) && !r.doc.Is(at, lang.Number) {
		return number{}, unit, false
	}
	second, ok := r.number(at, end)
	if ok && (second.value < n.value && second.scaled == n.scaled || r.year(*n) && !r.year(second)) {
		return number{}, unit, false
	}
	return second, unit, ok && !second.small
}

// changes reports whether the word at token at tells what a number has changed
// to, and joins no range: from $210 to $260, fell by 2 million to 31 million.
func (r *finder) changes(from, at, lo int, whole bool) bool {
	if !r.at(at, lang.ResultWord) {
		return false
	}
	const reach = 5
	for _, w := range r.seen.words {
		if w.From < lo || w.To > from || from-w.To > reach {
			continue
		}
		near := from-w.To <= 1
		if near && (w.row.Kind == lang.BaseWord && !r.at(w.From, lang.ApproxWord) || w.row.Kind == lang.FrontWord && !r.at(w.From, lang.ReachWord)) || whole && w.row.Kind == lang.ChangeWord {
			return true
		}
	}
	return false
}

// symbolAt finds money that begins at token i.
func (r *finder) symbolAt(i, end int) (string, int) {
	if row, to, ok := r.unit(i, end, lang.SymbolUnit); ok {
		return row.Unit, to
	}
	return "", i
}

// opensRange reports whether "between" stands before the number at token i,
// with at most a symbol between them.
func (r *finder) opensRange(i, lo int) bool {
	for j := i - 1; j >= lo && i-j <= 4; j-- {
		if r.word(j, i, lang.BetweenWord) {
			return true
		}
	}
	return false
}

// measured finds what the number counts; false where it counts nothing.
func (r *finder) measured(q *quantity, n number, symbol string, lo, end int) bool {
	switch {
	case symbol != "":
		return r.money(q, n, symbol)
	case n.tail != "":
		row, ok := r.unitOf(n.tail)
		if row.Kind == lang.MeasureUnit && r.pack.HeadLast && r.doc.Is(n.to, lang.Noun) {
			return false // a 9mm pistol
		}
		return ok && r.set(q, row, n.tail)
	case n.from > q.number.From && n.to < end && r.doc.IsMark(n.to, '-') && !r.doc.Toks[n.to].Space:
		return false
	}
	if row, to, ok := r.unit(n.to, end, lang.PointsUnit); ok && !(n.small && r.doc.Is(n.from-1, lang.Prep|lang.Loc)) { // "at one point"
		q.To = to
		return r.points(q, row)
	}
	row, to, ok := r.unit(n.to, end, lang.PercentUnit|lang.CurrencyUnit|lang.SymbolUnit|lang.MeasureUnit)
	if ok && !r.taken(n.to) {
		q.To = to
		return r.set(q, row, row.Word)
	}
	if r.shares(q, n, end) {
		return true
	}
	if n.value > 0 && n.value < 1 && n.scaled == 1 && (!n.digits || r.word(n.to, end, lang.OfWord)) {
		return r.fraction(q, n, lo, end)
	}
	return r.counted(q, n, lo, end)
}

// shares gives a number the unit and scale of the one that it changes to: from
// 3.1 to 3.4 trillion yen.
func (r *finder) shares(q *quantity, n number, end int) bool {
	if !r.at(n.to, lang.ResultWord) || !n.digits || r.year(n) || n.to+1 >= end || !r.mayBegin(n.to+1) || r.taken(n.to+1) {
		return false
	}
	m, ok := r.number(n.to+1, end)
	if !ok || m.tail != "" {
		return false
	}
	row, to, ok := r.unit(m.to, end, lang.PercentUnit|lang.CurrencyUnit|lang.MeasureUnit|lang.PersonUnit|lang.CountUnit)
	if !ok && m.scaled < 1000 {
		return false
	}
	if n.scaled == 1 {
		q.low, q.high = q.low*m.scaled, q.high*m.scaled
	}
	if !ok {
		return r.lastCounted(q, n.from, max(0, n.from-20))
	}
	return r.set(q, row, r.own(row, to))
}

// points tells percentage points from other points by the percentage before.
func (r *finder) points(q *quantity, row lang.UnitRow) bool {
	q.unit, q.rule = row.Unit, measureRule
	for k := range r.found {
		if r.found[k].rule == percentRule {
			q.unit, q.rule = "percentage point", percentRule
		}
	}
	return true
}

func (r *finder) taken(i int) bool { _, date := r.ph.Date(i); return date }

// money closes a quantity with its symbol in front: a scale joined to digits
// belongs to it ($3.4bn), a currency behind it says nothing more.
func (r *finder) money(q *quantity, n number, symbol string) bool {
	if n.tail != "" {
		return false
	}
	q.unit, q.rule = symbol, moneyRule
	return n.digits || n.scaled > 1
}

// set takes the unit of a row.
func (r *finder) set(q *quantity, row lang.UnitRow, word string) bool {
	q.unit = row.Unit
	if q.unit == "" {
		q.unit = word
	}
	if row.Kind == lang.CurrencyUnit && row.Value > 0 {
		q.low, q.high, q.coin = q.low*row.Value, q.high*row.Value, true
	}
	switch row.Kind {
	case lang.PercentUnit:
		q.rule = percentRule
	case lang.CurrencyUnit, lang.SymbolUnit:
		q.rule = moneyRule
	case lang.MeasureUnit:
		q.rule = measureRule
	case lang.PersonUnit:
		q.rule = personRule
	case lang.CountUnit, lang.OftenUnit:
		q.rule = countRule
	default:
		return false
	}
	return true
}

// ratio reads four out of five as a percentage.
func (r *finder) ratio(q *quantity, n number, end int) bool {
	const percent, most = 100, 100
	if !n.small && (n.value != float64(int(n.value)) || n.value < 1) || n.value >= most || n.scaled > 1 {
		return false
	}
	for _, w := range r.seen.words {
		if w.From != n.to || w.row.Kind != lang.RatioWord || w.To >= end || n.small && r.pack.HeadLast && r.at(w.From, lang.OfWord) && w.Len() == 1 {
			continue // "one of seven activists" is told of the one
		}
		m, ok := r.number(w.To, end)
		if !ok || m.small || m.scaled > 1 || m.value <= n.value || m.value > most || m.digits != n.digits && m.value != 10 || m.digits && m.value > 10 && int(m.value)%50 != 0 {
			continue
		}
		if _, _, unit := r.unit(m.to, end, lang.PercentUnit|lang.TimeUnit|lang.MeasureUnit); unit || r.taken(w.To) {
			continue
		}
		q.low, q.unit, q.rule, q.fraction = n.value/m.value*percent, "percent", fractionRule, true
		q.high, q.To = q.low, m.to
		q.number = q.Range
		return true
	}
	return false
}

// fraction reads a part of something as a percentage: two thirds of the votes.
// A part of a unit is no share: a quarter of a percentage point.
func (r *finder) fraction(q *quantity, n number, lo, end int) bool {
	const percent = 100
	if _, _, time := r.unit(n.to, end, lang.TimeUnit); time {
		return false // half a century
	}
	of := r.word(n.to, end, lang.OfWord)
	if of {
		if _, to, one := r.unit(n.to+1, end, lang.NumberUnit); one {
			if row, to, ok := r.unit(to, end, lang.PercentUnit|lang.MeasureUnit); ok {
				q.To = to
				return r.set(q, row, row.Word)
			}
		}
	}
	if n.digits {
		return false
	}
	if !of && !r.word(lo, n.from, lang.OfWord) && !r.partOf(n.to) && !r.endsAt(n.from, lang.ApproxWord) && !r.enclitic(n.to-1) && !r.afterChange(n.from) && !(r.at(n.to, lang.ApproxWord) && r.partOf(n.to+1)) && !(r.ends(n.to, end) && r.percentBefore()) {
		return false
	}
	q.low, q.high = q.low*percent, q.high*percent
	q.unit, q.rule, q.fraction = "percent", fractionRule, true
	return true
}

// enclitic reports whether a pronoun is joined to the word at token i:
// separuhnya.
func (r *finder) enclitic(i int) bool {
	w := r.doc.Word(i)
	for _, p := range r.pack.Pronouns {
		if p.Enclitic && strings.HasSuffix(w, p.Form[1:]) {
			return true
		}
	}
	return false
}

// partOf reports whether a noun stands at token i that one can have a part of.
func (r *finder) partOf(i int) bool {
	return r.counts(i) && !r.pack.HeadLast && r.doc.Toks[i].Lines == 0 && (r.doc.Is(i, lang.Noun|lang.Person|lang.Body|lang.Place) && !r.doc.Is(i, lang.Verb|lang.Adj) || r.doc.Class[i] == 0)
}

// afterChange reports whether a word of change stands directly before token i:
// fell by a fifth.
func (r *finder) afterChange(i int) bool {
	for _, w := range r.seen.words {
		if w.row.Kind == lang.ChangeWord && (w.To == i || w.To == i-1 && r.at(i-1, lang.FrontWord)) {
			return true
		}
	}
	return false
}

// named reports whether a number is part of a name or only tells which: Pasal
// 5, F-16, Su-57, G-20.
func (r *finder) named(n number, lo, end int) bool {
	i := n.from
	if i > lo && r.doc.IsMark(i-1, '-') && !r.doc.Toks[i].Space && !r.doc.Toks[i-1].Space {
		return true
	}
	if i-1 > lo && r.doc.Is(i-1, lang.And) && r.doc.Toks[i-2].Kind == token.Number && r.labelled(i-2, lo) {
		return true // articles 160 and 216
	}
	if _, _, unit := r.unit(n.to, end, lang.CurrencyUnit|lang.PercentUnit); !unit && r.labelled(i, lo) && !r.scored(n, lo, end) {
		return true
	}
	return r.d.MentionAt[i] >= 0 && r.insideName(i)
}

// scored reports whether the word before a number names it only in sports, and
// it counts something here: has won five terms.
func (r *finder) scored(n number, lo, end int) bool {
	for _, w := range r.seen.words {
		if w.To == n.from && w.From >= lo && w.row.Kind == lang.LabelWord && w.row.Value == "score" {
			_, _, ok := r.head(n.to, end)
			return ok
		}
	}
	return false
}

// labelled reports whether a word that makes a number a name stands before
// token i.
func (r *finder) labelled(i, lo int) bool {
	for j := max(lo, i-3); j < i; j++ {
		for _, m := range r.find(j) {
			if m.Sense.Kind == lang.FigureSense && int(m.To) == i && r.pack.FigureWords[m.Sense.Ref].Kind == lang.LabelWord {
				return true
			}
		}
	}
	return false
}

// insideName reports whether token i stands inside a name, and does not open
// the phrase that holds it.
func (r *finder) insideName(i int) bool {
	m, ok := r.d.Mention(i)
	return ok && m.Name.Has(i) && m.Name.From < i
}
