package message_test

import (
	"testing"

	"github.com/sanad-news/sanad/internal/message"
)

// TestNumbers protects how numbers are written for a reader: with the marks of
// the language, one thing said as one, and names of things not taken for counts.
func TestNumbers(t *testing.T) {
	en, id := message.Load("en"), message.Load("id")
	for _, c := range []struct {
		what           string
		inEn, inID     string
		wantEn, wantID string
	}{
		{"a fraction", en.Number(1234.5), id.Number(1234.5), "1,234.5", "1.234,5"},
		{"a long fraction", en.Number(2.0 / 3), id.Number(2.0 / 3), "0.666667", "0,666667"},
		{"a fraction of millions", en.Number(1234567.5), id.Number(1234567.5), "1,234,568", "1.234.568"},
		{"a whole number", en.Whole(1234), id.Whole(1234), "1,234", "1.234"},
		{"below zero", en.Number(-1234), id.Number(-1234), "-1,234", "-1.234"},
		{"three digits below zero", en.Number(-123), id.Number(-123), "-123", "-123"},
		{"one", en.Count("ask.statements", 1), id.Count("ask.statements", 1), "1 statement", "1 pernyataan"},
		{"none", en.Count("ask.statements", 0), id.Count("ask.statements", 0), "0 statements", "0 pernyataan"},
		{"many", en.Count("ask.statements", 12345), id.Count("ask.statements", 12345), "12,345 statements", "12.345 pernyataan"},
		{"more behind it", en.Count("watch.waiting", 1, "9.00"), id.Count("watch.waiting", 1200, "9.00"), "1 page waits, until 9.00", "1.200 halaman menunggu, yang pertama sampai 9.00"},
		{"the name of a thing", en.Get("web.correct.made", 2023), id.Get("web.correct.made", 2023), "Correction 2023 is made", "Koreksi 2023 dibuat"},
		{"names", en.And([]string{"a", "b", "c"}), id.And([]string{"a"}), "a, b and c", "a"},
	} {
		if c.inEn != c.wantEn {
			t.Errorf("%s in English is %q, want %q", c.what, c.inEn, c.wantEn)
		}
		if c.inID != c.wantID {
			t.Errorf("%s in Indonesian is %q, want %q", c.what, c.inID, c.wantID)
		}
	}
}
