package export

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/sanad-news/sanad/internal/record/recordtest"
	"github.com/sanad-news/sanad/internal/store"
)

// TestSelectors protects that every annotation finds the characters it is about
// in the text of its report, by position and by words.
func TestSelectors(t *testing.T) {
	r := open(t, "")
	recordtest.Add(t, r, append(made(t, 60), fixture(t)...)...)
	texts := map[string][]rune{}
	err := r.Store.View(context.Background(), func(rd store.Reader) error {
		reports, err := rd.Reports(store.ReportQuery{Revisions: true})
		for _, report := range reports {
			bodies, err := rd.Bodies([]int64{report.ID})
			if err != nil {
				return err
			}
			_, reading, err := r.Unpack(bodies[report.ID])
			if err != nil {
				return err
			}
			texts[report.UID] = []rune(reading.Text)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(export(t, r, Options{Format: Annotations, Tables: []Table{Statements}})) {
		var a Annotation
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			t.Fatal(err)
		}
		n++
		text, at, quote := texts[a.Target.Source.Report], a.Target.Selector[0], a.Target.Selector[1]
		if at.Type != "TextPositionSelector" || quote.Type != "TextQuoteSelector" || at.Start == nil || at.End == nil {
			t.Fatalf("selectors %+v", a.Target.Selector)
		}
		from, to := *at.Start, *at.End
		if got := string(text[from:to]); got != quote.Exact || got == "" {
			t.Errorf("%s: %q stands there, not %q", a.ID, got, quote.Exact)
		}
		if want := string(text[max(0, from-32):from]); quote.Prefix != want {
			t.Errorf("%s: prefix %q, want %q", a.ID, quote.Prefix, want)
		}
		if want := string(text[to:min(len(text), to+32)]); quote.Suffix != want {
			t.Errorf("%s: suffix %q, want %q", a.ID, quote.Suffix, want)
		}
		if a.Type != "Annotation" || a.Context[0] != "http://www.w3.org/ns/anno.jsonld" || a.Motivation == "" || len(a.Body) == 0 {
			t.Errorf("%s is no annotation: %s", a.ID, line)
		}
		for _, id := range []string{a.ID, a.Target.Source.ID} {
			if !strings.HasPrefix(id, "urn:") && !strings.HasPrefix(id, "https://") {
				t.Errorf("%q is no IRI", id)
			}
		}
	}
	if n < 100 {
		t.Errorf("%d annotations only", n)
	}
}
