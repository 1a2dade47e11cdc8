package ask

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

// noon is when the tests add reports.
func noon() time.Time { return time.Date(2024, 5, 6, 12, 0, 0, 0, time.UTC) }

// desk is a desk of a new record of the reports in testdata.
func desk(tb testing.TB) *Desk {
	tb.Helper()
	d, err := knowledge()
	if err != nil {
		tb.Fatal(err)
	}
	return deskOf(tb, d, filepath.Join("testdata", "reports"))
}

// deskOf is a desk of a new record of the reports that paths name.
func deskOf(tb testing.TB, d *data.Data, paths ...string) *Desk {
	tb.Helper()
	rec, err := record.Open(context.Background(), filepath.Join(tb.TempDir(), "x.db"), d, record.Options{Build: "test", Now: noon, Relaxed: true})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := rec.Close(); err != nil {
			tb.Error(err)
		}
	})
	addPaths(tb, New(rec), paths...)
	return New(rec)
}

// addTo adds a report to the record of a desk.
func addTo(tb testing.TB, d *Desk, text string) []record.Outcome {
	tb.Helper()
	return addPaths(tb, d, texts(tb, text))
}

// addPaths adds the reports that paths name, which must all be taken.
func addPaths(tb testing.TB, d *Desk, paths ...string) []record.Outcome {
	tb.Helper()
	c, err := collect.New(collect.Options{MaxBytes: reader.MaxBytes}, os.Stdin)
	if err != nil {
		tb.Fatal(err)
	}
	var items []record.Item
	r := reader.With(d.rec.Data)
	for it := range c.Collect(paths...) {
		if it.Err != nil {
			tb.Fatal(it.Err)
		}
		rd, err := r.Read(context.Background(), it.Report)
		if err != nil {
			tb.Fatal(err)
		}
		items = append(items, record.Item{Report: it.Report, Reading: rd})
	}
	out, err := d.rec.Add(context.Background(), items)
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

// texts writes reports into a new folder, and returns it.
func texts(tb testing.TB, reports ...string) string {
	tb.Helper()
	dir := tb.TempDir()
	for i, s := range reports {
		if err := os.WriteFile(filepath.Join(dir, string(rune('a'+i))+".txt"), []byte(s), 0o600); err != nil {
			tb.Fatal(err)
		}
	}
	return dir
}
