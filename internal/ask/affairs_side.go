package ask

import (
	"cmp"
	"maps"
	"slices"

	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/store"
)

// sides tells who speaks for each side, and what it says.
func (g *gatherer) sides() error {
	for i, s := range g.who {
		side := Side{Statements: len(s.briefs)}
		if len(s.who.Actors) > 0 {
			side.Actor = s.who.Actors[0]
		}
		if s.id == "" {
			side.Actor = Actor{Name: s.who.Name}
		}
		var err error
		if other := g.other(i); other != nil {
			if side.About, err = g.about(s, other); err != nil {
				return err
			}
			if side.Naming, err = g.countNaming(s, other); err != nil {
				return err
			}
		}
		if side.Speakers, err = g.speakers(s); err != nil {
			return err
		}
		counts, err := g.countLines(s)
		if err != nil {
			return err
		}
		g.lines = append(g.lines, counts)
		if side.Lines, err = g.sideLines(counts); err != nil {
			return err
		}
		g.out.Sides = append(g.out.Sides, side)
	}
	return nil
}

// speaking is what is counted of someone who speaks for a side, or of an
// office that someone speaks in.
type speaking struct {
	row              int64
	n                int
	reports          map[int64]bool
	days             reach
	told             bool  // a report tells one of the days
	newest, earliest int64 // statements
	offices          map[held]*speaking
}

// add counts a statement, and whether its report tells its day; they come
// newest first.
func (v *speaking) add(b *store.Brief, told bool) {
	if v.n == 0 {
		v.newest, v.reports = b.ID, map[int64]bool{}
	}
	v.n++
	v.reports[b.Report] = true
	v.earliest = b.ID
	v.days.add(edtfOf(b.From, b.To), b.From, b.To)
	v.told = v.told || told
}

// edtfOf is the time from one day to another, as a day, a month or a year where
// it is one.
func edtfOf(from, to string) string {
	const year, month = len("2006"), len("2006-01")
	switch {
	case from == "" || to == "" || from == to:
		return from
	case from[:year] == to[:year] && from[year:] == "-01-01" && to[year:] == "-12-31":
		return from[:year]
	case from[:month] == to[:month] && from[month:] == "-01":
		if _, last := record.Days(from[:month]); last == to {
			return from[:month]
		}
	}
	return from + "/" + to
}

// speakers counts who speaks for a side, most often first.
func (g *gatherer) speakers(s *subject) ([]SideSpeaker, error) {
	by := map[int64]*speaking{}
	for i := range s.briefs {
		b := &s.briefs[i]
		for _, a := range b.Speakers {
			v := by[a]
			if v == nil {
				v = &speaking{row: a, offices: map[held]*speaking{}}
				by[a] = v
			}
			told := !g.underReport(b)
			v.add(b, told)
			for _, x := range b.Voices {
				if x.Actor != a || x.Office == "" {
					continue
				}
				key := g.officeOf(x.Office, x.Of)
				if v.offices[key] == nil {
					v.offices[key] = &speaking{}
				}
				v.offices[key].add(b, told)
			}
		}
	}
	actors, err := g.r.ActorsByID(distinct(slices.Collect(maps.Keys(by))))
	if err != nil {
		return nil, err
	}
	actors = slices.DeleteFunc(actors, func(a store.Actor) bool { // who speaks with them is another's speaker
		side := g.rec.Side(a.Key)
		if named := record.NamedSide(a.Name); side == "" && slices.ContainsFunc(g.who, func(o *subject) bool { return o.side == named }) {
			side = named // a state that only reports know
		}
		return s.side == "" && !slices.Contains(s.rows, a.ID) || s.side != "" && side != "" && side != s.side
	})
	slices.SortFunc(actors, func(a, b store.Actor) int {
		return cmp.Or(cmp.Compare(by[b.ID].n, by[a.ID].n), cmp.Compare(a.Key, b.Key))
	})
	var out []SideSpeaker
	for i := range actors[:min(len(actors), mostSpeakers)] {
		sp, err := g.sideSpeaker(&actors[i], by[actors[i].ID])
		if err != nil {
			return nil, err
		}
		out = append(out, sp)
	}
	return out, nil
}

