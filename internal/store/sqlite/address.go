package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	sqlite "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"github.com/sanad-news/sanad/internal/store"
)

// use is what a connection is for.
type use int

const (
	using   use = iota
	making      // the schema is made or changed
	looking     // for reading only
	frozen      // for reading only, from where not even the files beside it can be made
)

const (
	// busyWait is how long SQLite itself waits for a lock. That cannot be
	// called off, so it is short, and the rest of the waiting is done in begin.
	busyWait = 50 * time.Millisecond

	// readKB and writeKB are the memory of a connection for pages, taken as it
	// is needed. A batch of a thousand statements changes 7,500 pages of a record
	// of 300,000. With 16 MB to write in, a batch takes a fifth longer than with
	// 64; 192 and 400 MB are no better.
	readKB  = 16 << 10
	writeKB = 64 << 10

	// pageSize is that of a new record. A packed report has 2 KB: of pages of 4 KB
	// half is left empty then.
	pageSize = 16 << 10

	// checkpoint is how many pages the log has before they are carried over:
	// 64 MB. Pages that the next batches change again are then written to the
	// file once. At SQLite's own 4 MB a batch takes a tenth longer; 256 MB are no
	// better.
	checkpoint = 64 << 20 / pageSize
)

// address is what the driver is told: a URI, since only that can be opened for
// reading without being made.
func address(path string, o Options, u use) string {
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // C:/…
	}
	q := url.Values{}
	pragma := func(name string, value any) { q.Add("_pragma", fmt.Sprintf("%s(%v)", name, value)) }
	if u == making {
		pragma("page_size", pageSize) // stays with the file; before anything looks at it
	}
	wait := busyWait
	if u == making {
		wait = o.Wait
	}
	pragma("busy_timeout", wait.Milliseconds())
	pragma("cache_size", -readKB)
	pragma("temp_store", "memory")
	pragma("trusted_schema", 0)
	q.Set("_error_rc", "1")
	q.Set("_dqs", "0")
	switch u {
	case looking:
		q.Set("mode", "ro")
	case frozen:
		q.Set("mode", "ro")
		q.Set("immutable", "1")
	case making:
		q.Set("_journal_mode", "wal") // stays with the file; after the size of its pages
		q.Set("_txlock", "immediate")
		fallthrough
	case using:
		synchronous := "full"
		if o.Relaxed {
			synchronous = "normal"
		}
		pragma("synchronous", synchronous)
		pragma("wal_autocheckpoint", checkpoint)
		pragma("journal_size_limit", checkpoint*pageSize)
		if o.MaxPages > 0 {
			pragma("max_page_count", strconv.Itoa(o.MaxPages))
		}
	}
	return (&url.URL{Scheme: "file", Path: slashed, RawQuery: q.Encode()}).String()
}

// applicationID marks a file as a record; the first migration sets it.
const applicationID = 0x53414e44

// isRecord refuses the files of other programs. A file without tables is a
// record that is being made. The tables are looked at before the mark: a record
// that another program finishes between the two has both by then.
func isRecord(ctx context.Context, db *sql.DB) error {
	var tables, id int64
	if err := db.QueryRowContext(ctx, `SELECT count(*) FROM sqlite_schema
		WHERE name NOT LIKE 'sqlite~_%' ESCAPE '~' AND name <> ?`, versionTable).Scan(&tables); err != nil {
		return err
	}
	if tables == 0 {
		return nil
	}
	if err := db.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id); err != nil {
		return err
	}
	if id != applicationID {
		return fmt.Errorf("%w: it is a database of another program; choose another path", store.ErrBroken)
	}
	return nil
}

// waysToRead tells how a record can be opened for reading. SQLite wants to make
// files beside one in WAL mode, also for reading; where it cannot, on a CD or in
// a folder of someone else, and no log is left to be read, the file is taken as
// one that nobody changes.
func waysToRead(ctx context.Context, path string, o Options) (use, error) {
	db, err := sql.Open("sqlite", address(path, o, looking))
	if err != nil {
		return looking, err
	}
	var tables int
	err = db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&tables)
	err = errors.Join(err, db.Close())
	var fault *sqlite.Error
	if !errors.As(err, &fault) {
		return looking, err
	}
	if code := fault.Code() & 0xff; code != lib.SQLITE_CANTOPEN && code != lib.SQLITE_READONLY {
		return looking, err
	}
	if log, e := os.Stat(path + "-wal"); e == nil && log.Size() > 0 {
		return looking, err
	}
	return frozen, nil
}
