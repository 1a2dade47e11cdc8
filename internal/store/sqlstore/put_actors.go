package sqlstore

import (
	"fmt"

	"github.com/sanad-news/sanad/internal/store"
)

var (
	actorTable = &Table{Name: "actor", Columns: "id, key, name, kind, statements", Kinds: "ittti"}
	actorNames = &Table{Name: "actor_name", Columns: "name, actor", Kinds: "ti", Tail: skipKnown}
)

// PutActors leaves the name and kind of an actor that is there as they are: a
// name may have been corrected.
func (w *writer) PutActors(actors []store.Actor) ([]int64, error) {
	const doing = "adding actors"
	keys := make([]string, len(actors))
	for i, a := range actors {
		keys[i] = a.Key
		if err := checkKey(doing, append([]string{a.Key}, a.Names...)...); err != nil {
			return nil, err
		}
		if err := checkText(doing, a.Name, a.Kind); err != nil {
			return nil, err
		}
	}
	known, err := ask(w.reader, doing, `SELECT `+actorColumns+` FROM actor a WHERE `+w.inTexts("a.key"),
		[]any{w.texts(keys)}, scanActor)
	if err != nil {
		return nil, err
	}
	rows := make(map[string]int64, len(actors))
	for _, a := range known {
		rows[a.Key] = a.ID
	}
	ids := make([]int64, len(actors))
	type named struct {
		name string
		id   int64
	}
	seen := map[named]bool{}
	var fresh, names []any
	for i, a := range actors {
		id, ok := rows[a.Key]
		if !ok {
			if id, err = w.next("actor"); err != nil {
				return nil, err
			}
			rows[a.Key] = id
			w.counts.Actors++
			fresh = append(fresh, id, a.Key, a.Name, a.Kind, 0)
		}
		ids[i] = id
		for _, name := range a.Names {
			if n := (named{name, id}); !seen[n] {
				seen[n] = true
				names = append(names, name, id)
			}
		}
	}
	if err := w.insert(doing, actorTable, fresh); err != nil {
		return nil, err
	}
	return ids, w.insert(doing, actorNames, names)
}

func (w *writer) RenameActor(id int64, name string) error {
	const doing = "renaming an actor"
	if err := checkText(doing, name); err != nil {
		return err
	}
	n, err := w.number(doing, "SELECT count(*) FROM actor WHERE id = ?", id)
	if err != nil {
		return err
	}
	if n == 0 {
		return fmt.Errorf("%s: there is no actor %d", doing, id)
	}
	return w.exec(doing, "UPDATE actor SET name = ? WHERE id = ?", name, id)
}

// addToActors adds to how many statements count for actors.
func (w *writer) addToActors(diff map[int64]int64) error {
	ids, more := pairsOf(diff)
	return w.exec("counting for actors", "UPDATE actor SET statements = statements + j.b FROM "+w.d.Pairs+" WHERE actor.id = j.a",
		w.d.BindPairs(ids, more)...)
}
