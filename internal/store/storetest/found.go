package storetest

import (
	"fmt"

	"github.com/sanad-news/sanad/internal/store"
)

// event is the nth of a report: the minister met the spokeswoman's state.
func (f *small) event(report, n int, day string) store.NewEvent {
	return store.NewEvent{
		Event: store.Event{
			Report: f.reports[report], Ordinal: n, UID: fmt.Sprintf("a%d%d/e%d", report, report, n+1), Type: "CONSULT", Mode: "meet", CAMEO: "04",
			Status: "done", Mutual: true, Count: 2, Date: day, From: day, To: day, Place: "Sorna", Statement: -1, Start: 3, End: 9,
			Rule: "en.meet", Confidence: 0.5,
			Parties: []store.Party{{Actor: f.minister, Name: "Doven", Start: 3, End: 8}, {Actor: f.spokeswoman, State: f.paper, Whom: true}},
		},
		FoundBy: store.FoundBy{Actors: []int64{f.minister, f.spokeswoman, f.minister}, Pairs: []store.Pair{{A: f.minister, B: f.spokeswoman}}},
	}
}

func (f *small) figure(report, n int, day string) store.NewFigure {
	return store.NewFigure{
		Figure: store.Figure{
			Report: f.reports[report], Ordinal: n, UID: fmt.Sprintf("a%d%d/f%d", report, report, n+1), What: "trade", Measure: "level",
			Low: 2.2e11, High: 2.3e11, Approx: true, Bound: "above", Unit: "USD", Period: "2031", From: day, To: "2031-12-31", Kind: "target", Statement: 1,
			Value: store.Stretch{Start: 4, End: 6}, Start: 3, End: 9, Rule: "en.money", Confidence: 0.25,
			Parties: []store.Party{{Actor: f.minister, Name: "Doven"}},
		},
		FoundBy: store.FoundBy{Actors: []int64{f.minister}},
	}
}

// testFound protects that events and figures come back as they were put, are
// found by who takes part and by their days, and go with their reading.
func testFound(t trial, s store.Store) {
	var f small
	var events []store.NewEvent
	var figures []store.NewFigure
	update(t, s, func(w store.Writer) (err error) {
		if f, err = fill(w); err != nil {
			return err
		}
		events = []store.NewEvent{f.event(1, 0, "2031-05-02"), f.event(0, 0, "2031-05-01"), f.event(2, 0, "")}
		events[1].FoundBy = store.FoundBy{Actors: []int64{f.minister}}
		figures = []store.NewFigure{f.figure(0, 0, "2031-01-01"), f.figure(1, 1, "2031-01-01")}
		ids, err := w.PutEvents(events)
		for i := range ids {
			events[i].ID = ids[i]
		}
		if err != nil {
			return err
		}
		ids, err = w.PutFigures(figures)
		for i := range ids {
			figures[i].ID = ids[i]
		}
		return err
	})
	asked := func(q store.FoundQuery, want ...int) {
		t.Helper()
		view(t, s, func(r store.Reader) {
			got, err := r.Events(q)
			var expected []store.Event
			for _, i := range want {
				expected = append(expected, events[i].Event)
			}
			same(t, fmt.Sprintf("Events(%+v)", q), got, err, expected)
		})
	}
	pair := []store.Pair{{A: f.minister, B: f.spokeswoman}}
	asked(store.FoundQuery{}, 0, 1, 2)
	asked(store.FoundQuery{Oldest: true}, 2, 1, 0)
	asked(store.FoundQuery{Pairs: pair}, 0, 2)
	asked(store.FoundQuery{Pairs: append(pair, store.Pair{A: 1, B: 99}), Oldest: true, Limit: 1}, 2)
	asked(store.FoundQuery{Actors: []int64{f.minister}, Since: "2031-05-01"}, 0, 1)
	asked(store.FoundQuery{Actors: []int64{f.spokeswoman}, Until: "2031-05-03"}, 0)
	asked(store.FoundQuery{Actors: []int64{f.minister}, Pairs: pair}, 0, 2)
	asked(store.FoundQuery{Reports: f.reports[:2]}, 0, 1)
	asked(store.FoundQuery{IDs: []int64{events[0].ID, 12345}, Pairs: pair}, 0)
	asked(store.FoundQuery{After: events[0].ID}, 1, 2)
	asked(store.FoundQuery{Actors: []int64{f.paper}})
	update(t, s, func(w store.Writer) error {
		return in(w.PutReports([]store.NewReport{{Report: store.Report{UID: "b2", Page: "page2", Revision: 2}}}))
	})
	asked(store.FoundQuery{Standing: true}, 0, 1)
	asked(store.FoundQuery{Standing: true, Pairs: pair}, 0)
	asked(store.FoundQuery{Pairs: pair}, 0, 2)
	view(t, s, func(r store.Reader) {
		got, err := r.Figures(store.FoundQuery{Actors: []int64{f.minister}, Oldest: true})
		same(t, "Figures", got, err, []store.Figure{figures[0].Figure, figures[1].Figure})
		got, err = r.Figures(store.FoundQuery{Pairs: pair})
		same(t, "Figures of a pair", got, err, nil)
	})
	update(t, s, func(w store.Writer) error {
		return w.ReplaceReading(f.reports[1], store.NewReport{Report: store.Report{Language: "en"}})
	})
	asked(store.FoundQuery{}, 1, 2)
	asked(store.FoundQuery{Pairs: pair}, 2)
	for what, e := range map[string]store.NewEvent{
		"a name with NUL": {Event: store.Event{Report: f.reports[0], UID: "a00/e9", Parties: []store.Party{{Name: "a\x00b"}}}},
		"no day":          {Event: store.Event{Report: f.reports[0], UID: "a00/e9", From: "yesterday"}},
		"no report":       {Event: store.Event{Report: 99, UID: "a99/e9"}},
		"another's name":  {Event: store.Event{Report: f.reports[0], UID: "a11/e9"}},
	} {
		if err := s.Update(t.Context(), func(w store.Writer) error { return in(w.PutEvents([]store.NewEvent{e})) }); err == nil {
			t.Errorf("%s was kept", what)
		}
	}
}

