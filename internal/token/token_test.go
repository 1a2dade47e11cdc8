package token

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestScan protects where words are cut, which every later stage builds on.
func TestScan(t *testing.T) {
	tests := []struct{ in, want string }{
		{"kata Mao.", "kata|Mao|."},
		{"China-Rusia", "China|-|Rusia"},
		{"Trump’s ads don't", "Trump|’s|ads|don't"},
		{"the ministers' plan", "the|ministers|'|plan"},
		{"Ja'far pada Jum’at", "Ja'far|pada|Jum’at"},
		{"U.S. troops, U.S.", "U.S.|troops|,|U.S."},
		{"detik.com. TEMPO.CO, Jakarta", "detik.com|.|TEMPO.CO|,|Jakarta"},
		{"merah.Dia", "merah|.|Dia"},
		{"(4/2/2023) 8.000 220-230 7,5%", "(|4/2/2023|)|8.000|220|-|230|7,5|%"},
		{"2020-an 18th", "2020|-|an|18th"},
		{"''Ya,'' katanya", "''|Ya|,|''|katanya"},
		{"kata -- dia... ya", "kata|--|dia|...|ya"},
		{"4,5,6juta 7,8", "4|,|5|,|6juta|7,8"},
		{"10.\nDia", "10|.|Dia"},
		{"\xff\xfe a", "\xff|\xfe|a"},
	}
	for _, tt := range tests {
		var got []string
		for _, tok := range Scan(tt.in, nil) {
			got = append(got, tt.in[tok.Start:tok.End])
		}
		if strings.Join(got, "|") != tt.want {
			t.Errorf("Scan(%q) = %q, want %q", tt.in, strings.Join(got, "|"), tt.want)
		}
	}
}

// TestHash protects that a pack's word meets a report's word however it is
// written.
func TestHash(t *testing.T) {
	same := [][]string{{"Kata", "kata", "KATA"}, {"Jum’at", "jum'at"}, {"kera\u00adjaan", "kerajaan"}, {"ÉLYSÉE", "élysée"}}
	for _, words := range same {
		for _, w := range words {
			if Hash(w) != Hash(words[0]) {
				t.Errorf("Hash(%q) != Hash(%q)", w, words[0])
			}
		}
	}
	if Hash("kata") == Hash("katak") {
		t.Error("different words have one hash")
	}
}

// FuzzScan: tokens are in order, do not overlap, and their code point offsets
// are those of the bytes they name.
func FuzzScan(f *testing.F) {
	for _, s := range []string{"kata Mao’s “U.S.” ''x'' ...", "\xff\u202e'\u0301", "٣٤abc 12é", "''''''"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var end uint32
		for _, tok := range Scan(s, nil) {
			if tok.Start < end || tok.End <= tok.Start || int(tok.End) > len(s) {
				t.Fatalf("token [%d,%d) after %d in %d bytes", tok.Start, tok.End, end, len(s))
			}
			if n := utf8.RuneCountInString(s[:tok.Start]); n != int(tok.RuneStart) {
				t.Fatalf("rune start %d, want %d", tok.RuneStart, n)
			}
			if n := utf8.RuneCountInString(s[:tok.End]); n != int(tok.RuneEnd) {
				t.Fatalf("rune end %d, want %d", tok.RuneEnd, n)
			}
			end = tok.End
		}
	})
}

// TestScanLines protects the paragraph breaks that sentences and quotations
// rely on.
func TestScanLines(t *testing.T) {
	var got []uint8
	for _, tok := range Scan("a b\nc\n\n\nd\r\ne", nil) {
		got = append(got, tok.Lines)
	}
	if want := []uint8{0, 0, 1, 2, 1}; !slices.Equal(got, want) {
		t.Errorf("lines before = %v, want %v", got, want)
	}
}

func BenchmarkScan(b *testing.B) {
	text := strings.Repeat("Juru Bicara Kementerian Luar Negeri Mao Ning mengatakan China sepakat, “tidak ada” (4/2/2023). ", 1000)
	b.SetBytes(int64(len(text)))
	var buf []Token
	for b.Loop() {
		buf = Scan(text, buf[:0])
	}
}
