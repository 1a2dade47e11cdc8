package web_test

import (
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/sanad-news/sanad/internal/api"
	"github.com/sanad-news/sanad/internal/query"
	"github.com/sanad-news/sanad/internal/web"
)

// unsaid finds what a template could not say: a message that is missing, a verb
// that was not filled in, or an address that html/template refused.
var unsaid = regexp.MustCompile(`web\.[a-z]+(\.[a-z-]+)*|%!|ZgotmplZ|<no value>`)

// fault is what is wrong with a page; "" where nothing is.
func faultOf(tb testing.TB, page string) (fault string, links []string) {
	tb.Helper()
	if m := unsaid.FindString(page); m != "" {
		return "says " + m, nil
	}
	ids := map[string]int{}
	walk(tb, page, func(n *html.Node) {
		if !slices.Contains(elements, n.Data) {
			fault = "has the element " + n.Data
		}
		for _, a := range n.Attr {
			switch {
			case strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "srcdoc":
				fault = "has the attribute " + a.Key
			case a.Key == "id":
				ids[a.Val]++
			case a.Key == "href" || a.Key == "src" || a.Key == "action":
				u, err := url.Parse(a.Val)
				switch {
				case err != nil || u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https":
					fault = "leads to " + a.Val
				case u.Host == "" && n.Data == "a" && a.Val[0] == '/':
					links = append(links, a.Val)
				case u.Host != "" && (n.Data != "a" || attribute(n, "rel") != "noopener noreferrer nofollow"):
					fault = "asks another host: " + a.Val
				}
			}
		}
		if n.Data == "script" && !strings.HasPrefix(attribute(n, "src"), "/assets/room.js") {
			fault = "has a script of its own"
		}
	})
	for id, n := range ids {
		if n > 1 {
			fault = "has the id " + id + " twice"
		}
	}
	return fault, links
}

// elements are those that templates write; any other came from a report.
var elements = strings.Fields(`html head meta title link script body a header nav form label input button main footer p ul ol li h1 h2 h3
	section article blockquote span strong time code dl dt dd mark sup aside div details summary table thead tbody tr th td meter select option
	textarea q b del ins figure figcaption svg g line rect circle text polyline path title`)

// TestEveryPage protects that each page which can be reached from the first one
// is there, says all it has to in both languages, and loads nothing of another
// host.
func TestEveryPage(t *testing.T) {
	rec := recordOf(t, examples)
	source := query.NewSource(rec)
	others, err := api.New(source, api.Options{})
	if err != nil {
		t.Fatal(err)
	}
	h, err := web.New(web.Options{Desk: source.Desk, Name: "test.db", Build: "test", Read: source.Reader.Read, API: others, Log: loudLog(t)})
	if err != nil {
		t.Fatal(err)
	}
	patient := func(i int) func(*http.Request) { // each page from an address of its own: a crawl is faster than the limit
		return func(r *http.Request) { r.RemoteAddr = fmt.Sprintf("10.0.0.%d:1", i%250) }
	}
	templates := map[string]bool{}
	for _, lang := range []string{"en", "id"} {
		todo := []string{"/", "/said", "/said?about=air", "/relations?by=change", "/relations", "/check?text=cadangan+air+tanah+tinggal+untuk+delapan+tahun", "/search?words=air"}
		seen := map[string]bool{}
		for i := 0; len(todo) > 0 && i < 700; i++ {
			at := todo[0]
			todo = todo[1:]
			answer := get(t, h, at, patient(i), func(r *http.Request) { r.AddCookie(&http.Cookie{Name: "sanad_lang", Value: lang}) })
			if answer.code == http.StatusSeeOther {
				if to := answer.head.Get("Location"); !seen[to] {
					seen[to] = true
					todo = append(todo, to)
				}
				continue
			}
			if answer.code != http.StatusOK {
				t.Errorf("%s: %d", at, answer.code)
				continue
			}
			if strings.HasPrefix(at, "/api/") || strings.HasPrefix(at, "/feeds/") {
				templates["twin of "+strings.Split(at, "/")[1]] = true
				continue
			}
			fault, links := faultOf(t, answer.body)
			if fault != "" {
				t.Errorf("%s (%s) %s", at, lang, fault)
			}
			if !strings.Contains(answer.body, `<html lang="`+lang+`">`) {
				t.Errorf("%s is not in %s", at, lang)
			}
			templates[regexp.MustCompile(`class="on-([a-z]+)"`).FindStringSubmatch(answer.body)[1]] = true
			for _, l := range links {
				l, _, _ = strings.Cut(l, "#")
				if !seen[l] && !strings.Contains(l, "lang=") {
					seen[l] = true
					todo = append(todo, l)
				}
			}
		}
	}
	for _, name := range append(strings.Fields("home search said reports report changes actors actor drift lines line relations dossier outlets figures check compare legend"), "twin of api", "twin of feeds") {
		if !templates[name] && name != "changes" {
			t.Errorf("no link leads to a page of %s", name)
		}
	}
}

