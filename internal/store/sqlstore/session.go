package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/sanad-news/sanad/internal/store"
)

// session is a connection with the statements prepared on it. Preparing is a
// third of the cost of a small query, so none is prepared twice.
type session struct {
	d       *Dialect
	conn    *sql.Conn
	stmts   map[string]*sql.Stmt
	inserts map[insertSize]*sql.Stmt
	spoilt  bool // a transaction could not be ended on it
}

type insertSize struct {
	table *Table
	rows  int
}

// mostPrepared bounds what a session keeps: queries for statements differ with
// the fields that are asked by.
const mostPrepared = 300

func newSession(ctx context.Context, d *Dialect, db *sql.DB) (*session, error) {
	conn, err := connect(ctx, d, db)
	if err != nil {
		return nil, d.Fail(ctx, "opening a connection", err)
	}
	return &session{d: d, conn: conn, stmts: map[string]*sql.Stmt{}, inserts: map[insertSize]*sql.Stmt{}}, nil
}

// connectWait is how long a connection is tried for while others hold the
// database: SQLite's log is put away and made anew under a lock of its own.
const connectWait = 10 * time.Second

func connect(ctx context.Context, d *Dialect, db *sql.DB) (*sql.Conn, error) {
	for start := time.Now(); ; {
		conn, err := db.Conn(ctx)
		if err == nil {
			return conn, nil
		}
		if _, kind := d.Classify(err); !errors.Is(kind, store.ErrLocked) || time.Since(start) >= connectWait {
			return nil, err
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(busyPause):
		}
	}
}

// prepared returns the statement of a query.
func (s *session) prepared(ctx context.Context, query string) (*sql.Stmt, error) {
	if st := s.stmts[query]; st != nil {
		return st, nil
	}
	if len(s.stmts) >= mostPrepared {
		for q, st := range s.stmts {
			delete(s.stmts, q)
			if err := st.Close(); err != nil {
				return nil, err
			}
		}
	}
	text := query
	if s.d.Rewrite != nil {
		text = s.d.Rewrite(query)
	}
	st, err := s.conn.PrepareContext(ctx, text)
	if err != nil {
		return nil, err
	}
	s.stmts[query] = st
	return st, nil
}

// insert adds rows, given one after the other, to a table.
func (s *session) insert(ctx context.Context, t *Table, rows []any) error {
	width := t.Width()
	for len(rows) > 0 {
		n := s.d.Chunk(t, len(rows)/width)
		size := insertSize{t, n}
		st := s.inserts[size]
		if st == nil {
			var err error
			if st, err = s.conn.PrepareContext(ctx, s.d.Insert(t, n)); err != nil {
				return err
			}
			s.inserts[size] = st
		}
		if _, err := st.ExecContext(ctx, s.d.BindRows(t, rows[:n*width])...); err != nil {
			return err
		}
		rows = rows[n*width:]
	}
	return nil
}

// close gives the connection back, or ends it where it is of no more use.
func (s *session) close() error {
	var errs []error
	for _, st := range s.stmts {
		errs = append(errs, st.Close())
	}
	for _, st := range s.inserts {
		errs = append(errs, st.Close())
	}
	if s.spoilt {
		_ = s.conn.Raw(func(any) error { return errSpoilt }) // Raw closes what answers so
	}
	return errors.Join(append(errs, s.conn.Close())...)
}

// Fail tells what was being done when the driver failed, to which record, and
// what to do about it.
func (d *Dialect) Fail(ctx context.Context, doing string, err error) error {
	if err == nil {
		return nil
	}
	if cause := context.Cause(ctx); cause != nil {
		return fmt.Errorf("record %s: %s: %w", d.Name, doing, cause)
	}
	if remedy, kind := d.Classify(err); kind != nil {
		return fmt.Errorf("record %s: %s: %w: %s (%w)", d.Name, doing, kind, remedy, err)
	}
	return fmt.Errorf("record %s: %s: %w", d.Name, doing, err)
}
