package ask

import (
	"errors"
	iofs "io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/sanad-news/sanad/internal/data"
	"github.com/sanad-news/sanad/internal/record"
)

// TestSaid protects what each way of asking finds.
func TestSaid(t *testing.T) {
	d := desk(t)
	for _, tt := range []struct {
		name    string
		q       SaidQuery
		sayings int
		holds   string // in the words of the first
	}{
		{"full name", SaidQuery{Name: "Lu Wenqi"}, 9, "tidak menargetkan"},
		{"small letters", SaidQuery{Name: "lu wenqi"}, 9, "tidak menargetkan"},
		{"as reports call him", SaidQuery{Name: "Lu"}, 9, "tidak menargetkan"},
		{"key", SaidQuery{Name: "name:lu wenqi"}, 9, "tidak menargetkan"},
		{"words by their stems", SaidQuery{Name: "Lu Wenqi", About: "perdagangan negara"}, 1, "12 persen"},
		{"words of another language", SaidQuery{About: "visiting friends treaty"}, 1, "Friends who visit"},
		{"until a day", SaidQuery{Name: "Lu Wenqi", Until: "2023-02-22"}, 4, "tidak pernah"},
		{"since a month", SaidQuery{Name: "Lu Wenqi", Since: "2023-12"}, 3, "tidak menargetkan"},
		{"a year", SaidQuery{Name: "Shen Baolin", Since: "2020", Until: "2020"}, 3, "tidak menargetkan"},
		{"kind", SaidQuery{Name: "Shen Baolin", Kinds: []string{"indirect"}}, 1, "tidak memerlukan pakta"},
		{"language", SaidQuery{Language: "en", About: "Haiyun"}, 1, "does not target"},
		{"through a wire", SaidQuery{Name: "Lu Wenqi", Via: "Xinhua"}, 4, "tidak pernah"},
		{"through an outlet", SaidQuery{Name: "Lu Wenqi", Via: "Republika"}, 3, "tidak pernah"},
		{"anyone about a name", SaidQuery{About: "Velmora", Language: "id"}, 7, "menargetkan"},
		{"nothing about it", SaidQuery{Name: "Lu Wenqi", About: "gajah terbang"}, 0, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a, err := d.Said(t.Context(), tt.q)
			if err != nil {
				t.Fatal(err)
			}
			if len(a.Sayings) != tt.sayings {
				t.Errorf("%d sayings, want %d", len(a.Sayings), tt.sayings)
			}
			if len(a.Sayings) > 0 && !strings.Contains(a.Sayings[0].Text, tt.holds) {
				t.Errorf("first %q, want one with %q", a.Sayings[0].Text, tt.holds)
			}
			for _, s := range a.Sayings {
				if len(s.Sources) == 0 || s.Sources[0].Statement == "" || s.Day.Value == "" {
					t.Errorf("no source, uid or day: %+v", s)
				}
			}
		})
	}
}

// TestCopiesAreOneSaying protects that reports which carry the same words of
// one speaker are one saying with all of them, and that copies of one wire are
// one origin.
func TestCopiesAreOneSaying(t *testing.T) {
	a, err := desk(t).Said(t.Context(), SaidQuery{Name: "Lu Wenqi", About: "menargetkan", Until: "2023-03"})
	if err != nil || len(a.Sayings) != 1 {
		t.Fatalf("%d sayings, error %v", len(a.Sayings), err)
	}
	s := a.Sayings[0]
	if len(s.Sources) != 2 || s.Origins != 1 || s.Sources[0].Report.Outlet != "ANTARA" || s.Sources[1].Report.Outlet != "Republika" {
		t.Errorf("origins %d, sources %+v", s.Origins, s.Sources)
	}
	var chain []string
	for _, l := range s.Sources[0].Chain {
		chain = append(chain, l.Carrier)
	}
	if !slices.Equal(chain, []string{"Xinhua", "ANTARA"}) || s.Day.Value != "2023-02-22" || s.Day.Known != KnownSaid {
		t.Errorf("chain %q, day %+v", chain, s.Day)
	}
}

