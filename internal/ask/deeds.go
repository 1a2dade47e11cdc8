package ask

import (
	"cmp"
	"slices"
	"strings"

	"github.com/sanad-news/sanad/internal/store"
)

// Deed is an event, put together from all reports that tell of it. What they
// disagree on is listed, and not averaged.
type Deed struct {
	Type     string
	Mode     string
	CAMEO    string
	Class    int // record.TieVerbalCooperation to TieMaterialConflict; 0 where PLOVER has no such type
	Who      []DeedParty
	Whom     []DeedParty
	Mutual   bool
	Status   string // done where one report says so, else what most say
	Day      When
	Place    string   // as most reports have it
	Places   []string // the same, in the language that is asked for
	Count    int
	Reports  int
	Origins  int
	Claimed  bool     // only someone's statement tells it, no report by itself
	By       []string // whose statement, the first: all who made it together
	Differ   []Difference
	Cites    []*Cite
	Document string // uid of the first event, to name it by
	Told     bool   // its places are cited; of very many events only some are
}

// DeedParty is someone who takes part in an event.
type DeedParty struct {
	Key   string `json:"key"`
	Name  string `json:"name"`
	State string `json:"state,omitempty"` // key of its side, or ""
}

// Difference is something that reports tell differently.
type Difference struct {
	What   string    `json:"what"` // day, place, status, count, value
	Values []Variant `json:"values"`
}

// Variant is one of the ways in which something is told.
type Variant struct {
	Value string  `json:"value"` // a day, a place, a status, a count; of a figure its amount in the unit of the series: 200, 220/230, above 200
	Cites []*Cite `json:"cites"`
}

// What reports can differ in.
const (
	DifferDay    = "day"
	DifferPlace  = "place"
	DifferStatus = "status"
	DifferCount  = "count"
	DifferValue  = "value"
)

// deeds puts the events of the subject together.
func (g *gatherer) deeds() error {
	list, err := g.r.Events(store.FoundQuery{Actors: g.actors(), Pairs: g.pairs(), Standing: true, Since: g.since, Until: g.until, Limit: mostDeeds + 1})
	if err != nil {
		return err
	}
	if len(list) > mostDeeds {
		list, g.out.Cut = list[:mostDeeds], true
	}
	list = slices.DeleteFunc(list, func(e store.Event) bool { return !g.placed(e.Parties) })
	if err := loadParties(g, list, func(e *store.Event) (int64, []store.Party) { return e.Report, e.Parties }); err != nil {
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
	tellings := make([]*deedTelling, 0, len(list))
	for i := range list {
		if g.all.reports[list[i].Report] != nil {
			tellings = append(tellings, g.telling(&list[i]))
		}
	}
	for _, j := range deedsOf(tellings) {
		g.out.Deeds = append(g.out.Deeds, g.deed(j, claims))
	}
	g.choose()
	slices.SortStableFunc(g.out.Deeds, func(a, b Deed) int {
		return cmp.Or(cmp.Compare(orLast(a.Day.From), orLast(b.Day.From)), cmp.Compare(a.Day.To, b.Day.To), cmp.Compare(a.Document, b.Document))
	})
	return nil
}

// mostDeedsTold is how many events are told with their places.
const mostDeedsTold = 200

// choose takes the events that are told: those that most reports tell, the
// newest of these.
func (g *gatherer) choose() {
	order := make([]int, len(g.out.Deeds))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := &g.out.Deeds[a], &g.out.Deeds[b]
		return cmp.Or(cmp.Compare(y.Origins, x.Origins), cmp.Compare(y.Day.From, x.Day.From), cmp.Compare(x.Document, y.Document))
	})
	for _, i := range order[:min(len(order), mostDeedsTold)] {
		d := &g.out.Deeds[i]
		d.Told = true
		for _, c := range d.Cites {
			g.cite(c)
		}
		for _, diff := range d.Differ {
			for _, v := range diff.Values {
				for _, c := range v.Cites {
					g.cite(c)
				}
			}
		}
	}
}

