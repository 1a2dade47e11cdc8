package record

import (
	"cmp"
	"slices"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/plover"
	"github.com/sanad-news/sanad/internal/store"
)

// What was done and counted goes into the record as the report tells it, one
// row a telling: the same event in many reports is put together when it is
// asked for, of all tellings that are there, so that it does not depend on the
// order in which they came.

// The classes of ties: statements of one side that name the other, and events
// that were done, by their class in PLOVER.
const (
	TieSaid = iota
	TieVerbalCooperation
	TieMaterialCooperation
	TieVerbalConflict
	TieMaterialConflict
)

// TieOf is the class of an event's type; ok is false for one that PLOVER does
// not have.
func TieOf(eventType string) (class int, ok bool) {
	t, ok := plover.Named(eventType)
	if !ok {
		return 0, false
	}
	return 1 + slices.Index([]plover.Quad{
		plover.VerbalCooperation, plover.MaterialCooperation, plover.VerbalConflict, plover.MaterialConflict}, t.Quad), true
}

// found is what was done and counted in a report, made ready: parties are told
// by their places in its actors.
type found struct {
	events  []foundEvent
	figures []foundFigure
	ties    map[pairTie]int
}

type foundEvent struct {
	store.NewEvent
	parties []party
}

type foundFigure struct {
	store.NewFigure
	parties []party
}

// party is a party's actor and its side, and who it is.
type party struct{ actor, side int }

// pairTie is a pair of sides in a month.
type pairTie struct {
	a, b  int // in actors
	month string
	class int
}

// mostParties bounds the parties of an event or a figure that are kept: more
// are a list of members, and pairs grow with their square.
const mostParties = 12

// prepareFound makes what was done and counted ready.
func (c *cast) prepareFound(rd *sanad.Reading, said []said) found {
	f := found{ties: map[pairTie]int{}}
	ordinals := map[string]int{}
	for i := range rd.Statements {
		ordinals[rd.Statements[i].ID] = i
	}
	claimed := func(id *string) int {
		if id != nil {
			if i, ok := ordinals[*id]; ok {
				return i
			}
		}
		return none
	}
	from, to := "", ""
	if rd.Published != nil {
		from, to = Days(rd.Published.Value)
	}
	for i := range rd.Events {
		e := &rd.Events[i]
		n := store.Event{
			Ordinal: i, UID: e.ID, Type: e.Type, Mode: e.Mode, CAMEO: e.CAMEO, Status: string(e.Status), Mutual: e.Mutual, Count: max(e.Count, 1),
			From: from, To: to, Place: e.Place, Statement: claimed(e.Statement), Start: e.Span.Start, End: e.Span.End,
			Rule: e.Rule, Confidence: e.Confidence,
		}
		if e.Date != nil {
			n.Date = e.Date.Value
			if a, b := Days(e.Date.Value); a != "" {
				n.From, n.To = a, b
			}
		}
		out := foundEvent{NewEvent: store.NewEvent{Event: n}}
		out.Parties, out.parties = c.parties(out.Parties, out.parties, e.Who, false)
		out.Parties, out.parties = c.parties(out.Parties, out.parties, e.Whom, true)
		f.events = append(f.events, out)
		if class, ok := TieOf(e.Type); ok && e.Status == sanad.Done {
			f.tieParties(&out, class)
		}
	}
	for i := range rd.Figures {
		g := &rd.Figures[i]
		n := store.Figure{
			Ordinal: i, UID: g.ID, What: g.What, Measure: g.Measure, Low: g.Low, High: g.High, Approx: g.Approx, Bound: string(g.Bound), Unit: g.Unit, Period: g.Period,
			From: from, To: to, Kind: string(g.Kind), Statement: claimed(g.Statement), Value: store.Stretch{Start: g.Value.Start, End: g.Value.End},
			Start: g.Span.Start, End: g.Span.End, Rule: g.Rule, Confidence: g.Confidence,
		}
		if a, b := Days(g.Period); a != "" {
			n.From, n.To = a, b
		}
		out := foundFigure{NewFigure: store.NewFigure{Figure: n}}
		out.Parties, out.parties = c.parties(out.Parties, out.parties, g.Of, false)
		f.figures = append(f.figures, out)
	}
	c.tieStatements(&f, rd, said)
	return f
}