// TestRevisions protects that revisions of a page are one report, and that what
// only an older one has is marked.
func TestRevisions(t *testing.T) {
	a, err := desk(t).Said(t.Context(), SaidQuery{Name: "Lu Wenqi", Since: "2023-12"})
	if err != nil || len(a.Sayings) != 3 {
		t.Fatalf("%d sayings, error %v", len(a.Sayings), err)
	}
	for _, s := range a.Sayings {
		if old := strings.Contains(s.Text, "9 persen"); len(s.Sources) != 1 || s.Sources[0].Report.Superseded != old {
			t.Errorf("%q: %+v", s.Text, s.Sources)
		}
	}
}

// TestPagesOfSayings protects that pages joined are the whole list, whatever
// their length.
func TestPagesOfSayings(t *testing.T) {
	d := desk(t)
	whole, err := d.Said(t.Context(), SaidQuery{Name: "Lu Wenqi"})
	if err != nil || whole.Next != "" {
		t.Fatalf("next %q, error %v", whole.Next, err)
	}
	for limit := 1; limit <= len(whole.Sayings); limit++ {
		var all []string
		q := SaidQuery{Name: "Lu Wenqi", Limit: limit}
		for range 20 {
			a, err := d.Said(t.Context(), q)
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range a.Sayings {
				all = append(all, s.Text)
			}
			if q.After = a.Next; q.After == "" {
				break
			}
		}
		if len(all) != len(whole.Sayings) {
			t.Fatalf("pages of %d: %d sayings of %d", limit, len(all), len(whole.Sayings))
		}
		for i, s := range whole.Sayings {
			if all[i] != s.Text {
				t.Errorf("pages of %d: place %d is %q, want %q", limit, i, all[i], s.Text)
			}
		}
	}
}

// invented are actors that the actor data does not have: two holders of an
// office and two people of one short name.
func invented(t *testing.T) *data.Data {
	t.Helper()
	d, err := data.Load(data.Folders{Actors: []iofs.FS{fstest.MapFS{
		"states.tsv": {Data: []byte("code\tiso3\tname_en\tname_id\talso_en\talso_id\tpeople_en\tpeople_id\tcapital_en\tcapital_id\tseats\n" +
			"XH\tXHY\tHaiyun\tHaiyun\t\t\tHaiyunese\t\tBeilong\tBeilong\t\n")},
		"persons.tsv": {Data: []byte("id\tname\talso\tshort\tgender\tcountry\n" +
			"lu-wenqi\tLu Wenqi\t\tLu\tm\tXH\nlu-anmei\tLu Anmei\t\tLu\tf\tXH\nqiao-shan\tQiao Shan\t\tQiao\tm\tXH\n")},
		"terms.tsv": {Data: []byte("person\toffice\tof\tfrom\tto\n" +
			"qiao-shan\tforeign-minister\tXH\t2015\t2021-06-30\nlu-wenqi\tforeign-minister\tXH\t2021-07\t..\n")},
	}}})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestOfficesAndNamesakes protects that the holders of an office are asked for
// what they said in it, and that a name of several is never guessed.
func TestOfficesAndNamesakes(t *testing.T) {
	d := deskOf(t, invented(t), texts(t,
		"Published: 2020-03-04\nLanguage: id\n\n\"Kami menutup pelabuhan itu,\" kata Menteri Luar Negeri Haiyun Qiao Shan di Beilong, Rabu (4/3/2020).",
		"Published: 2022-03-04\nLanguage: id\n\n\"Saya menulis buku tentang pelabuhan,\" kata penulis Qiao Shan di Beilong, Jumat (4/3/2022).",
		"Published: 2023-02-22\nLanguage: id\n\n\"Kami membuka pelabuhan itu,\" kata Menteri Luar Negeri Haiyun Lu Wenqi di Beilong, Rabu (22/2/2023).",
		"Published: 2023-02-23\nLanguage: id\n\n\"Kapal pertama tiba besok pagi,\" kata wartawan Lu Anmei di Beilong, Kamis (23/2/2023)."))
	for _, name := range []string{"Menlu Haiyun", "menteri luar negeri haiyun", "foreign minister of Haiyun", "Haiyun's foreign minister"} {
		a, err := d.Said(t.Context(), SaidQuery{Name: name})
		if err != nil {
			t.Fatal(err)
		}
		if len(a.Sayings) != 2 || a.Who.Office == "" || len(a.Who.Actors) != 2 {
			t.Errorf("%s: %d sayings of %+v", name, len(a.Sayings), a.Who)
		}
	}
	a, err := d.Said(t.Context(), SaidQuery{Name: "Lu"})
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Sayings) != 0 || len(a.Who.Actors) != 0 || len(a.Who.Candidates) != 2 {
		t.Errorf("Lu: %d sayings, %+v", len(a.Sayings), a.Who)
	}
	if a, err = d.Said(t.Context(), SaidQuery{Name: a.Who.Candidates[0].Key}); err != nil || len(a.Sayings) != 1 {
		t.Errorf("a candidate's key finds %d sayings, error %v", len(a.Sayings), err)
	}
}

