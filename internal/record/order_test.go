package record

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/sanad-news/sanad/internal/store"
)

// state is what a record says, without the rows and times that depend on when
// something came.
type state struct {
	Counts     store.Counts
	Lines      []store.Line
	Origins    map[string]int64    // by uid
	Statements map[string]string   // by uid: what it says of itself
	LinesOf    map[string][]string // labels by wording
	Opposites  []string
	Actors     map[string]string
}

// stateOf reads a whole record.
func stateOf(tb testing.TB, r *Record) state {
	tb.Helper()
	s := state{Origins: map[string]int64{}, Statements: map[string]string{}, LinesOf: map[string][]string{}, Actors: map[string]string{}}
	view(tb, r, func(rd store.Reader) error {
		var err error
		if s.Counts, err = rd.Counts(); err != nil {
			return err
		}
		if s.Lines, err = rd.Lines(store.LineQuery{Limit: 1 << 20}); err != nil {
			return err
		}
		if err := store.EachReport(rd, store.ReportQuery{Revisions: true}, func(r *store.Report) error {
			s.Origins[r.UID] = r.Origin
			return nil
		}); err != nil {
			return err
		}
		return s.addStatements(rd)
	})
	return s
}

func (s *state) addStatements(rd store.Reader) error {
	list, err := rd.Statements(store.StatementQuery{Withdrawn: true, Limit: 1 << 20})
	if err != nil {
		return err
	}
	actors, err := rd.BrowseActors(store.ActorQuery{Limit: 1 << 20})
	if err != nil {
		return err
	}
	keys := map[int64]string{}
	for _, a := range actors {
		keys[a.ID] = a.Key
		s.Actors[a.Key] = fmt.Sprint(a.Name, a.Names, a.Statements)
	}
	var rows []int64
	for _, st := range list {
		var who []string
		for _, a := range st.Speakers {
			who = append(who, keys[a])
		}
		for _, c := range st.Chain {
			who = append(who, keys[c.Actor]+" "+c.Kind)
		}
		s.Statements[st.UID] = fmt.Sprint(who, st.From, st.To, st.Kind, st.Withdrawn, keys[st.Outlet])
		rows = append(rows, st.Wording)
	}
	wordings, err := rd.Wordings(distinct(rows))
	if err != nil {
		return err
	}
	hashes := map[int64]int64{}
	for _, w := range wordings {
		hashes[w.ID] = w.Hash
	}
	return s.addLines(rd, rows, hashes)
}

func (s *state) addLines(rd store.Reader, wordings []int64, hashes map[int64]int64) error {
	pairs, err := rd.FormsOfWordings(wordings)
	if err != nil {
		return err
	}
	var labels []int64
	for _, l := range s.Lines {
		labels = append(labels, l.Label)
	}
	forms, err := rd.FormsOfLines(labels)
	if err != nil {
		return err
	}
	lineOf, hashOf := map[int64]int64{}, map[int64]int64{}
	var rows []int64
	for _, f := range forms {
		lineOf[f.ID], hashOf[f.ID] = f.Line, f.Hash
		rows = append(rows, f.ID)
	}
	for _, p := range pairs {
		w := Label(hashes[p.Key])
		s.LinesOf[w] = append(s.LinesOf[w], Label(lineOf[p.Row]))
		slices.Sort(s.LinesOf[w])
	}
	opposites, err := rd.Opposites(rows)
	for _, o := range opposites {
		if lineOf[o.A] == lineOf[o.B] {
			continue // which of these are kept depends on which came first, and nobody is told of them
		}
		a, b := hashOf[o.A], hashOf[o.B]
		s.Opposites = append(s.Opposites, Label(min(a, b))+" "+Label(max(a, b)))
	}
	slices.Sort(s.Opposites)
	return err
}

// diff tells in which parts two states differ.
func (s *state) diff(o *state) []string {
	var out []string
	note := func(what string, same bool, a, b any) {
		if !same {
			out = append(out, fmt.Sprintf("%s differ:\n  %.600v\n  %.600v", what, a, b))
		}
	}
	note("counts", s.Counts == o.Counts, s.Counts, o.Counts)
	note("lines", slices.Equal(s.Lines, o.Lines), s.Lines, o.Lines)
	note("origins", maps.Equal(s.Origins, o.Origins), s.Origins, o.Origins)
	note("opposites", slices.Equal(s.Opposites, o.Opposites), s.Opposites, o.Opposites)
	note("statements", maps.Equal(s.Statements, o.Statements), onlyIn(s.Statements, o.Statements), onlyIn(o.Statements, s.Statements))
	note("actors", maps.Equal(s.Actors, o.Actors), onlyIn(s.Actors, o.Actors), onlyIn(o.Actors, s.Actors))
	note("memberships", maps.EqualFunc(s.LinesOf, o.LinesOf, slices.Equal), len(s.LinesOf), len(o.LinesOf))
	return out
}

func onlyIn(a, b map[string]string) []string {
	var out []string
	for k, v := range a {
		if b[k] != v {
			out = append(out, k+": "+v)
		}
	}
	slices.Sort(out)
	return out
}

// TestOrderMakesNoDifference protects the promise that the same input gives the
// same record: in any order and in batches of any size, and when reports are
// added twice.
func TestOrderMakesNoDifference(t *testing.T) {
	orders := 20
	n := 150
	if testing.Short() {
		orders, n = 3, 130
	}
	items := made(t, n)
	first := open(t, "")
	add(t, first, items...)
	want := stateOf(t, first)
	if want.Counts.Lines >= want.Counts.Forms || len(want.Opposites) == 0 {
		t.Errorf("nothing to see: %+v, %d opposites", want.Counts, len(want.Opposites))
	}
	shared := map[int64]int{}
	for _, o := range want.Origins {
		shared[o]++
	}
	if len(shared) == len(want.Origins) {
		t.Error("nothing to see: no report is a copy of another")
	}
	for seed := range orders {
		rnd := rand.New(rand.NewPCG(uint64(seed), 1))
		order := slices.Clone(items)
		rnd.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		r := open(t, "")
		for rest := order; len(rest) > 0; {
			k := min(1+rnd.IntN(60), len(rest))
			add(t, r, rest[:k]...)
			if rnd.IntN(4) == 0 {
				add(t, r, rest[:k]...)
			}
			rest = rest[k:]
		}
		got := stateOf(t, r)
		if d := want.diff(&got); len(d) > 0 {
			t.Fatalf("order %d:\n%s", seed, strings.Join(d, "\n"))
		}
	}
}
