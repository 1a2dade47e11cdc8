package record

import (
	"strings"
	"testing"
)

// TestFoldName protects that a name is found however it is spelt. What is folded
// here is the key of an actor in every record, so it never changes.
func TestFoldName(t *testing.T) {
	for given, want := range map[string]string{
		"Lu Wenqi":             "lu wenqi",
		"  LU   WENQI ":        "lu wenqi",
		"Dragan Mirél":         "dragan mirel",
		"Sa’ad bin Jum'ah":     "saad bin jumah",
		"Ratna P., S.H.":       "ratna p sh",
		"Jean-Luc Orval":       "jean luc orval",
		"Kabar.id":             "kabarid",
		"Тарас Ко":             "тарас ко",
		"ﬁla":                  "fila",
		"":                     "",
		"—":                    "",
		"2 Kawan":              "2 kawan",
		"Lu\u00adWen\u200bqi":  "luwenqi",
		"'; DROP TABLE actor;": "drop table actor",
	} {
		if got := FoldName(given); got != want {
			t.Errorf("%q folds to %q, want %q", given, got, want)
		}
	}
	if n := len(FoldName(strings.Repeat("panjang ", 1000))); n > longestName+10 {
		t.Errorf("a misread name keeps %d bytes", n)
	}
}

// TestPlainer protects that the spelling that is shown does not depend on which
// came first.
func TestPlainer(t *testing.T) {
	order := []string{"Lu Wenqi", "Lu Wenqï", "lu wenqi", "LU WENQI"}
	for i, a := range order {
		for j, b := range order {
			if plainer(a, b) != (i < j) {
				t.Errorf("%q rather than %q: %v", a, b, i >= j)
			}
		}
	}
}
