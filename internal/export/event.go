package export

import (
	"slices"
	"strings"

	"github.com/sanad-news/sanad/internal/plover"
	"github.com/sanad-news/sanad/internal/store"
)

// Event is a row of the table of events: an event as one report tells it.
type Event struct {
	UID        string   `json:"uid" parquet:"uid"`
	Report     string   `json:"report" parquet:"report"`
	Origin     string   `json:"origin" parquet:"origin"`
	Outlet     string   `json:"outlet" parquet:"outlet,optional,dict"`
	Published  string   `json:"published" parquet:"published,optional"`
	Language   string   `json:"language" parquet:"language,dict"`
	Page       string   `json:"page" parquet:"page,optional"`
	Type       string   `json:"type" parquet:"type,dict"`
	Mode       string   `json:"mode" parquet:"mode,optional,dict"`
	CAMEO      string   `json:"cameo" parquet:"cameo,dict"`
	Quad       string   `json:"quad" parquet:"quad,optional,dict"`
	Status     string   `json:"status" parquet:"status,dict"`
	Who        []string `json:"who" parquet:"who,list"`
	WhoIDs     []string `json:"who_ids" parquet:"who_ids,list"`
	WhoSides   []string `json:"who_sides" parquet:"who_sides,list"`
	Whom       []string `json:"whom" parquet:"whom,list"`
	WhomIDs    []string `json:"whom_ids" parquet:"whom_ids,list"`
	WhomSides  []string `json:"whom_sides" parquet:"whom_sides,list"`
	Mutual     bool     `json:"mutual" parquet:"mutual"`
	Count      int      `json:"count" parquet:"count"`
	Date       string   `json:"date" parquet:"date,optional"`
	From       string   `json:"from" parquet:"from,optional"`
	To         string   `json:"to" parquet:"to,optional"`
	Place      string   `json:"place" parquet:"place,optional"`
	Text       string   `json:"text" parquet:"text"`
	Start      int      `json:"start" parquet:"start"`
	End        int      `json:"end" parquet:"end"`
	Statement  string   `json:"statement" parquet:"statement,optional"`
	Rule       string   `json:"rule" parquet:"rule,dict"`
	Confidence float64  `json:"confidence" parquet:"confidence"`

	report  *store.Report
	parties []partyOf
}

// partyOf is a party with who it is.
type partyOf struct {
	actor, side store.Actor
	name        string
	whom        bool
}

// events makes the rows of the table of events: newest first, those of a day by
// uid.
func (j *job) events(write func(*Event) error) error {
	f := newFinds(j, j.r.Events, func(e *store.Event) found {
		return found{e.ID, e.Report, e.UID, e.From, e.Start, e.End, e.Parties}
	})
	return f.run(func(e *store.Event, at *shown) error {
		row := Event{
			UID: e.UID, Report: at.report.UID, Origin: hex(at.report.Origin), Outlet: at.outlet, Published: at.report.Published, Language: at.report.Language,
			Page: at.report.Page, Type: e.Type, Mode: e.Mode, CAMEO: e.CAMEO, Status: e.Status, Mutual: e.Mutual, Count: e.Count, Date: e.Date, From: e.From, To: e.To,
			Place: e.Place, Text: at.text, Start: e.Start, End: e.End, Statement: statementOf(e.UID, at, e.Statement), Rule: e.Rule, Confidence: e.Confidence,
			report: at.report, parties: at.parties,
		}
		if t, ok := plover.Named(e.Type); ok {
			row.Quad = string(t.Quad)
		}
		row.Who, row.WhoIDs, row.WhoSides = partiesOf(at.parties, false)
		row.Whom, row.WhomIDs, row.WhomSides = partiesOf(at.parties, true)
		return write(&row)
	})
}

