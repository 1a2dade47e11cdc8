package record

import (
	"context"
	"testing"

	"github.com/sanad-news/sanad"
)

// TestState protects that whatever is written changes the record's state, and
// that asking does not.
func TestState(t *testing.T) {
	r := open(t, "")
	ctx := context.Background()
	state := func() string {
		t.Helper()
		s, err := r.State(ctx)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	first := state()
	if again := state(); again != first {
		t.Errorf("asked twice, it is %q and %q", first, again)
	}
	seen := map[string]bool{first: true}
	for _, do := range []func() error{
		func() error { return r.Reform(ctx, true, func(Progress) {}) },
		func() error {
			_, err := r.Add(ctx, []Item{read(t, sanad.Report{Text: "“We keep the gate open,” Ilse Brandov said.", Language: "en", Source: sanad.Source{ID: "a"}})})
			return err
		},
	} {
		if err := do(); err != nil {
			t.Fatal(err)
		}
		if s := state(); seen[s] {
			t.Errorf("after writing it is %q again", s)
		} else {
			seen[s] = true
		}
	}
}
