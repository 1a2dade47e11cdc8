package ask

import (
	"cmp"
	"maps"
	"slices"

	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/store"
)

// mostMembers is how many of those who speak for a side are sought in what
// reports tell without saying whose they are.
const mostMembers = 30

// members finds those who are known to speak for a side, and for no other: a
// report that only names them tells of their side all the same. Of actors of
// the actor data the record knows the side itself.
func (g *gatherer) members() error {
	for i, s := range g.who {
		s.members = map[int64]bool{}
		if s.side == "" {
			continue
		}
		states, err := g.r.Actors([]string{s.side})
		if err != nil {
			return err
		}
		if len(states) == 0 {
			continue
		}
		s.state = states[0].ID
		counts := map[int64]int{}
		for j := range s.briefs {
			for _, a := range s.briefs[j].Speakers {
				counts[a]++
			}
		}
		if other := g.other(i); other != nil {
			for j := range other.briefs {
				for _, a := range other.briefs[j].Speakers {
					delete(counts, a)
				}
			}
		}
		rows := slices.SortedFunc(maps.Keys(counts), func(a, b int64) int {
			return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
		})
		actors, err := g.r.ActorsByID(rows[:min(len(rows), mostMembers)])
		if err != nil {
			return err
		}
		for j := range actors {
			if s.members[actors[j].ID], err = g.onlyFor(&actors[j], s.side); err != nil {
				return err
			}
		}
		maps.DeleteFunc(s.members, func(_ int64, is bool) bool { return !is })
	}
	return nil
}

// onlyFor reports whether someone speaks in offices of one side alone.
func (g *gatherer) onlyFor(a *store.Actor, side string) (bool, error) {
	if _, known := g.rec.Data.Actors.ByID(a.Key); known || a.Key == side {
		return false, nil
	}
	list, err := g.r.OfficesOf(a.ID)
	if err != nil {
		return false, err
	}
	list = slices.DeleteFunc(list, func(t store.Tenure) bool { return t.Of == "" })
	return len(list) > 0 && !slices.ContainsFunc(list, func(t store.Tenure) bool {
		if ids := known(g.rec, t.Of); len(ids) == 1 {
			return g.rec.Side(ids[0]) != side
		}
		return record.NamedSide(t.Of) != side
	}), nil
}

// sought are the rows by which what was done and counted is found: those of a
// subject and of its members.
func (s *subject) sought() []int64 {
	return orNobody(slices.Concat(s.rows, slices.Sorted(maps.Keys(s.members))))
}

// placed gives parties whose side the report does not tell the one that they
// are known for, and reports whether every subject takes part.
func (g *gatherer) placed(parties []store.Party) bool {
	for _, s := range g.who {
		there := false
		for i := range parties {
			p := &parties[i]
			if p.State == 0 && s.members[p.Actor] {
				p.State = s.state
			}
			there = there || slices.Contains(s.rows, p.Actor) || slices.Contains(s.rows, p.State) || p.State != 0 && p.State == s.state
		}
		if !there {
			return false
		}
	}
	return true
}
