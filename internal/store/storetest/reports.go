package storetest

import (
	"github.com/sanad-news/sanad/internal/store"
)

// testReports protects that a report is kept once and as it came, and that it
// is found by all that it is called.
func testReports(t trial, s store.Store) {
	var f small
	update(t, s, func(w store.Writer) (err error) {
		if f, err = fill(w); err != nil {
			return err
		}
		again, err := w.PutReports([]store.NewReport{
			{Report: store.Report{UID: "a11", Hash: "other", Title: "other"}, Body: store.Body{Source: []byte("other")}},
			{Report: store.Report{UID: "b", Hash: "hash1", Page: "page1", Revision: 2, Day: ""}},
		})
		same(t, "a known report keeps its row", again[0], err, f.reports[1])
		return nil
	})
	view(t, s, func(r store.Reader) {
		list, err := r.ReportsByID([]int64{f.reports[1], 1 << 40})
		same(t, "by row", list, err, []store.Report{{
			ID: f.reports[1], UID: "a11", Hash: "hash1", Page: "page1", Revision: 1, Outlet: f.paper, Title: "Harbour dues 1",
			Published: "2031-05-02", Day: "2031-05-02", Language: "en", Added: "2031-06-01T00:00:00Z", Build: "v1", Words: 101,
		}})
		list, err = r.ReportsByHash([]string{"hash2", "none", "hash1", "hash2"})
		same(t, "by hash", reportUIDs(list), err, []string{"a22", "a11", "b"})
		list, err = r.ReportsOfPages([]string{"page1", "page0", "page"})
		same(t, "all revisions, oldest first", reportUIDs(list), err, []string{"a11", "b", "a00"})
		list, err = r.ReportsByUID("a", 2)
		same(t, "by the beginning of a uid", reportUIDs(list), err, []string{"a00", "a11"})
		list, err = r.ReportsByUID("a_", 2)
		same(t, "no wildcards", reportUIDs(list), err, nil)
		bodies, err := r.Bodies([]int64{f.reports[0], f.reports[2], 1 << 40})
		same(t, "bodies", bodies, err, map[int64]store.Body{
			f.reports[0]: {Source: []byte{1, 0, 0}, Reading: []byte("reading")}, f.reports[2]: {Source: []byte{1, 0, 2}, Reading: []byte("reading")},
		})
		c, err := r.Counts()
		same(t, "counts", c, err, store.Counts{Reports: 4, Statements: 3, Wordings: 2, Forms: 2, Lines: 2, Actors: 3})
	})
}

// testBrowseReports protects the list of reports: newest first, without those
// that a later revision took the place of.
func testBrowseReports(t trial, s store.Store) {
	var f small
	put := func(uid, page string, revision int, day, language string, outlet, origin int64) store.NewReport {
		return store.NewReport{Report: store.Report{UID: uid, Page: page, Revision: revision, Day: day, Language: language, Outlet: outlet, Origin: origin}}
	}
	update(t, s, func(w store.Writer) (err error) {
		if f, err = fill(w); err != nil {
			return err
		}
		if _, err := w.PutReports([]store.NewReport{
			put("c1", "p", 1, "2031-05-02", "id", 9, 1), put("c2", "p", 2, "2031-05-04", "id", 9, 1), put("n1", "", 1, "", "ms", 9, 0),
			put("n2", "", 2, "2031-05-02", "ms", f.paper, 0),
		}); err != nil {
			return err
		}
		_, err = w.PutReports([]store.NewReport{put("c3", "p", 3, "2031-05-01", "id", 8, 2), put("c0", "p", 0, "2031-05-09", "id", 8, 2)})
		return err
	})
	view(t, s, func(r store.Reader) {
		for _, c := range []struct {
			what string
			q    store.ReportQuery
			want []string
		}{
			{"all", store.ReportQuery{}, []string{"a22", "n2", "a11", "c3", "a00", "n1"}},
			{"with revisions", store.ReportQuery{Revisions: true}, []string{"c0", "c2", "a22", "n2", "c1", "a11", "c3", "a00", "n1"}},
			{"an outlet", store.ReportQuery{Outlets: []int64{9}}, []string{"n1"}},
			{"outlets", store.ReportQuery{Outlets: []int64{9, f.paper, 8}}, []string{"a22", "n2", "a11", "c3", "a00", "n1"}},
			{"since", store.ReportQuery{Since: "2031-05-02"}, []string{"a22", "n2", "a11"}},
			{"until", store.ReportQuery{Until: "2031-05-02"}, []string{"n2", "a11", "c3", "a00"}},
			{"languages", store.ReportQuery{Languages: []string{"id", "ms"}}, []string{"n2", "c3", "n1"}},
			{"origins", store.ReportQuery{Origins: []int64{1, 2}, Revisions: true}, []string{"c0", "c2", "c1", "c3"}},
			{"outlets and origins", store.ReportQuery{Origins: []int64{1, 2}, Outlets: []int64{8, 7}, Revisions: true}, []string{"c0", "c3"}},
			{"limit", store.ReportQuery{Outlets: []int64{8, 9}, Limit: 1}, []string{"c3"}},
		} {
			list, err := r.Reports(c.q)
			same(t, c.what, reportUIDs(list), err, c.want)
			var walked []string
			for q := c.q; c.q.Limit == 0; {
				q.Limit = 2
				page, err := r.Reports(q)
				if err != nil {
					t.Fatal(err)
				}
				if len(page) == 0 {
					break
				}
				walked = append(walked, reportUIDs(page)...)
				last := page[len(page)-1]
				q.After = store.Cursor{Sort: last.Day, ID: last.ID}
			}
			if c.q.Limit == 0 {
				same(t, c.what+", page by page", walked, nil, c.want)
			}
		}
	})
}

