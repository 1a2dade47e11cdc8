package ask

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/store"
)

// Series are figures of one measure, unit and subject, in the order of their
// periods: targets stand beside later actuals, and revisions are seen.
type Series struct {
	What    string       `json:"what"` // as the oldest report has it
	Measure string       `json:"measure"`
	Unit    string       `json:"unit"`
	Of      []DeedParty  `json:"of"`
	Points  []Point      `json:"points"`
	Differ  []Difference `json:"differ,omitempty"` // where reports give one period different values
}

// Point is a figure, with all reports that give it.
type Point struct {
	Period string  `json:"period"` // EDTF, or ""
	From   string  `json:"from"`   // first day of the period; of the report where none is told
	Low    float64 `json:"low"`
	High   float64 `json:"high"`
	Approx bool    `json:"approx,omitempty"`
	Bound  string  `json:"bound,omitempty"` // above, at least, below, or ""
	Kind   string  `json:"kind"`            // actual, estimate, target, limit
	// By are those whose statement gives it, the first; nobody where a report
	// gives it as its own.
	By      []string `json:"by,omitempty"`
	Reports int      `json:"reports"`
	Cites   []*Cite  `json:"cites"`
}

// counted is a figure as it is compared.
type counted struct {
	*store.Figure
	words []uint32 // of what is measured
	of    []DeedParty
	key   string // unit, measure and subject
	claim *said  // the statement that claims it, or nil
}

// figures puts the figures of the subject into series.
func (g *gatherer) figures() error {
	list, err := g.r.Figures(store.FoundQuery{Actors: g.actors(), Pairs: g.pairs(), Standing: true, Since: g.since, Until: g.until, Limit: mostDeeds + 1})
	if err != nil {
		return err
	}
	if len(list) > mostDeeds {
		list, g.out.Cut = list[:mostDeeds], true
	}
	list = slices.DeleteFunc(list, func(f store.Figure) bool { return !g.placed(f.Parties) })
	more, err := g.ofOneSide()
	if err != nil {
		return err
	}
	list = append(list, more...)
	slices.SortFunc(list, func(a, b store.Figure) int { return cmp.Compare(a.ID, b.ID) })
	return g.tellFigures(slices.CompactFunc(list, func(a, b store.Figure) bool { return a.ID == b.ID }))
}

// tellFigures puts figures into series, the longest first.
func (g *gatherer) tellFigures(list []store.Figure) error {
	if err := loadParties(g, list, func(f *store.Figure) (int64, []store.Party) { return f.Report, f.Parties }); err != nil {
		return err
	}
	var claimed []int64
	for i := range list {
		if list[i].Statement >= 0 {
			claimed = append(claimed, list[i].Report)
		}
	}
	claims, err := g.claimsIn(claimed)
	if err != nil {
		return err
	}
	byKey := map[string][]*counted{}
	var keys []string
	for i := range list {
		c := g.counted(&list[i])
		if c == nil {
			continue
		}
		if list[i].Statement >= 0 {
			c.claim = claims[claimPlace{list[i].Report, list[i].Statement}]
		}
		if byKey[c.key] == nil {
			keys = append(keys, c.key)
		}
		byKey[c.key] = append(byKey[c.key], c)
	}
	slices.Sort(keys)
	for _, k := range keys {
		for _, group := range alike(byKey[k]) {
			g.out.Series = append(g.out.Series, g.series(group))
		}
	}
	slices.SortStableFunc(g.out.Series, func(a, b Series) int {
		return cmp.Or(cmp.Compare(len(b.Points), len(a.Points)), cmp.Compare(a.What, b.What))
	})
	return nil
}

// ofOneSide are the figures of one side of a pair in reports where it speaks of
// the other: a report of bilateral trade often names one of the two.
func (g *gatherer) ofOneSide() ([]store.Figure, error) {
	if len(g.who) < 2 || len(g.reports) == 0 || len(g.reports) > mostWhole {
		return nil, nil
	}
	rows := orNobody(slices.Concat(g.who[0].rows, g.who[1].rows))
	found, err := g.r.Figures(store.FoundQuery{Actors: rows, Reports: slices.Sorted(maps.Keys(g.reports)), Standing: true, Since: g.since, Until: g.until, Limit: mostDeeds})
	return slices.DeleteFunc(found, func(f store.Figure) bool {
		return slices.ContainsFunc(f.Parties, func(p store.Party) bool { return !slices.Contains(rows, p.Actor) && !slices.Contains(rows, p.State) })
	}), err
}

