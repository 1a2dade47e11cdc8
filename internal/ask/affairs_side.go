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
			q := g.about1(s, other)
			q.Limit = mostBehind
			naming, err := g.r.Briefs(q)
			if err != nil {
				return err
			}
			side.Naming = len(onceSaid(naming))
		}
		if side.Speakers, err = g.speakers(s); err != nil {
			return err
		}
		counts, err := g.countLines(s)
		if err != nil {
			return err
		}
		g.lines = append(g.lines, counts)
		if side.Lines, err = g.sideLines(i, counts); err != nil {
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
	newest, earliest int64 // statements
	offices          map[[2]string]*speaking
}

// add counts a statement; they come newest first.
func (v *speaking) add(b *store.Brief) {
	if v.n == 0 {
		v.newest, v.reports = b.ID, map[int64]bool{}
	}
	v.n++
	v.reports[b.Report] = true
	v.earliest = b.ID
	v.days.add(edtfOf(b.From, b.To), b.From, b.To)
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
				v = &speaking{row: a, offices: map[[2]string]*speaking{}}
				by[a] = v
			}
			v.add(b)
			for _, x := range b.Voices {
				if x.Actor != a || x.Office == "" {
					continue
				}
				key := [2]string{x.Office, x.Of}
				if v.offices[key] == nil {
					v.offices[key] = &speaking{}
				}
				v.offices[key].add(b)
			}
		}
	}
	actors, err := g.r.ActorsByID(distinct(slices.Collect(maps.Keys(by))))
	if err != nil {
		return nil, err
	}
	actors = slices.DeleteFunc(actors, func(a store.Actor) bool { // who speaks with them is another's speaker
		side := g.rec.Side(a.Key)
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
	sp := SideSpeaker{Actor: a, Statements: v.n, Reports: len(v.reports), First: v.days.first, Last: v.days.last}
	for key, o := range v.offices {
		h := Held{Tenure: Tenure{Office: key[0], Of: key[1], From: o.days.first, To: o.days.last, Statements: o.n}}
		var err error
		if h.Cites, err = g.citeRows([]int64{o.newest, o.earliest}); err != nil {
			return sp, err
		}
		sp.Offices = append(sp.Offices, h)
	}
	slices.SortFunc(sp.Offices, func(a, b Held) int {
		return cmp.Or(cmp.Compare(b.Statements, a.Statements), cmp.Compare(a.Office, b.Office), cmp.Compare(a.Of, b.Of))
	})
	var err error
	sp.Cites, err = g.citeRows([]int64{v.newest, v.earliest})
	return sp, err
}

// lineCount is how often a side says a line.
type lineCount struct {
	label   int64
	n       int
	days    map[string]bool
	reports map[int64]bool
	rows    []int64 // statements, newest first
}

// countLines counts the lines of what a side asserts.
func (g *gatherer) countLines(s *subject) (map[int64]*lineCount, error) {
	var wordings []int64
	for i := range s.briefs {
		if b := &s.briefs[i]; assertsBrief(b) {
			wordings = append(wordings, b.Wording)
		}
	}
	pairs, err := g.r.LinesOfWordings(distinct(wordings))
	if err != nil {
		return nil, err
	}
	of := make(map[int64][]int64, len(pairs))
	for _, p := range pairs {
		of[p.Key] = append(of[p.Key], p.Row)
	}
	counts := map[int64]*lineCount{}
	for i := range s.briefs {
		b := &s.briefs[i]
		if !assertsBrief(b) {
			continue
		}
		for _, label := range of[b.Wording] {
			c := counts[label]
			if c == nil {
				c = &lineCount{label: label, days: map[string]bool{}, reports: map[int64]bool{}}
				counts[label] = c
			}
			c.n++
			c.days[b.From] = true
			c.reports[b.Report] = true
			c.rows = append(c.rows, b.ID)
		}
	}
	return counts, nil
}

func assertsBrief(b *store.Brief) bool {
	return asserts(&store.Statement{Negated: b.Negated, Force: b.Force})
}

// sideLines tells the lines that a side keeps saying: twice at least, in two
// reports.
func (g *gatherer) sideLines(side int, counts map[int64]*lineCount) ([]SideLine, error) {
	list := slices.Collect(maps.Values(counts))
	list = slices.DeleteFunc(list, func(c *lineCount) bool { return len(c.reports) < 2 })
	slices.SortFunc(list, func(a, b *lineCount) int {
		return cmp.Or(cmp.Compare(len(b.days), len(a.days)), cmp.Compare(len(b.reports), len(a.reports)), cmp.Compare(a.label, b.label))
	})
	var out []SideLine
	for _, c := range list[:min(len(list), 2*mostLines)] {
		l, err := g.sideLine(c)
		if err != nil {
			return nil, err
		}
		if l.Sayings > 1 {
			out = append(out, l)
		}
	}
	slices.SortStableFunc(out, func(a, b SideLine) int {
		return cmp.Or(cmp.Compare(b.Sayings, a.Sayings), cmp.Compare(b.Origins, a.Origins))
	})
	return out[:min(len(out), mostLines)], nil
}

// sideLine tells a line as one side says it. Of a line that is said very often
// the first and the last statements are looked at.
func (g *gatherer) sideLine(c *lineCount) (SideLine, error) {
	label, rows := c.label, c.rows
	if len(rows) > mostWhole {
		rows = slices.Concat(rows[:mostWhole/2], rows[len(rows)-mostWhole/2:])
	}
	found, err := g.r.Statements(store.StatementQuery{IDs: rows, Limit: len(rows)})
	if err != nil {
		return SideLine{}, err
	}
	all, err := load(g.rec, g.r, oldestOf(found))
	if err != nil {
		return SideLine{}, err
	}
	g.all.merge(all)
	forms, err := g.r.FormsOfLines([]int64{label})
	if err != nil {
		return SideLine{}, err
	}
	t := &tracer{Desk: g.Desk, r: g.r}
	told := newTelling(t, all, forms)
	if len(told.sayings) == 0 {
		return SideLine{}, nil
	}
	lines, err := t.lines([]int64{label})
	if err != nil || len(lines) == 0 {
		return SideLine{}, err
	}
	if err := t.nameLines(); err != nil {
		return SideLine{}, err
	}
	counts := told.counts(0)
	out := SideLine{LineBrief: t.brief(&lines[0]), Sayings: counts.Sayings, Reports: len(c.reports), Origins: counts.Origins,
		AtLeast: len(c.rows) > mostWhole}
	first := told.sayings[0].statements[0]
	out.Words, out.Language = told.claim(first.wording), first.Language
	seen := map[string]bool{}
	for i, j := range told.sayings {
		s := j.saying(all)
		if i == 0 {
			out.First = s.Day
		}
		if s.Day.To >= out.Last.To { // a year ends after each of its days
			out.Last = s.Day
		}
		for _, sp := range s.Speakers {
			if name := g.nameOf(sp.Key, sp.Name); !seen[name] {
				seen[name] = true
				out.Speakers = append(out.Speakers, name)
			}
		}
	}
	for _, j := range ends(told.sayings) {
		out.Cites = append(out.Cites, g.citeSaid(all, j.perReport()[0]))
	}
	return out, nil
}

// about1 asks for what a subject says that names another.
func (g *gatherer) about1(s, other *subject) store.StatementQuery {
	q := g.queries(s, nil)[0]
	q.Terms = append(q.Terms, g.naming(other)...)
	return q
}

// about is what a subject says of another: what most reports carry first, the
// newest of these first.
func (g *gatherer) about(s, other *subject) ([]Told, error) {
	q := g.about1(s, other)
	q.Limit = mostWhole
	found, err := g.r.Statements(q)
	if err != nil {
		return nil, err
	}
	all, err := load(g.rec, g.r, oldestOf(found))
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
