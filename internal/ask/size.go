package ask

import (
	"context"

	"github.com/sanad-news/sanad/internal/store"
)

// Size tells how much is in the record.
func (d *Desk) Size(ctx context.Context) (n store.Counts, err error) {
	err = d.view(ctx, func(r store.Reader) error {
		n, err = r.Counts()
		return err
	})
	return n, err
}
