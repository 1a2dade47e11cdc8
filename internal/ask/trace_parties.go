package ask

import (
	"cmp"
	"slices"
	"strings"

	"github.com/sanad-news/sanad/internal/record"
)

// Circle is two sides or more that sayings of a line have in common: those that
// the words name, and those of their speakers.
type Circle struct {
	Sides   []string `json:"sides"` // names
	Sayings int      `json:"sayings"`
}

// circles tells apart the relations that a line is about, where these have no
// side in common: the same words are another assertion of others, and a line
// holds them together only as far as words without a subject do. Nil where there
// are fewer than two.
func (g *telling) circles() []Circle {
	strangers := map[string]string{} // names of sides that the actor data do not know, by key
	for i := range g.all.statements {
		s := &g.all.statements[i]
		for _, sp := range s.speakers {
			if side := g.sideOf(sp, s.Language); strings.HasPrefix(side, strangerPrefix) {
				strangers[side] = cmp.Or(strangers[side], sp.Of)
			}
		}
	}
	together := newOrigins()
	var first []string // of the sides of each saying
	members := map[string]bool{}
	for _, j := range g.sayings {
		sides := g.sides(j, strangers)
		if len(sides) == 0 {
			continue
		}
		first = append(first, sides[0])
		for _, side := range sides {
			members[side] = true
			together.unite(sides[0], side)
		}
	}
	out := map[string]*Circle{}
	for side := range members {
		root := together.root(side)
		if out[root] == nil {
			out[root] = &Circle{}
		}
		out[root].Sides = append(out[root].Sides, g.sideName(side, strangers))
	}
	for _, side := range first {
		out[together.root(side)].Sayings++
	}
	list := make([]Circle, 0, len(out))
	for _, c := range out {
		if slices.Sort(c.Sides); len(c.Sides) > 1 {
			list = append(list, *c)
		}
	}
	if len(list) < 2 {
		return nil
	}
	slices.SortFunc(list, func(a, b Circle) int {
		return cmp.Or(cmp.Compare(b.Sayings, a.Sayings), slices.Compare(a.Sides, b.Sides))
	})
	return list
}

// strangerPrefix begins the keys of sides that the actor data do not know.
const strangerPrefix = "name:"

// sideOf is the side that a speaker is on, as a key; "" where none is known.
func (g *telling) sideOf(sp Speaker, code string) string {
	if sp.Of == "" {
		return g.rec.Side(sp.Key)
	}
	if known := g.rec.SidesIn(sp.Of, code); len(known) > 0 {
		return known[0]
	}
	return record.NamedSide(sp.Of)
}

// sides are the sides that a saying names, and those of its speakers.
func (g *telling) sides(j *joined, strangers map[string]string) []string {
	var sides []string
	for _, s := range j.statements {
		for _, sp := range s.speakers {
			sides = append(sides, g.sideOf(sp, s.Language))
		}
		claim := g.claim(s.wording)
		sides = append(sides, g.rec.SidesIn(claim, s.Language)...)
		words := " " + record.FoldName(claim) + " "
		for side := range strangers {
			if strings.Contains(words, " "+strings.TrimPrefix(side, strangerPrefix)+" ") {
				sides = append(sides, side)
			}
		}
	}
	return distinct(sides)
}

func (g *telling) sideName(side string, strangers map[string]string) string {
	if a, ok := g.rec.Data.Actors.ByID(side); ok {
		return record.ShownName(a)
	}
	return cmp.Or(strangers[side], side)
}
