package main

import (
	"context"
	"fmt"
	"time"

	"github.com/sanad-news/sanad/internal/queue"
)

// rest tells what is left to be done later, and when: who runs it again at once
// would else wonder why nothing happens.
func (t *watching) rest(ctx context.Context, q queue.Queue) error {
	if t.quiet {
		return nil
	}
	waiting, first, err := waitingTasks(ctx, q)
	if err != nil {
		return err
	}
	sources, err := q.Sources(ctx)
	if err != nil {
		return err
	}
	var next time.Time
	for i := range sources {
		if s := &sources[i]; !s.Gone && (next.IsZero() || s.Next.Before(next)) {
			next = s.Next
		}
	}
	if waiting > 0 {
		fmt.Fprintln(t.stderr, t.words.Get("watch.waiting", waiting, shownTime(first)))
	}
	if next.After(time.Now()) {
		fmt.Fprintln(t.stderr, t.words.Get("watch.next", shownTime(next)))
	}
	return nil
}

// waitingTasks counts what waits, and tells when the first of it is due.
func waitingTasks(ctx context.Context, q queue.Queue) (n int, first time.Time, err error) {
	const page = 1000
	for after := int64(0); ; {
		list, err := q.Waiting(ctx, after, page)
		if err != nil {
			return n, first, err
		}
		for i := range list {
			if due := list[i].Due; n == 0 || due.Before(first) {
				first = due
			}
			n++
			after = list[i].Seq
		}
		if len(list) < page {
			return n, first, nil
		}
	}
}
