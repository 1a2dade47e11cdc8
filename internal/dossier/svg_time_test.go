package dossier

import (
	"math"
	"testing"
)

// TestLongStretch protects that days stand where they belong in a drawing of more
// years than a time.Duration has.
func TestLongStretch(t *testing.T) {
	s, ok := stretchOf([]Mark{{From: "1500-01-01", To: "1500-12-31"}, {From: "2030-01-01", To: "2030-12-31"}})
	if !ok {
		t.Fatal("there is no stretch")
	}
	middle := (s.x("1500-01-01") + s.x("2030-12-31")) / 2
	if x := s.x("1765-07-02"); math.Abs(x-middle) > 1 {
		t.Errorf("the middle stands at %.1f, and half way is %.1f", x, middle)
	}
}
