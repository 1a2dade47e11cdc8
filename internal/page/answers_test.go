package page

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/sanad-news/sanad/internal/ask"
	"github.com/sanad-news/sanad/internal/collect"
	"github.com/sanad-news/sanad/internal/message"
	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/record/recordtest"
	"github.com/sanad-news/sanad/reader"
)

// desk is a desk of a new record of the reports that internal/ask keeps.
func desk(t *testing.T) *ask.Desk {
	t.Helper()
	d := recordtest.Shipped(t)
	rec := recordtest.Open(t, d, "", func() time.Time { return time.Date(2024, 5, 6, 12, 0, 0, 0, time.UTC) })
	c, err := collect.New(collect.Options{MaxBytes: reader.MaxBytes}, os.Stdin)
	if err != nil {
		t.Fatal(err)
	}
	var items []record.Item
	r := reader.With(d)
	for it := range c.Collect(filepath.Join("..", "ask", "testdata", "reports")) {
		it.Report.Source.Path = filepath.Base(it.Report.Source.Path)
		rd, err := r.Read(t.Context(), it.Report)
		if it.Err != nil || err != nil {
			t.Fatal(it.Err, err)
		}
		items = append(items, record.Item{Report: it.Report, Reading: rd})
	}
	recordtest.Add(t, rec, items...)
	return ask.New(rec)
}

// answers are the pages of answers that are kept in testdata, each by what
// writes it.
func answers(t *testing.T, d *ask.Desk) map[string]func(*bytes.Buffer, Options) {
	t.Helper()
	pages := map[string]func(*bytes.Buffer, Options){}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	for name, q := range map[string]ask.SaidQuery{
		"said":         {Name: "Lu Wenqi", Limit: 6},
		"said-about":   {About: "pakta militer bulan"},
		"said-nobody":  {Name: "Anton Gardar"},
		"said-nothing": {Name: "Lu Wenqi", About: "gajah"},
		"said-unsaid":  {Name: "Tarandu Joren Alip"},
	} {
		a, err := d.Said(t.Context(), q)
		must(err)
		pages[name] = func(b *bytes.Buffer, o Options) { AppendSaid(b, &a, "sanad said … --after "+a.Next, o) }
	}
	for name, words := range map[string]string{
		"trace":         "Kerja sama Haiyun dan Velmora tidak menargetkan pihak ketiga mana pun",
		"trace-nearest": "Haiyun akan membuka tiga sekolah perbatasan baru",
		"trace-none":    "gajah",
	} {
		a, err := d.Trace(t.Context(), words)
		must(err)
		pages[name] = func(b *bytes.Buffer, o Options) { AppendTrace(b, &a, o) }
	}
	for name, q := range map[string]ask.CheckQuery{
		"check-verbatim": {Text: "jembatan itu terbuka bagi semua tetangga kami", By: "Lu Wenqi"},
		"check-altered":  {Text: "nilai perdagangan kedua negara tahun lalu naik 21 persen menjadi 4,6 miliar dolar AS"},
		"check-else":     {Text: "Sahabat lama tidak perlu surat perjanjian untuk saling menjenguk", By: "Lu Wenqi"},
		"check-mixed":    {Text: "Kami membangun jembatan, bukan pagar, dan kami juga tidak akan menutup mata"},
		"check-absent":   {Text: "Harga gandum dunia turun tajam karena panen raya di selatan", By: "Anton Gardar"},
		"check-unsaid":   {Text: "ancaman perang"},
	} {
		a, err := d.Check(t.Context(), q)
		must(err)
		pages[name] = func(b *bytes.Buffer, o Options) { AppendCheck(b, &a, o) }
	}
	for name, id := range map[string]string{"report": "https://example.org/republika/2023/02/23/lu", "report-changed": "https://example.org/antara/2023/12/15/lu"} {
		a, err := d.Report(t.Context(), id)
		must(err)
		pages[name] = func(b *bytes.Buffer, o Options) { AppendReport(b, &a, name == "report-changed", o) }
	}
	actors, err := d.Actors(t.Context(), ask.ActorsQuery{Limit: 5})
	must(err)
	pages["actors"] = func(b *bytes.Buffer, o Options) { AppendActors(b, &actors, "sanad actors --after "+actors.Next, o) }
	reports, err := d.Reports(t.Context(), ask.ReportsQuery{})
	must(err)
	pages["reports"] = func(b *bytes.Buffer, o Options) { AppendReports(b, &reports, "", o) }
	lines, err := d.Lines(t.Context(), ask.LinesQuery{Least: 3})
	must(err)
	pages["lines"] = func(b *bytes.Buffer, o Options) { AppendLines(b, &lines, "", o) }
	return pages
}

