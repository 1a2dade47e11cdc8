package watch

import (
	"container/heap"
	"context"
	"net/url"
	"strings"
	"time"

	"github.com/sanad-news/sanad/internal/queue"
)

// job is a visit to a source, or a task.
type job struct {
	due    time.Time
	source *queue.Source
	task   *queue.Task
	held   bool // the task counts for its host's room
}

// address is where the job goes.
func (j *job) address() string {
	switch {
	case j.task != nil:
		return j.task.Key
	case j.source.Address != "":
		return j.source.Address
	}
	return j.source.URL
}

// host is what is to be asked of one host, one job at a time.
type host struct {
	jobs jobs
	busy bool
	turn time.Time // of its entry in turns; zero where it has none
	held int       // tasks in memory that were not begun
	left int64     // the Seq from which on its tasks were left in the queue; 0 where none were
}

// turn is a host's time to be asked. One that is no longer its host's is
// passed over.
type turn struct {
	at   time.Time
	host *host
}

// push puts a job to its host's.
func (w *watcher) push(ctx context.Context, j job) {
	h := w.hostOf(ctx, j.address())
	heap.Push(&h.jobs, j)
	w.queueUp(h)
}

// hostOf returns an address's host. One that is met for the first time rests
// first: the run before this one may have asked it just now.
func (w *watcher) hostOf(ctx context.Context, address string) *host {
	name := hostOf(address)
	h := w.hosts[name]
	if h == nil {
		h = &host{}
		w.hosts[name] = h
		w.Get.Rest(ctx, address)
	}
	return h
}

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.ToLower(u.Hostname())
}

// queueUp gives a host its turn: when it is free and has something due.
func (w *watcher) queueUp(h *host) {
	if h.busy || len(h.jobs) == 0 {
		return
	}
	at := h.jobs[0].due
	if free := w.Get.FreeAt(h.jobs[0].address()); free.After(at) {
		at = free
	}
	if h.turn.IsZero() || at.Before(h.turn) {
		if at.IsZero() {
			at = time.Unix(0, 0)
		}
		h.turn = at
		heap.Push(&w.turns, turn{at, h})
	}
}

// start starts what can be started now, and returns when the next can be.
func (w *watcher) start(ctx context.Context) (next time.Time, waits bool) {
	for len(w.turns) > 0 {
		t := w.turns[0]
		h := t.host
		if h.busy || !h.turn.Equal(t.at) || len(h.jobs) == 0 {
			heap.Pop(&w.turns)
			continue
		}
		if t.at.After(time.Now()) || w.running >= w.Workers {
			return t.at, true
		}
		heap.Pop(&w.turns)
		h.turn = time.Time{}
		if w.Get.FreeAt(h.jobs[0].address()).After(time.Now()) { // it was asked to rest meanwhile
			w.queueUp(h)
			continue
		}
		j, _ := heap.Pop(&h.jobs).(job)
		h.busy = true
		w.running++
		if j.held {
			w.begun(h)
		}
		go func() { w.done <- w.do(ctx, h, j) }()
	}
	return time.Time{}, false
}

// jobs is a heap: what is due first first, tasks in the order of the queue.
type jobs []job //nolint:recvcheck // as container/heap has it

func (s jobs) Len() int      { return len(s) }
func (s jobs) Swap(i, j int) { s[i], s[j] = s[j], s[i] }
func (s jobs) Less(i, j int) bool {
	if !s[i].due.Equal(s[j].due) {
		return s[i].due.Before(s[j].due)
	}
	return s[i].task != nil && s[j].task != nil && s[i].task.Seq < s[j].task.Seq
}
func (s *jobs) Push(x any) { *s = append(*s, x.(job)) } //nolint:forcetypeassert // only jobs are pushed
func (s *jobs) Pop() any {
	last := len(*s) - 1
	x := (*s)[last]
	(*s)[last] = job{}
	*s = (*s)[:last]
	return x
}

// turns is a heap by time.
type turns []turn //nolint:recvcheck // as container/heap has it

func (s turns) Len() int           { return len(s) }
func (s turns) Swap(i, j int)      { s[i], s[j] = s[j], s[i] }
func (s turns) Less(i, j int) bool { return s[i].at.Before(s[j].at) }
func (s *turns) Push(x any)        { *s = append(*s, x.(turn)) } //nolint:forcetypeassert // only turns are pushed
func (s *turns) Pop() any {
	last := len(*s) - 1
	x := (*s)[last]
	(*s)[last] = turn{}
	*s = (*s)[:last]
	return x
}
