package ask

import (
	"cmp"
	"maps"
	"slices"

	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/store"
)

// newest are the newest statements of all sides, each once. What it returns is
// not to be changed.
func (g *gatherer) newest(most int) []store.Brief {
	if g.sorted == nil && len(g.who) == 1 {
		g.sorted = g.who[0].briefs
	}
	if g.sorted == nil {
		g.sorted = g.merged(g.who[0].briefs, g.who[1].briefs)
	}
	return g.sorted[:min(len(g.sorted), most)]
}

// merged are two lists in order as one; what is in both, since both speak,
// once.
func (g *gatherer) merged(a, b []store.Brief) []store.Brief {
	out := make([]store.Brief, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		first := &a
		switch order := g.newestFirst(&a[0], &b[0]); {
		case order > 0:
			first = &b
		case order == 0:
			b = b[1:]
		}
		out, *first = append(out, (*first)[0]), (*first)[1:]
	}
	return slices.Concat(out, a, b)
}

// third finds who else is named in what the sides say.
func (g *gatherer) third() error {
	briefs := g.newest(mostScanned)
	var rows []int64
	for i := range briefs {
		rows = append(rows, briefs[i].Wording)
	}
	ws, err := g.r.Wordings(distinct(rows))
	if err != nil {
		return err
	}
	named := map[int64][]string{}
	for i := range ws {
		named[ws[i].ID] = g.rec.SidesIn(ws[i].Text, ws[i].Language)
	}
	type count struct {
		n          int
		statements []int64
	}
	counts := map[string]*count{}
	for i := range briefs {
		for _, id := range named[briefs[i].Wording] {
			if slices.ContainsFunc(g.who, func(s *subject) bool { return s.id == id || g.rec.Side(s.id) == id }) {
				continue
			}
			c := counts[id]
			if c == nil {
				c = &count{}
				counts[id] = c
			}
			c.n++
			if len(c.statements) < mostCites {
				c.statements = append(c.statements, briefs[i].ID)
			}
		}
	}
	ids := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b].n, counts[a].n), cmp.Compare(a, b))
	})
	for _, id := range ids[:min(len(ids), mostThird)] {
		n := Named{Key: id, Name: g.nameOf(id, id), Statements: counts[id].n}
		if n.Cites, err = g.citeRows(counts[id].statements); err != nil {
			return err
		}
		g.out.Third = append(g.out.Third, n)
	}
	return nil
}

// base tells what it all rests on.
func (g *gatherer) base() error {
	b := &g.out.Base
	behind := maps.Clone(g.reports)
	for _, d := range g.out.Deeds {
		g.behind(behind, d.Cites)
	}
	for _, s := range g.out.Series {
		for _, p := range s.Points {
			g.behind(behind, p.Cites)
		}
	}
	from, pages, days := newOrigins(), map[string]bool{}, reach{}
	outlets, newest := map[int64]map[string]bool{}, map[int64]*store.Report{}
	for _, row := range slices.Sorted(maps.Keys(behind)) {
		r := behind[row]
		from.root("r" + r.UID)
		if r.Origin != 0 {
			from.unite("r"+r.UID, originKey(r.Origin))
		}
		pages[pageOf(r)] = true
		from, to := record.Days(r.Published)
		days.add(r.Published, from, to)
		if outlets[r.Outlet] == nil {
			outlets[r.Outlet] = map[string]bool{}
		}
		outlets[r.Outlet][pageOf(r)] = true
		if o := newest[r.Outlet]; o == nil || cmp.Or(cmp.Compare(o.Day, r.Day), cmp.Compare(o.UID, r.UID)) < 0 {
			newest[r.Outlet] = r
		}
	}
	b.First, b.Last = days.first, days.last
	b.Reports, b.Origins = len(pages), from.count()
	b.Statements = len(g.newest(2 * mostBehind))
	var err error
	if b.Outlets, err = g.carried(outlets, newest, false); err != nil {
		return err
	}
	wires := map[int64]map[string]bool{}
	newest = map[int64]*store.Report{}
	for _, s := range g.who {
		for i := range s.briefs {
			r := g.reports[s.briefs[i].Report]
			for _, c := range s.briefs[i].Chain {
				if r == nil || c.Actor == r.Outlet || c.Kind != "wire" && c.Kind != "outlet" {
					continue
				}
				if wires[c.Actor] == nil {
					wires[c.Actor] = map[string]bool{}
				}
				wires[c.Actor][pageOf(r)] = true
				if o := newest[c.Actor]; o == nil || cmp.Or(cmp.Compare(o.Day, r.Day), cmp.Compare(o.UID, r.UID)) < 0 {
					newest[c.Actor] = r
				}
			}
		}
	}
	b.Wires, err = g.carried(wires, newest, true)
	return err
}

func (g *gatherer) behind(all map[int64]*store.Report, cites []*Cite) {
	for _, c := range cites {
		if r := g.all.reports[c.row]; r != nil {
			all[c.row] = r
		}
	}
}

// carried lists outlets or wires, those with most reports first. A wire is cited
// where a report credits it.
func (g *gatherer) carried(pages map[int64]map[string]bool, newest map[int64]*store.Report, wires bool) ([]Carried, error) {
	rows := slices.Collect(maps.Keys(pages))
	if err := g.all.loadActors(g.r, rows); err != nil {
		return nil, err
	}
	var out []Carried
	for _, row := range rows {
		a := g.all.actors[row]
		if a == nil {
			continue
		}
		r := newest[row]
		g.all.reports[r.ID] = r
		c := g.citeTitle(r)
		if wires {
			c.wire = a.Key
		}
		out = append(out, Carried{Key: a.Key, Name: g.nameOf(a.Key, a.Name), Reports: len(pages[row]), Cites: []*Cite{c}})
	}
	slices.SortFunc(out, func(a, b Carried) int { return cmp.Or(cmp.Compare(b.Reports, a.Reports), cmp.Compare(a.Key, b.Key)) })
	return out, nil
}
