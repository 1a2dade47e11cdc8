package figures

import (
	"slices"
	"strings"

	"github.com/sanad-news/sanad/lang"
)

// measureOf tells a level from a change and a share.
func (r *finder) measureOf(k, from int, near beside) {
	f := &r.found[k]
	percent := f.unit == "percent"
	if f.rule == percentRule && !percent {
		f.measure = "change" // points are what percentages differ by
	}
	switch {
	case f.fraction, percent && (r.word(f.To, f.clause.To, lang.OfWord) && !r.number1(f.To+1) || r.countedShare(f.To)):
		f.measure = "share"
	}
	if near.base && k > 0 && percent && r.found[k-1].measure == "share" {
		f.measure = "share" // up from 88 percent
	}
	if percent && (near.base || near.result) && f.measure == "level" && r.ofGrowth(k, near) {
		f.measure = "change"
	}
	if percent && near.result && f.measure == "level" && r.shareNamed(f) {
		f.measure = "share"
	}
	if near.base || near.result {
		return
	}
	for _, w := range r.seen.words {
		if w.row.Kind == lang.ApproxWord && w.From == f.To && (w.Len() > 1 || percent) && w.To < f.clause.To && f.measure == "level" {
			f.measure = "change" // "2 million tonnes more than in 2030"
			return
		}
	}
	if r.measuredBefore(f, from, near) {
		return
	}
	for _, w := range r.behind(k) {
		if w.row.Kind == lang.ChangeWord && w.From-f.To <= 1 && changes(w, f) {
			f.measure = "change"
			return
		}
		if w.row.Kind == lang.ShareWord && percent && w.From-f.To <= 1 {
			f.measure = "share"
		}
	}
	if k > 0 && percent && f.measure == "level" && r.found[k-1].measure == "share" && f.From-r.found[k-1].To <= 5 {
		f.measure = "share" // "more than half of them, or 52 percent"
	}
	if percent && f.measure == "level" && (r.opens(f) || r.restBehind(f) || r.restBefore(f.From) || r.ofWhich(f)) {
		f.measure = "share" // "Sixty percent said"
	}
	for _, w := range r.seen.words { // "1,200 additional soldiers", "52,000 more"
		if w.row.Kind == lang.ChangeWord && w.From >= f.number.To && w.To <= f.To {
			f.measure = "change"
		}
	}
	if percent && f.measure == "level" {
		r.likeBefore(k)
	}
}

// measuredBefore tells the measure by the words before a value, the nearest
// first, and reports whether they settle it.
func (r *finder) measuredBefore(f *found, from int, near beside) bool {
	percent := f.unit == "percent"
	wholeNamed := percent && r.word(f.To, f.clause.To, lang.OfWord) && r.word(f.To+1, f.clause.To, lang.OfWord)
	const reach, beside = 8, 1
	for _, w := range slices.Backward(r.seen.words) {
		if w.To > f.From || w.From < from || f.From-w.To > reach {
			continue
		}
		switch w.row.Kind {
		case lang.ChangeWord:
			if f.measure == "share" && near.from-w.To > 1 || r.comma(w.To, f.From) || strings.Contains(w.row.Value, "near") && w.To != near.from || wholeNamed && w.To != f.From || !changes(w, f) {
				continue
			}
			if percent && r.upTo(near.from, f.From) && r.rated(f.clause.From, w.From) {
				return true // inflation jumped as far as 640 percent
			}
			f.measure = "change"
			return true
		case lang.BaseWord, lang.ResultWord:
			return f.From-w.To <= beside
		case lang.ShareWord:
			if percent {
				f.measure = "share"
				return true
			}
		case lang.ReachWord:
			if !percent && !r.at(w.From, lang.FrontWord) {
				return true
			}
		}
	}
	return false
}

// shareNamed reports whether the clause before a quantity names a share of
// something: porsinya, the party's share of the vote.
func (r *finder) shareNamed(f *found) bool {
	for _, w := range r.seen.words {
		if w.row.Kind == lang.ShareWord && w.row.Value == "noun" && w.From >= f.clause.From && w.To <= f.From {
			return true
		}
	}
	return false
}

