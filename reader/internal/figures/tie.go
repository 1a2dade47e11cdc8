package figures

import (
	"slices"

	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// tie gives each figure the innermost statement whose words hold its value. Of
// whom the figure is must be in these words too: who says so is not.
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
		if f.Statement != draft.None {
			r.saidOf(f, &r.d.Statements[f.Statement])
		}
	}
}

// saidOf leaves a figure the parties that its statement names in the figure's
// clause, in the order of their names there; those that "both countries" stands for are
// named before it.
func (r *finder) saidOf(f *draft.Figure, s *draft.Statement) {
	of := f.Of[:0]
	for _, m := range f.Of {
		if slices.Contains(f.Meant, m) {
			of = append(of, m)
		} else if n := r.namedIn(m, f.Range, s.Parts); n >= 0 {
			of = append(of, n)
		}
	}
	if len(f.Meant) == 0 {
		slices.Sort(of)
	}
	f.Of = of
}

// namedIn is a mention of whom m names in some parts, itself or another in the
// clause, or -1.
func (r *finder) namedIn(m int, clause text.Range, parts []text.Range) int {
	at := r.d.Mentions[m].Range
	if slices.ContainsFunc(parts, func(p text.Range) bool { return at.From >= p.From && at.To <= p.To }) {
		return m
	}
	for _, p := range parts {
		for i := max(p.From, clause.From); i < min(p.To, clause.To); i++ {
			if n := int(r.d.MentionAt[i]); n >= 0 && r.d.Mentions[n].Entity == r.d.Mentions[m].Entity {
				return n
			}
		}
	}
	return -1
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
