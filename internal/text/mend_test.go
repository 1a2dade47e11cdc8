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
	for _, c := range "“”‘’„‚«»‹›–—…•·éèêëàâçîïôöùûüñáíóúÉÈÀÇÖÜßåøæğışşĞİŞăơư\u00a0€™©®°½本русский" {
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
		{"its first two bytes and a no-break space", "“Harga turun,†kata Marowi.", "“Harga turun,”\u00a0kata Marowi."},
		{"the same behind a question", "“Turun?†tanya Marowi.", "“Turun?”\u00a0tanya Marowi."},
		{"dashes", "tahun 2020â€“2023 â€” kata dia", "tahun 2020–2023 — kata dia"},
		{"apostrophe and dots", "Trumpâ€™s planâ€¦", "Trump’s plan…"},
		{"C1 control characters", "\u00e2\u0080\u009cYa\u00e2\u0080\u009d", "“Ya”"},
		{"no-break space", "4,6Â\u00a0miliar", "4,6\u00a0miliar"},
		{"names", "FranÃ§ois dan JosÃ©", "François dan José"},
		{"good and broken together", "“Ya” dan â€œtidakâ€\u009d", "“Ya” dan “tidak”"},
		{"half a character is left", "â dan Ã dan ð\u009f", "â dan Ã dan ð\u009f"},
		{"a dagger before a space is one", "Budi† (1901), lihat,† catatan", "Budi† (1901), lihat,† catatan"},
		{"a dagger behind a word is one", "Budi†Hartono", "Budi†Hartono"},
		{"empty", "", ""},
	}
	for _, tt := range tests {
		got, repairs := text.Mend(tt.in)
		if got != tt.want {
			t.Errorf("%s: Mend(%q) = %q, want %q", tt.name, tt.in, got, tt.want)
		}
		if back := unmend(got, repairs); back != tt.in {
			t.Errorf("%s: the repairs undone give %q, not %q", tt.name, back, tt.in)
		}
	}
}

// unmend undoes the repairs, which is possible only if each maps right.
func unmend(s string, repairs []text.Repair) string {
	var out strings.Builder
	at := 0
	for _, r := range repairs {
		out.WriteString(s[at:r.Start] + r.Was)
		at = r.End
	}
	return out.String() + s[at:]
}

// TestMendLeavesValidText protects text in which nothing is broken, above all
// words with the letters that double encoding leaves: â, ã, Ã, Â, é, ð.
func TestMendLeavesValidText(t *testing.T) {
	for _, s := range []string{
		"Le château n’est pas à vendre, a-t-il déclaré à l’Élysée.",
		"« Où étiez-vous ? » demande-t-elle, l’âme en peine.",
		"A NAÇÃO NÃO ESTÁ À VENDA, DIZ MÃE DE JOÃO EM SÃO PAULO.",
		"“Não há solução”, disse o capitão; “a situação é grave”.",
		"Thủ tướng Phạm Minh Chính nói: “Việt Nam ủng hộ hòa bình, ổn định và phát triển.”",
		"Ông Nguyễn Ân, Ủy viên, phát biểu tại Đà Nẵng về vấn đề trên.",
		"Türkiye’nin kâr payı arttı; Hakkâri’de şüpheli yok, dedi İçişleri Bakanı.",
		"Der Außenminister sagte: „Wir müssen über Öl und Käse reden.“",
		"El niño dijo: «Mañana será otro día», según el portavoz.",
		"Menteri itu berkata, “Tidak ada harga yang naik,” Jumat (3/2).",
		"Statsministeren sagde: »Vi går i gang i år,« på Ærø.",
		"Ársæll Þórðarson sagði að það væri ekkert að óttast.",
		"România și Franța au semnat; „Sântem aici”, a spus Ion Lână.",
		"Premier powiedział: „Źródła są święte” — w Łodzi.",
		"Ο πρωθυπουργός είπε: «Δεν υπάρχει θέμα».",
		"Министр сказал: «Мы не против третьих стран» — в Москве…",
		"قال الوزير: «لا نستهدف أحدا».",
		"外交部发言人毛宁说：“中方一贯主张和平。”",
		"प्रधानमंत्री ने कहा, “यह भारत का समय है।”",
		"El president català digué: «Avui és un gran dia» a Àger.",
		"The café’s owner, Zoë Brontë, paid €50 – a “naïve” price… for crème brûlée.",
	} {
		if got, repairs := text.Mend(s); got != s || len(repairs) != 0 {
			t.Errorf("Mend(%q) = %q, %+v", s, got, repairs)
		}
	}
}

// TestMendLeavesAccentBeforeMark protects letters with an accent that a mark
// or a no-break space follows at once, as French typography and possessives do.
func TestMendLeavesAccentBeforeMark(t *testing.T) {
	for _, s := range []string{
		"BEYONCÉ’S NEW ALBUM",
		"“VIVA LA FIANCÉE OF CAFÉ”",
		"«\u00a0Vive la liberté\u00a0», dit-il.",
		"«\u00a0Le voilà\u00a0», dit-il.",
		"L’ÉTÉ… EST FINI",
		"her “fiancé”—or so she says",
		"LA LIBERTÉ\u00a0: UN DÉBAT",
	} {
		if got, _ := text.Mend(s); got != s {
			t.Errorf("Mend(%q) = %q", s, got)
		}
	}
}

// FuzzMend: the repairs undone give the text again, valid text stays valid,
// and what ASCII says is never touched.
func FuzzMend(f *testing.F) {
	for _, s := range []string{"â€œYa,â€ kata Mao", "JosÃ©,†kata", "Ââ€\u009d", "ð\u009f\u0098\u0080", "\xff\xe2â€", "château"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, repairs := text.Mend(s)
		if back := unmend(got, repairs); back != s {
			t.Errorf("Mend(%q) = %q, undone %q", s, got, back)
		}
		if utf8.ValidString(s) && !utf8.ValidString(got) {
			t.Errorf("Mend(%q) = %q is not UTF-8", s, got)
		}
		ascii := func(r rune) rune {
			if r < utf8.RuneSelf {
				return r
			}
			return -1
		}
		if strings.Map(ascii, got) != strings.Map(ascii, s) {
			t.Errorf("Mend(%q) = %q", s, got)
		}
	})
}