// TestPagesThatAreNot protects that what is not there, or cannot be asked so, is
// told with a remedy and the right status.
func TestPagesThatAreNot(t *testing.T) {
	h := roomOf(t, examples)
	for _, x := range []struct {
		address string
		code    int
		says    string
	}{
		{"/nope", 404, "no such page"},
		{"/reports/ffffffffffff", 404, "no such page"},
		{"/lines/ffffffffffffffff", 404, "no such page"},
		{"/actors/nobody-of-that-name", 404, "no such page"},
		{"/compare?statement=x/s1", 404, "no such page"},
		{"/compare", 404, "no such page"},
		{"/reports?since=last+week", 400, "is no day"},
		{"/said?about=air&after=x", 400, "no place in this list"},
		{"/said?about=air&kind=loud", 400, "cannot be"},
		{"/said?name=Zzyzx+Qqq", 404, "Nobody"},
		{"/said?name=Haiyun&via=Zzyzx+Qqq", 404, "“Zzyzx Qqq”"},
		{"/said?name=Zzyzx+Qqq&via=Qqqq+Zz", 404, "“Zzyzx Qqq”"},
		{"/dossier?a=Haiyun&b=Zzyzx+Qqq", 404, "“Zzyzx Qqq”"},
		{"/relations?name=Zzyzx+Qqq", 404, "“Zzyzx Qqq”"},
		{"/figures?of=Zzyzx+Qqq", 404, "“Zzyzx Qqq”"},
		{"/reports?outlet=Zzyzx+Qqq", 404, "“Zzyzx Qqq”"},
		{"/actors?kind=ghost", 400, "cannot be"},
		{"/dossier?a=Velmora&b=Velmora", 400, "the same"},
		{"/search?words=", 303, ""},
		{"/dossier", 303, ""},
		{"/search?words=" + strings.Repeat("x", 30_000), 400, "too long"},
	} {
		a := get(t, h, x.address)
		if a.code != x.code || !strings.Contains(a.body, x.says) {
			t.Errorf("%.60s: %d, want %d with %q", x.address, a.code, x.code, x.says)
		}
	}
	if a := post(t, h, "/reports", "x=1"); a.code != http.StatusMethodNotAllowed && a.code != http.StatusNotFound {
		t.Errorf("a list can be posted to: %d", a.code)
	}
}

// TestLanguage protects the order in which the language of a page is chosen.
func TestLanguage(t *testing.T) {
	h := roomOf(t, texts(t, "A report of nothing.\n"))
	for _, x := range []struct{ address, accept, cookie, want string }{
		{"/", "", "", "en"},
		{"/", "id-ID,id;q=0.9,en;q=0.5", "", "id"},
		{"/", "ms", "", "id"},
		{"/", "fr, de;q=0.5", "", "en"},
		{"/", ";;;q=x", "", "en"},
		{"/", "en", "id", "id"},
		{"/?lang=en", "id", "id", "en"},
		{"/?lang=../x", "id", "", "id"},
	} {
		a := get(t, h, x.address, func(r *http.Request) {
			r.Header.Set("Accept-Language", x.accept)
			if x.cookie != "" {
				r.AddCookie(&http.Cookie{Name: "sanad_lang", Value: x.cookie})
			}
		})
		if !strings.Contains(a.body, `<html lang="`+x.want+`">`) {
			t.Errorf("%+v: another language", x)
		}
	}
}

