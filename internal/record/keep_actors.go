package record

import (
	"maps"
	"slices"

	"github.com/sanad-news/sanad/internal/store"
)

// putActors makes sure that all actors of the batch are there.
func (k *keeping) putActors() error {
	all := map[string]store.Actor{}
	for _, a := range k.fresh {
		for _, actor := range a.actors {
			all[actor.Key] = merge(all[actor.Key], actor)
		}
	}
	var err error
	k.actors, err = k.r.putActors(k.w, all, k.force)
	return err
}

// merge is one actor as two reports name it.
func merge(a, b store.Actor) store.Actor {
	if a.Key == "" {
		return b
	}
	if plainer(b.Name, a.Name) {
		a.Name = b.Name
	}
	a.Names = append(slices.Clone(a.Names), b.Names...)
	return a
}

// putActors makes sure that actors are there and returns their rows by key. Of
// the spellings of a name the plainest is shown, whichever came first, unless
// someone chose another.
func (r *Record) putActors(w store.Writer, all map[string]store.Actor, force *inForce) (map[string]int64, error) {
	keys := slices.Sorted(maps.Keys(all))
	known, err := w.Actors(keys)
	if err != nil {
		return nil, err
	}
	there := make(map[string]store.Actor, len(known))
	for _, a := range known {
		there[a.Key] = a
	}
	actors := make([]store.Actor, len(keys))
	for i, key := range keys {
		a := all[key]
		old := there[key]
		if force.named(key) {
			a.Name = force.renamed[key]
			a.Names = append(slices.Clone(a.Names), FoldName(a.Name))
		}
		a.Names = slices.DeleteFunc(distinct(slices.Clone(a.Names)), func(n string) bool {
			_, found := slices.BinarySearch(old.Names, n)
			return found
		})
		actors[i] = a
	}
	rows, err := w.PutActors(actors)
	if err != nil {
		return nil, err
	}
	byKey := make(map[string]int64, len(keys))
	for i, key := range keys {
		byKey[key] = rows[i]
		old, was := there[key]
		if !was || !plainer(all[key].Name, old.Name) || force.named(key) {
			continue
		}
		if _, ok := r.Data.Actors.ByID(key); ok {
			continue
		}
		if err := w.RenameActor(rows[i], all[key].Name); err != nil {
			return nil, err
		}
	}
	return byKey, nil
}

// row is the row of an actor of an entry.
func (k *keeping) row(e *Entry, i int) int64 {
	if i == none {
		return 0
	}
	return k.actors[e.actors[i].Key]
}