func (g *gatherer) counted(f *store.Figure) *counted {
	rep := g.all.reports[f.Report]
	if rep == nil {
		return nil
	}
	c := &counted{Figure: f, words: g.rec.Terms(f.What, rep.Language)}
	var subject []string
	for i := range f.Parties {
		a := g.all.actors[f.Parties[i].Actor]
		if a == nil {
			continue
		}
		p := DeedParty{Key: a.Key, Name: g.nameOf(a.Key, a.Name)}
		side := a.Key
		if s := g.all.actors[f.Parties[i].State]; s != nil {
			p.State, side = s.Key, s.Key
		}
		named := append(g.rec.Terms(f.Parties[i].Name, rep.Language), record.TermOfActor(a.Key))
		c.words = slices.DeleteFunc(c.words, func(t uint32) bool { return slices.Contains(named, t) }) // the subject is compared by itself
		c.of, subject = append(c.of, p), append(subject, side)
	}
	c.key = strings.Join([]string{f.Unit, f.Measure, strings.Join(distinct(subject), "+")}, "|")
	return c
}

// alike parts figures into those that measure the same: half of the words of
// the shorter name are in the longer, directly or through others between. The
// parts do not depend on the order.
func alike(list []*counted) [][]*counted {
	slices.SortFunc(list, func(a, b *counted) int { return strings.Compare(a.UID, b.UID) })
	of := newOrigins()   // joins what belongs together
	var kinds []*counted // the first of each name: most figures are called as others are
	named := map[string]*counted{}
	for _, c := range list {
		name := fmt.Sprint(c.words)
		if named[name] == nil {
			named[name] = c
			kinds = append(kinds, c)
		}
		of.unite(named[name].UID, c.UID)
	}
	for i, a := range kinds {
		for _, b := range kinds[:i] {
			if shared := sharedWords(a.words, b.words); shared > 0 && 2*shared >= min(len(a.words), len(b.words)) {
				of.unite(a.UID, b.UID)
			}
		}
	}
	parts := map[string][]*counted{}
	var roots []string
	for _, c := range list {
		root := of.root(c.UID)
		if parts[root] == nil {
			roots = append(roots, root)
		}
		parts[root] = append(parts[root], c)
	}
	out := make([][]*counted, len(roots))
	for i, root := range roots {
		out[i] = parts[root]
	}
	return out
}

// mostPoints is how many figures of a series are cited at several places.
const mostPoints = 40

func sharedWords(a, b []uint32) int {
	n := 0
	for _, w := range a {
		if slices.Contains(b, w) {
			n++
		}
	}
	return n
}

// series tells figures of one measure by periods.
func (g *gatherer) series(list []*counted) Series {
	slices.SortFunc(list, func(a, b *counted) int {
		x, y := g.all.reports[a.Report], g.all.reports[b.Report]
		return cmp.Or(cmp.Compare(x.Day, y.Day), cmp.Compare(a.UID, b.UID))
	})
	out := Series{What: list[0].What, Measure: list[0].Measure, Unit: list[0].Unit, Of: list[0].of}
	type key struct {
		period, kind, bound string
		low, high           float64
	}
	places := map[key]int{}
	pages := map[key]map[string]bool{}
	tellings := map[key][]*counted{}
	for _, c := range list {
		k := key{c.Period, c.Kind, c.Bound, c.Low, c.High}
		if _, ok := places[k]; !ok {
			places[k], pages[k] = len(out.Points), map[string]bool{}
			out.Points = append(out.Points, Point{Period: c.Period, From: c.From, Low: c.Low, High: c.High, Approx: c.Approx, Bound: c.Bound, Kind: c.Kind})
		}
		pages[k][pageOf(g.all.reports[c.Report])] = true
		tellings[k] = append(tellings[k], c)
	}
	for k, i := range places {
		out.Points[i].Reports = len(pages[k])
		if !slices.ContainsFunc(tellings[k], func(c *counted) bool { return c.claim == nil }) {
			out.Points[i].By = g.claimedBy(tellings[k][0].claim)
		}
		told := ends(tellings[k])
		if len(places) > mostPoints {
			told = told[:1]
		}
		for _, c := range told {
			cite := g.citeReport(c.UID, "figure", c.Report, c.Start, c.End)
			if c.claim != nil {
				cite.Chain = g.claimChain(c.claim)
			}
			out.Points[i].Cites = append(out.Points[i].Cites, cite)
		}
	}
	slices.SortStableFunc(out.Points, func(a, b Point) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.Period, b.Period), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Low, b.Low), cmp.Compare(a.Bound, b.Bound))
	})
	out.Differ = differing(out.Points)
	return out
}

// amount is the value of a figure as programs read it.
func (p *Point) amount() string {
	out := strconv.FormatFloat(p.Low, 'f', -1, 64)
	if p.High != p.Low {
		out += "/" + strconv.FormatFloat(p.High, 'f', -1, 64)
	}
	return strings.TrimSpace(p.Bound + " " + out)
}

// differing finds where reports give one period and kind different values.
func differing(points []Point) []Difference {
	var out []Difference
	for i := 0; i < len(points); {
		j := i + 1
		for j < len(points) && points[j].Period == points[i].Period && points[j].Kind == points[i].Kind {
			j++
		}
		if j-i > 1 && points[i].Period != "" {
			d := Difference{What: DifferValue}
			for k := i; k < j; k++ {
				d.Values = append(d.Values, Variant{Value: points[k].amount(), Cites: points[k].Cites})
			}
			out = append(out, d)
		}
		i = j
	}
	return out
}
