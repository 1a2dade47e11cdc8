package web_test

import (
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/api"
	"github.com/sanad-news/sanad/internal/ask"
	"github.com/sanad-news/sanad/internal/query"
	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/store"
	"github.com/sanad-news/sanad/internal/web"
)

// fronted is a closed room behind a server that speaks TLS for it.
func fronted(t *testing.T) (h http.Handler, token string) {
	t.Helper()
	source, token := query.NewSource(recordOf(t, texts(t, dam))), web.NewToken()
	others, err := api.New(source, api.Options{})
	if err != nil {
		t.Fatal(err)
	}
	h, err = web.New(web.Options{Desk: source.Desk, Name: "test.db", Read: source.Reader.Read, API: others, Keeper: &keeper{source.Record, source.Reader},
		Public: &url.URL{Scheme: "https", Host: "sanad.example"}, Access: web.Access{Hash: web.HashToken(token), All: true}, Log: loudLog(t)})
	if err != nil {
		t.Fatal(err)
	}
	return h, token
}

// TestFronted protects that behind a server that speaks TLS the room goes by its
// public name, keeps its cookies out of the clear, and tells those who ask apart.
func TestFronted(t *testing.T) {
	h, token := fronted(t)
	public := func(r *http.Request) { r.Host = "sanad.example"; r.Header.Set("Origin", "https://sanad.example") }
	a := post(t, h, "/enter", "name=Mira&token="+url.QueryEscape(token), public)
	if cookie := a.head.Get("Set-Cookie"); a.code != http.StatusSeeOther || !strings.Contains(cookie, "Secure") {
		t.Errorf("entering: %d, with the cookie %q", a.code, cookie)
	}
	if a := get(t, h, "/enter?lang=id", public); !strings.Contains(a.head.Get("Set-Cookie"), "Secure") {
		t.Errorf("the language is kept with %q", a.head.Get("Set-Cookie"))
	}
	if a := post(t, h, "/enter", "name=Mira&token="+url.QueryEscape(token), func(r *http.Request) {
		r.Host = "127.0.0.1:7272" // as a server in front may say
		r.Header.Set("Origin", "https://sanad.example")
	}); a.code != http.StatusSeeOther {
		t.Errorf("a form of its own page: %d", a.code)
	}
	if a := get(t, h, "/health", func(r *http.Request) { r.Host = "evil.example" }); a.code != http.StatusMisdirectedRequest {
		t.Errorf("another name: %d", a.code)
	}
	refused := map[string]int{}
	for i := range 1_500 {
		who := []string{"198.51.100.1", "198.51.100.2, 198.51.100.1", fmt.Sprintf("203.0.113.%d", i%250)}[i%3]
		if a := get(t, h, "/health", public, func(r *http.Request) { r.RemoteAddr = "127.0.0.1:5"; r.Header.Set("X-Forwarded-For", who) }); a.code == http.StatusTooManyRequests {
			refused[who[strings.LastIndex(who, " ")+1:][:3]]++
		}
	}
	if refused["198"] == 0 || refused["203"] > 0 {
		t.Errorf("who asks too often is not told from others: %v", refused)
	}
}

// TestFeedKeys protects that a reader of feeds reads the feed of a closed room by
// the address that its page gives, and nothing else by it.
func TestFeedKeys(t *testing.T) {
	h, token := fronted(t)
	in := enter(t, h, token)
	page := get(t, h, "/search?words=dam", in).body
	m := regexp.MustCompile(`type="application/atom\+xml" href="([^"]+)"`).FindStringSubmatch(page)
	if m == nil {
		t.Fatal("the page names no feed")
	}
	at := strings.ReplaceAll(m[1], "&amp;", "&")
	if a := get(t, h, at); a.code != http.StatusOK || !strings.Contains(a.body, "takes no water") {
		t.Errorf("%s: %d %.300s", at, a.code, a.body)
	}
	for _, other := range []string{strings.Replace(at, "dam", "river", 1), at + "&until=2023", strings.Replace(at, "/feeds/search.atom", "/api/v1/search", 1), strings.Replace(at, "key=", "key=0", 1),
		regexp.MustCompile(`key=[^&]*&?`).ReplaceAllString(at, "")} {
		if a := get(t, h, other); a.code == http.StatusOK {
			t.Errorf("%s is answered", other)
		}
	}
}

