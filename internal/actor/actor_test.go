package actor_test

import (
	"errors"
	"testing"

	"github.com/sanad-news/sanad/internal/actor"
	"github.com/sanad-news/sanad/lang"
)

// TestNames protects whom the press means by a name: states by their capitals,
// palaces and nicknames, bodies by their abbreviations, outlets by theirs.
func TestNames(t *testing.T) {
	tests := []struct {
		code, name, id string
		class          lang.Class // that the name must have
	}{
		{"id", "China", "CN", lang.Actor},
		{"id", "Tiongkok", "CN", lang.Actor},
		{"id", "Cina", "CN", lang.Actor},
		{"id", "Negeri Tirai Bambu", "CN", lang.Actor},
		{"id", "Beijing", "CN", lang.Actor | lang.Place},
		{"en", "Beijing", "CN", lang.Actor | lang.Place},
		{"en", "Chinese", "CN", lang.Actor | lang.Adj},
		{"id", "Kremlin", "RU", lang.Actor | lang.Body},
		{"en", "Kremlin", "RU", lang.Actor | lang.Body},
		{"id", "Rusia", "RU", lang.Actor},
		{"id", "Moskow", "RU", lang.Actor | lang.Place},
		{"id", "AS", "US", lang.Actor},
		{"id", "Amerika Serikat", "US", lang.Actor},
		{"id", "Gedung Putih", "US", lang.Actor},
		{"en", "White House", "US", lang.Actor},
		{"en", "U.S.", "US", lang.Actor},
		{"id", "Washington", "US", lang.Actor | lang.Place},
		{"id", "PBB", "un", lang.Actor | lang.Body},
		{"en", "United Nations", "un", lang.Actor | lang.Body},
		{"id", "NATO", "nato", lang.Actor | lang.Body},
		{"id", "Uni Eropa", "eu", lang.Actor},
		{"id", "SCMP", "scmp", lang.Outlet},
		{"id", "ANTARA", "antara", lang.Outlet},
		{"id", "Antara", "antara", lang.Outlet},
		{"en", "Reuters", "reuters", lang.Outlet},
		{"en", "Xinhua", "xinhua", lang.Outlet},
		{"id", "Wang Yi", "wang-yi", lang.Actor | lang.Given},
		{"id", "Vladimir Putin", "vladimir-putin", lang.Actor | lang.Given},
		{"id", "Putin", "vladimir-putin", lang.Actor | lang.Ambiguous},
		{"id", "Aceh", "place:Aceh", lang.Place},
	}
	d := directory(t)
	lexicons := map[string]*lang.Lexicon{}
	for _, code := range []string{"id", "en"} {
		lexicons[code] = lang.NewLexicon()
		d.AddTo(lexicons[code], code)
		lexicons[code].Seal()
	}
	for _, tt := range tests {
		got := lookUp(d, lexicons[tt.code], tt.name)
		if class, ok := got[tt.id]; !ok || class&tt.class != tt.class {
			t.Errorf("%s: %q names %v, want %s with %b", tt.code, tt.name, got, tt.id, tt.class)
		}
	}
	for _, name := range []string{"as", "china", "beijing", "antara", "who", "kremlin"} {
		if got := lookUp(d, lexicons["id"], name); len(got) != 0 {
			t.Errorf("%q without its capitals names %v", name, got)
		}
	}
}

// TestNamesByLanguage protects that a language has its own names and the
// English ones, not another's; one that no table knows borrows all.
func TestNamesByLanguage(t *testing.T) {
	d := directory(t)
	for _, tt := range []struct {
		code, name string
		want       bool
	}{{"id", "Jerman", true}, {"id", "Germany", true}, {"en", "Germany", true}, {"en", "Jerman", false}, {"xx", "Jerman", true}, {"xx", "Germany", true}} {
		if _, got := named(d, tt.code, tt.name)["DE"]; got != tt.want {
			t.Errorf("%s: %q is a name of Germany: %v, want %v", tt.code, tt.name, got, tt.want)
		}
	}
}

