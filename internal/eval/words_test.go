package eval

import (
	"slices"
	"strings"
	"testing"
)

// TestWords protects where the measure cuts words; the reader cuts otherwise.
func TestWords(t *testing.T) {
	tests := []struct{ in, want string }{
		{"“Ma’ruf Amin’s 7,5%”", "ma ruf amin s 7 5"},
		{"snake_case ½ Ⅳ x²", "snake_case ½ ⅳ x²"},
		{"İZMİR ΟΔΟΣ", "i\u0307zmi\u0307r οδος"},
		{"e\u0301tat", "e tat"}, // a mark is no letter
		{"東京 said", "東京 said"},
		{"", ""},
	}
	for _, tt := range tests {
		var got []string
		for _, w := range wordsOf(tt.in) {
			got = append(got, w.text)
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("wordsOf(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
	if ws := wordsOf("“é” a"); ws[1].start != 4 || ws[1].end != 5 {
		t.Errorf("offsets are not in code points: %v", ws[1])
	}
}

// TestCompose protects normal form C: composition, order of marks, exclusions,
// Hangul.
func TestCompose(t *testing.T) {
	if n := loadNormal(); len(n.parts) < 2000 || len(n.class) < 900 {
		t.Fatalf("the data has %d decompositions and %d classes", len(n.parts), len(n.class))
	}
	tests := []struct{ in, want string }{
		{"e\u0301", "é"}, {"e\u0323\u0302", "ệ"}, {"e\u0302\u0323", "ệ"}, {"\u212b", "Å"}, {"\u0958", "\u0915\u093c"},
		{"\u1112\u1161\u11ab", "한"}, {"\ud55c", "한"}, {"a\u0315\u0300", "à\u0315"}, {"“kata”", "“kata”"}, {"\u0344", "\u0308\u0301"},
	}
	for _, tt := range tests {
		if got := compose(tt.in); got != tt.want {
			t.Errorf("compose(%+q) = %+q, want %+q", tt.in, got, tt.want)
		}
	}
}

// TestAlign protects the choice between several alignments: the longest
// stretch first, then the first.
func TestAlign(t *testing.T) {
	tests := []struct {
		a, b string
		want []int
	}{
		{"a b c", "a b c", []int{0, 1, 2}},
		{"x a b c", "a b c y", []int{-1, 0, 1, 2}},
		{"a b x a b c", "a b c", []int{-1, -1, -1, 0, 1, 2}},
		{"a b", "a b a b", []int{0, 1}},
		{"q a r b s", "a b", []int{-1, 0, -1, 1, -1}},
		{"", "a", []int{}},
	}
	for _, tt := range tests {
		if got := align(strings.Fields(tt.a), strings.Fields(tt.b)); !slices.Equal(got, tt.want) {
			t.Errorf("align(%q, %q) = %v, want %v", tt.a, tt.b, got, tt.want)
		}
	}
}

func TestKindOf(t *testing.T) {
	tests := []struct{ text, words, want string }{
		{"Ia bilang “datang saja” lagi", "datang saja", "direct"},
		{"''Datang saja,'' katanya", "Datang saja", "direct"},
		{"Ia bilang akan “datang”", "akan “datang", "mixed"},
		{"Ia bilang akan datang", "akan datang", "indirect"},
	}
	for _, tt := range tests {
		ix := index(tt.text)
		if got := ix.kindOf(ix.place(at(t, tt.text, tt.words))); got != tt.want {
			t.Errorf("kind of %q in %q = %s, want %s", tt.words, tt.text, got, tt.want)
		}
	}
}
