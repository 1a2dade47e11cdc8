package sqlstore

import (
	"database/sql"

	"github.com/sanad-news/sanad/internal/store"
)

func scanWording(rows *sql.Rows, w *store.Wording) error {
	return rows.Scan(&w.ID, &w.Hash, &w.Text, &w.Language)
}

func (r *reader) Wordings(ids []int64) ([]store.Wording, error) {
	rows, err := ask(r, "looking wordings up", `SELECT w.id, w.hash, w.text, w.language
		FROM wording w WHERE `+r.inInts("w.id"), []any{r.ints(ids)}, scanWording)
	return inOrder(ids, rows, func(w *store.Wording) int64 { return w.ID }), err
}

func (r *reader) WordingsByHash(hashes []int64) ([]store.Wording, error) {
	rows, err := ask(r, "looking wordings up", `SELECT w.id, w.hash, w.text, w.language
		FROM wording w WHERE `+r.inInts("w.hash"), []any{r.ints(hashes)}, scanWording)
	return inOrder(hashes, rows, func(w *store.Wording) int64 { return w.Hash }), err
}

func (r *reader) WordingsByFingerprint(prints []int64, perPrint int) ([]store.Posting, error) {
	if perPrint <= 0 {
		return nil, nil
	}
	const doing = "looking for like wordings"
	list, err := r.findPostings(doing, fingerprints, prints)
	if err != nil {
		return nil, err
	}
	var kept []store.Posting
	n := 0
	for i, p := range list {
		if n++; i == 0 || p.Key != list[i-1].Key {
			n = 1
		}
		if n <= perPrint {
			kept = append(kept, p)
		}
	}
	return r.rowsOfHashes(doing, kept)
}

// rowsOfHashes turns postings that lead to the hashes of wordings into postings
// that lead to their rows.
func (r *reader) rowsOfHashes(doing string, list []store.Posting) ([]store.Posting, error) {
	hashes := make([]int64, len(list))
	for i, p := range list {
		hashes[i] = p.Row
	}
	rows := make(map[int64]int64, len(list))
	err := each(r, doing, `SELECT w.hash, w.id FROM wording w WHERE `+r.inInts("w.hash"), []any{r.ints(hashes)},
		func(row *sql.Rows) error {
			var p store.Posting
			err := scanPosting(row, &p)
			rows[p.Key] = p.Row
			return err
		})
	for i := range list {
		list[i].Row = rows[list[i].Row]
	}
	return list, err
}
