package watch_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/sanad-news/sanad/internal/fetch"
	"github.com/sanad-news/sanad/internal/fetch/fetchtest"
	"github.com/sanad-news/sanad/internal/queue"
	"github.com/sanad-news/sanad/internal/watch"
)

const (
	day    = 24 * time.Hour
	shown  = 20 // how many items a feed shows
	answer = 40 * time.Millisecond
	rest   = 2 * time.Second
)

// playedFeed is a feed that the server plays: when each of its items appears,
// and when it is down.
type playedFeed struct {
	host, form string
	items      []time.Duration
	down, up   time.Duration // answers 500 from down to up
	asked      []time.Duration
	unchanged  int
}

// makeFeeds makes a week of n feeds: some by the hour, most by the day, some
// that are silent and then tell a lot, some that are dead or down for a day.
func makeFeeds(n int, r *rand.Rand) []*playedFeed {
	feeds := make([]*playedFeed, n)
	for i := range feeds {
		f := &playedFeed{host: fmt.Sprintf("h%d.test", i%(n*9/10)), form: []string{"rss", "atom", "json", "sitemap"}[i%4], down: -1}
		gap := day
		switch k := i % 20; {
		case k == 0:
			gap = 45 * time.Minute
		case k < 8:
			gap = 8 * time.Hour
		case k == 10:
			f.down, f.up = 0, 365*day
		case k == 11:
			f.down, f.up = time.Duration(r.Int64N(int64(4*day))), 0
			f.up = f.down + day
		}
		for at := time.Duration(r.Int64N(int64(gap))) - 2*gap; at < 7*day; at += gap/4 + time.Duration(r.ExpFloat64()*float64(gap)*3/4) {
			f.items = append(f.items, at)
		}
		if i%20 == 9 {
			burst := time.Duration(r.Int64N(int64(6 * day)))
			for j := range shown - 4 {
				f.items = append(f.items, burst+time.Duration(j)*7*time.Minute)
			}
			slices.Sort(f.items)
		}
		feeds[i] = f
	}
	return feeds
}

// out is how many items are out at a time.
func (f *playedFeed) out(now time.Duration) int {
	n, _ := slices.BinarySearch(f.items, now+1)
	return n
}

// write writes the feed as it is when n items are out.
func (f *playedFeed) write(w http.ResponseWriter, i, n int, start time.Time) {
	open, item, end := "<rss version='2.0'><channel><title>F &amp; Co</title><image><url>x</url></image>", "<item><title>T %d</title><link>%s?utm_source=rss</link><pubDate>%s</pubDate></item>", "</channel></rss>"
	layout, sep := time.RFC1123Z, ""
	switch f.form {
	case "atom":
		open, item, end, layout = "<feed xmlns='http://www.w3.org/2005/Atom'>", "<entry><title>T %d</title><link rel='self' href='x'/><link href='%s'/><updated>%s</updated></entry>", "</feed>", time.RFC3339
	case "json":
		open, item, end, layout, sep = `{"version":"https://jsonfeed.org/version/1.1","items":[`, `{"title":"T %d","url":"%s","date_published":"%s"}`, "]}", time.RFC3339, ","
	case "sitemap":
		open, item, end, layout = "<?xml version='1.0'?><urlset>", "<url><!-- %d --><loc>%s</loc><lastmod>%s</lastmod></url>", "</urlset>", time.RFC3339
	}
	var b strings.Builder
	b.WriteString(open)
	for j := n - 1; j >= max(0, n-shown); j-- {
		if j < n-1 {
			b.WriteString(sep)
		}
		fmt.Fprintf(&b, item, j, fmt.Sprintf("http://%s/%d/%d", f.host, i, j), start.Add(f.items[j]).Format(layout))
	}
	b.WriteString(end)
	fmt.Fprint(w, b.String())
}

// playedHost is the log of one host.
type playedHost struct {
	inside int
	left   time.Time // when its last answer ended
	busy   int       // answers "too many requests" so many times yet
	quiet  time.Time // it asked to be left alone until then
}

