package watch_test

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/sanad-news/sanad/internal/fetch"
	"github.com/sanad-news/sanad/internal/queue"
	"github.com/sanad-news/sanad/internal/watch"
)

var errKilled = errors.New("killed")

// killed is a process that dies at one of its calls to the queue or the record:
// before the call takes effect, or after it. From then on nothing that the
// process does reaches anything.
type killed struct {
	queue.Queue
	watch.Keeper
	mu     sync.Mutex
	left   int64 // calls to live
	before bool
}

// call lets one call through while the process lives.
func call[T any](k *killed, f func() (T, error)) (T, error) {
	var none T
	k.mu.Lock()
	k.left--
	left := k.left
	k.mu.Unlock()
	if left < 0 || left == 0 && k.before {
		return none, errKilled
	}
	v, err := f()
	if left == 0 {
		return none, errKilled
	}
	return v, err
}

func call0(k *killed, f func() error) error {
	_, err := call(k, func() (struct{}, error) { return struct{}{}, f() })
	return err
}

func (k *killed) Lease(ctx context.Context, owner string, now, until time.Time) error {
	return call0(k, func() error { return k.Queue.Lease(ctx, owner, now, until) })
}

func (k *killed) Release(context.Context, string) error { return errKilled }

func (k *killed) Visited(ctx context.Context, s queue.Source, tasks []queue.Task, found []queue.Source) ([]queue.Source, error) {
	return call(k, func() ([]queue.Source, error) { return k.Queue.Visited(ctx, s, tasks, found) })
}

func (k *killed) News(ctx context.Context, tasks []queue.Task) ([]queue.Task, error) {
	return call(k, func() ([]queue.Task, error) { return k.Queue.News(ctx, tasks) })
}

func (k *killed) Waiting(ctx context.Context, after int64, limit int) ([]queue.Task, error) {
	return call(k, func() ([]queue.Task, error) { return k.Queue.Waiting(ctx, after, limit) })
}

func (k *killed) Begin(ctx context.Context, seqs ...int64) error {
	return call0(k, func() error { return k.Queue.Begin(ctx, seqs...) })
}

func (k *killed) Later(ctx context.Context, seq int64, due time.Time, reason string) error {
	return call0(k, func() error { return k.Queue.Later(ctx, seq, due, reason) })
}

func (k *killed) End(ctx context.Context, ends ...queue.End) error {
	return call0(k, func() error { return k.Queue.End(ctx, ends...) })
}

func (k *killed) PutNotice(ctx context.Context, n queue.Notice) error {
	return call0(k, func() error { return k.Queue.PutNotice(ctx, n) })
}

func (k *killed) Keep(ctx context.Context, t *queue.Task, r *fetch.Response) (watch.Result, error) {
	return call(k, func() (watch.Result, error) { return k.Keeper.Keep(ctx, t, r) })
}
