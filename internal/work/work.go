// Package work reads with many readers at once, in this process.
package work

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/collect"
)

// Reader reads one report; *reader.Reader is one.
type Reader interface {
	Read(context.Context, sanad.Report) (sanad.Reading, error)
}

// Result is what came of one item: its reading, or the error that collecting
// or reading it met.
type Result struct {
	Item    collect.Item
	Reading sanad.Reading
	Err     error
}

// ErrFault says that reading a report went wrong in our own code. The report
// is lost, the batch goes on.
var ErrFault = errors.New("fault in the program")

// most is how many workers are of use at most; each keeps buffers of its own.
const most = 256

// Read reads all items with so many workers (0: one for each processor).
// Finish runs in the workers, on each result; yield runs in the caller's
// goroutine, on what finish returned, in the order of the items. No more than
// a few items for each worker are in memory at a time. Read returns when all
// items are done, yield returns an error (which it passes on), or ctx ends; in
// the last two cases items may be left in the middle of waiting for input.
func Read[T any](ctx context.Context, r Reader, items iter.Seq[collect.Item], workers int, finish func(*Result) T, yield func(T) error) error {
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	workers = min(workers, most)
	ctx, stop := context.WithCancelCause(ctx)
	jobs := make(chan job[T])
	order := make(chan chan T, 4*workers) // its length is what may be in memory unread or unyielded
	var running sync.WaitGroup
	defer running.Wait()
	defer stop(nil)

	go func() { // not waited for: it may hang on a terminal or a pipe
		defer close(jobs)
		defer close(order)
		for item := range items {
			j := job[T]{item, make(chan T, 1)}
			if !send(ctx, order, j.done) || !send(ctx, jobs, j) {
				return
			}
		}
	}()
	for range workers {
		running.Go(func() {
			for {
				j, ok := receive(ctx, jobs)
				if !ok {
					return
				}
				res := readOne(ctx, r, j.item)
				j.done <- finish(&res)
			}
		})
	}
	for {
		done, ok := receive(ctx, order)
		if !ok {
			return context.Cause(ctx) // nil where the items are done
		}
		out, ok := receive(ctx, done)
		if !ok || ctx.Err() != nil {
			return context.Cause(ctx)
		}
		if err := yield(out); err != nil {
			return err
		}
	}
}

// job is an item on its way to a worker, and where the outcome is waited for.
type job[T any] struct {
	item collect.Item
	done chan T
}

func send[T any](ctx context.Context, to chan<- T, v T) bool {
	select {
	case to <- v:
		return true
	case <-ctx.Done():
		return false
	}
}

// receive is false when the channel is closed or ctx has ended.
func receive[T any](ctx context.Context, from <-chan T) (T, bool) {
	select {
	case v, ok := <-from:
		return v, ok
	case <-ctx.Done():
		var none T
		return none, false
	}
}

// readOne reads one item. A panic in finishing or reading is kept beside its report as
// ErrFault: one report must not end a batch of a million.
func readOne(ctx context.Context, r Reader, item collect.Item) (res Result) {
	defer func() {
		if p := recover(); p != nil {
			res.Item, res.Err = item, fmt.Errorf("%w: %v\n%s", ErrFault, p, debug.Stack())
		}
	}()
	item.Finish()
	res.Item = item
	if item.Err != nil {
		res.Err = item.Err
		return res
	}
	res.Reading, res.Err = r.Read(ctx, item.Report)
	if res.Err == nil && undated(item.Report.Published, res.Reading.Published) {
		res.Item.Notes = append(slices.Clip(item.Notes), collect.UndatedNote)
	}
	return res
}

// undated reports whether the day that came beside a text was not taken: the
// reading has none, or one that it has from characters of the text.
func undated(given string, read *sanad.Date) bool {
	return strings.TrimSpace(given) != "" && (read == nil || len(read.Evidence) > 0)
}
