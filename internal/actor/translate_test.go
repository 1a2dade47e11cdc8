package actor_test

import "testing"

// TestNamesInAnotherLanguage protects what a reader of one language is told of
// names in a report of another: offices, capitals and seas as that language
// calls them, and all that is not known for sure as the report has it.
func TestNamesInAnotherLanguage(t *testing.T) {
	d := directory(t)
	for _, c := range []struct{ name, code, want string }{
		{"Menteri Luar Negeri", "en", "Foreign Minister"},
		{"Foreign Minister", "id", "Menteri Luar Negeri"},
		{"Menlu", "id", "Menlu"},
		{"Menteri Urusan Angin", "en", "Menteri Urusan Angin"},
	} {
		if got := d.OfficeIn(c.name, c.code); got != c.want {
			t.Errorf("office %q in %s is %q, want %q", c.name, c.code, got, c.want)
		}
	}
	for _, c := range []struct {
		name, code, want string
		known            bool
	}{
		{"Moskow", "en", "Moscow", true},
		{"Moscow", "id", "Moskow", true},
		{"Peking", "en", "Peking", true},
		{"Laut Jepang", "en", "Sea of Japan", true},
		{"Laut Jepang", "id", "Laut Jepang", true},
		{"Port Lor", "en", "Port Lor", false},
	} {
		if got, known := d.PlaceIn(c.name, c.code); got != c.want || known != c.known {
			t.Errorf("place %q in %s is %q (%v), want %q", c.name, c.code, got, known, c.want)
		}
	}
}
