package record

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/store"
)

// news is a report with one statement, made by hand, so that a test says what
// is read and does not hang on the reader.
func news(source sanad.Source, outlet, speaker, words string) Item {
	return newsOf(source, outlet, sanad.Speaker{Name: speaker, ResolvedBy: "self"}, words)
}

func newsOf(source sanad.Source, outlet string, speaker sanad.Speaker, words string) Item {
	text := words + ", kata " + speaker.Name + "."
	n := len([]rune(words))
	st := sanad.Statement{
		ID: "s1", Kind: sanad.Direct, Start: 0, End: n, Text: words, Parts: []sanad.Span{{Start: 0, End: n, Text: words}},
		Speakers: []sanad.Speaker{speaker}, Force: "asserts", Chain: []sanad.Link{}, Rule: "test", Confidence: 1,
	}
	return Item{
		Report: sanad.Report{Source: source, Outlet: outlet, Text: text},
		Reading: sanad.Reading{
			Source: source, Language: "id", Text: text, Outlet: &sanad.Outlet{Name: outlet},
			Blocks:     []sanad.Block{{Kind: sanad.BodyBlock, Start: 0, End: len([]rune(text)), Repeats: -1}},
			Statements: []sanad.Statement{st},
		},
	}
}

func at(s string) sanad.Source { return sanad.Source{URL: "https://kabar.example/" + s} }

// statements lists all statements of a record, oldest row first.
func statements(tb testing.TB, r *Record, q store.StatementQuery) (list []store.Statement) {
	tb.Helper()
	q.Withdrawn, q.Oldest = true, true
	view(tb, r, func(rd store.Reader) (err error) {
		list, err = rd.Statements(q)
		return err
	})
	return list
}

// keysOf are the keys of the actors that statements count for.
func keysOf(tb testing.TB, r *Record, rows []int64) (keys []string) {
	tb.Helper()
	view(tb, r, func(rd store.Reader) error {
		actors, err := rd.ActorsByID(rows)
		for _, a := range actors {
			keys = append(keys, a.Key)
		}
		return err
	})
	return keys
}

