package record

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/sanad-news/sanad/internal/collect"
	"github.com/sanad-news/sanad/internal/data"
	"github.com/sanad-news/sanad/internal/line"
	"github.com/sanad-news/sanad/internal/stem"
	"github.com/sanad-news/sanad/internal/store"
	"github.com/sanad-news/sanad/internal/store/stores"
)

// Options say how a record is opened.
type Options struct {
	ReadOnly bool   // nothing is written, and no record is made
	Build    string // the build of this program, kept beside what it reads
	// Relaxed trades the last batches, should the power go, for speed. The
	// record stays whole.
	Relaxed bool
	Wait    time.Duration    // for another program that is writing; 0: one minute
	Now     func() time.Time // nil: the clock
}

const defaultWait = time.Minute

// metaMade is when a record was made.
const metaMade = "made"

// Open opens the record that name tells: a file, or postgres://…. It is made
// where there is none, unless it is opened for reading only.
func Open(ctx context.Context, name string, d *data.Data, o Options) (*Record, error) {
	p, err := newPacker()
	if err != nil {
		return nil, err
	}
	if o.Wait <= 0 {
		o.Wait = defaultWait
	}
	s, err := stores.Open(ctx, name, stores.Options{ReadOnly: o.ReadOnly, Relaxed: o.Relaxed, Wait: o.Wait})
	if err != nil {
		return nil, err
	}
	r, err := newRecord(s, d, o)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("opening the record: %w", err), s.Close())
	}
	r.Name, r.packer = stores.Shown(name), p
	if !o.ReadOnly {
		if err := r.greet(ctx); err != nil {
			return nil, errors.Join(err, s.Close())
		}
	}
	return r, nil
}

// newRecord makes a record of an open store.
func newRecord(s store.Store, d *data.Data, o Options) (*Record, error) {
	lines, err := line.New(d)
	if err != nil {
		return nil, err
	}
	extractor, err := collect.New(collect.Options{Labels: d.Labels()}, nil)
	if err != nil {
		return nil, err
	}
	r := &Record{Store: s, extractor: extractor, Data: d, Lines: lines, Build: o.Build, stemmers: map[string]stem.Stemmer{}, now: o.Now, writing: make(chan struct{}, 1)}
	for _, l := range d.Languages {
		r.stemmers[l.Pack.Code] = stem.New(l.Pack)
	}
	if r.now == nil {
		r.now = time.Now
	}
	return r, nil
}

// greet notes when a record was made, which tells a new one from an old one.
func (r *Record) greet(ctx context.Context) error {
	var made string
	err := r.Store.View(ctx, func(rd store.Reader) (err error) {
		made, err = rd.Meta(metaMade)
		return err
	})
	if err != nil || made != "" {
		return err // no need to wait for another writer
	}
	mine := false
	err = r.update(ctx, func(w store.Writer) error {
		made, err := w.Meta(metaMade)
		if err != nil || made != "" {
			return err
		}
		mine = true
		if err := w.SetMeta(metaFormed, r.former()); err != nil {
			return err
		}
		return w.SetMeta(metaMade, r.time())
	})
	r.Made = mine && err == nil
	return err
}

// Close closes the record.
func (r *Record) Close() error {
	if err := r.Store.Close(); err != nil {
		return fmt.Errorf("closing the record: %w", err)
	}
	return nil
}

// time is now, as the record keeps it.
func (r *Record) time() string { return r.now().UTC().Format(time.RFC3339) }