// TestMergedActors protects that who was merged into another is found as that
// one, by either name.
func TestMergedActors(t *testing.T) {
	d := deskOf(t, invented(t), texts(t,
		"Published: 2020-03-04\nLanguage: id\n\n\"Kami menutup pelabuhan itu,\" kata penulis Bram Adikusuma di Beilong, Rabu (4/3/2020).",
		"Published: 2022-03-04\nLanguage: id\n\n\"Saya menulis buku tentang pelabuhan,\" kata penulis Abram Adikusuma di Beilong, Jumat (4/3/2022)."))
	_, err := d.rec.Correct(t.Context(), record.Change{Kind: record.ActorMerge, Actor: "Bram Adikusuma", To: []string{"Abram Adikusuma"}, By: "tester", Why: "one man"})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"Bram Adikusuma", "Abram Adikusuma", "name:bram adikusuma"} {
		a, err := d.Said(t.Context(), SaidQuery{Name: name})
		if err != nil || len(a.Sayings) != 2 || len(a.Who.Actors) != 1 || a.Who.Actors[0].Name != "Abram Adikusuma" {
			t.Errorf("%s: %d sayings of %+v, error %v", name, len(a.Sayings), a.Who, err)
		}
	}
}

// TestQuestionsThatCannotBeAsked protects that they are told by their part.
func TestQuestionsThatCannotBeAsked(t *testing.T) {
	d := desk(t)
	for part, q := range map[string]SaidQuery{
		"NAME":    {},
		"--since": {Name: "Lu", Since: "yesterday"},
		"--until": {Name: "Lu", Until: "2023-13"},
		"--kind":  {Name: "Lu", Kinds: []string{"loud"}},
		"--after": {Name: "Lu", After: "2023-02-30.1"},
		"--limit": {Name: "Lu", Limit: -1},
	} {
		var p *QuestionError
		if _, err := d.Said(t.Context(), q); !errors.As(err, &p) || !errors.Is(err, ErrQuestion) || p.Part != part {
			t.Errorf("%s: %v", part, err)
		}
	}
}

// TestNothingThen protects that who asks for a time in which nothing was said is
// told what was said nearest to it, and that a page that is simply the last of
// many is not taken for one.
func TestNothingThen(t *testing.T) {
	d := desk(t)
	near := func(s *Saying) string {
		if s == nil {
			return ""
		}
		return s.Day.From
	}
	for _, c := range []struct {
		q              SaidQuery
		earlier, later string
	}{
		{SaidQuery{Name: "Lu Wenqi", Since: "2031"}, "2023-12-14", ""},
		{SaidQuery{Name: "Lu Wenqi", Until: "2001"}, "", "2023-02-22"},
		{SaidQuery{Name: "Lu Wenqi", Since: "2023-10", Until: "2023-10", About: "pihak ketiga"}, "2023-09-18", "2023-12-14"},
		{SaidQuery{Name: "Lu Wenqi", Since: "2031", About: "kapal selam nuklir"}, "", ""},
		{SaidQuery{Name: "Lu Wenqi", Since: "2031", After: "2031-01-01.5"}, "", ""},
	} {
		a, err := d.Said(t.Context(), c.q)
		if err != nil {
			t.Fatal(err)
		}
		if e, l := near(a.Earlier), near(a.Later); len(a.Sayings) > 0 || e != c.earlier || l != c.later {
			t.Errorf("%+v: %d sayings, before %q, after %q; want %q, %q", c.q, len(a.Sayings), e, l, c.earlier, c.later)
		}
	}
}