// TestPacked protects that pages come compressed to those who take them so, with
// the same tags, and never to who has shown the token.
func TestPacked(t *testing.T) {
	h, token := fronted(t)
	in := enter(t, h, token)
	zip := func(r *http.Request) { r.Header.Set("Accept-Encoding", "br, gzip") }
	a := get(t, h, "/enter", zip)
	if a.head.Get("Content-Encoding") != "gzip" || !strings.Contains(strings.Join(a.head.Values("Vary"), ","), "Accept-Encoding") {
		t.Fatalf("a page comes with %v", a.head)
	}
	r, err := gzip.NewReader(strings.NewReader(a.body))
	if err != nil {
		t.Fatal(err)
	}
	if plain, err := io.ReadAll(r); err != nil || string(plain) != get(t, h, "/enter").body {
		t.Errorf("what comes compressed is another page: %v", err)
	}
	if a := get(t, h, "/", zip, in); a.code != http.StatusOK || a.head.Get("Content-Encoding") != "" {
		t.Errorf("who is inside gets %d, compressed as %q", a.code, a.head.Get("Content-Encoding"))
	}
}

// TestMethods protects that who asks for a page by another method is told which
// it takes.
func TestMethods(t *testing.T) {
	h := roomOf(t, texts(t, dam))
	for _, x := range []struct {
		method, at string
		code       int
		allow      string
	}{
		{"POST", "/reports", 405, "GET, HEAD"}, {"PUT", "/check", 405, "GET, HEAD, POST"}, {"DELETE", "/lines/0123456789abcdef", 405, "GET, HEAD"},
		{"GET", "/leave", 405, "POST"}, {"POST", "/assets/room.css", 405, "GET, HEAD"}, {"POST", "/nope", 404, ""}, {"PUT", "/nope/x", 404, ""},
	} {
		a := get(t, h, x.at, func(r *http.Request) { r.Method = x.method })
		if a.code != x.code || a.head.Get("Allow") != x.allow {
			t.Errorf("%s %s: %d, Allow %q; want %d, %q", x.method, x.at, a.code, a.head.Get("Allow"), x.code, x.allow)
		}
	}
}

// busy is a record that another program has locked.
type busy struct{ web.Keeper }

func (busy) ListedBefore(context.Context, int64, int) ([]record.Listed, bool, error) {
	return nil, false, fmt.Errorf("reading the record: %w", store.ErrLocked)
}

func (busy) Add(context.Context, sanad.Report) (record.Outcome, error) {
	return record.Outcome{}, store.ErrLocked
}

// TestBusy protects that a record which cannot be asked now is told as that, and
// when to ask again.
func TestBusy(t *testing.T) {
	token := web.NewToken()
	h, err := web.New(web.Options{Desk: ask.New(recordOf(t, texts(t, dam))), Keeper: busy{}, Access: web.Access{Hash: web.HashToken(token)}, Log: loudLog(t)})
	if err != nil {
		t.Fatal(err)
	}
	if a := post(t, h, "/add", "text=x", enter(t, h, token)); a.code != http.StatusServiceUnavailable {
		t.Errorf("adding: %d", a.code)
	}
	if a := get(t, h, "/corrections"); a.code != http.StatusServiceUnavailable || a.head.Get("Retry-After") == "" || !strings.Contains(a.body, "busy") {
		t.Errorf("%d, again after %q: %s", a.code, a.head.Get("Retry-After"), a.body)
	}
}