// testCopies protects that reports are found by their bands and sentences, and
// labelled as copies.
func testCopies(t trial, s store.Store) {
	var f small
	update(t, s, func(w store.Writer) (err error) {
		if f, err = fill(w); err != nil {
			return err
		}
		return w.SetOrigins(map[int64]int64{f.reports[0]: 5, f.reports[2]: -1 << 63, 1 << 40: 3})
	})
	view(t, s, func(r store.Reader) {
		list, err := r.ReportsByBand([]int64{7, 2, 99, 7})
		same(t, "bands", list, err, []store.Posting{{Key: 2, Row: f.reports[2]}, {Key: 7, Row: f.reports[0]}, {Key: 7, Row: f.reports[1]}, {Key: 7, Row: f.reports[2]}})
		list, err = r.ReportsBySentence([]int64{20, 5})
		same(t, "sentences", list, err, []store.Posting{{Key: 5, Row: f.reports[0]}, {Key: 5, Row: f.reports[1]}, {Key: 5, Row: f.reports[2]}, {Key: 20, Row: f.reports[2]}})
		reports, err := r.ReportsByID(f.reports)
		same(t, "origins", each(reports, func(r store.Report) int64 { return r.Origin }), err, []int64{5, 0, -1 << 63})
	})
}

// testReplaceReading protects that a new reading takes the place of the old
// one in all that was indexed of it, and leaves what came with the report.
func testReplaceReading(t trial, s store.Store) {
	var f small
	update(t, s, func(w store.Writer) (err error) {
		if f, err = fill(w); err != nil {
			return err
		}
		return w.ReplaceReading(f.reports[0], store.NewReport{
			Report: store.Report{UID: "other", Hash: "other", Page: "other", Revision: 8, Title: "New", Day: "2031-05-08", Published: "2031-05",
				Language: "id", Build: "v2", Added: "later", Words: 9, Outlet: f.spokeswoman},
			Body: store.Body{Source: []byte("other"), Reading: []byte("new")}, Bands: []int64{7, 8}, Sentences: []int64{88},
		})
	})
	view(t, s, func(r store.Reader) {
		list, err := r.ReportsByID(f.reports[:1])
		same(t, "the report", list, err, []store.Report{{
			ID: f.reports[0], UID: "a00", Hash: "hash0", Page: "page0", Revision: 1, Outlet: f.spokeswoman, Title: "New", Published: "2031-05",
			Day: "2031-05-08", Language: "id", Added: "2031-06-01T00:00:00Z", Build: "v2", Words: 9, Latest: true,
		}})
		bodies, err := r.Bodies(f.reports[:1])
		same(t, "the body", bodies[f.reports[0]], err, store.Body{Source: []byte{1, 0, 0}, Reading: []byte("new")})
		postings, err := r.ReportsByBand([]int64{0, -1 << 63, 8})
		same(t, "bands", postings, err, []store.Posting{{Key: -1 << 63, Row: f.reports[1]}, {Key: -1 << 63, Row: f.reports[2]}, {Key: 8, Row: f.reports[0]}})
		postings, err = r.ReportsBySentence([]int64{0, 88})
		same(t, "sentences", postings, err, []store.Posting{{Key: 88, Row: f.reports[0]}})
		for what, q := range map[string]store.StatementQuery{
			"all": {}, "terms": {AnyTerms: []uint32{7}}, "speakers": {Speakers: []int64{f.minister, f.spokeswoman}}, "carriers": {Carriers: []int64{f.paper}},
		} {
			statements, err := r.Statements(q)
			same(t, what, uids(statements), err, []string{"a22/s1", "a11/s1"})
		}
		lines, err := r.Lines(store.LineQuery{})
		same(t, "lines", lines, err, []store.Line{
			{Label: -200, Forms: 1, Wordings: 1, Statements: 1, First: "2031-05-03", Last: "2031-05-03"},
			{Label: 100, Forms: 1, Wordings: 1, Statements: 1, First: "2031-05-02", Last: "2031-05-02"},
		})
	})
	update(t, s, func(w store.Writer) error {
		again := f.statement(0, 0, 0, f.minister)
		return in(w.PutStatements([]store.NewStatement{again})) // the place is free
	})
	if err := s.Update(t.Context(), func(w store.Writer) error { return w.ReplaceReading(1<<40, store.NewReport{}) }); err == nil {
		t.Error("the reading of a report that is not there was replaced")
	}
}
