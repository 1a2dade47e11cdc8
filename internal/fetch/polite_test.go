package fetch_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/sanad-news/sanad/internal/fetch"
	"github.com/sanad-news/sanad/internal/fetch/fetchtest"
)

// visit is a request that a server got, and when.
type visit struct {
	url string
	at  time.Duration
	ua  string
}

// world serves all hosts with one handler, and logs.
type world struct {
	options fetch.Options
	client  *fetch.Client
	mu      sync.Mutex
	log     []visit
	start   time.Time
}

func inWorld(t *testing.T, o fetch.Options, h http.HandlerFunc, play func(*testing.T, *world)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		w := &world{start: time.Now()}
		p := fetchtest.New()
		s := &http.Server{ReadHeaderTimeout: time.Hour, Handler: http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
			w.mu.Lock()
			w.log = append(w.log, visit{r.URL.String(), time.Since(w.start), r.UserAgent()})
			w.mu.Unlock()
			h(rw, r)
		})}
		go func() { _ = s.Serve(p) }()
		o.DialProxy = p.Dial
		o.Proxy = func(*url.URL) (*url.URL, error) { return &url.URL{Scheme: "http", Host: "proxy.test:3128"}, nil }
		w.options, w.client = o, fetch.New(o)
		play(t, w)
		w.client.Close()
		s.Close()
	})
}

// restart is another run: a new client with the same options.
func (w *world) restart() {
	w.client.Close()
	w.client = fetch.New(w.options)
}

func (w *world) get(t *testing.T, address string) (*fetch.Response, error) {
	t.Helper()
	return w.client.Get(t.Context(), fetch.Request{URL: address})
}

// TestOneAtATime protects that a host gets one request at a time with a rest
// between, however many want something of it, and that hosts do not wait for
// one another.
func TestOneAtATime(t *testing.T) {
	slow := func(w http.ResponseWriter, r *http.Request) {
		time.Sleep(time.Second)
		if r.URL.Path == "/robots.txt" {
			w.WriteHeader(http.StatusNotFound)
		}
	}
	inWorld(t, fetch.Options{UserAgent: fetch.UserAgent("1.2", "desk@kabar.example"), Delay: 3 * time.Second}, slow, func(t *testing.T, w *world) {
		var wg sync.WaitGroup
		for i := range 10 {
			wg.Go(func() {
				if _, err := w.get(t, fmt.Sprintf("http://%c.test/%d", 'a'+i%2, i)); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		last := map[string]time.Duration{}
		for _, v := range w.log {
			u, err := url.Parse(v.url)
			if err != nil {
				t.Fatal(err)
			}
			if before, ok := last[u.Host]; ok && v.at-before != 4*time.Second { // a second to answer, three to rest
				t.Errorf("%s came %v after the one before", v.url, v.at-before)
			}
			last[u.Host] = v.at
			if v.ua != "Sanad/1.2 (+https://github.com/sanad-news/sanad; reads news to record who said what; run by desk@kabar.example)" {
				t.Errorf("called itself %q", v.ua)
			}
		}
		if all := time.Since(w.start); len(last) != 2 || all > 40*time.Second {
			t.Errorf("%d hosts, %v in all", len(last), all)
		}
	})
}

// TestRobots protects that robots.txt is asked once a day, and what follows
// from each way it can be answered.
func TestRobots(t *testing.T) {
	for name, c := range map[string]struct {
		answer http.HandlerFunc
		want   error // of the page
		asked  int   // how often robots.txt was asked for two pages and, a day later, a third
		delay  time.Duration
	}{
		"allows":      {say("User-agent: *\nDisallow: /private"), nil, 2, 2 * time.Second},
		"forbids":     {say("User-agent: *\nDisallow: /"), fetch.ErrRobots, 2, 2 * time.Second},
		"asks for 9s": {say("User-agent: sanad\nCrawl-delay: 9"), nil, 2, 9 * time.Second},
		"asks for 1h": {say("User-agent: *\nCrawl-delay: 3600"), nil, 2, 30 * time.Second},
		"not there":   {code(404), nil, 2, 2 * time.Second},
		"not for us":  {code(403), nil, 2, 2 * time.Second},
		"down":        {code(502), fetch.ErrNoRobots, 2, 2 * time.Second},
		"endless":     {say("User-agent: *\nDisallow: /\n" + strings.Repeat("#", 60<<20)), fetch.ErrRobots, 2, 2 * time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			inWorld(t, fetch.Options{UserAgent: "test"}, func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == "/robots.txt" {
					c.answer(w, r)
				}
			}, func(t *testing.T, w *world) {
				for i := range 3 {
					if i == 2 {
						time.Sleep(25 * time.Hour)
					}
					if _, err := w.get(t, fmt.Sprintf("http://a.test/%d", i)); !errors.Is(err, c.want) {
						t.Errorf("page %d: %v, want %v", i, err, c.want)
					}
				}
				asked := 0
				for _, v := range w.log {
					if strings.HasSuffix(v.url, "/robots.txt") {
						asked++
					}
				}
				if asked != c.asked {
					t.Errorf("robots.txt was asked %d times: %v", asked, w.log)
				}
				if c.want == nil && w.log[2].at-w.log[1].at != c.delay {
					t.Errorf("the rest was %v", w.log[2].at-w.log[1].at)
				}
			})
		})
	}
}

func say(text string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, text) }
}

