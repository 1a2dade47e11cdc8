package figures

import (
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// tie gives each figure the innermost statement whose words hold its value.
func (r *finder) tie() {
	for i := range r.d.Figures {
		f := &r.d.Figures[i]
		shortest := 0
		for j := range r.d.Statements {
			s := &r.d.Statements[j]
			for _, p := range s.Parts {
				if n := s.Hull().Len(); p.From <= f.Value.From && f.Value.To <= p.To && (f.Statement == draft.None || n < shortest) {
					f.Statement, shortest = j, n
				}
			}
		}
	}
}

// once keeps one of the figures that a report tells twice, in lead and body:
// the one that says most.
func (r *finder) once() {
	kept := r.d.Figures[:0]
	for _, f := range r.d.Figures {
		same := -1
		for j := range kept {
			if r.same(&kept[j], &f) {
				same = j
			}
		}
		switch {
		case same < 0:
			kept = append(kept, f)
		case full(&f) > full(&kept[same]):
			kept[same] = f
		}
	}
	r.d.Figures = kept
}

// same reports whether two figures tell the same.
func (r *finder) same(a, b *draft.Figure) bool {
	if a.Low != b.Low || a.High != b.High || a.Unit != b.Unit || a.Measure != b.Measure || a.Kind != b.Kind && a.Value.Overlaps(b.Value) {
		return false
	}
	if a.Period != b.Period && a.Period != "" && b.Period != "" {
		return false
	}
	return r.alike(a, b)
}

// alike reports whether two figures measure the same as far as words tell: one
// says nothing of it, or they share a word that says something.
func (r *finder) alike(a, b *draft.Figure) bool {
	if a.What.Len() == 0 || b.What.Len() == 0 {
		return true
	}
	for i := a.What.From; i < a.What.To; i++ {
		if !r.content(i) {
			continue
		}
		for j := b.What.From; j < b.What.To; j++ {
			if r.doc.Toks[i].Hash == r.doc.Toks[j].Hash {
				return true
			}
		}
	}
	return false
}

// content reports whether token i is a word that says something by itself.
func (r *finder) content(i int) bool {
	const small = lang.Det | lang.Prep | lang.Of | lang.And | lang.Or | lang.Aux | lang.Dem | lang.Rel | lang.Pronoun | lang.Adv
	return r.doc.Toks[i].Kind == token.Word && r.doc.Class[i]&small == 0
}

// full is how much a figure says beside its value.
func full(f *draft.Figure) int {
	n := len(f.Of)
	if f.Period != "" {
		n += 2
	}
	if f.What.Len() > 0 {
		n++
	}
	if f.Statement != draft.None {
		n++
	}
	return n
}

// parties are the mentions of whom the k-th quantity is: those in what is
// counted, or else those in what is measured, before the value in its clause,
// and close behind it.
func (r *finder) parties(k int) []int {
	const behind = 8 // tokens in which "to China" still belongs to a value
	f := &r.found[k]
	var out []int
	out = r.mentions(out, f.what)
	if len(out) > 0 && f.what.From >= f.To-1 {
		return out
	}
	out = r.mentions(out, text.Range{From: f.clause.From, To: f.From})
	end := min(f.To+behind, f.clause.To)
	for i := f.To; i < end; i++ {
		if r.doc.IsMark(i, ',') {
			end = i // behind it stands who says so
		}
	}
	if k+1 < len(r.found) {
		end = min(end, r.found[k+1].From)
	}
	return r.mentions(out, text.Range{From: f.To, To: end})
}

// mentions adds the mentions of states, bodies and unknown names in a range,
// each entity once; of money (dolar AS) none.
func (r *finder) mentions(out []int, in text.Range) []int {
	for i := in.From; i < in.To; i++ {
		m := int(r.d.MentionAt[i])
		if m < 0 || r.inValue(i) || r.taken(i) || r.month(i) > 0 || r.where(i) {
			continue
		}
		e := r.d.Mentions[m].Entity
		kind := r.d.Entities[e].Kind
		known := kind == draft.StateEntity || kind == draft.BodyEntity || kind == draft.ProperEntity || kind == draft.PersonEntity
		for _, o := range out {
			known = known && r.d.Mentions[o].Entity != e
		}
		if known {
			out = append(out, m)
		}
	}
	return out
}

// where reports whether a capital behind a preposition of place stands at token
// i: what is counted in Jakarta is not so of Indonesia.
func (r *finder) where(i int) bool {
	if !r.doc.Is(i-1, lang.Loc) {
		return false
	}
	m, ok := r.doc.Match(i, lang.ActorSense)
	return ok && m.Sense.Class&lang.Place != 0
}

// inValue reports whether token i belongs to a value of the sentence.
func (r *finder) inValue(i int) bool {
	for k := range r.found {
		if r.found[k].Has(i) {
			return true
		}
	}
	return false
}
