package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"github.com/sanad-news/sanad/internal/store"
)

// PlanOf tells how the database means to answer a question, by the words of its
// EXPLAIN: a plan for each query that the question makes.
func PlanOf(ctx context.Context, s store.Store, explain string, ask func(store.Reader) error) (string, error) {
	var plans []string
	err := s.View(ctx, func(sr store.Reader) error {
		r, ok := sr.(*reader)
		if !ok {
			return errors.New("no reader of this package")
		}
		var queries []string
		var args [][]any
		r.spy = func(query string, a []any) { queries, args = append(queries, query), append(args, a) }
		if err := ask(sr); err != nil {
			return err
		}
		r.spy = nil
		for i, q := range queries {
			plan, err := planOf(r, explain, q, args[i])
			if err != nil {
				return err
			}
			plans = append(plans, plan)
		}
		return nil
	})
	return strings.Join(plans, "\n\n"), err
}

func planOf(r *reader, explain, query string, args []any) (string, error) {
	var lines []string
	err := each(r, "explaining", explain+query, args, func(rows *sql.Rows) error {
		columns, err := rows.Columns()
		if err != nil {
			return err
		}
		values := make([]any, len(columns))
		for i := range values {
			values[i] = new(sql.NullString)
		}
		if err := rows.Scan(values...); err != nil {
			return err
		}
		if last, ok := values[len(values)-1].(*sql.NullString); ok {
			lines = append(lines, last.String)
		}
		return nil
	})
	return strings.Join(lines, "\n"), err
}
