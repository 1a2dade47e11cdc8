package figures

import (
	"slices"

	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// parties are the mentions of whom the k-th quantity is: those before the
// value in its clause, in what is measured, and close behind it; where there
// are none, those of the quantity before it, or of the sentence so far. Those
// that a pronoun stands for are meant, and not named there.
func (r *finder) parties(k int) (out, meant []int) {
	const behind = 8 // tokens in which "to China" still belongs to a value
	f := &r.found[k]
	before := text.Range{From: f.clause.From, To: f.From}
	if meant = r.both(before); len(meant) > 0 {
		return meant, meant
	}
	out = r.mentions(nil, before)
	out = r.mentions(out, f.what)
	end := min(f.To+behind, f.clause.To)
	for i := f.To; i < end; i++ {
		if r.doc.IsMark(i, ',') {
			end = i // behind it stands who says so
		}
	}
	if k+1 < len(r.found) {
		end = min(end, r.found[k+1].From)
	}
	out = r.mentions(out, text.Range{From: f.To, To: end})
	switch {
	case len(out) > 0:
	case k > 0:
		return r.found[k-1].of, r.found[k-1].meant
	case r.doc.QuoteAt(r.seen.From) == r.doc.QuoteAt(f.From):
		out = r.mentions(nil, text.Range{From: r.seen.From, To: f.clause.From})
	}
	return r.leading(out), nil
}

// leading leaves out where it was and who reckons so, as long as that leaves
// someone.
func (r *finder) leading(list []int) []int {
	kept := slices.DeleteFunc(slices.Clone(list), func(m int) bool {
		at := r.d.Mentions[m].Range
		if e := &r.d.Entities[r.d.Mentions[m].Entity]; e.Kind == draft.StateEntity {
			return false
		}
		return r.doc.Is(at.From-1, lang.Loc|lang.Place) || r.at(at.To, lang.EstimateWord) || r.doc.Is(at.To, lang.Cue)
	})
	if len(kept) == 0 {
		return list
	}
	return kept
}

// both are the two that a pronoun of two before a value stands for: the states
// or people named last before it.
func (r *finder) both(in text.Range) []int {
	const far = 200 // tokens back
	for i := in.From; i < in.To; i++ {
		m, ok := r.doc.Match(i, lang.PronounSense)
		if !ok {
			continue
		}
		row := &r.pack.Pronouns[m.Sense.Ref]
		if row.Number != 2 {
			continue
		}
		kinds := []draft.EntityKind{draft.PersonEntity, draft.StateEntity}
		if row.Gender == sides {
			kinds = kinds[1:]
		}
		for _, kind := range kinds {
			if two := r.ph.LastTwo(i, far, kind); two != nil {
				return two
			}
		}
	}
	return nil
}

// sides is the gender of a pronoun that stands for states or bodies.
const sides = "n"

// mentions adds the mentions of states, bodies and unknown names in a range,
// each entity once; of money (dolar AS) none.
func (r *finder) mentions(out []int, in text.Range) []int {
	for i := in.From; i < in.To; i++ {
		m := int(r.d.MentionAt[i])
		if m < 0 || r.inValue(i) || r.taken(i) || r.month(i) > 0 || r.where(i) || r.noName(m) {
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

// noName reports whether an unknown name is none: the number of a quarter, or
// a word of the language that only begins a sentence.
func (r *finder) noName(m int) bool {
	at := r.d.Mentions[m].Range
	if r.d.Entities[r.d.Mentions[m].Entity].Kind != draft.ProperEntity {
		return false
	}
	small := r.doc.Class[at.To-1]&(lang.Prep|lang.Of|lang.And) != 0 // "Prices in"
	begins := at.From == r.seen.From && at.Len() == 1 && (r.doc.Class[at.From] != 0 || r.at(at.From, lang.ShareWord|lang.ChangeWord))
	numbers := at.From > 0 && r.endsAt(at.From, lang.PeriodWord)
	return small || begins || numbers
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
