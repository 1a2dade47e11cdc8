package text_test

import (
	"testing"
	"unicode/utf8"

	"github.com/sanad-news/sanad/internal/text"
)

// TestSentences protects where sentences are cut and, above all, where not.
func TestSentences(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"two", "Ia pergi. Mereka tinggal.", "Ia pergi.|Mereka tinggal."},
		{"question and exclamation", "Siapa? Dia! Ya.", "Siapa?|Dia!|Ya."},
		{"the last without a stop", "Ia pergi. Mereka tinggal", "Ia pergi.|Mereka tinggal"},
		{"abbreviation", "Kata Dr. Budi dan Prof. Ani. Ia pergi.", "Kata Dr. Budi dan Prof. Ani.|Ia pergi."},
		{"initials", "Ia bertemu M. Fadil dan J.K. Rowling. Ia pergi.", "Ia bertemu M. Fadil dan J.K. Rowling.|Ia pergi."},
		{"degrees", "Kata Budi Santoso, S.H., M.H. di Jakarta.", "Kata Budi Santoso, S.H., M.H. di Jakarta."},
		{"thousands and decimals", "Ada 8.000 orang dan 7,5 persen. Lalu 4.6 juta.", "Ada 8.000 orang dan 7,5 persen.|Lalu 4.6 juta."},
		{"times", "Pukul 15.34 ia pergi. Pukul 16.00 WIB.", "Pukul 15.34 ia pergi.|Pukul 16.00 WIB."},
		{"a number begins one", "Ia pergi. 12 orang tinggal.", "Ia pergi.|12 orang tinggal."},
		{"a number ends one", "Itu tahun 2023. Lalu ia pergi.", "Itu tahun 2023.|Lalu ia pergi."},
		{"address of a page", "Lihat https://www.example.org/a.b?c=d.e dan detik.com. Ia pergi.", "Lihat https://www.example.org/a.b?c=d.e dan detik.com.|Ia pergi."},
		{"address of a mailbox", "Tulis ke budi.s@example.co.id sekarang. Ya.", "Tulis ke budi.s@example.co.id sekarang.|Ya."},
		{"small letter goes on", "Harga naik 3 persen. dan turun lagi.", "Harga naik 3 persen. dan turun lagi."},
		{"no space, no cut", "Ia pergi.Mereka tinggal.", "Ia pergi.Mereka tinggal."},
		{"dots", "Ia pergi... Mereka tinggal … Ya.", "Ia pergi...|Mereka tinggal …|Ya."},
		{"stops inside a quotation", "“Ya. Tidak. Mungkin,” kata Mao. Ia pergi.", "“Ya. Tidak. Mungkin,” kata Mao.|Ia pergi."},
		{"quotation ends the sentence", "Ia berkata, “Ya.” Lalu ia pergi.", "Ia berkata, “Ya.”|Lalu ia pergi."},
		{"question in a quotation goes on with its cue", "“Siapa?” tanya Mao. Ia pergi.", "“Siapa?” tanya Mao.|Ia pergi."},
		{"stop behind the mark", "Ia menyebutnya “serangan”. Lalu pergi.", "Ia menyebutnya “serangan”.|Lalu pergi."},
		{"quotation begins a sentence", "Ia pergi. “Kami siap,” kata Mao.", "Ia pergi.|“Kami siap,” kata Mao."},
		{"two quotations", "“Satu.” “Dua.”", "“Satu.”|“Dua.”"},
		{"brackets begin one", "Ia pergi. (Mereka tinggal.)", "Ia pergi.|(Mereka tinggal.)"},
		{"paragraphs", "Ia pergi\nMereka tinggal", "Ia pergi|Mereka tinggal"},
		{"other alphabets", "Он ушёл. Они остались. 他走了。 Ya.", "Он ушёл.|Они остались.|他走了。|Ya."},
		{"accented capital", "Il part. École fermée.", "Il part.|École fermée."},
	}
	for _, tt := range tests {
		if got := sentences(segmented(t, "id", tt.in)); got != tt.want {
			t.Errorf("%s: sentences %q, want %q", tt.name, got, tt.want)
		}
	}
}

