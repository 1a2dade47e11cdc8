package ask

import (
	"cmp"
	"slices"
	"strings"

	"github.com/sanad-news/sanad/internal/store"
)

// deedTelling is an event as one report tells it.
type deedTelling struct {
	*store.Event
	key     string              // what is done, and between which sides
	persons map[string][]string // on each side
	days    []stretch
	wide    []stretch // days, and the day before and after
	precise bool
	cite    *Cite
	by      []string // who made the statement that claims it
}

// joinedDeed is an event on its way.
type joinedDeed struct {
	tellings []*deedTelling
	days     []stretch
	precise  bool
}

// undatedWithin is how many days before its report an event of no told day is
// taken to have been.
const undatedWithin = 7

// deedsOf puts tellings together. They are taken in an order of their own, so
// that the order in which they came into the record does not matter: those of
// an exact day first, then by day and name.
func deedsOf(list []*deedTelling) []*joinedDeed {
	slices.SortFunc(list, func(a, b *deedTelling) int {
		return cmp.Or(-cmpBool(a.precise, b.precise), cmp.Compare(b.named(), a.named()), strings.Compare(a.From, b.From), strings.Compare(a.UID, b.UID))
	})
	shelves := map[string]*shelfOfDeeds{}
	var all []*joinedDeed
	for _, t := range list {
		shelf := shelves[t.key]
		if shelf == nil {
			shelf = &shelfOfDeeds{byDay: map[string][]int{}}
			shelves[t.key] = shelf
		}
		var into *joinedDeed
		for _, i := range shelf.near(t) {
			if shelf.deeds[i].takes(t) {
				into = shelf.deeds[i]
				break
			}
		}
		if into == nil {
			into = &joinedDeed{}
			all = append(all, into)
			shelf.put(into, t)
		}
		into.add(t)
	}
	return all
}

// shelfOfDeeds are the events of one kind between the same sides, by the days
// on which they can have been: a telling is compared with those near it in
// time, however many there are.
type shelfOfDeeds struct {
	deeds []*joinedDeed
	byDay map[string][]int
	long  []int // of no known day, or of more days than are listed
}

// mostListed is how many days an event is listed under: those of a month.
const mostListed = 40

// daysListed are the days of stretches; ok is false where they are too many, or
// none.
func daysListed(days []stretch) (list []string, ok bool) {
	for _, s := range days {
		for d := s.from; d <= s.to; d = before(d, -1) {
			if list = append(list, d); len(list) > mostListed {
				return nil, false
			}
		}
	}
	return list, len(list) > 0
}

// near are the places of the events that a telling can be of, oldest first.
func (s *shelfOfDeeds) near(t *deedTelling) []int {
	days, ok := daysListed(t.wide)
	if !ok {
		out := make([]int, len(s.deeds))
		for i := range out {
			out[i] = i
		}
		return out
	}
	out := slices.Clone(s.long)
	for _, d := range days {
		out = append(out, s.byDay[d]...)
	}
	return distinctOrdered(out)
}

func distinctOrdered(list []int) []int {
	slices.Sort(list)
	return slices.Compact(list)
}

// put lists an event under the days of its first telling: those of the others
// only make them fewer.
func (s *shelfOfDeeds) put(d *joinedDeed, t *deedTelling) {
	i := len(s.deeds)
	s.deeds = append(s.deeds, d)
	days, ok := daysListed(t.days)
	if !ok {
		s.long = append(s.long, i)
		return
	}
	for _, day := range days {
		s.byDay[day] = append(s.byDay[day], i)
	}
}

func cmpBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

func (t *deedTelling) named() (n int) {
	for _, p := range t.persons {
		n += len(p)
	}
	return n
}

// takes reports whether a telling can be of this event: days that agree, or are
// one day apart, since news crosses midnight; no two persons for one side; and
// no two places, unless the day is the same.
func (d *joinedDeed) takes(t *deedTelling) bool {
	if len(d.days) > 0 && len(t.days) > 0 && !meet(d.days, t.wide) {
		return false
	}
	if len(d.days) == 0 != (len(t.days) == 0) {
		return false
	}
	for _, o := range d.tellings {
		for side, persons := range t.persons {
			others := o.persons[side]
			if len(others) > 0 && !slices.ContainsFunc(persons, func(p string) bool { return slices.Contains(others, p) }) {
				return false
			}
		}
		if !likePlaces(o.Place, t.Place) && !(o.precise && t.precise && o.From == t.From) {
			return false
		}
	}
	return true
}

func (d *joinedDeed) add(t *deedTelling) {
	d.tellings = append(d.tellings, t)
	if len(d.days) == 0 {
		d.days = t.days
	} else if both := common(d.days, t.days); len(both) > 0 {
		d.days = both
	}
	d.precise = d.precise || t.precise
}

func widened(days []stretch) []stretch {
	out := make([]stretch, len(days))
	for i, s := range days {
		out[i] = stretch{before(s.from, 1), before(s.to, -1)}
	}
	return out
}

// likePlaces reports whether two places can be one: either is not told, or one
// name holds the other.
func likePlaces(a, b string) bool {
	a, b = fold(a), fold(b)
	return a == "" || b == "" || strings.Contains(a, b) || strings.Contains(b, a)
}
