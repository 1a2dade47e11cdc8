// Package export hands the record to other tools: its tables as JSON lines, CSV
// and Parquet, its statements as W3C Web Annotations, and a statement or a
// report as a citation.
//
// An export is of one state of the record. Its bytes depend on what is in the
// record and not on the order in which that came there. Rows are written as
// they are read: what is held in memory does not grow with the record, but for
// a few bytes for each form of a line and for each statement of a crowded day.
package export

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/store"
)

// Table is a kind of rows.
type Table string

// The tables.
const (
	Reports     Table = "reports"
	Statements  Table = "statements"
	Sayings     Table = "sayings"
	Lines       Table = "lines"
	Actors      Table = "actors"
	Corrections Table = "corrections"
	Events      Table = "events"
	Figures     Table = "figures"
)

// Tables are all tables, in the order in which they are written.
func Tables() []Table {
	return []Table{Reports, Statements, Sayings, Lines, Actors, Corrections, Events, Figures}
}

// TablesOf are the tables that a format has.
func TablesOf(f Format) []Table {
	switch f {
	case Annotations:
		return []Table{Statements}
	case Plover, GDELT, GraphML:
		return []Table{Events}
	}
	return Tables()
}

// The errors that an export is refused with.
var (
	ErrFormat = errors.New("there is no such format")
	ErrTable  = errors.New("this format has no such table")
	ErrMany   = errors.New("several tables need a folder")
	ErrExists = errors.New("there is something already")
	ErrSpared = errors.New("it is the record")
	// ErrUnknown says that nothing is called so.
	ErrUnknown = errors.New("there is no such statement or report in the record")
)

// Options say what is exported, as what, and to where.
type Options struct {
	Format Format
	Tables []Table
	Out    string    // a file, a folder, or - for Stdout
	Stdout io.Writer // for -
	Force  bool      // write over what is there
	Spare  []string  // files that are never written over: the record's
	Mark   bool      // begin CSV with the mark by which Excel knows UTF-8
	Text   bool      // reports with their texts
	Build  string    // of this program
	// Select chooses statements, and with them the reports, sayings, lines and
	// actors that have one; nil chooses everything. Corrections go out whole.
	Select func(store.Reader) (Selection, error)
	// Progress is told how many rows of a table are written; may be nil.
	Progress func(t Table, rows int)

	most int // mostHeld, but for tests
	page int // pageRows, but for tests
}

// pageRows is how many rows are fetched at once.
func (o *Options) pageRows() int { return cmp.Or(o.page, pageRows) }

// Selection is a choice of statements: those that any of the queries finds and
// that fit. Without queries it is all of them.
type Selection struct {
	Queries []store.StatementQuery
	Fits    func(s *store.Statement, words string) bool // nil: all fit
}

// File is what was written.
type File struct {
	Table Table
	Path  string // "" for standard output
	Rows  int
}

// Export writes tables of a record. Where it fails, nothing is left behind but
// what was written to standard output.
func Export(ctx context.Context, rec *record.Record, o Options) (files []File, err error) {
	plan, err := newPlan(&o)
	if err != nil {
		return nil, err
	}
	defer plan.drop()
	err = rec.Store.View(ctx, func(r store.Reader) error {
		j := &job{ctx: ctx, rec: rec, r: r, o: &o}
		if o.Select != nil {
			if j.chosen, err = o.Select(r); err != nil {
				return err
			}
		}
		for i := range plan.outputs {
			if err := j.write(&plan.outputs[i]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if err := plan.keep(); err != nil {
		return nil, err
	}
	for i := range plan.outputs {
		files = append(files, plan.outputs[i].File)
	}
	return files, nil
}

// job is one export of one state of the record.
type job struct {
	ctx    context.Context //nolint:containedctx // a job lives inside one View
	rec    *record.Record
	r      store.Reader
	o      *Options
	chosen Selection
	has    *having    // what the statements chosen have; nil until it is asked for
	lines  *lineIndex // nil until it is asked for
}

// write writes one table.
func (j *job) write(out *output) error {
	if err := out.open(); err != nil {
		return err
	}
	var err error
	switch out.Table {
	case Reports:
		err = run(j, out, j.reports)
	case Statements:
		if j.o.Format == Annotations {
			err = run(j, out, j.annotations)
		} else {
			err = run(j, out, j.statements)
		}
	case Sayings:
		err = run(j, out, j.sayings)
	case Lines:
		err = run(j, out, j.lineRows)
	case Actors:
		err = run(j, out, j.actors)
	case Corrections:
		err = run(j, out, j.corrections)
	case Events:
		err = j.writeEvents(out)
	case Figures:
		err = run(j, out, j.figures)
	}
	if err != nil {
		return fmt.Errorf("exporting %s: %w", out.Table, err)
	}
	return out.close()
}

// writeEvents writes the events in the layout of the format.
func (j *job) writeEvents(out *output) (err error) {
	switch j.o.Format {
	case Plover:
		return run(j, out, j.ploverRows)
	case GDELT:
		return run(j, out, j.gdeltRows)
	case GraphML:
		out.Rows, err = j.graphML(out.w)
		return err
	}
	return run(j, out, j.events)
}

// run writes the rows that a table makes.
func run[T any](j *job, out *output, rows func(func(*T) error) error) error {
	s, err := newSink[T](out.w, j.o)
	if err != nil {
		return err
	}
	err = rows(func(row *T) error {
		if err := s.write(row); err != nil {
			return err
		}
		if out.Rows++; out.Rows%progressEvery == 0 && j.o.Progress != nil {
			j.o.Progress(out.Table, out.Rows)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return s.close()
}

// progressEvery is how many rows are written between two notes of progress.
const progressEvery = 1000

// whole reports whether everything is exported.
func (j *job) whole() bool { return len(j.chosen.Queries) == 0 && j.chosen.Fits == nil }

// check refuses options that cannot be.
func (o *Options) check() error {
	if !slices.Contains(Formats(), o.Format) {
		return fmt.Errorf("%w: %q", ErrFormat, o.Format)
	}
	for _, t := range o.Tables {
		if !slices.Contains(TablesOf(o.Format), t) {
			return fmt.Errorf("%w: %q", ErrTable, t)
		}
	}
	return nil
}
