package sqlstore

import (
	"database/sql"
	"fmt"

	"github.com/sanad-news/sanad/internal/store"
)

func (r *reader) Corrections() ([]store.Correction, error) {
	return ask(r, "listing corrections", `SELECT id, kind, target, value, author, made, reason, undone_at, undone_by
		FROM correction ORDER BY id`, nil, func(rows *sql.Rows, c *store.Correction) error {
		return rows.Scan(&c.ID, &c.Kind, &c.Target, &c.Value, &c.By, &c.At, &c.Why, &c.UndoneAt, &c.UndoneBy)
	})
}

var corrections = &Table{
	Name: "correction", Columns: "id, kind, target, value, author, made, reason, undone_at, undone_by", Kinds: "itttttttt",
}

func (w *writer) PutCorrection(c store.Correction) (int64, error) {
	const doing = "adding a correction"
	if err := checkText(doing, c.Kind, c.Target, c.Value, c.By, c.At, c.Why, c.UndoneAt, c.UndoneBy); err != nil {
		return 0, err
	}
	id, err := w.next("correction")
	if err != nil {
		return 0, err
	}
	w.counts.Corrections++
	return id, w.insert(doing, corrections, []any{id, c.Kind, c.Target, c.Value, c.By, c.At, c.Why, c.UndoneAt, c.UndoneBy})
}

func (w *writer) UndoCorrection(id int64, at, by string) error {
	const doing = "undoing a correction"
	if err := checkText(doing, at, by); err != nil {
		return err
	}
	n, err := w.number(doing, "SELECT count(*) FROM correction WHERE id = ?", id)
	if err != nil {
		return err
	}
	if n == 0 {
		return fmt.Errorf("%s: there is no correction %d", doing, id)
	}
	return w.exec(doing, "UPDATE correction SET undone_at = ?, undone_by = ? WHERE id = ?", at, by, id)
}
