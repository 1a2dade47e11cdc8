package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/pflag"

	"github.com/sanad-news/sanad/internal/data"
	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/store"
)

// defaultRecord is the record that is used where none is named: a file in the
// folder that one works in.
const defaultRecord = "sanad.db"

// recordVariable names the record in the environment.
const recordVariable = "SANAD_DB"

// recordFlags name the record.
type recordFlags struct {
	db string
}

func (f *recordFlags) add(p *program, flags *pflag.FlagSet) {
	flags.StringVar(&f.db, "db", "", p.words.Get("flag.db"))
}

// name is the record that was named: by the flag, the environment, or nobody.
func (f *recordFlags) name(p *program) string {
	for _, name := range []string{f.db, p.getenv(recordVariable)} {
		if name != "" {
			return name
		}
	}
	return defaultRecord
}

// files are the files that the record is in, where it is in files.
func (f *recordFlags) files(p *program) []string {
	name := f.name(p)
	return []string{name, name + "-wal", name + "-shm"}
}

// open opens the record for writing, and makes it where there is none.
func (f *recordFlags) open(ctx context.Context, p *program, d *data.Data) (*record.Record, error) {
	r, err := record.Open(ctx, f.name(p), d, record.Options{Build: buildName()})
	if err != nil {
		return nil, p.recordFailed(err)
	}
	if r.Made {
		fmt.Fprintln(p.stderr, p.words.Get("record.made", r.Name))
	}
	return r, nil
}

// openKept opens a record that must be there already, for writing.
func (f *recordFlags) openKept(ctx context.Context, p *program, d *data.Data) (*record.Record, error) {
	r, err := record.Open(ctx, f.name(p), d, record.Options{Build: buildName(), ReadOnly: true})
	switch {
	case errors.Is(err, store.ErrNoRecord):
		return nil, p.recordFailed(err)
	case err == nil:
		err = r.Close()
	}
	if err != nil && !errors.Is(err, store.ErrOlder) { // opening it brings it up to date
		return nil, p.recordFailed(err)
	}
	return f.open(ctx, p, d)
}

// look opens the record for reading only. One of an earlier build is brought up
// to date first: who has a newer program is to find what was kept with the old.
func (f *recordFlags) look(ctx context.Context, p *program, d *data.Data) (*record.Record, error) {
	o := record.Options{Build: buildName(), ReadOnly: true}
	r, err := record.Open(ctx, f.name(p), d, o)
	if errors.Is(err, store.ErrOlder) {
		if r, err = f.open(ctx, p, d); err != nil {
			return nil, err
		}
		fmt.Fprintln(p.stderr, p.words.Get("record.older", r.Name))
		if err = r.Close(); err == nil {
			r, err = record.Open(ctx, f.name(p), d, o)
		}
	}
	if err != nil {
		return nil, p.recordFailed(err)
	}
	return r, nil
}

// buildName is how a record names the build that read a report.
func buildName() string {
	b := readBuild()
	if b.commit == "" {
		return b.version
	}
	name := b.version + "+" + b.commit[:min(12, len(b.commit))]
	if b.modified {
		name += "-modified"
	}
	return name
}

// recordFailed says what is wrong with the record, and what to do.
func (p *program) recordFailed(err error) error {
	if err == nil || stopped(err) || brokenPipe(err) {
		return err
	}
	for _, x := range []struct {
		err error
		key string
	}{
		{store.ErrNoRecord, "error.record.none"},
		{store.ErrNewer, "error.record.newer"},
		{store.ErrOlder, "error.record.older"},
		{store.ErrReadOnly, "error.record.readonly"},
		{store.ErrLocked, "error.record.locked"},
		{store.ErrFull, "error.record.full"},
		{store.ErrLost, "error.record.lost"},
		{store.ErrBroken, "error.record.broken"},
	} {
		if errors.Is(err, x.err) {
			fmt.Fprintln(p.stderr, p.words.Get("error.record", p.words.Get(x.key)))
			fmt.Fprintln(p.stderr, p.words.Get("error.record.detail", err))
			return errFailed
		}
	}
	fmt.Fprintln(p.stderr, p.words.Get("error.record", err))
	return errFailed
}
