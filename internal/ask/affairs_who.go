package ask

import (
	"slices"

	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/store"
)

// subject is whom a question is about.
type subject struct {
	who    *Who
	rows   []int64
	id     string // key of the one actor; "" for the holders of an office
	side   string // it is one
	briefs []store.Brief

	state   int64          // row of the side
	members map[int64]bool // rows of those who speak for it alone
}

// subjects finds whom the question is about.
func (g *gatherer) subjects(q *AffairsQuery) (bool, error) {
	for i, name := range []string{q.A, q.B} {
		if i == 1 && name == "" {
			break
		}
		s, err := g.subject([]string{"A", "B"}[i], name)
		if err != nil {
			return false, err
		}
		g.who = append(g.who, s)
	}
	g.out.A = g.who[0].who
	if len(g.who) > 1 {
		g.out.B = g.who[1].who
		if a, b := g.who[0], g.who[1]; a.id != "" && a.id == b.id {
			return false, &QuestionError{ProblemSame, "B", shorten(q.B)}
		}
	}
	return !slices.ContainsFunc(g.who, func(s *subject) bool { return len(s.who.Actors) == 0 }), nil
}

func (g *gatherer) subject(part, name string) (*subject, error) {
	clean, err := clean(part, name, MaxName)
	if err != nil {
		return nil, err
	}
	if record.FoldName(clean) == "" {
		return nil, &QuestionError{ProblemEmpty, part, name}
	}
	w, err := who(g.r, g.rec, part, clean)
	if err != nil {
		return nil, err
	}
	s := &subject{who: w, rows: w.rows}
	if side := record.NamedSide(clean); len(w.Actors) == 0 && len(w.Candidates) == 0 || len(w.Actors) == 1 && w.Actors[0].Key == side {
		if speaks, err := g.speaks(side); err != nil || speaks {
			s.id, s.side = side, side
			if len(w.Actors) == 0 {
				w.Actors = []Actor{{Key: side, Name: clean}}
			}
			return s, err
		}
	}
	if len(w.Actors) == 0 { // it never spoke, but can have been spoken of
		ids := known(g.rec, clean)
		if len(ids) != 1 {
			return s, nil
		}
		a, _ := g.rec.Data.Actors.ByID(ids[0])
		w.Actors, w.Candidates = []Actor{{Key: ids[0], Name: record.ShownName(a)}}, nil
	}
	if len(w.Actors) == 1 {
		s.id = w.Actors[0].Key
		if g.rec.Side(s.id) == s.id {
			s.side = s.id
		}
		w.Actors[0].Name = g.nameOf(s.id, w.Actors[0].Name)
	}
	return s, nil
}

// speaks reports whether anyone speaks for a side.
func (g *gatherer) speaks(side string) (bool, error) {
	n, err := g.r.CountStatements(store.StatementQuery{Terms: []uint32{record.TermOfSide(side)}}, 1)
	return n > 0, err
}

// queries ask for what a subject says where another is the subject of it: where
// the report is about the other, or the statement names it. Of a side that the
// actor data know the first finds both.
func (g *gatherer) queries(s, other *subject) []store.StatementQuery {
	q := store.StatementQuery{Since: g.since, Until: g.until, Standing: true}
	if s.side != "" {
		q.Terms = append(q.Terms, record.TermOfSide(s.side))
	} else {
		q.Speakers = orNobody(s.rows)
	}
	if other == nil {
		return []store.StatementQuery{q}
	}
	var out []store.StatementQuery
	known := false
	if other.side != "" {
		on := q
		on.Terms = append(slices.Clone(q.Terms), record.TermOn(other.side))
		out = append(out, on)
		_, known = g.rec.Data.Actors.ByID(other.side)
	}
	if named := g.naming(other); !known && len(named) > 0 {
		q.Terms = append(q.Terms, named...)
		out = append(out, q)
	}
	return out
}

// naming are the terms of statements that name a subject.
func (g *gatherer) naming(s *subject) []uint32 {
	if _, ok := g.rec.Data.Actors.ByID(s.id); ok {
		return []uint32{record.TermOfActor(s.id)}
	}
	if s.side != "" && len(s.who.Actors) > 0 {
		return g.rec.Terms(s.who.Actors[0].Name, g.language)
	}
	return g.rec.Terms(s.who.Name, g.language)
}