// stage is the server, the record and the postbox of a simulated week.
type stage struct {
	mu     sync.Mutex
	start  time.Time
	feeds  []*playedFeed
	hosts  map[string]*playedHost
	pages  map[string]int // how often each was fetched
	robots int
	faults []string
	kept   map[string]bool // the record
	keeps  int             // times that something was kept that was not there
	posted map[string]int
}

func (s *stage) faultf(format string, args ...any) {
	if len(s.faults) < 20 {
		s.faults = append(s.faults, fmt.Sprintf("%v: ", time.Since(s.start))+fmt.Sprintf(format, args...))
	}
}

func (s *stage) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	h := s.hosts[r.URL.Host]
	if h.inside++; h.inside > 1 {
		s.faultf("%s: two requests at a time", r.URL)
	}
	// After a kill the rest begins with the new process: of an answer that was
	// under way then nobody knows when it ended.
	if gap := time.Since(h.left); gap < rest-answer {
		s.faultf("%s: asked %v after the last answer", r.URL, gap)
	}
	if time.Now().Before(h.quiet) {
		s.faultf("%s: asked when it wanted to be left alone", r.URL)
	}
	s.mu.Unlock()
	time.Sleep(answer)
	s.mu.Lock()
	defer s.mu.Unlock()
	h.inside--
	h.left = time.Now()
	s.answer(w, r, h)
}

func (s *stage) answer(w http.ResponseWriter, r *http.Request, h *playedHost) {
	now := time.Since(s.start)
	var i, j int
	switch n, _ := fmt.Sscanf(r.URL.Path, "/%d/%d", &i, &j); {
	case r.URL.Path == "/robots.txt":
		s.robots++
		fmt.Fprint(w, "User-agent: *\nDisallow: /private")
	case n == 2:
		if r.URL.RawQuery != "" {
			s.faultf("%s was asked for by where it was found", r.URL)
		}
		if h.busy > 0 {
			h.busy--
			h.quiet = time.Now().Add(30 * time.Minute)
			w.Header().Set("Retry-After", "1800")
			w.WriteHeader(http.StatusTooManyRequests)
			return
		}
		s.pages[r.URL.String()]++
		fmt.Fprint(w, "report")
	default:
		s.feed(w, r, now)
	}
}

func (s *stage) feed(w http.ResponseWriter, r *http.Request, now time.Duration) {
	var i int
	if _, err := fmt.Sscanf(r.URL.Path, "/feed%d", &i); err != nil {
		s.faultf("%s was asked for", r.URL)
		return
	}
	f := s.feeds[i]
	f.asked = append(f.asked, now)
	n := f.out(now)
	tag := fmt.Sprintf(`"%d"`, n)
	switch {
	case now >= f.down && now < f.up:
		w.WriteHeader(http.StatusInternalServerError)
	case r.Header.Get("If-None-Match") == tag:
		f.unchanged++
		w.WriteHeader(http.StatusNotModified)
	default:
		w.Header().Set("ETag", tag)
		f.write(w, i, n, s.start)
	}
}

// Keep is the record: it keeps by content.
func (s *stage) Keep(_ context.Context, t *queue.Task, r *fetch.Response) (watch.Result, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := watch.Result{Outcome: queue.Same, Notices: []queue.Notice{{ID: "wish " + t.Key, Sink: "box", Body: r.Body}}}
	if !s.kept[t.Key] {
		s.kept[t.Key] = true
		s.keeps++
		out.Outcome = queue.Kept
	}
	return out, nil
}

var errFull = errors.New("the postbox is full")

// Deliver takes notices, on most days.
func (s *stage) Deliver(_ context.Context, n *queue.Notice) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if time.Since(s.start)%day < 5*time.Hour {
		return errFull
	}
	s.posted[n.ID]++
	return nil
}

