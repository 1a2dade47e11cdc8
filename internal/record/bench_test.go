package record

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/sanad-news/sanad/internal/record/gen"
	"github.com/sanad-news/sanad/internal/store"
	"github.com/sanad-news/sanad/internal/store/postgres/pgtest"
	"github.com/sanad-news/sanad/internal/store/storetest"
)

// The variables of the measurement: how many statements, and where the SQLite
// file is to stand.
const (
	benchStatements = "SANAD_BENCH_STATEMENTS" // 100,000 where it is not set
	benchFolder     = "SANAD_BENCH_DIR"
	benchServer     = "SANAD_BENCH_POSTGRES" // the address of an empty database; a server is started where it is not set
)

// BenchmarkAdd measures adding the reports of package gen: statements a second
// with their lines and origins, and the size on disk against that of the text.
//
//	go test -run '^$' -bench Add/sqlite ./internal/record
//	SANAD_BENCH_STATEMENTS=1000000 go test -timeout 2h -run '^$' -bench Add/postgres ./internal/record
func BenchmarkAdd(b *testing.B) {
	b.Run("sqlite", func(b *testing.B) {
		dir := os.Getenv(benchFolder)
		if dir == "" {
			dir = b.TempDir()
		}
		path := filepath.Join(dir, "bench.db")
		benchAdd(b, path, func() (size int64) {
			for _, name := range []string{path, path + "-wal"} {
				if info, err := os.Stat(name); err == nil {
					size += info.Size()
				}
			}
			return size
		})
	})
	b.Run("postgres", func(b *testing.B) {
		url := os.Getenv(benchServer)
		if url == "" {
			url = pgtest.Start(b)
		}
		benchAdd(b, url, func() int64 { return sizeOfDatabase(b, url) })
	})
}

// sizeOfDatabase is what a database takes on disk.
func sizeOfDatabase(b *testing.B, url string) (size int64) {
	b.Helper()
	db, err := sql.Open("pgx", url)
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	if err := db.QueryRow("SELECT pg_database_size(current_database())").Scan(&size); err != nil {
		b.Fatal(err)
	}
	largest(b, db)
	return size
}

// largest tells which tables of a database are the largest, with their indexes.
func largest(b *testing.B, db *sql.DB) {
	b.Helper()
	rows, err := db.Query(`SELECT relname, pg_relation_size(oid), pg_total_relation_size(oid) FROM pg_class
		WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace ORDER BY 3 DESC LIMIT 14`)
	if err != nil {
		b.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		var table, all int64
		if err := rows.Scan(&name, &table, &all); err != nil {
			b.Fatal(err)
		}
		fmt.Fprintf(os.Stderr, "  %-14s %12d bytes, with its indexes %12d\n", name, table, all)
	}
	if err := rows.Err(); err != nil {
		b.Fatal(err)
	}
}

func benchAdd(b *testing.B, name string, size func() int64) {
	b.Helper()
	n := 100_000
	if v := os.Getenv(benchStatements); v != "" {
		var err error
		if n, err = strconv.Atoi(strings.ReplaceAll(v, "_", "")); err != nil {
			b.Fatalf("%s: %v", benchStatements, err)
		}
	}
	for range b.N {
		r, err := Open(context.Background(), name, shipped(b), Options{Build: "bench"})
		if err != nil {
			b.Fatal(err)
		}
		m := measure{b: b, r: r, gen: gen.New(shipped(b), 1)}
		m.run(n)
		m.count()
		if err := r.Close(); err != nil {
			b.Fatal(err)
		}
		m.tell(size()) // of what stands, without a log that is only there while it is written
	}
}

// measure adds reports and keeps the time that takes, without that of making
// them.
type measure struct {
	b   *testing.B
	r   *Record
	gen *gen.Generator

	reports, statements int
	text                int64
	took, used          time.Duration // by the clock, and of processors
}

const reportsAtOnce = 2000

func (m *measure) run(n int) {
	next := n / 10
	var before, usedBefore time.Duration
	from := 0
	for m.statements < n {
		items := make([]Item, 0, reportsAtOnce)
		for range reportsAtOnce {
			report, reading := m.gen.Next()
			items = append(items, Item{Report: report, Reading: reading})
			m.text += int64(len(report.Text))
		}
		runtime.GC()
		start, busy := time.Now(), storetest.CPU()
		out, err := m.r.Add(context.Background(), items)
		m.took, m.used = m.took+time.Since(start), m.used+storetest.CPU()-busy
		if err != nil {
			m.b.Fatal(err)
		}
		for _, o := range out {
			if o.Err != nil {
				m.b.Fatal(o.Err)
			}
			m.reports++
			m.statements += o.Statements
		}
		if m.statements >= next {
			rate := float64(m.statements-from) / (m.took - before).Seconds()
			each := (m.used - usedBefore) / time.Duration(m.statements-from)
			fmt.Fprintf(os.Stderr, "  %9d statements, the last %.0f/s, %v of a processor each\n", m.statements, rate, each)
			next, from, before, usedBefore = next+n/10, m.statements, m.took, m.used
		}
	}
}

func (m *measure) count() {
	err := m.r.Store.View(context.Background(), func(rd store.Reader) error {
		c, err := rd.Counts()
		fmt.Fprintf(os.Stderr, "  %+v\n", c)
		return err
	})
	if err != nil {
		m.b.Fatal(err)
	}
}

func (m *measure) tell(size int64) {
	m.b.ReportMetric(0, "ns/op")
	m.b.ReportMetric(float64(m.statements)/m.took.Seconds(), "statements/s")
	m.b.ReportMetric(float64(m.used.Microseconds())/float64(m.statements), "cpu-µs/statement")
	m.b.ReportMetric(float64(size)/float64(m.text), "disk/text")
	m.b.ReportMetric(float64(size)/float64(m.statements), "B/statement")
	m.b.ReportMetric(float64(m.text)/float64(m.reports), "text-B/report")
}
