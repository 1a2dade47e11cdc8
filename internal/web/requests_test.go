package web_test

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/sanad-news/sanad/internal/web"
)

// TestRandomRequests protects that no request, however it is put together, makes
// a page fail or comes back as markup. SANAD_REQUESTS says how many are made.
func TestRandomRequests(t *testing.T) {
	many := 5_000
	if testing.Short() {
		many = 500
	}
	if n, err := strconv.Atoi(os.Getenv("SANAD_REQUESTS")); err == nil {
		many = n
	}
	h, err := web.New(web.Options{Desk: deskOf(t, examples), Name: "test.db", Read: readerOf(t).Read, Log: loudLog(t)})
	if err != nil {
		t.Fatal(err)
	}
	g := &guesser{Rand: rand.New(rand.NewPCG(1, 2)), values: append(vectors(t), "", "air", "Lu Wenqi", "Haiyun", "Velmora", "2023", "2023-02", "9999-99-99", "-1", "0",
		"18446744073709551616", "none.1", "2023-01-01.3", "1.0123456789abcdef", "x\x00y", "\xff\xfe", "%", "%zz", "../../etc/passwd", "cadangan air tanah tinggal untuk delapan tahun",
		"661e5af16e6f/s1", "0-10", "10-0", "🙂", "a\u0301", strings.Repeat("kata ", 2_000))}
	for i := range many {
		r := g.request()
		r.RemoteAddr = fmt.Sprintf("10.%d.%d.%d:1", i>>16&255, i>>8&255, i&255)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code >= 500 {
			t.Errorf("%s %s: %d", r.Method, r.URL, w.Code)
		}
		if strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
			if fault, _ := faultOf(t, w.Body.String()); fault != "" && !strings.HasPrefix(fault, "says ") {
				t.Errorf("%s %s %s", r.Method, r.URL, fault)
			}
		}
	}
}

// guesser puts requests together.
type guesser struct {
	*rand.Rand

	values []string
}

func (g *guesser) one(of ...string) string { return of[g.IntN(len(of))] }

func (g *guesser) request() *http.Request {
	path := g.one("/", "/search", "/said", "/trace", "/reports", "/actors", "/lines", "/relations", "/dossier", "/outlets", "/figures", "/check", "/compare", "/legend",
		"/add", "/correct", "/undo", "/enter", "/leave", "/corrections", "/assets/room.css", "/assets/", "/health", "/api/v1/said", "/feeds/said.atom", "/mcp", "/actors/dragan-mirel", "/reports/661e5af16e6f")
	if g.IntN(4) == 0 {
		path += "/" + url.PathEscape(g.one(g.values...))
	}
	if g.IntN(20) == 0 {
		path += g.one("/changes", "/lines/0123456789abcdef", "/s1", "/s400")
	}
	form := url.Values{}
	for range g.IntN(5) {
		form.Add(g.one("words", "name", "about", "since", "until", "kind", "in", "via", "after", "outlet", "by", "a", "b", "line", "of", "text", "on", "statement", "lang", "at", "to", "draft", "token", "part", "key", "x"),
			g.one(g.values...))
	}
	method := g.one("GET", "GET", "GET", "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE")
	if method == http.MethodPost {
		r := httptest.NewRequest(method, "http://localhost"+path, strings.NewReader(form.Encode()))
		r.Header.Set("Content-Type", g.one("application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain", ""))
		return r
	}
	return httptest.NewRequest(method, "http://localhost"+path+"?"+form.Encode(), nil)
}
