package figure

import (
	"cmp"
	"slices"

	"github.com/sanad-news/sanad"
)

// Sourced is a figure with the report that tells it.
type Sourced struct {
	sanad.Figure
	Language  string // of the report, BCP 47
	Report    string // its id
	Published string // EDTF; empty where not known
}

// Point is one value of a series. Revises is the index of the point of the
// same period and kind that was told before with another value, or -1; Repeats
// that of the one with the same value.
type Point struct {
	Sourced
	Revises int
	Repeats int
}

// Series are the figures on one measure, by period and then by when they were
// told: a target for a year stands beside what the year brought.
type Series struct {
	Key     string
	What    string // the shortest words for it
	Unit    string
	Measure string
	Of      []sanad.Party
	Points  []Point
}

// Series gathers figures into series, in the order of their keys. A figure
// alone on its measure is a series of one point.
func (k *Keys) Series(all []Sourced) []Series {
	byKey := map[string]*Series{}
	var keys []string
	for i := range all {
		key := k.Key(&all[i].Figure, all[i].Language)
		s := byKey[key]
		if s == nil {
			s = &Series{Key: key, What: all[i].What, Unit: all[i].Unit, Measure: all[i].Measure, Of: all[i].Of}
			byKey[key] = s
			keys = append(keys, key)
		}
		if w := all[i].What; w != "" && (s.What == "" || len(w) < len(s.What) || len(w) == len(s.What) && w < s.What) {
			s.What = w
		}
		s.Points = append(s.Points, Point{Sourced: all[i], Revises: -1, Repeats: -1})
	}
	slices.Sort(keys)
	out := make([]Series, 0, len(keys))
	for _, key := range keys {
		byKey[key].order()
		out = append(out, *byKey[key])
	}
	return out
}

// order sorts the points and finds those told before.
func (s *Series) order() {
	slices.SortStableFunc(s.Points, func(a, b Point) int {
		return cmp.Or(cmp.Compare(a.Period, b.Period), cmp.Compare(a.Published, b.Published), cmp.Compare(a.Report, b.Report),
			cmp.Compare(a.Value.Start, b.Value.Start))
	})
	for i := range s.Points {
		p := &s.Points[i]
		for j := i - 1; j >= 0 && p.Period != "" && s.Points[j].Period == p.Period; j-- {
			q := &s.Points[j]
			if q.Kind != p.Kind {
				continue
			}
			if q.Low == p.Low && q.High == p.High {
				p.Repeats = j
			} else if q.Report != p.Report {
				p.Revises = j
			}
			break
		}
	}
}
