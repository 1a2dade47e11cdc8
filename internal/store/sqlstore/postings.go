package sqlstore

import (
	"maps"
	"slices"

	"github.com/sanad-news/sanad/internal/store"
)

// insertPostings adds rows to a posting list, in its order: the tree is then
// walked once from left to right, and a page that several rows fall into is
// found and written once.
func (w *writer) insertPostings(doing string, t *Table, list []store.Posting) error {
	slices.SortFunc(list, comparePostings)
	list = slices.Compact(list)
	rows := make([]any, 0, 2*len(list))
	for _, p := range list {
		rows = append(rows, p.Key, p.Row)
	}
	return w.insert(doing, t, rows)
}

func appendPostings(list []store.Posting, keys []int64, row int64) []store.Posting {
	for _, k := range keys {
		list = append(list, store.Posting{Key: k, Row: row})
	}
	return list
}

// pairsOf is a map as two lists, in the order of its keys.
func pairsOf(m map[int64]int64) (a, b []int64) {
	a = slices.Sorted(maps.Keys(m))
	b = make([]int64, len(a))
	for i, k := range a {
		b[i] = m[k]
	}
	return a, b
}

// some is bytes that are not NULL.
func some(b []byte) []byte {
	if b == nil {
		return []byte{}
	}
	return b
}
