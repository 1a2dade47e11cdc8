package export

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/record/gen"
	"github.com/sanad-news/sanad/internal/record/recordtest"
	"github.com/sanad-news/sanad/internal/store"
)

var update = flag.Bool("update", false, "write the golden files anew")

// noon is when the tests take place.
func noon() time.Time { return time.Date(2025, 5, 3, 12, 0, 0, 0, time.UTC) }

// open opens a new record, or the one at an address.
func open(tb testing.TB, name string) *record.Record {
	tb.Helper()
	return recordtest.Open(tb, recordtest.Shipped(tb), name, noon)
}

// made makes reports of the invented world.
func made(tb testing.TB, n int) []record.Item {
	tb.Helper()
	g := gen.New(recordtest.Shipped(tb), 5)
	g.Deeds = true
	items := make([]record.Item, n)
	for i := range items {
		items[i].Report, items[i].Reading = g.Next()
	}
	return items
}

// stretch finds some words of a text.
func stretch(tb testing.TB, text, words string) sanad.Span {
	tb.Helper()
	i := strings.Index(text, words)
	if i < 0 {
		tb.Fatalf("%q is not in %q", words, text)
	}
	start := utf8.RuneCountInString(text[:i])
	return sanad.Span{Start: start, End: start + utf8.RuneCountInString(words), Text: words}
}

// told is a statement of the fixture.
type told struct {
	words   string
	parts   []string
	kind    sanad.StatementKind
	by      []sanad.Speaker
	said    string
	place   string
	negated bool
	chain   []sanad.Link
	within  string
}

// item makes a report and its reading by hand, so that what is read does not
// move these tests.
func item(tb testing.TB, report sanad.Report, reporters []string, statements ...told) record.Item {
	tb.Helper()
	rd := sanad.Reading{
		ID: "sha256:" + report.Title, Source: report.Source, Language: report.Language, Text: report.Text,
		Blocks: []sanad.Block{{Kind: sanad.BodyBlock, End: utf8.RuneCountInString(report.Text), Repeats: -1}},
	}
	if report.Title != "" {
		rd.Title = &report.Title
	}
	if report.Outlet != "" {
		rd.Outlet = &sanad.Outlet{Name: report.Outlet}
	}
	if report.Published != "" {
		rd.Published = &sanad.Date{Value: report.Published, Precision: "day"}
	}
	for _, name := range reporters {
		rd.Credits = append(rd.Credits, sanad.Credit{Role: "reporter", Name: name})
	}
	for i, s := range statements {
		at := stretch(tb, report.Text, s.words)
		st := sanad.Statement{
			ID: "s" + string(rune('1'+i)), Kind: s.kind, Start: at.Start, End: at.End, Text: at.Text, Speakers: s.by, Place: s.place,
			Force: "asserts", Negated: s.negated, Chain: s.chain, Rule: "after", Confidence: 0.875,
		}
		for _, p := range s.parts {
			st.Parts = append(st.Parts, stretch(tb, report.Text, p))
		}
		if s.said != "" {
			st.Said = &sanad.Date{Value: s.said, Precision: "day"}
		}
		if s.within != "" {
			st.Within = &s.within
		}
		rd.Statements = append(rd.Statements, st)
	}
	return record.Item{Report: report, Reading: rd}
}

var (
	minister = sanad.Speaker{Name: "Lu Wenqi", Office: "Menteri Luar Negeri", Of: "Haiyun", ResolvedBy: "self"}
	envoy    = sanad.Speaker{Name: "Imar Doven", Office: "envoy", Of: "Sorna", ResolvedBy: "self"}
	chain    = []sanad.Link{{Carrier: "Lu Wenqi", Kind: "speaker"}, {Carrier: "Kabar Sagara", Kind: "wire"}, {Carrier: "Harian Laut", Kind: "outlet"}}
)