// testTies protects that what reports tell of pairs adds up, and is taken out
// with the reading that told it.
func testTies(t trial, s store.Store) {
	var f small
	tie := func(a, b int64, month string, class, n int) store.Tie {
		return store.Tie{Pair: store.Pair{A: a, B: b}, Month: month, Class: class, N: n}
	}
	update(t, s, func(w store.Writer) (err error) {
		if f, err = fill(w); err != nil {
			return err
		}
		return w.PutTies([]store.ReportTies{
			{Report: f.reports[0], Ties: []store.Tie{tie(1, 2, "2031-05", 0, 2), tie(1, 2, "2031-06", 3, 1), tie(2, 3, "", 0, 1)}},
			{Report: f.reports[1], Ties: []store.Tie{tie(1, 2, "2031-05", 0, 5)}},
		})
	})
	both := []store.Pair{{A: 1, B: 2}, {A: 2, B: 3}, {A: 1, B: 2}}
	view(t, s, func(r store.Reader) {
		ties, err := r.Ties(both)
		same(t, "Ties", ties, err, []store.Tie{tie(1, 2, "2031-05", 0, 7), tie(1, 2, "2031-06", 3, 1), tie(2, 3, "", 0, 1)})
		list, err := r.Relations(store.RelationQuery{})
		same(t, "Relations", list, err, []store.Relation{{Pair: both[0], N: 8, Classes: map[int]int{0: 7, 3: 1}}, {Pair: both[1], N: 1, Classes: map[int]int{0: 1}}})
		list, err = r.Relations(store.RelationQuery{Until: "2031-05", Actors: []int64{2}, Limit: 5})
		same(t, "Relations until May", list, err, []store.Relation{{Pair: both[0], N: 7, Classes: map[int]int{0: 7}}})
		list, err = r.Relations(store.RelationQuery{Since: "2031-06", Pairs: both})
		same(t, "Relations since June", list, err, []store.Relation{{Pair: both[0], N: 1, Classes: map[int]int{3: 1}}})
		list, err = r.Relations(store.RelationQuery{Actors: []int64{3}})
		same(t, "Relations of one", list, err, []store.Relation{{Pair: both[1], N: 1, Classes: map[int]int{0: 1}}})
	})
	update(t, s, func(w store.Writer) error {
		return w.ReplaceReading(f.reports[0], store.NewReport{Report: store.Report{Language: "en"}})
	})
	view(t, s, func(r store.Reader) {
		ties, err := r.Ties(both)
		same(t, "Ties after another reading", ties, err, []store.Tie{tie(1, 2, "2031-05", 0, 5)})
	})
	update(t, s, func(w store.Writer) error { // a page tells of the pair as its last revision does
		ids, err := w.PutReports([]store.NewReport{{Report: store.Report{UID: "b1", Page: "page1", Revision: 2}}})
		if err != nil {
			return err
		}
		if err := w.ReplaceReading(f.reports[1], store.NewReport{Report: store.Report{Language: "en"}}); err != nil {
			return err
		}
		return w.PutTies([]store.ReportTies{
			{Report: ids[0], Ties: []store.Tie{tie(1, 2, "2031-05", 0, 4)}},
			{Report: f.reports[1], Ties: []store.Tie{tie(1, 2, "2031-05", 0, 5)}}, // read again
		})
	})
	view(t, s, func(r store.Reader) {
		ties, err := r.Ties(both)
		same(t, "Ties of a page that was changed", ties, err, []store.Tie{tie(1, 2, "2031-05", 0, 4)})
	})
	update(t, s, func(w store.Writer) error { return w.SeeAgain(f.reports[1:2]) })
	view(t, s, func(r store.Reader) {
		ties, err := r.Ties(both)
		same(t, "Ties of a page that was changed back", ties, err, []store.Tie{tie(1, 2, "2031-05", 0, 5)})
	})
}

