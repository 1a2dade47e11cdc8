package web_test

import (
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sanad-news/sanad/internal/web"
)

// vectors are pieces of markup that would run, load or lead somewhere if a page
// took them for its own. We listed them ourselves, by where they would stand.
func vectors(tb testing.TB) []string {
	tb.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", "markup.txt"))
	if err != nil {
		tb.Fatal(err)
	}
	list := strings.Split(strings.TrimSpace(string(b)), "\n")
	if len(list) < 100 {
		tb.Fatalf("only %d vectors", len(list))
	}
	return list
}

// hostile is a report with a vector in every field: title, outlet, address,
// credit, speaker, office, place, quotation, cue and the words around it.
func hostile(i int, v string) string {
	return fmt.Sprintf(`Title: River %[2]s
Outlet: Post %[2]s
Published: 2024-05-%02[1]d
URL: https://post.example/%[1]d?%[3]s
Language: en

SARENDA %[2]s - "Our dam %[2]s takes no water from any neighbour," Tarandu Foreign Minister Ilse %[2]s Brandov said %[2]s.

%[2]s

The ministry said that exports %[2]s reached %[1]d billion dollars in 2023. "We %[2]s never asked for the ferry," said %[2]s.

By %[2]s
`, 1+i%28, v, url.QueryEscape(v))
}

// TestMarkupInReports protects that no field of a report becomes markup on any
// page.
func TestMarkupInReports(t *testing.T) {
	var reports []string
	for i, v := range vectors(t) {
		reports = append(reports, hostile(i, v))
	}
	h, err := web.New(web.Options{Desk: deskOf(t, texts(t, reports...)), Name: `<script>x</script>`, Build: `"><b>`, Read: readerOf(t).Read, Log: loudLog(t)})
	if err != nil {
		t.Fatal(err)
	}
	todo, seen := []string{"/", "/relations", "/actors?kind=outlet"}, map[string]bool{}
	limit := 700
	if testing.Short() {
		limit = 250
	}
	pages := 0
	for ; len(todo) > 0 && pages < limit; pages++ {
		at := todo[0]
		todo = todo[1:]
		a := get(t, h, at, func(r *http.Request) { r.RemoteAddr = fmt.Sprintf("10.2.%d.1:1", pages%200) })
		if a.code == http.StatusSeeOther {
			todo = append(todo, a.head.Get("Location"))
			continue
		}
		if a.code >= 500 {
			t.Fatalf("%s: %d", at, a.code)
		}
		fault, links := faultOf(t, a.body)
		if fault != "" && !strings.HasPrefix(fault, "says ") {
			t.Errorf("%s %s", at, fault)
		}
		for _, l := range links {
			l, _, _ = strings.Cut(l, "#")
			if !seen[l] && !strings.Contains(l, "lang=") {
				seen[l] = true
				todo = append(todo, l)
			}
		}
	}
	t.Logf("%d pages", pages)
}

// TestMarkupInRequests protects that nothing which is asked comes back as
// markup, and that no question breaks the room.
func TestMarkupInRequests(t *testing.T) {
	h, err := web.New(web.Options{Desk: deskOf(t, examples), Name: "test.db", Build: "test", Read: readerOf(t).Read, Log: loudLog(t)})
	if err != nil {
		t.Fatal(err)
	}
	for i, v := range vectors(t) {
		if testing.Short() && i%4 > 0 {
			continue
		}
		e := url.QueryEscape(v)
		for j, at := range []string{"/search?words=" + e, "/said?name=" + e, "/said?about=air+" + e, "/said?about=air&via=" + e, "/said?about=air&since=" + e, "/trace?words=" + e,
			"/reports?outlet=" + e, "/reports?in=" + e, "/reports/" + url.PathEscape(v), "/actors?name=" + e, "/actors/" + url.PathEscape(v), "/lines/" + url.PathEscape(v),
			"/lines?after=" + e, "/relations?name=" + e, "/dossier?a=" + e + "&b=RU", "/dossier?line=" + e, "/figures?of=" + e, "/check?text=" + e + "&by=" + e, "/check?text=air+tanah&on=" + e,
			"/compare?statement=" + e, "/?lang=" + e, "/?" + e} {
			a := get(t, h, at, func(r *http.Request) { r.RemoteAddr = fmt.Sprintf("10.3.%d.%d:1", i, j) })
			if a.code >= 500 {
				t.Errorf("%s: %d", at, a.code)
			}
			if fault, _ := faultOf(t, a.body); fault != "" && strings.HasPrefix(a.head.Get("Content-Type"), "text/html") && !strings.HasPrefix(fault, "says ") {
				t.Errorf("%s %s", at, fault)
			}
		}
		a := post(t, h, "/check", "draft="+url.QueryEscape(`"`+v+` is what we said of it," said `+v+`.`), func(r *http.Request) { r.RemoteAddr = fmt.Sprintf("10.4.%d.1:1", i) })
		if fault, _ := faultOf(t, a.body); a.code >= 500 || fault != "" && !strings.HasPrefix(fault, "says ") {
			t.Errorf("a draft of %s: %d %s", v, a.code, fault)
		}
	}
}
