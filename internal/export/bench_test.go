package export

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"testing"
	"time"

	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/record/gen"
	"github.com/sanad-news/sanad/internal/record/recordtest"
	"github.com/sanad-news/sanad/internal/store"
)

// The variables of the measurement: how many statements, and a folder in which
// the record is kept for the next time.
const (
	benchStatements = "SANAD_BENCH_STATEMENTS" // 100,000 where it is not set
	benchFolder     = "SANAD_BENCH_DIR"
)

// BenchmarkExport measures exporting a record of the invented world: rows a
// second, the megabytes that were written, and the most memory that the whole
// process had meanwhile.
//
//	go test -run '^$' -bench Export -benchtime 1x -timeout 1h ./internal/export
func BenchmarkExport(b *testing.B) {
	r := benchRecord(b)
	for _, format := range Formats() {
		for _, table := range Tables() {
			if table == Corrections || format == Annotations && table != Statements {
				continue
			}
			b.Run(string(table)+format.ending(), func(b *testing.B) { benchExport(b, r, format, table) })
		}
	}
}

func benchExport(b *testing.B, r *record.Record, format Format, table Table) {
	b.Helper()
	var rows, bytes int
	for b.Loop() {
		runtime.GC()
		forgetPeak()
		w := &counter{}
		files, err := Export(context.Background(), r, Options{Format: format, Tables: []Table{table}, Out: Stdout, Stdout: w, Build: "bench"})
		if err != nil {
			b.Fatal(err)
		}
		rows, bytes = files[0].Rows, w.n
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64(rows*b.N)/b.Elapsed().Seconds(), "rows/s")
	b.ReportMetric(float64(rows), "rows")
	b.ReportMetric(float64(bytes)/1e6, "MB")
	b.ReportMetric(float64(peak(b))/1e6, "peak-MB")
}

// counter counts what is written.
type counter struct{ n int }

func (c *counter) Write(p []byte) (int, error) {
	c.n += len(p)
	return len(p), nil
}

var _ io.Writer = (*counter)(nil)

// forgetPeak makes the system measure the peak of our memory anew; where it
// cannot, the peak is that since the process began.
func forgetPeak() { _ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0o200) }

var highWater = regexp.MustCompile(`VmHWM:\s*(\d+) kB`)

// peak is the most memory that the process had, or what Go has of the system
// where the system does not tell.
func peak(b *testing.B) uint64 {
	b.Helper()
	status, err := os.ReadFile("/proc/self/status")
	if m := highWater.FindSubmatch(status); err == nil && m != nil {
		kb, err := strconv.ParseUint(string(bytes.TrimSpace(m[1])), 10, 64)
		if err != nil {
			b.Fatal(err)
		}
		return kb << 10
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.Sys - m.HeapReleased
}

// benchRecord is a record with so many statements; it is made, or the one that
// was kept.
func benchRecord(b *testing.B) *record.Record {
	b.Helper()
	want := 100_000
	if v, err := strconv.Atoi(os.Getenv(benchStatements)); err == nil {
		want = v
	}
	dir := os.Getenv(benchFolder)
	if dir == "" {
		dir = b.TempDir()
	}
	r := open(b, filepath.Join(dir, "export-"+strconv.Itoa(want)+".db"))
	have, g, start := 0, gen.New(recordtest.Shipped(b), 1), time.Now()
	for {
		err := r.Store.View(context.Background(), func(rd store.Reader) error {
			c, err := rd.Counts()
			have = c.Statements
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
		if have >= want {
			b.Logf("a record of %d statements, made in %s", have, time.Since(start).Round(time.Second))
			return r
		}
		items := make([]record.Item, 1000)
		for i := range items {
			items[i].Report, items[i].Reading = g.Next()
		}
		recordtest.Add(b, r, items...)
	}
}
