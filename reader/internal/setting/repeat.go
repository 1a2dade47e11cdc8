package setting

import (
	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// fewest is how many words must agree for one stretch to repeat another.
const fewest = 4

// repeats points each statement at the first one with the same words.
func (s *setter) repeats() {
	seen := map[uint64]int{}
	for i := range s.d.Statements {
		st := &s.d.Statements[i]
		h, n := uint64(14695981039346656037), 0
		for _, p := range st.Parts {
			for t := p.From; t < p.To; t++ {
				if s.doc.Toks[t].Kind != token.Mark {
					h = (h ^ s.doc.Toks[t].Hash) * 1099511628211
					n++
				}
			}
		}
		if n < fewest {
			continue
		}
		if first, ok := seen[h]; ok {
			st.Repeats = first
		} else {
			seen[h] = i
		}
	}
}

// Bounds of the search for pull quotes: they stand in the first blocks, and
// what they repeat is in the body soon after.
const (
	headBlocks = 5
	bodySaid   = 60
)

// pullQuotes adds a statement for each stretch that opens the report without a
// cue and says again, word for word, what a quotation below says.
func (s *setter) pullQuotes() {
	var leads []draft.Statement
	for b := 0; b < min(headBlocks, len(s.d.Blocks)); b++ {
		blk := s.d.Blocks[b]
		if blk.Kind != sanad.TitleBlock && blk.Kind != sanad.BodyBlock {
			continue
		}
		r := s.words(blk.Range)
		if r.Len() < fewest || s.attributed(r) {
			continue
		}
		if i, ok := s.sameWords(r); ok {
			st := s.d.Statements[i]
			leads = append(leads, draft.Statement{Kind: sanad.Direct, Parts: []text.Range{r}, Speakers: st.Speakers, Frame: draft.None,
				Rule: "pull-quote", Force: st.Force, Quote: draft.None, Within: draft.None, Via: draft.None, Repeats: i, Lead: true})
		}
	}
	if len(leads) == 0 {
		return
	}
	n := len(leads)
	s.d.Statements = append(leads, s.d.Statements...)
	for i := range s.d.Statements {
		st := &s.d.Statements[i]
		if st.Repeats != draft.None {
			st.Repeats += n
		}
		if st.Within != draft.None {
			st.Within += n
		}
	}
}

// words takes the marks off both ends of a range.
func (s *setter) words(r text.Range) text.Range {
	for r.From < r.To && s.doc.Toks[r.From].Kind == token.Mark {
		r.From++
	}
	for r.From < r.To && s.doc.Toks[r.To-1].Kind == token.Mark {
		r.To--
	}
	return r
}

func (s *setter) attributed(r text.Range) bool {
	for i := 0; i < min(bodySaid, len(s.d.Statements)); i++ {
		if s.d.Statements[i].Hull().Overlaps(r) {
			return true
		}
	}
	return false
}

// sameWords returns the first direct statement that holds the words of r.
func (s *setter) sameWords(r text.Range) (int, bool) {
	for i := 0; i < min(bodySaid, len(s.d.Statements)); i++ {
		if s.d.Statements[i].Kind != sanad.Direct {
			continue
		}
		for _, p := range s.d.Statements[i].Parts {
			for at := p.From; at+r.Len() <= p.To; at++ {
				if s.equal(at, r) {
					return i, true
				}
			}
		}
	}
	return 0, false
}

func (s *setter) equal(at int, r text.Range) bool {
	for k := 0; k < r.Len(); k++ {
		if s.doc.Toks[at+k].Hash != s.doc.Toks[r.From+k].Hash {
			return false
		}
	}
	return true
}
