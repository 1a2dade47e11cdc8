package reader_test

import (
	"testing"

	"github.com/sanad-news/sanad"
)

// TestBound protects that a value that is told to be more or less is not taken
// for about as much.
func TestBound(t *testing.T) {
	for _, tt := range []struct {
		language, text string
		bound          sanad.FigureBound
	}{
		{"id", "Inflasi di atas 4 persen.", sanad.Above},
		{"id", "Inflasi mencapai lebih dari 4 persen.", sanad.Above},
		{"id", "Sedikitnya 600 warga mengungsi.", sanad.AtLeast},
		{"id", "Inflasi kurang dari 4 persen.", sanad.Below},
		{"id", "Inflasi sekitar 4 persen.", ""},
		{"id", "Inflasi 4 persen.", ""},
		{"en", "Inflation was above 4 percent.", sanad.Above},
		{"en", "At least 600 soldiers were sent.", sanad.AtLeast},
		{"en", "Exports were under 3 million tonnes.", sanad.Below},
		{"en", "Inflation was nearly 4 percent.", ""},
		{"ms", "Inflasi melebihi 4 peratus.", sanad.Above},
	} {
		rd := mustRead(t, tt.language, tt.text)
		if len(rd.Figures) != 1 || rd.Figures[0].Bound != tt.bound {
			t.Errorf("%s: %+v, want the bound %q", tt.text, rd.Figures, tt.bound)
		}
	}
}
