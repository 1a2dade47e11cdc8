package gen

import (
	"reflect"
	"strings"
	"testing"

	"github.com/sanad-news/sanad/internal/data"
)

// TestReportsAreAsRealOnes protects what is measured with them: the same seed
// gives the same reports, of the lengths and repetition that the package
// promises, with spans that hold their characters.
func TestReportsAreAsRealOnes(t *testing.T) {
	d, err := data.Load(data.Folders{})
	if err != nil {
		t.Fatal(err)
	}
	g, h := New(d, 7), New(d, 7)
	const n = 3000
	words, statements, repeated, said := 0, 0, 0, 0
	seen := map[string]bool{}
	for range n {
		report, rd := g.Next()
		if r, again := h.Next(); !reflect.DeepEqual(r, report) || !reflect.DeepEqual(again, rd) {
			t.Fatal("the same seed gives another report")
		}
		runes := []rune(rd.Text)
		words += len(strings.Fields(rd.Text))
		for _, s := range rd.Statements {
			statements++
			said += len(strings.Fields(s.Text))
			if string(runes[s.Start:s.End]) != s.Text || s.Text == "" {
				t.Fatalf("the span of %q holds %q", s.Text, string(runes[s.Start:s.End]))
			}
			if seen[strings.ToLower(s.Text)] {
				repeated++
			}
			seen[strings.ToLower(s.Text)] = true
		}
	}
	if w := words / n; w < 240 || w > 420 {
		t.Errorf("a report has %d words", w)
	}
	if s := float64(statements) / n; s < 3 || s > 6 {
		t.Errorf("a report has %.1f statements", s)
	}
	if p := float64(repeated) / float64(statements); p < 0.12 || p > 0.3 {
		t.Errorf("%.2f of the statements repeat others word for word", p)
	}
	t.Logf("%d words, %.1f statements of %d words, %.2f repeated", words/n, float64(statements)/n, said/statements, float64(repeated)/float64(statements))
}