// fixture are a few reports with all that an export or citation can meet: a
// nasty title, two speakers, words that stand apart, dates known to the month
// and the year, a formula, no title, no outlet, no day.
func fixture(tb testing.TB) []record.Item {
	tb.Helper()
	return []record.Item{
		item(tb, sanad.Report{
			Source:   sanad.Source{URL: "https://harian-laut.example/a?x=1&y={2}"},
			Text:     "SORNA — “Kami membangun jembatan, bukan pagar,” kata Lu Wenqi. Ia menyatakan bahwa pelabuhan itu 100% terbuka. Lu menolak mengatakan bahwa bea akan naik.",
			Outlet:   "Harian Laut",
			Title:    "Bea {pelabuhan} \"50%\" & $1_000 #laut~\\^ <a>\r\nbaris kedua",
			Language: "id", Published: "2023-03-16",
		}, []string{"Rana Wijil", "Bagas O'Hira"},
			told{words: "Kami membangun jembatan, bukan pagar", kind: sanad.Direct, by: []sanad.Speaker{minister}, said: "2023-03-15", place: "Sorna", chain: chain},
			told{words: "pelabuhan itu 100% terbuka", kind: sanad.Indirect, by: []sanad.Speaker{minister}, chain: chain},
			told{words: "bea akan naik", kind: sanad.Indirect, by: []sanad.Speaker{minister}, negated: true},
		),
		item(tb, sanad.Report{
			Source:   sanad.Source{Path: "arsip/laporan 2.txt"},
			Text:     "“=SUM(A1)” – begitu tulis mereka. “The harbour,” said Imar Doven, “stays open.” Both said the dues will fall.",
			Outlet:   "The Quay, “Weekly”",
			Title:    "=cmd|' /C calc'!A0",
			Language: "en", Published: "2023-02",
		}, nil,
			told{words: "=SUM(A1)", kind: sanad.Direct},
			told{words: "The harbour,” said Imar Doven, “stays open.", parts: []string{"The harbour,", "stays open."}, kind: sanad.Direct,
				by: []sanad.Speaker{envoy}, said: "2020-10~"},
			told{words: "the dues will fall", kind: sanad.Mixed, by: []sanad.Speaker{minister, envoy}, said: "[2023-02-21,2023-02-22]", within: "s2"},
		),
		item(tb, sanad.Report{Text: "“Kami membangun jembatan, bukan pagar,” kata Lu Wenqi.", Language: "id"}, nil,
			told{words: "Kami membangun jembatan, bukan pagar", kind: sanad.Direct, by: []sanad.Speaker{minister}, said: "2023-03-15"},
		),
		item(tb, sanad.Report{
			Source: sanad.Source{URL: "https://kabar.example/7"}, Outlet: "Suara Dermaga", Title: "日本語の見出し — “Jembatan”", Published: "2023-03-16", Language: "id",
			Text: "HAIYUN — “Kami membangun jembatan, bukan pagar,” ujar Lu Wenqi kepada wartawan di pelabuhan.",
		}, []string{"Rana Wijil"},
			told{words: "Kami membangun jembatan, bukan pagar", kind: sanad.Direct, by: []sanad.Speaker{minister}, said: "2023-03-15"},
		),
	}
}

// golden compares what came out with a file, or writes it anew.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s has changed (go test -update writes it anew):\n%s", path, got)
	}
}

// export exports to standard output.
func export(tb testing.TB, r *record.Record, o Options) string {
	tb.Helper()
	var b bytes.Buffer
	o.Out, o.Stdout, o.Build = Stdout, &b, "test"
	if _, err := Export(context.Background(), r, o); err != nil {
		tb.Fatal(err)
	}
	return b.String()
}

// uidOf is the uid of the report whose page begins so.
func uidOf(tb testing.TB, r *record.Record, page string) string {
	tb.Helper()
	uid := ""
	err := r.Store.View(context.Background(), func(rd store.Reader) error {
		list, err := rd.Reports(store.ReportQuery{Revisions: true})
		for _, report := range list {
			if strings.HasPrefix(report.Page, page) && (page != "" || report.Page == "") {
				uid = report.UID
			}
		}
		return err
	})
	if err != nil || uid == "" {
		tb.Fatalf("no report of %s: %v", page, err)
	}
	return uid
}
