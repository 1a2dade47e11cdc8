package record

import (
	"context"
	"strings"
	"testing"

	"github.com/sanad-news/sanad/internal/store/postgres/pgtest"
)

// TestBothStores protects that a record says the same whatever keeps it: what
// was added, corrected and read again in a file and on a server.
func TestBothStores(t *testing.T) {
	url := pgtest.Start(t)
	n := 100
	if testing.Short() {
		n = 40
	}
	items := made(t, n)
	var states []state
	for _, name := range []string{"", url} {
		r := open(t, name)
		add(t, r, worse(items)...)
		randomCorrections(t, r, 3)
		reread(t, r, readerOf(items))
		add(t, r, items...)
		if list, err := r.Listed(context.Background()); err != nil || len(list) == 0 {
			t.Fatalf("%d corrections: %v", len(list), err)
		}
		states = append(states, stateOf(t, r))
	}
	if d := states[0].diff(&states[1]); len(d) > 0 {
		t.Errorf("SQLite and PostgreSQL differ:\n%s", strings.Join(d, "\n"))
	}
}