// TestWeek protects what following is for: over a week of a thousand feeds, and
// 20 kills at random moments, no item is missed and none kept twice, hosts get
// one request at a time with a rest between, what did not change is not sent
// again, dead feeds are left alone more and more, and each notice arrives.
func TestWeek(t *testing.T) {
	n := 1000
	if testing.Short() {
		n = 80
	}
	const seed = 5
	synctest.Test(t, func(t *testing.T) {
		r := rand.New(rand.NewPCG(seed, seed))
		s := &stage{start: time.Now(), feeds: makeFeeds(n, r), hosts: map[string]*playedHost{}, pages: map[string]int{}, kept: map[string]bool{}, posted: map[string]int{}}
		var list []string
		for i, f := range s.feeds {
			s.hosts[f.host] = &playedHost{}
			if i%50 == 3 {
				s.hosts[f.host].busy = 3
			}
			list = append(list, fmt.Sprintf("http://%s/feed%d", f.host, i))
		}
		network := fetchtest.New()
		server := &http.Server{Handler: s, ReadHeaderTimeout: 30 * day}
		go func() { _ = server.Serve(network) }()

		q := queue.NewMemory()
		ctx, stop := context.WithTimeout(t.Context(), 8*day)
		defer stop()
		kills := 0
		for ctx.Err() == nil {
			left := int64(1 << 40)
			if kills < 20 {
				left = 1 + r.Int64N(int64(n)*12)
			}
			k := &killed{Queue: q, Keeper: s, left: left, before: kills%2 == 0}
			client := fetch.New(fetch.Options{
				UserAgent: "test", Delay: rest, Memory: k, DialProxy: network.Dial,
				Proxy: func(*url.URL) (*url.URL, error) { return &url.URL{Scheme: "http", Host: "proxy.test:3128"}, nil },
			})
			err := watch.Run(ctx, watch.Options{Queue: k, Keep: k, Get: client, Sources: list, Sinks: map[string]watch.Sink{"box": s}, Owner: "test"})
			client.Close()
			if kills++; !errors.Is(err, errKilled) && ctx.Err() == nil {
				t.Fatalf("run %d ended: %v", kills, err)
			}
		}
		server.Close()
		s.check(t, q, kills-1)
	})
}

// check looks at what came of the week.
func (s *stage) check(t *testing.T, q queue.Queue, kills int) {
	t.Helper()
	for _, f := range s.faults {
		t.Error(f)
	}
	items, missed, visits, unchanged, again := 0, 0, 0, 0, 0
	for i, f := range s.feeds {
		visits += len(f.asked)
		unchanged += f.unchanged
		if f.up > 7*day {
			if len(f.asked) > 20 {
				t.Errorf("dead feed %d was asked %d times", i, len(f.asked))
			}
			continue
		}
		for j := max(0, f.out(0)-shown); j < len(f.items); j++ {
			items++
			if !s.kept[fmt.Sprintf("http://%s/%d/%d", f.host, i, j)] {
				if missed++; missed < 5 {
					t.Errorf("feed %d: item %d of %v is missing; asked %v", i, j, f.items[j], f.asked)
				}
			}
		}
	}
	for page, n := range s.pages {
		if n > 1 {
			again += n - 1
		}
		if s.posted["wish "+page] == 0 {
			t.Errorf("no notice of %s", page)
		}
	}
	posts := 0
	for _, n := range s.posted {
		posts += n
	}
	if missed > 0 || s.keeps != items || len(s.kept) != items {
		t.Errorf("of %d items %d are missing, %d were kept", items, missed, s.keeps)
	}
	if kills < 20 || again > kills*16 || posts-len(s.posted) > kills {
		t.Errorf("%d kills; %d pages were fetched and %d notices delivered again", kills, again, posts-len(s.posted))
	}
	if unchanged*2 < visits {
		t.Errorf("of %d visits only %d were answered by 304", visits, unchanged)
	}
	if most := len(s.hosts) * 10 * 2; s.robots > most {
		t.Errorf("robots.txt was asked for %d times", s.robots)
	}
	if waiting, err := q.Waiting(t.Context(), 0, 10); err != nil || len(waiting) > 0 {
		t.Errorf("left waiting: %v, %v", waiting, err)
	}
	t.Logf("%d items; %d visits, %d of them 304; %d robots.txt; %d kills, after which %d pages were fetched and %d notices delivered again", items, visits, unchanged, s.robots, kills, again, posts-len(s.posted))
}