// TestSentencesEnglish protects the abbreviations of English.
func TestSentencesEnglish(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"titles", "Mr. Velo met Sen. Ann Smith and Gov. Lee. He left.", "Mr. Velo met Sen. Ann Smith and Gov. Lee.|He left."},
		{"months", "On Feb. 22 he left. On Sept. 3 he came.", "On Feb. 22 he left.|On Sept. 3 he came."},
		{"states of letters", "The U.S. Senate met. It rose.", "The U.S. Senate met.|It rose."},
		{"companies", "Lind Motors Inc. said so. It lied.", "Lind Motors Inc. said so.|It lied."},
		{"times of day", "He left at 3:34 p.m. on Friday. She stayed.", "He left at 3:34 p.m. on Friday.|She stayed."},
		{"quotation with stops", "“No. Never,” said Velo. He left.", "“No. Never,” said Velo.|He left."},
	}
	for _, tt := range tests {
		if got := sentences(segmented(t, "en", tt.in)); got != tt.want {
			t.Errorf("%s: sentences %q, want %q", tt.name, got, tt.want)
		}
	}
}

// TestDetect protects that a text's language is told by its small words.
func TestDetect(t *testing.T) {
	all := []*text.Language{language(t, "en"), language(t, "id")}
	for want, in := range map[string]string{
		"id": "Menteri itu mengatakan bahwa mereka tidak akan pergi ke Beijing karena hujan.",
		"en": "The minister said that they would not go to Beijing because of the rain.",
	} {
		d := &text.Doc{}
		d.Scan(in)
		if l, share := d.Detect(all); l == nil || l.Pack.Code != want || share < 0.2 {
			t.Errorf("%q is %v with %v, want %s", in, l, share, want)
		}
	}
	for _, in := range []string{"", "…", "Москва Пекин", "12 13 14"} {
		d := &text.Doc{}
		d.Scan(in)
		if l, share := d.Detect(all); l != nil || share != 0 {
			t.Errorf("%q is %s with %v", in, l.Pack.Code, share)
		}
	}
}

// FuzzSegment: whatever the text, nothing panics, quotations lie within their
// paragraph and do not overlap, and the sentences of a paragraph cover it.
func FuzzSegment(f *testing.F) {
	for _, s := range []string{"“Ya,” kata Mao. Ia pergi.", "“a\n“b\n”c", "'' ' \" ‘’ '", "Dr. A. B.C. 8.000 \n\n\n \"", "\u202e“\u200b”", "«„“”»", "\xff\"\xfe"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := segmented(t, "id", s)
		checkSegments(t, d)
		if !utf8.ValidString(s) {
			return
		}
		d.Scan(s + "\n" + s) // a Doc that is used again
		d.LookUp(language(t, "en"))
		d.Segment(d.Lines)
		checkSegments(t, d)
	})
}

func checkSegments(t *testing.T, d *text.Doc) {
	t.Helper()
	end := 0
	for _, q := range d.Quotes {
		p := d.Paras[q.Para]
		if q.Open < end || q.From <= q.Open || q.To <= q.From || q.To > q.End || q.Open < p.From || q.End > p.To {
			t.Errorf("quotation %+v after %d in paragraph %v", q, end, p)
		}
		end = q.End
	}
	at := 0
	for _, s := range d.Sents {
		if s.From != at || s.To <= s.From || s.From < d.Paras[s.Para].From || s.To > d.Paras[s.Para].To {
			t.Errorf("sentence %+v after %d in paragraph %v", s, at, d.Paras[s.Para])
		}
		at = s.To
	}
	if at != len(d.Toks) {
		t.Errorf("the sentences end at %d of %d", at, len(d.Toks))
	}
}
