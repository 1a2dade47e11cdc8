package figures

import (
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/lang"
)

// thing is what is counted, with what belongs to it; of people that nothing
// more is said of, what they do, or what is said to be so many.
func (r *finder) thing(k int) text.Range {
	f := &r.found[k]
	np := text.Range{From: f.number.To, To: max(f.To, r.right(f.number.To, f.clause.To).To)}
	for i := f.To; i < np.To; i++ {
		if r.at(i, lang.ResultWord|lang.ReachWord) {
			np.To = i // 14 ships to 52
		}
	}
	if _, _, rest := r.unit(np.From, np.To, lang.RestUnit); rest || np.Len() <= 0 || f.To <= f.number.To {
		return text.Range{}
	}
	for np.To > f.To && r.anyone(f.unit) {
		if _, _, rest := r.unit(np.To-1, np.To, lang.RestUnit); !rest && !r.doc.Is(np.To-1, lang.Dem) {
			break
		}
		np.To--
	}
	if _, _, often := r.unit(f.number.To, f.clause.To, lang.OftenUnit); often {
		if v := r.verbBefore(f); v.Len() > 0 {
			return v // met six times
		}
	}
	if !r.anyone(f.unit) || np.Len() > 1 {
		if v := r.verbBehind(np.To, f.clause.To); v.From == np.To && v.Len() > 0 && r.verbBefore(f).Len() == 0 {
			np.To = v.To // warga menyeberang
		}
		return np
	}
	if f.result || f.measure == "change" || r.endsAt(f.From, lang.ReachWord|lang.ResultWord|lang.NumberOfWord) {
		if subject := r.before(k); subject.Len() > 0 {
			return subject
		}
	}
	if v := r.verbBehind(np.To, f.clause.To); v.Len() > 0 {
		return v
	}
	if v := r.verbBefore(f); v.Len() > 0 && v.To >= f.From-1 {
		return v
	}
	return np
}

// anyone reports whether a unit says only that people are counted.
func (r *finder) anyone(unit string) bool {
	for i := range r.pack.FigureWords {
		if row := &r.pack.FigureWords[i]; row.Kind == lang.PeopleWord && row.Value == unit {
			return true
		}
	}
	return false
}

// verbBehind is what the people counted do or suffer, with its object.
func (r *finder) verbBehind(i, end int) text.Range {
	const reach = 4
	for j := i; j < min(i+reach, end) && !r.doc.IsMark(j, ','); j++ {
		if r.doc.Is(j, lang.Verb) && !r.doc.Is(j, lang.Be|lang.Aux|lang.Cue) && !r.ofNumber(j) && !r.at(j, lang.ResultWord) {
			return text.Range{From: j, To: max(j+1, r.right(j+1, min(j+reach, end)).To)}
		}
	}
	return text.Range{}
}

// verbBefore is the last verb before a value in its clause that tells nothing
// of the number.
func (r *finder) verbBefore(f *found) text.Range {
	for i := f.From - 1; i >= f.clause.From; i-- {
		if r.doc.Is(i, lang.Verb) && !r.doc.Is(i, lang.Be|lang.Aux|lang.Cue|lang.Adv|lang.Prep) && !r.ofNumber(i) && !r.at(i, lang.ResultWord) && r.d.MentionAt[i] < 0 {
			return text.Range{From: i, To: i + 1}
		}
	}
	return text.Range{}
}
