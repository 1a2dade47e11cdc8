package record

import (
	"fmt"
	"slices"
	"testing"
)

// A report made to say very many things of the same few words must not cost
// the square of its length: its keys that lead to too many are left out, and
// the others stay.
func TestWornKeys(t *testing.T) {
	all := make([]said, mostWithKey+50)
	for i := range all {
		all[i].forms = []form{{hash: int64(i), keys: []int64{1, int64(100 + i/2)}}, {hash: -1, keys: []int64{2}}}
	}
	dropWornKeys(all)
	for i := range all {
		if got, want := fmt.Sprint(all[i].forms[0].keys), fmt.Sprint([]int64{int64(100 + i/2)}); got != want {
			t.Fatalf("form %d has keys %s, want %s", i, got, want)
		}
		if !slices.Equal(all[i].forms[1].keys, []int64{2}) {
			t.Fatalf("a form said %d times lost its key, though it is one", len(all))
		}
	}
}
