package ask

import (
	"maps"
	"slices"

	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/store"
)

// unknown counts what the record cannot tell.
func (g *gatherer) unknown() error {
	u := &g.out.Unknown
	var unsaid, undated []int64
	for _, b := range g.newest(2 * mostBehind) {
		switch {
		case b.From == "":
			undated = append(undated, b.ID)
		case g.underReport(&b):
			unsaid = append(unsaid, b.ID)
		}
	}
	var err error
	if u.Unsaid, err = g.gap(unsaid); err != nil {
		return err
	}
	if u.Undated, err = g.gap(undated); err != nil {
		return err
	}
	if err := g.unresolved(); err != nil {
		return err
	}
	for _, d := range g.out.Deeds {
		if d.Day.Known != KnownSaid {
			u.Deeds.N++
		}
		if d.Day.Known != KnownSaid && d.Told {
			u.Deeds.Cites = append(u.Deeds.Cites, d.Cites[:min(1, mostCites-min(mostCites, len(u.Deeds.Cites)))]...)
		}
	}
	for _, s := range g.out.Series {
		for _, p := range s.Points {
			if p.Period == "" {
				u.Figures.N++
				u.Figures.Cites = append(u.Figures.Cites, p.Cites[:min(1, mostCites-min(mostCites, len(u.Figures.Cites)))]...)
			}
		}
	}
	for _, row := range slices.Sorted(maps.Keys(g.reports)) {
		if r := g.reports[row]; r.Outlet == 0 {
			g.all.reports[row] = r
			if u.Outlets.N++; u.Outlets.N <= mostCites {
				u.Outlets.Cites = append(u.Outlets.Cites, g.citeTitle(r))
			}
		}
	}
	return nil
}

// underReport reports whether a statement stands under the day of its report,
// and not under one that is told, of it or of the speaker's other words.
func (g *gatherer) underReport(b *store.Brief) bool {
	if b.Said != "" {
		return false
	}
	r := g.reports[b.Report]
	return b.From != b.To || r == nil || b.From == r.Day
}

func (g *gatherer) gap(rows []int64) (Gap, error) {
	cites, err := g.citeRows(rows[:min(len(rows), mostCites)])
	return Gap{len(rows), cites}, err
}

// unresolved counts what is said in reports on the subject by someone of whom
// no side is known.
func (g *gatherer) unresolved() error {
	q := store.StatementQuery{Since: g.since, Until: g.until, Standing: true, Terms: []uint32{record.TermOfSide("")}}
	for _, s := range g.who {
		if s.side == "" {
			return nil // of people the report says who they are
		}
		q.Terms = append(q.Terms, record.TermOn(s.side))
	}
	q.Limit = mostBehind
	briefs, err := g.r.Briefs(q)
	if err != nil {
		return err
	}
	if briefs = onceSaid(briefs); len(briefs) == 0 {
		return nil
	}
	n, count := len(briefs), map[int64]bool{}
	for i := range briefs {
		count[briefs[i].ID] = true
	}
	q.Limit = mostWhole
	list, err := g.r.Statements(q)
	if err != nil {
		return err
	}
	list = slices.DeleteFunc(list, func(s store.Statement) bool { return !count[s.ID] })
	var rows []int64
	for _, s := range oldestOf(list)[:min(len(list), mostCites)] {
		rows = append(rows, s.ID)
	}
	g.out.Unknown.Unresolved.N = n
	g.out.Unknown.Unresolved.Cites, err = g.citeRows(rows)
	return err
}