func code(n int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(n) }
}

// notebook is a Memory.
type notebook map[string]struct {
	v     []byte
	until time.Time
}

func (n notebook) Recall(_ context.Context, key string) ([]byte, time.Time, error) {
	return n[key].v, n[key].until, nil
}
func (n notebook) Remember(_ context.Context, key string, v []byte, until time.Time) error {
	n[key] = struct {
		v     []byte
		until time.Time
	}{v, until}
	return nil
}

// TestRetryAfter protects that a host that asks for it is left alone, by
// everyone here and in the next run.
func TestRetryAfter(t *testing.T) {
	memory := notebook{}
	o := fetch.Options{UserAgent: "test", Memory: memory}
	busy := func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			return
		}
		w.Header().Set("Retry-After", "600")
		w.WriteHeader(http.StatusServiceUnavailable)
	}
	inWorld(t, o, busy, func(t *testing.T, w *world) {
		_, err := w.get(t, "http://a.test/")
		if !errors.Is(err, fetch.ErrStatus) || fetch.RetryAfter(err) != 10*time.Minute || !fetch.Passing(err) {
			t.Errorf("%v, retry after %v", err, fetch.RetryAfter(err))
		}
		if free := time.Until(w.client.FreeAt("http://a.test/other")); free != 10*time.Minute {
			t.Errorf("free after %v", free)
		}
		_, _ = w.get(t, "http://a.test/other")
		if gap := w.log[2].at - w.log[1].at; gap != 10*time.Minute {
			t.Errorf("asked again after %v", gap)
		}
	})
	inWorld(t, o, say("ok"), func(t *testing.T, w *world) { // bubbles begin at one time: this run begins where that one did
		if _, err := w.get(t, "http://a.test/"); err != nil {
			t.Error(err)
		}
		if len(w.log) != 1 || w.log[0].at < 20*time.Minute {
			t.Errorf("robots.txt was not remembered, or the host not left alone: %v", w.log)
		}
	})
}

// TestConditional protects what makes a feed cheap that has not changed, and
// that permanent redirects are told.
func TestConditional(t *testing.T) {
	inWorld(t, fetch.Options{UserAgent: "test", Delay: -1}, func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/robots.txt":
		case r.URL.Path == "/old":
			http.Redirect(w, r, "/older", http.StatusMovedPermanently)
		case r.URL.Path == "/older":
			http.Redirect(w, r, "/new", http.StatusPermanentRedirect)
		case r.URL.Path == "/today":
			http.Redirect(w, r, "/new", http.StatusFound)
		case r.Header.Get("If-None-Match") == `"7"` && r.Header.Get("If-Modified-Since") == "Mon, 02 Jan 2023 15:04:05 GMT":
			w.WriteHeader(http.StatusNotModified)
		default:
			w.Header().Set("ETag", `"7"`)
			w.Header().Set("Last-Modified", "Mon, 02 Jan 2023 15:04:05 GMT")
			fmt.Fprint(w, "news")
		}
	}, func(t *testing.T, w *world) {
		first, err := w.get(t, "http://a.test/old#top")
		if err != nil || string(first.Body) != "news" || first.Moved != "http://a.test/new" || first.URL != "http://a.test/new" {
			t.Fatalf("%+v, %v", first, err)
		}
		second, err := w.client.Get(t.Context(), fetch.Request{URL: first.URL, ETag: first.ETag, LastModified: first.LastModified})
		if err != nil || !second.NotModified || second.Body != nil {
			t.Errorf("%+v, %v", second, err)
		}
		if third, err := w.get(t, "http://a.test/today"); err != nil || third.Moved != "" {
			t.Errorf("a redirect for today is no move: %+v, %v", third, err)
		}
	})
}

