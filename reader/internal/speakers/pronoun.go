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
		pair = r.lastTwo(sp.Phrase.From, people, draft.PersonEntity, false)
	}
	for _, whose := range []bool{false, true} { // those named in their own right rather than in someone's office
		if len(pair) < 2 {
			pair = r.lastTwo(sp.Phrase.From, states, draft.StateEntity, whose)
		}
	}
	if len(pair) < 2 {
		sp.By = "pronoun"
		return []draft.Speaker{sp}
	}
	a, b := sp, sp
	a.Entity, b.Entity = pair[1], pair[0]
	a.By, b.By = "both", "both"
	return r.offices([]draft.Speaker{a, b})
}

// lastTwo returns the last two entities of a kind named before token at; of
// states also those that are only told as whose an office is, where asked.
func (r *resolver) lastTwo(at, far int, kind draft.EntityKind, whose bool) []int {
	var found []int
	for i := at - 1; i >= 0 && at-i < far && len(found) < 2; i-- {
		m, ok := r.d.Mention(i)
		if !ok {
			continue
		}
		i = min(i, m.From)
		if r.d.Entities[m.Entity].Kind != kind || kind == draft.StateEntity && !whose && r.ofSomeone(m) || len(found) == 1 && found[0] == m.Entity {
			continue
		}
		found = append(found, m.Entity)
	}
	return found
}

// ofSomeone reports whether a state is named only to say whose office it is:
// "Presiden China Xi Jinping".
func (r *resolver) ofSomeone(m *draft.Mention) bool {
	const near = 12 // mentions: an office stands close to whom it is of
	at := int(r.d.MentionAt[m.From])
	for i := max(0, at-near); i < min(len(r.d.Mentions), at+near); i++ {
		if r.d.Mentions[i].Of == m.Range {
			return true
		}
	}
	return false
}
