package figures

import (
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
)

// listed gives a number of a list, whose unit was told with the first, that
// unit: Chile sent 120 firefighters, Peru 85 and Uruguay 40; of 512 villages,
// 318; 5.2 percent in May, 5.6 in April.
func (r *finder) listed(q *quantity, n number, lo, end int) bool {
	const most = 20 // times as much, of what is told together
	k := len(r.found) - 1
	if k < 0 || !n.digits || r.year(n) || n.tail != "" || r.doc.QuoteAt(r.found[k].From) != r.doc.QuoteAt(n.from) {
		return false
	}
	b := &r.found[k]
	if b.high > q.low*most || q.low > b.high*most {
		return false
	}
	var ok bool
	switch b.rule {
	case percentRule:
		ok = n.scaled == 1 && r.ends(n.to, end) && (r.behindEach(n.from, b.To) || r.dated(n, b.To) || r.told(n.from))
	case personRule, countRule, nounRule:
		ok = n.scaled == 1 && (r.ends(n.to, end) && r.behindEach(n.from, b.To) || r.partOfCount(n, b, lo))
	}
	if ok {
		q.unit, q.rule = b.unit, b.rule
	}
	return ok
}

// ends reports whether nothing that a number could count stands at token i.
func (r *finder) ends(i, end int) bool {
	return i >= end || r.doc.Toks[i].Kind != token.Word || r.doc.Is(i, lang.Prep|lang.Loc|lang.And|lang.But)
}

// behindEach reports whether only a comma or an "and" with a name stands
// between the value before and the number at token i: , Peru 85.
func (r *finder) behindEach(i, from int) bool {
	j := i
	for j > from && r.d.MentionAt[j-1] >= 0 {
		j--
	}
	if j == i || j <= from {
		return false
	}
	return r.doc.IsMark(j-1, ',') || r.doc.IsMark(j-1, ';') || r.doc.Is(j-1, lang.And)
}

// dated reports whether a number has a time of its own behind it, and a comma
// or an "and" before it: , 5.6 in April.
func (r *finder) dated(n number, from int) bool {
	if n.from-1 < from || !r.doc.IsMark(n.from-1, ',') && !r.doc.Is(n.from-1, lang.And) {
		return false
	}
	_, ok := r.time(n.to+1, min(n.to+4, r.seen.To))
	return ok && r.doc.Is(n.to, lang.Prep|lang.Loc)
}

// told reports whether the word before token i can only tell how much: have
// offered 4, that of Lorvania at 39, cut from 4.5.
func (r *finder) told(i int) bool {
	return r.endsAt(i, lang.BaseWord|lang.ResultWord|lang.ReachWord|lang.TargetWord|lang.EstimateWord) && !r.doc.Is(i-1, lang.Of) && !r.doc.Is(i-1, lang.Be)
}

// partOfCount reports whether a number behind a comma tells how many of those
// that the sentence opens with: of the 1,260 votes, 734.
func (r *finder) partOfCount(n number, b *found, lo int) bool {
	at := b.From - 1
	if at >= lo && r.doc.Is(at, lang.Def) {
		at--
	}
	return at >= lo && r.doc.IsMark(n.from-1, ',') && n.value < b.low && r.word(at, b.From, lang.OfWord) && (at == lo || r.doc.IsMark(at-1, ','))
}

// percentBefore reports whether the quantity before is a share in percent.
func (r *finder) percentBefore() bool {
	k := len(r.found) - 1
	return k >= 0 && r.found[k].unit == "percent"
}

// happened reports whether a day told as the news tells it is that of what was
// counted, and not that on which it was said: it stands behind the number with
// no word of saying between, or opens its clause. A sum of money is mostly
// agreed or told on a day, and not of it.
func (r *finder) happened(s span, k int) bool {
	const opening = 2 // tokens: on, at the most
	f := &r.found[k]
	if f.kind != "actual" || f.rule == moneyRule || f.measure != "level" || r.doc.QuoteAt(s.From) != r.doc.QuoteAt(f.From) {
		return false
	}
	from, to := f.To, s.From
	if s.From < f.From {
		from, to = r.seen.From, f.From
		if s.From-f.clause.From > opening && !r.valueBefore(s.From) {
			return false
		}
	}
	for i := from; i < to; i++ {
		if _, cue := r.doc.Match(i, lang.CueSense); cue && !r.tells(i, i+1) {
			return false
		}
	}
	return true
}

// valueBefore reports whether a quantity of the sentence ends before token i.
func (r *finder) valueBefore(i int) bool { return r.found[0].To <= i }
