package sqlite

import (
	"regexp"
	"testing"
)

// TestTerms protects what is kept in the full-text index of every record, and
// that a query of it has no words but these.
func TestTerms(t *testing.T) {
	if got := terms([]uint32{0, 7, 1<<32 - 1}, []int64{1, 35}, []int64{36}); got != "aaaaaaa aaaaaah d777777 01 0z 110 " {
		t.Errorf("%q", got)
	}
	_, args, whole := match([]uint32{7}, []uint32{0, 1}, []int64{1}, []int64{2, 3})
	if got := args[0]; got != "aaaaaah AND (aaaaaaa OR aaaaaab) AND (01) AND (12 OR 13)" || !whole {
		t.Errorf("%q", got)
	}
	if _, _, whole := match([]uint32{7}, nil, make([]int64, mostActors+1), nil); whole {
		t.Error("too many speakers were left to the index")
	}
	word := regexp.MustCompile(`^[a-z2-7]{7}$`)
	for term := uint64(1); term < 1<<32; term *= 3 {
		if got := string(appendTerm(nil, uint32(term))); !word.MatchString(got) {
			t.Errorf("%d is %q", term, got)
		}
	}
}
