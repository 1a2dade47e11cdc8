package sqlstore

import (
	"cmp"
	"database/sql"
	"maps"
	"slices"
	"strings"

	"github.com/sanad-news/sanad/internal/store"
)

var (
	relationTable = &Table{Name: "relation", Columns: "a, b, month, class, n", Kinds: "iitii",
		Tail: " ON CONFLICT (a, b, month, class) DO UPDATE SET n = relation.n + excluded.n"}
	reportTies = &Table{Name: "report_tie", Columns: "report, a, b, month, class, n", Kinds: "iiitii"}
)

// tieKey is a tie without its number.
type tieKey struct {
	store.Pair
	month string
	class int
}

// PutTies keeps the ties of each report and adds those up whose report is the
// last revision of its page.
func (w *writer) PutTies(list []store.ReportTies) error {
	const doing = "counting what reports tell of pairs"
	reports := make([]int64, len(list))
	for i := range list {
		reports[i] = list[i].Report
	}
	standing := map[int64]bool{}
	err := each(w.reader, doing, "SELECT r.id FROM report r WHERE r.latest = 1 AND "+w.inInts("r.id"), []any{w.ints(reports)}, func(rows *sql.Rows) error {
		var id int64
		err := rows.Scan(&id)
		standing[id] = true
		return err
	})
	if err != nil {
		return err
	}
	var rows []any
	sums := map[tieKey]int{}
	for _, r := range list {
		for _, t := range r.Ties {
			if err := checkKey(doing, t.Month); err != nil {
				return err
			}
			rows = append(rows, r.Report, t.A, t.B, t.Month, t.Class, t.N)
			if standing[r.Report] {
				sums[tieKey{t.Pair, t.Month, t.Class}] += t.N
			}
		}
	}
	if err := w.insert(doing, reportTies, rows); err != nil {
		return err
	}
	return w.addTies(doing, sums)
}

func (w *writer) addTies(doing string, sums map[tieKey]int) error {
	keys := slices.SortedFunc(maps.Keys(sums), func(x, y tieKey) int {
		return cmp.Or(comparePairs(x.Pair, y.Pair), strings.Compare(x.month, y.month), cmp.Compare(x.class, y.class))
	})
	rows := make([]any, 0, len(keys)*relationTable.Width())
	for _, k := range keys {
		rows = append(rows, k.A, k.B, k.month, k.class, sums[k])
	}
	return w.insert(doing, relationTable, rows)
}

// dropTies takes out what a report told of pairs.
func (w *writer) dropTies(doing string, report int64) error {
	latest, err := w.number(doing, "SELECT coalesce(max(r.latest), 0) FROM report r WHERE r.id = ?", report)
	if err != nil {
		return err
	}
	if latest != 0 {
		if err := w.addTiesOf(doing, report, -1); err != nil {
			return err
		}
	}
	return w.exec(doing, "DELETE FROM report_tie WHERE report = ?", report)
}

// addTiesOf counts what a report told of pairs in or out.
func (w *writer) addTiesOf(doing string, report int64, by int) error {
	old, err := ask(w.reader, doing, "SELECT t.a, t.b, t.month, t.class, t.n FROM report_tie t WHERE t.report = ?", []any{report}, scanTie)
	if err != nil || len(old) == 0 {
		return err
	}
	sums := map[tieKey]int{}
	var actors []int64
	for _, t := range old {
		sums[tieKey{t.Pair, t.Month, t.Class}] += by * t.N
		actors = append(actors, t.A)
	}
	if err := w.addTies(doing, sums); err != nil || by > 0 {
		return err
	}
	return w.exec(doing, "DELETE FROM relation WHERE n = 0 AND "+w.inInts("a"), w.ints(actors))
}

func scanTie(rows *sql.Rows, t *store.Tie) error {
	return rows.Scan(&t.A, &t.B, &t.Month, &t.Class, &t.N)
}

// Ties returns the ties of pairs, by pair, month and class.
func (r *reader) Ties(pairs []store.Pair) ([]store.Tie, error) {
	a, b := splitPairs(distinctPairs(pairs))
	return ask(r, "looking pairs up", `SELECT r.a, r.b, r.month, r.class, r.n FROM `+r.d.Pairs+` CROSS JOIN relation r
		WHERE r.a = j.a AND r.b = j.b ORDER BY 1, 2, 3, 4`, r.d.BindPairs(a, b), scanTie)
}

// Relations adds months up: what is walked is as long as there are pairs,
// months and classes, whatever the number of reports.
func (r *reader) Relations(q store.RelationQuery) ([]store.Relation, error) {
	const doing = "listing pairs"
	from, cond := "relation r", []string{"r.n <> 0"}
	var args []any
	if len(q.Pairs) > 0 {
		a, b := splitPairs(distinctPairs(q.Pairs))
		from, cond, args = r.d.Pairs+" CROSS JOIN relation r", append(cond, "r.a = j.a AND r.b = j.b"), r.d.BindPairs(a, b)
	}
	if len(q.Actors) > 0 {
		list := r.ints(q.Actors)
		cond, args = append(cond, "("+r.inInts("r.a")+" OR "+r.inInts("r.b")+")"), append(args, list, list)
	}
	if q.Since != "" {
		cond, args = append(cond, "r.month >= ?"), append(args, q.Since)
	}
	if q.Until != "" {
		cond, args = append(cond, "r.month <= ? AND r.month <> ''"), append(args, q.Until)
	}
	where := " FROM " + from + " WHERE " + strings.Join(cond, " AND ")
	found, err := ask(r, doing, "SELECT r.a, r.b, sum(r.n)"+where+" GROUP BY r.a, r.b ORDER BY 3 DESC, 1, 2 LIMIT ?", append(args, limit(q.Limit)),
		func(rows *sql.Rows, v *store.Relation) error { return rows.Scan(&v.A, &v.B, &v.N) })
	if err != nil || len(found) == 0 {
		return nil, err
	}
	byPair := make(map[store.Pair]*store.Relation, len(found))
	pairs := make([]store.Pair, len(found))
	for i := range found {
		found[i].Classes = map[int]int{}
		pairs[i], byPair[found[i].Pair] = found[i].Pair, &found[i]
	}
	ties, err := r.Ties(pairs)
	for _, t := range ties {
		if t.Month >= q.Since && (q.Until == "" || t.Month != "" && t.Month <= q.Until) {
			byPair[t.Pair].Classes[t.Class] += t.N
		}
	}
	return found, err
}
