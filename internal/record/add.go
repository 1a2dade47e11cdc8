package record

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/sanad-news/sanad/internal/store"
)

// How much goes into one transaction: enough to share its cost, and no more
// than another program, or someone who waits for a report to be kept, can
// spare. The first that is reached ends a batch. A batch looks up the keys of
// all its forms at once and so reads much of the index: with a tenth of this a
// statement cost 2.1 ms of processor time in a record of 300,000.
const (
	BatchReports    = 2000
	BatchStatements = 10_000
	batchBytes      = 16 << 20 // before large reports fill the memory
	longest         = 4 * time.Second
)

// idle is how long a batch waits for more: someone may be watching the other
// end of a pipe.
const idle = 300 * time.Millisecond

// Offer is a report on its way into the record, with what its owner knows it
// by.
type Offer[T any] struct {
	Entry *Entry // nil where Err tells why it cannot be kept
	Err   error
	Bytes int // of its text
	With  T
}

// AddFrom keeps what comes through a channel until that is closed, batch by
// batch, each whole or not at all, and tells what became of each: after it was
// kept, and in the order in which it came.
func AddFrom[T any](ctx context.Context, r *Record, offers <-chan Offer[T], tell func([]Offer[T], []Outcome) error) error {
	for more := true; more; {
		var batch []Offer[T]
		batch, more = gather(ctx, offers)
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		var entries []*Entry
		for _, o := range batch {
			if o.Entry != nil {
				entries = append(entries, o.Entry)
			}
		}
		kept, err := r.KeepAll(ctx, entries)
		if err != nil {
			return err
		}
		out := make([]Outcome, len(batch))
		for i, o := range batch {
			if o.Entry == nil {
				out[i] = Outcome{Status: Refused, Err: o.Err}
				continue
			}
			out[i], kept = kept[0], kept[1:]
		}
		if err := tell(batch, out); err != nil {
			return err
		}
	}
	return nil
}

// gather takes a batch from a channel; more is false when it was the last.
func gather[T any](ctx context.Context, offers <-chan Offer[T]) (batch []Offer[T], more bool) {
	statements, bytes := 0, 0
	var late, over <-chan time.Time // nil while there is nothing that waits
	for len(batch) < BatchReports && statements < BatchStatements && bytes < batchBytes {
		select {
		case o, open := <-offers:
			if !open {
				return batch, false
			}
			if batch = append(batch, o); o.Entry != nil {
				statements += o.Entry.Statements()
			}
			bytes += o.Bytes
			if late = time.After(idle); over == nil {
				over = time.After(longest)
			}
		case <-late:
			return batch, true
		case <-over:
			return batch, true
		case <-ctx.Done():
			return nil, false
		}
	}
	return batch, true
}

// Add adds reports with what was read in them, as AddFrom does; outcomes come
// in the order of the items. Where it fails, they are those of the batches that
// were kept before.
func (r *Record) Add(ctx context.Context, items []Item) (out []Outcome, err error) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	offers := make(chan Offer[struct{}])
	go func() { // the next are prepared while a batch is kept
		defer close(offers)
		for len(items) > 0 {
			ready := make([]Offer[struct{}], min(len(items), BatchReports))
			parallel(len(ready), func(i int) {
				ready[i].Bytes = len(items[i].Report.Text)
				ready[i].Entry, ready[i].Err = r.Prepare(items[i])
			})
			for _, o := range ready {
				select {
				case offers <- o:
				case <-ctx.Done():
					return
				}
			}
			items = items[len(ready):]
		}
	}()
	err = AddFrom(ctx, r, offers, func(_ []Offer[struct{}], told []Outcome) error {
		out = append(out, told...)
		return nil
	})
	return out, err
}

// KeepAll is Keep where one report that the store does not take must not stop
// the others: the batch is halved until it stands alone, and it is refused.
func (r *Record) KeepAll(ctx context.Context, entries []*Entry) ([]Outcome, error) {
	if len(entries) == 0 {
		return nil, nil
	}
	out, err := r.Keep(ctx, entries)
	switch {
	case err == nil:
		return out, nil
	case ctx.Err() != nil || ofStore(err):
		return nil, err
	case len(entries) == 1:
		return []Outcome{{Status: Refused, UID: entries[0].uid(uidDigits), Page: entries[0].page, Err: fmt.Errorf("%w: %w", ErrRefused, err)}}, nil
	}
	half := len(entries) / 2
	out, err = r.KeepAll(ctx, entries[:half])
	if err != nil {
		return nil, err
	}
	more, err := r.KeepAll(ctx, entries[half:])
	return append(out, more...), err
}

// ofStore reports whether an error is about the record and not about what was
// to be kept in it.
func ofStore(err error) bool {
	for _, e := range []error{store.ErrNewer, store.ErrOlder, store.ErrReadOnly, store.ErrLocked, store.ErrFull, store.ErrLost, store.ErrNoRecord, store.ErrBroken, ErrCorrection} {
		if errors.Is(err, e) {
			return true
		}
	}
	return false
}
