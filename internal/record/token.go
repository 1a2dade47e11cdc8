package record

import (
	"context"
	"fmt"

	"github.com/sanad-news/sanad/internal/store"
)

// metaToken is the hash of the token that changing the record over a network
// needs.
const metaToken = "token"

// TokenHash is the hash of the token that is kept with the record, or "". The
// token itself is kept nowhere.
func (r *Record) TokenHash(ctx context.Context) (hash string, err error) {
	err = r.Store.View(ctx, func(rd store.Reader) error {
		hash, err = rd.Meta(metaToken)
		return err
	})
	if err != nil {
		return "", fmt.Errorf("looking for the token: %w", err)
	}
	return hash, nil
}

// SetTokenHash keeps the hash of a token in the place of the one before.
func (r *Record) SetTokenHash(ctx context.Context, hash string) error {
	err := r.update(ctx, func(w store.Writer) error { return w.SetMeta(metaToken, hash) })
	if err != nil {
		return fmt.Errorf("keeping the token: %w", err)
	}
	return nil
}
