package record

import (
	"context"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/data"
	"github.com/sanad-news/sanad/internal/record/gen"
	"github.com/sanad-news/sanad/internal/store"
	"github.com/sanad-news/sanad/reader"
)

// knowledge is loaded once for all tests; it is never changed.
var knowledge = sync.OnceValues(func() (*data.Data, error) { return data.Load(data.Folders{}) })

func shipped(tb testing.TB) *data.Data {
	tb.Helper()
	d, err := knowledge()
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

// noon is when the tests take place.
func noon() time.Time { return time.Date(2024, 5, 6, 12, 0, 0, 0, time.UTC) }

// open opens a new record, or the one at a path.
func open(tb testing.TB, path string) *Record {
	tb.Helper()
	if path == "" {
		path = filepath.Join(tb.TempDir(), "record.db")
	}
	r, err := Open(context.Background(), path, shipped(tb), Options{Build: "test", Now: noon, Relaxed: true})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := r.Close(); err != nil {
			tb.Error(err)
		}
	})
	return r
}

// read reads a report with what Sanad ships.
func read(tb testing.TB, report sanad.Report) Item {
	tb.Helper()
	rd, err := reader.With(shipped(tb)).Read(context.Background(), report)
	if err != nil {
		tb.Fatal(err)
	}
	return Item{Report: report, Reading: rd}
}

// add adds items, which must all be taken.
func add(tb testing.TB, r *Record, items ...Item) []Outcome {
	tb.Helper()
	out, err := r.Add(context.Background(), items)
	if err != nil {
		tb.Fatal(err)
	}
	for _, o := range out {
		if o.Err != nil {
			tb.Fatal(o.Err)
		}
	}
	return out
}

// made makes reports of the invented world.
func made(tb testing.TB, n int) []Item {
	tb.Helper()
	g := gen.New(shipped(tb), 11)
	items := make([]Item, n)
	for i := range items {
		items[i].Report, items[i].Reading = g.Next()
	}
	return items
}

// view runs f on the record.
func view(tb testing.TB, r *Record, f func(store.Reader) error) {
	tb.Helper()
	if err := r.Store.View(context.Background(), f); err != nil {
		tb.Fatal(err)
	}
}

// listed are all corrections of a record.
func listed(tb testing.TB, r *Record) (list []store.Correction) {
	tb.Helper()
	view(tb, r, func(rd store.Reader) (err error) {
		list, err = rd.Corrections()
		return err
	})
	return list
}
