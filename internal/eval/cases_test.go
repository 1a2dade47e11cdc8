package eval

import (
	"errors"
	"strings"
	"testing"
)

const sampleCase = `Outlet: Kabar Muara
Published: 2024-05-07

Air akan surut

PASIRAN (ANTARA) - Air akan surut, kata Wali Kota Lintang Wicaksana. "Pulanglah," ujarnya.
"Kami
menjaga," katanya, "dan kami menunggu." Ia menahan diri dari menyebutnya "bencana".
----------
language: id
published: 2024-05-07
dateline: Pasiran
agency: ANTARA
wire: Xinhua
credit: reporter Desi Arlita

ignore: Air akan surut

indirect: Air akan surut
  cue: kata
  speaker: Lintang Wicaksana
  office: Wali Kota
  via: Reuters

direct: Pulanglah
  cue: ujarnya
  speaker: nya = Lintang Wicaksana

direct: Kami\nmenjaga [...] dan kami menunggu
  speaker: Wicaksana = Lintang Wicaksana
  speaker: Mereka = Dewi Arum

mixed: menyebutnya "bencana"
  speaker: Ia = Lintang Wicaksana
  negated
`

// TestParseCase protects how a case's words become spans.
func TestParseCase(t *testing.T) {
	a, err := parseCase("x.txt", "x", sampleCase)
	if err != nil {
		t.Fatal(err)
	}
	if a.Report.Outlet != "Kabar Muara" || a.Report.Published != "2024-05-07" || !strings.HasPrefix(a.Report.Text, "Air akan surut\n\nPAS") {
		t.Errorf("report = %+v", a.Report)
	}
	if len(a.Statements) != 3 || len(a.Unsaid) != 1 || len(a.Ignore) != 1 {
		t.Fatalf("%d statements, %d unsaid, %d ignored", len(a.Statements), len(a.Unsaid), len(a.Ignore))
	}
	if *a.Ignore[0].Start != 0 || *a.Statements[0].Start == 0 {
		t.Error("the second occurrence was not left to the second entry")
	}
	rs := []rune(a.Report.Text)
	for i, want := range []string{"Air akan surut", "Pulanglah", "Kami\nmenjaga,\" katanya, \"dan kami menunggu"} {
		if got := string(rs[*a.Statements[i].Start:*a.Statements[i].End]); got != want {
			t.Errorf("statement %d = %q, want %q", i, got, want)
		}
	}
	parts := a.Statements[2]
	if len(parts.Parts) != 2 || parts.Speaker.Type != "partial" || len(parts.Speaker.Alt) != 1 {
		t.Errorf("parts %d, speaker %+v", len(parts.Parts), parts.Speaker)
	}
	if s := a.Statements[1].Speaker; s.Type != "clitic" || s.Resolved[0] != "Lintang Wicaksana" {
		t.Errorf("speaker = %+v", s)
	}
	if f := a.Statements[0].Facts; f.Office != "Wali Kota" || len(f.Via) != 1 || a.Facts.Credits[0].Name != "Desi Arlita" {
		t.Errorf("facts = %+v, %+v", f, a.Facts)
	}
}

// TestParseCaseFaults protects that each fault is told with its file and line,
// all at once.
func TestParseCaseFaults(t *testing.T) {
	_, err := parseCase("dir/x.txt", "x", "Teks.\n----------\ndirect: Bukan ini\n  speker: A\nwho: me\nplain\n")
	if !errors.Is(err, ErrGold) {
		t.Fatalf("error = %v", err)
	}
	for _, want := range []string{`dir/x.txt:3: the report does not have the words "Bukan ini"`, `dir/x.txt:4: unknown key "speker"`, `dir/x.txt:5: unknown key "who"`, `dir/x.txt:6: "plain"`} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("the error does not say %s:\n%v", want, err)
		}
	}
	if _, err := parseCase("x.txt", "x", "Teks.\n"); !errors.Is(err, ErrGold) {
		t.Errorf("a case without separator: %v", err)
	}
}

// TestPlaceNested protects that a nested statement is found within the one it
// stands in, and another is not.
func TestPlaceNested(t *testing.T) {
	const report = "Ia berkata mereka sepakat pulang. Kemudian: sepakat pulang."
	const head = report + "\n----------\nindirect: mereka sepakat pulang\n\nindirect: sepakat pulang\n"
	for detail, want := range map[string]int{"": 44, "  nested\n": 18} {
		a, err := parseCase("x.txt", "x", head+detail)
		if err != nil {
			t.Fatal(err)
		}
		if got := *a.Statements[1].Start; got != want {
			t.Errorf("with %q it starts at %d, want %d", detail, got, want)
		}
	}
}

func FuzzParseCase(f *testing.F) {
	f.Add(sampleCase)
	f.Add("----------\ndirect: [...]\n  cue:")
	f.Fuzz(func(t *testing.T, s string) {
		a, err := parseCase("x.txt", "x", s)
		if err != nil {
			return
		}
		n := len([]rune(a.Report.Text))
		for _, w := range a.Statements {
			if *w.Start < 0 || *w.End < *w.Start || *w.End > n {
				t.Fatalf("[%d,%d) in %d code points", *w.Start, *w.End, n)
			}
		}
	})
}
