package dossier_test

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"testing"
	"testing/fstest"
	"time"

	"github.com/sanad-news/sanad/internal/ask"
	"github.com/sanad-news/sanad/internal/data"
	"github.com/sanad-news/sanad/internal/dossier"
	"github.com/sanad-news/sanad/internal/message"
	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/record/gen"
	"github.com/sanad-news/sanad/internal/record/recordtest"
	"github.com/sanad-news/sanad/internal/store"
)

// The variables of the measurement: how many statements stand behind the pair,
// and a folder in which the record and its actors are kept.
const (
	benchStatements = "SANAD_BENCH_STATEMENTS" // 50,000 where it is not set
	benchFolder     = "SANAD_BENCH_DIR"
)

// BenchmarkDossier measures the dossier of a pair with many statements, events
// and figures behind it, from the question to the HTML, and the most heap that
// it takes.
func BenchmarkDossier(b *testing.B) {
	n := 50_000
	if v := os.Getenv(benchStatements); v != "" {
		var err error
		if n, err = strconv.Atoi(v); err != nil {
			b.Fatal(err)
		}
	}
	r, one, other := busy(b, n)
	debug.FreeOSMemory()
	peak := watchHeap(b)
	behind := 0
	for b.Loop() {
		a, err := ask.New(r).Affairs(context.Background(), ask.AffairsQuery{A: one, B: other, Language: "en"})
		if err != nil {
			b.Fatal(err)
		}
		behind = a.Base.Statements
		d := dossier.Of(&a, dossier.Options{Words: message.Load("en"), Language: "en"})
		var page bytes.Buffer
		if err := dossier.AppendHTML(&page, d, message.Load("en")); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(behind), "statements")
	b.ReportMetric(peak(), "peak-heap-MB")
	if behind < n {
		b.Errorf("only %d statements stand behind the pair", behind)
	}
}

// busy makes a record of two invented states.
func busy(b *testing.B, n int) (r *record.Record, one, other string) {
	b.Helper()
	shipped := recordtest.Shipped(b)
	g := gen.New(shipped, 7)
	g.Deeds = true
	one, other = g.Between()
	table := []byte(g.StateTable())
	d, err := data.Load(data.Folders{Actors: []fs.FS{fstest.MapFS{"states.tsv": {Data: table}}}})
	if err != nil {
		b.Fatal(err)
	}
	dir := os.Getenv(benchFolder)
	if dir == "" {
		dir = b.TempDir()
	}
	if err := os.WriteFile(filepath.Join(dir, "states.tsv"), table, 0o600); err != nil {
		b.Fatal(err)
	}
	r, err = record.Open(context.Background(), filepath.Join(dir, "dossier.db"), d, record.Options{Build: "bench", Relaxed: true})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := r.Close(); err != nil {
			b.Error(err)
		}
	})
	added := 0
	if err := r.Store.View(context.Background(), func(rd store.Reader) error {
		c, err := rd.Counts() // a record that is kept in the folder is used again
		added = c.Statements
		return err
	}); err != nil {
		b.Fatal(err)
	}
	// Not every statement is of a report that names the other.
	for added < n*13/10 {
		items := make([]record.Item, 1000)
		for i := range items {
			items[i].Report, items[i].Reading = g.Next()
			added += len(items[i].Reading.Statements)
		}
		recordtest.Add(b, r, items...)
	}
	return r, one, other
}

// watchHeap watches the heap and tells the most that was in use, in MB.
func watchHeap(b *testing.B) func() float64 {
	b.Helper()
	stop, most := make(chan struct{}), make(chan uint64)
	go func() {
		var peak uint64
		for {
			select {
			case <-stop:
				most <- peak
				return
			case <-time.After(5 * time.Millisecond):
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				peak = max(peak, m.HeapInuse)
			}
		}
	}()
	return func() float64 {
		close(stop)
		return float64(<-most) / 1e6
	}
}
