package sqlstore

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/sanad-news/sanad/internal/store"
)

// The classes of what is found.
const (
	eventClass  = 1
	figureClass = 2
)

// foundRow is an event or a figure as it is kept.
type foundRow struct {
	id, report, until int64
	ordinal           int
	uid, tail, body   string
}

func (r *foundRow) name() string { return r.uid + "/" + r.tail }

// Events reads what the body of a row has beside its columns.
func (r *reader) Events(q store.FoundQuery) ([]store.Event, error) {
	return findAs(r, eventClass, &q, func(row *foundRow, e *store.Event) error {
		err := json.Unmarshal([]byte(row.body), e)
		e.ID, e.Report, e.Ordinal, e.UID = row.id, row.report, row.ordinal, row.name()
		e.From, e.To = dayName(dayOf(row.id)), dayName(row.until)
		return err
	})
}

// Figures reads what the body of a row has beside its columns.
func (r *reader) Figures(q store.FoundQuery) ([]store.Figure, error) {
	return findAs(r, figureClass, &q, func(row *foundRow, f *store.Figure) error {
		err := json.Unmarshal([]byte(row.body), f)
		f.ID, f.Report, f.Ordinal, f.UID = row.id, row.report, row.ordinal, row.name()
		f.From, f.To = dayName(dayOf(row.id)), dayName(row.until)
		return err
	})
}

// findAs finds rows and reads each.
func findAs[T any](r *reader, class int, q *store.FoundQuery, read func(*foundRow, *T) error) ([]T, error) {
	const doing = "looking up what was done and counted"
	query, args, err := r.foundQuery(class, q)
	if err != nil || query == "" {
		return nil, err
	}
	ids, err := ask(r, doing, query, args, func(rows *sql.Rows, id *int64) error { return rows.Scan(id) })
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	kept, err := ask(r, doing, `SELECT f.id, f.report, f.ordinal, f.until, p.uid, f.tail, f.body
		FROM found f CROSS JOIN report p WHERE `+r.inInts("f.id")+` AND p.id = f.report`, []any{r.ints(ids)},
		func(rows *sql.Rows, f *foundRow) error {
			return rows.Scan(&f.id, &f.report, &f.ordinal, &f.until, &f.uid, &f.tail, &f.body)
		})
	if err != nil {
		return nil, err
	}
	kept = inOrder(ids, kept, func(f *foundRow) int64 { return f.id })
	out := make([]T, len(kept))
	for i := range kept {
		if err := read(&kept[i], &out[i]); err != nil {
			return nil, fmt.Errorf("%w: %s: %w", store.ErrBroken, kept[i].name(), err)
		}
	}
	return out, nil
}

// foundQuery returns the SQL that finds the rows of a query in its order. What
// is walked first is the narrowest that the query has: rows, reports, pairs,
// actors, and else all by day.
func (r *reader) foundQuery(class int, q *store.FoundQuery) (string, []any, error) {
	lo, hi, err := span(q.Since, q.Until, store.Cursor{}, q.Oldest)
	if err != nil {
		return "", nil, err
	}
	if q.Oldest && q.After != 0 {
		lo = max(lo, q.After+1)
	} else if q.After != 0 {
		hi = min(hi, q.After-1)
	}
	if lo > hi {
		return "", nil, nil
	}
	from, row := "found f", "f.id"
	var cond []string
	var args []any
	and := func(c string, a ...any) { cond, args = append(cond, c), append(args, a...) }
	pairs := func(column string) string {
		return "EXISTS (SELECT 1 FROM " + r.d.Pairs + " CROSS JOIN found_pair y WHERE y.class = ? AND y.a = j.a AND y.b = j.b AND y.found = " + column + ")"
	}
	a, b := splitPairs(q.Pairs)
	switch {
	case len(q.IDs) > 0 || len(q.Reports) > 0 || len(q.Actors)+len(q.Pairs) == 0:
		and("f.class = ?", class)
	case len(q.Pairs) > 0:
		from, row = r.d.Pairs+" CROSS JOIN found_pair x", "x.found"
		and("x.class = ? AND x.a = j.a AND x.b = j.b", append(r.d.BindPairs(a, b), class)...)
		q.Pairs = nil
	default:
		from, row = "found_actor x", "x.found"
		and("x.class = ? AND "+r.inInts("x.actor"), class, r.ints(q.Actors))
		q.Actors = nil
	}
	if len(q.IDs) > 0 {
		and(r.inInts(row), r.ints(q.IDs))
	}
	if len(q.Reports) > 0 && from == "found f" {
		and(r.inInts("f.report"), r.ints(q.Reports))
	}
	if len(q.Pairs) > 0 {
		and(pairs(row), append(r.d.BindPairs(a, b), class)...)
	}
	if len(q.Actors) > 0 {
		and("EXISTS (SELECT 1 FROM found_actor z WHERE z.class = ? AND z.found = "+row+" AND "+r.inInts("z.actor")+")", class, r.ints(q.Actors))
	}
	if q.Standing && from == "found f" {
		and(standing("f.report"))
	} else if q.Standing {
		and("EXISTS (SELECT 1 FROM found f CROSS JOIN report p WHERE f.id = " + row + " AND p.id = f.report AND p.latest = 1)")
	}
	and(row+" BETWEEN ? AND ?", lo, hi)
	direction := " DESC"
	if q.Oldest {
		direction = ""
	}
	return "SELECT DISTINCT " + row + " AS id FROM " + from + " WHERE " + strings.Join(cond, " AND ") +
		" ORDER BY 1" + direction + " LIMIT ?", append(args, limit(q.Limit)), nil
}

func splitPairs(pairs []store.Pair) (a, b []int64) {
	for _, p := range pairs {
		a, b = append(a, p.A), append(b, p.B)
	}
	return a, b
}
