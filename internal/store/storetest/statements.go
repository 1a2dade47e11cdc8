package storetest

import (
	"github.com/sanad-news/sanad/internal/store"
)

// testStatement protects that a statement comes back as it was put, to the last
// field.
func testStatement(t trial, s store.Store) {
	var f small
	full := store.Statement{}
	update(t, s, func(w store.Writer) (err error) {
		if f, err = fill(w); err != nil {
			return err
		}
		full = store.Statement{
			Report: f.reports[1], Ordinal: 7, UID: "a11/" + "s8", Wording: f.wordings[1], Kind: "mixed", Said: "2031-04/2031-05", From: "2031-04-01",
			To: "2031-05-31", Place: "Tanjung \"Lama\"", Occasion: "a\nvisit", Force: "denies", Negated: true, Within: 3, Repeats: 2, Start: 1 << 20,
			End: 1<<20 + 5, Outlet: f.paper, Language: "id", Rule: "quote-cue", Confidence: 0.8125,
			Voices:    []store.Voice{{Actor: f.minister, Office: "menteri \\ luar", Of: "<Sorna>"}, {Actor: 0, Office: "aide"}, {}},
			Speakers:  []int64{f.spokeswoman, f.minister},
			Chain:     []store.Carriage{{Actor: f.minister, Kind: "speaker"}, {Actor: f.paper, Kind: "wire"}, {Actor: f.paper, Kind: "outlet"}},
			Withdrawn: true,
		}
		ids, err := w.PutStatements([]store.NewStatement{
			{Statement: full},
			{Statement: store.Statement{Report: f.reports[0], Ordinal: 4, UID: "a00/", From: "0000-01-01", To: "9999-12-31", Within: -1, Repeats: -1}},
			{Statement: store.Statement{Report: f.reports[0], Ordinal: 5, UID: "a00/a/b", Wording: f.wordings[0]}, Terms: []uint32{0, 1<<32 - 1}},
		})
		if err != nil {
			return err
		}
		full.ID = ids[0]
		return nil
	})
	view(t, s, func(r store.Reader) {
		got, err := r.Statements(store.StatementQuery{UIDs: []string{"a11/s8"}, Withdrawn: true})
		same(t, "all fields", got, err, []store.Statement{full})
		got, err = r.Statements(store.StatementQuery{UIDs: []string{"a00/", "a00/a/b", "a00", "a00/x", ""}})
		same(t, "odd names", uids(got), err, []string{"a00/", "a00/a/b"})
		same(t, "odd days", each(got, func(s store.Statement) string { return s.From + " " + s.To }), nil, []string{"0000-01-01 9999-12-31", " "})
		got, err = r.Statements(store.StatementQuery{Terms: []uint32{0, 1<<32 - 1}})
		same(t, "odd terms", uids(got), err, []string{"a00/a/b"})
	})
}

// testRefused protects that a statement needs a report that it is called
// after, a day that is one, and a place of its own.
func testRefused(t trial, s store.Store) {
	var f small
	update(t, s, func(w store.Writer) (err error) {
		f, err = fill(w)
		return err
	})
	for what, change := range map[string]func(*store.NewStatement){
		"no report":     func(s *store.NewStatement) { s.Report = 1 << 40 },
		"other report":  func(s *store.NewStatement) { s.UID = "a11/s9" },
		"no name":       func(s *store.NewStatement) { s.UID = "" },
		"no such day":   func(s *store.NewStatement) { s.From = "2031-02-30" },
		"day of 5":      func(s *store.NewStatement) { s.To = "12031-02-03" },
		"a month":       func(s *store.NewStatement) { s.From = "2031-02" },
		"an EDTF range": func(s *store.NewStatement) { s.From = "2031-02-01/2031-02-03" },
	} {
		bad := f.statement(0, 9, 0, f.minister)
		change(&bad)
		if err := s.Update(t.Context(), func(w store.Writer) error { return in(w.PutStatements([]store.NewStatement{bad})) }); err == nil {
			t.Errorf("%s: taken", what)
		}
	}
	if err := s.Update(t.Context(), func(w store.Writer) error {
		return in(w.PutReports([]store.NewReport{{Report: store.Report{UID: "x", Day: "yesterday"}}}))
	}); err == nil {
		t.Error("a report of no day was taken")
	}
	if err := s.View(t.Context(), func(r store.Reader) error { return in(r.Statements(store.StatementQuery{Since: "June"})) }); err == nil {
		t.Error("a query since no day was taken")
	}
}

