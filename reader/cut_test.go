package reader_test

import (
	"strings"
	"testing"
)

// TestCutAnywhere protects that a report may begin or end with any word: what
// looks for the words beside another finds that there are none.
func TestCutAnywhere(t *testing.T) {
	texts := []struct{ code, text string }{
		{"id", "Hari pertama perundingan Velmora dan Borenia digelar di Marona pada 3 Mei 2031."},
		{"en", "Day one of the talks between France and Russia was on 3 May 2031."},
		{"en", "France, Russia defence ministers discuss a three-day naval drill with Norvask troops"},
		{"en", "Velmora's coast guard patrol boats, Borenia said, fired at two of its own five ships on Monday"},
		{"id", "Menteri Luar Negeri Velmora Mirela Kostan bertemu timpalannya dari Borenia, Tavik Orlan, sehari setelah kedua negara itu berunding"},
	}
	for _, c := range figureCases {
		texts = append(texts, struct{ code, text string }{c.language, c.text})
	}
	for _, x := range texts {
		words := strings.Fields(strings.TrimRight(x.text, "."))
		for i := range words {
			mustRead(t, x.code, strings.Join(words[:i+1], " "))
			mustRead(t, x.code, strings.Join(words[i:], " "))
		}
	}
}
