package sqlstore

import (
	"database/sql"

	"github.com/sanad-news/sanad/internal/store"
)

// manner is how a statement was made and read. There are some hundred in a
// record, however large, so a statement has the row of one.
type manner struct {
	kind, language, force, rule string
	confidence                  float64
}

func mannerOf(s *store.Statement) manner {
	return manner{s.Kind, s.Language, s.Force, s.Rule, s.Confidence}
}

var manners = &Table{Name: "manner", Columns: "id, kind, language, force, rule, confidence", Kinds: "ittttr"}

// mannerRow is the row of a manner, which is made where there is none.
func (w *writer) mannerRow(doing string, m manner) (int64, error) {
	if w.manners == nil {
		w.manners = map[manner]int64{}
		err := each(w.reader, doing, "SELECT id, kind, language, force, rule, confidence FROM manner", nil, func(rows *sql.Rows) error {
			var id int64
			var m manner
			err := rows.Scan(&id, &m.kind, &m.language, &m.force, &m.rule, &m.confidence)
			w.manners[m] = id
			return err
		})
		if err != nil {
			return 0, err
		}
	}
	if id, ok := w.manners[m]; ok {
		return id, nil
	}
	id, err := w.next("manner")
	if err != nil {
		return 0, err
	}
	w.manners[m] = id
	return id, w.insert(doing, manners, []any{id, m.kind, m.language, m.force, m.rule, m.confidence})
}
