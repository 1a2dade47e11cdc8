package export

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/sanad-news/sanad/internal/store"
)

// Actor is a row of the table of actors. An office is told as "title, whose".
type Actor struct {
	ID         string   `json:"id" parquet:"id"`
	Name       string   `json:"name" parquet:"name"`
	Kind       string   `json:"kind" parquet:"kind,optional,dict"`
	Statements int      `json:"statements" parquet:"statements"`
	Names      []string `json:"names" parquet:"names,list"`
	Offices    []string `json:"offices" parquet:"offices,list"`
}

// actors makes the rows of the table of actors: those with most statements
// first, then by id.
func (j *job) actors(write func(*Actor) error) error {
	keep := func(int64) bool { return true }
	if !j.whole() {
		has, err := j.haves()
		if err != nil {
			return err
		}
		keep = func(row int64) bool { return has.actors[row] }
	}
	w := walk[store.Actor]{
		most: j.o.most,
		page: func(after store.Cursor) ([]store.Actor, store.Cursor, bool, error) {
			if err := j.ctx.Err(); err != nil {
				return nil, after, false, err
			}
			list, err := j.r.BrowseActors(store.ActorQuery{After: after, Limit: j.o.pageRows()})
			more := len(list) == j.o.pageRows()
			if more {
				after = list[len(list)-1].At()
			}
			return slices.DeleteFunc(list, func(a store.Actor) bool { return !keep(a.ID) }), after, more, err
		},
		under: func(a *store.Actor) string { return strconv.Itoa(a.Statements) },
		key:   func(a *store.Actor) key { return key{text: a.Key} },
		id:    func(a *store.Actor) int64 { return a.ID },
		again: j.r.ActorsByID,
	}
	return w.run(func(list []store.Actor) error {
		for i := range list {
			a := &list[i]
			row := Actor{ID: a.Key, Name: a.Name, Kind: a.Kind, Statements: a.Statements, Names: a.Names, Offices: []string{}}
			if row.Names == nil {
				row.Names = []string{}
			}
			if a.Statements > 0 {
				var err error
				if row.Offices, err = j.offices(a.ID); err != nil {
					return err
				}
			}
			if err := write(&row); err != nil {
				return err
			}
		}
		return nil
	})
}

// offices are those in which an actor spoke, the most frequent first.
func (j *job) offices(actor int64) ([]string, error) {
	list, err := j.r.OfficesOf(actor)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(list, func(a, b store.Tenure) int {
		return cmp.Or(cmp.Compare(b.Statements, a.Statements), cmp.Compare(a.From, b.From), cmp.Compare(a.Office, b.Office), cmp.Compare(a.Of, b.Of))
	})
	return each(list, func(t store.Tenure) string { return titleOf(t.Office, t.Of) }), nil
}

// titleOf is an office with whose it is.
func titleOf(office, of string) string {
	if office == "" || of == "" {
		return office + of
	}
	return office + ", " + of
}
