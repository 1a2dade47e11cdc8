// Package record keeps readings and what is known of them: it decides what a
// store is told of a report, forms lines and origins as reports come in, and
// lays people's corrections over what was read.
//
// What is in a record depends on the reports that were added and on the
// corrections in force, and not on the order in which they came, nor on how
// many came at once.
package record

import (
	"context"
	"time"

	"github.com/sanad-news/sanad/internal/collect"
	"github.com/sanad-news/sanad/internal/data"
	"github.com/sanad-news/sanad/internal/line"
	"github.com/sanad-news/sanad/internal/stem"
	"github.com/sanad-news/sanad/internal/store"
)

// Record is one record with the knowledge that its readings are judged by. It
// is safe for concurrent use.
type Record struct {
	Store store.Store
	Data  *data.Data
	Lines *line.Knowledge
	Name  string // as the user gave it, without a password
	Build string // the build of this program
	Made  bool   // Open made it: there was none

	packer    *packer
	extractor *collect.Collector      // finds reports anew in their pages
	stemmers  map[string]stem.Stemmer // by the code of a pack
	now       func() time.Time
	writing   chan struct{} // held while an Update runs
	sketches  sketches      // of forms, used while writing is held
}

// update runs f as the only writer.
func (r *Record) update(ctx context.Context, f func(store.Writer) error) error {
	select {
	case r.writing <- struct{}{}:
	case <-ctx.Done():
		return context.Cause(ctx)
	}
	defer func() { <-r.writing }()
	err := r.Store.Update(ctx, func(w store.Writer) error {
		if err := f(w); err != nil {
			return err
		}
		return advance(w)
	})
	if err != nil {
		r.sketches.forget() // what f added is not there
	}
	return err
}