func orLast(day string) string { return cmp.Or(day, "9999") }

// actors are the rows of the one actor that is asked for; pairs those of two.
func (g *gatherer) actors() []int64 {
	if len(g.who) > 1 {
		return nil
	}
	return g.who[0].sought()
}

func (g *gatherer) pairs() []store.Pair {
	if len(g.who) < 2 {
		return nil
	}
	var out []store.Pair
	for _, a := range g.who[0].sought() {
		for _, b := range g.who[1].sought() {
			out = append(out, store.Pair{A: min(a, b), B: max(a, b)})
		}
	}
	return out
}

// orNobody is a list that finds nothing rather than everything.
func orNobody(rows []int64) []int64 {
	if len(rows) == 0 {
		return []int64{-1}
	}
	return rows
}

// loadParties loads the reports and parties of what was found.
func loadParties[T any](g *gatherer, list []T, of func(*T) (int64, []store.Party)) error {
	var reports, actors []int64
	for i := range list {
		report, parties := of(&list[i])
		reports = append(reports, report)
		for _, p := range parties {
			actors = append(actors, p.Actor, p.State)
		}
	}
	if err := g.all.loadActors(g.r, actors); err != nil {
		return err
	}
	return g.loadReports(reports)
}

// claimPlace is where a statement that claims an event or a figure stands: its
// report, and its place in it.
type claimPlace struct {
	report  int64
	ordinal int
}

// claimChain is by which way came what a statement claims: its speaker first.
// Those who made it together are one station: nothing came from one to another.
func (g *gatherer) claimChain(s *said) []Link {
	chain := g.named(g.all.chain(s.Statement))
	if by := g.claimedBy(s); len(by) > 0 {
		chain = append([]Link{{Key: s.speakers[0].Key, Carrier: strings.Join(by, ", "), Kind: "speaker"}}, chain...)
	}
	return chain
}

// claimedBy are the names of those who made a statement.
func (g *gatherer) claimedBy(s *said) []string {
	var names []string
	for _, sp := range s.speakers {
		names = append(names, g.nameOf(sp.Key, sp.Name))
	}
	return names
}

// claimsIn fetches the statements of reports that claim what was done and
// counted, for their chains.
func (g *gatherer) claimsIn(reports []int64) (map[claimPlace]*said, error) {
	out := map[claimPlace]*said{}
	if len(reports) == 0 {
		return out, nil
	}
	found, err := g.r.Statements(store.StatementQuery{Reports: distinct(reports), Limit: 20 * mostDeeds})
	if err != nil {
		return nil, err
	}
	all, err := load(g.r, found)
	if err != nil {
		return nil, err
	}
	g.all.merge(all)
	for i := range all.statements {
		s := &all.statements[i]
		out[claimPlace{s.Report, s.Ordinal}] = s
	}
	return out, nil
}

// telling is an event as it is compared.
func (g *gatherer) telling(e *store.Event) *deedTelling {
	t := &deedTelling{Event: e, persons: map[string][]string{}}
	var sides [2][]string
	for i := range e.Parties {
		p := &e.Parties[i]
		a := g.all.actors[p.Actor]
		if a == nil {
			continue
		}
		n := 0
		if p.Whom && !e.Mutual {
			n = 1
		}
		side := a.Key
		if s := g.all.actors[p.State]; s != nil {
			side = s.Key
		}
		if side != a.Key {
			t.persons[side] = append(t.persons[side], a.Key)
		}
		sides[n] = append(sides[n], side)
	}
	t.key = strings.Join([]string{e.Type, e.Mode, strings.Join(distinct(sides[0]), "+"), strings.Join(distinct(sides[1]), "+")}, "|")
	switch {
	case e.Date != "" && e.From != "":
		t.days = []stretch{{e.From, e.To}}
		t.precise = e.From == e.To
	case e.From != "":
		t.days = []stretch{{before(e.From, undatedWithin), e.To}}
	}
	t.wide = widened(t.days)
	return t
}
