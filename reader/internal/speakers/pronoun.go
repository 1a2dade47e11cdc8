package speakers

import (
	"slices"

	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// last returns the last entity of the first list that has one.
func last(lists ...[]int) int {
	for _, l := range lists {
		if len(l) > 0 {
			return l[len(l)-1]
		}
	}
	return none
}

// pronoun returns the row of the pronoun that a phrase is.
func (r *resolver) pronoun(np text.Range) (*lang.PronounRow, bool) {
	m, ok := r.doc.Match(np.From, lang.PronounSense)
	if !ok || int(m.To) < np.To && !(np.Len() <= 3 && r.doc.Is(int(m.To), lang.Adv|lang.Dem)) {
		return nil, false
	}
	return &r.doc.Lang.Pack.Pronouns[m.Sense.Ref], true
}

// singular returns the person that a pronoun of the gender stands for.
func (r *resolver) singular(gender string, st *draft.Statement) int {
	fits := func(e int) bool {
		ent := &r.d.Entities[e]
		return ent.Kind == draft.PersonEntity && (gender == "" || ent.Gender == "" || ent.Gender == gender)
	}
	// a person named in this sentence before the cue, outside the content
	for i := r.first; i < len(r.d.Statements) && r.d.Statements[i].Sent == st.Sent && st.Cue.Len() > 0; i++ {
		o := &r.d.Statements[i]
		if o.Cue.From >= st.Cue.From {
			break
		}
		for _, sp := range o.Speakers {
			if sp.Entity != none && fits(sp.Entity) && o.Hull().Has(st.Cue.From) {
				return sp.Entity
			}
		}
	}
	for _, e := range slices.Backward(r.focus) {
		if fits(e) {
			if gender != "" && r.d.Entities[e].Gender == "" {
				r.d.Entities[e].Gender = gender
			}
			return e
		}
	}
	for _, e := range slices.Backward(r.others) {
		if fits(e) {
			return e
		}
	}
	return none
}

// both gives the last two people, or else the last two states, named together;
// the states at once where sides are meant: "kedua negara".
func (r *resolver) both(sp draft.Speaker, sides bool) []draft.Speaker {
	const people, states = 60, 150 // tokens back
	var pair []int
	if !sides {
		pair = r.ph.LastTwo(sp.Phrase.From, people, draft.PersonEntity)
	}
	if pair == nil {
		pair = r.ph.LastTwo(sp.Phrase.From, states, draft.StateEntity)
	}
	if pair == nil {
		sp.By = "pronoun"
		return []draft.Speaker{sp}
	}
	a, b := sp, sp
	a.Entity, b.Entity = r.d.Mentions[pair[0]].Entity, r.d.Mentions[pair[1]].Entity
	a.By, b.By = "both", "both"
	return r.offices([]draft.Speaker{a, b})
}
