package ask

import (
	"cmp"
	"slices"
	"strings"

	"github.com/sanad-news/sanad/internal/record"
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
	Place    string
	Count    int
	Reports  int
	Origins  int
	Claimed  bool // only someone's statement tells it, no report by itself
	Differ   []Difference
	Cites    []*Cite
	Document string // uid of the first event, to name it by
	Told     bool   // its places are cited; of very many events only some are
}

// DeedParty is someone who takes part in an event.
type DeedParty struct {
	Key, Name string
	State     string // key of its side, or ""
}

// Difference is something that reports tell differently.
type Difference struct {
	What   string // day, place, status, count, value
	Values []Variant
}

// Variant is one of the ways in which something is told.
type Variant struct {
	Value string
	Cites []*Cite
}

// What reports can differ in.
const (
	DifferDay    = "day"
	DifferPlace  = "place"
	DifferStatus = "status"
	DifferCount  = "count"
	DifferValue  = "value"
)

// telling1 is an event as one report tells it.
type telling1 struct {
	*store.Event
	key     string              // what is done, and between which sides
	persons map[string][]string // on each side
	days    []stretch
	wide    []stretch // days, and the day before and after
	precise bool
	cite    *Cite
}

// joinedDeed is an event on its way.
type joinedDeed struct {
	tellings []*telling1
	days     []stretch
	precise  bool
}

// undatedWithin is how many days before its report an event of no told day is
// taken to have been.
const undatedWithin = 7

// deedsOf puts tellings together. They are taken in an order of their own, so
// that the order in which they came into the record does not matter: those of
// an exact day first, then by day and name.
func deedsOf(list []*telling1) []*joinedDeed {
	slices.SortFunc(list, func(a, b *telling1) int {
		return cmp.Or(-cmpBool(a.precise, b.precise), cmp.Compare(b.named(), a.named()), strings.Compare(a.From, b.From), strings.Compare(a.UID, b.UID))
	})
	shelves := map[string]*shelfOfDeeds{}
	var all []*joinedDeed
	for _, t := range list {
		shelf := shelves[t.key]
		if shelf == nil {
			shelf = &shelfOfDeeds{byDay: map[string][]int{}}
			shelves[t.key] = shelf
		}
		var into *joinedDeed
		for _, i := range shelf.near(t) {
			if shelf.deeds[i].takes(t) {
				into = shelf.deeds[i]
				break
			}
		}
		if into == nil {
			into = &joinedDeed{}
			all = append(all, into)
			shelf.put(into, t)
		}
		into.add(t)
	}
	return all
}

// shelfOfDeeds are the events of one kind between the same sides, by the days
// on which they can have been: a telling is compared with those near it in
// time, however many there are.
type shelfOfDeeds struct {
	deeds []*joinedDeed
	byDay map[string][]int
	long  []int // of no known day, or of more days than are listed
}

// mostListed is how many days an event is listed under: those of a month.
const mostListed = 40

// daysListed are the days of stretches; ok is false where they are too many, or
// none.
func daysListed(days []stretch) (list []string, ok bool) {
	for _, s := range days {
		for d := s.from; d <= s.to; d = before(d, -1) {
			if list = append(list, d); len(list) > mostListed {
				return nil, false
			}
		}
	}
	return list, len(list) > 0
}

// near are the places of the events that a telling can be of, oldest first.
func (s *shelfOfDeeds) near(t *telling1) []int {
	days, ok := daysListed(t.wide)
	if !ok {
		out := make([]int, len(s.deeds))
		for i := range out {
			out[i] = i
		}
		return out
	}
	out := slices.Clone(s.long)
	for _, d := range days {
		out = append(out, s.byDay[d]...)
	}
	return distinctOrdered(out)
}

func distinctOrdered(list []int) []int {
	slices.Sort(list)
	return slices.Compact(list)
}

// put lists an event under the days of its first telling: those of the others
// only make them fewer.
func (s *shelfOfDeeds) put(d *joinedDeed, t *telling1) {
	i := len(s.deeds)
	s.deeds = append(s.deeds, d)
	days, ok := daysListed(t.days)
	if !ok {
		s.long = append(s.long, i)
		return
	}
	for _, day := range days {
		s.byDay[day] = append(s.byDay[day], i)
	}
}

func cmpBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

func (t *telling1) named() (n int) {
	for _, p := range t.persons {
		n += len(p)
	}
	return n
}

// takes reports whether a telling can be of this event: days that agree, or are
// one day apart, since news crosses midnight; no two persons for one side; and
// no two places, unless the day is the same.
func (d *joinedDeed) takes(t *telling1) bool {
	if len(d.days) > 0 && len(t.days) > 0 && !meet(d.days, t.wide) {
		return false
	}
	if len(d.days) == 0 != (len(t.days) == 0) {
		return false
	}
	for _, o := range d.tellings {
		for side, persons := range t.persons {
			others := o.persons[side]
			if len(others) > 0 && !slices.ContainsFunc(persons, func(p string) bool { return slices.Contains(others, p) }) {
				return false
			}
		}
		if !likePlaces(o.Place, t.Place) && !(o.precise && t.precise && o.From == t.From) {
			return false
		}
	}
	return true
}

func (d *joinedDeed) add(t *telling1) {
	d.tellings = append(d.tellings, t)
	if len(d.days) == 0 {
		d.days = t.days
	} else if both := common(d.days, t.days); len(both) > 0 {
		d.days = both
	}
	d.precise = d.precise || t.precise
}

func widened(days []stretch) []stretch {
	out := make([]stretch, len(days))
	for i, s := range days {
		out[i] = stretch{before(s.from, 1), before(s.to, -1)}
	}
	return out
}

