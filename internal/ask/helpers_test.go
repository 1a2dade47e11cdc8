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
func desk(t testing.TB) *Desk {
	t.Helper()
	d, err := knowledge()
	if err != nil {
		t.Fatal(err)
	}
	return deskOf(t, d, filepath.Join("testdata", "reports"))
}

// deskOf is a desk of a new record of the reports that paths name.
func deskOf(t testing.TB, d *data.Data, paths ...string) *Desk {
	t.Helper()
	rec, err := record.Open(context.Background(), filepath.Join(t.TempDir(), "x.db"), d, record.Options{Build: "test", Now: noon, Relaxed: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := rec.Close(); err != nil {
			t.Error(err)
		}
	})
	c, err := collect.New(collect.Options{MaxBytes: reader.MaxBytes}, os.Stdin)
	if err != nil {
		t.Fatal(err)
	}
	var items []record.Item
	r := reader.With(d)
	for it := range c.Collect(paths...) {
		if it.Err != nil {
			t.Fatal(it.Err)
		}
		rd, err := r.Read(context.Background(), it.Report)
		if err != nil {
			t.Fatal(err)
		}
		items = append(items, record.Item{Report: it.Report, Reading: rd})
	}
	out, err := rec.Add(context.Background(), items)
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range out {
		if o.Err != nil {
			t.Fatal(o.Err)
		}
	}
	return New(rec)
}

// texts writes reports into a new folder, and returns it.
func texts(t testing.TB, reports ...string) string {
	t.Helper()
	dir := t.TempDir()
	for i, s := range reports {
		if err := os.WriteFile(filepath.Join(dir, string(rune('a'+i))+".txt"), []byte(s), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}
