package watch_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/sanad-news/sanad/internal/fetch"
	"github.com/sanad-news/sanad/internal/queue"
	"github.com/sanad-news/sanad/internal/watch"
)

// pages is a Getter of pages that each take their host's rest, and a Keeper.
type pages struct {
	mu    sync.Mutex
	start time.Time
	asked map[string]int
	at    map[string]time.Duration // when a host's last page was asked for
	free  map[string]time.Time
}

func (p *pages) Get(ctx context.Context, r fetch.Request) (*fetch.Response, error) {
	if !strings.Contains(r.URL, "/page") {
		return &fetch.Response{NotModified: true}, nil
	}
	host, _, _ := strings.Cut(r.URL, "/page")
	p.mu.Lock()
	p.asked[r.URL]++
	p.at[host] = time.Since(p.start)
	p.free[host] = time.Now().Add(rest)
	n := p.asked[r.URL]
	p.mu.Unlock()
	select {
	case <-time.After(rest):
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
	if strings.HasSuffix(r.URL, "7") && n == 1 {
		return nil, &fetch.StatusError{Code: http.StatusServiceUnavailable}
	}
	return &fetch.Response{URL: r.URL}, nil
}

func (p *pages) FreeAt(address string) time.Time {
	host, _, _ := strings.Cut(address, "/page")
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.free[host]
}
func (p *pages) Rest(context.Context, string) {}
func (p *pages) Keep(context.Context, *queue.Task, *fetch.Response) (watch.Result, error) {
	return watch.Result{Outcome: queue.Kept}, nil
}

// TestShares protects that a host with more to fetch than is held in memory
// keeps no other waiting, and that each of its pages is still fetched, once
// where that succeeds.
func TestShares(t *testing.T) {
	const many, few = 25_000, 20
	synctest.Test(t, func(t *testing.T) {
		q := queue.NewMemory()
		var tasks []queue.Task
		for i := range many {
			tasks = append(tasks, queue.Task{Key: fmt.Sprintf("http://big.test/page%d", i)}, queue.Task{Key: fmt.Sprintf("http://m%d.test/page%d", i%24, i)})
			if i%2500 == 2499 {
				tasks = append(tasks, queue.Task{Key: fmt.Sprintf("http://between.test/page%d", i)})
			}
		}
		for i := range few {
			tasks = append(tasks, queue.Task{Key: fmt.Sprintf("http://small.test/page%d", i)})
		}
		if _, err := q.Add(t.Context(), tasks); err != nil {
			t.Fatal(err)
		}
		p := &pages{start: time.Now(), asked: map[string]int{}, at: map[string]time.Duration{}, free: map[string]time.Time{}}
		ctx, stop := context.WithTimeout(t.Context(), 3*day)
		defer stop()
		_ = watch.Run(ctx, watch.Options{Queue: q, Get: p, Keep: p, Owner: "test"}) // it ends with ctx
		for _, host := range []string{"small", "between"} {
			if at := p.at["http://"+host+".test"]; at > 10*time.Minute {
				t.Errorf("%s.test: the last of its pages was asked for after %v", host, at)
			}
		}
		for _, x := range tasks {
			want := 1
			if strings.HasSuffix(x.Key, "7") {
				want = 2
			}
			if n := p.asked[x.Key]; n != want {
				t.Fatalf("%s was asked for %d times, want %d", x.Key, n, want)
			}
		}
		if left, err := q.Waiting(t.Context(), 0, 1); err != nil || len(left) > 0 {
			t.Errorf("left waiting: %v, %v", left, err)
		}
	})
}

// slowSink takes a notice when it is told to stop.
type slowSink struct{ asked chan struct{} }

func (s *slowSink) Deliver(ctx context.Context, _ *queue.Notice) error {
	close(s.asked)
	<-ctx.Done()
	return ctx.Err()
}

// TestStopDelivery protects that a run that only delivers yet can be stopped.
func TestStopDelivery(t *testing.T) {
	q := queue.NewMemory()
	if err := q.PutNotice(t.Context(), queue.Notice{ID: "n", Sink: "slow"}); err != nil {
		t.Fatal(err)
	}
	s := &slowSink{make(chan struct{})}
	ctx, stop := context.WithCancel(t.Context())
	go func() {
		<-s.asked
		stop()
	}()
	start := time.Now()
	err := watch.Run(ctx, watch.Options{Queue: q, Get: &pages{}, Sinks: map[string]watch.Sink{"slow": s}, Owner: "test", Once: true})
	if !errors.Is(err, context.Canceled) || time.Since(start) > 10*time.Second {
		t.Errorf("it ended after %v with %v", time.Since(start), err)
	}
	if left, err := q.Notices(t.Context(), time.Now(), 1); err != nil || len(left) != 1 || left[0].Tries != 0 {
		t.Errorf("waiting: %+v, %v", left, err)
	}
}
