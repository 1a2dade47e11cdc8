package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"github.com/pressly/goose/v3"

	"github.com/sanad-news/sanad/internal/store"
)

// Schema is the tables of a record as they came to be: SQL files, run in the
// order of their numbers.
type Schema struct {
	Dialect goose.Dialect
	Files   fs.FS // with a folder migrations
	Table   string
	Exists  string // a query for how many tables of that name there are

	// Lock and Unlock are queries between which no other program migrates;
	// "" where Migrate's trying again is enough.
	Lock, Unlock string
}

// provider returns the runner. It is made new each time and knows only our
// files.
func (s *Schema) provider(db *sql.DB) (*goose.Provider, error) {
	files, err := fs.Sub(s.Files, "migrations")
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(s.Dialect, db, files, goose.WithTableName(s.Table), goose.WithDisableGlobalRegistry(true))
}

// version returns the version of a record, and the last one that is known.
func (s *Schema) version(ctx context.Context, db *sql.DB, p *goose.Provider) (has, known int64, err error) {
	sources := p.ListSources()
	known = sources[len(sources)-1].Version
	var tables int
	if err := db.QueryRowContext(ctx, s.Exists).Scan(&tables); err != nil || tables == 0 {
		return 0, known, err
	}
	err = db.QueryRowContext(ctx, "SELECT coalesce(max(version_id), 0) FROM "+s.Table).Scan(&has)
	if err == nil && has > known {
		err = fmt.Errorf("%w: it has version %d, and this build knows %d; use a newer build", store.ErrNewer, has, known)
	}
	return has, known, err
}

// Migrate brings a record up to date. Several programs may do so at once: who
// comes late finds it done.
func (s *Schema) Migrate(ctx context.Context, d *Dialect, db *sql.DB) (err error) {
	p, err := s.provider(db)
	if err != nil {
		return err
	}
	if has, known, err := s.version(ctx, db, p); err != nil || has == known {
		return err
	}
	if s.Lock == "" {
		return s.migrate(ctx, d, db, p)
	}
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	if _, err := conn.ExecContext(ctx, s.Lock); err != nil {
		return err
	}
	err = s.migrate(ctx, d, db, p)
	_, e := conn.ExecContext(context.WithoutCancel(ctx), s.Unlock)
	return errors.Join(err, e)
}

func (s *Schema) migrate(ctx context.Context, d *Dialect, db *sql.DB, p *goose.Provider) error {
	const tries = 60 // three seconds: one who comes late waits for each version that others bring it to
	for try := 1; ; try++ {
		has, known, err := s.version(ctx, db, p)
		if err != nil || has == known {
			return err
		}
		if _, err = p.Up(ctx); err == nil {
			return nil
		}
		now, _, e := s.version(ctx, db, p)
		if _, kind := d.Classify(err); e != nil || now == has && !errors.Is(kind, store.ErrLocked) || try == tries {
			return fmt.Errorf("bringing it from version %d to %d: %w", has, known, err)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(busyPause):
		}
	}
}

const busyPause = 50 * time.Millisecond

// MustBeCurrent refuses a record that would have to be changed first.
func (s *Schema) MustBeCurrent(ctx context.Context, db *sql.DB) error {
	p, err := s.provider(db)
	if err != nil {
		return err
	}
	has, known, err := s.version(ctx, db, p)
	switch {
	case err != nil:
		return err
	case has == 0:
		return fmt.Errorf("%w: nothing has been added to it yet", store.ErrNoRecord)
	case has < known:
		return fmt.Errorf("%w, and has to be brought up to date first: open it once for writing", store.ErrOlder)
	}
	return nil
}
