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
	if free := time.Until(c.FreeAt(s.URL + "/b")); free < 23*time.Hour {
		t.Errorf("another page of the host is to be asked for after %v", free)
	}
}

// TestPagesOfRuns protects that runs with one memory share the pages that a host
// may be asked for in a day, and that they do not where the day is over.
func TestPagesOfRuns(t *testing.T) {
	asked := 0
	o := fetch.Options{UserAgent: "test", Delay: -1, Memory: notebook{}, Limits: fetch.Limits{Pages: 3}}
	inWorld(t, o, func(_ http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/robots.txt" {
			asked++
		}
	}, func(t *testing.T, w *world) {
		run := func() error {
			t.Helper()
			w.restart()
			_, _ = w.get(t, "http://a.test/1")
			_, err := w.get(t, "http://a.test/2")
			return err
		}
		if err := run(); err != nil {
			t.Errorf("the first run: %v", err)
		}
		time.Sleep(23 * time.Hour)
		if err := run(); !errors.Is(err, fetch.ErrPages) || fetch.RetryAfter(err) > time.Hour || asked != 3 {
			t.Errorf("the second run: %v, again after %v; asked for %d pages", err, fetch.RetryAfter(err), asked)
		}
		time.Sleep(2 * time.Hour)
		if err := run(); err != nil || asked != 5 {
			t.Errorf("a run on the next day: %v; asked for %d pages", err, asked)
		}
	})
}

// TestNotWaitedFor protects that a host that asks to be left alone for a day
// keeps nobody waiting that long: not who wants another page of it, and not who
// is led to it from elsewhere.
func TestNotWaitedFor(t *testing.T) {
	inWorld(t, fetch.Options{UserAgent: "test"}, func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/robots.txt":
		case r.URL.Host == "a.test":
			w.Header().Set("Retry-After", "86400")
			w.WriteHeader(http.StatusTooManyRequests)
		default:
			http.Redirect(w, r, "http://a.test/", http.StatusFound)
		}
	}, func(t *testing.T, w *world) {
		if _, err := w.get(t, "http://a.test/"); !errors.Is(err, fetch.ErrStatus) {
			t.Errorf("the first page: %v", err)
		}
		for _, url := range []string{"http://a.test/other", "http://b.test/"} {
			_, err := w.get(t, url)
			if !errors.Is(err, fetch.ErrRests) || !fetch.Passing(err) || fetch.RetryAfter(err) < 23*time.Hour {
				t.Errorf("%s: %v, again after %v", url, err, fetch.RetryAfter(err))
			}
		}
		if took := time.Since(w.start); took > time.Minute {
			t.Errorf("it was waited for, %v", took)
		}
	})
}
