package sqlstore

import (
	"database/sql"
	"fmt"

	"github.com/sanad-news/sanad/internal/store"
)

var (
	originalTable = &Table{Name: "original", Columns: "report, hash, size, retrieved, address, media, archive, place", Kinds: "ibitttti", Tail: skipKnown}
	bytesTable    = &Table{Name: "original_bytes", Columns: "hash, packed", Kinds: "bb", Tail: skipKnown}
)

func (r *reader) Originals(reports []int64) ([]store.Original, error) {
	list, err := ask(r, "looking originals up", `SELECT o.report, o.hash, o.size, o.retrieved, o.address, o.media, o.archive, o.place
		FROM original o WHERE `+r.inInts("o.report"), []any{r.ints(reports)}, func(rows *sql.Rows, o *store.Original) error {
		var hash sql.RawBytes
		err := rows.Scan(&o.Report, &hash, &o.Size, &o.Retrieved, &o.Address, &o.Media, &o.Archive, &o.Place)
		o.Hash = unpackHash(hash)
		return err
	})
	return inOrder(reports, list, func(o *store.Original) int64 { return o.Report }), err
}

func (r *reader) OriginalBytes(hash string) (packed []byte, err error) {
	if !keepable(hash) {
		return nil, nil
	}
	err = each(r, "fetching an original", "SELECT b.packed FROM original_bytes b WHERE b.hash = ?", []any{packHash(hash)},
		func(rows *sql.Rows) error { return rows.Scan(&packed) })
	return packed, err
}

func (w *writer) PutOriginals(list []store.NewOriginal) error {
	const doing = "keeping originals"
	var rows, bytes []any
	given := map[string]bool{}
	for i := range list {
		o := &list[i]
		if err := checkKey(doing, o.Hash); err != nil {
			return err
		}
		if err := checkText(doing, o.Retrieved, o.Address, o.Media, o.Archive); err != nil {
			return err
		}
		rows = append(rows, o.Report, packHash(o.Hash), o.Size, o.Retrieved, o.Address, o.Media, o.Archive, o.Place)
		if len(o.Packed) > 0 && !given[o.Hash] {
			given[o.Hash] = true
			bytes = append(bytes, packHash(o.Hash), o.Packed)
		}
	}
	if len(rows) == 0 {
		return nil
	}
	if err := w.insert(doing, originalTable, rows); err != nil {
		return err
	}
	if len(bytes) == 0 {
		return nil
	}
	return w.insert(doing, bytesTable, bytes)
}

func (w *writer) ReplaceText(report int64, hash string, source []byte) error {
	const doing = "replacing a text"
	if err := checkKey(doing, hash); err != nil {
		return err
	}
	n, err := w.number(doing, "SELECT count(*) FROM body WHERE report = ?", report)
	if err != nil {
		return err
	}
	if n == 0 {
		return fmt.Errorf("%s: there is no report %d", doing, report)
	}
	if err := w.exec(doing, "UPDATE report SET hash = ?, hash_key = ? WHERE id = ?", packHash(hash), hash64(hash), report); err != nil {
		return err
	}
	return w.exec(doing, "UPDATE body SET source = ? WHERE report = ?", some(source), report)
}
