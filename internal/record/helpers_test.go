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

func shipped(t testing.TB) *data.Data {
	t.Helper()
	d, err := knowledge()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// noon is when the tests take place.
func noon() time.Time { return time.Date(2024, 5, 6, 12, 0, 0, 0, time.UTC) }

// open opens a new record, or the one at a path.
func open(t testing.TB, path string) *Record {
	t.Helper()
	if path == "" {
		path = filepath.Join(t.TempDir(), "record.db")
	}
	r, err := Open(context.Background(), path, shipped(t), Options{Build: "test", Now: noon, Relaxed: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	})
	return r
}

// read reads a report with what Sanad ships.
func read(t testing.TB, report sanad.Report) Item {
	t.Helper()
	rd, err := reader.With(shipped(t)).Read(context.Background(), report)
	if err != nil {
		t.Fatal(err)
	}
	return Item{Report: report, Reading: rd}
}

// add adds items, which must all be taken.
func add(t testing.TB, r *Record, items ...Item) []Outcome {
	t.Helper()
	out, err := r.Add(context.Background(), items)
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range out {
		if o.Err != nil {
			t.Fatal(o.Err)
		}
	}
	return out
}

// made makes reports of the invented world.
func made(t testing.TB, n int) []Item {
	t.Helper()
	g := gen.New(shipped(t), 11)
	items := make([]Item, n)
	for i := range items {
		items[i].Report, items[i].Reading = g.Next()
	}
	return items
}

// view runs f on the record.
func view(t testing.TB, r *Record, f func(store.Reader) error) {
	t.Helper()
	if err := r.Store.View(context.Background(), f); err != nil {
		t.Fatal(err)
	}
}
