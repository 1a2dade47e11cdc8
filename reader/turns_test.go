package reader_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/reader"
)

// TestTurnsRefused protects that turns which no text has are refused and bring
// no reading down.
func TestTurnsRefused(t *testing.T) {
	const text = "Reporter:\nWill the patrols go on?\n\nIlham Darsana:\nThe patrols will go on.\n"
	for _, tt := range []struct {
		name  string
		turns []sanad.Turn
		want  string
	}{
		{"negative", []sanad.Turn{{Start: -1, End: 5}}, "turn 1 is bytes -1 to 5"},
		{"reversed", []sanad.Turn{{Start: 20, End: 10}}, "turn 1 ends at byte 10"},
		{"overlapping", []sanad.Turn{{Start: 0, End: 20}, {Start: 19, End: 30}}, "turn 2 starts at byte 19"},
		{"out of order", []sanad.Turn{{Start: 40, End: 50}, {Start: 0, End: 9}}, "turn 2 starts at byte 0"},
		{"beyond the text", []sanad.Turn{{Start: 0, End: len(text) + 1}}, "of a text of"},
	} {
		_, err := newReader(t).Read(t.Context(), sanad.Report{Text: text, Language: "en", Turns: tt.turns})
		if !errors.Is(err, reader.ErrTurns) || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %q", tt.name, err, tt.want)
		}
	}
}

// TestTurnsAnywhere protects that a turn may begin and end at any byte: inside
// the last token of a line, between lines, at the end of the text.
func TestTurnsAnywhere(t *testing.T) {
	const text = "Reporter: Will the patrols go on?\nThey will continue\n\nNo more questions"
	r := newReader(t)
	for start := range len(text) + 1 {
		for end := start; end <= len(text); end++ {
			rd, err := r.Read(t.Context(), sanad.Report{Text: text, Language: "en", Turns: []sanad.Turn{{Speaker: "Reporter", Start: start, End: end}}})
			if err != nil {
				t.Fatalf("bytes %d to %d: %v", start, end, err)
			}
			for _, s := range rd.Statements {
				if s.Rule == "transcript" && (s.Start >= s.End || s.Start < start || s.Start >= end) {
					t.Errorf("bytes %d to %d: the statement %d to %d %q", start, end, s.Start, s.End, s.Text)
				}
			}
		}
	}
}

// TestTurnsOfOneLine protects that two who speak in one line have each their
// own part of it.
func TestTurnsOfOneLine(t *testing.T) {
	const text = "Will the patrols go on? The patrols will go on."
	at := strings.Index(text, "The patrols")
	rd, err := newReader(t).Read(t.Context(), sanad.Report{Text: text, Language: "en", Turns: []sanad.Turn{
		{Speaker: "Reporter", Start: 0, End: at}, {Speaker: "Ilham Darsana", Start: at, End: len(text)},
	}})
	var got []string
	for _, s := range rd.Statements {
		got = append(got, s.Speakers[0].Name+": "+s.Text)
	}
	if want := "Reporter: Will the patrols go on?|Ilham Darsana: The patrols will go on."; err != nil || strings.Join(got, "|") != want {
		t.Errorf("%q, %v, want %q", got, err, want)
	}
}

// TestManyTurns protects that a transcript costs as much for each turn however
// many there are.
func TestManyTurns(t *testing.T) {
	if raceEnabled {
		t.Skip("for speed alone")
	}
	r := newReader(t)
	for _, n := range []int{2_500, 5_000, reader.MaxStatements / 2} { // two statements each
		if testing.Short() && n > 5_000 {
			break
		}
		var b strings.Builder
		var turns []sanad.Turn
		for i := range n {
			fmt.Fprintf(&b, "Speaker %d:\n", i)
			start := b.Len()
			b.WriteString("â€œYesâ€ it is.\n")
			turns = append(turns, sanad.Turn{Speaker: fmt.Sprintf("Speaker %d", i), Start: start, End: b.Len()})
		}
		start := time.Now()
		rd, err := r.Read(t.Context(), sanad.Report{Text: b.String(), Language: "en", Turns: turns})
		took := time.Since(start)
		if err != nil || len(rd.Statements) < n {
			t.Fatalf("%d turns: %d statements, %v", n, len(rd.Statements), err)
		}
		t.Logf("%d turns, %d KB: %v", n, b.Len()>>10, took)
		if each := took / time.Duration(n); each > 200*time.Microsecond {
			t.Errorf("%d turns took %v: %v each", n, took, each)
		}
	}
}

// TestAuthorsBesideCredits protects that an author given beside the text is
// left out only where the text's credit names the same person: by words, not
// by letters.
func TestAuthorsBesideCredits(t *testing.T) {
	const text = "The patrols will go on, Ilham Darsana said on Monday.\n\nReporting by Susan Andrews\n"
	for author, want := range map[string]int{"An": 2, "Drew": 2, "Susan Andrews": 1, "SUSAN  ANDREWS": 1, "Susan M. Andrews": 1, "Andrews": 1, "Isle News/Susan Andrews": 1, "Susan Anders": 2} {
		rd, err := newReader(t).Read(t.Context(), sanad.Report{Text: text, Language: "en", Authors: []string{author}})
		if err != nil || len(rd.Credits) != want {
			t.Errorf("author %q: credits %v, %v, want %d", author, rd.Credits, err, want)
		}
	}
}
