package figures

import (
	"slices"

	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
)

// describe finds the words that name what the k-th quantity measures: the
// thing counted itself, the noun beside the value (a fund of 5 million, 35
// percent of exports), what is done to it, or the subject before it.
func (r *finder) describe(k int) {
	f := &r.found[k]
	switch f.rule {
	case personRule, countRule, nounRule:
		f.what = r.thing(k)
		return
	}
	if _, _, rest := r.unit(f.To, f.clause.To, lang.RestUnit); rest {
		return // 70 percent of them
	}
	if near := r.beforeNoun(f); near.Len() > 0 {
		f.what = near
		return
	}
	after := r.after(f)
	wholeNamed := r.word(f.To, f.clause.To, lang.OfWord) && r.word(f.To+1, f.clause.To, lang.OfWord) || r.endsAt(f.To+1, lang.OfWord) && !r.doc.Is(f.To, lang.Of|lang.Prep)
	if after.Len() > 0 && !wholeNamed && (f.rule == moneyRule || f.rule == measureRule || f.measure == "share" || r.noun(f)) {
		f.what = after
		return
	}
	if f.what = r.before(k); f.what.Len() == 0 && !wholeNamed {
		f.what = after
	}
	if !r.onlyNames(f.what) {
		return
	}
	switch v := r.verbBefore(f); {
	case k > 0 && (r.found[k-1].unit == f.unit || f.rule == percentRule):
		f.what = r.found[k-1].what // 4.2 percent more than a year before
	case v.Len() > 0:
		f.what = v // Riyadh pumped 9.4 million barrels
	}
}

// describeRest gives quantities that name nothing what the one beside them
// measures: nine of the 23 activists, 14 cutters to 52.
func (r *finder) describeRest() {
	for k := range r.found {
		f := &r.found[k]
		switch {
		case f.what.Len() > 0:
		case f.some && k+1 < len(r.found):
			f.what = r.found[k+1].what
		case k == 0 && f.measure != "share":
			f.what = r.before(k)
		case k > 0 && (r.found[k-1].unit == f.unit || f.unit == "percent" || f.unit == "percentage point"):
			f.what = r.found[k-1].what
		}
	}
}

// onlyNames reports whether a phrase has nothing but names in it, which may be
// of whom something is measured, and are not what.
func (r *finder) onlyNames(p text.Range) bool {
	for i := p.From; i < p.To; i++ {
		if r.doc.Toks[i].Kind == token.Word && r.d.MentionAt[i] < 0 && !r.doc.Is(i, lang.Det|lang.Def|lang.PossessiveS|lang.And|lang.Dem) {
			return false
		}
	}
	return true
}

