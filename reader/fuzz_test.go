package reader_test

import (
	"errors"
	"testing"
	"unicode/utf8"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/reader"
)

// FuzzRead: whatever the text and whatever came beside it, reading gives a
// reading in which every claim points at its characters, or one of the errors
// it is documented to give.
func FuzzRead(f *testing.F) {
	for _, text := range reports(f) {
		f.Add(text, "", "")
		f.Add(text, "en", "2023-02-22T15:34:00+07:00")
	}
	for _, unit := range hostile {
		f.Add(grown(unit, 60), "id", "2023")
	}
	f.Fuzz(func(t *testing.T, text, code, published string) {
		r := newReader(t)
		rd, err := r.Read(t.Context(), sanad.Report{Text: text, Language: code, Published: published})
		switch {
		case err == nil:
			if !utf8.ValidString(text) {
				t.Error("what is not UTF-8 was read")
			}
			checkReading(t, text, &rd)
			again, err := r.Read(t.Context(), sanad.Report{Text: text, Language: code, Published: published})
			if err != nil || asJSON(t, again) != asJSON(t, rd) {
				t.Errorf("read twice, two readings, error %v", err)
			}
		case !errors.Is(err, reader.ErrEmpty) && !errors.Is(err, reader.ErrNotText) && !errors.Is(err, reader.ErrLanguage) && !errors.Is(err, reader.ErrTooLarge):
			t.Errorf("error %v", err)
		}
	})
}

// TestEvidenceOfGivenDate protects that a date put together with the one given
// beside the text shows only characters of the text.
func TestEvidenceOfGivenDate(t *testing.T) {
	const in = "“Kami siap membantu,” kata Menteri Budi Hartono, Rabu (22/2)."
	rd, err := newReader(t).Read(t.Context(), sanad.Report{Text: in, Published: "2023-02-23"})
	if err != nil || len(rd.Statements) != 1 || rd.Statements[0].Said == nil {
		t.Fatalf("reading %+v, error %v", rd, err)
	}
	checkReading(t, in, &rd)
}
