package eventset_test

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/eval/eventset"
	"github.com/sanad-news/sanad/internal/eval/goldset"
	"github.com/sanad-news/sanad/reader"
)

var update = flag.Bool("update-precision", false, "write the measured precision into lang/*/eventrules.tsv")

// TestScore protects what counts as right: words that overlap, the type, the
// status, both sides in their order unless both do the same, and the day.
func TestScore(t *testing.T) {
	const text = "Menteri Luar Negeri Velmora Mirela Kostan bertemu Tavik Orlan pada Rabu."
	item := func(e eventset.Event) []eventset.Item {
		return []eventset.Item{{Sentence: goldset.Sentence{ID: "x", Text: text}, Events: []eventset.Event{e}}}
	}
	want := eventset.Event{Type: "CONSULT", Status: sanad.Done, Who: []string{"Kostan"}, Whom: []string{"Tavik Orlan"}, Date: "2031-05-14", Trigger: "bertemu"}
	got := func(change func(*sanad.Event)) []sanad.Reading {
		e := sanad.Event{Type: "CONSULT", Status: sanad.Done, Who: []sanad.Party{{Name: "Mirela Kostan"}}, Whom: []sanad.Party{{Name: "Tavik Orlan"}},
			Date: &sanad.Date{Value: "2031-05-14T09:00"}, Trigger: sanad.Span{Start: 42, End: 49, Text: "bertemu"}, Rule: "verb"}
		change(&e)
		return []sanad.Reading{{Events: []sanad.Event{e}}}
	}
	swap := func(e *sanad.Event) { e.Who, e.Whom = e.Whom, e.Who }
	tests := []struct {
		name   string
		change func(*sanad.Event)
		right  int
	}{
		{"the same, a fuller name, a time of day", func(*sanad.Event) {}, 1},
		{"sides swapped", swap, 0},
		{"sides swapped where both do the same", func(e *sanad.Event) { swap(e); e.Mutual = true }, 1},
		{"another status", func(e *sanad.Event) { e.Status = sanad.Planned }, 0},
		{"another type", func(e *sanad.Event) { e.Type = "AID" }, 0},
		{"another day", func(e *sanad.Event) { e.Date = nil }, 0},
		{"other words", func(e *sanad.Event) { e.Trigger.Start, e.Trigger.End = 0, 7 }, 0},
		{"one more", func(e *sanad.Event) { e.Whom = append(e.Whom, sanad.Party{Name: "Borenia"}) }, 0},
	}
	for _, tt := range tests {
		r := eventset.Score(item(want), got(tt.change))
		if r.All.Right != tt.right || r.All.Found != 1 || r.All.Gold != 1 {
			t.Errorf("%s: %+v", tt.name, r.All)
		}
	}
}

// TestLoadIsStrict protects the gold from slips: each is an error at its line.
func TestLoadIsStrict(t *testing.T) {
	tests := map[string]string{
		"unknown field":   `{"id":"a","text":"A bertemu B","evnts":[]}`,
		"words not there": `{"id":"a","text":"A bertemu B","events":[{"type":"CONSULT","status":"done","who":["A"],"trigger":"menyerang"}]}`,
		"unknown type":    `{"id":"a","text":"A bertemu B","events":[{"type":"MEET","status":"done","who":["A"],"trigger":"bertemu"}]}`,
		"unknown status":  `{"id":"a","text":"A bertemu B","events":[{"type":"CONSULT","status":"maybe","who":["A"],"trigger":"bertemu"}]}`,
		"nobody":          `{"id":"a","text":"A bertemu B","events":[{"type":"CONSULT","status":"done","trigger":"bertemu"}]}`,
		"id twice":        `{"id":"a","text":"A"}` + "\n" + `{"id":"a","text":"B"}`,
		"empty":           "",
	}
	for name, data := range tests {
		file := filepath.Join(t.TempDir(), "gold.jsonl")
		if err := os.WriteFile(file, []byte(data+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := eventset.Load(file); !errors.Is(err, eventset.ErrGold) || !strings.Contains(err.Error(), file) {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

// TestGoldLoads protects the gold of events itself: every file is sound, and
// names participants and places as its texts do.
func TestGoldLoads(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("..", "gold", "events", "*.jsonl"))
	if err != nil || len(files) == 0 {
		t.Fatal("no gold of events:", files, err)
	}
	for _, f := range files {
		items, err := eventset.Load(f)
		if err != nil {
			t.Error(err)
		}
		for _, x := range items {
			for _, e := range x.Events {
				for _, name := range slices.Concat(e.Who, e.Whom, []string{e.Place}) {
					if !strings.Contains(x.Text, name) {
						t.Errorf("%s: the text does not have %q", x.ID, name)
					}
				}
			}
		}
	}
}

// measured reads all gold of a language and scores it.
func measured(t *testing.T, code string) eventset.Result {
	t.Helper()
	r, err := reader.New(reader.Options{})
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join("..", "gold", "events", code+"-[ab].jsonl"))
	if err != nil || len(files) != 2 {
		t.Fatal("no gold of events:", files, err)
	}
	var all []eventset.Item
	for _, f := range files {
		items, err := eventset.Load(f)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, items...)
	}
	readings, err := eventset.Read(t.Context(), r, all)
	if err != nil {
		t.Fatal(err)
	}
	return eventset.Score(all, readings)
}

// TestPrecision protects that an event's confidence is what was measured: the
// precision column of eventrules.tsv is (right+1)/(found+2) of that rule on the
// project's own gold, as for frames.
func TestPrecision(t *testing.T) {
	for _, code := range []string{"en", "id"} {
		rules := measured(t, code).Rule
		file := filepath.Join("..", "..", "..", "lang", code, "eventrules.tsv")
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(string(data), "\n")
		known := map[string]bool{}
		for i, line := range lines {
			cells := strings.Split(line, "\t")
			if len(cells) < 3 || cells[0] == "name" || strings.HasPrefix(line, "#") {
				continue
			}
			known[cells[0]] = true
			want := fmt.Sprintf("%.3f", float64(rules[cells[0]].Right+1)/float64(rules[cells[0]].Found+2))
			if cells[1] != want && !*update {
				t.Errorf("%s:%d:2: %s has precision %s, measured %s; run with -update-precision", file, i+1, cells[0], cells[1], want)
			}
			cells[1] = want
			lines[i] = strings.Join(cells, "\t")
		}
		for rule := range rules {
			if !known[rule] {
				t.Errorf("%s has no row for the rule %s", file, rule)
			}
		}
		if *update {
			if err := os.WriteFile(file, []byte(strings.Join(lines, "\n")), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}