// TestReportPage protects what a reader of a report must see: the words in their
// place, who said them in which office, and how that was read.
func TestReportPage(t *testing.T) {
	h := roomOf(t, texts(t, `Title: River
Outlet: Tarandu Post
Published: 2024-05-20
URL: https://post.example/2

"Our dam takes no water from any neighbour," Tarandu Foreign Minister Ilse Brandov said on 20 May 2024. She said that exports reached 40 billion dollars in 2023. Imports rose to more than 12 billion dollars in 2023.
`))
	list := get(t, h, "/reports")
	at := regexp.MustCompile(`/reports/[0-9a-f]+`).FindString(list.body)
	page := get(t, h, at).body
	for _, want := range []string{
		`<mark id="s1" class="st direct c0" data-s="s1">Our dam takes no water from any neighbour</mark>`,
		`<span class="cue" data-s="s1">said</span>`, "Ilse Brandov", "Foreign Minister, Tarandu", "20 May 2024", "<dt>Rule</dt><dd><code>", "<dt>Characters</dt>",
		`href="https://post.example/2" rel="noopener noreferrer nofollow">post.example`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page of a report does not have %s", want)
		}
	}
	if !regexp.MustCompile(`<b>40 billion dollars</b> exports .*href="/reports/[0-9a-f]+\?at=\d+-\d+#at">`).MatchString(page) {
		t.Error("a figure is not listed with its place")
	}
	if !strings.Contains(page, "<b>over 12 billion dollars</b>") {
		t.Error("a figure is not listed as more than its value")
	}
	span := get(t, h, at+"?at=4-11").body
	if !strings.Contains(span, `<span id="at"></span>`) || !strings.Contains(span, ` at"`) {
		t.Error("a stretch that is asked for is not marked")
	}
	if a := get(t, h, at+"?at=11-4"); a.code != http.StatusBadRequest {
		t.Errorf("a stretch that is none: %d", a.code)
	}
}

// TestDraftPage protects that each quotation of a draft is marked in place with
// what was found.
func TestDraftPage(t *testing.T) {
	h := roomOf(t, texts(t, `"Our dam takes no water from any neighbour," Tarandu Foreign Minister Ilse Brandov said on 20 May 2024.
`))
	draft := "First words.\n\n\"Our dam takes no water from any neighbour,\" Ilse Brandov said.\n\n\"Our dam takes some water from any neighbour,\" Ilse Brandov said. <b>Last</b> words.\n"
	a := post(t, h, "/check", "draft="+url.QueryEscape(draft))
	if a.code != http.StatusOK {
		t.Fatal(a.code)
	}
	for _, want := range []string{`<mark id="d1" class="q verbatim">Our dam takes no water`, `<mark id="d2" class="q altered">Our dam takes some water`,
		"<del>no</del>", "<ins>some</ins>", "First words.", "&lt;b&gt;Last&lt;/b&gt; words."} {
		if !strings.Contains(a.body, want) {
			t.Errorf("the checked draft does not have %s", want)
		}
	}
	if a := post(t, h, "/check", "draft="+strings.Repeat("x", 500_000)); a.code != http.StatusRequestEntityTooLarge {
		t.Errorf("a draft that is too long: %d", a.code)
	}
	if a := post(t, h, "/check", "draft="+strings.Repeat("x", 2_000_000)); a.code != http.StatusRequestEntityTooLarge {
		t.Errorf("a request that is too long: %d", a.code)
	}
	if a := post(t, h, "/check", "draft="); a.code != http.StatusSeeOther {
		t.Errorf("no draft: %d", a.code)
	}
}
