package sqlstore

import (
	"database/sql"
	"fmt"
	"strconv"
	"strings"

	"github.com/sanad-news/sanad/internal/store"
)

const actorColumns = `a.id, a.key, a.name, a.kind, a.statements`

func scanActor(rows *sql.Rows, a *store.Actor) error {
	return rows.Scan(&a.ID, &a.Key, &a.Name, &a.Kind, &a.Statements)
}

// actors asks for actors and then for their names.
func (r *reader) actors(query string, args ...any) ([]store.Actor, error) {
	if err := r.settled(ofActors); err != nil {
		return nil, err
	}
	list, err := ask(r, "looking actors up", query, args, scanActor)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	ids := make([]int64, len(list))
	place := make(map[int64]int, len(list))
	for i, a := range list {
		ids[i], place[a.ID] = a.ID, i
	}
	err = each(r, "looking names up", `SELECT n.actor, n.name
		FROM actor_name n WHERE `+r.inInts("n.actor")+`
		ORDER BY n.actor, n.name`, []any{r.ints(ids)}, func(rows *sql.Rows) error {
		var id int64
		var name string
		if err := rows.Scan(&id, &name); err != nil {
			return err
		}
		a := &list[place[id]]
		a.Names = append(a.Names, name)
		return nil
	})
	return list, err
}

func (r *reader) Actors(keys []string) ([]store.Actor, error) {
	rows, err := r.actors(`SELECT `+actorColumns+` FROM actor a WHERE `+r.inTexts("a.key"), r.texts(keys))
	return inOrder(keys, rows, func(a *store.Actor) string { return a.Key }), err
}

func (r *reader) ActorsByID(ids []int64) ([]store.Actor, error) {
	rows, err := r.actors(`SELECT `+actorColumns+` FROM actor a WHERE `+r.inInts("a.id"), r.ints(ids))
	return inOrder(ids, rows, func(a *store.Actor) int64 { return a.ID }), err
}

func (r *reader) ActorsNamed(names []string) ([]store.Actor, error) {
	return r.actors(`SELECT DISTINCT `+actorColumns+`
		FROM actor_name n CROSS JOIN actor a WHERE `+r.inTexts("n.name")+` AND a.id = n.actor
		ORDER BY a.statements DESC, a.id`, r.texts(names))
}

// BrowseActors walks the actors by size; where a prefix is given, those that
// have such a name are gathered first.
func (r *reader) BrowseActors(q store.ActorQuery) ([]store.Actor, error) {
	cond, args := []string{"1 = 1"}, []any{}
	if q.Prefix != "" {
		if !keepable(q.Prefix) {
			return nil, nil
		}
		c, a := beginsWith("n.name", q.Prefix)
		cond, args = append(cond, "a.id IN (SELECT n.actor FROM actor_name n WHERE "+c+")"), append(args, a...)
	}
	if len(q.Kinds) > 0 {
		cond, args = append(cond, r.inTexts("a.kind")), append(args, r.texts(q.Kinds))
	}
	c, a, err := afterSize("a.statements", "a.id", q.After)
	if err != nil {
		return nil, err
	}
	cond, args = append(cond, c...), append(args, a...)
	return r.actors(`SELECT `+actorColumns+` FROM actor a WHERE `+strings.Join(cond, " AND ")+`
		ORDER BY a.statements DESC, a.id LIMIT ?`, append(args, limit(q.Limit))...)
}

// afterSize is the condition that a row comes after a cursor in a list of the
// greatest first; its first half bounds the walk.
func afterSize(size, id string, after store.Cursor) (cond []string, args []any, err error) {
	if after == (store.Cursor{}) {
		return nil, nil, nil
	}
	n, err := strconv.ParseInt(after.Sort, 10, 64)
	if err != nil {
		return nil, nil, fmt.Errorf("%s is no place in this list: a count in digits is wanted", shown(after.Sort))
	}
	return []string{size + " <= ?", "(" + size + " < ? OR " + id + " > ?)"}, []any{n, n, after.ID}, nil
}

func (r *reader) OfficesOf(actor int64) ([]store.Tenure, error) {
	return ask(r, "looking offices up", `SELECT o.title, o.whose, t.first, t.last, t.n
		FROM (SELECT s.office AS office, min(s.statement) AS first, max(s.statement) AS last, count(*) AS n
			FROM speaker s WHERE s.actor = ? AND s.office <> 0 GROUP BY s.office) t
		CROSS JOIN office o WHERE o.id = t.office
		ORDER BY t.n DESC, t.first, o.title, o.whose`, []any{actor}, func(rows *sql.Rows, t *store.Tenure) error {
		var first, last int64
		err := rows.Scan(&t.Office, &t.Of, &first, &last, &t.Statements)
		t.From, t.To = dayName(dayOf(first)), dayName(dayOf(last))
		return err
	})
}