// noun reports whether the word of change before a value is a noun, whose
// object follows the value: a rise of 35 percent in exports.
func (r *finder) noun(f *found) bool {
	for _, w := range slices.Backward(r.seen.words) {
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
	i, front := f.From, false
	for i > f.clause.From && r.skipped(i-1) {
		i--
		front = front || r.at(i, lang.FrontWord)
	}
	if r.pack.HeadLast && !front || r.doc.Is(i-1, lang.Dem) {
		return text.Range{} // "lent the company 6 billion" tells of no company of 6 billion
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
	if _, time := r.time(i, f.clause.To); time {
		return text.Range{} // at the end of September
	}
	if i < f.clause.To && r.doc.Is(i, lang.Prep|lang.Of|lang.To) {
		if (r.doc.Is(i, lang.Loc) || r.at(i, lang.BaseWord)) && !r.word(i, f.clause.To, lang.OfWord) && !(f.rule == percentRule && r.noun(f)) {
			return text.Range{} // where, or from whom
		}
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
	p := r.stretch(i, f.clause.To)
	if r.onlyNames(p) && f.measure != "share" || r.ofTime(p.To) {
		return text.Range{}
	}
	return p
}

// ofTime reports whether a time stands behind "of" at token i: at the end of
// September.
func (r *finder) ofTime(i int) bool {
	if !r.doc.Is(i, lang.Of) || r.doc.Is(i, lang.Loc) {
		return false
	}
	_, time := r.timeWord(i+1, r.seen.To)
	return time || r.taken(i+1) || r.month(i+1) > 0
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
		if to := r.untilTime(np); to < np.To {
			j = to // perdagangan bilateral tahun ini
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

// untilTime is where a phrase ends, or a time in it begins.
func (r *finder) untilTime(np text.Range) int {
	for i := np.From + 1; i < np.To; i++ {
		if _, ok := r.timeWord(i, np.To); ok {
			return i
		}
	}
	return np.To
}

// before is what the words before a value say it measures: what the quantity
// before does, the noun before a relative clause, the object of the last verb,
// or the subject, be it of the sentence.
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
			if np := r.left(head, f.clause.From); np.Len() > 0 && !r.tells(np.From, np.To) && !r.onlyNames(np) {
				return np
			}
		}
	}
	if o := r.object(f); o.Len() > 0 {
		return o
	}
	if np := r.subject(f.clause.From, f.From); np.Len() > 0 {
		return np
	}
	if k == 0 && f.clause.From > r.seen.From && r.doc.QuoteAt(r.seen.From) == r.doc.QuoteAt(f.From) {
		return r.subject(r.seen.From, f.clause.From)
	}
	return text.Range{}
}

// object is the noun phrase behind the last verb before a value: cut its
// benchmark rate by, menaikkan porsi energi menjadi.
func (r *finder) object(f *found) text.Range {
	for i := f.From - 2; i >= f.clause.From; i-- {
		if r.doc.IsMark(i, ',') {
			break
		}
		if r.d.MentionAt[i] >= 0 || !r.mayHaveObject(i, f.clause.From) || r.doc.Is(i, lang.Be|lang.Aux) || r.at(i, lang.ReachWord|lang.FrontWord|lang.ApproxWord|lang.BaseWord) {
			continue
		}
		if _, time := r.time(i+1, f.From); time || r.doc.Is(i+1, lang.Pronoun|lang.Prep|lang.Adv) && !r.doc.Is(i+1, lang.Poss) || r.ofNumber(i+1) || r.inPeriod(i+1) > i+1 {
			continue
		}
		if np := r.stretch(i+1, f.From); np.Len() > 0 && !r.onlyNames(np) {
			return np
		}
	}
	return text.Range{}
}

// mayHaveObject reports whether token i is a verb, by its class or by the
// possessive behind it ("left its policy rate at"), and not a noun that is
// spelt like one: Tembara's flag carrier.
func (r *finder) mayHaveObject(i, lo int) bool {
	if i > lo && r.doc.Is(i-1, lang.PossessiveS|lang.Det|lang.Poss) {
		return false
	}
	const never = lang.Prep | lang.Of | lang.And | lang.Or | lang.Det | lang.Rel
	return r.doc.Is(i, lang.Verb) || r.ofNumber(i) && i > lo || i > lo && r.doc.Is(i+1, lang.Poss) && r.doc.Class[i]&never == 0
}

// subject is the first noun phrase of tokens [from, to) with what belongs to
// it, behind what says whose words they are or when it was.
func (r *finder) subject(from, to int) text.Range {
	for i := from; i < to; i++ {
		if s, ok := r.time(i, to); ok {
			i = max(i, s.To-1)
			continue
		}
		if m, ok := r.doc.Match(i, lang.PronounSense); ok && int(m.To) > i+1 {
			i = int(m.To) - 1 // kedua negara: of whom, not what
			continue
		}
		if r.doc.Is(i, lang.Prep|lang.Cue|lang.Conn) {
			if j := r.commaAfter(i, to); j > 0 {
				i = j
				continue
			}
		}
		if r.mayBegin(i) || r.ofNumber(i) && !r.at(i, lang.ChangeWord) || r.at(i, lang.BreakWord) {
			continue
		}
		if np := r.stretch(i, to); np.Len() > 0 && !r.doc.Is(i, lang.Pronoun|lang.Dem) && !(r.pack.HeadLast && np.To == to && r.inValue(to)) {
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
	case r.doc.Class[i]&stops != 0 && !(r.doc.Is(i, lang.Poss) && r.doc.Class[i]&stops&^lang.Pronoun == 0):
		return false // its and her are pronouns too
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
