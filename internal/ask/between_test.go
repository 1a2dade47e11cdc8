package ask

import (
	"context"
	"errors"
	"testing"
)

// TestBetween protects that what two sides say of each other is found from
// either side, newest first, and page by page.
func TestBetween(t *testing.T) {
	d := desk(t)
	ctx := context.Background()
	whole, err := d.Between(ctx, BetweenQuery{A: "Haiyun", B: "Velmora"})
	if err != nil {
		t.Fatal(err)
	}
	if len(whole.Sayings) < 3 || whole.Count < len(whole.Sayings) {
		t.Fatalf("found %+v", whole)
	}
	for i := range whole.Sayings {
		if len(whole.Sayings[i].Sources) == 0 {
			t.Errorf("%q has no source", whole.Sayings[i].Text)
		}
	}
	turned, err := d.Between(ctx, BetweenQuery{A: "Velmora", B: "Haiyun"})
	if err != nil {
		t.Fatal(err)
	}
	if len(turned.Sayings) != len(whole.Sayings) {
		t.Errorf("from the other side there are %d sayings, not %d", len(turned.Sayings), len(whole.Sayings))
	}
	n, pages := 0, 0
	for q := (BetweenQuery{A: "Haiyun", B: "Velmora", Limit: 1}); ; pages++ {
		a, err := d.Between(ctx, q)
		if err != nil || pages > len(whole.Sayings) {
			t.Fatal(err, pages)
		}
		for _, s := range a.Sayings {
			if s.Text != whole.Sayings[n].Text {
				t.Errorf("page %d has %q, want %q", pages, s.Text, whole.Sayings[n].Text)
			}
			n++
		}
		if q.After = a.Next; q.After == "" {
			break
		}
	}
	if n != len(whole.Sayings) {
		t.Errorf("the pages have %d sayings, not %d", n, len(whole.Sayings))
	}
	if a, err := d.Between(ctx, BetweenQuery{A: "Haiyun", B: "Nobody At All"}); err != nil || !a.B.Nobody() || len(a.Sayings) > 0 {
		t.Errorf("with nobody: %+v, %v", a, err)
	}
	for _, q := range []BetweenQuery{{A: "Haiyun"}, {B: "Haiyun"}, {A: "Haiyun", B: "haiyun"}, {A: "Haiyun", B: "Velmora", After: "x"}, {A: "Haiyun", B: "Velmora", Since: "x"}} {
		if _, err := d.Between(ctx, q); !errors.Is(err, ErrQuestion) {
			t.Errorf("%+v: %v", q, err)
		}
	}
}
