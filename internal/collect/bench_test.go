package collect_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/markusmobius/go-htmldate"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"

	"github.com/sanad-news/sanad/internal/collect"
	"github.com/sanad-news/sanad/internal/data"
	"github.com/sanad-news/sanad/internal/extract"
	"github.com/sanad-news/sanad/reader"
)

// benchPages names a folder of pages, ours where it is not set.
const benchPages = "SANAD_BENCH_PAGES"

// pagesOf are the pages to measure with. Ours are shorter than those of
// outlets are, and get the menus that those have.
func pagesOf(b *testing.B) []string {
	dir := os.Getenv(benchPages)
	files, err := filepath.Glob(filepath.Join(dir, "*.html"))
	if dir == "" {
		files, err = filepath.Glob("testdata/pages/*.html")
	}
	if err != nil || len(files) == 0 {
		b.Fatal("no pages", err)
	}
	menu := "<nav>" + strings.Repeat(`<ul class="menu"><li class="item"><a href="/section/news" class="link">Section</a></li></ul>`, 250) + "</nav>" +
		"<script>" + strings.Repeat("function a(b){return b+1};", 1500) + "</script></body>"
	var pages []string
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		s := strings.ToValidUTF8(string(data), "?")
		if dir == "" {
			s = strings.Replace(s, "</body>", menu, 1)
		}
		pages = append(pages, s)
	}
	return pages
}

// BenchmarkPage measures from page to reading, beside the extraction alone of
// each engine and bare parsing: all of them in turn on each page, so that they
// have the same machine.
func BenchmarkPage(b *testing.B) {
	pages := pagesOf(b)
	d, err := data.Load(data.Folders{})
	if err != nil {
		b.Fatal(err)
	}
	r := reader.With(d)
	c, err := collect.New(collect.Options{MaxBytes: reader.MaxBytes, Labels: d.Labels()}, nil)
	if err != nil {
		b.Fatal(err)
	}
	size := 0
	for _, p := range pages {
		size += len(p)
	}
	b.SetBytes(int64(size))
	var parsing, second, extraction, whole time.Duration
	timed := func(sum *time.Duration, do func()) {
		start := time.Now()
		do()
		*sum += time.Since(start)
	}
	for b.Loop() {
		for _, p := range pages {
			timed(&parsing, func() { parsePage(p) })
			timed(&second, func() { mainOf(extract.Readability{}, p) })
			timed(&extraction, func() {
				if doc := parsePage(p); doc != nil {
					_, _ = trafilatura.ExtractDocument(doc, trafilatura.Options{ExcludeComments: true, HtmlDateOverride: &htmldate.Result{}})
				}
			})
			timed(&whole, func() {
				c.Open("page.html", strings.NewReader(p), int64(len(p)), func(i collect.Item) bool {
					if i.Finish(); i.Err == nil {
						_, _ = r.Read(context.Background(), i.Report) // what is in a language without a pack is refused
					}
					return true
				})
			})
		}
	}
	n := float64(len(pages) * b.N)
	b.ReportMetric(n/parsing.Seconds(), "parsed/s")
	b.ReportMetric(n/second.Seconds(), "readability/s")
	b.ReportMetric(n/extraction.Seconds(), "trafilatura/s")
	b.ReportMetric(n/whole.Seconds(), "read/s")
	b.ReportMetric(extraction.Seconds()/whole.Seconds(), "of-extraction")
}

func parsePage(p string) *html.Node {
	doc, err := html.Parse(strings.NewReader(p))
	if err != nil {
		return nil
	}
	return doc
}

// mainOf parses a page and finds its main text; a page that has none costs as
// much.
func mainOf(e extract.Engine, p string) {
	if doc := parsePage(p); doc != nil {
		_, _ = e.Main(doc, nil)
	}
}
