package sqlstore

import (
	"database/sql"

	"github.com/sanad-news/sanad/internal/store"
)

// dropPostingsOf takes a row out of the lists of its keys, in the segments and
// among the recent ones; packed is what packPlaces made of the keys.
func (w *writer) dropPostingsOf(doing string, p *postings, packed []byte, row int64) error {
	keys := placesAround(packed)
	if len(keys) == 0 {
		return nil
	}
	if err := w.dropFromSegments(doing, p, keys, row); err != nil {
		return err
	}
	query, bounds := recentOf(p, keys, sliceOfPlace)
	type kept struct {
		id    int64
		pairs []byte
		n     int64 // how many went
	}
	list, err := ask(w.reader, doing, query, bounds, func(rows *sql.Rows, k *kept) error {
		var pairs sql.RawBytes
		err := rows.Scan(&k.id, &pairs)
		for _, q := range unpackPostings(nil, pairs) {
			if q.Row == row {
				k.n++
				continue
			}
			k.pairs = packPostings(k.pairs, []store.Posting{q})
		}
		return err
	})
	if err != nil {
		return err
	}
	state, err := w.recent(p)
	if err != nil {
		return err
	}
	for _, k := range list {
		if k.n == 0 {
			continue
		}
		state.pending, state.changed = state.pending-k.n, true
		if err := w.exec(doing, "UPDATE recent SET pairs = ? WHERE id = ?", some(k.pairs), k.id); err != nil {
			return err
		}
	}
	return nil
}

// forgetPostings empties the posting lists of a kind.
func (w *writer) forgetPostings(doing string, p *postings) error {
	delete(w.kinds, p)
	if err := w.exec(doing, "DELETE FROM "+p.table.Name+" WHERE first <> 0"); err != nil {
		return err
	}
	if err := w.insert(doing, p.table, []any{int64(0), []byte{}}); err != nil {
		return err
	}
	if err := w.exec(doing, "DELETE FROM recent WHERE id >= ? AND id < ?", sliceRow(p.kind, 0), sliceRow(p.kind+1, 0)); err != nil {
		return err
	}
	return w.exec(doing, "UPDATE recent_kind SET put = 0, pending = 0, slice = 0 WHERE kind = ?", p.kind)
}
