package export

import (
	"fmt"
	"math"
	"slices"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/store"
)

// Report is a row of the table of reports: one revision of a page.
type Report struct {
	UID        string `json:"uid" parquet:"uid"`
	Hash       string `json:"hash" parquet:"hash"`
	Page       string `json:"page" parquet:"page,optional"`
	Revision   int    `json:"revision" parquet:"revision"`
	URL        string `json:"url" parquet:"url,optional"`
	Path       string `json:"path" parquet:"path,optional"`
	SourceID   string `json:"id" parquet:"id,optional"`
	Outlet     string `json:"outlet" parquet:"outlet,optional,dict"`
	OutletID   string `json:"outlet_id" parquet:"outlet_id,optional,dict"`
	Title      string `json:"title" parquet:"title,optional"`
	Published  string `json:"published" parquet:"published,optional"`
	Day        string `json:"day" parquet:"-"`
	DayNumber  *int32 `json:"-" parquet:"day,optional,date"`
	Language   string `json:"language" parquet:"language,dict"`
	Added      string `json:"added" parquet:"-"`
	AddedAt    *int64 `json:"-" parquet:"added,optional,timestamp(millisecond:utc)"`
	Build      string `json:"build" parquet:"build,optional,dict"`
	Origin     string `json:"origin" parquet:"origin"`
	Words      int    `json:"words" parquet:"words"`
	Statements int    `json:"statements" parquet:"statements"`
	Text       string `json:"text,omitempty" parquet:"text,optional"`
}

// reports makes the rows of the table of reports, all revisions of them: newest
// first, those of a day by uid.
func (j *job) reports(write func(*Report) error) error {
	keep := func(int64) bool { return true }
	if !j.whole() {
		has, err := j.haves()
		if err != nil {
			return err
		}
		keep = func(row int64) bool { return has.reports[row] }
	}
	s := newShelf(j.rec, j.r)
	w := walk[store.Report]{
		most: j.o.most,
		page: func(after store.Cursor) ([]store.Report, store.Cursor, bool, error) {
			if err := j.ctx.Err(); err != nil {
				return nil, after, false, err
			}
			list, err := j.r.Reports(store.ReportQuery{Revisions: true, After: after, Limit: j.o.pageRows()})
			more := len(list) == j.o.pageRows()
			if more {
				after = list[len(list)-1].At()
			}
			return slices.DeleteFunc(list, func(r store.Report) bool { return !keep(r.ID) }), after, more, err
		},
		under: func(r *store.Report) string { return r.Day },
		key:   func(r *store.Report) key { return key{text: r.UID} },
		id:    func(r *store.Report) int64 { return r.ID },
		again: j.r.ReportsByID,
	}
	return w.run(func(list []store.Report) error {
		if err := s.fetchActors(each(list, func(r store.Report) int64 { return r.Outlet })); err != nil {
			return err
		}
		for some := range slices.Chunk(list, bodiesAtOnce) {
			if err := j.reportRows(s, some, write); err != nil {
				return err
			}
		}
		return nil
	})
}

// reportRows makes the rows of a few reports.
func (j *job) reportRows(s *shelf, list []store.Report, write func(*Report) error) error {
	bodies, err := j.r.Bodies(each(list, func(r store.Report) int64 { return r.ID }))
	if err != nil {
		return err
	}
	rows, errs := make([]Report, len(list)), make([]error, len(list))
	parallel(len(list), func(i int) {
		r := &list[i]
		var report sanad.Report
		var rd sanad.Reading
		if report, rd, errs[i] = j.rec.Unpack(bodies[r.ID]); errs[i] != nil {
			return
		}
		rows[i] = Report{
			UID: r.UID, Hash: r.Hash, Page: r.Page, Revision: r.Revision,
			URL: report.Source.URL, Path: report.Source.Path, SourceID: report.Source.ID,
			Outlet: s.actors[r.Outlet].Name, OutletID: s.actors[r.Outlet].Key, Title: r.Title, Published: r.Published,
			Day: r.Day, DayNumber: dayNumber(r.Day), Language: r.Language, Added: r.Added, AddedAt: moment(r.Added),
			Build: r.Build, Origin: hex(r.Origin), Words: r.Words, Statements: len(rd.Statements),
		}
		if j.o.Text {
			rows[i].Text = report.Text
		}
	})
	for i := range rows {
		if errs[i] != nil {
			return fmt.Errorf("report %s: %w", list[i].UID, errs[i])
		}
		if err := write(&rows[i]); err != nil {
			return err
		}
	}
	return nil
}

// Correction is a row of the table of corrections. Subject and object are for
// people; target and value say the same as JSON, whose form depends on the kind.
type Correction struct {
	ID       int      `json:"id" parquet:"id"`
	Kind     string   `json:"kind" parquet:"kind,dict"`
	Subject  string   `json:"subject" parquet:"subject"`
	Object   string   `json:"object" parquet:"object,optional"`
	Target   document `json:"target" csv:"-" parquet:"target"`
	Value    document `json:"value" csv:"-" parquet:"value,optional"`
	By       string   `json:"by" parquet:"by"`
	At       string   `json:"at" parquet:"-"`
	AtTime   *int64   `json:"-" parquet:"at,optional,timestamp(millisecond:utc)"`
	Why      string   `json:"why" parquet:"why"`
	UndoneAt string   `json:"undone_at" parquet:"-"`
	Undone   *int64   `json:"-" parquet:"undone_at,optional,timestamp(millisecond:utc)"`
	UndoneBy string   `json:"undone_by" parquet:"undone_by,optional"`
}

// corrections makes the rows of the table of corrections, oldest first, undone
// ones too.
func (j *job) corrections(write func(*Correction) error) error {
	list, err := j.r.Corrections()
	if err != nil {
		return err
	}
	for i := range list {
		c := &list[i]
		subject, object, err := record.Describe(c)
		if err != nil {
			return fmt.Errorf("correction %d: %w", c.ID, err)
		}
		row := Correction{
			ID: int(min(c.ID, math.MaxInt)), Kind: c.Kind, Subject: subject, Object: object, Target: document(c.Target), Value: document(c.Value), By: c.By, At: c.At,
			AtTime: moment(c.At), Why: c.Why, UndoneAt: c.UndoneAt, Undone: moment(c.UndoneAt), UndoneBy: c.UndoneBy,
		}
		if err := write(&row); err != nil {
			return err
		}
	}
	return nil
}