// testStatementOrder protects that statements come by day, and within a day in
// the order they were put, whatever they are asked by.
func testStatementOrder(t trial, s store.Store) {
	var f small
	update(t, s, func(w store.Writer) (err error) {
		if f, err = fill(w); err != nil {
			return err
		}
		early, undated := f.statement(2, 1, 0, f.minister), f.statement(2, 2, 0, f.minister)
		early.From, early.To = "2030-01-01", "2030-12-31"
		undated.From, undated.To = "", ""
		ids, err := w.PutStatements([]store.NewStatement{undated, early})
		f.statements = append(f.statements, ids...)
		return err
	})
	forwards := []string{"a22/s3", "a22/s2", "a00/s1", "a00/s2", "a11/s1", "a22/s1"}
	backwards := []string{"a22/s1", "a11/s1", "a00/s2", "a00/s1", "a22/s2", "a22/s3"}
	view(t, s, func(r store.Reader) {
		for what, q := range map[string]store.StatementQuery{
			"all": {}, "speakers": {Speakers: []int64{f.spokeswoman, f.minister, 99}}, "carriers": {Carriers: []int64{f.paper}}, "terms": {Terms: []uint32{7}},
			"any": {AnyTerms: []uint32{1000, 1001}}, "rows": {IDs: f.statements}, "wordings": {Wordings: f.wordings}, "reports": {Reports: f.reports},
			"lines": {Lines: []int64{100, -200}}, "names": {UIDs: forwards},
		} {
			q.Oldest = true
			got, err := r.Statements(q)
			same(t, what+", oldest first", uids(got), err, forwards)
			q.Oldest = false
			got, err = r.Statements(q)
			same(t, what+", newest first", uids(got), err, backwards)
			q.Limit = 2
			got, err = r.Statements(q)
			same(t, what+", two", uids(got), err, backwards[:2])
			n, err := r.CountStatements(q, 4)
			same(t, what+", counted", n, err, 4)
			n, err = r.CountStatements(q, 100)
			same(t, what+", counted in full", n, err, 6)
		}
		for _, c := range []struct {
			since, until string
			want         []string
		}{
			{"2031-05-02", "", backwards[:2]}, {"", "2031-05-01", []string{"a00/s2", "a00/s1", "a22/s2"}}, {"2031-05-01", "2031-05-02", []string{"a11/s1", "a00/s2", "a00/s1"}},
			{"2030-01-01", "2030-12-30", nil}, {"2030-01-01", "2030-12-31", []string{"a22/s2"}}, {"2030-01-02", "2030-12-31", nil}, {"2031-05-09", "2031-05-01", nil},
		} {
			got, err := r.Statements(store.StatementQuery{Since: c.since, Until: c.until})
			same(t, "from "+c.since+" to "+c.until, uids(got), err, c.want)
		}
	})
}

// testSetSpeakers protects that a corrected statement is found by whom it was
// given to and by its new terms only, counts for them, and stays as it was read.
func testSetSpeakers(t trial, s store.Store) {
	var f small
	update(t, s, func(w store.Writer) (err error) {
		if f, err = fill(w); err != nil {
			return err
		}
		return w.SetSpeakers(f.statements[0], []int64{f.spokeswoman, f.paper, f.spokeswoman}, nil, []uint32{55})
	})
	view(t, s, func(r store.Reader) {
		for what, c := range map[string]struct {
			q    store.StatementQuery
			want []string
		}{
			"who it was of":   {store.StatementQuery{Speakers: []int64{f.minister}}, []string{"a22/s1", "a11/s1"}},
			"who it is of":    {store.StatementQuery{Speakers: []int64{f.paper}}, []string{"a00/s1"}},
			"both":            {store.StatementQuery{Speakers: []int64{f.paper, f.spokeswoman}}, []string{"a00/s2", "a00/s1"}},
			"the old term":    {store.StatementQuery{Terms: []uint32{1000}}, []string{"a11/s1"}},
			"the new term":    {store.StatementQuery{Terms: []uint32{55}}, []string{"a00/s1"}},
			"term, speaker":   {store.StatementQuery{Terms: []uint32{55}, Speakers: []int64{f.paper}}, []string{"a00/s1"}},
			"term, old voice": {store.StatementQuery{Terms: []uint32{55}, Speakers: []int64{f.minister}}, nil},
		} {
			got, err := r.Statements(c.q)
			same(t, what, uids(got), err, c.want)
		}
		got, err := r.Statements(store.StatementQuery{IDs: f.statements[:1]})
		same(t, "voices stay", []any{got[0].Voices[0].Actor, got[0].Speakers}, err, []any{f.minister, []int64{f.spokeswoman, f.paper, f.spokeswoman}})
		actors, err := r.ActorsByID([]int64{f.minister, f.spokeswoman, f.paper})
		same(t, "counts", each(actors, func(a store.Actor) int { return a.Statements }), err, []int{2, 2, 1})
	})
	if err := s.Update(t.Context(), func(w store.Writer) error { return w.SetSpeakers(1<<40, nil, nil, nil) }); err == nil {
		t.Error("a statement that is not there was corrected")
	}
	update(t, s, func(w store.Writer) error { return w.SetSpeakers(f.statements[0], nil, nil, nil) })
	view(t, s, func(r store.Reader) {
		got, err := r.Statements(store.StatementQuery{IDs: f.statements[:1]})
		same(t, "nobody's", got[0].Speakers, err, []int64{})
	})
}

