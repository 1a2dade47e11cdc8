package metrics

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/sanad-news/sanad/internal/store"
)

// TestMetrics protects that requests are counted by the pattern of their path,
// so that no client makes new series, and that the record's size is told.
func TestMetrics(t *testing.T) {
	var fails error
	m := New(func(context.Context) (store.Counts, error) { return store.Counts{Reports: 3, Statements: 40}, fails })
	mux := http.NewServeMux()
	mux.HandleFunc("GET /reports/{id}", func(w http.ResponseWriter, r *http.Request) {
		if r.PathValue("id") == "none" {
			w.WriteHeader(http.StatusNotFound)
		}
	})
	h := m.Around(mux)
	for _, x := range [][2]string{{"GET", "/reports/a"}, {"GET", "/reports/b"}, {"GET", "/reports/none"}, {"BREW", "/x"}, {"GET", "/y?secret=1"}} {
		h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(x[0], x[1], nil))
	}
	told := scrape(t, m)
	for _, want := range []string{
		`sanad_http_requests_total{method="GET",path="GET /reports/{id}",status="200"} 2`,
		`sanad_http_requests_total{method="GET",path="GET /reports/{id}",status="404"} 1`,
		`sanad_http_requests_total{method="other",path="other",status="404"} 1`,
		`sanad_http_request_seconds_count{path="GET /reports/{id}"} 3`,
		`sanad_http_requests_running 0`,
		`sanad_record_up 1`,
		`sanad_record_rows{what="statements"} 40`,
		`go_goroutines`,
	} {
		if !strings.Contains(told, want) {
			t.Errorf("%s is missing in\n%s", want, told)
		}
	}
	if strings.Contains(told, "secret") || strings.Contains(told, "BREW") {
		t.Errorf("what was asked is told:\n%s", told)
	}
	fails = errors.New("gone")
	if told := scrape(t, m); !strings.Contains(told, "sanad_record_up 0") || strings.Contains(told, "sanad_record_rows{") {
		t.Errorf("a record that does not answer:\n%s", told)
	}
}

func scrape(t *testing.T, m *Metrics) string {
	t.Helper()
	w := httptest.NewRecorder()
	m.Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/metrics", nil))
	if w.Code != http.StatusOK {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	return w.Body.String()
}
