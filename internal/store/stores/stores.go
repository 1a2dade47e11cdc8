// Package stores opens the store that a name tells: a file, or the address of a
// database.
package stores

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/sanad-news/sanad/internal/store"
	"github.com/sanad-news/sanad/internal/store/postgres"
	"github.com/sanad-news/sanad/internal/store/sqlite"
)

// Options say how a store is opened.
type Options struct {
	ReadOnly bool          // nothing is written, and no record is made
	Relaxed  bool          // the last Updates may be lost when the power goes; the record stays whole
	Wait     time.Duration // for another program that is writing
}

// ErrAddress says that a name is the address of something that keeps no record.
var ErrAddress = errors.New("not the address of a record")

// Open opens the store that name tells: postgres://…, or else a SQLite file.
func Open(ctx context.Context, name string, o Options) (store.Store, error) {
	if isAddress(name) {
		return postgres.Open(ctx, name, postgres.Options(o))
	}
	if scheme, _, ok := strings.Cut(name, "://"); ok {
		return nil, fmt.Errorf("%w: no record is kept at %s://…: give a file, or postgres://…", ErrAddress, scheme)
	}
	return sqlite.Open(ctx, name, sqlite.Options{ReadOnly: o.ReadOnly, Relaxed: o.Relaxed, Wait: o.Wait})
}

// isAddress reports whether a name is that of a record on a server.
func isAddress(name string) bool {
	scheme, _, ok := strings.Cut(name, "://")
	return ok && (strings.EqualFold(scheme, "postgres") || strings.EqualFold(scheme, "postgresql"))
}

// Shown is the name of a record as it can be shown: without what is secret in an
// address.
func Shown(name string) string {
	if isAddress(name) {
		return postgres.Shown(name)
	}
	return name
}
