package ask

import (
	"cmp"
	"context"
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
	if g.since, err = since("--since", q.Since); err != nil {
		return a, err
	}
	if g.until, err = until("--until", q.Until); err != nil {
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
	sorted       []store.Brief           // of all sides
	places       map[string]knownPlace   // by their names in reports
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
		for _, q := range g.queries(s, g.other(i)) {
			q.Limit = mostBehind + 1
			found, err := g.r.Briefs(q)
			if err != nil {
				return err
			}
			s.briefs = append(s.briefs, found...)
		}
		slices.SortFunc(s.briefs, func(a, b store.Brief) int { return cmp.Compare(b.ID, a.ID) })
		s.briefs = slices.CompactFunc(s.briefs, func(a, b store.Brief) bool { return a.ID == b.ID })
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
	for _, s := range g.who {
		slices.SortFunc(s.briefs, g.newestFirst)
	}
	return err
}

// newestFirst orders statements by day, and within a day by report and place:
// rows tell in which order they came, and a dossier must not.
func (g *gatherer) newestFirst(a, b store.Brief) int {
	uid := func(b *store.Brief) string {
		if r := g.reports[b.Report]; r != nil {
			return r.UID
		}
		return ""
	}
	return cmp.Or(cmp.Compare(b.From, a.From), cmp.Compare(uid(&a), uid(&b)), cmp.Compare(a.ID, b.ID))
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
