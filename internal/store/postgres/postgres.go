// Package postgres keeps the record in a PostgreSQL database, for many readers
// on many machines. The tables are in the first schema of the connection's
// search path, so that one database can have several records.
package postgres

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"

	"github.com/sanad-news/sanad/internal/store"
	"github.com/sanad-news/sanad/internal/store/sqlstore"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Options say how a record is opened. The zero Options keep everything that
// Update has returned from as the server's own settings say.
type Options struct {
	ReadOnly bool          // nothing is written, and no tables are made
	Relaxed  bool          // the last Updates may be lost when the server falls; the record stays whole
	Wait     time.Duration // for another program that is writing; 0: ten seconds
}

const (
	defaultWait = 10 * time.Second
	readers     = 4 // more Views wait
)

// Open opens the record in a database, and makes its tables where there are
// none. The database itself must be there. A record of an earlier build is
// brought up to date.
func Open(ctx context.Context, url string, o Options) (store.Store, error) {
	if o.Wait <= 0 {
		o.Wait = defaultWait
	}
	d := dialect(strconv.Quote(Shown(url)))
	s, err := open(ctx, d, url, o)
	if err != nil {
		return nil, d.Fail(ctx, "opening it", err)
	}
	return s, nil
}

func open(ctx context.Context, d *sqlstore.Dialect, url string, o Options) (store.Store, error) {
	config, err := pgx.ParseConfig(url)
	if err != nil {
		// What pgx says repeats the address; the cause alone is enough.
		return nil, fmt.Errorf("the address cannot be read: write it as postgres://user@host:5432/database: %w", errors.Unwrap(err))
	}
	pool := stdlib.OpenDB(*config, stdlib.OptionAfterConnect(func(ctx context.Context, c *pgx.Conn) error {
		_, err := c.PgConn().Exec(ctx, settings(o)).ReadAll()
		return err
	}))
	pool.SetMaxOpenConns(readers + 1)
	pool.SetMaxIdleConns(0) // the store keeps its own
	if err := makeReady(ctx, d, pool, o); err != nil {
		return nil, errors.Join(err, pool.Close())
	}
	return sqlstore.New(d, pool, sqlstore.Options{ReadOnly: o.ReadOnly, Readers: readers}), nil
}

func makeReady(ctx context.Context, d *sqlstore.Dialect, pool *sql.DB, o Options) error {
	var schema sql.NullString
	if err := pool.QueryRowContext(ctx, "SELECT current_schema()").Scan(&schema); err != nil {
		return err
	}
	if !schema.Valid {
		return fmt.Errorf("%w: no schema of the search path is there: make it with CREATE SCHEMA, or name another in search_path", store.ErrNoRecord)
	}
	s := &sqlstore.Schema{
		Dialect: goose.DialectPostgres,
		Files:   migrations,
		Table:   versionTable,
		Exists:  "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = '" + versionTable + "'",
		Lock:    "SELECT pg_advisory_lock" + lockKey,
		Unlock:  "SELECT pg_advisory_unlock" + lockKey,
	}
	if o.ReadOnly {
		return s.MustBeCurrent(ctx, pool)
	}
	return s.Migrate(ctx, d, pool)
}

// settings are those of a connection. A query is planned for the values it is
// asked with: how common a term is decides how it is best found, and a plan for
// any term is right for none. Every join here leads from few rows to an index;
// the other kinds of join are off, since a planner that has not counted a new
// table yet reads it whole instead, which took 20 ms where 2 are enough.
func settings(o Options) string {
	s := fmt.Sprintf("SET lock_timeout = %d; SET plan_cache_mode = force_custom_plan; SET jit = off; "+
		"SET enable_hashjoin = off; SET enable_mergejoin = off; SET enable_seqscan = off; SET client_min_messages = warning",
		o.Wait.Milliseconds())
	if o.Relaxed {
		s += "; SET synchronous_commit = off"
	}
	return s
}
