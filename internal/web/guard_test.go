package web_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/sanad-news/sanad/internal/message"
	"github.com/sanad-news/sanad/internal/web"
)

// TestNames protects that a page of another site, whose name was made to lead
// here, is answered nothing.
func TestNames(t *testing.T) {
	h := roomOf(t, texts(t, "A report of nothing.\n"))
	for host, code := range map[string]int{
		"127.0.0.1:7272": 200, "localhost": 200, "LOCALHOST:7272": 200, "[::1]:7272": 200, "127.8.8.8": 200, "localhost.": 200,
		"evil.example": 421, "evil.example:7272": 421, "localhost.evil.example": 421, "127.0.0.1.evil.example": 421, "": 421, "0.0.0.0": 421, "10.0.0.1": 421, "[": 421,
	} {
		if a := get(t, h, "/", func(r *http.Request) { r.Host = host }); a.code != code {
			t.Errorf("called %q: %d, want %d", host, a.code, code)
		}
	}
}

// TestRefused protects that who is refused is told why in their own language, and
// that a request which nobody waits for any more is no failure of ours.
func TestRefused(t *testing.T) {
	h := roomOf(t, texts(t, "A report of nothing.\n"))
	for _, code := range message.Languages() {
		for why, change := range map[string]func(*http.Request){
			"web.refused.name": func(r *http.Request) { r.Host = "evil.example" },
			"web.refused.site": func(r *http.Request) { r.Method = http.MethodPost; r.Header.Set("Origin", "http://evil.example") },
		} {
			a := get(t, h, "/", change, func(r *http.Request) { r.Header.Set("Accept-Language", code) })
			if want := message.Load(code).Get(why); !strings.Contains(a.body, want) {
				t.Errorf("%s: %q, want %q", code, a.body, want)
			}
		}
	}
	gone, leave := context.WithCancel(context.Background())
	leave()
	if a := get(t, h, "/reports", func(r *http.Request) { *r = *r.WithContext(gone) }); a.code != 499 {
		t.Errorf("who asked is gone: %d", a.code)
	}
}

// TestHeaders protects what every answer carries, errors and assets too.
func TestHeaders(t *testing.T) {
	h := roomOf(t, texts(t, "A report of nothing.\n"))
	for _, at := range []string{"/", "/nope", "/assets/room.css", "/assets/none.css", "/health", "/reports?since=x"} {
		a := get(t, h, at)
		csp := a.head.Get("Content-Security-Policy")
		for _, want := range []string{"default-src 'none'", "style-src 'self'", "script-src 'self'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'"} {
			if !strings.Contains(csp, want) {
				t.Errorf("%s: the policy has no %s", at, want)
			}
		}
		if strings.Contains(csp, "unsafe") || a.head.Get("X-Content-Type-Options") != "nosniff" || a.head.Get("Referrer-Policy") != "no-referrer" {
			t.Errorf("%s: headers %v", at, a.head)
		}
	}
	for _, name := range []string{"room.css", "room.js", "mark.svg"} {
		if a := get(t, h, "/assets/"+name); a.code != 200 || len(a.body) > 60_000 {
			t.Errorf("%s: %d, %d bytes", name, a.code, len(a.body))
		}
	}
}

// TestRate protects that one address cannot keep all others out.
func TestRate(t *testing.T) {
	h := roomOf(t, texts(t, "A report of nothing.\n"))
	refused := 0
	for range 1_000 {
		if a := get(t, h, "/assets/mark.svg", func(r *http.Request) { r.RemoteAddr = "10.1.1.1:5" }); a.code == http.StatusTooManyRequests {
			refused++
		}
	}
	if refused == 0 {
		t.Error("a thousand requests at once were all answered")
	}
	if a := get(t, h, "/", func(r *http.Request) { r.RemoteAddr = "10.1.1.2:5" }); a.code != http.StatusOK {
		t.Errorf("another address is refused with it: %d", a.code)
	}
	refused = 0
	for i := range 1_000 {
		at := fmt.Sprintf("[2001:db8::%x]:5", i+1)
		if a := get(t, h, "/assets/mark.svg", func(r *http.Request) { r.RemoteAddr = at }); a.code == http.StatusTooManyRequests {
			refused++
		}
	}
	if refused == 0 {
		t.Error("a thousand requests from one network were all answered")
	}
}

// TestSlowSenders protects that those who send what they bring slowly, or never,
// keep nobody from reading.
func TestSlowSenders(t *testing.T) {
	h := roomOf(t, texts(t, "A report of nothing.\n"))
	began, ctx := make(chan struct{}, 1_000), t.Context() // room for all: who begins does not wait for this test
	stuck, stop := io.Pipe()
	var all sync.WaitGroup
	for range 200 {
		all.Go(func() {
			r := httptest.NewRequestWithContext(ctx, http.MethodPost, "http://127.0.0.1:7272/check", stuckBody{stuck, began})
			r.ContentLength, r.Header["Content-Type"] = 1000, []string{"application/x-www-form-urlencoded"}
			h.ServeHTTP(httptest.NewRecorder(), r)
		})
	}
	for range 64 {
		<-began
	}
	if a := get(t, h, "/"); a.code != http.StatusOK {
		t.Errorf("who reads is answered %d", a.code)
	}
	stop.Close()
	all.Wait()
}

// stuckBody is what someone brings who sends nothing of it.
type stuckBody struct {
	io.Reader
	began chan struct{}
}

func (b stuckBody) Read(p []byte) (int, error) {
	b.began <- struct{}{}
	return b.Reader.Read(p)
}

func TestLoopback(t *testing.T) {
	for host, want := range map[string]bool{"127.0.0.1": true, "::1": true, "localhost": true, "0.0.0.0": false, "": false, "192.168.1.1": false, "localhost.example": false} {
		if web.Loopback(host) != want {
			t.Errorf("%q: %v", host, !want)
		}
	}
}
