// Package querytest makes a record of the examples for the tests of what asks
// one.
package querytest

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/sanad-news/sanad/internal/ask"
	"github.com/sanad-news/sanad/internal/collect"
	"github.com/sanad-news/sanad/internal/data"
	"github.com/sanad-news/sanad/internal/query"
	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/reader"
)

// knowledge is loaded once for all tests; it is never changed.
var knowledge = sync.OnceValues(func() (*data.Data, error) { return data.Load(data.Folders{}) })

// Source is a new record of the reports in the folder examples, which is two
// above that of the test.
func Source(tb testing.TB) *query.Source {
	tb.Helper()
	d, err := knowledge()
	if err != nil {
		tb.Fatal(err)
	}
	ctx := context.Background()
	noon := func() time.Time { return time.Date(2024, 5, 6, 12, 0, 0, 0, time.UTC) }
	rec, err := record.Open(ctx, filepath.Join(tb.TempDir(), "x.db"), d, record.Options{Build: "test", Now: noon, Relaxed: true})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := rec.Close(); err != nil {
			tb.Error(err)
		}
	})
	s := &query.Source{Record: rec, Desk: ask.New(rec), Reader: reader.With(d)}
	Add(tb, s, filepath.Join("..", "..", "examples"))
	return s
}

// Add adds the reports of a folder; files that are none are passed over.
func Add(tb testing.TB, s *query.Source, folder string) {
	tb.Helper()
	c, err := collect.New(collect.Options{MaxBytes: reader.MaxBytes}, os.Stdin)
	if err != nil {
		tb.Fatal(err)
	}
	var items []record.Item
	for it := range c.Collect(folder) {
		if it.Err != nil {
			continue
		}
		rd, err := s.Reader.Read(context.Background(), it.Report)
		if err != nil {
			tb.Fatal(err)
		}
		items = append(items, record.Item{Report: it.Report, Reading: rd})
	}
	if len(items) == 0 {
		tb.Fatalf("%s holds no report", folder)
	}
	out, err := s.Record.Add(context.Background(), items)
	if err != nil {
		tb.Fatal(err)
	}
	for _, o := range out {
		if o.Err != nil {
			tb.Fatal(o.Err)
		}
	}
}
