package watch

import (
	"context"
	"time"

	"github.com/sanad-news/sanad/internal/queue"
)

// room is how many tasks of one host are in memory at most that were not begun
// yet. Each has its share, so that one with a sitemap of 50,000 pages, which
// takes days, keeps no other waiting.
func (w *watcher) room() int {
	return min(max(window/max(len(w.hosts), 1), leastRoom), mostRoom)
}

// fill brings waiting tasks into memory: those of hosts that have room again,
// and those that were queued since.
func (w *watcher) fill(ctx context.Context) error {
	for len(w.scarce) > 0 {
		if err := w.refill(ctx); err != nil {
			return err
		}
	}
	for w.more {
		list, err := w.Queue.Waiting(ctx, w.last, page)
		if err != nil {
			return err
		}
		w.more = len(list) == page
		for _, t := range list {
			w.last = t.Seq
			switch h := w.hostOf(ctx, t.Key); {
			case h.left > 0:
			case h.held >= w.room():
				h.left = t.Seq
			default:
				w.take(ctx, h, t)
			}
		}
	}
	return nil
}

// take brings a task into memory. One that was put off takes no room: a host
// with many of them has others that are due.
func (w *watcher) take(ctx context.Context, h *host, t queue.Task) {
	held := !t.Due.After(time.Now())
	if held {
		h.held++
	}
	w.push(ctx, job{due: t.Due, task: &t, held: held})
}

// refill reads one page of what hosts left that have room again.
func (w *watcher) refill(ctx context.Context) error {
	from := w.last + 1
	for h := range w.scarce {
		from = min(from, h.left)
	}
	list, err := w.Queue.Waiting(ctx, from-1, page)
	if err != nil {
		return err
	}
	end := len(list) < page
	for _, t := range list {
		if t.Seq > w.last { // not read by fill yet
			end = true
			break
		}
		h := w.hostOf(ctx, t.Key)
		switch {
		case h.left < from || h.left > t.Seq: // what it left first is not on this page, or nothing is
		case h.held >= w.room():
			delete(w.scarce, h)
		default:
			w.take(ctx, h, t)
			h.left = t.Seq + 1
		}
	}
	for h := range w.scarce {
		switch {
		case end:
			h.left = 0
			delete(w.scarce, h)
		case h.left <= list[len(list)-1].Seq:
			h.left = list[len(list)-1].Seq + 1
		}
	}
	return nil
}

// begun notes that a task of the host that was in memory is begun.
func (w *watcher) begun(h *host) {
	h.held--
	if h.left > 0 && h.held <= w.room()/2 {
		w.scarce[h] = true
	}
}
