package ask

import (
	"context"
	"errors"
	"strings"
	"testing"
)

// TestSearch protects that a search finds what its words can mean: a name, what
// was said, and lines, each with its sources.
func TestSearch(t *testing.T) {
	d := desk(t)
	ctx := context.Background()
	a, err := d.Search(ctx, SearchQuery{Words: "Lu Wenqi"})
	if err != nil {
		t.Fatal(err)
	}
	if a.Who == nil || len(a.Who.Actors) != 1 || a.Who.Actors[0].Name != "Lu Wenqi" {
		t.Errorf("a name: %+v", a.Who)
	}
	a, err = d.Search(ctx, SearchQuery{Words: "tidak menargetkan pihak ketiga", Limit: 1})
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Said) != 1 || !a.More || a.Count < 2 || len(a.Said[0].Sources) == 0 || a.Found == FoundNone || len(a.Lines) == 0 || !a.Who.Nobody() {
		t.Errorf("a claim: %+v", a)
	}
	traced, err := d.Trace(ctx, "tidak menargetkan pihak ketiga")
	if err != nil {
		t.Fatal(err)
	}
	for i := range traced.Lines {
		if x, y := &a.Lines[i], &traced.Lines[i]; x.ID != y.ID || x.Words != y.Words || x.First != y.First || x.Statements != y.Statements {
			t.Errorf("listed %+v, told %+v", *x, y.LineBrief)
		}
	}
	for _, words := range []string{"", "  ", strings.Repeat("a ", MaxWords)} {
		if _, err := d.Search(ctx, SearchQuery{Words: words}); !errors.Is(err, ErrQuestion) {
			t.Errorf("%.5q: %v", words, err)
		}
	}
	if a, err = d.Search(ctx, SearchQuery{Words: strings.Repeat("jembatan pagar ", MaxName/10)}); err != nil || a.Who != nil {
		t.Errorf("words too long for a name: %+v, %v", a.Who, err)
	}
}
