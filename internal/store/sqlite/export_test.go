package sqlite

import (
	"context"

	"github.com/sanad-news/sanad/internal/store"
)

// OpenHasty opens a record that carries postings over to their trees as soon as
// there are more than a few, which is what a large record does.
func OpenHasty(ctx context.Context, path string, few int) (store.Store, error) {
	d := dialect(path, defaultWait)
	d.Recent = few
	return open(ctx, d, path, Options{Wait: defaultWait})
}