// TestNameIn protects which name is shown of an actor.
func TestNameIn(t *testing.T) {
	d := directory(t)
	for _, tt := range []struct{ id, code, want string }{
		{"DE", "id", "Jerman"}, {"DE", "en", "Germany"}, {"DE", "xx", "Germany"}, {"wang-yi", "id", "Wang Yi"}, {"xinhua", "", "Xinhua"},
	} {
		a, ok := d.ByID(tt.id)
		if !ok || a.NameIn(tt.code) != tt.want {
			t.Errorf("%s in %q is %+v, want %s", tt.id, tt.code, a, tt.want)
		}
	}
	if _, ok := d.ByID("nobody-at-all"); ok {
		t.Error("an id that nobody has is found")
	}
	if got := (&actor.Actor{ID: "x"}).NameIn("id"); got != "x" {
		t.Errorf("an actor without names is called %q", got)
	}
}

// TestSameOffice protects that two titles of one office are known as that.
func TestSameOffice(t *testing.T) {
	d := directory(t)
	for _, tt := range []struct {
		code, a, b string
		want       bool
	}{
		{"id", "Menlu", "Menteri Luar Negeri", true},
		{"id", "menteri luar negeri", "Menteri Luar Negeri", true},
		{"id", "Wapres", "Wakil Presiden", true},
		{"id", "Presiden", "Wakil Presiden", false},
		{"en", "Menlu", "Menteri Luar Negeri", false},
		{"id", "Tukang Kebun", "Tukang Kebun", false},
		{"id", "", "", false},
	} {
		if got := d.SameOffice(tt.code, tt.a, tt.b); got != tt.want {
			t.Errorf("SameOffice(%s, %q, %q) = %v", tt.code, tt.a, tt.b, got)
		}
	}
}

// TestUserAddsAndReplaces protects that a user's folder needs to hold only
// what it adds, and that a row with a known id takes the old one's place.
func TestUserAddsAndReplaces(t *testing.T) {
	d := with(t, folder(
		"persons", "id\tname\talso\tshort\tgender\tcountry\nmirela-kostan\tMirela Kostan\tM. Kostan\tKostan\tf\tXV\nwang-yi\tWang Yi (baru)\t\t\tm\tCN\n",
		"states", "code\tiso3\tname_en\talso_en\tpeople_en\tcapital_en\tseats\nXV\t\tVelmora\t\tVelmoran\tSarenda\tOrla Palace\n",
		"terms", "person\toffice\tof\tfrom\tto\nmirela-kostan\tpresident\tXV\t2020\t..\n",
		"outlets", "id\tkind\tcountry\tname\talso\tdomains\nkabar-selat\toutlet\tXV\tKabar Selat\t\tkabarselat.example\n",
	))
	for name, id := range map[string]string{"Mirela Kostan": "mirela-kostan", "Velmora": "XV", "Sarenda": "XV", "Orla Palace": "XV", "Kabar Selat": "kabar-selat", "Wang Yi (baru)": "wang-yi", "Beijing": "CN"} {
		if _, ok := named(d, "id", name)[id]; !ok {
			t.Errorf("%q does not name %s", name, id)
		}
	}
	if got := named(d, "id", "Wang Yi")["wang-yi"]; got != 0 {
		t.Error("the name of the row that was replaced is still known")
	}
	n := 0
	for _, a := range d.Actors {
		if a.ID == "wang-yi" {
			n++
		}
	}
	if n != 1 || len(d.Terms) != len(directory(t).Terms)+1 {
		t.Errorf("%d rows of wang-yi, %d terms", n, len(d.Terms))
	}
	if _, err := actor.Load(actor.Embedded(), folder()); err != nil {
		t.Errorf("an empty folder: %v", err)
	}
}

// TestUserReplacesOffice protects that offices are replaced as all else is.
func TestUserReplacesOffice(t *testing.T) {
	d := with(t, folder("offices", "id\tname_id\nforeign-minister\tMenteri Urusan Luar\n"))
	n := 0
	for _, o := range d.Offices {
		if o.ID == "foreign-minister" {
			n++
		}
	}
	if n != 1 {
		t.Errorf("%d offices have one id", n)
	}
}

