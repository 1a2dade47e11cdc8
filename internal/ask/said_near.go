package ask

import (
	"slices"

	"github.com/sanad-news/sanad/internal/store"
)

// beside tells what lies nearest to a time in which nothing was found, so that
// nobody takes silence in that time for silence.
func (d *Desk) beside(r store.Reader, q *SaidQuery, a *SaidAnswer, base store.StatementQuery) (err error) {
	if len(a.Sayings) > 0 || q.After != "" {
		return nil
	}
	if base.Since != "" {
		earlier := base
		earlier.Since, earlier.Until, earlier.After = "", "", store.Cursor{Sort: base.Since}
		if a.Earlier, err = d.nearest(r, q, a.Who, earlier); err != nil {
			return err
		}
	}
	if base.Until != "" { // what begins within the time ends after it: else it had been found
		then := base
		then.Until, then.Oldest = "", true
		a.Later, err = d.nearest(r, q, a.Who, then)
	}
	return err
}

// nearest is the first saying that is found, in the order of the query.
func (d *Desk) nearest(r store.Reader, q *SaidQuery, who *Who, base store.StatementQuery) (*Saying, error) {
	var about SaidAnswer
	list, err := d.about(r, q, &about, base)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	f := &finder{Desk: d, r: r, searches: list, who: who}
	by := map[int64]*search{}
	var found []store.Statement
	for i := range list {
		one := list[i].StatementQuery
		one.Limit = batch
		some, err := r.Statements(one)
		if err != nil {
			return nil, err
		}
		for j := range some {
			if by[some[j].ID] == nil {
				found = append(found, some[j])
			}
			by[some[j].ID] = &list[i]
		}
	}
	slices.SortFunc(found, func(a, b store.Statement) int {
		if base.Oldest {
			a, b = b, a
		}
		return compareDays(&b, &a)
	})
	if err := f.keep(found, by); err != nil || len(f.found) == 0 {
		return nil, err
	}
	first := f.found[0].UID
	if !base.Oldest {
		slices.Reverse(f.found)
	}
	for _, g := range join(f.found, sameWords) {
		if slices.ContainsFunc(g.statements, func(s *said) bool { return s.UID == first }) {
			s := g.saying(f.all)
			return &s, nil
		}
	}
	return nil, nil //nolint:nilnil // nothing is near, and that is no fault
}
