package export

import (
	"cmp"
	"slices"
	"strings"

	"github.com/sanad-news/sanad/internal/store"
)

// The bounds of what is held at once.
const (
	pageRows  = 1000   // fetched at once
	batchRows = 500    // handed on at once
	mostHeld  = 20_000 // of one day or size, before they are fetched a second time
)

// key is what orders a row among those that the store lists under one day or
// size. The store lists these by row, which tells only when they came.
type key struct {
	text string
	id   int64
	n    int32
	at   int32 // its place as it came
}

// walk walks over all rows of a list in an order that does not depend on when
// they came. Of rows under one day or size the keys are held, and the rows
// too while they are few; else they are fetched again.
type walk[T any] struct {
	page  func(after store.Cursor) (rows []T, next store.Cursor, more bool, err error)
	under func(*T) string // the day or size
	key   func(*T) key
	again func(ids []int64) ([]T, error) // rows, in any order
	id    func(*T) int64
	most  int // mostHeld, but for tests

	name    string
	keys    []key
	held    []T
	spilled bool
	ready   []T
}

// run hands the rows on in order, many at a time.
func (w *walk[T]) run(yield func([]T) error) error {
	if w.most == 0 {
		w.most = mostHeld
	}
	var after store.Cursor
	for more := true; more; {
		var rows []T
		var err error
		if rows, after, more, err = w.page(after); err != nil {
			return err
		}
		for i := range rows {
			if name := w.under(&rows[i]); name != w.name {
				if err := w.settle(yield); err != nil {
					return err
				}
				w.name = name
			}
			w.add(&rows[i])
		}
	}
	if err := w.settle(yield); err != nil {
		return err
	}
	return w.handOn(yield, 0)
}

func (w *walk[T]) add(row *T) {
	k := w.key(row)
	k.id, k.at = w.id(row), int32(len(w.keys))
	w.keys = append(w.keys, k)
	if w.spilled = w.spilled || len(w.held) == w.most; w.spilled {
		w.held = nil
		return
	}
	w.held = append(w.held, *row)
}

// settle puts the rows under one day or size in order and hands them on.
func (w *walk[T]) settle(yield func([]T) error) error {
	order(w.keys)
	ids := make([]int64, 0, batchRows)
	for i, k := range w.keys {
		if !w.spilled {
			w.ready = append(w.ready, w.held[k.at])
		} else if ids = append(ids, k.id); len(ids) == batchRows || i == len(w.keys)-1 {
			if err := w.fetch(ids); err != nil {
				return err
			}
			ids = ids[:0]
		}
		if err := w.handOn(yield, batchRows); err != nil {
			return err
		}
	}
	clear(w.held)
	w.keys, w.held, w.spilled = w.keys[:0], w.held[:0], false
	return nil
}

// fetch fetches rows again, in the order of their ids.
func (w *walk[T]) fetch(ids []int64) error {
	rows, err := w.again(ids)
	if err != nil {
		return err
	}
	place := make(map[int64]int, len(rows))
	for i := range rows {
		place[w.id(&rows[i])] = i
	}
	for _, id := range ids {
		if i, ok := place[id]; ok {
			w.ready = append(w.ready, rows[i])
		}
	}
	return nil
}

// handOn hands rows on when there are so many.
func (w *walk[T]) handOn(yield func([]T) error, least int) error {
	if len(w.ready) < least || len(w.ready) == 0 {
		return nil
	}
	err := yield(w.ready)
	clear(w.ready)
	w.ready = w.ready[:0]
	return err
}

// order sorts keys by text and number.
func order(keys []key) {
	slices.SortFunc(keys, func(a, b key) int {
		return cmp.Or(strings.Compare(a.text, b.text), cmp.Compare(a.n, b.n), cmp.Compare(a.id, b.id))
	})
}
