package record

import (
	"context"
	"errors"
	"fmt"

	"github.com/sanad-news/sanad/internal/store"
)

// How much goes into one transaction: enough to share its cost, and no more
// than another program, or someone who waits for a report to be kept, can
// spare. The first that is reached ends a batch.
const (
	BatchReports    = 200
	BatchStatements = 1000
)

// Add adds reports with what was read in them. It works through batches, each
// kept whole or not at all; outcomes come in the order of the items. Where it
// fails, they are those of the batches that were kept before.
func (r *Record) Add(ctx context.Context, items []Item) ([]Outcome, error) {
	ready := make(chan preparedBatch)
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	go func() { // the next batch is prepared while one is kept
		defer close(ready)
		for len(items) > 0 {
			n, statements := 0, 0
			for n < len(items) && n < BatchReports && statements < BatchStatements {
				statements += len(items[n].Reading.Statements)
				n++
			}
			select {
			case ready <- r.prepareAll(items[:n]):
			case <-ctx.Done():
				return
			}
			items = items[n:]
		}
	}()
	var out []Outcome
	for b := range ready {
		more, err := r.keepBatch(ctx, b)
		if err != nil {
			return out, err
		}
		out = append(out, more...)
	}
	return out, ctx.Err()
}

// preparedBatch is a batch of entries, or why there is none.
type preparedBatch struct {
	entries []*Entry
	errs    []error
}

func (r *Record) prepareAll(items []Item) preparedBatch {
	b := preparedBatch{make([]*Entry, len(items)), make([]error, len(items))}
	parallel(len(items), func(i int) { b.entries[i], b.errs[i] = r.Prepare(items[i]) })
	return b
}

func (r *Record) keepBatch(ctx context.Context, b preparedBatch) ([]Outcome, error) {
	var ready []*Entry
	for _, e := range b.entries {
		if e != nil {
			ready = append(ready, e)
		}
	}
	kept, err := r.KeepAll(ctx, ready)
	if err != nil {
		return nil, err
	}
	out := make([]Outcome, len(b.entries))
	for i, err := range b.errs {
		if err != nil {
			out[i] = Outcome{Status: Refused, Err: err}
			continue
		}
		out[i], kept = kept[0], kept[1:]
	}
	return out, nil
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
