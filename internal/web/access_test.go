package web_test

import (
	"bytes"
	"context"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/api"
	"github.com/sanad-news/sanad/internal/query"
	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/web"
	"github.com/sanad-news/sanad/reader"
)

// keeper keeps what a test adds.
type keeper struct {
	*record.Record

	reader *reader.Reader
}

func (k *keeper) Add(ctx context.Context, r sanad.Report) (record.Outcome, error) {
	rd, err := k.reader.Read(ctx, r)
	if err != nil {
		return record.Outcome{}, err
	}
	out, err := k.Record.Add(ctx, []record.Item{{Report: r, Reading: rd}})
	if err != nil {
		return record.Outcome{}, err
	}
	return out[0], nil
}

func (k *keeper) AddFile(ctx context.Context, name string, content []byte) ([]record.Outcome, error) {
	o, err := k.Add(ctx, sanad.Report{Text: string(content), Source: sanad.Source{ID: name}})
	return []record.Outcome{o}, err
}

// written is a room that can be changed with a token: of the reports that paths
// name, or of one.
func written(t *testing.T, all bool, paths ...string) (h http.Handler, token string) {
	t.Helper()
	if len(paths) == 0 {
		paths = []string{texts(t, dam)}
	}
	source, token := query.NewSource(recordOf(t, paths...)), web.NewToken()
	others, err := api.New(source, api.Options{})
	if err != nil {
		t.Fatal(err)
	}
	h, err = web.New(web.Options{Desk: source.Desk, Name: "test.db", Read: source.Reader.Read, API: others, Keeper: &keeper{source.Record, source.Reader},
		Access: web.Access{Hash: web.HashToken(token), All: all}, Log: loudLog(t)})
	if err != nil {
		t.Fatal(err)
	}
	return h, token
}

const dam = "\"Our dam takes no water from any neighbour,\" Tarandu Foreign Minister Ilse Brandov said on 20 May 2024.\n"

// enter shows a token, and returns what a browser keeps.
func enter(t *testing.T, h http.Handler, token string) func(*http.Request) {
	t.Helper()
	a := post(t, h, "/enter", "name=Mira&to=/reports&token="+url.QueryEscape(token))
	if a.code != http.StatusSeeOther || a.head.Get("Location") != "/reports" {
		t.Fatalf("entering: %d, to %q", a.code, a.head.Get("Location"))
	}
	cookie := a.head.Get("Set-Cookie")
	for _, want := range []string{"HttpOnly", "SameSite=Strict", "Path=/"} {
		if !strings.Contains(cookie, want) {
			t.Errorf("the cookie has no %s: %s", want, cookie)
		}
	}
	name, _, _ := strings.Cut(cookie, ";")
	return func(r *http.Request) { r.Header.Set("Cookie", name) }
}

// TestEntering protects that without the token nothing of a closed room is seen.
func TestEntering(t *testing.T) {
	h, token := written(t, true)
	for _, at := range []string{"/", "/reports", "/nope", "/search?words=dam", "/corrections"} {
		if a := get(t, h, at); a.code != http.StatusSeeOther || !strings.HasPrefix(a.head.Get("Location"), "/enter?to=") || strings.Contains(a.body, "Brandov") {
			t.Errorf("%s: %d, to %q", at, a.code, a.head.Get("Location"))
		}
	}
	if a := get(t, h, "/api/v1/reports"); a.code != http.StatusUnauthorized {
		t.Errorf("a program is answered %d", a.code)
	}
	bearer := func(v string) func(*http.Request) {
		return func(r *http.Request) { r.Header.Set("Authorization", "Bearer "+v) }
	}
	for i := range 50 {
		if a := get(t, h, "/reports", bearer(token)); a.code != http.StatusOK {
			t.Fatalf("request %d of a program with the token is answered %d", i+1, a.code)
		}
	}
	if a := get(t, h, "/reports", bearer(token+"x")); a.code == http.StatusOK {
		t.Error("a program with another token is let in")
	}
	in := enter(t, h, token)
	if a := get(t, h, "/reports", in); a.code != http.StatusOK {
		t.Errorf("inside: %d", a.code)
	}
	post(t, h, "/leave", "", in)
	if a := get(t, h, "/reports", in); a.code == http.StatusOK {
		t.Error("who left is still inside")
	}
	slow := 0
	for range 20 {
		a := post(t, h, "/enter", "name=M&token=guess")
		if slow += map[bool]int{true: 1}[a.code == http.StatusTooManyRequests]; a.code == http.StatusSeeOther {
			t.Fatal("a guess opens")
		}
	}
	if slow < 10 {
		t.Errorf("of 20 guesses %d were put off", slow)
	}
	enter(t, h, token) // who has the token is not kept out by who guesses
}

// TestLedElsewhere protects that nobody is led to another site by an address of
// ours.
func TestLedElsewhere(t *testing.T) {
	for _, to := range []string{"//evil.example", "https://evil.example", `/\evil.example`, "evil.example", "/\t/evil.example", ""} {
		h, token := written(t, false)
		if a := post(t, h, "/enter", "name=M&token="+url.QueryEscape(token)+"&to="+url.QueryEscape(to)); a.head.Get("Location") != "/" {
			t.Errorf("%q leads to %q", to, a.head.Get("Location"))
		}
	}
}