// testBriefs protects that counting sees what reading whole statements sees.
func testBriefs(t trial, s store.Store) {
	update(t, s, func(w store.Writer) error { return in(fill(w)) })
	view(t, s, func(r store.Reader) {
		for _, q := range []store.StatementQuery{{}, {Oldest: true, Limit: 2}, {Terms: []uint32{7, 1001}}} {
			whole, err := r.Statements(q)
			if err != nil {
				t.Fatal(err)
			}
			got, err := r.Briefs(q)
			rows, errRows := r.StatementRows(q)
			same(t, "StatementRows", rows, errRows, each(whole, func(s store.Statement) int64 { return s.ID }))
			same(t, "Briefs", got, err, each(whole, func(s store.Statement) store.Brief {
				return store.Brief{ID: s.ID, Report: s.Report, Ordinal: s.Ordinal, Repeats: s.Repeats, Wording: s.Wording, Outlet: s.Outlet, Said: s.Said, From: s.From, To: s.To,
					Force: s.Force, Negated: s.Negated, Voices: s.Voices, Speakers: s.Speakers, Chain: s.Chain}
			}))
		}
		lines, err := r.LinesOfWordings([]int64{1, 2, 3})
		same(t, "LinesOfWordings", lines, err, []store.Posting{{Key: 1, Row: 100}, {Key: 2, Row: -200}})
	})
}

// putFound adds events, figures and ties by chance.
func (g *game) putFound() move {
	if g.reports == 0 {
		return g.putReports()
	}
	var events []store.NewEvent
	var figures []store.NewFigure
	var ties []store.ReportTies
	for range 1 + g.rand.IntN(3) {
		report := g.one(g.reports)
		by := store.FoundBy{Actors: g.some(3, 6)}
		for range g.rand.IntN(3) {
			by.Pairs = append(by.Pairs, store.Pair{A: g.one(3), B: 3 + g.one(3)})
		}
		from := g.day()
		g.found++
		events = append(events, store.NewEvent{Event: store.Event{Report: report, UID: fmt.Sprintf("r%d/e%d", report, g.found), From: from, To: max(from, g.day())}, FoundBy: by})
		figures = append(figures, store.NewFigure{Figure: store.Figure{Report: report, UID: fmt.Sprintf("r%d/f%d", report, g.found), From: from, Low: 1.5}, FoundBy: by})
	}
	g.found++
	for _, report := range g.some(1, g.reports) {
		if report > 0 && !g.tied[report] {
			g.tied[report] = true
			ties = append(ties, store.ReportTies{Report: report, Ties: []store.Tie{
				{Pair: store.Pair{A: g.one(3), B: 3 + g.one(3)}, Month: g.day(), Class: g.rand.IntN(3), N: 1 + g.rand.IntN(4)}}})
		}
	}
	return func(w store.Writer) (any, error) {
		a, err := w.PutEvents(events)
		if err != nil {
			return nil, err
		}
		b, err := w.PutFigures(figures)
		if err != nil {
			return nil, err
		}
		return len(a) + len(b), w.PutTies(ties)
	}
}

func (g *game) askFound() question {
	q := store.FoundQuery{Oldest: g.rand.IntN(2) == 0, Standing: g.rand.IntN(2) == 0, Limit: g.rand.IntN(9)}
	if g.rand.IntN(2) == 0 {
		q.Actors = g.some(3, 6)
	}
	if g.rand.IntN(2) == 0 {
		q.Pairs = []store.Pair{{A: g.one(3), B: 3 + g.one(3)}, {A: g.one(3), B: 3 + g.one(3)}}
	}
	if g.rand.IntN(3) == 0 {
		q.Reports = g.some(3, 9)
	}
	if g.rand.IntN(3) == 0 {
		q.Since, q.Until = g.day(), g.day()
	}
	return func(r store.Reader) string {
		events, err := r.Events(q)
		for i := range events {
			events[i].ID = 0
		}
		figures, err1 := r.Figures(q)
		for i := range figures {
			figures[i].ID = 0
		}
		list, err2 := r.Relations(store.RelationQuery{Pairs: q.Pairs, Actors: q.Actors, Since: q.Since, Until: q.Until, Limit: q.Limit})
		lines, err3 := r.LinesOfWordings([]int64{1, 2, 3, 4, 5})
		return told(fmt.Sprintf("%+v", q), events, err) + told("figures", figures, err1) + told("relations", list, err2) + told("lines", lines, err3)
	}
}
