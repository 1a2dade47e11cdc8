package quote

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func texts(words []Word) string {
	var out []string
	for _, w := range words {
		out = append(out, w.Text)
	}
	return strings.Join(out, " ")
}

// TestFold protects what does and does not count when wordings are compared.
func TestFold(t *testing.T) {
	tests := []struct{ in, want string }{
		{"“Kami tidak takut,” katanya.", "kami tidak takut katanya"},
		{"KAMI  TIDAK\ntakut", "kami tidak takut"},
		{"non‑blok, non-blok, non–blok", "non blok non blok non blok"},
		{"Jum’at Jumʼat Jum'at", "jum'at jum'at jum'at"},
		{"I don’t; we're", "i don't we're"},
		{"the minister’s", "the minister 's"},
		{"kera\u00adjaan", "kerajaan"},
		{"cafe\u0301 CAFÉ", "café café"},
		{"U.S. and S.H.", "us and sh"},
		{"Rp5.000 Rp 5.000 Rp 5000", "rp 5000 rp 5000 rp 5000"},
		{"COVID-19 Covid19", "covid 19 covid 19"},
		{"2,5juta 2.5 juta", "2.5 juta 2.5 juta"},
		{"1.500 1,500 1500", "1500 1500 1500"},
		{"1.500.000 1,500,000 1500000 15,00,000", "1500000 1500000 1500000 1500000"},
		{"1.500,50 1,500.5", "1500.5 1500.5"},
		{"7,5% 7.50 %", "7.5 % 7.5 %"},
		{"0,500 0.5", "0.5 0.5"},
		{"12.1234", "12.1234"},
		{"pukul 07.30, 7:30", "pukul 7.3 7.3"},
		{"04/02/2023 4/2/2023", "4/2/2023 4/2/2023"},
		{"4.2.2023 1.2.3", "4.2.2023 1.2.3"},
		{"skor 2:1", "skor 2:1"},
		{"suhu -5 sampai −3, 2020 -2021, 220-230", "suhu -5 sampai -3 2020 2021 220 230"},
		{"٣٤ 34", "34 34"},
		{"US$5 €5", "us $ 5 € 5"},
		{"[…] … ... ?!", ""},
		{"", ""},
	}
	for _, tt := range tests {
		if got := texts(Fold(tt.in)); got != tt.want {
			t.Errorf("Fold(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

// TestFoldMarks protects what is kept of punctuation: where clauses end, where
// an ellipsis stands, and what an editor put in.
func TestFoldMarks(t *testing.T) {
	ends := map[End]string{ClauseEnd: ",", SentenceEnd: ".", QuestionEnd: "?"}
	tests := []struct{ in, want string }{
		{"Ya, kami siap. Kapan? Nanti!", "ya, kami siap. kapan? nanti."},
		{"Lihat No. 5 dan dr. wati.", "lihat no 5 dan dr, wati."},
		{"siap … maju", "siap… maju"},
		{"siap [...] maju. . . terus", "siap… maju,… terus"},
		{"Dia [Putin] pergi (tunai)", "dia [putin] pergi [tunai]"},
		{"[seluruh kalimat ini]", "seluruh kalimat ini"},
		{"buka [tanpa tutup", "buka tanpa tutup"},
		{"satu\n\ndua - tiga", "satu. dua, tiga"},
	}
	for _, tt := range tests {
		var out []string
		for _, w := range Fold(tt.in) {
			s := w.Text
			if w.Inserted {
				s = "[" + s + "]"
			}
			if s += ends[w.Ends]; w.Gap {
				s += "…"
			}
			out = append(out, s)
		}
		if got := strings.Join(out, " "); got != tt.want {
			t.Errorf("Fold(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

// TestFoldPlaces protects that each word is where it says it is.
func TestFoldPlaces(t *testing.T) {
	in := "“É” Rp5.000 don’t"
	var got []string
	for _, w := range Fold(in) {
		got = append(got, string([]rune(in)[w.Start:w.End]))
	}
	if want := []string{"É", "Rp", "5.000", "don’t"}; !slices.Equal(got, want) {
		t.Errorf("places give %q, want %q", got, want)
	}
}

// FuzzFold: words stand in order, within the text, and are never empty.
func FuzzFold(f *testing.F) {
	for _, s := range []string{"“Kami [tidak] takut…” 1.500,5", "Rp5.000juta -7:30/2 don’t", "\xff1.\xff٣.٤", "((([[[...", "a\u0301 \u0301 İ ß ﬁ 𝟙𝟚"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		end, runes := 0, utf8.RuneCountInString(s)
		for _, w := range Fold(s) {
			if w.Start < end || w.End <= w.Start || w.End > runes || w.Text == "" {
				t.Fatalf("word %+v after %d of %d", w, end, runes)
			}
			end = w.End
		}
	})
}

// TestDenied protects how far a word that denies reaches.
func TestDenied(t *testing.T) {
	for _, tt := range []struct{ language, text, want string }{
		{"en", "we will not build a wall, we build bridges", "build a wall"},
		{"id", "tanpa batas dan belum ada blok, tetapi aliansi", "batas dan"},
		{"en", "it is not without limits", ""},
		{"id", "tidak diketahui apakah mereka pergi", "diketahui apakah"},
	} {
		words := Fold(tt.text)
		_, denied := known(tt.language).Denied(words)
		var got []string
		for i := range words {
			if denied[i] {
				got = append(got, words[i].Text)
			}
		}
		if s := strings.Join(got, " "); s != tt.want {
			t.Errorf("%s: denied %q, want %q", tt.text, s, tt.want)
		}
	}
}
