package pageset

import (
	"bytes"
	"errors"
	"math"
	"testing"
)

// TestCompare protects the numbers, by hand from the benchmark's own rules: of
// runs of four words, as often as each stands; a text of fewer words is one
// run; the means leave out what has no precision or no recall.
func TestCompare(t *testing.T) {
	for _, c := range []struct {
		name, want, got   string
		precision, recall float64
	}{
		{"same", "satu dua tiga empat lima", "satu dua tiga empat lima", 1, 1},
		{"marks do not count", "satu, dua. Tiga – empat", "satu dua Tiga empat", 1, 1},
		{"capitals do", "satu dua tiga empat", "Satu dua tiga empat", 0, 0},
		{"more was found", "satu dua tiga empat lima", "satu dua tiga empat lima enam tujuh delapan", 2. / 5, 1},
		{"less was found", "satu dua tiga empat lima enam tujuh", "satu dua tiga empat", 1, 1. / 4},
		{"twice", "satu dua tiga empat", "satu dua tiga empat satu dua tiga empat", 1. / 5, 1},
		{"short", "satu dua", "satu dua", 1, 1},
		{"nothing of nothing", "", "", 1, 1},
	} {
		s, _, _ := compare(c.want, c.got)
		if math.Abs(s.Precision-c.precision) > 1e-9 || math.Abs(s.Recall-c.recall) > 1e-9 {
			t.Errorf("%s: %+v, want %.3f and %.3f", c.name, s, c.precision, c.recall)
		}
	}
	all, pages := Compare(map[string]Page{"a": {"satu dua tiga empat"}, "b": {"lima enam tujuh delapan"}, "c": {""}},
		map[string]Page{"a": {"satu dua tiga empat"}, "c": {"apa saja yang ada di sini"}})
	if all.Precision != 0.5 || all.Recall != 0.5 || len(pages) != 3 || pages[2].ID != "a" {
		t.Errorf("all: %+v, %+v", all, pages)
	}
}

// TestFolder protects which files are pages, and that a folder of something
// else is told as such.
func TestFolder(t *testing.T) {
	files, err := Files("testdata/benchmark")
	if err != nil || len(files) != 2 || files["harbour"] == "" {
		t.Errorf("%v, %v", files, err)
	}
	truth, err := Truth("testdata/benchmark")
	if err != nil || len(truth) != 2 || truth["dermaga"].Body == "" {
		t.Errorf("%v, %v", truth, err)
	}
	if _, err := Files("testdata"); !errors.Is(err, ErrFolder) {
		t.Errorf("a folder without pages: %v", err)
	}
	if truth, err := Truth("testdata"); truth != nil || err != nil {
		t.Errorf("a folder that does not say what its pages should give: %v, %v", truth, err)
	}
	var b bytes.Buffer
	if err := Write(&b, map[string]Page{"a": {"<x>"}}); err != nil || b.String() != "{\n \"a\": {\n  \"articleBody\": \"<x>\"\n }\n}\n" {
		t.Errorf("%q, %v", b.String(), err)
	}
}
