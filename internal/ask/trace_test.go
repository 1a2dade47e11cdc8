package ask

import (
	"slices"
	"strings"
	"testing"

	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/record/recordtest"
)

// TestTrace protects how a line is told: who said it first and through whom,
// how often, in which wordings, and who says the opposite.
func TestTrace(t *testing.T) {
	d := desk(t)
	a, err := d.Trace(t.Context(), "Kerja sama Haiyun dan Velmora tidak menargetkan pihak ketiga mana pun")
	if err != nil || a.Found != FoundSaid || len(a.Lines) != 1 {
		t.Fatalf("found %q, %d lines, error %v", a.Found, len(a.Lines), err)
	}
	l := a.Lines[0]
	if want := (LineCounts{Statements: 6, Sayings: 5, Speakers: 3, Reports: 6, Origins: 5, Wordings: 4}); l.Counts != want {
		t.Errorf("counts %+v, want %+v", l.Counts, want)
	}
	first := l.Sayings[0]
	if first.Speakers[0].Name != "Shen Baolin" || first.Day.Value != "2020-12-29" || len(first.Sources[0].Chain) != 2 {
		t.Errorf("first said %+v", first)
	}
	if !slices.IsSortedFunc(l.Sayings, func(a, b Saying) int { return strings.Compare(a.Day.From, b.Day.From) }) {
		t.Error("sayings are not in the order of time")
	}
	var added []string
	for _, f := range l.Forms {
		added = append(added, strings.Join(piecesOf(f.Diff, OpAdded), "+"))
	}
	if want := []string{"", "pernah", "akan", ""}; !slices.Equal(added, want) {
		t.Errorf("added %q, want %q", added, want)
	}
	if len(l.Speakers) != 3 || l.Speakers[1].Name != "Lu Wenqi" || l.Speakers[1].Sayings != 3 {
		t.Errorf("speakers %+v", l.Speakers)
	}
	if len(l.Opposed) != 1 || !strings.Contains(l.Opposed[0].Sayings[0].Speakers[0].Name, "Joren Alip") {
		t.Errorf("opposed %+v", l.Opposed)
	}
	if len(l.Silences) == 0 || l.Silences[0].From != "2020-12-29" {
		t.Errorf("silences %+v", l.Silences)
	}
	for _, words := range []string{l.ID, l.ID[:8], first.Sources[0].Statement, first.Sources[0].Statement[:8] + first.Sources[0].Statement[12:],
		"TIDAK menargetkan pihak ketiga", "does not target any third party"} {
		b, err := d.Trace(t.Context(), words)
		if err != nil || len(b.Lines) == 0 || b.Lines[0].ID != l.ID {
			t.Errorf("%q: found %q, %d lines, error %v", words, b.Found, len(b.Lines), err)
		}
	}
}

// TestTraceOfWhatNobodySaid protects that nothing near is told as the line.
func TestTraceOfWhatNobodySaid(t *testing.T) {
	d := desk(t)
	a, err := d.Trace(t.Context(), "Haiyun akan membuka tiga sekolah perbatasan baru")
	if err != nil || len(a.Lines) != 0 || a.Found != FoundNearest || len(a.Others) == 0 {
		t.Errorf("found %q, %d lines, %d others, error %v", a.Found, len(a.Lines), len(a.Others), err)
	}
	if a, err = d.Trace(t.Context(), "gajah"); err != nil || a.Found != FoundNone {
		t.Errorf("found %q, error %v", a.Found, err)
	}
}

