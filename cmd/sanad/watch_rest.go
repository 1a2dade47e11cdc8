package main

import (
	"cmp"
	"context"
	"fmt"
	"time"

	"github.com/sanad-news/sanad/internal/queue"
)

// rest tells what is left to be done later, and when: who runs it again at once
// would else wonder why nothing happens. A host that was asked for enough, or asks
// to be left alone, is free at a time of its own.
func (t *watching) rest(ctx context.Context, q queue.Queue, free func(address string) time.Time) error {
	if t.quiet {
		return nil
	}
	waiting, first, err := waitingTasks(ctx, q, free)
	if err != nil {
		return err
	}
	sources, err := q.Sources(ctx)
	if err != nil {
		return err
	}
	var next time.Time
	for i := range sources {
		s := &sources[i]
		due := later(s.Next, free(cmp.Or(s.Address, s.URL)))
		if !s.Gone && (next.IsZero() || due.Before(next)) {
			next = due
		}
	}
	if waiting > 0 {
		fmt.Fprintln(t.stderr, t.words.Count("watch.waiting", waiting, shownTime(first)))
	}
	if next.After(time.Now()) {
		fmt.Fprintln(t.stderr, t.words.Get("watch.next", shownTime(next)))
	}
	return nil
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// waitingTasks counts what waits, and tells when the first of it is due.
func waitingTasks(ctx context.Context, q queue.Queue, free func(address string) time.Time) (n int, first time.Time, err error) {
	const page = 1000
	for after := int64(0); ; {
		list, err := q.Waiting(ctx, after, page)
		if err != nil {
			return n, first, err
		}
		for i := range list {
			if due := later(list[i].Due, free(list[i].Key)); n == 0 || due.Before(first) {
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
