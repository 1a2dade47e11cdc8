// Package sqlqueue keeps the queue in the database of the record, over a
// connection of its own: what is queued and what is kept are each whole by
// themselves, and a task whose report was kept before a stop is found to be the
// same when it is done again. The record's migrations make its tables.
package sqlqueue

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	sqlite "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"github.com/sanad-news/sanad/internal/queue"
)

// Queue is a queue in a database.
type Queue struct {
	db       *sql.DB // to write with
	reads    *sql.DB // to read with, beside a writer
	postgres bool
}

var _ queue.Queue = (*Queue)(nil)

// Open opens the queue of a record, which must be there and up to date: a file,
// or an address of PostgreSQL. Its error is as that of Look.
func Open(ctx context.Context, name string) (*Queue, error) {
	q, err := connect(name)
	if err != nil {
		return nil, fmt.Errorf("opening the queue: %w", err)
	}
	if err := q.mustBe(ctx, name); err != nil {
		return nil, errors.Join(err, q.Close())
	}
	return q, nil
}

// Look opens the queue of a record to read it, and changes nothing. Its error
// wraps queue.ErrNoRecord where there is no such record, queue.ErrNone where
// the record is of an earlier build and has no queue yet, and queue.ErrBroken where it is damaged.
func Look(ctx context.Context, name string) (*Queue, error) {
	q, err := connect(name)
	if err != nil {
		return nil, fmt.Errorf("opening the queue: %w", err)
	}
	err = errors.Join(q.db.Close(), q.mustBe(ctx, name))
	if frozen(err, name) {
		if err = errors.Join(q.reads.Close(), q.freeze(name)); err == nil {
			err = q.mustBe(ctx, name)
		}
	}
	if err != nil {
		return nil, errors.Join(err, q.reads.Close())
	}
	return q, nil
}

// mustBe looks whether the record and the tables are there.
func (q *Queue) mustBe(ctx context.Context, name string) error {
	tables := "SELECT COUNT(*) FROM sqlite_schema WHERE name = 'queue_lease'"
	if q.postgres {
		tables = "SELECT COUNT(to_regclass('queue_lease'))"
	} else if _, err := os.Stat(name); errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%w: %s", queue.ErrNoRecord, name)
	}
	n := 0
	err := q.read(ctx, "looking for the queue", func(t *tx) {
		t.rows(func(r *sql.Rows) error { return r.Scan(&n) }, tables)
	})
	var server *pgconn.PgError
	var file *sqlite.Error
	switch {
	case err == nil && n == 0:
		return queue.ErrNone
	case errors.As(err, &server) && server.Code == "3D000":
		return fmt.Errorf("%w: %w", queue.ErrNoRecord, err)
	case errors.As(err, &server) && (server.Code == "XX001" || server.Code == "XX002"),
		errors.As(err, &file) && (file.Code()&0xff == lib.SQLITE_CORRUPT || file.Code()&0xff == lib.SQLITE_NOTADB):
		return fmt.Errorf("%w: put back a copy of it, or choose another: %w", queue.ErrBroken, err)
	}
	return err
}

// Close closes the queue.
func (q *Queue) Close() error {
	return errors.Join(q.reads.Close(), q.db.Close()) // the writer last: only it can clear SQLite's log away
}

// tx is a transaction. After its first error it does nothing more.
type tx struct {
	*sql.Tx
	ctx      context.Context //nolint:containedctx // lives as long as the transaction, which one context governs
	postgres bool
	err      error
}

// update runs f in one transaction, as the only writer.
func (q *Queue) update(ctx context.Context, doing string, f func(*tx) error) error {
	t, err := begin(ctx, q.db)
	if err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	defer t.Rollback() //nolint:errcheck // after Commit it does nothing, and what failed has been said
	x := &tx{Tx: t, ctx: ctx, postgres: q.postgres}
	if q.postgres {
		x.exec("SELECT pg_advisory_xact_lock(5923571)") // a number of our own
	}
	err = f(x)
	if x.err != nil {
		err = x.err
	}
	if err == nil {
		err = t.Commit()
	}
	if err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	return nil
}

// read runs f in one transaction that only reads: no writer keeps it waiting.
func (q *Queue) read(ctx context.Context, doing string, f func(*tx)) error {
	t, err := q.reads.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	defer t.Rollback() //nolint:errcheck // nothing was written
	x := &tx{Tx: t, ctx: ctx, postgres: q.postgres}
	if f(x); x.err != nil {
		return fmt.Errorf("%s: %w", doing, x.err)
	}
	return nil
}

// numbered writes the ? of a query as $1, $2, … for PostgreSQL. No query here
// has a ? of another meaning.
func (t *tx) numbered(query string) string {
	if !t.postgres {
		return query
	}
	var b strings.Builder
	for i, part := range strings.Split(query, "?") {
		if i > 0 {
			b.WriteString("$" + strconv.Itoa(i))
		}
		b.WriteString(part)
	}
	return b.String()
}

// exec runs a statement and returns how many rows it changed.
func (t *tx) exec(query string, args ...any) int64 {
	if t.err != nil {
		return 0
	}
	r, err := t.ExecContext(t.ctx, t.numbered(query), args...)
	if err != nil {
		t.err = err
		return 0
	}
	n, err := r.RowsAffected()
	t.err = err
	return n
}

// rows calls scan for each row of a query.
func (t *tx) rows(scan func(*sql.Rows) error, query string, args ...any) {
	if t.err != nil {
		return
	}
	r, err := t.QueryContext(t.ctx, t.numbered(query), args...)
	if err != nil {
		t.err = err
		return
	}
	for err == nil && r.Next() {
		err = scan(r)
	}
	t.err = errors.Join(err, r.Err(), r.Close()) //nolint:sqlclosecheck // its error counts
}

// stamp is a time as it is kept.
func stamp(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixNano()
}

func unstamp(n int64) time.Time {
	if n == 0 {
		return time.Time{}
	}
	return time.Unix(0, n).UTC()
}

// text is a text as every database takes it.
func text(s string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\ufffd"), "\x00", "\ufffd")
}