// TestBrokenData protects the messages about a user's own data: file, line,
// column, and what would be right; all faults at once.
func TestBrokenData(t *testing.T) {
	tests := []struct{ name, table, data, want string }{
		{"unknown file", "peoples", "a\nb\n", "peoples.tsv:1:1: is no file of actor data: the files are states.tsv, organisations.tsv, outlets.tsv, offices.tsv, persons.tsv, places.tsv, terms.tsv"},
		{"unknown column", "persons", "id\tname\talso\tshort\tgender\tcountry\tage\n",
			`persons.tsv:1:7: unknown column "age": the columns are id, name, also, short, gender, country, note?`},
		{"missing column", "outlets", "id\tname\n", `outlets.tsv:1:1: column "kind" is missing: the columns are id, kind, country, name, also, domains, note?`},
		{"row without id", "persons", "id\tname\talso\tshort\tgender\tcountry\n\tBudi\t\t\tm\tID\n", "persons.tsv:2:1: the row needs an id"},
		{"gender", "persons", "id\tname\talso\tshort\tgender\tcountry\nbudi\tBudi\t\t\tx\tID\n", `persons.tsv:2:5: "x" is no gender: m, f or empty`},
		{"kind of outlet", "outlets", "# x\nid\tkind\tcountry\tname\talso\tdomains\na\tpaper\tID\tA\t\t\n", `outlets.tsv:3:2: unknown kind "paper": outlet or wire`},
		{"term of nobody", "terms", "person\toffice\tof\tfrom\tto\nnobody\tpresident\tID\t2020\t..\n", `terms.tsv:2:1: nobody in persons.tsv has the id "nobody"`},
		{"term in no office", "terms", "person\toffice\tof\tfrom\tto\nwang-yi\tgardener\tCN\t2020\t..\n", `terms.tsv:2:2: no office in offices.tsv has the id "gardener"`},
		{"term of nothing", "terms", "person\toffice\tof\tfrom\tto\nwang-yi\tpresident\tXQ\t2020\t..\n", `terms.tsv:2:3: no state or organisation has the id "XQ"`},
		{"two faults", "terms", "person\toffice\tof\tfrom\tto\nnobody\tgardener\t\t2020\t..\n",
			"terms.tsv:2:1: nobody in persons.tsv has the id \"nobody\"\nterms.tsv:2:2: no office in offices.tsv has the id \"gardener\""},
		{"cells", "places", "name\tkind\tcountry\talso\nAceh\tregion\n", "places.tsv:2:2: has 2 cells, the header has 4: separate cells by one tab each"},
		{"space", "places", "name\tkind\tcountry\talso\nAceh \tregion\tID\t\n", `places.tsv:2:1: "Aceh " has space around it: take it out`},
	}
	for _, tt := range tests {
		_, err := actor.Load(actor.Embedded(), folder(tt.table, tt.data))
		if err == nil || err.Error() != tt.want {
			t.Errorf("%s: error %v, want %s", tt.name, err, tt.want)
		}
		if !errors.Is(err, lang.ErrData) {
			t.Errorf("%s: %v is no ErrData", tt.name, err)
		}
	}
}

// TestDataTakesNonsense tells what a strict loader should refuse and this one
// takes without a word.
func TestDataTakesNonsense(t *testing.T) {
	for name, user := range map[string][2]string{
		"id twice":             {"persons", "id\tname\talso\tshort\tgender\tcountry\nbudi\tBudi\t\t\tm\tID\nbudi\tAni\t\t\tf\tID\n"},
		"unknown country":      {"persons", "id\tname\talso\tshort\tgender\tcountry\nbudi\tBudi\t\t\tm\tQQ\n"},
		"date that is none":    {"terms", "person\toffice\tof\tfrom\tto\nwang-yi\tpresident\tCN\tlately\tnever\n"},
		"outlet with no name":  {"outlets", "id\tkind\tcountry\tname\talso\tdomains\na\toutlet\tID\t\t\t\n"},
		"person with no name":  {"persons", "id\tname\talso\tshort\tgender\tcountry\nbudi\t\t\t\tm\tID\n"},
		"office without an id": {"offices", "id\tname_id\n\tTukang Kebun\n"},
	} {
		if _, err := actor.Load(actor.Embedded(), folder(user[0], user[1])); err == nil {
			t.Errorf("%s: %q loads", name, user[1])
		}
	}
}
