package record

import (
	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/quote"
)

// anchorOf is the anchor of a statement of a report.
func anchorOf(uid string, st *sanad.Statement) Anchor {
	return Anchor{Report: uid, ID: st.ID, Start: st.Start, End: st.End, Text: wordsOf(st)}
}

// placed is a statement that an anchor may hold to.
type placed struct {
	id         string
	start, end int
	text       string
}

func placesOf(statements []sanad.Statement) []placed {
	out := make([]placed, len(statements))
	for i := range statements {
		st := &statements[i]
		out[i] = placed{st.ID, st.Start, st.End, wordsOf(st)}
	}
	return out
}

// hold finds the statement that an anchor holds to, or none: the one with its
// words in its place, or else the one that is most like it.
func (a *Anchor) hold(list []placed) int {
	best, most := none, 0.0
	for i, s := range list {
		if s.start == a.Start && s.end == a.End && s.text == a.Text {
			return i
		}
		if score := a.like(&s); score > most {
			best, most = i, score
		}
	}
	if most < leastLike {
		return none
	}
	return best
}

// leastLike is how much a statement must be like what was corrected: half of
// the words of both, or nearly all of the shorter in the same place, if that is
// no mere scrap.
const (
	leastLike = 0.45
	scrap     = 0.3
)

// like grades from 0 to 1 how much a statement is like an anchor's: by the
// words they share, and a little by how much of the text they share.
func (a *Anchor) like(s *placed) float64 {
	shared, mine, theirs := sharedWords(a.Text, s.text)
	if shared == 0 {
		return 0
	}
	overlap := float64(max(0, min(a.End, s.end)-max(a.Start, s.start)))
	all := float64(max(a.End, s.end) - min(a.Start, s.start))
	dice := 2 * float64(shared) / float64(mine+theirs)
	shorter, longer := float64(min(mine, theirs)), float64(max(mine, theirs))
	if overlap > 0 && float64(shared) > 0.9*shorter && shorter > scrap*longer {
		dice = max(dice, 0.5) // it was cut shorter or longer
	}
	return 0.9*dice + 0.1*overlap/max(all, 1)
}

// sharedWords counts the words that two texts share, and those of each.
func sharedWords(a, b string) (shared, inA, inB int) {
	count := map[string]int{}
	x, y := quote.Fold(a), quote.Fold(b)
	for i := range x {
		count[x[i].Text]++
	}
	for i := range y {
		if count[y[i].Text] > 0 {
			count[y[i].Text]--
			shared++
		}
	}
	return shared, len(x), len(y)
}

// fixesOf gathers what the corrections in force do to the statements of a
// report, by their place in the list.
func (f *inForce) fixesOf(uid string, list func() []placed) map[int][]statementFix {
	fixes := f.reports[uid]
	if len(fixes) == 0 {
		return nil
	}
	places := list()
	out := map[int][]statementFix{}
	for _, fix := range fixes {
		if i := fix.hold(places); i != none {
			out[i] = append(out[i], fix)
		}
	}
	return out
}
