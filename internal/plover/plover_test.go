package plover_test

import (
	"testing"

	"github.com/sanad-news/sanad/internal/plover"
)

// TestTypes protects the table: sixteen types, four to cooperation in words,
// three in deeds, four to conflict in words, five in deeds, each found by name.
func TestTypes(t *testing.T) {
	count := map[plover.Quad]int{}
	for _, typ := range plover.Types() {
		count[typ.Quad]++
		if got, ok := plover.Named(typ.Name); !ok || got.Quad != typ.Quad || len(got.CAMEO) == 0 {
			t.Errorf("%s: %+v, %v", typ.Name, got, ok)
		}
		for _, root := range typ.CAMEO {
			if len(root) != 2 || root < "01" || root > "20" {
				t.Errorf("%s: %q is no CAMEO root", typ.Name, root)
			}
		}
	}
	want := map[plover.Quad]int{plover.VerbalCooperation: 4, plover.MaterialCooperation: 3, plover.VerbalConflict: 4, plover.MaterialConflict: 5}
	for q, n := range want {
		if count[q] != n {
			t.Errorf("%s has %d types, want %d", q, count[q], n)
		}
	}
	if _, ok := plover.Named("MEET"); ok {
		t.Error("MEET is a type")
	}
}
