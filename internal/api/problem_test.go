package api

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/sanad-news/sanad/internal/message"
	"github.com/sanad-news/sanad/internal/query/querytest"
)

// TestProblems protects that whatever is wrong with a request is told as RFC
// 9457 has it, with what would be right.
func TestProblems(t *testing.T) {
	a := open(t)
	for _, tt := range []struct {
		method, address, kind, body string
		status                      int
		key                         string
	}{
		{"GET", "/nowhere", "", "", 404, "path"},
		{"GET", "/report/1", "", "", 404, "path"},
		{"POST", "/said", "", "", 405, "method"},
		{"DELETE", "/reports/ab", "", "", 405, "method"},
		{"PUT", "/", "", "", 405, "method"},
		{"GET", "/check/draft", "", "", 405, "method"},
		{"GET", "/said?name=%zz", "", "", 400, "query"},
		{"GET", "/said?name=a;b", "", "", 400, "query"},
		{"GET", "/said?name=Lu&lang=tlh", "", "", 400, "lang"},
		{"GET", "/said?nom=Lu", "", "", 400, "unknown"},
		{"GET", "/said", "", "", 400, "ask.empty"},
		{"GET", "/said?name=%3Cscript%3Ealert(1)%3C/script%3E&since=%3Cb%3E", "", "", 400, "ask.date"},
		{"GET", "/said?name=Lu&limit=1000", "", "", 400, "number"},
		{"GET", "/reports/ffffff", "", "", 404, "none"},
		{"GET", "/reports/ab?id=cd", "", "", 400, "id"},
		{"GET", "/lines/ffff", "", "", 404, "none"},
		{"GET", "/actors/L", "", "", 409, "several"},
		{"GET", "/cite/ffff", "", "", 404, "none"},
		{"GET", "/cite/2b6b95e56167/s3?style=apa", "", "", 400, "style"},
		{"GET", "/dossier?a=Haiyun&b=Haiyun", "", "", 400, "ask.same"},
		{"POST", "/check", "application/json", "{", 400, "json"},
		{"POST", "/check", "application/json", `{"text":1}`, 400, "type.text"},
		{"POST", "/check", "", "kami", 415, "media"},
		{"POST", "/check", "image/png", "kami", 415, "media"},
		{"POST", "/check", "application/x-www-form-urlencoded", "text=%z", 400, "form"},
		{"POST", "/check?text=b", "text/plain", "a", 400, "both"},
		{"POST", "/check", "text/plain", "", 400, "missing"},
		{"POST", "/check", "text/plain", strings.Repeat("a", maxBody+1), 413, "large"},
		{"POST", "/check/draft", "text/plain", "...", 400, "draft.language"},
	} {
		for _, code := range message.Languages() {
			r := a.do(tt.method, Prefix+tt.address, tt.kind, tt.body, "Accept-Language", code)
			var p Problem
			if err := json.Unmarshal(r.body, &p); err != nil || r.code != tt.status || p.Status != tt.status || p.Key != tt.key {
				t.Errorf("%s %s: %d %s", tt.method, tt.address, r.code, r.body)
				continue
			}
			if err := a.valid(problemSchema, r.body); err != nil || r.header.Get("Content-Type") != "application/problem+json" {
				t.Errorf("%s %s: %v", tt.method, tt.address, err)
			}
			for what, said := range map[string]string{"title": p.Title, "detail": p.Detail, "remedy": p.Remedy} {
				if said == "" || strings.Contains(said, "%!") || strings.HasPrefix(said, "api.") || strings.HasPrefix(said, "query.") {
					t.Errorf("%s: %s %s: %s %q", code, tt.method, tt.address, what, said)
				}
			}
			if strings.Contains(string(r.body), "<script") {
				t.Errorf("%s: what was sent comes back as markup", tt.address)
			}
			if r.code == http.StatusMethodNotAllowed && r.header.Get("Allow") == "" {
				t.Errorf("%s: 405 without Allow", tt.address)
			}
		}
	}
}

// TestSlow protects that a question which takes too long is ended, and that one
// whose client is gone is no failure.
func TestSlow(t *testing.T) {
	var log strings.Builder
	h, err := New(querytest.Source(t), Options{Timeout: time.Nanosecond, Log: slog.New(slog.NewTextHandler(&log, nil))})
	if err != nil {
		t.Fatal(err)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, Prefix+"/lines", nil))
	if w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" || !strings.Contains(w.Body.String(), `"slow"`) {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if !strings.Contains(log.String(), "path=/api/v1/lines") {
		t.Errorf("the log has %q", log.String())
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	w = httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, Prefix+"/lines", nil).WithContext(ctx))
	if w.Code >= 500 {
		t.Errorf("nobody waits, and it is %d", w.Code)
	}
}

// TestPageAsID protects that a report can be asked for by the address of its
// page.
func TestPageAsID(t *testing.T) {
	a := open(t)
	r := a.get(Prefix + "/reports?limit=200")
	var list struct{ Reports []struct{ UID, Page string } }
	if err := json.Unmarshal(r.body, &list); err != nil {
		t.Fatal(err)
	}
	asked := 0
	for _, rep := range list.Reports {
		if !strings.Contains(rep.Page, "://") {
			continue
		}
		asked++
		if r := a.get(Prefix + "/reports/" + url.PathEscape(rep.Page)); r.code != http.StatusOK || !strings.Contains(string(r.body), `"uid":"`+rep.UID+`"`) {
			t.Errorf("%s: %d %.200s", rep.Page, r.code, r.body)
		}
	}
	if asked == 0 {
		t.Error("no report has an address")
	}
}
