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
	if g.sorted == nil {
		seen := map[int64]bool{}
		for _, s := range g.who {
			for i := range s.briefs {
				if len(g.who) == 1 || !seen[s.briefs[i].ID] {
					seen[s.briefs[i].ID] = true
					g.sorted = append(g.sorted, s.briefs[i])
				}
			}
		}
		slices.SortFunc(g.sorted, g.newestFirst)
	}
	return g.sorted[:min(len(g.sorted), most)]
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
		n := Named{Key: id, Statements: counts[id].n}
		if a, ok := g.rec.Data.Actors.ByID(id); ok {
			n.Name = a.NameIn(cmp.Or(g.language, "id"))
		}
		if n.Cites, err = g.citeRows(counts[id].statements); err != nil {
			return err
		}
		g.out.Third = append(g.out.Third, n)
	}
	return nil
}

// The bounds of opposed lines.
const (
	mostOpposable = 500 // lines of a side, those said most
	mostOpposite  = 5
)

// opposing finds lines of one side that say the opposite of lines of the other.
func (g *gatherer) opposing() error {
	if len(g.who) < 2 {
		return nil
	}
	lineOf := [2]map[int64]int64{}
	var forms []int64
	for i := range g.lines {
		labels := slices.SortedFunc(maps.Keys(g.lines[i]), func(a, b int64) int {
			return cmp.Or(cmp.Compare(g.lines[i][b].n, g.lines[i][a].n), cmp.Compare(a, b))
		})
		list, err := g.r.FormsOfLines(labels[:min(len(labels), mostOpposable)])
		if err != nil {
			return err
		}
		lineOf[i] = map[int64]int64{}
		for _, f := range list {
			lineOf[i][f.ID] = f.Line
			forms = append(forms, f.ID)
		}
	}
	pairs, err := g.r.Opposites(distinct(forms))
	if err != nil {
		return err
	}
	seen := map[[2]int64]bool{}
	for _, p := range pairs {
		for _, way := range [][2]int64{{p.A, p.B}, {p.B, p.A}} {
			a, okA := lineOf[0][way[0]]
			b, okB := lineOf[1][way[1]]
			if !okA || !okB || a == b || seen[[2]int64{a, b}] || len(g.out.Opposed) == mostOpposite {
				continue
			}
			seen[[2]int64{a, b}] = true
			var o Opposing
			if o.A, err = g.sideLine(g.lines[0][a]); err != nil {
				return err
			}
			if o.B, err = g.sideLine(g.lines[1][b]); err != nil {
				return err
			}
			if o.A.Sayings > 0 && o.B.Sayings > 0 {
				g.out.Opposed = append(g.out.Opposed, o)
			}
		}
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
				if c.Kind != "wire" || r == nil {
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

// unknown counts what the record cannot tell.
func (g *gatherer) unknown() error {
	u := &g.out.Unknown
	var unsaid, undated []int64
	for _, b := range g.newest(2 * mostBehind) {
		switch {
		case b.From == "":
			undated = append(undated, b.ID)
		case b.Said == "":
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
