// Package watch follows sources: it visits feeds, sitemaps and pages by how
// often each really changes, queues what they list, fetches it politely, hands
// it to whoever keeps it, and delivers notices of what is new. All that must
// not be lost is in the queue before the work, so that a run may be stopped
// anywhere.
package watch

import (
	"context"
	"errors"
	"time"

	"github.com/sanad-news/sanad/internal/fetch"
	"github.com/sanad-news/sanad/internal/queue"
)

// Getter gets addresses; *fetch.Client is one.
type Getter interface {
	Get(ctx context.Context, r fetch.Request) (*fetch.Response, error)
	FreeAt(address string) time.Time
	Rest(ctx context.Context, address string)
}

// Keeper reads and keeps what was fetched for a task. Keeping the same twice
// is keeping it once: after a stop a task may be done again whose end was not
// marked. Its notices are queued when the task ends; what they are about is
// known by their IDs, also where the report was kept before. An error stops
// the watcher.
type Keeper interface {
	Keep(ctx context.Context, t *queue.Task, r *fetch.Response) (Result, error)
}

// Result is what came of keeping.
type Result struct {
	Outcome queue.Outcome
	Reason  string
	Notices []queue.Notice
}

// Sink takes notices. What it took once it may be given again after a stop,
// under the same ID.
type Sink interface {
	Deliver(ctx context.Context, n *queue.Notice) error
}

// Options say what to follow, and with what.
type Options struct {
	Queue   queue.Queue
	Get     Getter
	Keep    Keeper
	Sources []string        // addresses of the lists to follow; those that they list are followed too
	Sinks   map[string]Sink // by the names that notices have
	Owner   string          // names this process, for the lease
	Once    bool            // end when nothing is left to do now
	Workers int             // requests at a time, of as many hosts; 0 for 16
	Told    func(Event)     // is called for all that ends, one at a time; may be nil
}

// Event is something that ended: a task, or a visit to a source.
type Event struct {
	URL     string
	Source  bool // it was a visit
	Fresh   int  // new tasks that the visit found
	Left    int  // addresses that the source lists and that were not taken: it lists too many
	Outcome queue.Outcome
	Reason  string
	Err     error     // why it failed, where that is known
	Later   time.Time // where a task failed and is tried again: when
}

const (
	defaultWorkers = 16
	// MaxTries is how often a task is begun at most. A task that brings the
	// whole process down is one that was begun and never ended.
	MaxTries = 6
	// firstTask and maxTask bound the wait before a task is tried again.
	firstTask, maxTask = 2 * time.Minute, 6 * time.Hour
	// window is how many waiting tasks are in memory, shared among the hosts.
	window = 20_000
	// leastRoom and mostRoom bound a host's share: 100 tasks last it minutes.
	leastRoom, mostRoom = 100, 1000
	// page is how many tasks are read from the queue at a time.
	page = 1000
	// leaseFor is how long a lease lasts that is not renewed, because the
	// process was killed.
	leaseFor = 2 * time.Minute
	// patience is how long a run with Once waits for a host to be free. It is
	// over the longest rest that robots.txt can ask for.
	patience = 45 * time.Second
)

// Run follows until ctx ends, or nothing is left to do now with Once. Its
// error is ctx's, or that of the queue or the keeper.
func Run(ctx context.Context, o Options) error {
	if o.Workers <= 0 {
		o.Workers = defaultWorkers
	}
	if err := o.Queue.Lease(ctx, o.Owner, time.Now(), time.Now().Add(leaseFor)); err != nil {
		return err
	}
	defer func() {
		// Not given back it ends by itself.
		_ = o.Queue.Release(context.WithoutCancel(ctx), o.Owner)
	}()
	w := &watcher{Options: o, hosts: map[string]*host{}, scarce: map[*host]bool{}, done: make(chan outcome)}
	if err := w.load(ctx); err != nil {
		return err
	}
	running, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	posted := make(chan error, 1)
	go func() { posted <- w.post(running, stop) }()
	err := w.loop(running)
	for w.running > 0 { // what is under way notices that running ended
		stop(err)
		<-w.done
		w.running--
	}
	if err != nil || o.Once {
		stop(err)
	}
	if p := <-posted; p != nil && err == nil && !errors.Is(p, context.Canceled) {
		err = p
	}
	if err == nil && o.Once {
		if err = w.deliver(ctx); err == nil {
			err = context.Cause(ctx)
		}
	}
	return err
}

// watcher is one run. Only its loop touches it.
type watcher struct {
	Options
	hosts   map[string]*host
	turns   turns
	last    int64          // the Seq up to which tasks were loaded
	more    bool           // there are tasks after it
	scarce  map[*host]bool // those that have room for tasks that they left in the queue
	running int
	done    chan outcome
}

// loop starts what is due and settles what is done.
func (w *watcher) loop(ctx context.Context) error {
	renew := time.NewTicker(leaseFor / 4)
	defer renew.Stop()
	for {
		if err := w.fill(ctx); err != nil {
			return err
		}
		next, waits := w.start(ctx)
		if w.Once && w.running == 0 && (!waits || time.Until(next) > patience) {
			return nil
		}
		var wake <-chan time.Time
		if waits && w.running < w.Workers {
			wake = time.After(time.Until(next))
		}
		select {
		case d := <-w.done:
			w.running--
			if err := w.settle(ctx, d); err != nil {
				return err
			}
		case <-wake:
		case <-renew.C:
			if err := w.Queue.Lease(ctx, w.Owner, time.Now(), time.Now().Add(leaseFor)); err != nil {
				return err
			}
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
}

// load brings the sources to follow into memory.
func (w *watcher) load(ctx context.Context) error {
	known, err := w.Queue.Sources(ctx)
	if err != nil {
		return err
	}
	states := map[string]queue.Source{}
	for _, s := range known {
		states[s.URL] = s
	}
	followed := map[string]bool{}
	for _, url := range w.Sources {
		s, ok := states[url]
		if !ok {
			s = queue.Source{URL: url}
		}
		if !followed[url] {
			w.follow(ctx, s)
		}
		followed[url] = true
	}
	for _, s := range known { // a list's own lists are one step from it, or two
		if p := states[s.Parent]; !followed[s.URL] && (followed[s.Parent] || followed[p.Parent] && s.Parent != "") {
			w.follow(ctx, s)
		}
	}
	w.more = true
	return nil
}

func (w *watcher) follow(ctx context.Context, s queue.Source) {
	if !s.Gone {
		w.push(ctx, job{due: s.Next, source: &s})
	}
}
