package ask

import (
	"slices"
	"strings"

	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/lang"
)

// nameOf is the name of an actor in the language that is asked for, or in that
// of the record; name where the actor data do not know it.
func (g *gatherer) nameOf(key, name string) string {
	a, ok := g.rec.Data.Actors.ByID(key)
	switch {
	case !ok:
		return name
	case g.language == "":
		return record.ShownName(a)
	}
	return a.NameIn(g.language)
}

// named gives the carriers of a chain their names in the language that is asked
// for.
func (g *gatherer) named(chain []Link) []Link {
	for i := range chain {
		chain[i].Carrier = g.nameOf(chain[i].Key, chain[i].Carrier)
	}
	return chain
}

// held is an office and whose it is.
type held struct{ office, of string }

// officeOf is an office and whose it is, in the language that is asked for as
// far as the actor data know them, else in the report's words: one office,
// however reports call it.
func (g *gatherer) officeOf(office, of string) held {
	told := held{office, of}
	if h, ok := g.offices[told]; ok {
		return h
	}
	if g.offices == nil {
		g.offices = map[held]held{}
	}
	h := told
	if of != "" && strings.Contains(strings.ToLower(office), strings.ToLower(of)) {
		h.of = "" // it says itself whose it is
	} else if g.language != "" {
		if ids := known(g.rec, of); len(ids) == 1 {
			h.of = g.nameOf(ids[0], of)
		}
		h.office = g.rec.Data.Actors.OfficeIn(office, g.language)
	}
	g.offices[told] = h
	return h
}

// placesOf are the places that a report in a language names as one, called as
// in the language that is asked for: "Laut Jepang dan Laut China Timur" is two
// where the actor data know both. What they do not know stays as it is.
func (g *gatherer) placesOf(place, language string) []string {
	if place == "" || g.language == "" {
		return one(place)
	}
	if name, ok := g.placeIn(place); ok {
		return []string{name}
	}
	l := g.rec.Data.Language(language)
	if l == nil {
		return []string{place}
	}
	and := l.Pack.Words(lang.And)
	var out, words []string
	flush := func() bool {
		name, ok := g.placeIn(strings.Join(words, " "))
		out, words = append(out, name), nil
		return ok
	}
	for w := range strings.FieldsSeq(place) {
		bare, comma := strings.CutSuffix(w, ",")
		isAnd := slices.Contains(and, w)
		if !isAnd {
			words = append(words, bare)
		}
		if (isAnd || comma) && len(words) > 0 && !flush() {
			return []string{place}
		}
	}
	if len(words) == 0 || !flush() {
		return []string{place}
	}
	return out
}

// knownPlace is what a place is called, and whether the actor data know it.
type knownPlace struct {
	name  string
	known bool
}

// placeIn keeps what a place is called: the places of a relation are few, and
// told of often.
func (g *gatherer) placeIn(name string) (string, bool) {
	if g.places == nil {
		g.places = map[string]knownPlace{}
	}
	p, ok := g.places[name]
	if !ok {
		p.name, p.known = g.rec.Data.Actors.PlaceIn(name, g.language)
		g.places[name] = p
	}
	return p.name, p.known
}

// one is a list of a word, or of none.
func one(word string) []string {
	if word == "" {
		return nil
	}
	return []string{word}
}
