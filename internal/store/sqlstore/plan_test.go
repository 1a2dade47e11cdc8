package sqlstore_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/sanad-news/sanad/internal/store"
	"github.com/sanad-news/sanad/internal/store/sqlite"
	"github.com/sanad-news/sanad/internal/store/sqlstore"
	"github.com/sanad-news/sanad/internal/store/storetest"
)

// TestPlans protects that no question reads a whole table, and that those for
// the first of many are walked in order and not sorted: at a million statements
// either takes a second instead of a millisecond.
func TestPlans(t *testing.T) {
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "r.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := s.Update(t.Context(), storetest.NewSource(1, 0.5).Batch(100).Put); err != nil {
		t.Fatal(err)
	}
	// What is gathered and sorted has a small list to gather; the names of the
	// actors on a page are one too.
	gathered := map[string]bool{
		"reports": true, "wordings": true, "line": true, "actors": true, "actors-prefix": true, "offices": true, "fingerprints": true,
		"form-keys": true, "bands": true,
	}
	inOrder := map[string]bool{ // walked from end to end, until enough is found
		"SCAN a USING INDEX actor_size": true, "SCAN l": true, "SCAN tally": true,
		"SCAN c": true, "SCAN i": true, "SCAN k": true, "SCAN m": true, "SCAN t": true, "SCAN w": true, // lists made on the way
	}
	for _, q := range storetest.Queries() {
		plan, err := sqlstore.PlanOf(t.Context(), s, "EXPLAIN QUERY PLAN ", func(r store.Reader) error {
			_, err := q.Ask(r)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(plan) {
			line = strings.TrimSpace(line)
			if strings.HasPrefix(line, "SCAN") && !strings.Contains(line, "VIRTUAL TABLE") && !inOrder[line] {
				t.Errorf("%s reads a whole table: %s\n%s", q.Name, line, plan)
			}
			if strings.Contains(line, "TEMP B-TREE") && !gathered[q.Name] {
				t.Errorf("%s sorts: %s\n%s", q.Name, line, plan)
			}
		}
	}
}
