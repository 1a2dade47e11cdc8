package ask

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/sanad-news/sanad/internal/data"
	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/record/recordtest"
)

// noon is when the tests add reports.
func noon() time.Time { return time.Date(2024, 5, 6, 12, 0, 0, 0, time.UTC) }

// desk is a desk of a new record of the reports in testdata.
func desk(tb testing.TB) *Desk {
	tb.Helper()
	d := recordtest.Shipped(tb)
	return deskOf(tb, d, filepath.Join("testdata", "reports"))
}

// deskOf is a desk of a new record of the reports that paths name.
func deskOf(tb testing.TB, d *data.Data, paths ...string) *Desk {
	tb.Helper()
	rec := recordtest.Open(tb, d, "", noon)
	recordtest.AddPaths(tb, rec, paths...)
	return New(rec)
}

// addTo adds a report to the record of a desk.
func addTo(tb testing.TB, d *Desk, text string) []record.Outcome {
	tb.Helper()
	return recordtest.AddPaths(tb, d.rec, texts(tb, text))
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
