package ask

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/record/recordtest"
	"github.com/sanad-news/sanad/reader"
)

// roomDesk is a record of invented reports of two months.
func roomDesk(t *testing.T) *Desk {
	t.Helper()
	d := recordtest.Shipped(t)
	return deskOf(t, d, texts(t,
		`Title: Tarandu on the river
Outlet: Tarandu Post
Published: 2024-01-03
URL: https://post.example/1

"Our dam takes no water from any neighbour," Tarandu's Foreign Minister Ilse Brandov said on 3 January 2024.
`,
		`Title: Tarandu again on the river
Outlet: Tarandu Post
Published: 2024-05-20
URL: https://post.example/2

"Our dam takes no water from any neighbour," Tarandu's Foreign Minister Ilse Brandov said on 20 May 2024. She said that exports reached 40 billion dollars in 2023.
`,
		`Title: Velmora hears Tarandu
Outlet: Velmora Daily
Published: 2024-05-21
URL: https://daily.example/3

"Our dam takes no water from any neighbour," Tarandu's Foreign Minister Ilse Brandov said on 21 May 2024, according to Reuters.
`))
}

// TestRising protects that a line which broke a long silence is told, with the
// silence.
func TestRising(t *testing.T) {
	a, err := roomDesk(t).Rising(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if a.To != "2024-05-21" || a.From != "2024-04-22" {
		t.Errorf("late is %s to %s", a.From, a.To)
	}
	if len(a.Lines) == 0 || !strings.Contains(a.Lines[0].Words, "takes no water") {
		t.Fatalf("no rising line: %+v", a.Lines)
	}
	if x := a.Lines[0]; x.Lately < 2 || x.Before != 0 || x.Broken == nil || x.Broken.From != "2024-01-03" || x.Broken.To != "2024-05-20" {
		t.Errorf("rise %+v, silence %+v", x, x.Broken)
	}
}

// TestOutlets protects that a report by way of a wire counts as wire copy, and
// another as its outlet's own.
func TestOutlets(t *testing.T) {
	a, err := roomDesk(t).Outlets(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]OutletUse{}
	for _, o := range a.Outlets {
		got[o.Name] = o
	}
	if o := got["Tarandu Post"]; o.Reports != 2 || o.Wired != 0 {
		t.Errorf("Tarandu Post: %+v", o)
	}
	if o := got["Velmora Daily"]; o.Reports != 1 || o.Wired != 1 || len(o.Wires) != 1 || o.Wires[0].Name != "Reuters" {
		t.Errorf("Velmora Daily: %+v", o)
	}
	if a.Reports != 3 || a.From != "2024-01-03" || a.To != "2024-05-21" {
		t.Errorf("looked at %+v", a)
	}
}

// TestProfile protects that the months of an actor have those without a word
// between them.
func TestProfile(t *testing.T) {
	p, err := roomDesk(t).Profile(context.Background(), "Ilse Brandov", "en")
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Months) != 5 || p.Months[0] != (MonthCount{"2024-01", 1}) || p.Months[1].N != 0 || p.Months[4].N < 2 {
		t.Errorf("months %v", p.Months)
	}
	if len(p.Lines) == 0 || p.Lines[0].Said != 3 {
		t.Errorf("lines %+v", p.Lines)
	}
	if len(p.Offices) == 0 {
		t.Error("no offices")
	}
	if _, err := roomDesk(t).Profile(context.Background(), "Nobody Of That Name", ""); err == nil {
		t.Error("nobody has a profile")
	}
}

// TestFigures protects that figures of anyone are found, each with its place.
func TestFigures(t *testing.T) {
	a, err := roomDesk(t).Figures(context.Background(), FiguresQuery{})
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(a.Series, func(s Series) bool { return s.Unit == "USD" })
	if i < 0 || len(a.Series[i].Points) != 1 || a.Series[i].Points[0].Low != 40e9 {
		t.Fatalf("series %+v", a.Series)
	}
	if c := a.Series[i].Points[0].Cites; len(c) != 1 || !strings.Contains(c[0].Text, "40 billion dollars") {
		t.Errorf("cites %+v", c)
	}
}

