// Package actor knows who exists: states, organisations, outlets, people,
// their names in every language, and the offices they held and when. All of it
// is in the data folder; a user's own folder of the same form adds to it.
package actor

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/sanad-news/sanad/lang"
)

//go:embed data/*.tsv
var embedded embed.FS

// Embedded is the folder of actor data that Sanad ships.
func Embedded() fs.FS {
	sub, err := fs.Sub(embedded, "data")
	if err != nil {
		return embedded // cannot be: data is a literal folder
	}
	return sub
}

// Kind says what an actor is.
type Kind uint8

// The kinds of actor.
const (
	State Kind = iota + 1
	Organisation
	Outlet
	Wire
	Person
	Place
)

// Actor is someone who can speak, act, or carry what was said.
type Actor struct {
	ID      string
	Kind    Kind
	Name    map[string]string // by language; "" where there is one name for all
	Gender  string            // m, f or empty
	Of      string            // the state or organisation it belongs to, by ID
	Domains []string          // of outlets
	ISO3    string            // of states: ISO 3166-1 alpha-3
	Sort    string            // of organisations: the kind that organisations.tsv gives, igo, party, company, …
	forms   []form
}

// form is one way of naming an actor.
type form struct {
	text  string
	lang  string // empty: every language
	class lang.Class
}

// Term is a time in which a person held an office.
type Term struct {
	Person, Office, Of string
	From, To           string // EDTF; To is ".." while it lasts and empty where not known
}

// Office is a kind of office with its names.
type Office struct {
	ID    string
	Names map[string][]string // by language; the first is the usual one
}

// Directory holds the actors.
type Directory struct {
	Actors  []Actor
	Offices []Office
	Terms   []Term
	byID    map[string]int
	byName  map[string]map[string][]int // offices, by language and lower-case name
	outlets map[string]string           // ids of outlets, by lower-case name
}

// Load reads the tables that fsys holds; each of states, organisations,
// outlets, offices, persons, places and terms may be missing, so that a user's folder
// can hold only what it adds. It returns every fault, joined.
func Load(folders ...fs.FS) (*Directory, error) {
	d := &Directory{byID: map[string]int{}}
	var errs []error
	for _, fsys := range folders {
		l := loader{dir: d, fsys: fsys, seen: map[string]int{}}
		l.states()
		l.organisations()
		l.outlets()
		l.offices()
		l.places()
		l.persons()
		l.terms()
		l.unknownFiles()
		errs = append(errs, l.errs...)
	}
	d.byName, d.outlets = map[string]map[string][]int{}, map[string]string{}
	for _, a := range d.Actors {
		if a.Kind != Outlet && a.Kind != Wire {
			continue
		}
		for _, f := range a.forms {
			d.outlets[strings.ToLower(f.text)] = a.ID
		}
	}
	for i, o := range d.Offices {
		for code, names := range o.Names {
			for _, n := range names {
				if d.byName[code] == nil {
					d.byName[code] = map[string][]int{}
				}
				d.byName[code][strings.ToLower(n)] = append(d.byName[code][strings.ToLower(n)], i)
			}
		}
	}
	return d, errors.Join(errs...)
}

// OutletNamed returns the id of the outlet that goes by a name, in any case; the
// empty string where none does.
func (d *Directory) OutletNamed(name string) string { return d.outlets[strings.ToLower(name)] }

// SameOffice reports whether two titles are names of one office in a language:
// Menlu, Menteri Luar Negeri.
func (d *Directory) SameOffice(code, a, b string) bool {
	others := d.byName[code][strings.ToLower(b)]
	if len(others) == 0 {
		return false
	}
	for _, o := range d.byName[code][strings.ToLower(a)] {
		if slices.Contains(others, o) {
			return true
		}
	}
	return false
}

// ByID returns the actor with an ID.
func (d *Directory) ByID(id string) (*Actor, bool) {
	i, ok := d.byID[id]
	if !ok {
		return nil, false
	}
	return &d.Actors[i], true
}

// NameIn returns the actor's usual name in a language, or in any.
func (a *Actor) NameIn(code string) string {
	for _, c := range []string{code, "", "en"} {
		if n := a.Name[c]; n != "" {
			return n
		}
	}
	return a.ID
}

// AddTo puts the actors' names into the lexicon of a language: those in that
// language and those that hold in all, and the English ones, which the press
// of every language prints.
func (d *Directory) AddTo(l *lang.Lexicon, code string) {
	own := d.knows(code)
	for i := range d.Actors {
		a := &d.Actors[i]
		kind := lang.ActorSense
		if a.Kind == Outlet || a.Kind == Wire {
			kind = lang.OutletSense
		}
		seen := make([]string, 0, 16)
		for _, f := range a.forms {
			if f.lang != "" && f.lang != code && f.lang != "en" && own {
				continue
			}
			if slices.Contains(seen, f.text) {
				continue
			}
			seen = append(seen, f.text)
			l.Add(f.text, lang.Sense{Kind: kind, Ref: int32(i), Class: f.class})
		}
	}
}

// knows reports whether any actor has a name in the language. A language that
// no table knows borrows the names of all.
func (d *Directory) knows(code string) bool {
	for i := range d.Actors {
		if d.Actors[i].Name[code] != "" {
			return true
		}
	}
	return false
}

// once reports whether a row's id is there and new in its table; it keeps the
// fault where it is not.
func (l *loader) once(r lang.Row, col, id string) bool {
	if id == "" {
		l.errs = append(l.errs, r.Errorf(col, "the row needs an id"))
		return false
	}
	key := r.File + ":" + id
	if line, twice := l.seen[key]; twice {
		l.errs = append(l.errs, r.Errorf(col, "%q stands in line %d too", id, line))
		return false
	}
	l.seen[key] = r.Line
	return true
}

// hasNoName reports whether every name of an actor is empty.
func (a *Actor) hasNoName() bool {
	for _, n := range a.Name {
		if n != "" {
			return false
		}
	}
	return true
}

type loader struct {
	dir  *Directory
	fsys fs.FS
	errs []error
	seen map[string]int // line of each id in this folder, by file and id
}

func (l *loader) table(name string, want ...string) []lang.Row {
	data, err := fs.ReadFile(l.fsys, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		l.errs = append(l.errs, fmt.Errorf("actor data: %w", err))
		return nil
	}
	rows, err := lang.ReadTable(name, data, want...)
	if err != nil {
		l.errs = append(l.errs, err)
	}
	return rows
}

func (l *loader) unknownFiles() {
	known := []string{"states.tsv", "organisations.tsv", "outlets.tsv", "offices.tsv", "persons.tsv", "places.tsv", "terms.tsv"}
	files, _ := fs.Glob(l.fsys, "*.tsv")
	for _, f := range files {
		if !slices.Contains(known, f) {
			l.errs = append(l.errs, &lang.DataError{File: f, Line: 1, Column: 1,
				Problem: "is no file of actor data: the files are " + strings.Join(known, ", ")})
		}
	}
}

// put adds an actor, or, where a user's row has the ID of one that is known,
// puts it in its place.
func (l *loader) put(r lang.Row, col string, a Actor) {
	if !l.once(r, col, a.ID) {
		return
	}
	if a.hasNoName() {
		l.errs = append(l.errs, r.Errorf(col, "the row needs a name"))
		return
	}
	if i, ok := l.dir.byID[a.ID]; ok {
		l.dir.Actors[i] = a
		return
	}
	l.dir.byID[a.ID] = len(l.dir.Actors)
	l.dir.Actors = append(l.dir.Actors, a)
}
