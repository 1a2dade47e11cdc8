package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/hex"
	"fmt"
	"html"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/klauspost/compress/gzip"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/data"
	"github.com/sanad-news/sanad/internal/record/gen"
	"github.com/sanad-news/sanad/internal/store/storetest"
)

// benchMB is how large the archive is to be, packed, in MB; 64 where it is not
// set.
const benchMB = "SANAD_BENCH_WARC_MB"

// BenchmarkWARC measures adding a web archive as news crawls publish them (a
// gzip member a record, pages of some 100 KB) to a new SQLite record: records
// a second, processor time of each, and the most memory that the program held;
// then how long it takes to go on where all of it is kept (again-s), and how
// large the record is.
//
//	SANAD_BENCH_WARC_MB=1024 go test -timeout 2h -run '^$' -bench WARC -benchtime 1x ./cmd/sanad
func BenchmarkWARC(b *testing.B) {
	size := 64
	if s := os.Getenv(benchMB); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil {
			b.Fatal(err)
		}
		size = n
	}
	file := filepath.Join(b.TempDir(), "bench.warc.gz")
	records := writeWARC(b, file, func(written int64, _ int) bool { return written >= int64(size)<<20 })
	add := func(db string) (said string, took, used time.Duration) {
		var stderr bytes.Buffer
		start, before := time.Now(), storetest.CPU()
		if code := run(context.Background(), []string{"add", "--db", db, file}, nil, &bytes.Buffer{}, &stderr, os.Getenv); code != exitDone {
			b.Fatalf("exit code %d: %.2000s", code, stderr.String())
		}
		return strings.TrimSpace(stderr.String()), time.Since(start), storetest.CPU() - before
	}
	for b.Loop() {
		peak, stop := watchMemory()
		db := filepath.Join(b.TempDir(), "bench.db")
		said, took, used := add(db)
		close(stop)
		again, took2, _ := add(db)
		b.Log(said + "\n" + again)
		if info, err := os.Stat(db); err == nil {
			b.ReportMetric(float64(info.Size())/1e6, "record-MB")
		}
		b.ReportMetric(float64(records)/took.Seconds(), "records/s")
		b.ReportMetric(float64(used.Microseconds())/1000/float64(records), "cpu-ms/record")
		b.ReportMetric(took2.Seconds(), "again-s")
		b.ReportMetric(float64(<-peak)/1e6, "peak-MB")
		b.ReportMetric(float64(records), "records")
	}
}

// watchMemory looks at the memory that the program has from the system until
// stop is closed.
func watchMemory() (peak <-chan uint64, stop chan struct{}) {
	out := make(chan uint64, 1)
	stop = make(chan struct{})
	go func() {
		var most uint64
		tick := time.NewTicker(50 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-stop:
				out <- most
				return
			case <-tick.C:
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				most = max(most, m.Sys-m.HeapReleased)
			}
		}
	}()
	return out, stop
}

// writeWARC writes an archive until it is enough: so many bytes, so many
// responses. It returns how many those are.
func writeWARC(tb testing.TB, file string, enough func(written int64, records int) bool) (records int) {
	tb.Helper()
	d, err := data.Load(data.Folders{})
	if err != nil {
		tb.Fatal(err)
	}
	f, err := os.Create(file)
	if err != nil {
		tb.Fatal(err)
	}
	w := bufio.NewWriter(f)
	g, rnd := gen.New(d, 1), rand.New(rand.NewPCG(1, 2))
	z, err := gzip.NewWriterLevel(w, gzip.BestSpeed)
	if err != nil {
		tb.Fatal(err)
	}
	for written := int64(0); !enough(written, records); {
		report, _ := g.Next()
		body := benchPage(&report, records, rnd)
		head := "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
		var member bytes.Buffer
		z.Reset(&member)
		fmt.Fprintf(z, "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://outlet%d.example/news/%d\r\nWARC-Date: 2031-05-03T01:02:03Z\r\n"+
			"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s%s\r\n\r\n", records%50, records, len(head)+len(body), head, body)
		if err := z.Close(); err != nil {
			tb.Fatal(err)
		}
		n, err := w.Write(member.Bytes())
		if err != nil {
			tb.Fatal(err)
		}
		written += int64(n)
		records++
	}
	if err := w.Flush(); err != nil {
		tb.Fatal(err)
	}
	if err := f.Close(); err != nil {
		tb.Fatal(err)
	}
	return records
}

// benchPage makes a page of a report: with menus, lists of other reports and
// scripts, as much as pages of news have.
func benchPage(r *sanad.Report, n int, rnd *rand.Rand) string {
	var b strings.Builder
	title := html.EscapeString(r.Title)
	fmt.Fprintf(&b, `<!DOCTYPE html><html><head><meta charset="utf-8"><title>%s</title><link rel="canonical" href="https://outlet%d.example/news/%d"><meta property="og:type" content="article"><meta property="og:title" content="%s"><meta property="og:site_name" content="%s"><meta property="article:published_time" content="2031-05-02T08:%02d:00Z">`,
		title, n%50, n, title, html.EscapeString(r.Outlet), n%60)
	noise := make([]byte, 2048)
	for range 8 {
		for i := range noise {
			noise[i] = byte(rnd.Uint32())
		}
		fmt.Fprintf(&b, "<script>window.state=%q;%s</script>", hex.EncodeToString(noise[:1024]), strings.Repeat("function a(b){return b+1}", 40))
	}
	b.WriteString(`</head><body><header><nav><ul>`)
	for i := range 60 {
		fmt.Fprintf(&b, `<li class="menu-item menu-item-%d"><a href="/section/%d" class="link">Section %d</a></li>`, i, i, i)
	}
	fmt.Fprintf(&b, `</ul></nav></header><main><article><h1>%s</h1><div class="content">`, title)
	for line := range strings.Lines(r.Text) {
		if line = strings.TrimSpace(line); line != "" {
			fmt.Fprintf(&b, "<p>%s</p>\n", html.EscapeString(line))
		}
	}
	b.WriteString(`</div></article></main><aside>`)
	for i := range 120 {
		fmt.Fprintf(&b, `<div class="card card--small" data-id="%x"><a href="/news/%d"><img src="https://static.example/%x.jpg" alt=""><h3>Another report of the day, number %d</h3></a><span class="time">%d</span></div>`,
			rnd.Uint64(), rnd.IntN(1e6), rnd.Uint64(), rnd.IntN(1e6), i)
	}
	b.WriteString(`</aside><footer><p>All rights reserved.</p></footer></body></html>`)
	return b.String()
}
