package postgres

import (
	"context"
	"strconv"

	"github.com/sanad-news/sanad/internal/store"
)

// OpenHasty opens a record that carries postings over to their trees as soon as
// there are more than a few, which is what a large record does.
func OpenHasty(ctx context.Context, url string, few int) (store.Store, error) {
	d := dialect(strconv.Quote(Shown(url)))
	d.Recent = few
	return open(ctx, d, url, Options{Wait: defaultWait})
}
