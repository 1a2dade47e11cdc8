package ask

import (
	"slices"
	"strings"
	"testing"

	"github.com/sanad-news/sanad/internal/quote"
)

// TestCheck protects each finding, and what goes with it.
func TestCheck(t *testing.T) {
	d := desk(t)
	for _, tt := range []struct {
		name string
		q    CheckQuery
		want Finding
		look func(*CheckAnswer) bool
	}{
		{"as it stands", CheckQuery{Text: "Kerja sama Haiyun dan Velmora tidak pernah menargetkan pihak ketiga mana pun"}, Verbatim,
			func(a *CheckAnswer) bool { return len(a.Sayings) == 1 && len(a.Sayings[0].Sources) == 2 }},
		{"said by several, oldest first", CheckQuery{Text: "kerja sama Haiyun dan Velmora TIDAK menargetkan pihak ketiga mana pun!"}, Verbatim,
			func(a *CheckAnswer) bool {
				return len(a.Sayings) == 2 && a.Sayings[0].Speakers[0].Name == "Shen Baolin"
			}},
		{"the speaker's own", CheckQuery{Text: "Kerja sama Haiyun dan Velmora tidak menargetkan pihak ketiga mana pun", By: "Lu Wenqi"}, Verbatim,
			func(a *CheckAnswer) bool { return len(a.Sayings) == 1 && a.Sayings[0].Speakers[0].Name == "Lu Wenqi" }},
		{"trimmed", CheckQuery{Text: "jembatan itu terbuka bagi semua tetangga kami", By: "Lu"}, Verbatim,
			func(a *CheckAnswer) bool { return a.Trimmed }},
		{"of another day", CheckQuery{Text: "Kerja sama Haiyun dan Velmora tidak akan menargetkan pihak ketiga mana pun", On: "2023-02"}, Verbatim,
			func(a *CheckAnswer) bool { return a.OtherDay && slices.Equal(a.Reservations, []Reservation{OtherDay}) }},
		{"of a page that said otherwise before", CheckQuery{Text: "Nilai perdagangan kami tahun ini naik 7 persen"}, Verbatim,
			func(a *CheckAnswer) bool {
				return slices.Equal(a.Reservations, []Reservation{Reworded}) && len(a.Rewordings) == 1 && a.Rewordings[0].Turns[0].Kept == "9" &&
					a.Rewordings[0].Saying.Sources[0].Report.Superseded && strings.Contains(a.Rewordings[0].Saying.Text, "9 persen")
			}},
		{"of a page that was changed elsewhere", CheckQuery{Text: "Kerja sama Haiyun dan Velmora tidak menargetkan pihak ketiga mana pun", By: "Lu Wenqi"}, Verbatim,
			func(a *CheckAnswer) bool { return len(a.Rewordings) == 0 && len(a.Reservations) == 0 }},
		{"cut off from its negation", CheckQuery{Text: "pagar, dan jembatan"}, Verbatim,
			func(a *CheckAnswer) bool {
				return slices.Equal(a.Reservations, []Reservation{CutOff}) && a.Cautions[0].Kept == "bukan"
			}},
		{"a word cut off from its negation, which tells no language", CheckQuery{Text: "pagar"}, Verbatim,
			func(a *CheckAnswer) bool { return slices.Equal(a.Reservations, []Reservation{CutOff}) }},
		{"a question made of it", CheckQuery{Text: "jembatan itu terbuka bagi semua tetangga kami?"}, Verbatim,
			func(a *CheckAnswer) bool { return slices.Equal(a.Reservations, []Reservation{CutOff}) }},
		{"a negation lost", CheckQuery{Text: "Kerja sama Haiyun dan Velmora pernah menargetkan pihak ketiga mana pun"}, Altered,
			func(a *CheckAnswer) bool {
				return len(a.Turns) == 1 && a.Turns[0].Kind == quote.Negation && strings.HasPrefix(a.Turns[0].Kept, "tidak")
			}},
		{"a number changed", CheckQuery{Text: "nilai perdagangan kedua negara tahun lalu naik 21 persen menjadi 4,6 miliar dolar AS"}, Altered,
			func(a *CheckAnswer) bool {
				return len(a.Turns) == 1 && a.Turns[0].Kept == "12" && a.Turns[0].Asked == "21"
			}},
		{"another speaker's", CheckQuery{Text: "Sahabat lama tidak perlu surat perjanjian untuk saling menjenguk", By: "Lu Wenqi"}, SomeoneElse,
			func(a *CheckAnswer) bool { return a.Sayings[0].Speakers[0].Name == "Shen Baolin" }},
		{"of nobody here", CheckQuery{Text: "Sahabat lama tidak perlu surat perjanjian untuk saling menjenguk", By: "Anton Gardar"}, Verbatim,
			func(a *CheckAnswer) bool { return len(a.By.Actors) == 0 && a.Unclear() }},
		{"stitched", CheckQuery{Text: "Kami membangun jembatan, bukan pagar, dan kami juga tidak akan menutup mata"}, Mixed,
			func(a *CheckAnswer) bool { return len(a.Parts) == 2 }},
		{"nowhere", CheckQuery{Text: "Gajah terbang di atas kota setiap malam bulan purnama"}, NotInRecord,
			func(a *CheckAnswer) bool { return len(a.Sayings) == 0 }},
		{"reported as not said", CheckQuery{Text: "ancaman perang"}, NotInRecord,
			func(a *CheckAnswer) bool { return len(a.NotSaid) == 1 && a.NotSaid[0].Negated }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a, err := d.Check(t.Context(), tt.q)
			if err != nil {
				t.Fatal(err)
			}
			if a.Finding != tt.want || !tt.look(&a) {
				t.Errorf("%s, want %s: %+v", a.Finding, tt.want, a)
			}
			for _, s := range a.Sayings {
				if len(s.Sources) == 0 || s.Sources[0].Statement == "" {
					t.Errorf("no source: %+v", s)
				}
			}
		})
	}
}

// TestWorse protects the order by which a file of quotations has one result.
func TestWorse(t *testing.T) {
	order := []Finding{Verbatim, Altered, SomeoneElse, Mixed, NotInRecord}
	for i, a := range order {
		for j, b := range order {
			if worse := severity(a) > severity(b); worse != (i > j) {
				t.Errorf("%s worse than %s: %v", a, b, worse)
			}
		}
	}
}

// TestDiff protects that a comparison shows all words of both sides.
func TestDiff(t *testing.T) {
	for _, tt := range []struct{ a, b, want string }{
		{"kami tidak akan pergi", "kami akan pergi", "same:kami dropped:tidak same:akan pergi"},
		{"kami pergi", "kami tidak pergi", "same:kami added:tidak same:pergi"},
		{"naik 12 persen", "naik 21 persen", "same:naik dropped:12 added:21 same:persen"},
		{"Sama, saja.", "sama saja", "same:sama saja"},
		{"satu dua", "", "dropped:satu dua"},
	} {
		var got []string
		for _, p := range diff(tt.a, tt.b, nil) {
			got = append(got, p.Op+":"+p.Text)
		}
		if s := strings.Join(got, " "); s != tt.want {
			t.Errorf("%q to %q: %q, want %q", tt.a, tt.b, s, tt.want)
		}
	}
}
