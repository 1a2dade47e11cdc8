package sqlstore

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
)

// reader is one transaction. It is a store.Reader for one goroutine.
type reader struct {
	ctx    context.Context //nolint:containedctx // a reader lives inside one call of View or Update
	s      *session
	d      *Dialect
	failed error // the first failure of the database
	ended  bool
	settle func(tallies) error            // a writer's: brings what is counted up to date before it is read
	spy    func(query string, args []any) // a test's
}

// tallies are what a writer counts in memory and keeps when it is asked for.
type tallies uint8

const (
	ofLines tallies = 1 << iota
	ofActors
	ofRecord
)

func (r *reader) settled(t tallies) error {
	if r.settle == nil {
		return nil
	}
	return r.settle(t)
}

// fail remembers that the database failed, for Update.
func (r *reader) fail(doing string, err error) error {
	if err == nil {
		return nil
	}
	err = r.d.Fail(r.ctx, doing, err)
	if r.failed == nil {
		r.failed = err
	}
	return err
}

// ask runs a query and scans its rows.
func ask[T any](r *reader, doing, query string, args []any, scan func(*sql.Rows, *T) error) ([]T, error) {
	var out []T
	err := each(r, doing, query, args, func(rows *sql.Rows) error {
		var v T
		if err := scan(rows, &v); err != nil {
			return err
		}
		out = append(out, v)
		return nil
	})
	return out, err
}

// each runs a query and calls do with every row.
func each(r *reader, doing, query string, args []any, do func(*sql.Rows) error) error {
	if r.ended {
		return fmt.Errorf("%s: %w", doing, errEnded)
	}
	if r.spy != nil {
		r.spy(query, args)
	}
	st, err := r.s.prepared(r.ctx, query) //nolint:sqlclosecheck // the session closes it
	if err != nil {
		return r.fail(doing, err)
	}
	rows, err := st.QueryContext(r.ctx, args...)
	if err != nil {
		return r.fail(doing, err)
	}
	defer rows.Close() //nolint:errcheck // its error is rows.Err, which is looked at
	for rows.Next() {
		if err := do(rows); err != nil {
			return r.fail(doing, err)
		}
	}
	return r.fail(doing, rows.Err())
}

// exec runs a statement that returns no rows.
func (r *reader) exec(doing, query string, args ...any) error {
	if r.ended {
		return fmt.Errorf("%s: %w", doing, errEnded)
	}
	st, err := r.s.prepared(r.ctx, query) //nolint:sqlclosecheck // the session closes it
	if err != nil {
		return r.fail(doing, err)
	}
	_, err = st.ExecContext(r.ctx, args...)
	return r.fail(doing, err)
}

// insert adds rows to a table.
func (r *reader) insert(doing string, t *Table, rows []any) error {
	if r.ended {
		return fmt.Errorf("%s: %w", doing, errEnded)
	}
	return r.fail(doing, r.s.insert(r.ctx, t, rows))
}

// number asks for one number.
func (r *reader) number(doing, query string, args ...any) (int64, error) {
	var n int64
	err := each(r, doing, query, args, func(rows *sql.Rows) error { return rows.Scan(&n) })
	return n, err
}

// ints and texts bind a list as the table j; what stands twice is asked once,
// and in the order of the index.
func (r *reader) ints(list []int64) any     { return r.d.BindInts(distinct(list)) }
func (r *reader) texts(list []string) any   { return r.d.BindTexts(distinct(sound(list))) }
func (r *reader) inInts(col string) string  { return col + r.d.InInts }
func (r *reader) inTexts(col string) string { return col + r.d.InTexts }

func distinct[T cmp.Ordered](list []T) []T {
	sorted := slices.Clone(list)
	slices.Sort(sorted)
	return slices.Compact(sorted)
}

// inOrder puts rows into the order in which their keys were asked for; rows of
// one key stay in the order they have.
func inOrder[K comparable, T any](keys []K, rows []T, key func(*T) K) []T {
	place := make(map[K]int, len(keys))
	for i, k := range keys {
		if _, ok := place[k]; !ok {
			place[k] = i
		}
	}
	slices.SortStableFunc(rows, func(a, b T) int { return cmp.Compare(place[key(&a)], place[key(&b)]) })
	return rows
}

// union is a query for the first rows of several walks in the same order.
func (r *reader) union(op string, arms []string, args [][]any, order string, most int) (query string, all []any) {
	for i, arm := range arms {
		if r.d.LimitArms && len(arms) > 1 {
			arm = "(" + arm + order + " LIMIT ?)"
			args[i] = append(args[i], most)
		}
		if i > 0 {
			query += op
		}
		query += arm
		all = append(all, args[i]...)
	}
	return query + order + " LIMIT ?", append(all, most)
}

// limit is how many rows a list has at most.
func limit(n int) int {
	if n <= 0 {
		return 1000
	}
	return n
}
