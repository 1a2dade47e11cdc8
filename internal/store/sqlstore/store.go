package sqlstore

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/sanad-news/sanad/internal/store"
)

// Options say how a record is used.
type Options struct {
	ReadOnly bool
	Readers  int // how many Views run at once; more wait
}

// DB is a record. It is a store.Store.
type DB struct {
	d        *Dialect
	pool     *sql.DB
	readOnly bool
	writer   chan *session // one; nil where it is to be opened
	readers  chan *session
	once     sync.Once
	closed   error
}

var errSpoilt = driver.ErrBadConn

var (
	errClosed = errors.New("the record is closed")
	errEnded  = errors.New("a Reader or Writer was used after its View or Update had ended")
)

// New makes a store of an open database whose schema is in place. It owns the
// pool from then on. The pool must allow one connection more than readers.
func New(d *Dialect, pool *sql.DB, o Options) *DB {
	db := &DB{d: d, pool: pool, readOnly: o.ReadOnly, writer: make(chan *session, 1), readers: make(chan *session, max(1, o.Readers))}
	d.recent = recentTable(d)
	db.writer <- nil
	for range cap(db.readers) {
		db.readers <- nil
	}
	return db
}

// Update runs f as the only writer. A query that failed in f fails the Update,
// even where f goes on: half of what it wrote may be missing.
func (db *DB) Update(ctx context.Context, f func(store.Writer) error) error {
	if db.readOnly {
		return fmt.Errorf("record %s: %w: it was opened for reading only", db.d.Name, store.ErrReadOnly)
	}
	return db.run(ctx, db.writer, true, func(r *reader) error {
		w := newWriter(r)
		if err := f(w); err != nil {
			return err
		}
		if r.failed != nil {
			return r.failed
		}
		return w.settleAll()
	})
}

// View runs f on one state of the record.
func (db *DB) View(ctx context.Context, f func(store.Reader) error) error {
	return db.run(ctx, db.readers, false, func(r *reader) error { return f(r) })
}

// run takes a session of a pool and runs f in a transaction on it.
func (db *DB) run(ctx context.Context, from chan *session, write bool, f func(*reader) error) (err error) {
	s, err := db.take(ctx, from)
	if err != nil {
		return err
	}
	defer func() {
		if s != nil && s.spoilt {
			if e := s.close(); err == nil { // what went wrong first is what went wrong
				err = e
			}
			s = nil
		}
		from <- s
	}()
	if s, err = db.begin(ctx, s, write); err != nil {
		return err
	}
	r := &reader{ctx: ctx, s: s, d: db.d}
	err = f(r)
	r.ended = true
	// From here on nothing is called off: a COMMIT that was interrupted may have
	// happened, and a rollback must happen even though the context is over.
	end := context.WithoutCancel(ctx)
	if err == nil && write {
		if err = context.Cause(ctx); err == nil {
			_, err = s.conn.ExecContext(end, "COMMIT")
		}
		if err == nil {
			s.spoilt = false
			return nil
		}
		err = db.d.Fail(ctx, "keeping what was written", err)
	}
	undo, stop := context.WithTimeout(end, undoTime)
	defer stop()
	if _, e := s.conn.ExecContext(undo, "ROLLBACK"); e == nil && ctx.Err() == nil {
		s.spoilt = false
	}
	return err
}

// begin begins a transaction. The session is spoilt until that has ended,
// however it ends. A connection that was lost while nobody used it is opened
// anew: nothing was being done on it.
func (db *DB) begin(ctx context.Context, s *session, write bool) (*session, error) {
	used := s != nil
	for {
		if s == nil {
			var err error
			if s, err = newSession(ctx, db.d, db.pool); err != nil {
				return nil, err
			}
		}
		s.spoilt = true
		err := db.d.Begin(ctx, s.conn, write)
		if err == nil {
			return s, nil
		}
		err = db.d.Fail(ctx, "beginning", err)
		if !used || !errors.Is(err, store.ErrLost) {
			return s, err
		}
		used = false
		_ = s.close() // it is lost already
		s = nil
	}
}

const undoTime = 10 * time.Second

// take waits for a session; nil is one that is to be opened.
func (db *DB) take(ctx context.Context, from chan *session) (*session, error) {
	if err := context.Cause(ctx); err != nil {
		return nil, db.d.Fail(ctx, "waiting", err)
	}
	select {
	case s, open := <-from:
		if !open {
			return nil, fmt.Errorf("record %s: %w", db.d.Name, errClosed)
		}
		return s, nil
	case <-ctx.Done():
		return nil, db.d.Fail(ctx, "waiting", ctx.Err())
	}
}

// Close waits for what is running and closes the record.
func (db *DB) Close() error {
	db.once.Do(func() {
		var errs []error
		for _, from := range []chan *session{db.readers, db.writer} {
			for range cap(from) {
				if s := <-from; s != nil {
					errs = append(errs, s.close())
				}
			}
			close(from)
		}
		errs = append(errs, db.pool.Close())
		db.closed = db.d.Fail(context.Background(), "closing", errors.Join(errs...))
	})
	return db.closed
}
