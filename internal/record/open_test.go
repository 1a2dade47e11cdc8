package record

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/sanad-news/sanad/internal/store"
)

// TestOpen protects that a record is made on first use and only then, and that
// looking makes none.
func TestOpen(t *testing.T) {
	ctx, d := context.Background(), shipped(t)
	path := filepath.Join(t.TempDir(), "sub", "record.db")
	if _, err := Open(ctx, path, d, Options{ReadOnly: true}); !errors.Is(err, store.ErrNoRecord) {
		t.Errorf("looking at what is not there: %v", err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("looking made a file")
	}
	for i, made := range []bool{true, false} {
		r, err := Open(ctx, path, d, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if r.Made != made {
			t.Errorf("opened %d times, made: %v", i+1, r.Made)
		}
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	}
	r, err := Open(ctx, path, d, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Add(ctx, made(t, 1)); !errors.Is(err, store.ErrReadOnly) {
		t.Errorf("adding to what was opened for reading: %v", err)
	}
	if err := r.Close(); err != nil {
		t.Error(err)
	}
}
