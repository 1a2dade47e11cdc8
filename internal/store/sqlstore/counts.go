package sqlstore

import (
	"database/sql"

	"github.com/sanad-news/sanad/internal/store"
)

func (r *reader) Meta(key string) (string, error) {
	if !keepable(key) {
		return "", nil
	}
	var value string
	err := each(r, "reading a setting", "SELECT value FROM meta WHERE key = ?", []any{key}, func(rows *sql.Rows) error {
		return rows.Scan(&value)
	})
	return value, err
}

func (r *reader) Counts() (store.Counts, error) {
	var c store.Counts
	if err := r.settled(ofLines | ofRecord); err != nil {
		return c, err
	}
	err := each(r, "counting", `SELECT reports, statements, wordings, forms, lines, actors, corrections FROM tally`,
		nil, func(rows *sql.Rows) error {
			return rows.Scan(&c.Reports, &c.Statements, &c.Wordings, &c.Forms, &c.Lines, &c.Actors, &c.Corrections)
		})
	return c, err
}
