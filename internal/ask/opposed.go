package ask

import (
	"slices"

	"github.com/sanad-news/sanad/internal/store"
)

// mostPairs bounds the pairs of opposites that are followed.
const mostPairs = 100

// opposed finds the lines that say the opposite of a line.
func (t *tracer) opposed(label int64, forms []store.Form) ([]Opposed, error) {
	out := []Opposed{}
	var ids []int64
	for _, f := range forms {
		ids = append(ids, f.ID)
	}
	pairs, err := t.r.Opposites(ids)
	if err != nil || len(pairs) == 0 {
		return out, err
	}
	var rows []int64
	for _, p := range pairs[:min(len(pairs), mostPairs)] {
		rows = append(rows, p.A, p.B)
	}
	near, err := t.r.FormsByID(distinct(rows))
	if err != nil {
		return nil, err
	}
	var labels []int64
	for _, f := range near {
		if f.Line != label && !slices.Contains(labels, f.Line) {
			labels = append(labels, f.Line)
		}
	}
	lines, err := t.lines(labels[:min(len(labels), mostOpposed)])
	if err != nil {
		return nil, err
	}
	briefs, err := t.briefs(lines)
	if err != nil {
		return nil, err
	}
	for _, b := range briefs {
		o := Opposed{LineBrief: b, Sayings: []Saying{}}
		o.Opposes = true
		found, err := t.r.Statements(store.StatementQuery{Lines: []int64{b.label}, Oldest: true, Limit: mostOpposing})
		if err != nil {
			return nil, err
		}
		all, err := load(t.r, found)
		if err != nil {
			return nil, err
		}
		g := newTelling(t, all, nil)
		o.Sayings = g.list(g.sayings)
		out = append(out, o)
	}
	return out, nil
}