// TestOtherSites protects that a page of another site cannot use a session.
func TestOtherSites(t *testing.T) {
	h, token := written(t, false)
	in := enter(t, h, token)
	for name, change := range map[string]func(*http.Request){
		"origin":   func(r *http.Request) { r.Header.Set("Origin", "http://evil.example") },
		"null":     func(r *http.Request) { r.Header.Set("Origin", "null") },
		"fetch":    func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") },
		"sub-site": func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "same-site") },
	} {
		for _, at := range []string{"/add", "/correct", "/undo", "/check", "/enter", "/leave"} {
			if a := post(t, h, at, "text=x&kind=statement-wrong", in, change); a.code != http.StatusForbidden {
				t.Errorf("%s by %s: %d", at, name, a.code)
			}
		}
	}
}

// TestWriting protects adding, correcting and undoing, and that none of it is
// done for who did not show the token.
func TestWriting(t *testing.T) {
	h, token := written(t, false)
	statement := regexp.MustCompile(`[0-9a-f]{12}`).FindString(get(t, h, "/reports").body) + "/s1"
	speaker := "kind=speaker&to=Tomas+Arrendal&why=misread&back=/reports&statement=" + url.QueryEscape(statement)
	for at, form := range map[string]string{"/add": "text=" + url.QueryEscape(dam+"More."), "/correct": speaker, "/undo": "id=1"} {
		if a := post(t, h, at, form); a.code != http.StatusSeeOther || !strings.HasPrefix(a.head.Get("Location"), "/enter") {
			t.Errorf("%s without the token: %d", at, a.code)
		}
	}
	if a := get(t, h, "/actors/name:tomas%20arrendal"); a.code != http.StatusNotFound {
		t.Fatalf("something was changed: %d", a.code)
	}
	in := enter(t, h, token)
	if a := post(t, h, "/correct", speaker, in); a.code != http.StatusOK || !strings.Contains(a.body, `name="id" value="1"`) {
		t.Fatalf("a correction: %d %s", a.code, a.body)
	}
	if a := get(t, h, address(statement), in); !strings.Contains(a.body, "Tomas Arrendal") {
		t.Error("the report does not tell the new speaker")
	}
	if a := post(t, h, "/undo", "id=1&back=/reports", in); a.code != http.StatusOK {
		t.Errorf("undoing: %d", a.code)
	}
	if a := get(t, h, address(statement), in); strings.Contains(a.body, "Tomas Arrendal") {
		t.Error("what was undone is still told")
	}
	list := get(t, h, "/corrections").body
	if !strings.Contains(list, "Mira: misread") || strings.Contains(list, `action="/undo"`) {
		t.Error("the list of corrections does not tell who made it, or lets anyone undo")
	}
	for form, code := range map[string]int{
		"kind=speaker&to=X&why=y&statement=ffff/s1": 422, "kind=speaker&to=X&statement=" + url.QueryEscape(statement): 422, "kind=line-pin&why=x": 404, "": 404,
	} {
		if a := post(t, h, "/correct", form, in); a.code != code {
			t.Errorf("%q: %d, want %d", form, a.code, code)
		}
	}
	a := post(t, h, "/add", "text="+url.QueryEscape("\"Ships will sail again,\" Nadia Ferrin said on 3 May 2024.")+"&outlet=Post&url=javascript:x", in)
	if a.code != http.StatusSeeOther {
		t.Fatalf("adding: %d", a.code)
	}
	if page := get(t, h, a.head.Get("Location"), in).body; !strings.Contains(page, "Ships will sail again</mark>") || strings.Contains(page, "javascript:") {
		t.Error("what was added is not shown as it was read")
	}
	if a := upload(t, h, "x.txt", "\"Ships will sail no more,\" Nadia Ferrin said on 4 May 2024.", in); a.code != http.StatusSeeOther {
		t.Errorf("adding a file: %d", a.code)
	}
	if a := post(t, h, "/add", "text=", in); a.code != http.StatusBadRequest {
		t.Errorf("adding nothing: %d", a.code)
	}
}

func address(statement string) string {
	report, _, _ := strings.Cut(statement, "/")
	return "/reports/" + report
}

func upload(t *testing.T, h http.Handler, name, content string, change func(*http.Request)) got {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	f, err := w.CreateFormFile("files", name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write([]byte(content)); err != nil {
		t.Fatal(err)
	}
	w.Close()
	r := httptest.NewRequest(http.MethodPost, "http://127.0.0.1:7272/add", &b)
	r.Header.Set("Content-Type", w.FormDataContentType())
	return do(h, r, change)
}

// TestReadOnly protects that a room that keeps nothing has no page to write on.
func TestReadOnly(t *testing.T) {
	h := roomOf(t, texts(t, dam))
	for _, at := range []string{"/add", "/corrections", "/enter"} {
		if a := get(t, h, at); a.code != http.StatusNotFound {
			t.Errorf("%s: %d", at, a.code)
		}
	}
	for _, at := range []string{"/add", "/correct", "/undo", "/enter"} {
		if a := post(t, h, at, "x=1"); a.code != http.StatusNotFound {
			t.Errorf("%s: %d", at, a.code)
		}
	}
}
