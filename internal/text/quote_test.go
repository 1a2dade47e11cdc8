package text_test

import (
	"strings"
	"testing"
	"time"
)

// TestQuotes protects where quotations begin and end, in every style of marks
// that outlets print.
func TestQuotes(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"curly", "“Kami siap,” kata Mao. “Ayo.”", "Kami siap,|Ayo."},
		{"straight", `"Kami siap," kata Mao. "Ayo."`, "Kami siap,|Ayo."},
		{"one mark on both sides", "”Kami siap,” kata Mao. ”Ayo.”", "Kami siap,|Ayo."},
		{"guillemets", "«Kami siap», kata Mao. «Ayo.»", "Kami siap|Ayo."},
		{"two apostrophes", "''Kami siap,'' kata Mao. ''Ayo.''", "Kami siap,|Ayo."},
		{"curly opened, straight closed", `“Kami siap," kata Mao.`, "Kami siap,"},
		{"straight opened, curly closed", `"Kami siap,” kata Mao.`, "Kami siap,"},
		{"single curly", "‘Kami siap,’ kata Mao.", "<Kami siap,>"},
		{"single straight", "'Kami siap,' kata Mao.", "<Kami siap,>"},
		{"apostrophes inside single marks", "'Jum'at kami siap,' kata Ja'far.", "<Jum'at kami siap,>"},
		{"apostrophes inside double marks", `"Kita bertemu Jum'at," kata Ja'far.`, "Kita bertemu Jum'at,"},
		{"apostrophes alone", "Jum'at itu Ja'far dan Ma'ruf pergi.", ""},
		{"single inside double", "“Ia menyebutnya ‘serangan’ kemarin,” kata Mao.", "Ia menyebutnya ‘serangan’ kemarin,"},
		{"straight single inside straight double", `"Ia menyebutnya 'serangan' kemarin," kata Mao.`, "Ia menyebutnya 'serangan' kemarin,"},
		{"double inside single", "‘Ia menyebutnya “serangan” kemarin,’ kata Mao.", "<Ia menyebutnya “serangan” kemarin,>"},
		{"inner and outer close together", "“Ia berkata, ‘Tidak.’” Mao pergi.", "Ia berkata, ‘Tidak.’"},
		{"in brackets", "Ia pergi (“terpaksa”) ke sana.", "terpaksa"},
		{"a word in marks", "Kelompok “Sahabat” itu bubar.", "Sahabat"},
		{"joined to a word by a hyphen", "Ia me-“reset” hubungan.", "reset"},
		{"stop behind the closing mark", "Ia menyebutnya “serangan”.", "serangan"},
		{"comma behind the closing mark", "“Serangan”, kata Mao.", "Serangan"},
		{"a mark with space on both sides is none", `Layar 5 " itu pecah.`, ""},
		{"inches", `Layar 5" dan 7" itu pecah.`, ""},
		{"empty", `Ia menulis "" dan “”.`, ""},
		{"unclosed in the middle", "Mao berkata “kami siap dan pergi.", ""},
		{"unclosed from the start", "“Kami siap dan pergi.", "Kami siap dan pergi."},
		{"closing alone", "Kami siap,” kata Mao.", ""},
		{"unclosed, then whole", "“Kami siap.\n“Ayo,” kata Mao.", "Kami siap.→|Ayo,"},
		{"over three paragraphs", "“Satu.\n“Dua.\n“Tiga,” kata Mao.", "Satu.→|Dua.→|Tiga,"},
		{"closed paragraphs do not go on", "“Satu,” kata Mao.\n“Dua,” kata Mao.", "Satu,|Dua,"},
		{"opened behind the cue, over two", "Mao berkata, “Satu.\n“Dua.”", "Satu.→|Dua."},
		{"paragraphs run together", "“Satu kata. “Dua kata,” kata Mao.", "Satu kata.→|Dua kata,"},
		{"dashes around", "Kata itu—“damai”—ia ulangi.", "damai"},
		{"broken by its cue", "“Kami siap,” kata Mao, “dan kami pergi.”", "Kami siap,|dan kami pergi."},
		{"question inside", "“Siapa?” tanya Mao.", "Siapa?"},
		{"ellipses at both ends", "“… kami siap …” kata Mao.", "… kami siap …"},
	}
	for _, tt := range tests {
		if got := quotes(segmented(t, "id", tt.in)); got != tt.want {
			t.Errorf("%s: %q has quotations %q, want %q", tt.name, tt.in, got, tt.want)
		}
	}
}

// TestQuotesEnglish protects what English prints otherwise: possessives and
// contractions beside and inside single marks.
func TestQuotesEnglish(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"contraction in single marks", "‘We don’t know,’ she said. ‘It’s late.’", "<We don’t know,>|<It’s late.>"},
		{"possessive before single marks", "Trump’s ‘beautiful’ wall", "<beautiful>"},
		{"plural possessive", "The ministers' plan and the states' rights", ""},
		{"year shortened", "In the '90s and the ’80s", ""},
		{"single inside double, closed at once", "“He told me, ‘Go.’” She left.", "He told me, ‘Go.’"},
		{"comma outside", "“We are ready”, said Velo.", "We are ready"},
		{"colon before", "Velo said: “We are ready.”", "We are ready."},
	}
	for _, tt := range tests {
		if got := quotes(segmented(t, "en", tt.in)); got != tt.want {
			t.Errorf("%s: %q has quotations %q, want %q", tt.name, tt.in, got, tt.want)
		}
	}
}

// TestQuoteAt protects that a token knows its quotation, marks included, and
// one outside any knows that.
func TestQuoteAt(t *testing.T) {
	d := segmented(t, "id", "Ya. “Kami siap,” kata Mao. “Ayo.”")
	want := []int{-1, -1, 0, 0, 0, 0, 0, -1, -1, -1, 1, 1, 1, 1}
	for i := range d.Toks {
		if got := d.QuoteAt(i); got != want[i] {
			t.Errorf("QuoteAt(%d), %q, is %d, want %d", i, d.Word(i), got, want[i])
		}
	}
	if d.QuoteAt(-1) != -1 || d.QuoteAt(len(d.Toks)) != -1 {
		t.Error("a token that is not there belongs to a quotation")
	}
}

// TestManyMarks protects against texts made to take long: a hundred thousand
// marks of each kind, alone, nested and unclosed.
func TestManyMarks(t *testing.T) {
	const n = 100_000
	for _, unit := range []string{`"`, "“", "”", "'", "''", "‘", "«", `"a" `, `"a `, `a" `, "“a ", "“‘", "(“", "“a.\n", "“a. ", "' ", `" `, "‘a’s "} {
		in := strings.Repeat(unit, n)
		start := time.Now()
		segmented(t, "id", in)
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%d times %q took %v", n, unit, took)
		}
	}
}
