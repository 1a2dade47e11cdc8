package storetest

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/sanad-news/sanad/internal/store"
)

// game does the same to a store and to the one in memory, by chance but the
// same at every run, and compares what they answer.
type game struct {
	t        trial
	rand     *rand.Rand
	stores   [2]store.Store // the model, and what is tested
	said     []string       // the uids of statements
	ordinals map[int64]int  // how many statements a report was given
	reports  int
	forms    int
	wordings int
	found    int
	tied     map[int64]bool // reports that have ties
}

// move is something done in an Update; its answer is compared.
type move func(w store.Writer) (any, error)

// Random runs the random test of the suite alone, on a store opened otherwise
// than most.
func Random(t *testing.T, s store.Store) {
	t.Helper()
	testRandom(trial{t}, s)
}

// testRandom protects everything at once, and above all what is counted as it
// changes: after every few changes all questions are asked.
func testRandom(t trial, s store.Store) {
	g := newGame(t, s, 3)
	turns := 250
	if testing.Short() {
		turns = 60
	}
	for range turns {
		if g.turn(); t.Failed() {
			return
		}
	}
}

// newGame begins with the actors that statements can be of.
func newGame(t trial, s store.Store, seed uint64) *game {
	chance := rand.New(rand.NewPCG(seed, 1)) //nolint:gosec // the same at every run is what is wanted
	g := &game{t: t, rand: chance, stores: [2]store.Store{Memory(), s}, ordinals: map[int64]int{}, tied: map[int64]bool{}}
	for _, s := range g.stores {
		update(t, s, func(w store.Writer) error {
			for i := range 9 {
				if err := in(w.PutActors([]store.Actor{{Key: fmt.Sprint("k", i), Kind: fmt.Sprint("k", i%3)}})); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return g
}

// turn makes a few moves in one Update, which now and then fails, and asks.
func (g *game) turn() {
	var moves []move
	before := *g
	before.said = append([]string(nil), g.said...)
	before.ordinals = map[int64]int{}
	maps.Copy(before.ordinals, g.ordinals)
	before.tied = maps.Clone(g.tied)
	for range 1 + g.rand.IntN(6) {
		moves = append(moves, g.move())
	}
	questions := g.questions(2)
	fails := g.rand.IntN(8) == 0
	var answers [2]string
	for i, s := range g.stores {
		err := s.Update(g.t.Context(), func(w store.Writer) error {
			for n, m := range moves {
				answer, err := m(w)
				if err != nil {
					return fmt.Errorf("move %d: %w", n, err)
				}
				answers[i] += fmt.Sprintf("%+v\n", answer)
			}
			for _, ask := range questions {
				answers[i] += ask(w)
			}
			if fails {
				return errEnough
			}
			return nil
		})
		if err != nil && !errors.Is(err, errEnough) {
			g.t.Fatal(err)
		}
	}
	if fails {
		*g = before
	}
	g.compare("Update", answers)
	questions = g.questions(12)
	for i, s := range g.stores {
		answers[i] = ""
		view(g.t, s, func(r store.Reader) {
			for _, ask := range questions {
				answers[i] += ask(r)
			}
		})
	}
	g.compare("View", answers)
}

// compare shows the first answers that differ.
func (g *game) compare(where string, answers [2]string) {
	g.t.Helper()
	want, got := strings.Split(answers[0], "\n"), strings.Split(answers[1], "\n")
	for i := range want {
		if i >= len(got) || got[i] != want[i] {
			g.t.Fatalf("%s, answer %d:\n got %s\nwant %s", where, i, got[min(i, len(got)-1)], want[i])
		}
	}
}

var errEnough = errors.New("enough")

// some is up to n numbers below most, the lower the likelier.
func (g *game) some(n, most int) []int64 {
	var list []int64
	for range g.rand.IntN(n + 1) {
		list = append(list, int64(g.rand.IntN(1+g.rand.IntN(most))))
	}
	return list
}

func (g *game) one(of int) int64 { return 1 + g.rand.Int64N(int64(max(1, of))) }

func (g *game) names(prefix string, n, most int) []string {
	return each(g.some(n, most), func(v int64) string { return prefix + strconv.FormatInt(v, 10) })
}

func (g *game) terms(n int) []uint32 {
	return each(g.some(n, 30), func(v int64) uint32 { return uint32(v) * 2654435761 })
}

func (g *game) day() string {
	if g.rand.IntN(12) == 0 {
		return ""
	}
	return fmt.Sprintf("2031-%02d-%02d", 1+g.rand.IntN(2), 1+g.rand.IntN(9))
}

// pickSaid is some of the statements.
func (g *game) pickSaid(n int) []string {
	var list []string
	for range g.rand.IntN(n + 1) {
		if len(g.said) > 0 {
			list = append(list, g.said[g.rand.IntN(len(g.said))])
		}
	}
	return list
}

// rowsOf finds the rows of statements; they are each store's own.
func rowsOf(r store.Reader, names []string) ([]int64, error) {
	if len(names) == 0 {
		return nil, nil
	}
	list, err := r.Statements(store.StatementQuery{UIDs: names, Withdrawn: true})
	return each(list, func(s store.Statement) int64 { return s.ID }), err
}
