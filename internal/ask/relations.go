package ask

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/store"
)

// RelationsQuery asks for pairs.
type RelationsQuery struct {
	Name         string // of one side; "": all pairs
	Since, Until string // EDTF
	Change       bool   // those first that changed most; else those most told of
	Limit        int
	Language     string // in which actors of the data are named
}

// RelationsAnswer are pairs with how much is told of them. Where the name does
// not tell whom it means, there are candidates instead.
type RelationsAnswer struct {
	Who    *Who           `json:"who,omitempty"`
	From   string         `json:"from,omitempty"` // months that are compared, where change was asked for
	To     string         `json:"to,omitempty"`
	Before string         `json:"before,omitempty"` // and the first and last of those before
	Until  string         `json:"until,omitempty"`
	Pairs  []RelationPair `json:"pairs"`
}

// RelationPair is a pair with how often reports tell of it: statements of one
// that name the other, and events done between them, by their class in PLOVER.
type RelationPair struct {
	A                   Actor `json:"a"`
	B                   Actor `json:"b"`
	Tellings            int   `json:"tellings"`
	Statements          int   `json:"statements"`
	VerbalCooperation   int   `json:"verbal_cooperation"`
	MaterialCooperation int   `json:"material_cooperation"`
	VerbalConflict      int   `json:"verbal_conflict"`
	MaterialConflict    int   `json:"material_conflict"`
	Before              int   `json:"before,omitempty"` // tellings of the months before
	Change              int   `json:"change,omitempty"`
}

// window is how many months are compared with those before them, and
// mostChanged how many pairs of each window are looked at.
const (
	window      = 12
	mostChanged = 1_000
)

// Relations lists pairs by activity or by change.
func (d *Desk) Relations(ctx context.Context, q RelationsQuery) (RelationsAnswer, error) {
	a := RelationsAnswer{Pairs: []RelationPair{}}
	limit, err := limits(q.Limit)
	if err != nil {
		return a, err
	}
	rq := store.RelationQuery{Limit: limit}
	from, err := since(q.Since)
	if err != nil {
		return a, err
	}
	to, err := until(q.Until)
	if err != nil {
		return a, err
	}
	rq.Since, rq.Until = monthPart(from), monthPart(to)
	name, err := clean("NAME", q.Name, MaxName)
	if err != nil {
		return a, err
	}
	err = d.view(ctx, func(r store.Reader) error {
		if name != "" {
			if a.Who, err = who(r, d.rec, "NAME", name); err != nil || len(a.Who.rows) == 0 {
				return err
			}
			rq.Actors = a.Who.rows
		}
		found, before, err := d.changed(r, &a, rq, q.Change)
		if err != nil {
			return err
		}
		return d.pairsOf(r, &a, found[:min(len(found), limit)], before, q.Language)
	})
	return a, err
}

func monthPart(day string) string { return day[:min(len(day), len("2006-01"))] }

// changed finds the pairs that are asked for, in order, and what was told of
// each in the months before, where change was asked for.
func (d *Desk) changed(r store.Reader, a *RelationsAnswer, q store.RelationQuery, change bool) ([]store.Relation, map[store.Pair]int, error) {
	if !change {
		found, err := r.Relations(q)
		return found, nil, err
	}
	if q.Until == "" {
		last, err := d.lastMonth(r)
		if err != nil || last == "" {
			return nil, nil, err
		}
		q.Until = last
	}
	q.Since = cmp.Or(q.Since, addMonths(q.Until, 1-window))
	months := monthsBetween(q.Since, q.Until) + 1
	a.From, a.To, a.Before, a.Until = q.Since, q.Until, addMonths(q.Since, -months), addMonths(q.Since, -1)
	q.Limit = mostChanged
	now, err := r.Relations(q)
	if err != nil {
		return nil, nil, err
	}
	past := q
	past.Since, past.Until = a.Before, a.Until
	then, err := r.Relations(past)
	if err != nil {
		return nil, nil, err
	}
	before, there := map[store.Pair]int{}, map[store.Pair]bool{}
	for _, p := range now {
		there[p.Pair] = true
	}
	for _, p := range then {
		before[p.Pair] = p.N
		if !there[p.Pair] { // it fell silent
			now = append(now, store.Relation{Pair: p.Pair, Classes: map[int]int{}})
		}
	}
	slices.SortFunc(now, func(x, y store.Relation) int {
		return cmp.Or(cmp.Compare(abs(y.N-before[y.Pair]), abs(x.N-before[x.Pair])), cmp.Compare(y.N, x.N), cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B))
	})
	return now, before, nil
}

func abs(n int) int { return max(n, -n) }

// lastMonth is the month of the newest report of a known day.
func (d *Desk) lastMonth(r store.Reader) (string, error) {
	found, err := r.Reports(store.ReportQuery{Limit: 1, Since: "0001-01-01"})
	if err != nil || len(found) == 0 {
		return "", err
	}
	return monthPart(found[0].Day), nil
}

func addMonths(month string, n int) string {
	t, err := time.Parse("2006-01", month)
	if err != nil {
		return month
	}
	return t.AddDate(0, n, 0).Format("2006-01")
}

func monthsBetween(a, b string) int {
	x, errX := time.Parse("2006-01", a)
	y, errY := time.Parse("2006-01", b)
	if errX != nil || errY != nil {
		return 0
	}
	return 12*(y.Year()-x.Year()) + int(y.Month()) - int(x.Month())
}

// pairsOf tells pairs; of two sides the one whose key comes first stands first.
func (d *Desk) pairsOf(r store.Reader, a *RelationsAnswer, found []store.Relation, before map[store.Pair]int, language string) error {
	l := newLoaded()
	var rows []int64
	for _, p := range found {
		rows = append(rows, p.A, p.B)
	}
	if err := l.loadActors(r, rows); err != nil {
		return err
	}
	g := &gatherer{Desk: d, language: language}
	for _, p := range found {
		x, y := l.actors[p.A], l.actors[p.B]
		if x == nil || y == nil {
			continue
		}
		if y.Key < x.Key {
			x, y = y, x
		}
		out := RelationPair{A: actorOf(x), B: actorOf(y), Tellings: p.N, Statements: p.Classes[record.TieSaid],
			VerbalCooperation: p.Classes[record.TieVerbalCooperation], MaterialCooperation: p.Classes[record.TieMaterialCooperation],
			VerbalConflict: p.Classes[record.TieVerbalConflict], MaterialConflict: p.Classes[record.TieMaterialConflict]}
		out.A.Name, out.B.Name = g.nameOf(x.Key, x.Name), g.nameOf(y.Key, y.Name)
		if before != nil {
			out.Before = before[p.Pair]
			out.Change = p.N - out.Before
		}
		a.Pairs = append(a.Pairs, out)
	}
	return nil
}
