package record

import (
	"path/filepath"
	"slices"
	"testing"
)

// TestSidesIn protects which states a text names: not those whose name stands
// in the name of a unit or of somewhere else.
func TestSidesIn(t *testing.T) {
	rec := open(t, filepath.Join(t.TempDir(), "r.db"))
	for _, tt := range []struct {
		language, text string
		want           []string
	}{
		{"id", "Nilai perdagangan Rusia mencapai 4,6 miliar dolar AS", []string{"RU"}},
		{"en", "Trade of Russia reached 4.6 billion US dollars", []string{"RU"}},
		{"id", "AS dan Rusia bertemu", []string{"US", "RU"}},
		{"id", "stabil bagaikan Gunung Tai", nil},
	} {
		if got := rec.SidesIn(tt.text, tt.language); !slices.Equal(got, tt.want) {
			t.Errorf("%q names %v, want %v", tt.text, got, tt.want)
		}
	}
}
