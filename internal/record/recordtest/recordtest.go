// Package recordtest makes records for the tests of the rooms that ask one.
package recordtest

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/sanad-news/sanad/internal/collect"
	"github.com/sanad-news/sanad/internal/data"
	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/reader"
)

// knowledge is loaded once for all tests; it is never changed.
var knowledge = sync.OnceValues(func() (*data.Data, error) { return data.Load(data.Folders{}) })

// Shipped is what Sanad ships. It is not to be changed.
func Shipped(tb testing.TB) *data.Data {
	tb.Helper()
	d, err := knowledge()
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

// Open opens the record of a name, or a new one where it is empty, until the
// test ends. What comes in comes at the time that now tells.
func Open(tb testing.TB, d *data.Data, name string, now func() time.Time) *record.Record {
	tb.Helper()
	if name == "" {
		name = filepath.Join(tb.TempDir(), "record.db")
	}
	r, err := record.Open(context.Background(), name, d, record.Options{Build: "test", Now: now, Relaxed: true})
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

// Add adds items, which must all be taken.
func Add(tb testing.TB, r *record.Record, items ...record.Item) []record.Outcome {
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

// AddPaths reads and adds the reports that paths name, which must all be
// taken.
func AddPaths(tb testing.TB, r *record.Record, paths ...string) []record.Outcome {
	tb.Helper()
	c, err := collect.New(collect.Options{MaxBytes: reader.MaxBytes}, os.Stdin)
	if err != nil {
		tb.Fatal(err)
	}
	var items []record.Item
	rd := reader.With(r.Data)
	for it := range c.Collect(paths...) {
		if it.Err != nil {
			tb.Fatal(it.Err)
		}
		reading, err := rd.Read(context.Background(), it.Report)
		if err != nil {
			tb.Fatal(err)
		}
		items = append(items, record.Item{Report: it.Report, Reading: reading})
	}
	return Add(tb, r, items...)
}
