package fetch_test

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"sync/atomic"
	"testing"
	"time"

	"github.com/sanad-news/sanad/internal/fetch"
)

// TestPagesOfHost protects that no host is asked for more pages in a day than
// it may be, and that what was not asked for can be later.
func TestPagesOfHost(t *testing.T) {
	var asked atomic.Int64
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			w.WriteHeader(http.StatusNotFound)
			return
		}
		asked.Add(1)
	}))
	defer s.Close()
	c := fetch.New(fetch.Options{
		UserAgent: "test", Delay: -1, AllowPrivate: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}, Limits: fetch.Limits{Pages: 3},
	})
	defer c.Close()
	var err error
	for range 5 {
		_, err = c.Get(t.Context(), fetch.Request{URL: s.URL + "/a"})
	}
	if asked.Load() != 3 || !errors.Is(err, fetch.ErrPages) || !fetch.Passing(err) || fetch.RetryAfter(err) < 23*time.Hour {
		t.Errorf("asked %d times, the last: %v, again after %v", asked.Load(), err, fetch.RetryAfter(err))
	}
}