// TestStops protects that who waits for a host can be told to stop.
func TestStops(t *testing.T) {
	inWorld(t, fetch.Options{UserAgent: "test", Delay: time.Hour}, say(""), func(t *testing.T, w *world) {
		ctx, stop := context.WithTimeout(t.Context(), time.Minute)
		defer stop()
		if _, err := w.client.Get(ctx, fetch.Request{URL: "http://a.test/"}); !errors.Is(err, context.DeadlineExceeded) {
			t.Error(err)
		}
		if took := time.Since(w.start); took != time.Minute {
			t.Errorf("stopped after %v", took)
		}
	})
}

// TestParseRetryAfter protects both ways to write it, and its limit.
func TestParseRetryAfter(t *testing.T) {
	now := time.Date(2023, 2, 22, 10, 0, 0, 0, time.UTC)
	for value, want := range map[string]time.Duration{
		"": 0, "120": 2 * time.Minute, " 5 ": 5 * time.Second, "-3": 0, "soon": 0, "99999999999999999999": 24 * time.Hour,
		"Wed, 22 Feb 2023 10:30:00 GMT": 30 * time.Minute, "Wed, 22 Feb 2023 09:30:00 GMT": 0, "Wed, 22 Feb 2033 09:30:00 GMT": 24 * time.Hour,
	} {
		if got := fetch.ParseRetryAfter(value, now); got != want {
			t.Errorf("%q: %v, want %v", value, got, want)
		}
	}
}

// TestBackoff protects that waits double up to a limit, and that those who
// failed together do not come back together.
func TestBackoff(t *testing.T) {
	spread := map[time.Duration]bool{}
	for i := range 50 {
		for n := 1; n < 70; n++ {
			full := min(time.Minute<<min(n-1, 20), time.Hour)
			if got := fetch.Backoff(fmt.Sprint(i), n, time.Minute, time.Hour); got > full || got < full*3/4 {
				t.Fatalf("try %d after %v, want about %v", n, got, full)
			}
		}
		spread[fetch.Backoff(fmt.Sprint(i), 3, time.Minute, time.Hour)] = true
	}
	if len(spread) < 30 {
		t.Errorf("50 come back at %d times", len(spread))
	}
}

// slowMemory is a Memory that answers when it is closed.
type slowMemory struct {
	notebook
	first         sync.Once
	asked, closed chan struct{}
}

func (m *slowMemory) Recall(ctx context.Context, key string) ([]byte, time.Time, error) {
	m.first.Do(func() { close(m.asked) })
	<-m.closed
	return m.notebook.Recall(ctx, key)
}

// TestSlowMemory protects that a memory that is slow about one host keeps
// nobody from asking when others are free, and that its answer counts.
func TestSlowMemory(t *testing.T) {
	until := time.Now().Add(time.Hour)
	m := &slowMemory{notebook: notebook{}, asked: make(chan struct{}), closed: make(chan struct{})}
	if err := m.Remember(t.Context(), "rest a.test", []byte{1}, until); err != nil {
		t.Fatal(err)
	}
	c := fetch.New(fetch.Options{UserAgent: "test", Memory: m})
	defer c.Close()
	var wg sync.WaitGroup
	wg.Go(func() { c.Rest(t.Context(), "http://a.test/") })
	<-m.asked
	free := make(chan time.Time, 1)
	go func() { free <- c.FreeAt("http://b.test/") }()
	select {
	case <-free:
	case <-time.After(5 * time.Second):
		t.Error("all lanes wait for the memory of one host")
	}
	close(m.closed)
	wg.Wait()
	if at := c.FreeAt("http://a.test/"); !at.Equal(until) {
		t.Errorf("a.test is free at %v", at)
	}
}