// TestTraceOfASubject protects that a few words without a predicate lead to the
// lines that speak of it, and with a denial only to those that deny it, in
// other words and languages; a word of the same stem that means something else
// does not count.
func TestTraceOfASubject(t *testing.T) {
	d := recordtest.Shipped(t)
	k := deskOf(t, d, texts(t, `JAKARTA - Menteri Luar Negeri Haiyun, Lu Wenqi, mengatakan Haiyun dan Velmora tidak akan membentuk aliansi militer.

"Persahabatan Haiyun dan Velmora tanpa batas," kata Lu Wenqi.

"Persahabatan ini tidak menargetkan pihak ketiga," kata Lu Wenqi.

"Haiyun belum menciptakan blok di kawasan ini," kata Shen Baolin.`, `JAKARTA - Anton Gardar mengatakan Haiyun memerlukan aliansi militer dengan Velmora.

"Haiyun tidak menutup pos perbatasan timur," kata Anton Gardar.`))
	for words, want := range map[string][]string{
		"no alliance":     {"tidak akan membentuk aliansi"},
		"tidak bersekutu": {"tidak akan membentuk aliansi"},
		"no limits":       {"tanpa batas"},
		"tidak ada blok":  {"belum menciptakan blok"},
		"alliance":        {"tidak akan membentuk aliansi", "memerlukan aliansi"},
		"no third party":  {"pihak ketiga"},
		"no friendship":   nil,
	} {
		a, err := k.Trace(t.Context(), words)
		if err != nil || len(a.Lines) != len(want) || len(want) > 0 && a.Found != FoundAbout {
			t.Errorf("%q: found %q, %d lines, want %d, error %v", words, a.Found, len(a.Lines), len(want), err)
			continue
		}
		for _, w := range want {
			if !slices.ContainsFunc(a.Lines, func(l Line) bool { return strings.Contains(l.Words, w) }) {
				t.Errorf("%q: no line with %q among %d", words, w, len(a.Lines))
			}
		}
	}
}

// TestSilences protects when a stretch of time counts as one.
func TestSilences(t *testing.T) {
	on := func(days ...string) []Saying {
		var all []Saying
		for _, d := range days {
			all = append(all, Saying{Day: When{Value: d, From: d, To: d, Known: KnownSaid}})
		}
		return all
	}
	for name, tt := range map[string]struct {
		sayings []Saying
		want    int
	}{
		"too few":     {on("2020-01-01", "2023-01-01", "2023-02-01"), 0},
		"steady":      {on("2020-01-01", "2020-02-01", "2020-03-01", "2020-04-01"), 0},
		"one":         {on("2020-01-01", "2020-02-01", "2022-03-01", "2022-04-01"), 1},
		"days":        {on("2020-01-01", "2020-01-02", "2020-01-03", "2020-01-08"), 0},
		"same day":    {on("2020-01-01", "2020-01-01", "2020-01-01", "2020-03-08"), 1},
		"vague dates": {append(on("2020-01-01", "2020-02-01", "2020-03-01"), Saying{Day: When{From: "2024-01-01", To: "2024-12-31", Known: KnownSaid}}), 0},
	} {
		if got := silences(tt.sayings); len(got) != tt.want {
			t.Errorf("%s: %+v, want %d", name, got, tt.want)
		}
	}
}

// TestTidy protects that an excerpt neither begins nor ends with what belongs
// to its neighbours.
func TestTidy(t *testing.T) {
	for s, want := range map[string]string{
		`, dan tidak akan diintervensi"`: `dan tidak akan diintervensi`,
		`kerja sama "tidak akan`:         `kerja sama tidak akan`,
		`"tidak" dan "akan"`:             `"tidak" dan "akan"`,
		`aliansi (NATO`:                  `aliansi NATO`,
		` — `:                            ``,
	} {
		if got := tidy(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

// TestNamedLine protects that a line is found by the name that someone gave it,
// and is shown under it.
func TestNamedLine(t *testing.T) {
	d := desk(t)
	a, err := d.Trace(t.Context(), "tidak menargetkan pihak ketiga")
	if err != nil || len(a.Lines) == 0 {
		t.Fatalf("%d lines, error %v", len(a.Lines), err)
	}
	_, err = d.rec.Correct(t.Context(), record.Change{Kind: record.LineName, Line: a.Lines[0].ID, Name: "Janji Tetangga", By: "tester", Why: "a name"})
	if err != nil {
		t.Fatal(err)
	}
	b, err := d.Trace(t.Context(), "janji tetangga")
	if err != nil || b.Found != FoundLine || len(b.Lines) != 1 || b.Lines[0].ID != a.Lines[0].ID || b.Lines[0].Name != "Janji Tetangga" {
		t.Errorf("found %q, %d lines, error %v", b.Found, len(b.Lines), err)
	}
	if l, err := d.Lines(t.Context(), LinesQuery{}); err != nil || len(l.Lines) == 0 || l.Lines[0].Name != "Janji Tetangga" {
		t.Errorf("lines %+v, error %v", l.Lines, err)
	}
}
