package storetest

import (
	"cmp"
	"slices"

	"github.com/sanad-news/sanad/internal/store"
)

func (v *glance) PutEvents(events []store.NewEvent) ([]int64, error) {
	var ids []int64
	for _, e := range events {
		for _, p := range e.Parties {
			if err := sound(p.Name); err != nil {
				return nil, err
			}
		}
		if err := sound(e.UID, e.Type, e.Mode, e.CAMEO, e.Status, e.Date, e.Place, e.Rule); err != nil {
			return nil, err
		}
		if err := v.ofReport(e.Report, e.UID, e.From, e.To); err != nil {
			return nil, err
		}
		v.s.lastFound++
		e.ID = v.s.lastFound
		v.s.events = append(v.s.events, e)
		ids = append(ids, e.ID)
	}
	return ids, nil
}

func (v *glance) PutFigures(figures []store.NewFigure) ([]int64, error) {
	var ids []int64
	for _, f := range figures {
		for _, p := range f.Parties {
			if err := sound(p.Name); err != nil {
				return nil, err
			}
		}
		if err := sound(f.UID, f.What, f.Measure, f.Unit, f.Period, f.Kind, f.Rule); err != nil {
			return nil, err
		}
		if err := v.ofReport(f.Report, f.UID, f.From, f.To); err != nil {
			return nil, err
		}
		v.s.lastFound++
		f.ID = v.s.lastFound
		v.s.figures = append(v.s.figures, f)
		ids = append(ids, f.ID)
	}
	return ids, nil
}

// ofReport tells whether something can be called so and be of such days.
func (v *glance) ofReport(report int64, uid, from, to string) error {
	if report < 1 || int(report) > len(v.s.reports) {
		return errNone("report", report)
	}
	if name := v.s.reports[report-1].UID + "/"; len(uid) < len(name) || uid[:len(name)] != name {
		return errNone("report called so", report)
	}
	return aDay(from, to)
}

func (v *glance) Events(q store.FoundQuery) ([]store.Event, error) {
	var out []store.Event
	for _, e := range v.s.events {
		if (!q.Standing || v.latest(e.Report)) && found(&q, e.ID, e.Report, e.From, &e.FoundBy) {
			out = append(out, e.Event)
		}
	}
	slices.SortFunc(out, func(a, b store.Event) int { return ordered(&q, a.From, b.From, a.ID, b.ID) })
	out = afterRow(out, func(e *store.Event) bool { return e.ID == q.After })
	return first(out, q.Limit), aDay(q.Since, q.Until)
}

func (v *glance) Figures(q store.FoundQuery) ([]store.Figure, error) {
	var out []store.Figure
	for _, f := range v.s.figures {
		if (!q.Standing || v.latest(f.Report)) && found(&q, f.ID, f.Report, f.From, &f.FoundBy) {
			out = append(out, f.Figure)
		}
	}
	slices.SortFunc(out, func(a, b store.Figure) int { return ordered(&q, a.From, b.From, a.ID, b.ID) })
	out = afterRow(out, func(f *store.Figure) bool { return f.ID == q.After })
	return first(out, q.Limit), aDay(q.Since, q.Until)
}

// afterRow is what comes after a row; everything where it is not there.
func afterRow[T any](list []T, is func(*T) bool) []T {
	for i := range list {
		if is(&list[i]) {
			return list[i+1:]
		}
	}
	return list
}

func found(q *store.FoundQuery, id, report int64, from string, by *store.FoundBy) bool {
	actor := len(q.Actors) == 0 || slices.ContainsFunc(by.Actors, func(a int64) bool { return slices.Contains(q.Actors, a) })
	pair := len(q.Pairs) == 0 || slices.ContainsFunc(by.Pairs, func(p store.Pair) bool { return slices.Contains(q.Pairs, p) })
	return actor && pair && oneOf(q.IDs, id) && oneOf(q.Reports, report) && from >= q.Since && (q.Until == "" || from != "" && from <= q.Until)
}

// ordered puts days in order, and within a day what came first.
func ordered(q *store.FoundQuery, dayA, dayB string, a, b int64) int {
	c := cmp.Or(cmp.Compare(dayA, dayB), cmp.Compare(a, b))
	if !q.Oldest {
		c = -c
	}
	return c
}

func (v *glance) PutTies(list []store.ReportTies) error {
	for _, r := range list {
		for _, t := range r.Ties {
			if err := sound(t.Month); err != nil {
				return err
			}
		}
		v.s.ties = append(v.s.ties, r)
	}
	return nil
}

func (v *glance) Ties(pairs []store.Pair) ([]store.Tie, error) {
	return v.sums(func(t *store.Tie) bool { return slices.Contains(pairs, t.Pair) }), nil
}

// sums adds up the ties that are wanted, by pair, month and class.
func (v *glance) sums(wanted func(*store.Tie) bool) []store.Tie {
	byKey := map[store.Tie]int{}
	for _, r := range v.s.ties {
		if !v.latest(r.Report) {
			continue
		}
		for _, t := range r.Ties {
			if wanted(&t) {
				n := t.N
				t.N = 0
				byKey[t] += n
			}
		}
	}
	var out []store.Tie
	for t, n := range byKey {
		if t.N = n; n != 0 {
			out = append(out, t)
		}
	}
	slices.SortFunc(out, func(a, b store.Tie) int {
		return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B), cmp.Compare(a.Month, b.Month), cmp.Compare(a.Class, b.Class))
	})
	return out
}

func (v *glance) Relations(q store.RelationQuery) ([]store.Relation, error) {
	byPair := map[store.Pair]*store.Relation{}
	var out []store.Relation
	for _, t := range v.sums(func(t *store.Tie) bool {
		return oneOf(q.Pairs, t.Pair) && (len(q.Actors) == 0 || slices.Contains(q.Actors, t.A) || slices.Contains(q.Actors, t.B)) &&
			t.Month >= q.Since && (q.Until == "" || t.Month != "" && t.Month <= q.Until)
	}) {
		r := byPair[t.Pair]
		if r == nil {
			r = &store.Relation{Pair: t.Pair, Classes: map[int]int{}}
			byPair[t.Pair] = r
		}
		r.N += t.N
		r.Classes[t.Class] += t.N
	}
	for _, r := range byPair {
		out = append(out, *r)
	}
	slices.SortFunc(out, func(a, b store.Relation) int {
		return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
	})
	return first(out, q.Limit), nil
}

func (v *glance) Briefs(q store.StatementQuery) ([]store.Brief, error) {
	list, err := v.Statements(q)
	return each(list, func(s store.Statement) store.Brief {
		return store.Brief{ID: s.ID, Report: s.Report, Ordinal: s.Ordinal, Repeats: s.Repeats, Wording: s.Wording, Outlet: s.Outlet, Said: s.Said, From: s.From, To: s.To,
			Force: s.Force, Negated: s.Negated, Voices: s.Voices, Speakers: s.Speakers, Chain: s.Chain}
	}), err
}

func (v *glance) StatementRows(q store.StatementQuery) ([]int64, error) {
	list, err := v.Statements(q)
	return each(list, func(s store.Statement) int64 { return s.ID }), err
}

func (v *glance) LinesOfWordings(wordings []int64) ([]store.Posting, error) {
	var out []store.Posting
	for _, w := range wordings {
		for label := range v.linesOf(w) {
			out = append(out, store.Posting{Key: w, Row: label})
		}
	}
	return sortPostings(out), nil
}
