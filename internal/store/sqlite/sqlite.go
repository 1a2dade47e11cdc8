// Package sqlite keeps the record in one file.
package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	_ "modernc.org/sqlite" // the driver; it registers itself, there is no other way

	"github.com/sanad-news/sanad/internal/store"
	"github.com/sanad-news/sanad/internal/store/sqlstore"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Options say how a record is opened. The zero Options keep everything that
// Update has returned from, also when the power goes.
type Options struct {
	ReadOnly bool          // nothing is written, and no record is made
	Relaxed  bool          // the last Updates may be lost when the power goes; the record stays whole
	Wait     time.Duration // for another program that is writing; 0: ten seconds
	MaxPages int           // how many pages of 16 KB the file may have; 0: no limit
}

const (
	defaultWait = 10 * time.Second
	readers     = 4 // more Views wait; each has a cache of its own
)

// Open opens the record in a file, and makes it with its folder where there is
// none. A record of an earlier build is brought up to date.
func Open(ctx context.Context, path string, o Options) (store.Store, error) {
	if o.Wait <= 0 {
		o.Wait = defaultWait
	}
	d := dialect(path, o.Wait)
	s, err := open(ctx, d, path, o)
	if err != nil {
		return nil, d.Fail(ctx, "opening it", err)
	}
	return s, nil
}

func open(ctx context.Context, d *sqlstore.Dialect, path string, o Options) (store.Store, error) {
	full, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	if info, e := os.Stat(full); e == nil && info.IsDir() {
		return nil, fmt.Errorf("%w: it is a folder: name a file in it", store.ErrBroken)
	}
	if o.ReadOnly {
		_, err = os.Stat(full)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("%w: look at its path, or add reports first", store.ErrNoRecord)
		}
	} else {
		err = os.MkdirAll(filepath.Dir(full), 0o750)
	}
	if err != nil {
		return nil, err
	}
	use := using
	if o.ReadOnly {
		if use, err = waysToRead(ctx, full, o); err != nil {
			return nil, err
		}
	} else if err := makeCurrent(ctx, d, full, o); err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite", address(full, o, use))
	if err != nil {
		return nil, err
	}
	if o.ReadOnly {
		if err := mustBeCurrent(ctx, db); err != nil {
			return nil, errors.Join(err, db.Close())
		}
	}
	db.SetMaxOpenConns(readers + 1)
	db.SetMaxIdleConns(0) // the store keeps its own
	return sqlstore.New(d, db, sqlstore.Options{ReadOnly: o.ReadOnly, Readers: readers}), nil
}

// makeCurrent makes the record, or brings it up to date. Two that make one at
// the same time can meet a lock for which SQLite does not wait by itself, that
// of turning to write-ahead logging: it is tried again for as long as others
// are waited for.
func makeCurrent(ctx context.Context, d *sqlstore.Dialect, path string, o Options) error {
	const pause = 20 * time.Millisecond
	for start := time.Now(); ; {
		err := makeOnce(ctx, d, path, o)
		if _, kind := d.Classify(err); err == nil || !errors.Is(kind, store.ErrLocked) || time.Since(start) >= o.Wait {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pause):
		}
	}
}

func makeOnce(ctx context.Context, d *sqlstore.Dialect, path string, o Options) error {
	db, err := sql.Open("sqlite", address(path, o, making))
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	err = isRecord(ctx, db)
	if err == nil {
		err = schema().Migrate(ctx, d, db)
	}
	return errors.Join(err, db.Close())
}

func mustBeCurrent(ctx context.Context, db *sql.DB) error {
	if err := isRecord(ctx, db); err != nil {
		return err
	}
	return schema().MustBeCurrent(ctx, db)
}
