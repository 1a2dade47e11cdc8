package figures

import (
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/lang"
)

// describe finds the words that name what the k-th quantity measures: the
// thing counted itself, the noun behind a value (35 percent of exports), or
// the subject before it.
func (r *finder) describe(k int) {
	f := &r.found[k]
	switch f.rule {
	case personRule, countRule, nounRule:
		f.what = r.thing(f.number.To, f.clause.To)
		return
	}
	if w := r.after(f); w.Len() > 0 {
		f.what = w
		return
	}
	f.what = r.before(k)
}

// thing is the noun phrase that begins at token i.
func (r *finder) thing(i, end int) text.Range {
	np := r.ph.Right(i, end)
	if np.Len() == 0 {
		np = text.Range{From: i, To: min(i+1, end)}
	}
	return np
}

// after is what stands behind a value and a preposition: in exports to China.
func (r *finder) after(f *found) text.Range {
	i := f.To
	if i >= f.clause.To {
		return text.Range{}
	}
	if r.doc.Is(i, lang.Prep|lang.Of) && !r.doc.Is(i+1, lang.Calendar) {
		np := r.stretch(i+1, f.clause.To)
		if np.Len() > 0 {
			return np
		}
	}
	return text.Range{}
}

// stretch is a noun phrase with the phrases that follow it: ekspor pertanian
// Rusia ke China.
func (r *finder) stretch(i, end int) text.Range {
	j := i
	for j < end {
		if _, ok := r.timeWord(j, end); ok {
			break
		}
		np := r.ph.Right(j, end)
		if np.Len() == 0 {
			break
		}
		j = np.To
		if j+1 >= end || !r.doc.Is(j, lang.Prep|lang.Of|lang.And) {
			break
		}
		if _, ok := r.timeWord(j+1, end); ok {
			break
		}
		j++
	}
	for j > i && r.doc.Is(j-1, lang.Prep|lang.Of|lang.And) {
		j--
	}
	return text.Range{From: i, To: max(i, j)}
}

// before is the subject of the clause: its first noun phrase with what belongs
// to it.
func (r *finder) before(k int) text.Range {
	f := &r.found[k]
	if k > 0 && r.goesOn(k) && r.found[k-1].what.Len() > 0 && r.found[k-1].what.To <= r.found[k-1].From {
		return r.found[k-1].what
	}
	for i := f.clause.From; i < f.From; i++ {
		if s, ok := r.time(i, f.From); ok {
			i = max(i, s.To-1)
			continue
		}
		if np := r.stretch(i, f.From); np.Len() > 0 && !r.doc.Is(i, lang.Pronoun|lang.Dem) {
			return np
		}
	}
	return text.Range{}
}
