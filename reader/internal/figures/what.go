package figures

import (
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
)

// describe finds the words that name what the k-th quantity measures: the
// thing counted itself, the noun beside the value (a fund of 5 million, 35
// percent of exports), or the subject before it.
func (r *finder) describe(k int) {
	f := &r.found[k]
	switch f.rule {
	case personRule, countRule, nounRule:
		f.what = r.thing(f)
		return
	}
	after := r.after(f)
	if near := r.beforeNoun(f); near.Len() > 0 {
		f.what = near
		return
	}
	if after.Len() > 0 && (f.rule == moneyRule || f.rule == measureRule || r.noun(f)) && f.measure != "share" {
		f.what = after
		return
	}
	if f.what = r.before(k); f.what.Len() == 0 {
		f.what = after
	}
}

// thing is what is counted, with what belongs to it; of people that nothing
// more is said of, what they do.
func (r *finder) thing(f *found) text.Range {
	np := text.Range{From: f.number.To, To: max(f.To, r.right(f.number.To, f.clause.To).To)}
	if np.Len() <= 0 {
		return text.Range{}
	}
	if f.rule != personRule || np.Len() > 1 {
		return np
	}
	const reach = 3
	for i := np.To; i < min(np.To+reach, f.clause.To); i++ {
		if r.doc.Is(i, lang.Verb) && !r.doc.Is(i, lang.Be|lang.Aux) {
			return text.Range{From: i, To: i + 1}
		}
	}
	if i := f.From - 1; i >= f.clause.From && r.doc.Is(i, lang.Verb) {
		return text.Range{From: i, To: f.From}
	}
	return np
}

// noun reports whether the word of change before a value is a noun, whose
// object follows the value: a rise of 35 percent in exports.
func (r *finder) noun(f *found) bool {
	for i := len(r.seen.words) - 1; i >= 0; i-- {
		w := r.seen.words[i]
		if w.row.Kind == lang.ChangeWord && w.To <= f.From && f.From-w.To <= 2 {
			return !r.doc.Is(w.From, lang.Verb) || r.doc.Is(w.From-1, lang.Det)
		}
	}
	return f.From == f.clause.From
}

// skipped reports whether token i only stands between a value and what it
// measures: sebesar, about.
func (r *finder) skipped(i int) bool {
	for _, w := range r.seen.words {
		if !w.Has(i) {
			continue
		}
		switch w.row.Kind {
		case lang.FrontWord, lang.ApproxWord, lang.BetweenWord:
			return true
		}
	}
	return false
}

// beforeNoun is the noun phrase that ends directly before a value.
func (r *finder) beforeNoun(f *found) text.Range {
	i := f.From
	for i > f.clause.From && r.skipped(i-1) {
		i--
	}
	if i <= f.clause.From || r.tells(i-1, i) || r.taken(i-1) || r.doc.Is(i-1, lang.Verb|lang.Adj|lang.Adv|lang.Pronoun) || r.inPeriod(i-1) > i-1 {
		return text.Range{}
	}
	np := r.left(i, f.clause.From)
	for np.Len() > 0 && (r.tells(np.From, np.From+1) || r.doc.Is(np.From, lang.Verb|lang.Det)) {
		np.From++
	}
	return np
}

// after is the noun phrase behind a value, or behind it and a preposition:
// 120 ton obat-obatan, 35 percent of exports to China.
func (r *finder) after(f *found) text.Range {
	i := f.To
	if i < f.clause.To && r.doc.Is(i, lang.Prep|lang.Of|lang.To) {
		i++
		if i < f.clause.To && r.doc.Is(i, lang.VerbBase) && !r.doc.Is(i, lang.Noun) {
			i++ // to repair the grid
		}
	} else if i < f.clause.To && r.doc.Is(i, lang.Verb|lang.Adv|lang.And|lang.Rel|lang.Aux) {
		return text.Range{}
	}
	if i >= f.clause.To || r.mayBegin(i) || r.taken(i) || r.inPeriod(i) > i || r.month(i) > 0 {
		return text.Range{}
	}
	if _, _, per := r.unit(i, f.clause.To, lang.MeasureUnit|lang.TimeUnit|lang.CurrencyUnit); per {
		return text.Range{} // per ton, a year
	}
	if _, to, one := r.unit(i, f.clause.To, lang.NumberUnit); one {
		if _, _, per := r.unit(to, f.clause.To, lang.MeasureUnit|lang.TimeUnit|lang.CurrencyUnit); per {
			return text.Range{}
		}
	}
	return r.stretch(i, f.clause.To)
}

