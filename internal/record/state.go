package record

import (
	"context"
	"fmt"
	"strconv"

	"github.com/sanad-news/sanad/internal/store"
)

// metaState counts what was written to the record.
const metaState = "state"

// advance notes that the record is another than before.
func advance(w store.Writer) error {
	was, err := w.Meta(metaState)
	if err != nil {
		return err
	}
	n, err := strconv.ParseInt(was, 10, 64)
	if err != nil {
		n = 0 // a record of a build that did not count
	}
	return w.SetMeta(metaState, strconv.FormatInt(n+1, 10))
}

// State names the state that the record is in: as long as it is the same, and
// the program with its data is, the same question has the same answer.
func (r *Record) State(ctx context.Context) (string, error) {
	var made, state string
	err := r.Store.View(ctx, func(rd store.Reader) (err error) {
		if made, err = rd.Meta(metaMade); err != nil {
			return err
		}
		state, err = rd.Meta(metaState)
		return err
	})
	if err != nil {
		return "", fmt.Errorf("asking for the record's state: %w", err)
	}
	return made + "." + state, nil
}
