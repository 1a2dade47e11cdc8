package ask

import (
	"slices"
	"strings"

	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/store"
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/lang"
)

// Who tells whom a name means in this record.
type Who struct {
	Name   string  `json:"name"`             // as asked
	Office string  `json:"office,omitempty"` // where the name is an office's: whose holders are meant
	Actors []Actor `json:"actors"`           // whom it means
	// Candidates are those whom it could mean, where it means nobody for sure:
	// their keys are names that mean one actor.
	Candidates []Actor `json:"candidates,omitempty"`
	Nearest    []Actor `json:"nearest,omitempty"` // where nobody is called so: those with names most like it

	rows  []int64
	holds []hold // of an office: when each held it
}

// hold is a time in which an actor held an office.
type hold struct {
	actor    int64
	office   string // its id in the actor data
	from, to string
}

// mostCandidates bounds the list of whom a name could mean.
const mostCandidates = 12

// who finds whom a name means: an actor's key; the actor whose name it is; the
// actor that the data know by it; the only one that reports call so; those who
// held an office. Else it lists whose names begin so.
func who(r store.Reader, rec *record.Record, part, name string) (*Who, error) {
	name, err := clean(part, name, MaxName)
	if err != nil {
		return nil, err
	}
	w := &Who{Name: name, Actors: []Actor{}}
	folded := record.FoldName(name)
	if folded == "" {
		return w, nil
	}
	for _, find := range []func() ([]store.Actor, error){
		func() ([]store.Actor, error) {
			return r.Actors([]string{name, strings.ToLower(name), "name:" + folded})
		},
		func() ([]store.Actor, error) { return r.Actors(known(rec, name)) },
		func() ([]store.Actor, error) { return r.ActorsNamed([]string{folded}) },
		func() ([]store.Actor, error) { return w.holders(r, rec, name) },
	} {
		found, err := find()
		if err != nil {
			return nil, err
		}
		if found, err = counting(r, rec, found); err != nil {
			return nil, err
		}
		if found, err = merged(r, rec, found); err != nil {
			return nil, err
		}
		if w.take(found, folded) {
			return w, nil
		}
	}
	begins, err := r.BrowseActors(store.ActorQuery{Prefix: folded, Limit: mostCandidates})
	if err != nil {
		return nil, err
	}
	for i := range begins {
		w.Candidates = append(w.Candidates, actorOf(&begins[i]))
	}
	if len(begins) == 0 {
		w.Nearest, err = near(r, folded)
	}
	return w, err
}

// Unclear reports whether a name can mean several, of whom none was taken.
func (w *Who) Unclear() bool { return w != nil && len(w.Actors) == 0 && len(w.Candidates) > 0 }

// Nobody reports whether nobody in the record is called so.
func (w *Who) Nobody() bool { return w != nil && len(w.Actors) == 0 && len(w.Candidates) == 0 }

// merged puts in the place of actors those that they were merged into, each
// once.
func merged(r store.Reader, rec *record.Record, found []store.Actor) ([]store.Actor, error) {
	if len(found) == 0 {
		return found, nil
	}
	counts, err := rec.CountsFor(r, found)
	if err != nil {
		return nil, err
	}
	var rows []int64
	for _, a := range found {
		if row := counts[a.ID]; !slices.Contains(rows, row) {
			rows = append(rows, row)
		}
	}
	return r.ActorsByID(rows)
}

// counting are the actors that others count for, where someone merged them.
func counting(r store.Reader, rec *record.Record, found []store.Actor) ([]store.Actor, error) {
	if !slices.ContainsFunc(found, func(a store.Actor) bool { return a.Statements == 0 }) {
		return found, nil
	}
	return merged(r, rec, found)
}

func actorOf(a *store.Actor) Actor {
	return Actor{Key: a.Key, Name: a.Name, Kind: a.Kind, Statements: a.Statements}
}

// take takes what was found, where it leaves no doubt: one actor, the one whose
// own name it is, or the holders of an office. Several are candidates. It
// returns false where nothing was found.
func (w *Who) take(found []store.Actor, folded string) bool {
	if len(found) == 0 {
		return false
	}
	if w.Office == "" {
		if speak := filter(found, func(a *store.Actor) bool { return a.Statements > 0 }); len(speak) > 0 {
			found = speak // the others were merged into them, or only carried
		}
		own := filter(found, func(a *store.Actor) bool { return record.FoldName(a.Name) == folded })
		if len(own) == 1 {
			found = own
		}
		if len(found) > 1 {
			for i := range found[:min(len(found), mostCandidates)] {
				w.Candidates = append(w.Candidates, actorOf(&found[i]))
			}
			return true
		}
	}
	for i := range found {
		w.Actors, w.rows = append(w.Actors, actorOf(&found[i])), append(w.rows, found[i].ID)
	}
	return true
}

func filter[T any](list []T, keep func(*T) bool) []T {
	var out []T
	for i := range list {
		if keep(&list[i]) {
			out = append(out, list[i])
		}
	}
	return out
}

// known are the ids of the actors in the data that go by a name in any
// language, written as it is, or with capitals.
func known(rec *record.Record, name string) []string {
	var ids []string
	var doc text.Doc
	for _, spelling := range []string{name, capitals(name), strings.ToUpper(name)} {
		for _, l := range rec.Data.Languages {
			doc.Scan(spelling)
			doc.LookUp(l)
			if len(doc.Toks) == 0 {
				continue
			}
			for _, m := range doc.MatchesAt(0) {
				if int(m.To) == len(doc.Toks) && (m.Sense.Kind == lang.ActorSense || m.Sense.Kind == lang.OutletSense) {
					ids = append(ids, rec.Data.Actors.Actors[m.Sense.Ref].ID)
				}
			}
		}
		if len(ids) > 0 {
			break
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// capitals writes each word with a capital.
func capitals(name string) string {
	words := strings.Fields(name)
	for i, w := range words {
		r := []rune(w)
		words[i] = strings.ToUpper(string(r[:1])) + string(r[1:])
	}
	return strings.Join(words, " ")
}
