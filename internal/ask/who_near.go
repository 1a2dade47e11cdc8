package ask

import (
	"cmp"
	"slices"
	"strings"

	"github.com/sanad-news/sanad/internal/store"
)

// The bounds of looking for names like one that nobody has.
const (
	nearPrefix  = 2   // letters in which a name begins as a word of the one asked for
	nearFetched = 100 // names for each word
	leastLike   = 0.6 // of the letters
	mostNear    = 5
)

// near are the actors with names most like one that nobody has: Lavrow, Lavrov.
func near(r store.Reader, folded string) ([]Actor, error) {
	likeness := map[int64]float64{}
	byRow := map[int64]*store.Actor{}
	for word := range strings.FieldsSeq(folded) {
		prefix := []rune(word)
		found, err := r.BrowseActors(store.ActorQuery{Prefix: string(prefix[:min(nearPrefix, len(prefix))]), Limit: nearFetched})
		if err != nil {
			return nil, err
		}
		for i := range found {
			for _, name := range found[i].Names {
				like := alikeNames(folded, name)
				if like >= leastLike && like > likeness[found[i].ID] {
					likeness[found[i].ID], byRow[found[i].ID] = like, &found[i]
				}
			}
		}
	}
	var all []*store.Actor
	for _, a := range byRow {
		all = append(all, a)
	}
	slices.SortFunc(all, func(a, b *store.Actor) int {
		return cmp.Or(cmp.Compare(likeness[b.ID], likeness[a.ID]), cmp.Compare(b.Statements, a.Statements), cmp.Compare(a.Key, b.Key))
	})
	var out []Actor
	for _, a := range all[:min(len(all), mostNear)] {
		out = append(out, actorOf(a))
	}
	return out, nil
}

// alikeNames is how much of two names is the same: of their letters, or of
// those of their words that are most alike, where one has words more.
func alikeNames(a, b string) float64 {
	best := alikeLetters(a, b)
	for x := range strings.FieldsSeq(a) {
		for y := range strings.FieldsSeq(b) {
			if len(x) >= 4 && len(y) >= 4 {
				best = max(best, 0.95*alikeLetters(x, y)) // a part of a name is less than all of it
			}
		}
	}
	return best
}

// alikeLetters is 1 less the edits (Levenshtein 1966) that make one of the other,
// as a share of the longer one.
func alikeLetters(a, b string) float64 {
	x, y := []rune(a), []rune(b)
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		last := row[0]
		row[0] = i + 1
		for j := range y {
			edit := last
			if x[i] != y[j] {
				edit++
			}
			last = row[j+1]
			row[j+1] = min(edit, last+1, row[j]+1)
		}
	}
	return 1 - float64(row[len(y)])/float64(max(len(x), len(y)))
}
