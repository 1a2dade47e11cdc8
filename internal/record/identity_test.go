package record

import (
	"testing"

	"github.com/sanad-news/sanad"
)

// TestCanonicalURL protects that one page is one page, however a reader came to
// it, and that two pages stay two.
func TestCanonicalURL(t *testing.T) {
	for given, want := range map[string]string{
		"https://Kabar.Example/a/1":                                  "https://kabar.example/a/1",
		" https://kabar.example/a/1#komentar":                        "https://kabar.example/a/1",
		"HTTPS://kabar.example:443/a/1":                              "https://kabar.example/a/1",
		"http://kabar.example:80":                                    "http://kabar.example/",
		"http://kabar.example:8080/a":                                "http://kabar.example:8080/a",
		"https://kabar.example/?utm_source=x&id=7&fbclid=y":          "https://kabar.example/?id=7",
		"https://kabar.example/?UTM_Medium=x":                        "https://kabar.example/",
		"https://kabar.example/a?b=2&a=1":                            "https://kabar.example/a?b=2&a=1",
		"https://kabar.example/A/B":                                  "https://kabar.example/A/B",
		"https://me:secret@kabar.example/a":                          "https://kabar.example/a",
		"kabar.example/a":                                            "kabar.example/a",
		"https://kabar.example/%zz":                                  "https://kabar.example/%zz",
		"https://kabar.example/cari?q=air%20tanah&gclid=1#atas":      "https://kabar.example/cari?q=air%20tanah",
		"https://kabar.example/a?_ga=1&spm=2&page=2&mc_cid=3&xtor=4": "https://kabar.example/a?page=2",
	} {
		if got := canonicalURL(given); got != want {
			t.Errorf("%q is %q, want %q", given, got, want)
		}
		if got := canonicalURL(want); got != want {
			t.Errorf("%q is not its own canonical form: %q", want, got)
		}
	}
}

// TestIdentity protects what is one report and what a revision: the same on
// every machine, whatever path a file has.
func TestIdentity(t *testing.T) {
	id := func(s sanad.Source, outlet, text string) (page, uid string) {
		i := identify(&sanad.Report{Source: s, Outlet: outlet, Text: text})
		return i.page, i.uid(uidDigits)
	}
	type same struct{ page, uid bool }
	for name, c := range map[string]struct {
		a, b             sanad.Source
		outletA, outletB string
		textA, textB     string
		want             same
	}{
		"an address, found twice":     {a: sanad.Source{URL: "https://k.example/1?utm_source=a"}, b: sanad.Source{URL: "https://k.example/1"}, want: same{true, true}},
		"an address, another text":    {a: sanad.Source{URL: "https://k.example/1"}, b: sanad.Source{URL: "https://k.example/1"}, textB: "x", want: same{true, false}},
		"one text at two addresses":   {a: sanad.Source{URL: "https://k.example/1"}, b: sanad.Source{URL: "https://k.example/2"}, want: same{false, false}},
		"a file, moved":               {a: sanad.Source{Path: "a/1.txt"}, b: sanad.Source{Path: "/srv/b/2.txt"}, want: same{false, true}},
		"a file, changed":             {a: sanad.Source{Path: "a/1.txt"}, b: sanad.Source{Path: "./a//1.txt"}, textB: "x", want: same{true, false}},
		"a file of two outlets":       {a: sanad.Source{Path: "a.txt"}, b: sanad.Source{Path: "b.txt"}, outletA: "Kabar", outletB: "Warta", want: same{false, false}},
		"an id of one outlet":         {a: sanad.Source{Path: "a.jsonl:1", ID: "7"}, b: sanad.Source{Path: "b.jsonl:9", ID: "7"}, outletA: "Kabar", outletB: "KABAR", want: same{true, true}},
		"an id of two outlets":        {a: sanad.Source{ID: "7"}, b: sanad.Source{ID: "7"}, outletA: "Kabar", outletB: "Warta", want: same{false, false}},
		"row numbers of two files":    {a: sanad.Source{Path: "a.jsonl:1", ID: "1"}, b: sanad.Source{Path: "b.jsonl:1", ID: "1"}, textB: "x", want: same{false, false}},
		"an id, its file moved":       {a: sanad.Source{Path: "a.jsonl:1", ID: "1"}, b: sanad.Source{Path: "x/a.jsonl:3", ID: "1"}, want: same{false, true}},
		"an address goes before a id": {a: sanad.Source{URL: "https://k.example/1", ID: "1"}, b: sanad.Source{URL: "https://k.example/1", ID: "2"}, want: same{true, true}},
	} {
		if c.textA == "" {
			c.textA = "Sungai Orla"
		}
		if c.textB == "" {
			c.textB = "Sungai Orla"
		}
		pageA, uidA := id(c.a, c.outletA, c.textA)
		pageB, uidB := id(c.b, c.outletB, c.textB)
		if got := (same{pageA == pageB, uidA == uidB}); got != c.want {
			t.Errorf("%s: the same page, uid: %v, want %v (%q %q)", name, got, c.want, pageA, pageB)
		}
	}
	if _, uid := id(sanad.Source{URL: "https://k.example/1"}, "", "Sungai Orla"); uid != "244e1c5e4721" {
		t.Errorf("the uid changed to %s: records and citations hold the old one", uid)
	}
}

// TestNoPage protects that reports which only happen to come the same way are
// no revisions of one another: those of standard input, and of the lines of a
// file.
func TestNoPage(t *testing.T) {
	for _, path := range []string{"", "-", "-:3", "news.jsonl:17", "/srv/news.ndjson:1"} {
		if id := identify(&sanad.Report{Source: sanad.Source{Path: path}}); id.page != "" {
			t.Errorf("%q is page %q", path, id.page)
		}
	}
	if id := identify(&sanad.Report{Source: sanad.Source{Path: `C:\berita\a.txt`}}); id.page != "file:C:/berita/a.txt" {
		t.Errorf("page %q", id.page)
	}
}

func FuzzIdentity(f *testing.F) {
	f.Add("https://Kabar.Example:443/a?utm_source=x&b=1#c", "7", "Kabar", "a/b.jsonl:3")
	f.Fuzz(func(t *testing.T, url, id, outlet, path string) {
		r := &sanad.Report{Source: sanad.Source{URL: url, ID: id, Path: path}, Outlet: outlet}
		a := identify(r)
		if r.Source.URL = a.page; a.steady && url != "" && a.locator == a.page {
			if b := identify(r); canonicalURL(url) == a.page && b.page != a.page {
				t.Errorf("the page of %q is %q, and the page of that %q", url, a.page, b.page)
			}
		}
		if len(a.uid(uidDigits)) != uidDigits || a.origin() < 0 {
			t.Errorf("uid %q, origin %d", a.uid(uidDigits), a.origin())
		}
	})
}
