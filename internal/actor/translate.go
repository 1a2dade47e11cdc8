package actor

import (
	"slices"
	"strings"

	"github.com/sanad-news/sanad/lang"
)

// OfficeIn is what the office of a title is usually called in a language. A
// title that is no office's name, or the name of several, is returned as it is,
// and so is one that the language uses itself.
func (d *Directory) OfficeIn(title, code string) string {
	folded := strings.ToLower(title)
	if len(d.byName[code][folded]) > 0 {
		return title
	}
	var found []int
	for _, names := range d.byName {
		for _, i := range names[folded] {
			if !slices.Contains(found, i) {
				found = append(found, i)
			}
		}
	}
	if len(found) != 1 || len(d.Offices[found[0]].Names[code]) == 0 {
		return title
	}
	return d.Offices[found[0]].Names[code][0]
}

// placesIn is the language of the names in places.tsv; the other forms there
// are of no told language.
const placesIn = "en"

// PlaceIn is what a place is called in a language, and whether the data know
// the place. One that two places could be, or of which the data have no name in
// that language, keeps its name.
func (d *Directory) PlaceIn(name, code string) (string, bool) {
	known, called := false, []string{}
	for i := range d.Actors {
		a := &d.Actors[i]
		if a.Kind != Place && a.Kind != State || !a.isPlace(name) {
			continue
		}
		known = true
		if n := a.placeIn(name, code); n != "" && !slices.Contains(called, n) {
			called = append(called, n)
		}
	}
	if len(called) != 1 {
		return name, known
	}
	return called[0], known
}

func (a *Actor) isPlace(name string) bool {
	return slices.ContainsFunc(a.forms, func(f form) bool { return f.class&lang.Place != 0 && strings.EqualFold(f.text, name) })
}

// placeIn is the name in a language of the place, or of the capital, that name
// means; "" where none is known.
func (a *Actor) placeIn(name, code string) string {
	if a.Kind == Place {
		if code == placesIn {
			return a.NameIn(code)
		}
		return ""
	}
	for _, f := range a.forms { // capitals, the usual one first
		if f.class&lang.Place != 0 && f.lang == code {
			return a.sameOr(name, code, f.text)
		}
	}
	return ""
}

// sameOr is the name where the language uses it too, else the usual one.
func (a *Actor) sameOr(name, code, usual string) string {
	for _, f := range a.forms {
		if f.class&lang.Place != 0 && f.lang == code && strings.EqualFold(f.text, name) {
			return f.text
		}
	}
	return usual
}
