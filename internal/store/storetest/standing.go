package storetest

import (
	"github.com/sanad-news/sanad/internal/store"
)

// testStanding protects that what is counted is what stands: a page that was
// changed counts as its last revision has it, one that was changed back counts
// as before, and what is marked wrong counts in neither.
func testStanding(t trial, s store.Store) {
	var f small
	var second int64
	update(t, s, func(w store.Writer) (err error) {
		f, err = fill(w)
		return err
	})
	counted := func(what string, statements, minister, line int, last string, revisions ...string) {
		t.Helper()
		view(t, s, func(r store.Reader) {
			c, err := r.Counts()
			same(t, what+": statements", c.Statements, err, statements)
			actors, err := r.ActorsByID([]int64{f.minister})
			same(t, what+": of the minister", actors[0].Statements, err, minister)
			offices, err := r.OfficesOf(f.minister)
			same(t, what+": in an office", offices[0].Statements, err, minister)
			lines, err := r.LinesByPrefix("0000000000000064", 1)
			same(t, what+": of the line", []any{lines[0].Statements, lines[0].Wordings, lines[0].Last}, err, []any{line, 1, last})
			list, err := r.Statements(store.StatementQuery{Standing: true, Speakers: []int64{f.minister}})
			same(t, what+": found", len(list), err, minister)
			list, err = r.Statements(store.StatementQuery{})
			same(t, what+": with what does not stand", len(list) >= statements, err, true)
			pages, err := r.ReportsOfPages([]string{"page1"})
			same(t, what+": revisions", reportUIDs(pages), err, revisions)
			for i, p := range pages {
				same(t, what+": which is the last", []any{p.Revision, p.Latest}, nil, []any{i + 1, i == len(pages)-1})
			}
		})
	}
	counted("at first", 4, 3, 2, "2031-05-02", "a11")
	update(t, s, func(w store.Writer) error {
		ids, err := w.PutReports([]store.NewReport{{Report: store.Report{UID: "b11", Page: "page1", Revision: 2, Day: "2031-05-03"}}})
		if err != nil {
			return err
		}
		second = ids[0]
		one := f.statement(2, 0, 1, f.minister)
		one.Report, one.UID = second, "b11/s1"
		two := f.statement(2, 1, 1, f.minister)
		two.Report, two.UID = second, "b11/s2"
		return in(w.PutStatements([]store.NewStatement{one, two}))
	})
	counted("changed", 5, 4, 1, "2031-05-01", "a11", "b11")
	update(t, s, func(w store.Writer) error { return w.SetWithdrawn(f.statements[2:3], true) })
	counted("changed, and marked wrong", 5, 4, 1, "2031-05-01", "a11", "b11")
	update(t, s, func(w store.Writer) error { return w.SeeAgain([]int64{f.reports[1], 1 << 40}) })
	counted("changed back, and marked wrong", 3, 2, 1, "2031-05-01", "b11", "a11")
	update(t, s, func(w store.Writer) error { return w.SetWithdrawn(f.statements[2:3], false) })
	counted("changed back", 4, 3, 2, "2031-05-02", "b11", "a11")
	update(t, s, func(w store.Writer) error { return w.SeeAgain([]int64{f.reports[1], f.reports[1]}) })
	counted("seen again as it is", 4, 3, 2, "2031-05-02", "b11", "a11")
	update(t, s, func(w store.Writer) error { return w.SeeAgain([]int64{second, f.reports[1], second}) })
	counted("to and fro", 5, 4, 1, "2031-05-01", "a11", "b11")
	update(t, s, func(w store.Writer) error {
		return w.ReplaceReading(f.reports[1], store.NewReport{Report: store.Report{Language: "en"}})
	})
	counted("the first read again", 5, 4, 1, "2031-05-01", "a11", "b11")
}
