package record

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/sanad-news/sanad/internal/collect"
	"github.com/sanad-news/sanad/internal/store"
)

// metaMark begins the names under which it is noted how far archives have been
// read.
const metaMark = "archive."

// Mark tells how far an archive was read and kept; false where nothing of it
// was.
func (r *Record) Mark(ctx context.Context, archive string) (m collect.Mark, ok bool, err error) {
	var noted string
	err = r.Store.View(ctx, func(rd store.Reader) (err error) {
		noted, err = rd.Meta(metaMark + archive)
		return err
	})
	if err != nil || noted == "" {
		return m, false, err
	}
	if err := json.Unmarshal([]byte(noted), &m); err != nil {
		return m, false, fmt.Errorf("reading how far the archive was read: %w", err)
	}
	return m, true, nil
}

// SetMarks notes how far archives were read and kept, by their names. It is
// called when that is kept: a stop between the two has little read again.
func (r *Record) SetMarks(ctx context.Context, marks map[string]collect.Mark) error {
	if len(marks) == 0 {
		return nil
	}
	return r.update(ctx, func(w store.Writer) error {
		for archive, m := range marks {
			noted, err := json.Marshal(m)
			if err != nil {
				return fmt.Errorf("noting how far an archive was read: %w", err)
			}
			if err := w.SetMeta(metaMark+archive, string(noted)); err != nil {
				return err
			}
		}
		return nil
	})
}