// TestClaimedFigures protects that a figure that only speakers give is told as
// theirs, and that words in another language stand beside the report that has
// them.
func TestClaimedFigures(t *testing.T) {
	d := deskOf(t, recordtest.Shipped(t), texts(t, `Outlet: Kabar Tarandu
Published: 2025-04-02
Language: id

"Kami akan menutup perbatasan jika kapal itu tidak pergi," kata Menteri Luar Negeri Rusia Sergei Lavrov, Senin (31/3/2025).

Lavrov menuduh Ukraina mengirim 3.000 tentara ke perbatasan.
`, `Outlet: Tarandu Post
Published: 2025-04-01
Language: en

"We will close the border if the ships do not leave," Russian Foreign Minister Sergei Lavrov said on Monday.
`))
	a, err := d.Figures(t.Context(), FiguresQuery{})
	if err != nil || len(a.Series) == 0 || !slices.Equal(a.Series[0].Points[0].By, []string{"Sergei Lavrov"}) {
		t.Errorf("%+v, error %v", a.Series, err)
	}
	tr, err := d.Trace(t.Context(), "menutup perbatasan")
	if err != nil || len(tr.Lines) == 0 || len(tr.Lines[0].Sayings) != 1 || len(tr.Lines[0].Sayings[0].Sources) != 2 {
		t.Fatalf("%+v, error %v", tr, err)
	}
	s := tr.Lines[0].Sayings[0]
	for _, src := range s.Sources {
		want := ""
		if src.Report.Language != s.Language {
			want = src.Text
		}
		if got := s.OtherWords(src); got != want || want == "" && src.Report.Language != s.Language {
			t.Errorf("%s: %q, want %q", src.Statement, got, want)
		}
	}
}

// TestReadAsOne protects that an office is told once, however reports write it.
func TestReadAsOne(t *testing.T) {
	held := func(office, of, from, to string, n int) Held {
		return Held{Tenure: Tenure{Office: office, Of: of, From: from, To: to, Statements: n}}
	}
	got := readAsOne([]Held{
		held("Menteri Luar Negeri Tarandu", "", "", "2025-03-13", 1), held("Menteri Luar Negeri", "", "2025", "2025", 3),
		held("menteri luar negeri", "Tarandu", "2025-03-12", "2025-03-12", 2), held("Menteri Luar Negeri", "Tarandu", "2025-01-01", "2025-02-01", 2),
	})
	if len(got) != 2 || got[0].Statements != 5 || got[0].Of != "Tarandu" || got[0].From != "2025-01-01" || got[0].To != "2025-03-13" || got[1].Statements != 3 {
		t.Errorf("%+v", got)
	}
}

// TestDraft protects that each quotation of a draft is checked of whom the draft
// has say it, also where it is quoted again, and that words in marks that are no
// quotation are let be.
func TestDraft(t *testing.T) {
	desk := roomDesk(t)
	const draft = `A "model" dam.

"Our dam takes no water from any neighbour," Ilse Brandov said.

"Our dam takes some water from any neighbour," Ilse Brandov said.

"Our dam takes no water from any neighbour," Tomas Arrendal said.

"Goats cannot be taught to count the stars," said Ilse Brandov.

"Our dam takes some water from any neighbour," Ilse Brandov said.
`
	rd, err := reader.With(desk.rec.Data).Read(context.Background(), sanad.Report{Text: draft, Language: "en"})
	if err != nil {
		t.Fatal(err)
	}
	a, err := desk.Draft(context.Background(), &rd)
	if err != nil {
		t.Fatal(err)
	}
	want := []Finding{Verbatim, Altered, SomeoneElse, NotInRecord, Altered}
	if len(a.Quotes) != len(want) {
		t.Fatalf("quotations %+v", a.Quotes)
	}
	for i, f := range want {
		q := a.Quotes[i]
		if q.Check.Finding != f && !(f == SomeoneElse && q.Check.By.Nobody()) {
			t.Errorf("%q by %s: %s, want %s", q.Check.Text, q.By, q.Check.Finding, f)
		}
		if got := string([]rune(a.Text)[q.Start:q.End]); !strings.HasPrefix(q.Check.Text, strings.TrimSuffix(got, ",")[:10]) {
			t.Errorf("%q stands at %q", q.Check.Text, got)
		}
	}
}
