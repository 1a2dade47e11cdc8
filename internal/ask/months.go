package ask

import (
	"maps"
	"slices"

	"github.com/sanad-news/sanad/internal/record"
)

// Month is what is in the record of one month of a relation.
type Month struct {
	Month   string // 2006-01
	Said    [2]int // statements by each side
	Joint   int    // of them those by both, counted for each
	Classes [5]int // events that were done, by their class in PLOVER; 0 is none of these
	Claimed [5]int // of them those that only someone's statement tells
	Cites   []*Cite
}

// months counts by months what was said and done. Only what was done counts as
// done.
func (g *gatherer) months() error {
	by := byMonth{}
	last, unplaced := g.saidBy(by)
	g.doneBy(by)
	var err error
	if g.out.Unknown.Months, err = g.gap(unplaced); err != nil {
		return err
	}
	for _, key := range slices.Sorted(maps.Keys(by)) {
		m := by[key]
		if len(m.Cites) == 0 && len(by) <= mostMonths {
			if m.Cites, err = g.citeRows([]int64{last[key]}); err != nil {
				return err
			}
		}
		g.out.Months = append(g.out.Months, *m)
	}
	return nil
}

// byMonth are months by their names.
type byMonth map[string]*Month

// of is the month of a stretch of days, nil where it is not known.
func (b byMonth) of(from, to string) *Month {
	m := record.MonthOf(from, to)
	if m == "" {
		return nil
	}
	if b[m] == nil {
		b[m] = &Month{Month: m}
	}
	return b[m]
}

// saidBy counts what each side said, and returns the last statement counted in
// each month, and those of which the month is not known.
func (g *gatherer) saidBy(by byMonth) (last map[string]int64, unplaced []int64) {
	last = map[string]int64{}
	both := map[int64]bool{}
	for i, s := range g.who {
		for j := range s.briefs {
			b := &s.briefs[j]
			m, again := by.of(b.From, b.To), both[b.ID]
			both[b.ID] = true
			switch {
			case m == nil && again:
				continue
			case m == nil:
				unplaced = append(unplaced, b.ID)
				continue
			case again:
				m.Joint++
			}
			m.Said[i]++
			last[m.Month] = b.ID
		}
	}
	return last, unplaced
}

// doneBy counts the events that were done.
func (g *gatherer) doneBy(by byMonth) {
	for i := range g.out.Deeds {
		d := &g.out.Deeds[i]
		if d.Status != "done" {
			continue
		}
		m := by.of(d.Day.From, d.Day.To)
		if m == nil {
			g.undrawn(d)
			continue
		}
		m.Classes[d.Class]++
		if d.Claimed {
			m.Claimed[d.Class]++
		}
		if d.Told && len(m.Cites) < mostCites {
			m.Cites = append(m.Cites, d.Cites[:min(1, len(d.Cites))]...)
		}
	}
}

// undrawn counts an event of which not even the month is known.
func (g *gatherer) undrawn(d *Deed) {
	u := &g.out.Unknown.Undrawn
	u.N++
	if d.Told && len(u.Cites) < mostCites {
		u.Cites = append(u.Cites, d.Cites[:min(1, len(d.Cites))]...)
	}
}

// mostMonths is how many months have places cited for what was said in them.
const mostMonths = 240
