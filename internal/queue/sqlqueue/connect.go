package sqlqueue

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // a driver; it registers itself
	sqlite "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

const (
	// busyWait is how long SQLite itself waits for a lock. That cannot be
	// called off, so it is short, and the rest of the waiting is done in begin.
	busyWait = 50 * time.Millisecond
	// writeWait is how long a writer waits for another: a large file is added
	// to the record in one piece.
	writeWait = 10 * time.Minute
	// firstWait and mostWait bound the time between two tries.
	firstWait, mostWait = 5 * time.Millisecond, 250 * time.Millisecond
	// readers are the connections for reading.
	readers = 4
)

// connect makes the queue's connections, which connect when they are used.
func connect(name string) (*Queue, error) {
	q := &Queue{postgres: strings.HasPrefix(name, "postgres://") || strings.HasPrefix(name, "postgresql://")}
	driver, toWrite, toRead, writers := "pgx", name, name, 4
	if !q.postgres {
		full, err := filepath.Abs(name)
		if err != nil {
			return nil, err
		}
		driver, writers = "sqlite", 1
		toWrite, toRead = fileAddress(full, "rw"), fileAddress(full, "ro")
	}
	var err error
	if q.db, err = sql.Open(driver, toWrite); err != nil {
		return nil, err
	}
	if q.reads, err = sql.Open(driver, toRead); err != nil {
		return nil, errors.Join(err, q.db.Close())
	}
	q.db.SetMaxOpenConns(writers)
	q.reads.SetMaxOpenConns(readers)
	return q, nil
}

// fileAddress is what the SQLite driver is told. A transaction that writes
// takes the writer's lock at once.
func fileAddress(path, mode string) string {
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // C:/…
	}
	wait := fmt.Sprintf("busy_timeout(%d)", busyWait.Milliseconds())
	q := url.Values{"_txlock": {"immediate"}, "mode": {mode}, "_pragma": {wait, "synchronous(FULL)"}}
	return (&url.URL{Scheme: "file", Path: slashed, RawQuery: q.Encode()}).String()
}

// frozen reports whether a record could not be read because SQLite could not
// make its files beside it, as on a CD, and no log is left to be read: then
// nobody changes it.
func frozen(err error, name string) bool {
	var fault *sqlite.Error
	if !errors.As(err, &fault) {
		return false
	}
	if code := fault.Code() & 0xff; code != lib.SQLITE_CANTOPEN && code != lib.SQLITE_READONLY {
		return false
	}
	log, err := os.Stat(name + "-wal")
	return err != nil || log.Size() == 0
}

// freeze makes the connections for reading again, to a file that nobody
// changes.
func (q *Queue) freeze(name string) error {
	full, err := filepath.Abs(name)
	if err != nil {
		return err
	}
	q.reads, err = sql.Open("sqlite", fileAddress(full, "ro")+"&immutable=1")
	return err
}

// begin begins a transaction for writing. While another program writes it
// waits.
func begin(ctx context.Context, db *sql.DB) (*sql.Tx, error) {
	ends := time.Now().Add(writeWait)
	for wait := firstWait; ; wait = min(2*wait, mostWait) {
		t, err := db.BeginTx(ctx, nil)
		var fault *sqlite.Error
		if err == nil || !errors.As(err, &fault) || fault.Code()&0xff != lib.SQLITE_BUSY || time.Now().After(ends) {
			return t, err
		}
		select {
		case <-time.After(wait):
		case <-ctx.Done():
			return nil, context.Cause(ctx)
		}
	}
}
