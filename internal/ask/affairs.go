package ask

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/sanad-news/sanad/internal/store"
)

// AffairsQuery asks for all that a record has of a pair, or of one actor where
// B is empty.
type AffairsQuery struct {
	A, B         string
	Since, Until string // EDTF
	Language     string // in which actors of the data are named; "": as the record does
}

// The bounds of what is gathered for one dossier.
const (
	mostBehind   = 100_000 // statements of a side that are counted
	mostWhole    = 400     // statements that are looked at whole for one question
	mostScanned  = 5_000   // wordings in which others are sought
	mostDeeds    = 5_000   // tellings of events, and of figures
	mostSpeakers = 12
	mostLines    = 8
	mostAbout    = 6
	mostThird    = 8
	mostCites    = 3 // places for one fact, beside its number
)

// Affairs gathers the facts of a pair, or of one actor.
func (d *Desk) Affairs(ctx context.Context, q AffairsQuery) (Affairs, error) {
	var a Affairs
	g := &gatherer{Desk: d, out: &a, language: q.Language, all: newLoaded()}
	var err error
	if g.since, err = since(q.Since); err != nil {
		return a, err
	}
	if g.until, err = until(q.Until); err != nil {
		return a, err
	}
	err = d.view(ctx, func(r store.Reader) error {
		g.r = r
		known, err := g.subjects(&q)
		if err != nil || !known {
			return err
		}
		for _, step := range []func() error{g.briefs, g.sides, g.third, g.opposing, g.members, g.deeds, g.figures, g.base, g.unknown, g.months, g.characters} {
			if err := step(); err != nil {
				return err
			}
		}
		return nil
	})
	return a, err
}

// gatherer gathers the facts of one question.
type gatherer struct {
	*Desk
	r            store.Reader
	out          *Affairs
	language     string
	since, until string
	who          []*subject
	all          *loaded
	cites        []*Cite
	reports      map[int64]*store.Report // behind the statements
	lines        []map[int64]*lineCount  // of each side
	rank         map[int64]int           // of each, by its uid
	sorted       []store.Brief           // of all sides
	places       map[string]knownPlace   // by their names in reports
	offices      map[held]held           // by what reports call them
}

// other is the other side, or nil.
func (g *gatherer) other(i int) *subject {
	if len(g.who) < 2 {
		return nil
	}
	return g.who[1-i]
}

// briefs fetches what is counted of all statements.
func (g *gatherer) briefs() error {
	g.reports = map[int64]*store.Report{}
	var rows []int64
	for i, s := range g.who {
		queries := g.queries(s, g.other(i))
		for _, q := range queries {
			q.Limit = mostBehind + 1
			found, err := g.r.Briefs(q)
			if err != nil {
				return err
			}
			s.briefs = append(s.briefs, found...)
		}
		if len(queries) > 1 { // a statement can be found by both
			slices.SortFunc(s.briefs, func(a, b store.Brief) int { return cmp.Compare(b.ID, a.ID) })
			s.briefs = slices.CompactFunc(s.briefs, func(a, b store.Brief) bool { return a.ID == b.ID })
		}
		if len(s.briefs) > mostBehind {
			s.briefs, g.out.Cut = s.briefs[:mostBehind], true
		}
		s.briefs = onceSaid(s.briefs)
		for j := range s.briefs {
			rows = append(rows, s.briefs[j].Report)
		}
	}
	list, err := g.r.ReportsByID(distinct(rows))
	for i := range list {
		g.reports[list[i].ID] = &list[i]
	}
	g.ranks()
	for _, s := range g.who {
		s.briefs = g.inOrder(s.briefs)
	}
	return err
}

// newestFirst orders statements by day, and within a day by report and place:
// rows tell in which order they came, and a dossier must not.
func (g *gatherer) newestFirst(a, b *store.Brief) int {
	return cmp.Or(cmp.Compare(b.From, a.From), cmp.Compare(g.rank[a.Report], g.rank[b.Report]), cmp.Compare(a.ID, b.ID))
}

// ranks numbers the reports by their uids.
func (g *gatherer) ranks() {
	rows := slices.SortedFunc(maps.Keys(g.reports), func(a, b int64) int { return cmp.Compare(g.reports[a].UID, g.reports[b].UID) })
	g.rank = make(map[int64]int, len(rows))
	for i, row := range rows {
		g.rank[row] = i + 1
	}
}

// inOrder puts statements newest first. They are large and many: places are
// sorted, and each is moved once.
func (g *gatherer) inOrder(list []store.Brief) []store.Brief {
	at := make([]int32, len(list))
	for i := range at {
		at[i] = int32(i)
	}
	slices.SortFunc(at, func(a, b int32) int { return g.newestFirst(&list[a], &list[b]) })
	out := make([]store.Brief, len(list))
	for i, from := range at {
		out[i] = list[from]
	}
	return out
}

// oldestOf orders statements by day, report and place.
func oldestOf(list []store.Statement) []store.Statement {
	slices.SortFunc(list, func(a, b store.Statement) int {
		return cmp.Or(cmp.Compare(a.From, b.From), strings.Compare(reportOf(a.UID), reportOf(b.UID)), cmp.Compare(a.Ordinal, b.Ordinal))
	})
	return slices.CompactFunc(list, func(a, b store.Statement) bool { return a.ID == b.ID })
}

// reportOf is the report of a statement's uid.
func reportOf(uid string) string {
	report, _, _ := strings.Cut(uid, "/")
	return report
}