func (g *gatherer) sideSpeaker(row *store.Actor, v *speaking) (SideSpeaker, error) {
	a := actorOf(row)
	a.Name = g.nameOf(a.Key, a.Name)
	sp := SideSpeaker{Actor: a, Statements: v.n, Reports: len(v.reports), First: v.days.first, Last: v.days.last, Told: v.told}
	for key, o := range v.offices {
		h := Held{Tenure: Tenure{Office: key.office, Of: key.of, From: o.days.first, To: o.days.last, Statements: o.n}}
		var err error
		if h.Cites, err = g.citeRows([]int64{o.newest, o.earliest}); err != nil {
			return sp, err
		}
		sp.Offices = append(sp.Offices, h)
	}
	sp.Offices = readAsOne(sp.Offices)
	var err error
	sp.Cites, err = g.citeRows([]int64{v.newest, v.earliest})
	return sp, err
}

// readAsOne orders offices, those spoken in most first, and makes one of those
// that differ in capitals, or in where the name of the office ends.
func readAsOne(all []Held) []Held {
	most := func(a, b Held) int {
		return cmp.Or(cmp.Compare(b.Statements, a.Statements), cmp.Compare(a.Office, b.Office), cmp.Compare(a.Of, b.Of))
	}
	slices.SortFunc(all, most)
	var out []Held
	for _, h := range all {
		i := slices.IndexFunc(out, func(o Held) bool { return fold(o.Office+" "+o.Of) == fold(h.Office+" "+h.Of) })
		if i < 0 {
			out = append(out, h)
			continue
		}
		o := &out[i]
		o.Statements += h.Statements
		o.From, o.To = min(cmp.Or(o.From, h.From), cmp.Or(h.From, o.From)), max(o.To, h.To)
	}
	slices.SortFunc(out, most)
	return out
}

// namingQuery asks for what a subject says that names another.
func (g *gatherer) namingQuery(s, other *subject) store.StatementQuery {
	q := g.queries(s, nil)[0]
	q.Terms = append(q.Terms, g.naming(other)...)
	return q
}

// countNaming counts how many of the statements of a subject name another.
func (g *gatherer) countNaming(s, other *subject) (int, error) {
	q := g.namingQuery(s, other)
	q.Limit = mostBehind
	rows, err := g.r.StatementRows(q)
	if err != nil {
		return 0, err
	}
	slices.Sort(rows)
	n := 0
	for i := range s.briefs {
		if _, names := slices.BinarySearch(rows, s.briefs[i].ID); names {
			n++
		}
	}
	return n, nil
}

// about is what a subject says of another: what most reports carry first, the
// newest of these first.
func (g *gatherer) about(s, other *subject) ([]Told, error) {
	q := g.namingQuery(s, other)
	q.Limit = mostWhole
	found, err := g.r.Statements(q)
	if err != nil {
		return nil, err
	}
	all, err := load(g.r, oldestOf(found))
	if err != nil {
		return nil, err
	}
	g.all.merge(all)
	type entry struct {
		*joined
		told Told
	}
	var list []entry
	for _, j := range join(all.statements, sameWords) {
		list = append(list, entry{j, Told{Saying: j.saying(all)}})
	}
	slices.SortStableFunc(list, func(a, b entry) int {
		return cmp.Or(cmp.Compare(b.told.Origins, a.told.Origins), cmp.Compare(len(b.told.Sources), len(a.told.Sources)),
			cmp.Compare(b.told.Day.From, a.told.Day.From))
	})
	var out []Told
	for _, e := range list[:min(len(list), mostAbout)] {
		for i := range e.told.Speakers {
			e.told.Speakers[i].Name = g.nameOf(e.told.Speakers[i].Key, e.told.Speakers[i].Name)
		}
		for _, s := range ends(e.perReport()) {
			e.told.Cites = append(e.told.Cites, g.citeSaid(all, s))
		}
		out = append(out, e.told)
	}
	return out, nil
}

// ends are the first and the last of a list: as many as are cited for one fact.
func ends[T any](list []T) []T {
	if len(list) <= 2*mostCites {
		return list
	}
	return slices.Concat(list[:mostCites], list[len(list)-mostCites:])
}
