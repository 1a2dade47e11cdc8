package collect_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/sanad-news/sanad/internal/collect"
)

// repeated gives n bytes of c.
func repeated(c byte, n int64) io.Reader { return io.LimitReader(same(c), n) }

type same byte

func (s same) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(s)
	}
	return len(p), nil
}

func packed(t *testing.T, r io.Reader) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := io.Copy(w, r); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestBombs protects that what is made for harm costs one clear error, little
// memory and little time.
func TestBombs(t *testing.T) {
	const big = 100 << 20
	endless := fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\nHTTP/1.1 200 OK\r\n%s\r\n", big, isHTML)
	nestedGzip := "Words."
	for range 8 {
		nestedGzip = gzipped(t, nestedGzip)
	}
	nestedZip := zipped(t, "a.txt", "Words.")
	for range 8 {
		nestedZip = zipped(t, "a.zip", nestedZip)
	}
	long := packed(t, repeated('a', big))
	tests := []struct {
		name, data string
		want       error
	}{
		{"gzip of one letter", long, collect.ErrTooLarge},
		{"gzip of JSON lines", packed(t, io.MultiReader(strings.NewReader(`{"text": "`), repeated('a', big))), collect.ErrBomb},
		{"gzip of a table", packed(t, io.MultiReader(strings.NewReader("text,title\n\""), repeated('a', big))), collect.ErrTooLarge},
		{"gzip of a WARC", packed(t, io.MultiReader(strings.NewReader(endless), repeated('a', big))), collect.ErrBomb},
		{"gzip in a record", response("https://e.example/a", isHTML+"Content-Encoding: gzip\r\n", long), collect.ErrTooLarge},
		{"gzip of feed", packed(t, io.MultiReader(strings.NewReader("<rss><channel><title>"), repeated('a', big))), collect.ErrTooLarge},
		{"gzip in gzip", nestedGzip, collect.ErrArchive},
		{"ZIP in ZIP", nestedZip, collect.ErrArchive},
		{"deep feed", "<rss><channel>" + strings.Repeat("<a>", 2_000_000), collect.ErrFeed},
		{"deep feed of elements that look closed", "<rss><channel>" + strings.Repeat(`<x:a b="/>">`, 2_500_000), collect.ErrFeed},
		{"deep feed after a control character", "<rss><channel>\x01" + strings.Repeat("<x:a>", 2_500_000), collect.ErrFeed},
		{"deep feed after closed elements", "<rss><channel>" + strings.Repeat("</a>", 300) + strings.Repeat("<x:a>", 2_500_000), collect.ErrFeed},
		{"deep OPML", "<opml>" + strings.Repeat("<outline>", 500_000), collect.ErrFeed},
		{"deep sitemap", "<urlset>" + strings.Repeat("<url>", 500_000), collect.ErrFeed},
		{"deep page", "<!doctype html>" + strings.Repeat("<div>", 35_000), collect.ErrNoArticle},
		{"page of tags", "<!doctype html>" + strings.Repeat("<p>a", 1_000_000), collect.ErrTooLarge},
		{"page of attributes", "<!doctype html><p " + strings.Repeat("a=1 ", 1_500_000) + ">" + paragraph, collect.ErrNoArticle},
		{"page of formatting", "<!doctype html>" + strings.Repeat("<b><i><a>", 12_000), collect.ErrNoArticle},
		{"record without end", "WARC/1.0\r\nContent-Length: 99999999999\r\n\r\nHTTP", collect.ErrArchive},
		{"record of negative length", "WARC/1.0\r\nContent-Length: -5\r\n\r\n", collect.ErrArchive},
		{"header flood", "WARC/1.0\r\n" + strings.Repeat("A: b\r\n", 1_000_000), collect.ErrArchive},
		{"header line", "WARC/1.0\r\nA: " + strings.Repeat("b", 10<<20), collect.ErrArchive},
		{"broken member", gzipped(t, response("https://e.example/a", isHTML, "x"))[:60], collect.ErrArchive},
		{"broken ZIP", zipped(t, "a.txt", "Words.")[:50], collect.ErrArchive},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			runtime.GC()
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			start := time.Now()
			c, err := collect.New(collect.Options{MaxBytes: 16 << 20}, nil)
			if err != nil {
				t.Fatal(err)
			}
			var last error
			items := 0
			c.Open("x", strings.NewReader(tt.data), -1, func(i collect.Item) bool {
				i.Finish()
				items++
				last = i.Err
				return true
			})
			took := time.Since(start)
			runtime.ReadMemStats(&after)
			if items != 1 || !errors.Is(last, tt.want) {
				t.Errorf("%d items, the last %v, want %v", items, last, tt.want)
			}
			if took > 2*time.Second*slower {
				t.Errorf("took %v", took)
			}
			if used := after.HeapSys - before.HeapSys; after.HeapSys > before.HeapSys && used > 400<<20 {
				t.Errorf("%d MB", used>>20)
			}
			t.Logf("%v, allocated %d MB", took, (after.TotalAlloc-before.TotalAlloc)>>20)
		})
	}
}

// slower is how much slower the machine may be that this runs on: it is shared.
const slower = 3

// TestZIPBomb protects that a ZIP whose entries together unpack to more than
// they may is left.
func TestZIPBomb(t *testing.T) {
	line := `{"text": "` + strings.Repeat("a", 15<<20) + "\"}\n"
	var files []string
	for i := range 12 {
		files = append(files, fmt.Sprintf("%d.jsonl", i), line)
	}
	items := take(t, collect.Options{MaxBytes: 16 << 20}, "x", zipped(t, files...))
	if last := items[len(items)-1]; !errors.Is(last.Err, collect.ErrBomb) || len(items) > 6 {
		t.Errorf("%d items, the last %v", len(items), last.Err)
	}
}

// TestDeepFeedAskedFor protects that the depth of a feed is looked at however
// it opens: what is asked for as a feed is not told from its content.
func TestDeepFeedAskedFor(t *testing.T) {
	for _, start := range []string{"\ufeff\ufeff", "\x00", "words "} {
		data := start + "<rss><channel>" + strings.Repeat("<x:a>", 2_500_000)
		if items := take(t, collect.Options{Format: "feed"}, "x", data); len(items) != 1 || !errors.Is(items[0].Err, collect.ErrFeed) {
			t.Errorf("after %q: %d items, %v", start, len(items), items[0].Err)
		}
	}
}
