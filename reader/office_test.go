package reader_test

import (
	"testing"

	"github.com/sanad-news/sanad"
)

// A state that the actor data do not know, and that stands between an office and
// a name, is of the office and no part of the name: also where the report calls
// that person by no shorter name, once another name of it has told the state.
func TestUnknownStateBeforeName(t *testing.T) {
	rd, err := newReader(t).Read(t.Context(), sanad.Report{Language: "id", Text: `Presiden Ostrania Helka Marun menyatakan negaranya tidak akan mengirim pasukan.

"Kami memilih meja perundingan," kata Marun. Ostrania akan diam.

Menteri Pertahanan Ostrania Dario Venn menambahkan bahwa anggaran pertahanan naik.`})
	if err != nil {
		t.Fatal(err)
	}
	last := rd.Statements[len(rd.Statements)-1].Speakers[0]
	if last.Name != "Dario Venn" || last.Office != "Menteri Pertahanan" || last.Of != "Ostrania" {
		t.Errorf("read %q, %q of %q, want Dario Venn, Menteri Pertahanan of Ostrania", last.Name, last.Office, last.Of)
	}
}

// An office in small letters of which a word could be a verb is an office as
// well, with and without a comma behind it.
func TestSmallOffice(t *testing.T) {
	r := newReader(t)
	for _, name := range []string{"juru bicara Kementerian Luar Negeri China, Tavik Orlan,", "juru bicara Kementerian Luar Negeri China Tavik Orlan"} {
		rd, err := r.Read(t.Context(), sanad.Report{Language: "id", Text: "Kemarin " + name + " mengatakan Rusia akan diam."})
		if err != nil {
			t.Fatal(err)
		}
		if s := rd.Statements[0].Speakers[0]; s.Name != "Tavik Orlan" || s.Office != "juru bicara" || s.Of != "Kementerian Luar Negeri China" {
			t.Errorf("%s: read %q, %q of %q", name, s.Name, s.Office, s.Of)
		}
	}
}

// A bank, a hospital or a university has a name, and the word behind it is no
// part of who heads it.
func TestBodyBeforeName(t *testing.T) {
	for text, want := range map[string][3]string{
		"Gubernur Bank Tarandu Elif Marowi mengatakan suku bunga tetap.":        {"Elif Marowi", "Gubernur", "Bank Tarandu"},
		"Rektor Universitas Tavira Ostan Budi Marowi mengatakan kampus dibuka.": {"Budi Marowi", "Rektor", "Universitas Tavira Ostan"},
		"Gubernur Bank Sentral Elif Marowi mengatakan suku bunga tetap.":        {"Elif Marowi", "Gubernur", "Bank Sentral"},
	} {
		s := mustRead(t, "id", text).Statements[0].Speakers[0]
		if got := [3]string{s.Name, s.Office, s.Of}; got != want {
			t.Errorf("%s: read %q, want %q", text, got, want)
		}
	}
}