// testWithdrawn protects that what was withdrawn is listed only where it is
// asked for and counts nowhere, and that it can come back.
func testWithdrawn(t trial, s store.Store) {
	var f small
	update(t, s, func(w store.Writer) (err error) {
		if f, err = fill(w); err != nil {
			return err
		}
		if err := w.SetWithdrawn([]int64{f.statements[0], f.statements[3], 1 << 40}, true); err != nil {
			return err
		}
		return w.SetWithdrawn(f.statements[:1], true) // once more counts once
	})
	counts := func(what string, statements int, of ...int) {
		t.Helper()
		view(t, s, func(r store.Reader) {
			c, err := r.Counts()
			same(t, what, c.Statements, err, statements)
			actors, err := r.ActorsByID([]int64{f.minister, f.spokeswoman})
			same(t, what, each(actors, func(a store.Actor) int { return a.Statements }), err, of)
		})
	}
	counts("withdrawn", 2, 1, 1)
	view(t, s, func(r store.Reader) {
		for what, q := range map[string]store.StatementQuery{"all": {}, "terms": {Terms: []uint32{7}}, "carriers": {Carriers: []int64{f.paper}}, "rows": {IDs: f.statements}} {
			got, err := r.Statements(q)
			same(t, what, uids(got), err, []string{"a11/s1", "a00/s2"})
			q.Withdrawn = true
			got, err = r.Statements(q)
			same(t, what+" with withdrawn", uids(got), err, []string{"a22/s1", "a11/s1", "a00/s2", "a00/s1"})
		}
		got, err := r.Statements(store.StatementQuery{IDs: f.statements[:1], Withdrawn: true})
		same(t, "it says so", got[0].Withdrawn, err, true)
	})
	update(t, s, func(w store.Writer) error { return w.SetWithdrawn(f.statements, false) })
	counts("back", 4, 3, 1)
}

// testCorrections protects the book of corrections, in which nothing is struck
// out.
func testCorrections(t trial, s store.Store) {
	update(t, s, func(w store.Writer) error {
		for _, kind := range []string{"speaker", "line"} {
			if _, err := w.PutCorrection(store.Correction{Kind: kind, Target: "a00/s1", Value: "v", By: "rina", At: "2031-06-01T08:00:00Z", Why: "misheard"}); err != nil {
				return err
			}
		}
		list, err := w.Corrections()
		if err != nil {
			return err
		}
		return w.UndoCorrection(list[0].ID, "2031-06-02T08:00:00Z", "tomo")
	})
	view(t, s, func(r store.Reader) {
		list, err := r.Corrections()
		same(t, "how many", len(list), err, 2)
		want := store.Correction{ID: list[0].ID, Kind: "speaker", Target: "a00/s1", Value: "v", By: "rina", At: "2031-06-01T08:00:00Z", Why: "misheard"}
		second := want
		second.ID, second.Kind = list[1].ID, "line"
		want.UndoneAt, want.UndoneBy = "2031-06-02T08:00:00Z", "tomo"
		same(t, "corrections", list, nil, []store.Correction{want, second})
	})
	if err := s.Update(t.Context(), func(w store.Writer) error { return w.UndoCorrection(99, "", "") }); err == nil {
		t.Error("a correction that is not there was undone")
	}
}
