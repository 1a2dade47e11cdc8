package reader_test

import (
	"testing"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/reader"
)

// TestJointSpeakers protects that what two people say together is both's, also
// where nothing but "and" tells that an unknown name is a person's.
func TestJointSpeakers(t *testing.T) {
	r, err := reader.New(reader.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for text, code := range map[string]string{
		"Tirta Wibowo dan Haruka Ueda menyatakan bahwa laut itu milik bersama.":                                                          "id",
		"Menteri Luar Negeri Indonesia Tirta Wibowo dan Menteri Luar Negeri Jepang Haruka Ueda menyatakan bahwa laut itu milik bersama.": "id",
		"Arlen Veldt and Lena Harrow said the sea was free.":                                                                             "en",
	} {
		rd, err := r.Read(t.Context(), sanad.Report{Text: text, Language: code})
		if err != nil {
			t.Fatal(err)
		}
		if len(rd.Statements) != 1 || len(rd.Statements[0].Speakers) != 2 {
			t.Errorf("%q: %+v, want one statement of two speakers", text, rd.Statements)
		}
	}
}
