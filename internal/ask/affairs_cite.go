package ask

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/store"
)

// citeSaid cites a statement.
func (g *gatherer) citeSaid(l *loaded, s *said) *Cite {
	return g.cite(&Cite{ID: s.UID, Kind: s.Kind, Report: l.brief(s.report), Chain: g.named(l.chain(s.Statement)), Start: s.Start, End: s.End,
		Not: s.Negated, row: s.Report})
}

func (g *gatherer) cite(c *Cite) *Cite {
	if !c.kept {
		c.kept = true
		g.cites = append(g.cites, c)
	}
	return c
}

// citeRows cites statements by their rows, each once, in the order of the rows.
func (g *gatherer) citeRows(rows []int64) ([]*Cite, error) {
	found, err := g.r.Statements(store.StatementQuery{IDs: distinct(rows), Limit: len(rows)})
	asked := func(id int64) int { return slices.Index(rows, id) }
	if err != nil {
		return nil, err
	}
	slices.SortFunc(found, func(a, b store.Statement) int { return cmp.Compare(asked(a.ID), asked(b.ID)) })
	all, err := load(g.r, found)
	if err != nil {
		return nil, err
	}
	g.all.merge(all)
	var out []*Cite
	for i := range all.statements {
		out = append(out, g.citeSaid(all, &all.statements[i]))
	}
	return out, nil
}

// citeReport cites the place of an event or figure.
func (g *gatherer) citeReport(id, kind string, row int64, start, end int) *Cite {
	c := &Cite{ID: id, Kind: kind, Start: start, End: end, Chain: []Link{}, row: row}
	if r := g.all.reports[row]; r != nil {
		c.Report = g.all.brief(r)
	}
	return g.cite(c)
}

// loadReports fetches reports that are not loaded yet, with their outlets.
func (g *gatherer) loadReports(rows []int64) error {
	rows = slices.DeleteFunc(distinct(rows), func(id int64) bool { return g.all.reports[id] != nil })
	list, err := g.r.ReportsByID(rows)
	if err != nil {
		return err
	}
	var outlets []int64
	for i := range list {
		g.all.reports[list[i].ID] = &list[i]
		outlets = append(outlets, list[i].Outlet)
	}
	return g.all.loadActors(g.r, outlets)
}

// characters gives every place its characters, as they stand in the reading's
// text: a wording is spelt as any of its reports spell it, a quotation is not.
func (g *gatherer) characters() error {
	byReport := map[int64][]*Cite{}
	var rows []int64
	for _, c := range g.cites {
		if byReport[c.row] == nil {
			rows = append(rows, c.row)
		}
		byReport[c.row] = append(byReport[c.row], c)
	}
	const atOnce = 100
	for batch := range slices.Chunk(distinct(rows), atOnce) {
		bodies, err := g.r.Bodies(batch)
		if err != nil {
			return err
		}
		for _, row := range batch {
			_, rd, err := g.rec.Unpack(bodies[row])
			if err != nil {
				return err
			}
			text := []rune(rd.Text)
			for _, c := range byReport[row] {
				if c.title {
					c.Start, c.End = titleOf(&rd)
				}
				if k := creditOf(&rd, c.wire); k != nil {
					c.Start, c.End = k.Span.Start, k.Span.End
				}
				c.Trigger = triggerOf(&rd, c)
				if len(c.Chain) == 0 {
					c.Chain = g.carriersOf(&rd, c)
				}
				start, end := max(0, min(c.Start, len(text))), max(0, min(c.End, len(text)))
				c.Text = string(text[start:max(start, end)])
			}
		}
	}
	return nil
}

// titleOf is the stretch of a report's title; of one without a title the first
// words of its body, or of what there is.
func titleOf(rd *sanad.Reading) (start, end int) {
	for _, kind := range []sanad.BlockKind{sanad.TitleBlock, sanad.BodyBlock} {
		for _, b := range rd.Blocks {
			if b.Kind == kind {
				return b.Start, b.Start + firstWords(rd.Text, b.Start, b.End)
			}
		}
	}
	if len(rd.Blocks) > 0 {
		return rd.Blocks[0].Start, rd.Blocks[0].Start + firstWords(rd.Text, rd.Blocks[0].Start, rd.Blocks[0].End)
	}
	return 0, 0
}

// mostOpening is how many characters stand for a report that has no title.
const mostOpening = 160

// firstWords is how many code points from start on are whole words, as far as
// mostOpening or end.
func firstWords(text string, start, end int) int {
	if end-start <= mostOpening {
		return end - start
	}
	opening := []rune(text)[start : start+mostOpening]
	for i := len(opening) - 1; i > 0; i-- {
		if unicode.IsSpace(opening[i]) {
			return i
		}
	}
	return mostOpening
}

// triggerOf are the words that name the event of a place; "" where it is of
// none.
func triggerOf(rd *sanad.Reading, c *Cite) string {
	if c.Kind != "event" {
		return ""
	}
	for i := range rd.Events {
		if strings.HasSuffix(c.ID, "/"+rd.Events[i].ID) {
			return rd.Events[i].Trigger.Text
		}
	}
	return ""
}

// oldestFirst orders places by the day of their reports.
func oldestFirst(cites []*Cite) []*Cite {
	slices.SortStableFunc(cites, func(a, b *Cite) int {
		return cmp.Or(cmp.Compare(a.Report.Published, b.Report.Published), cmp.Compare(a.ID, b.ID))
	})
	return cites
}

// citeTitle cites a report as a whole, by its beginning.
func (g *gatherer) citeTitle(r *store.Report) *Cite {
	return g.cite(&Cite{ID: r.UID, Kind: "report", Report: g.all.brief(r), Chain: []Link{}, row: r.ID, title: true})
}
