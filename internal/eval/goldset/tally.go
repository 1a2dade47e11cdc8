package goldset

import (
	"slices"
	"strings"
	"unicode"
)

// Miss is something of gold that was not found, something found that gold has
// not, or the two where they tell of the same and differ.
type Miss[Gold, Found any] struct {
	ID   string `json:"id"`
	Text string `json:"text"`
	Want *Gold  `json:"want,omitempty"`
	Got  *Found `json:"got,omitempty"`
	Why  string `json:"why"` // the fields that differ
}

// Tally counts what was found and right: in all, by what makes a sentence hard,
// and by the rule that found it.
type Tally struct {
	All  Rate            `json:"all"`
	Trap map[string]Rate `json:"trap"`
	Rule map[string]Rate `json:"rule"` // Right and Found only
}

// NewTally returns one with nothing counted.
func NewTally() Tally { return Tally{Trap: map[string]Rate{}, Rule: map[string]Rate{}} }

// Count adds what was counted in a sentence; the rule is empty where what is
// counted was not found.
func (t *Tally) Count(s *Sentence, rule string, d Rate) {
	trap := s.Trap
	if trap == "" {
		trap = "none"
	}
	t.All, t.Trap[trap] = t.All.Plus(d), t.Trap[trap].Plus(d)
	if rule != "" {
		t.Rule[rule] = t.Rule[rule].Plus(d)
	}
}

// Words are the words of a text in small letters, to compare names by.
func Words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsNumber(c) })
}

// Share reports whether two texts have a word in common.
func Share(a, b string) bool {
	there := Words(b)
	return slices.ContainsFunc(Words(a), func(w string) bool { return slices.Contains(there, w) })
}
