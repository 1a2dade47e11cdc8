package sqlite_test

import (
	"path/filepath"
	"testing"

	"github.com/sanad-news/sanad/internal/store"
	"github.com/sanad-news/sanad/internal/store/sqlite"
	"github.com/sanad-news/sanad/internal/store/storetest"
)

// open opens a new record in a folder that is not there yet, with a name that
// means something in an address.
func open(tb testing.TB, o sqlite.Options) (s store.Store, path string) {
	tb.Helper()
	path = filepath.Join(tb.TempDir(), "a folder?x=1#%41", "récord.db")
	return openAt(tb, path, o), path
}

func openAt(tb testing.TB, path string, o sqlite.Options) store.Store {
	tb.Helper()
	s, err := sqlite.Open(tb.Context(), path, o)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := s.Close(); err != nil {
			tb.Error(err)
		}
	})
	return s
}

// TestStore protects the contract.
func TestStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Store {
		t.Helper()
		s, _ := open(t, sqlite.Options{})
		return s
	})
}

// TestHastyStore protects the contract where postings are partly in their trees
// and partly not, as in a large record.
func TestHastyStore(t *testing.T) {
	if testing.Short() {
		t.Skip("as long again as TestStore")
	}
	storetest.Run(t, func(t *testing.T) store.Store {
		t.Helper()
		s, err := sqlite.OpenHasty(t.Context(), filepath.Join(t.TempDir(), "r.db"), 5)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
		return s
	})
}
