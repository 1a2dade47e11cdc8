package export

import (
	"slices"
	"strings"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/store"
)

// shelf is what belongs to statements: their actors, reports, wordings and
// words, each fetched once for many statements.
type shelf struct {
	rec      *record.Record
	r        store.Reader
	actors   map[int64]store.Actor
	reports  map[int64]store.Report
	wordings map[int64]store.Wording
	places   map[int64]place // by statement
	sources  map[int64]sanad.Source
	excerpts excerpts
}

// mostShelved bounds what is kept from one batch for the next.
const mostShelved = 20_000

func newShelf(rec *record.Record, r store.Reader) *shelf {
	return &shelf{rec: rec, r: r, actors: map[int64]store.Actor{}, reports: map[int64]store.Report{}}
}

// fetch fetches what belongs to statements. It unpacks their readings, where
// their words are wanted as the report has them, around characters of context.
func (s *shelf) fetch(list []store.Statement, around int) error {
	if err := s.fetchNames(list); err != nil {
		return err
	}
	if err := s.fetchReports(each(list, func(st store.Statement) int64 { return st.Report })); err != nil {
		return err
	}
	if err := s.fetchWordings(wordingsOf(list)); err != nil {
		return err
	}
	return s.fetchPlaces(list, around)
}

// fetchNames fetches the actors of statements.
func (s *shelf) fetchNames(list []store.Statement) error {
	var actors []int64
	for i := range list {
		st := &list[i]
		actors = append(append(actors, st.Speakers...), st.Outlet)
		for _, v := range st.Voices {
			actors = append(actors, v.Actor)
		}
		for _, c := range st.Chain {
			actors = append(actors, c.Actor)
		}
	}
	return s.fetchActors(actors)
}

func (s *shelf) fetchWordings(rows []int64) error {
	kept, err := s.r.Wordings(rows)
	s.wordings = make(map[int64]store.Wording, len(kept))
	for _, w := range kept {
		s.wordings[w.ID] = w
	}
	return err
}

func (s *shelf) fetchReports(rows []int64) error {
	rows = missing(&s.reports, rows)
	list, err := s.r.ReportsByID(rows)
	for _, r := range list {
		s.reports[r.ID] = r
	}
	return err
}

func (s *shelf) fetchActors(rows []int64) error {
	rows = missing(&s.actors, rows)
	list, err := s.r.ActorsByID(rows)
	for _, a := range list {
		a.Names = nil // no row of a statement has them
		s.actors[a.ID] = a
	}
	return err
}

// missing are the rows that a map does not have. A map that has grown too large
// is emptied first.
func missing[T any](have *map[int64]T, rows []int64) []int64 {
	rows = distinct(rows)
	if len(*have) > mostShelved {
		*have = map[int64]T{}
	}
	return slices.DeleteFunc(rows, func(row int64) bool { _, ok := (*have)[row]; return ok })
}

// speaker is one of those whom a statement is attributed to.
type speaker struct{ id, name, office, of string }

// speakers are those that a statement counts for, in the offices that the
// report gives them.
func (s *shelf) speakers(st *store.Statement) []speaker {
	var out []speaker
	for i, row := range st.Speakers {
		a := s.actors[row]
		sp := speaker{id: a.Key, name: a.Name}
		v := st.Office(i)
		sp.office, sp.of = v.Office, v.Of
		out = append(out, sp)
	}
	return out
}

// corrected reports whether a statement counts for others than were read.
func corrected(st *store.Statement) bool {
	read := make([]int64, len(st.Voices))
	for i, v := range st.Voices {
		read[i] = v.Actor
	}
	return !slices.Equal(distinct(read), distinct(st.Speakers))
}

// wires are the names of the wires in a chain.
func (s *shelf) wires(st *store.Statement) []string {
	var out []string
	for _, c := range st.Chain {
		if name := s.actors[c.Actor].Name; c.Kind == "wire" && name != "" && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// joined are values with a semicolon between them, in the order of the
// speakers; "" where there is none.
func joined[T any](list []T, value func(T) string) string {
	values := make([]string, len(list))
	for i, v := range list {
		values[i] = value(v)
	}
	if strings.Join(values, "") == "" {
		return ""
	}
	return strings.Join(values, defaultGap)
}

// each is what a function makes of each value; never nil, which JSON would have
// as null.
func each[T, U any](list []T, as func(T) U) []U {
	out := make([]U, len(list))
	for i, v := range list {
		out[i] = as(v)
	}
	return out
}

// hex is how labels and hashes are written.
func hex(n int64) string { return record.Label(n) }
