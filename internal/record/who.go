package record

import (
	"errors"
	"fmt"
	"strings"

	"github.com/sanad-news/sanad/internal/actor"
	"github.com/sanad-news/sanad/internal/store"
)

// actor finds an actor by key or by name.
func (r *Record) actor(rd store.Reader, name string) (store.Actor, error) {
	name = strings.TrimSpace(name)
	byKey, err := rd.Actors([]string{name})
	if err != nil {
		return store.Actor{}, err
	}
	if len(byKey) == 1 {
		return byKey[0], nil
	}
	folded := FoldName(name)
	if folded == "" {
		return store.Actor{}, &NoneError{name, ErrNoActor}
	}
	found, err := rd.ActorsNamed([]string{folded})
	if err != nil {
		return store.Actor{}, err
	}
	if exact := shownAs(found, folded); len(exact) == 1 {
		found = exact // Lu is Lu Wenqi too, but here someone is called just so
	}
	switch len(found) {
	case 0:
		return store.Actor{}, &NoneError{name, ErrNoActor}
	case 1:
		return found[0], nil
	}
	many := &ManyError{Named: name}
	for _, a := range found {
		many.Found = append(many.Found, fmt.Sprintf("%s (%s)", a.Key, a.Name))
	}
	return store.Actor{}, many
}

// actorThere finds an actor by key, by name, or by how its name begins, which
// must then be chosen by its key: a correction reaches all that it said.
func (r *Record) actorThere(rd store.Reader, name string) (store.Actor, error) {
	a, err := r.actor(rd, name)
	folded := FoldName(name)
	if !isNone(err) || folded == "" {
		return a, err
	}
	begin, errBegin := rd.BrowseActors(store.ActorQuery{Prefix: folded, Limit: mostBegin})
	if errBegin != nil || len(begin) == 0 {
		return a, errors.Join(err, errBegin)
	}
	many := &ManyError{Named: name}
	for _, b := range begin {
		many.Found = append(many.Found, fmt.Sprintf("%s (%s)", b.Key, b.Name))
	}
	return a, many
}

// mostBegin is how many names that begin alike are listed for a choice.
const mostBegin = 8

// nameFree refuses a name that another actor is shown under: the two could not
// be told apart any more. That they are one is another correction.
func (r *Record) nameFree(rd store.Reader, who *store.Actor, name string) error {
	found, err := rd.ActorsNamed([]string{FoldName(name)})
	if err != nil {
		return err
	}
	f, err := r.inForce(rd)
	if err != nil {
		return err
	}
	for _, a := range shownAs(found, FoldName(name)) {
		if f.counts(a.Key) != f.counts(who.Key) {
			return &SameNameError{name, a.Key}
		}
	}
	return nil
}

// shownAs are the actors whose shown name it is.
func shownAs(actors []store.Actor, folded string) []store.Actor {
	var out []store.Actor
	for _, a := range actors {
		if FoldName(a.Name) == folded {
			out = append(out, a)
		}
	}
	return out
}

// actorOrNew finds an actor, or makes one of that name.
func (r *Record) actorOrNew(w store.Writer, name, code string) (store.Actor, error) {
	a, err := r.actor(w, name)
	if err == nil || !isNone(err) || FoldName(name) == "" {
		return a, err
	}
	key := cut(namePrefix + FoldName(name))
	if id := r.actorNamed(name, r.Data.Language(code)); id != "" {
		key = id
	}
	a = r.newActor(key, strings.TrimSpace(name))
	rows, err := w.PutActors([]store.Actor{a})
	if err != nil {
		return store.Actor{}, err
	}
	a.ID = rows[0]
	return a, nil
}

// newActor is an actor that a correction brings in.
func (r *Record) newActor(key, name string) store.Actor {
	c := r.newCast("")
	if _, known := c.addKnown(key, name); !known {
		c.add(key, name, kindName(actor.Person))
	}
	a := c.actors[0]
	a.Names = distinct(a.Names)
	return a
}

// rename shows an actor under the name that was chosen for it last.
func (r *Record) rename(w store.Writer, c *store.Correction, now *inForce) error {
	var who ActorRef
	if err := unpackCorrection(c, &who, nil); err != nil {
		return err
	}
	name, ok := now.renamed[who.Key]
	if !ok {
		return nil
	}
	actors, err := w.Actors([]string{who.Key})
	if err != nil || len(actors) == 0 {
		return err
	}
	// It is found under the new name too. That stays when the correction is
	// undone: it was called so, if only here.
	if _, err := w.PutActors([]store.Actor{{Key: who.Key, Name: name, Names: []string{FoldName(name)}}}); err != nil {
		return err
	}
	return w.RenameActor(actors[0].ID, name)
}

// unname gives an actor the name back that it had before anyone renamed it;
// where another renaming is in force, rename goes over it.
func (r *Record) unname(w store.Writer, list []store.Correction, undone *store.Correction) error {
	var who ActorRef
	if err := unpackCorrection(undone, &who, nil); err != nil {
		return err
	}
	for i := range list {
		var other ActorRef
		var value renameValue
		if Kind(list[i].Kind) != ActorRename {
			continue
		}
		if err := unpackCorrection(&list[i], &other, &value); err != nil {
			return err
		}
		if other.Key != who.Key {
			continue
		}
		actors, err := w.Actors([]string{who.Key})
		if err != nil || len(actors) == 0 {
			return err
		}
		return w.RenameActor(actors[0].ID, value.Was)
	}
	return nil
}