// likePlaces reports whether two places can be one: either is not told, or one
// name holds the other.
func likePlaces(a, b string) bool {
	a, b = fold(a), fold(b)
	return a == "" || b == "" || strings.Contains(a, b) || strings.Contains(b, a)
}

// deeds puts the events of the subject together.
func (g *gatherer) deeds() error {
	list, err := g.r.Events(store.FoundQuery{Actors: g.actors(), Pairs: g.pairs(), Since: g.since, Until: g.until, Limit: mostDeeds + 1})
	if err != nil {
		return err
	}
	if len(list) > mostDeeds {
		list, g.out.Cut = list[:mostDeeds], true
	}
	if err := loadParties(g, list, func(e *store.Event) (int64, []store.Party) { return e.Report, e.Parties }); err != nil {
		return err
	}
	claims, err := g.claims1(list)
	if err != nil {
		return err
	}
	tellings := make([]*telling1, 0, len(list))
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
	return orNobody(g.who[0].rows)
}

func (g *gatherer) pairs() []store.Pair {
	if len(g.who) < 2 {
		return nil
	}
	var out []store.Pair
	for _, a := range orNobody(g.who[0].rows) {
		for _, b := range orNobody(g.who[1].rows) {
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

// claimed1 are the statements that claim events: the report and the ordinal.
type claimed1 struct {
	report  int64
	ordinal int
}

// claims1 fetches the statements that claim events, for their chains.
func (g *gatherer) claims1(list []store.Event) (map[claimed1]*said, error) {
	var reports []int64
	for i := range list {
		if list[i].Statement >= 0 {
			reports = append(reports, list[i].Report)
		}
	}
	out := map[claimed1]*said{}
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
		out[claimed1{s.Report, s.Ordinal}] = s
	}
	return out, nil
}

// telling is an event as it is compared.
func (g *gatherer) telling(e *store.Event) *telling1 {
	t := &telling1{Event: e, persons: map[string][]string{}}
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

// deed tells an event that was put together.
func (g *gatherer) deed(j *joinedDeed, claims map[claimed1]*said) Deed {
	first := j.tellings[0]
	d := Deed{Type: first.Type, Mode: first.Mode, CAMEO: first.CAMEO, Mutual: first.Mutual, Count: first.Count, Document: first.UID, Claimed: true}
	d.Class, _ = record.TieOf(first.Type)
	reports, from := map[string]bool{}, newOrigins()
	by := map[string]*variants{}
	for _, what := range []string{DifferDay, DifferPlace, DifferStatus, DifferCount} {
		by[what] = &variants{}
	}
	slices.SortFunc(j.tellings, func(a, b *telling1) int {
		x, y := g.all.reports[a.Report], g.all.reports[b.Report]
		return cmp.Or(cmp.Compare(x.Day, y.Day), cmp.Compare(a.UID, b.UID))
	})
	for _, t := range j.tellings {
		rep := g.all.reports[t.Report]
		reports[pageOf(rep)] = true
		from.root("r" + rep.UID)
		if rep.Origin != 0 {
			from.unite("r"+rep.UID, originKey(rep.Origin))
		}
		t.cite = &Cite{ID: t.UID, Kind: "event", Report: g.all.brief(rep), Chain: []Link{}, Start: t.Start, End: t.End, row: t.Report}
		if s := claims[claimed1{t.Report, t.Statement}]; t.Statement >= 0 && s != nil {
			t.cite.Chain = g.all.chain(s.Statement)
			if len(s.speakers) > 0 {
				t.cite.Chain = append([]Link{{Key: s.speakers[0].Key, Carrier: s.speakers[0].Name, Kind: "speaker"}}, t.cite.Chain...)
			}
		} else {
			d.Claimed = false
		}
		g.addParties(&d, t.Event)
		by[DifferDay].add(t.Date, t.cite)
		by[DifferPlace].add(t.Place, t.cite)
		by[DifferStatus].add(t.Status, t.cite)
		by[DifferCount].add(plainNumber(t.Count), t.cite)
		d.Count = max(d.Count, t.Count)
	}
	for _, t := range ends(j.tellings) {
		d.Cites = append(d.Cites, t.cite)
	}
	d.Reports, d.Origins = len(reports), from.count()
	d.Day, d.Place = dayOfDeed(j), by[DifferPlace].most("")
	d.Status = by[DifferStatus].most("done")
	for _, what := range []string{DifferDay, DifferPlace, DifferStatus, DifferCount} {
		if diff := by[what].differ(what); diff != nil {
			d.Differ = append(d.Differ, *diff)
		}
	}
	return d
}

func (g *gatherer) addParties(d *Deed, e *store.Event) {
	for i := range e.Parties {
		p := &e.Parties[i]
		a := g.all.actors[p.Actor]
		if a == nil {
			continue
		}
		n := DeedParty{Key: a.Key, Name: g.nameOf(a.Key, a.Name)}
		if s := g.all.actors[p.State]; s != nil {
			n.State = s.Key
		}
		to := &d.Who
		if p.Whom {
			to = &d.Whom
		}
		same := func(o DeedParty) bool { return o.Key == n.Key }
		if !slices.ContainsFunc(d.Who, same) && !slices.ContainsFunc(d.Whom, same) {
			*to = append(*to, n)
		}
	}
}

// dayOfDeed is the closest day that a report tells, or that of the reports.
func dayOfDeed(j *joinedDeed) When {
	var out When
	for _, t := range j.tellings {
		w := When{Value: t.Date, From: t.From, To: t.To, Known: KnownSaid}
		if t.Date == "" {
			w.Value, w.Known = t.From, KnownReport
			if t.From == "" {
				w.Known = KnownNot
			}
		}
		if out.Known == "" || closer(&w, &out) {
			out = w
		}
	}
	return out
}