// TestAddTwice protects that doing a thing twice is doing it once, and that a
// changed page is a revision and no new page.
func TestAddTwice(t *testing.T) {
	r := open(t, "")
	first := news(at("1?utm_source=x"), "Kabar", "Lu Wenqi", "Kami membangun jembatan dan bukan pagar")
	changed := news(at("1#atas"), "Kabar", "Lu Wenqi", "Kami membangun pagar dan bukan jembatan")
	var got []string
	for _, items := range [][]Item{{first, first}, {first}, {changed}, {changed, first}} {
		for _, o := range add(t, r, items...) {
			got = append(got, fmt.Sprint(o.Status, " ", o.Revision))
		}
	}
	want := []string{"kept 1", "same 1", "same 1", "revised 2", "same 2", "returned 2"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	view(t, r, func(rd store.Reader) error {
		latest, err := rd.Reports(store.ReportQuery{})
		if err != nil {
			return err
		}
		all, err := rd.Reports(store.ReportQuery{Revisions: true})
		if len(latest) != 1 || latest[0].Revision != 2 || len(all) != 2 {
			t.Errorf("of %d reports, %d stand for their page: %+v", len(all), len(latest), latest)
		}
		if len(all) == 2 && all[0].Origin != all[1].Origin {
			t.Error("the revisions of a page count as two origins")
		}
		return err
	})
}

// TestChangedBack protects that what stands for a page is what was last seen
// there: one that was changed and changed back has its first text again, counts
// as that text does, and to bring both at once again changes nothing.
func TestChangedBack(t *testing.T) {
	r := open(t, "")
	first := news(at("1"), "Kabar", "Lu Wenqi", "Kami membangun jembatan dan bukan pagar")
	changed := news(at("1"), "Kabar", "Imar Doven", "Kami membangun pagar dan bukan jembatan")
	third := news(at("1"), "Kabar", "Imar Doven", "Tidak ada yang dibangun tahun ini")
	for i, step := range []struct {
		items          []Item
		outcomes, text string
	}{
		{[]Item{first}, "[kept 1]", "jembatan"},
		{[]Item{changed}, "[revised 2]", "pagar"},
		{[]Item{first}, "[returned 2]", "jembatan"},
		{[]Item{changed, first}, "[same 1 same 2]", "jembatan"},
		{[]Item{first, changed}, "[same 2 returned 2]", "pagar"},
		{[]Item{first, third}, "[same 1 revised 3]", "tahun"},
		{[]Item{changed, first, changed, first}, "[same 2 same 1 same 2 returned 3]", "jembatan"},
	} {
		var outcomes []string
		for _, o := range add(t, r, step.items...) {
			outcomes = append(outcomes, fmt.Sprint(o.Status, " ", o.Revision))
		}
		if got := fmt.Sprint(outcomes); got != step.outcomes {
			t.Errorf("step %d: %s, want %s", i, got, step.outcomes)
		}
		view(t, r, func(rd store.Reader) error {
			list, err := rd.Statements(store.StatementQuery{Standing: true})
			if err != nil || len(list) != 1 {
				t.Fatalf("step %d: %d statements stand, %v", i, len(list), err)
			}
			ws, err := rd.Wordings([]int64{list[0].Wording})
			if len(ws) != 1 || !strings.Contains(ws[0].Text, step.text) {
				t.Errorf("step %d: %q stands", i, ws[0].Text)
			}
			lines, err2 := rd.Lines(store.LineQuery{Least: 1})
			c, err3 := rd.Counts()
			if len(lines) != 1 || c.Statements != 1 {
				t.Errorf("step %d: %d lines and %d statements are counted", i, len(lines), c.Statements)
			}
			return errors.Join(err, err2, err3)
		})
	}
}

// TestRefused protects that one report that cannot be kept stops no other, and
// that it is told why.
func TestRefused(t *testing.T) {
	r := open(t, "")
	good := news(at("1"), "Kabar", "Lu Wenqi", "Kami membangun jembatan")
	nul := news(at("2"), "Kabar", "Lu Wenqi", "Kami membangun jembatan")
	nul.Report.Title = "judul\x00"
	odd := news(at("3"), "Kabar", "Lu Wenqi", "Kami membangun jembatan")
	odd.Reading.Statements[0].Place = "Sarenda\x00" // the store refuses it, in the middle of a batch
	broken := news(at("4"), "Kabar\xff", "Lu Wenqi", "Kami membangun jembatan")
	last := news(at("5"), "Kabar", "Lu Wenqi", "Kami membangun jembatan")
	out, err := r.Add(context.Background(), []Item{good, nul, odd, broken, last})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []Status{Kept, Refused, Refused, Refused, Kept} {
		if out[i].Status != want || (want == Refused) != errors.Is(out[i].Err, ErrRefused) {
			t.Errorf("report %d was %s (%v), want %s", i, out[i].Status, out[i].Err, want)
		}
	}
	if n := len(statements(t, r, store.StatementQuery{})); n != 2 {
		t.Errorf("%d statements were kept", n)
	}
}

// TestStopped protects that a stopped Add says so and keeps whole batches only.
func TestStopped(t *testing.T) {
	r := open(t, "")
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := r.Add(ctx, made(t, 5)); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if n := len(statements(t, r, store.StatementQuery{})); n != 0 {
		t.Errorf("%d statements were kept", n)
	}
}

// TestOrigins protects that copies of one text are one origin: whole, cut
// short, of another outlet; and that two reports on one thing are two.
func TestOrigins(t *testing.T) {
	long := "Sungai Orla naik dua meter dalam semalam dan merendam pasar lama di tepi barat kota. " +
		"Warga memindahkan dagangan ke lantai dua sekolah yang menjadi tempat mengungsi sejak Senin malam. " +
		"Dinas pengairan membuka tiga pintu bendung lebih awal dari jadwal agar hilir tidak ikut tergenang. " +
		"Petugas memperkirakan air surut dalam tiga hari bila hujan di hulu berhenti pada akhir pekan ini."
	cut := long[:strings.Index(long, "Dinas")]
	other := "Menteri perdagangan kedua negara menandatangani perjanjian tarif baru untuk gandum dan pupuk pada hari Rabu. " +
		"Perjanjian itu berlaku lima tahun dan dapat diperpanjang tanpa pemungutan suara di kedua parlemen tersebut."
	plain := func(s, text string) Item {
		i := news(at(s), "Kabar "+s, "Warga", text)
		return i
	}
	r := open(t, "")
	add(t, r, plain("a", long), plain("x", other))
	add(t, r, plain("b", long))
	add(t, r, plain("c", cut))
	label := map[string]int64{}
	view(t, r, func(rd store.Reader) error {
		return store.EachReport(rd, store.ReportQuery{}, func(rep *store.Report) error {
			label[strings.TrimPrefix(rep.Page, "https://kabar.example/")] = rep.Origin
			return nil
		})
	})
	if label["a"] != label["b"] || label["a"] != label["c"] || label["a"] == label["x"] {
		t.Errorf("origins: %v", label)
	}
}

// TestActorKeys protects who is one actor and who is not.
func TestActorKeys(t *testing.T) {
	r := open(t, "")
	for name, c := range map[string]struct {
		speaker sanad.Speaker
		want    string
	}{
		"known":                    {sanad.Speaker{Name: "China", Actor: "CN", Of: "China"}, "CN"},
		"a name":                   {sanad.Speaker{Name: "Lu Wenqi", Office: "Menteri Luar Negeri", Of: "Haiyun"}, "name:lu wenqi"},
		"an office of a state":     {sanad.Speaker{Name: "juru bicara", Of: "China"}, "name:juru bicara@cn"},
		"the state in other words": {sanad.Speaker{Name: "juru bicara", Of: "Tiongkok"}, "name:juru bicara@cn"},
		"of an unknown state":      {sanad.Speaker{Name: "Juru Bicara", Of: "Haiyun"}, "name:juru bicara@haiyun"},
		"a ministry":               {sanad.Speaker{Name: "Kementerian Air", Of: "Haiyun"}, "name:kementerian air@haiyun"},
		"a ministry with its name": {sanad.Speaker{Name: "Kementerian Air Haiyun", Of: "Haiyun"}, "name:kementerian air haiyun"},
		"nobody's":                 {sanad.Speaker{Name: "pernyataan itu"}, "name:pernyataan itu"},
	} {
		cast := r.newCast("id")
		i := cast.speaker(&c.speaker)
		if i == none || cast.actors[i].Key != c.want {
			t.Errorf("%s: %+v, want %q", name, cast.actors, c.want)
		}
	}
	if i := r.newCast("id").speaker(&sanad.Speaker{Name: " — "}); i != none {
		t.Error("a speaker without a name is somebody")
	}
}

// TestOneManNamedTwice protects that a speaker is found by every name that
// reports give him, and shown under the plainest whichever came first.
func TestOneManNamedTwice(t *testing.T) {
	loud := newsOf(at("1"), "Kabar", sanad.Speaker{Name: "LU WENQI", ResolvedBy: "name", Mention: &sanad.Span{Text: "Lu"}}, "Air surut")
	for i, items := range [][]Item{{loud, news(at("2"), "Kabar", "Lu Wenqi", "Air naik")}, {news(at("2"), "Kabar", "Lu Wenqi", "Air naik"), loud}} {
		r := open(t, "")
		for _, item := range items {
			add(t, r, item)
		}
		view(t, r, func(rd store.Reader) error {
			found, err := rd.ActorsNamed([]string{FoldName("lu")})
			if err == nil && (len(found) != 1 || found[0].Name != "Lu Wenqi" || found[0].Statements != 2) {
				t.Errorf("order %d: %+v", i, found)
			}
			return err
		})
	}
}

// TestSaidWhen protects on which days a statement is found: its own, or else
// that of its report.
func TestSaidWhen(t *testing.T) {
	r := open(t, "")
	for i, c := range []struct {
		said, published string
		from, to        string
	}{
		{"2023-02-22", "2023-02-23", "2023-02-22", "2023-02-22"},
		{"2023", "2023-02-23", "2023-01-01", "2023-12-31"},
		{"", "2023-02-23T10:00+07:00", "2023-02-23", "2023-02-23"},
		{"XXXX-06-10", "2023-02-23", "2023-02-23", "2023-02-23"},
		{"", "XXXX-06-10", "", ""},
		{"", "", "", ""},
	} {
		item := news(at(fmt.Sprint(i)), "Kabar", "Lu Wenqi", fmt.Sprint("Air surut ", i, " meter"))
		if c.said != "" {
			item.Reading.Statements[0].Said = &sanad.Date{Value: c.said}
		}
		if c.published != "" {
			item.Reading.Published = &sanad.Date{Value: c.published}
		}
		out := add(t, r, item)
		st := statements(t, r, store.StatementQuery{UIDs: []string{out[0].UID + "/s1"}})
		if len(st) != 1 || st[0].From != c.from || st[0].To != c.to || st[0].Said != c.said {
			t.Errorf("%+v: %+v", c, st)
		}
	}
}

// TestWhatWasNotSaid protects that what was denied, asked or left unsaid is
// kept and found, and is no part of a line.
func TestWhatWasNotSaid(t *testing.T) {
	r := open(t, "")
	const words = "Haiyun telah menutup tiga bendung di Sungai Orla"
	for i, force := range []string{"denies", "refrains", "asks", "asserts"} {
		item := news(at(force), "Kabar", "Lu Wenqi", words+strings.Repeat(" lagi", i))
		item.Reading.Statements[0].Force, item.Reading.Statements[0].Negated = force, force == "refrains"
		add(t, r, item)
	}
	view(t, r, func(rd store.Reader) error {
		c, err := rd.Counts()
		if c.Statements != 4 || c.Wordings != 4 || c.Forms != 1 {
			t.Errorf("counts: %+v", c)
		}
		return err
	})
	if n := len(statements(t, r, store.StatementQuery{Terms: r.Terms("bendung", "id")})); n != 4 {
		t.Errorf("%d statements are found by their words", n)
	}
}

// TestWordsOfParts protects that what a report puts into the middle of a
// statement is no part of its wording, and that sentences stay apart.
func TestWordsOfParts(t *testing.T) {
	for _, c := range []struct{ text, cut, want string }{
		{"Hubungan kami, menurut Lu, melampaui pakta", ", menurut Lu, ", "Hubungan kami melampaui pakta"},
		{`Kami menunggu," kata Lu. "Air akan surut`, `," kata Lu. "`, "Kami menunggu. Air akan surut"},
		{`Kami menunggu," kata Lu, "dan Orla surut`, `," kata Lu, "`, "Kami menunggu dan Orla surut"},
	} {
		i := strings.Index(c.text, c.cut)
		st := sanad.Statement{Start: 7, End: 7 + len(c.text), Text: c.text, Parts: []sanad.Span{
			{Start: 7, End: 7 + i, Text: c.text[:i]}, {Start: 7 + i + len(c.cut), End: 7 + len(c.text), Text: c.text[i+len(c.cut):]},
		}}
		if got := wordsOf(&st); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// TestTerms protects that a statement is found by the stems of its words and by
// the actors that it names, whatever they are called in it.
func TestTerms(t *testing.T) {
	r := open(t, "")
	has := func(text, code string, want uint32) bool { return slices.Contains(r.Terms(text, code), want) }
	stem := r.Terms("target", "id")[0]
	if !has("Kerja sama ini tidak menargetkan siapa pun", "id", stem) {
		t.Error("menargetkan is not found by target")
	}
	for _, s := range []struct{ text, code string }{{"Hubungan dengan Tiongkok stabil", "id"}, {"Ties with China are stable", "en"}} {
		if !has(s.text, s.code, TermOfActor("CN")) {
			t.Errorf("%q does not name China", s.text)
		}
	}
	if len(r.Terms("yang di dan", "id")) == 0 {
		t.Error("words that every text has find nothing where there are no others")
	}
	for _, odd := range []string{"", "\x00", "\xff\xfe", `" OR 1=1 --`, strings.Repeat("a", 100_000)} {
		for _, code := range []string{"id", "en", "xx", ""} {
			r.Terms(odd, code) // must not fail
		}
	}
}
