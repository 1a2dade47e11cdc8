package storetest

import (
	"fmt"

	"github.com/sanad-news/sanad/internal/store"
)

// testFilters protects every field of a query, alone and with each other
// field, against the store that looks at every statement.
func testFilters(t trial, s store.Store) {
	g := newGame(t, s, 9)
	var moves []move
	for _, m := range []func() move{g.putActors, g.putReports, g.putWordings, g.putForms, g.putStatements, g.withdraw} {
		for range 25 {
			moves = append(moves, m())
		}
	}
	for _, s := range g.stores {
		update(t, s, func(w store.Writer) error {
			for _, m := range moves {
				if err := in(m(w)); err != nil {
					return err
				}
			}
			return nil
		})
	}
	fields := []struct {
		name string
		set  func(q *store.StatementQuery, rows []int64)
	}{
		{"rows", func(q *store.StatementQuery, rows []int64) { q.IDs = rows }},
		{"uids", func(q *store.StatementQuery, _ []int64) { q.UIDs = g.said[:len(g.said)/2] }},
		{"reports", func(q *store.StatementQuery, _ []int64) { q.Reports = []int64{1, 2, 3, 4, 5, 6, 7} }},
		{"speakers", func(q *store.StatementQuery, _ []int64) { q.Speakers = []int64{1, 3} }},
		{"carriers", func(q *store.StatementQuery, _ []int64) { q.Carriers = []int64{1, 2} }},
		{"wordings", func(q *store.StatementQuery, _ []int64) { q.Wordings = []int64{1, 2, 3, 4, 5, 6} }},
		{"lines", func(q *store.StatementQuery, _ []int64) { q.Lines = []int64{-3, -1, 2} }},
		{"terms", func(q *store.StatementQuery, _ []int64) { q.Terms = []uint32{0} }},
		{"any terms", func(q *store.StatementQuery, _ []int64) {
			q.AnyTerms = []uint32{2654435761, 2654435761 * 2 % (1 << 32)}
		}},
		{"kinds", func(q *store.StatementQuery, _ []int64) { q.Kinds = []string{"k1", "k2"} }},
		{"languages", func(q *store.StatementQuery, _ []int64) { q.Languages = []string{"l0"} }},
		{"since", func(q *store.StatementQuery, _ []int64) { q.Since = "2031-01-05" }},
		{"until", func(q *store.StatementQuery, _ []int64) { q.Until = "2031-02-03" }},
		{"withdrawn", func(q *store.StatementQuery, _ []int64) { q.Withdrawn = true }},
		{"standing", func(q *store.StatementQuery, _ []int64) { q.Standing = true }},
		{"oldest", func(q *store.StatementQuery, _ []int64) { q.Oldest = true }},
	}
	for i, a := range fields {
		for _, b := range fields[i:] {
			var answers [2]string
			for n, s := range g.stores {
				view(t, s, func(r store.Reader) {
					rows, err := rowsOf(r, g.said[len(g.said)/3:])
					if err != nil {
						t.Fatal(err)
					}
					var q store.StatementQuery
					a.set(&q, rows)
					b.set(&q, rows)
					list, err := r.Statements(q)
					count, err1 := r.CountStatements(q, 1000)
					answers[n] = told("list", unnumbered(list), err) + told("count", count, err1)
				})
			}
			same(t, fmt.Sprint(a.name, " and ", b.name), answers[1], nil, answers[0])
		}
	}
}
