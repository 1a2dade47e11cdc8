package goldset_test

import (
	"testing"

	"github.com/sanad-news/sanad/internal/eval/goldset"
)

// TestRate protects the measures, at their ends too: nothing found is precise,
// and of a gold without anything all was found.
func TestRate(t *testing.T) {
	for _, c := range []struct {
		rate                  goldset.Rate
		precision, recall, f1 float64
	}{
		{goldset.Rate{}, 1, 1, 1},
		{goldset.Rate{Gold: 4}, 1, 0, 0},
		{goldset.Rate{Found: 4}, 0, 1, 0},
		{goldset.Rate{Right: 1, Found: 2}.Plus(goldset.Rate{Gold: 4}), 0.5, 0.25, 1.0 / 3},
	} {
		if p, r, f := c.rate.Precision(), c.rate.Recall(), c.rate.F1(); p != c.precision || r != c.recall || f != c.f1 {
			t.Errorf("%+v: precision %v, recall %v, F1 %v", c.rate, p, r, f)
		}
	}
}
