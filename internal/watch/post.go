package watch

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/sanad-news/sanad/internal/fetch"
	"github.com/sanad-news/sanad/internal/queue"
)

const (
	postEvery           = 15 * time.Second // how often it is looked whether notices wait
	postAtOnce          = 100
	postTime            = time.Minute // for one delivery
	firstPost, mostPost = time.Minute, 6 * time.Hour
)

// errNoSink says that a notice was queued for a sink that the list no longer
// has. It waits: the list may have it again.
var errNoSink = errors.New("the list has no such place to deliver to")

// post delivers notices until ctx ends. An error of the queue stops the run.
func (w *watcher) post(ctx context.Context, stop context.CancelCauseFunc) error {
	if w.Once {
		<-ctx.Done() // they are delivered at the end
		return nil
	}
	tick := time.NewTicker(postEvery)
	defer tick.Stop()
	for {
		if err := w.deliver(ctx); err != nil {
			stop(err)
			return err
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return nil
		}
	}
}

// deliver delivers all notices that are due now, each sink's in order.
func (w *watcher) deliver(ctx context.Context) error {
	now := time.Now()
	for {
		list, err := w.Queue.Notices(ctx, now, postAtOnce)
		if err != nil {
			return err
		}
		for _, n := range list {
			n.Tries++
			err := w.deliverOne(ctx, &n)
			if ctx.Err() != nil {
				return nil //nolint:nilerr // stopped: the notice stays due
			}
			if err == nil {
				n.Taken, n.Reason = time.Now(), ""
			} else {
				n.Reason = err.Error()
				n.Due = time.Now().Add(fetch.Backoff(n.ID, n.Tries, firstPost, mostPost))
			}
			if err := w.Queue.PutNotice(ctx, n); err != nil {
				return err
			}
		}
		if len(list) < postAtOnce {
			return nil
		}
	}
}

func (w *watcher) deliverOne(ctx context.Context, n *queue.Notice) error {
	sink := w.Sinks[n.Sink]
	if sink == nil {
		return fmt.Errorf("%w: %s", errNoSink, n.Sink)
	}
	ctx, stop := context.WithTimeout(ctx, postTime)
	defer stop()
	return sink.Deliver(ctx, n)
}