// parties adds parties, each with its actor and side among the actors of the
// report.
func (c *cast) parties(kept []store.Party, rows []party, list []sanad.Party, whom bool) ([]store.Party, []party) {
	for i := range list {
		p := &list[i]
		if len(kept) == mostParties {
			break
		}
		actor := c.speaker(&sanad.Speaker{Name: p.Name, Actor: p.Actor})
		if actor == none {
			continue
		}
		side := cmp.Or(c.r.Side(p.Of), c.r.Side(p.Actor))
		if name := NamedSide(cmp.Or(p.Of, p.Name)); side == "" && c.strangers[name] != "" {
			side = name
		}
		if side == "" && p.Actor == "" {
			side = c.sideOfParty(p.Name)
		}
		n := store.Party{Name: p.Name, Whom: whom}
		if p.Mention != nil {
			n.Start, n.End = p.Mention.Start, p.Mention.End
		}
		kept, rows = append(kept, n), append(rows, party{actor, c.sideActor(side)})
	}
	return kept, rows
}

// sideOfParty is the side of someone whom the actor data do not know: that for
// which the name speaks in the report, or else the one that the name holds.
func (c *cast) sideOfParty(name string) string {
	if side, ok := c.voices[FoldName(name)]; ok {
		return side
	}
	if sides := c.sidesIn(name); len(sides) == 1 {
		return sides[0]
	}
	return ""
}

// sideActor is a side among the actors of the report.
func (c *cast) sideActor(side string) int {
	if side == "" {
		return none
	}
	if i, ok := c.addKnown(side); ok {
		return i
	}
	if i, ok := c.index[side]; ok {
		return i
	}
	if name, ok := c.strangers[side]; ok {
		return c.add(side, name, "")
	}
	return none
}

// polity is what a party counts as between sides.
func (p party) polity() int {
	if p.side != none {
		return p.side
	}
	return p.actor
}

// tieParties counts an event for the sides that take part in it: between those
// who did it and those to whom it was done, or between all where all did it.
func (f *found) tieParties(e *foundEvent, class int) {
	seen := map[[2]int]bool{}
	month := MonthOf(e.From, e.To)
	eachPair(e.Parties, e.Mutual, func(i, j int) {
		a, b := e.parties[i].polity(), e.parties[j].polity()
		if a > b {
			a, b = b, a
		}
		if a != b && !seen[[2]int{a, b}] {
			seen[[2]int{a, b}] = true
			f.ties[pairTie{a, b, month, class}]++
		}
	})
}

// eachPair calls do with the places of those who face each other.
func eachPair(parties []store.Party, mutual bool, do func(i, j int)) {
	facing := slices.ContainsFunc(parties, func(p store.Party) bool { return p.Whom }) && !mutual
	for i := range parties {
		for j := i + 1; j < len(parties); j++ {
			if !facing || parties[i].Whom != parties[j].Whom {
				do(i, j)
			}
		}
	}
}

// tieStatements counts what sides say of one another.
func (c *cast) tieStatements(f *found, rd *sanad.Reading, all []said) {
	for i := range all {
		s := &all[i]
		if s.Negated || s.Force == "refrains" || s.Repeats != none {
			continue
		}
		for _, side := range c.sidesOf(rd.Statements[i].Speakers) {
			a := c.sideActor(side)
			for _, other := range s.about {
				b := c.sideActor(other)
				if a == none || b == none || a == b {
					continue
				}
				f.ties[pairTie{min(a, b), max(a, b), MonthOf(s.From, s.To), TieSaid}]++
			}
		}
	}
}

// MonthOf is the month of days, or "" where they are not of one.
func MonthOf(from, to string) string {
	const month = len("2006-01")
	if len(from) < month || len(to) < month || from[:month] != to[:month] {
		return ""
	}
	return from[:month]
}