// stretch is a noun phrase with the phrases that follow it: ekspor pertanian
// Rusia ke China.
func (r *finder) stretch(i, end int) text.Range {
	const longest = 14
	end = min(end, i+longest)
	j := i
	for j < end {
		if _, ok := r.timeWord(j, end); ok {
			break
		}
		np := r.right(j, end)
		if np.Len() == 0 {
			break
		}
		j = np.To
		if j+1 >= end || !r.doc.Is(j, lang.Prep|lang.Of|lang.And) || r.at(j, lang.FrontWord) || r.at(j, lang.BaseWord) {
			break
		}
		if _, ok := r.timeWord(j+1, end); ok {
			break
		}
		j++
	}
	for k := i; k < j; k++ { // a word that tells of the number is no part of what it measures
		if k > i && r.ofNumber(k) {
			j = k
		}
	}
	for j > i && r.doc.Is(j-1, lang.Prep|lang.Of|lang.And|lang.Rel) {
		j--
	}
	return text.Range{From: i, To: max(i, j)}
}

// before is the subject of the clause: its first noun phrase with what belongs
// to it, behind what says whose words they are or when it was.
func (r *finder) before(k int) text.Range {
	f := &r.found[k]
	if k > 0 && r.found[k-1].clause.Has(f.From) && r.found[k-1].what.Len() > 0 && r.found[k-1].what.To <= r.found[k-1].From {
		return r.found[k-1].what
	}
	for i := f.From - 1; i > f.clause.From; i-- { // "bilateral trade, which is still far from"
		if r.at(i, lang.RelWord) {
			head := i
			if r.doc.IsMark(head-1, ',') {
				head--
			}
			if np := r.left(head, f.clause.From); np.Len() > 0 {
				return np
			}
		}
	}
	for i := f.clause.From; i < f.From; i++ {
		if s, ok := r.time(i, f.From); ok {
			i = max(i, s.To-1)
			continue
		}
		if r.doc.Is(i, lang.Prep|lang.Cue|lang.Conn) {
			if j := r.commaAfter(i, f.From); j > 0 {
				i = j
				continue
			}
		}
		if r.mayBegin(i) || r.ofNumber(i) && !r.at(i, lang.ChangeWord) || r.at(i, lang.BreakWord) {
			continue
		}
		if np := r.stretch(i, f.From); np.Len() > 0 && !r.doc.Is(i, lang.Pronoun|lang.Dem) {
			return np
		}
	}
	return text.Range{}
}

// ofNumber reports whether token i is a word that tells of a number, and so is
// no part of what the number measures.
func (r *finder) ofNumber(i int) bool {
	for _, w := range r.seen.words {
		if !w.Has(i) {
			continue
		}
		switch w.row.Kind {
		case lang.TargetWord, lang.EstimateWord, lang.LimitWord, lang.FutureWord, lang.ActualWord, lang.ChangeWord, lang.ReachWord, lang.FrontWord,
			lang.ApproxWord, lang.BreakWord:
			return r.doc.Class[i]&(lang.Of|lang.Loc) == 0
		}
	}
	return false
}

// inPhrase reports whether token i can be a word of a noun phrase, inside
// quotations too.
func (r *finder) inPhrase(i int) bool {
	const stops = lang.Prep | lang.Sub | lang.Rel | lang.Comp | lang.Aux | lang.Neg | lang.Conn | lang.But | lang.Or | lang.And | lang.Of | lang.By | lang.To | lang.Pronoun
	t := &r.doc.Toks[i]
	switch {
	case t.Kind != token.Word || r.taken(i) || r.mayBegin(i):
		return false
	case r.d.MentionAt[i] >= 0:
		return true
	case r.doc.Class[i]&stops != 0:
		return false
	case r.doc.Is(i, lang.Noun|lang.Person|lang.Body|lang.Text|lang.Place|lang.Det|lang.Poss|lang.PossessiveS|lang.Dem):
		return true
	}
	return r.doc.Class[i]&(lang.Verb|lang.Cue|lang.Adv|lang.Calendar) == 0
}

// right is the noun phrase that begins at token i.
func (r *finder) right(i, end int) text.Range {
	j := i
	for j < end && (r.inPhrase(j) || r.hyphen(j) && j > i && j+1 < end && r.inPhrase(j+1)) {
		j++
	}
	for k := i; k < j; k++ {
		if !r.doc.Is(k, lang.Det|lang.Poss|lang.Def) || r.doc.Is(k, lang.Noun) {
			return text.Range{From: i, To: j}
		}
	}
	return text.Range{From: i, To: i}
}

// left is the noun phrase that ends before token i, with a phrase of whose it
// is before that.
func (r *finder) left(i, lo int) text.Range {
	j := i
	for j > lo && (r.inPhrase(j-1) || r.hyphen(j-1) && j-1 > lo && j < i && r.inPhrase(j-2)) {
		j--
	}
	if j < i && j-1 > lo && r.doc.Is(j-1, lang.Of) && r.inPhrase(j-2) {
		return text.Range{From: r.left(j-1, lo).From, To: i}
	}
	return text.Range{From: j, To: i}
}

func (r *finder) hyphen(i int) bool { return r.doc.IsMark(i, '-') && !r.doc.Toks[i].Space }

// commaAfter is the first comma in (from, to), or 0.
func (r *finder) commaAfter(from, to int) int {
	for i := from + 1; i < to; i++ {
		if r.doc.IsMark(i, ',') {
			return i
		}
	}
	return 0
}
