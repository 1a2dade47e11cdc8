package storetest

import (
	"fmt"

	"github.com/sanad-news/sanad/internal/store"
)

// testCursors protects that a list can be walked in small pages while it grows
// at its other end: nothing is left out and nothing comes twice.
func testCursors(t trial, s store.Store) {
	var f small
	update(t, s, func(w store.Writer) (err error) {
		f, err = fill(w)
		return err
	})
	n := 10
	grow := func(day string) {
		update(t, s, func(w store.Writer) error {
			more := f.statement(1, n, 0, f.minister)
			n++
			more.From, more.To = day, day
			return in(w.PutStatements([]store.NewStatement{more}))
		})
	}
	for i := range 6 {
		grow(fmt.Sprintf("2031-05-0%d", i%2+1)) // many of one day
	}
	grow("") // and one of none
	for _, oldest := range []bool{false, true} {
		for size := 1; size <= 3; size++ {
			for what, q := range map[string]store.StatementQuery{
				"all": {}, "speakers": {Speakers: []int64{f.minister, f.spokeswoman}}, "terms": {Terms: []uint32{7}}, "lines": {Lines: []int64{100, -200}},
			} {
				q.Oldest = oldest
				var whole []string
				view(t, s, func(r store.Reader) {
					list, err := r.Statements(q)
					if err != nil {
						t.Fatal(err)
					}
					whole = uids(list)
				})
				walked := walk(t, s, q, size, len(whole), func() {
					if oldest {
						grow("") // behind the walk
					} else {
						grow("2031-05-09")
					}
				})
				same(t, fmt.Sprintf("%s in pages of %d, oldest %v", what, size, oldest), walked, nil, whole)
			}
		}
	}
}

// walk reads so many statements page by page, with something between.
func walk(t trial, s store.Store, q store.StatementQuery, size, upTo int, between func()) []string {
	t.Helper()
	var walked []string
	q.Limit = size
	for pages := 0; len(walked) < upTo; pages++ {
		var page []store.Statement
		view(t, s, func(r store.Reader) {
			var err error
			if page, err = r.Statements(q); err != nil {
				t.Fatal(err)
			}
		})
		if len(page) == 0 {
			break
		}
		walked = append(walked, uids(page)...)
		last := page[len(page)-1]
		q.After = store.Cursor{Sort: last.From, ID: last.ID}
		if pages == 1 && last.From != "" { // where the walk has left the days that grow behind it
			between()
		}
	}
	return walked
}
