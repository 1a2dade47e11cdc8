package collect_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/collect"
)

// TestJoin protects that a page put behind another adds what is new, a blank line
// between paragraphs, and takes a time one can wait for where it is very long.
func TestJoin(t *testing.T) {
	item := collect.Item{Report: sanad.Report{Title: "Dermaga dibuka", Text: "Satu."}}
	item.Join(&collect.Item{Report: sanad.Report{Text: "Dermaga dibuka\n\nSatu.\n\nDua.\n\nTiga."}})
	if want := "Satu.\n\nDua.\n\nTiga."; item.Report.Text != want {
		t.Errorf("got %q, want %q", item.Report.Text, want)
	}
	var long strings.Builder
	for i := range 40_000 {
		fmt.Fprintf(&long, "%d %s\n\n", i, strings.Repeat("a", 200))
	}
	start := time.Now()
	item.Join(&collect.Item{Report: sanad.Report{Text: long.String()}})
	if took := time.Since(start); took > 2*time.Second {
		t.Errorf("it took %v", took)
	}
}
