package stores_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/sanad-news/sanad/internal/store"
	"github.com/sanad-news/sanad/internal/store/stores"
)

// TestShown protects that a name is shown as it was given, but for its secrets.
func TestShown(t *testing.T) {
	for name, want := range map[string]string{
		"sanad.db":                               "sanad.db",
		"postgres://desk:hush@db.example/press":  "postgres://desk:xxxxx@db.example/press",
		"postgres://desk@db.example/press":       "postgres://desk@db.example/press",
		"postgres://desk:hu%zzsh@db/press":       "postgres://…",
		"postgresql://db/press?sslpassword=hush": "postgresql://db/press?sslpassword=xxxxx",
	} {
		if got := stores.Shown(name); got != want {
			t.Errorf("%q is shown as %q, want %q", name, got, want)
		}
	}
}

// TestWrongNames protects that a name which cannot be one of a record is told as
// such, with what to do.
func TestWrongNames(t *testing.T) {
	folder := t.TempDir()
	for name, want := range map[string]struct {
		is   error
		says string
	}{
		"mysql://db/press":                  {stores.ErrAddress, "give a file, or postgres://"},
		folder:                              {store.ErrBroken, "name a file in it"},
		"postgres://[bad/press":             {nil, "write it as postgres://"},
		"postgres://x@127.0.0.1:1/press":    {store.ErrLost, "see that the server runs"},
		"postgres://x@db.invalid:5432/pres": {store.ErrLost, "see that the server runs"},
	} {
		s, err := stores.Open(t.Context(), name, stores.Options{})
		if err == nil {
			t.Errorf("%s: opened", name)
			_ = s.Close()
			continue
		}
		if want.is != nil && !errors.Is(err, want.is) || !strings.Contains(err.Error(), want.says) {
			t.Errorf("%s: %v, want %v and %q", name, err, want.is, want.says)
		}
	}
}