// statementOf is the uid of the statement that claims something.
func statementOf(uid string, at *shown, ordinal int) string {
	if ordinal < 0 || ordinal >= len(at.statements) {
		return ""
	}
	report, _, _ := strings.Cut(uid, "/")
	return report + "/" + at.statements[ordinal]
}

// partiesOf are the names, ids and sides of the parties of one kind, in order;
// an empty side is one that is not known.
func partiesOf(list []partyOf, whom bool) (names, ids, sides []string) {
	names, ids, sides = []string{}, []string{}, []string{}
	for _, p := range list {
		if p.whom == whom {
			names, ids, sides = append(names, p.name), append(ids, p.actor.Key), append(sides, p.side.Key)
		}
	}
	return names, ids, sides
}

// Figure is a row of the table of figures: one value a row.
type Figure struct {
	UID        string   `json:"uid" parquet:"uid"`
	Report     string   `json:"report" parquet:"report"`
	Origin     string   `json:"origin" parquet:"origin"`
	Outlet     string   `json:"outlet" parquet:"outlet,optional,dict"`
	Published  string   `json:"published" parquet:"published,optional"`
	Language   string   `json:"language" parquet:"language,dict"`
	What       string   `json:"what" parquet:"what"`
	Measure    string   `json:"measure" parquet:"measure,dict"`
	Of         []string `json:"of" parquet:"of,list"`
	OfIDs      []string `json:"of_ids" parquet:"of_ids,list"`
	OfSides    []string `json:"of_sides" parquet:"of_sides,list"`
	Low        float64  `json:"low" parquet:"low"`
	High       float64  `json:"high" parquet:"high"`
	Approx     bool     `json:"approx" parquet:"approx"`
	Unit       string   `json:"unit" parquet:"unit,dict"`
	Period     string   `json:"period" parquet:"period,optional"`
	From       string   `json:"from" parquet:"from,optional"`
	To         string   `json:"to" parquet:"to,optional"`
	Kind       string   `json:"kind" parquet:"kind,dict"`
	Value      string   `json:"value" parquet:"value"`
	Text       string   `json:"text" parquet:"text"`
	Start      int      `json:"start" parquet:"start"`
	End        int      `json:"end" parquet:"end"`
	Statement  string   `json:"statement" parquet:"statement,optional"`
	Rule       string   `json:"rule" parquet:"rule,dict"`
	Confidence float64  `json:"confidence" parquet:"confidence"`
	Bound      string   `json:"bound" parquet:"bound,optional,dict"`
}

// figures makes the rows of the table of figures: newest first, those of a day
// by uid.
func (j *job) figures(write func(*Figure) error) error {
	f := newFinds(j, j.r.Figures, func(g *store.Figure) found {
		return found{g.ID, g.Report, g.UID, g.From, g.Start, g.End, g.Parties}
	})
	return f.run(func(g *store.Figure, at *shown) error {
		row := Figure{
			UID: g.UID, Report: at.report.UID, Origin: hex(at.report.Origin), Outlet: at.outlet, Published: at.report.Published, Language: at.report.Language,
			What: g.What, Measure: g.Measure, Low: g.Low, High: g.High, Approx: g.Approx, Unit: g.Unit, Period: g.Period, Kind: g.Kind,
			Value: at.slice(g.Value.Start, g.Value.End), Text: at.text, Start: g.Start, End: g.End, Statement: statementOf(g.UID, at, g.Statement),
			Rule: g.Rule, Confidence: g.Confidence, Bound: g.Bound,
		}
		if g.Period != "" { // else they are days of the report
			row.From, row.To = g.From, g.To
		}
		row.Of, row.OfIDs, row.OfSides = partiesOf(at.parties, false)
		return write(&row)
	})
}

// found is what an event and a figure have in common.
type found struct {
	id, report int64
	uid, from  string
	start, end int
	parties    []store.Party
}

// shown is what belongs to an event or a figure.
type shown struct {
	report     *store.Report
	outlet     string
	text       string
	parties    []partyOf
	statements []string // ids in the reading

	runes []rune
}