// TestAnswers protects what the answers look like, in both languages.
func TestAnswers(t *testing.T) {
	if testing.Short() {
		t.Skip("makes a record")
	}
	for name, write := range answers(t, desk(t)) {
		for _, language := range []string{"en", "id"} {
			t.Run(name+"/"+language, func(t *testing.T) {
				var b, narrow, colour bytes.Buffer
				write(&b, Options{Width: 80, Words: message.Load(language)})
				golden(t, filepath.Join("testdata", "answers", name+"."+language+".txt"), lineID.ReplaceAll(b.Bytes(), []byte("0123456789abcdef")))
				fits(t, b.String(), 80)
				write(&narrow, Options{Width: 40, Words: message.Load(language)})
				fits(t, narrow.String(), 40)
				write(&colour, Options{Width: 80, Colour: true, Words: message.Load(language)})
				if got := uncoloured(colour.String()); got != b.String() {
					t.Errorf("in colour it differs in more than colour:\n%s", got)
				}
			})
		}
	}
}

// lineID is what a line is called by. It changes when lines are told apart
// otherwise, which is no matter of pages.
var lineID = regexp.MustCompile(`\b[0-9a-f]{16}\b`)

// uncoloured takes the colours out of a page.
func uncoloured(s string) string {
	var b strings.Builder
	for s != "" {
		before, after, found := strings.Cut(s, "\x1b[")
		b.WriteString(before)
		if !found {
			break
		}
		_, s, _ = strings.Cut(after, "m")
	}
	return b.String()
}

// TestAnswersKeepControlCharactersOff protects the terminal from what reports
// and questions hold.
func TestAnswersKeepControlCharactersOff(t *testing.T) {
	evil := "a\x1b[2J\u202eb\a\x9b31m"
	s := ask.Saying{Kind: "direct", Text: evil, Speakers: []ask.Speaker{{Name: evil, Office: evil}}, Day: ask.When{Value: evil, Known: ask.KnownSaid},
		Place: evil, Sources: []ask.Source{{Statement: evil, Chain: []ask.Link{{Carrier: evil}}, Report: ask.Report{Title: evil, Outlet: evil, Published: evil}}}}
	brief := ask.LineBrief{ID: evil, Name: evil, Words: evil, First: evil, Last: evil}
	who := &ask.Who{Name: evil, Candidates: []ask.Actor{{Key: evil, Name: evil, Kind: evil}}}
	o := Options{Width: 80, Words: message.Load("en")}
	var b bytes.Buffer
	AppendSaid(&b, &ask.SaidAnswer{Who: &ask.Who{Name: evil, Actors: []ask.Actor{{Name: evil}}}, Sayings: []ask.Saying{s},
		About: &ask.About{Words: evil, Matched: ask.MatchedMost, Missing: []string{evil}}, Next: evil}, evil, o)
	AppendSaid(&b, &ask.SaidAnswer{Who: who}, "", o)
	AppendTrace(&b, &ask.TraceAnswer{Words: evil, Others: []ask.LineBrief{brief}, Lines: []ask.Line{{LineBrief: brief, Sayings: []ask.Saying{s},
		Forms: []ask.Wording{{Text: evil, Speakers: []string{evil}}, {Base: 0, Diff: []ask.Piece{{Op: ask.OpAdded, Text: evil}}}}}}}, o)
	AppendCheck(&b, &ask.CheckAnswer{Text: evil, Finding: ask.Altered, Sayings: []ask.Saying{s}, Turns: []ask.Turn{{Kind: "name", Kept: evil, Asked: evil}}}, o)
	AppendReport(&b, &ask.ReportAnswer{Report: ask.Report{UID: evil, Title: evil}, Sentences: []ask.Sentence{{Text: evil}},
		Statements: []ask.Statement{{UID: evil, Text: evil, Chain: []ask.Link{{Carrier: evil}}}}}, false, o)
	AppendActors(&b, &ask.ActorsAnswer{Actors: []ask.ActorEntry{{Actor: ask.Actor{Key: evil, Name: evil}}}}, "", o)
	for _, r := range b.String() {
		if r < 0x20 && r != '\n' || r >= 0x7f && r < 0xa0 || r == '\u202e' {
			t.Fatalf("%U on the page %q", r, b.String())
		}
	}
}

// TestOddAnswers protects that an answer with nothing in it is a page too.
func TestOddAnswers(*testing.T) {
	for _, width := range []int{-1, 0, 1, 20, 1000} {
		o := Options{Width: width, Words: message.Load("id")}
		var b bytes.Buffer
		AppendSaid(&b, &ask.SaidAnswer{Sayings: []ask.Saying{{}}}, "", o)
		AppendTrace(&b, &ask.TraceAnswer{Lines: []ask.Line{{Sayings: []ask.Saying{{}}}}}, o)
		AppendTrace(&b, &ask.TraceAnswer{}, o)
		AppendCheck(&b, &ask.CheckAnswer{}, o)
		AppendReport(&b, &ask.ReportAnswer{}, true, o)
		AppendActors(&b, &ask.ActorsAnswer{}, "", o)
		AppendReports(&b, &ask.ReportsAnswer{}, "", o)
		AppendLines(&b, &ask.LinesAnswer{}, "", o)
	}
}
