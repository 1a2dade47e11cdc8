package ask

import (
	"slices"

	"github.com/sanad-news/sanad/internal/store"
)

// mostPairs bounds the pairs of opposites that are followed.
const mostPairs = 100

// opposed finds the lines that say the opposite of a line. Forms that oppose
// each other share a key, which is how the ones that the record has as
// opposites are fetched.
func (t *tracer) opposed(label int64, forms []store.Form) ([]Opposed, error) {
	out := []Opposed{}
	var ids, keys []int64
	for _, f := range forms {
		ids = append(ids, f.ID)
	}
	pairs, err := t.r.Opposites(ids)
	if err != nil || len(pairs) == 0 {
		return out, err
	}
	against := map[int64]bool{}
	for _, p := range pairs[:min(len(pairs), mostPairs)] {
		against[p.A], against[p.B] = true, true
	}
	for _, f := range forms {
		if p, err := t.rec.Lines.Decode(f.Body); err == nil && against[f.ID] {
			keys = append(keys, p.Keys()...)
		}
	}
	near, err := t.r.FormsByKey(distinct(keys))
	if err != nil {
		return nil, err
	}
	var labels []int64
	for _, f := range near {
		if against[f.ID] && f.Line != label && !slices.Contains(labels, f.Line) {
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
		all, err := load(t.rec, t.r, found)
		if err != nil {
			return nil, err
		}
		g := newTelling(t, all, nil)
		o.Sayings = g.list(g.sayings)
		out = append(out, o)
	}
	return out, nil
}