func (s *shown) slice(start, end int) string {
	start, end = max(0, min(start, len(s.runes))), max(0, min(end, len(s.runes)))
	return string(s.runes[start:max(start, end)])
}

// finds walks over all events or figures.
type finds[T any] struct {
	j     *job
	ask   func(store.FoundQuery) ([]T, error)
	of    func(*T) found
	shelf *shelf
}

func newFinds[T any](j *job, ask func(store.FoundQuery) ([]T, error), of func(*T) found) *finds[T] {
	return &finds[T]{j, ask, of, newShelf(j.rec, j.r)}
}

// run hands each on with what belongs to it: newest first, those of a day by
// uid.
func (f *finds[T]) run(do func(*T, *shown) error) error {
	keep := func(int64) bool { return true }
	if !f.j.whole() {
		has, err := f.j.haves()
		if err != nil {
			return err
		}
		keep = func(row int64) bool { return has.reports[row] }
	}
	w := walk[T]{
		most: f.j.o.most,
		page: func(after store.Cursor) ([]T, store.Cursor, bool, error) {
			if err := f.j.ctx.Err(); err != nil {
				return nil, after, false, err
			}
			list, err := f.ask(store.FoundQuery{After: after.ID, Limit: f.j.o.pageRows()})
			more := len(list) == f.j.o.pageRows()
			if more {
				after = store.Cursor{ID: f.of(&list[len(list)-1]).id}
			}
			return slices.DeleteFunc(list, func(v T) bool { return !keep(f.of(&v).report) }), after, more, err
		},
		under: func(v *T) string { return f.of(v).from },
		key:   func(v *T) key { return key{text: f.of(v).uid} },
		id:    func(v *T) int64 { return f.of(v).id },
		again: func(ids []int64) ([]T, error) { return f.ask(store.FoundQuery{IDs: ids, Limit: len(ids)}) },
	}
	return w.run(func(list []T) error {
		places, err := f.places(list)
		if err != nil {
			return err
		}
		for i := range list {
			if err := do(&list[i], &places[i]); err != nil {
				return err
			}
		}
		return nil
	})
}

// places fetches what belongs to some: reports with their texts, and actors.
func (f *finds[T]) places(list []T) ([]shown, error) {
	var reports, actors []int64
	for i := range list {
		v := f.of(&list[i])
		reports = append(reports, v.report)
		for _, p := range v.parties {
			actors = append(actors, p.Actor, p.State)
		}
	}
	if err := f.shelf.fetchReports(reports); err != nil {
		return nil, err
	}
	for _, row := range reports {
		actors = append(actors, f.shelf.reports[row].Outlet)
	}
	if err := f.shelf.fetchActors(actors); err != nil {
		return nil, err
	}
	bodies, err := f.j.r.Bodies(distinct(reports))
	if err != nil {
		return nil, err
	}
	type opened struct {
		runes      []rune
		statements []string
	}
	open := make(map[int64]opened, len(bodies))
	for row, b := range bodies {
		_, rd, err := f.j.rec.Unpack(b)
		if err != nil {
			return nil, err
		}
		o := opened{runes: []rune(rd.Text)}
		for i := range rd.Statements {
			o.statements = append(o.statements, rd.Statements[i].ID)
		}
		open[row] = o
	}
	out := make([]shown, len(list))
	for i := range list {
		v := f.of(&list[i])
		report := f.shelf.reports[v.report]
		s := &out[i]
		s.report, s.outlet = &report, f.shelf.actors[report.Outlet].Name
		s.runes, s.statements = open[v.report].runes, open[v.report].statements
		s.text = s.slice(v.start, v.end)
		for _, p := range v.parties {
			s.parties = append(s.parties, partyOf{f.shelf.actors[p.Actor], f.shelf.actors[p.State], p.Name, p.Whom})
		}
	}
	return out, nil
}
