package export

import (
	"testing"

	"github.com/sanad-news/sanad/internal/record/recordtest"
	"github.com/sanad-news/sanad/internal/store/postgres/pgtest"
)

// TestStoresAgree protects that a record gives the same files whichever
// database keeps it.
func TestStoresAgree(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a server")
	}
	file, server := open(t, ""), open(t, pgtest.Start(t))
	items := append(made(t, 80), fixture(t)...)
	recordtest.Add(t, file, items...)
	recordtest.Add(t, server, items...)
	for _, table := range Tables() {
		o := Options{Format: JSONL, Tables: []Table{table}}
		if a, b := export(t, file, o), export(t, server, o); a != b {
			t.Errorf("%s differs: %s", table, firstDifference(a, b))
		}
	}
}
