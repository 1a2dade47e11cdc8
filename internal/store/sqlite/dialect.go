package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/pressly/goose/v3"
	sqlite "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"github.com/sanad-news/sanad/internal/store"
	"github.com/sanad-news/sanad/internal/store/sqlstore"
)

const versionTable = "schema_version"

func schema() *sqlstore.Schema {
	return &sqlstore.Schema{
		Dialect: goose.DialectSQLite3,
		Files:   migrations,
		Table:   versionTable,
		Exists:  "SELECT count(*) FROM sqlite_schema WHERE name = '" + versionTable + "'",
	}
}

// dialect is SQLite's. Lists are bound as JSON: json_each costs 0.3 µs a value
// and takes lists of any length, where IN (?, ?, …) takes 32,766 values and
// another statement for every length.
func dialect(path string, wait time.Duration) *sqlstore.Dialect {
	return &sqlstore.Dialect{
		Name:      strconv.Quote(path),
		Begin:     func(ctx context.Context, c *sql.Conn, write bool) error { return begin(ctx, c, write, wait) },
		Ints:      "json_each(?) j",
		Pairs:     "(SELECT value->>0 AS a, value->>1 AS b FROM json_each(?)) j",
		InInts:    " IN (SELECT value FROM json_each(?))",
		InTexts:   " IN (SELECT value FROM json_each(?))",
		BindInts:  bindInts,
		BindTexts: bindTexts,
		BindPairs: bindPairs,
		Chunk:     chunk,
		Insert:    insert,
		BindRows:  func(_ *sqlstore.Table, rows []any) []any { return rows },
		Recent:    250_000,
		AddBytes:  "CAST(recent.pairs || excluded.pairs AS BLOB)", // || alone makes a text of them
		Terms:     terms,
		Match:     match,
		Classify:  classify,
	}
}

// begin begins a transaction, waiting for another writer as long as it may.
func begin(ctx context.Context, c *sql.Conn, write bool, wait time.Duration) error {
	deadline := time.Now().Add(wait)
	for {
		err := beginOnce(ctx, c, write)
		var fault *sqlite.Error
		if err == nil || !errors.As(err, &fault) || fault.Code()&0xff != lib.SQLITE_BUSY || time.Now().After(deadline) {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(busyWait / 10):
		}
	}
}

func beginOnce(ctx context.Context, c *sql.Conn, write bool) error {
	if write {
		if _, err := c.ExecContext(ctx, fmt.Sprintf("PRAGMA cache_size = %d", -writeKB)); err != nil {
			return err
		}
		_, err := c.ExecContext(ctx, "BEGIN IMMEDIATE")
		return err
	}
	if _, err := c.ExecContext(ctx, "BEGIN"); err != nil {
		return err
	}
	// BEGIN alone takes no snapshot; the first look does.
	var one int
	err := c.QueryRowContext(ctx, "SELECT one FROM tally").Scan(&one)
	if err != nil {
		_, e := c.ExecContext(ctx, "ROLLBACK")
		err = errors.Join(err, e)
	}
	return err
}

func bindInts(list []int64) any {
	b := make([]byte, 0, 12*len(list)+2)
	b = append(b, '[')
	for i, v := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(b, v, 10)
	}
	return string(append(b, ']'))
}

func bindTexts(list []string) any {
	b, err := json.Marshal(list)
	if err != nil || len(list) == 0 {
		return "[]"
	}
	return string(b)
}

func bindPairs(a, b []int64) []any {
	list := make([]byte, 0, 24*len(a)+2)
	list = append(list, '[')
	for i := range a {
		if i > 0 {
			list = append(list, ',')
		}
		list = strconv.AppendInt(append(list, '['), a[i], 10)
		list = append(strconv.AppendInt(append(list, ','), b[i], 10), ']')
	}
	return []any{string(append(list, ']'))}
}

// chunk takes 64 rows at a time while there are so many: a row then costs
// 2.4 µs, alone 2.7; and 400 at a time are no faster.
func chunk(_ *sqlstore.Table, n int) int {
	switch {
	case n >= 64:
		return 64
	case n >= 8:
		return 8
	}
	return 1
}

func insert(t *sqlstore.Table, n int) string {
	row := "(" + strings.TrimSuffix(strings.Repeat("?, ", t.Width()), ", ") + ")"
	return "INSERT INTO " + t.Name + " (" + t.Columns + ") VALUES " +
		strings.TrimSuffix(strings.Repeat(row+", ", n), ", ") + t.Tail
}

// classify tells what an error of SQLite, or of the system, means.
func classify(err error) (remedy string, kind error) {
	const (
		room  = "free some room on its disk, or look at the quota and the limit on the size of files"
		write = "look at the permissions of the file and its folder, and whether the disk is mounted for reading only"
	)
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return room, store.ErrFull
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS), errors.Is(err, syscall.ENOTDIR):
		return write, store.ErrReadOnly
	}
	var fault *sqlite.Error
	if !errors.As(err, &fault) {
		return "", nil
	}
	switch code := fault.Code(); code & 0xff {
	case lib.SQLITE_FULL:
		return room, store.ErrFull
	case lib.SQLITE_IOERR:
		// What the system said is not handed on: a quota, a limit on the size
		// of files and a failing disk look the same.
		if code == lib.SQLITE_IOERR_WRITE || code == lib.SQLITE_IOERR_SHMSIZE {
			return room + "; if there is room, its disk is failing", store.ErrFull
		}
	case lib.SQLITE_READONLY, lib.SQLITE_PERM, lib.SQLITE_CANTOPEN:
		return write, store.ErrReadOnly
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED, lib.SQLITE_PROTOCOL:
		return "wait until that program is done, or end it", store.ErrLocked
	case lib.SQLITE_CORRUPT, lib.SQLITE_NOTADB:
		return "put back a copy of it, or choose another path", store.ErrBroken
	}
	return "", nil
}