// likeBefore gives a percentage that no word of its own tells apart the measure
// of the one before: growth of 5 percent, below the target of 6; 52 percent of
// those who voted chose to leave and 48 percent to stay.
func (r *finder) likeBefore(k int) {
	f := &r.found[k]
	if r.shareNamed(f) {
		f.measure = "share"
		return
	}
	if k == 0 {
		return
	}
	b := &r.found[k-1]
	if b.unit != f.unit || b.measure == "level" || r.rated(b.To, f.From) || r.doc.QuoteAt(b.From) != r.doc.QuoteAt(f.From) {
		return
	}
	f.measure = b.measure
}

// changes reports whether a word of change can be about the quantity: not all
// that are said of percentages are said of people.
func changes(w word, f *found) bool {
	rate := strings.Contains(w.row.Value, "rate") && f.rule != percentRule
	return !rate && !(f.rule == moneyRule && strings.Contains(w.row.Value, "act rate"))
}

// ofGrowth reports whether a percentage that something has come to, or is
// compared with, is itself one of growth: growth slowed to 3 percent.
func (r *finder) ofGrowth(k int, near beside) bool {
	f := &r.found[k]
	if near.base && k > 0 && r.found[k-1].measure == "change" && r.found[k-1].unit == f.unit {
		return true
	}
	for _, w := range r.seen.words {
		if w.row.Kind == lang.RateWord && w.row.Value == "growth" && w.From >= f.clause.From && w.To <= f.From {
			return true
		}
	}
	return false
}

// upTo reports whether a word that can end a range stands in tokens [from, to).
func (r *finder) upTo(from, to int) bool {
	for i := from; i < to; i++ {
		if r.word(i, to, lang.ToWord) {
			return true
		}
	}
	return false
}

// rated reports whether tokens [from, to) name what is told in percent.
func (r *finder) rated(from, to int) bool {
	for _, w := range r.seen.words {
		if w.row.Kind == lang.RateWord && w.row.Value == "" && w.From >= from && w.To <= to {
			return true
		}
	}
	return false
}

// opens reports whether a percentage is the subject of its clause itself.
func (r *finder) opens(f *found) bool {
	if f.To >= f.clause.To || !r.doc.Is(f.To, lang.Verb|lang.Cue) || r.doc.Is(f.To, lang.Be) || r.at(f.To, lang.ChangeWord) {
		return false
	}
	i := f.From
	for i > f.clause.From && (r.skipped(i-1) || r.doc.IsMark(i-1, ',') || r.doc.Is(i-1, lang.Adv|lang.Conn)) {
		i--
	}
	return i == f.clause.From || r.doc.IsMark(i, ',')
}

// restBehind reports whether a percentage is of what was counted before: 30
// persen di antaranya.
func (r *finder) restBehind(f *found) bool {
	_, _, ok := r.unit(f.To, f.clause.To, lang.RestUnit)
	return ok
}

// ofWhich reports whether the clause of a quantity begins with of which.
func (r *finder) ofWhich(f *found) bool {
	const near = 6
	for i := max(f.clause.From, f.From-near); i < f.From; i++ {
		if _, _, ok := r.unit(i, f.From, lang.RestUnit); ok {
			return true
		}
	}
	return false
}

// countedShare reports whether people stand behind a percentage: 35 persen
// warga.
func (r *finder) countedShare(i int) bool {
	if i >= len(r.doc.Toks) || r.doc.Toks[i].Lines > 0 {
		return false
	}
	if _, _, ok := r.unit(i, len(r.doc.Toks), lang.PersonUnit|lang.CountUnit); ok {
		return true
	}
	if !r.pack.HeadLast && r.enclitic(i) && r.doc.Class[i]&(notCounted|lang.Verb|lang.Adv) == 0 {
		return true // 40 persen listriknya
	}
	return !r.pack.HeadLast && r.doc.Is(i, lang.Noun|lang.Person|lang.Body|lang.Text|lang.Place) && r.doc.Class[i]&(notCounted|lang.Verb|lang.Adv|lang.Adj) == 0 && !r.taken(i) && r.inPeriod(i) == i
}
