package ask

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/store"
)

// AffairsQuery asks for all that a record has of a pair, or of one actor where
// B is empty.
type AffairsQuery struct {
	A, B         string
	Since, Until string // EDTF
	Language     string // in which actors of the data are named; "": as the record does
}

// Affairs are the facts of a pair or of an actor: what a dossier is told from.
// Every fact has the places it was read at.
type Affairs struct {
	A, B    *Who // B is nil for one actor
	Sides   []Side
	Deeds   []Deed     // oldest first; those of no known day last
	Series  []Series   // of figures, the longest first
	Third   []Named    // who else is named, most often first
	Opposed []Opposing // what one side says and the other the opposite of
	Base    Base
	Unknown Unknown
	Months  []Month // oldest first
	Cut     bool    // only the newest was looked at
}

// Side is what one side of a pair is seen with.
type Side struct {
	Actor      Actor
	Statements int // in which it speaks while the other is the subject
	Naming     int // that name the other
	Speakers   []SideSpeaker
	Lines      []SideLine
	About      []Told // what it says of the other: by most reports first
}

// SideSpeaker is someone who speaks for a side.
type SideSpeaker struct {
	Actor
	Offices    []Held // in what is said of this subject
	Statements int
	Reports    int
	First      string // EDTF
	Last       string
	Cites      []*Cite
}

// Held is an office in which someone speaks.
type Held struct {
	Tenure
	Cites []*Cite
}

// SideLine is a line that a side keeps saying.
type SideLine struct {
	LineBrief
	Sayings  int
	AtLeast  bool // it is said more often than was looked at
	Reports  int
	Origins  int
	Speakers []string
	First    When
	Last     When
	Cites    []*Cite // oldest first
}

// Told is a saying with the places it was read at.
type Told struct {
	Saying
	Cites []*Cite
}

// Named is an actor that statements name.
type Named struct {
	Key, Name  string
	Statements int
	Cites      []*Cite
}

// Opposing are two lines that say the opposite of each other, by two sides.
type Opposing struct {
	A, B SideLine
}

// Base is what all of it rests on.
type Base struct {
	Statements int
	Reports    int
	Origins    int // copies of one text count once
	First      string
	Last       string
	Outlets    []Carried
	Wires      []Carried
}

// Carried is an outlet or a wire with how much it carried.
type Carried struct {
	Key, Name string
	Reports   int
	Cites     []*Cite
}

// Unknown is what the record cannot tell.
type Unknown struct {
	Unsaid     Gap // statements of which the report does not tell the day
	Undated    Gap // statements of no known day at all
	Unresolved Gap // statements whose speaker is of no known side
	Deeds      Gap // events of no told day
	Figures    Gap // figures of no told period
	Outlets    Gap // reports of no known outlet
	Months     Gap // statements of which not even the month is known
}

// Gap is how often something is not known, and where first.
type Gap struct {
	N     int
	Cites []*Cite
}

// Cite is a place of a report: its characters, and by which way they came.
type Cite struct {
	ID     string // of the statement, event or figure
	Kind   string // of a statement: direct, indirect, mixed; event, figure
	Report Report
	Chain  []Link
	Start  int // code points into the reading's text
	End    int
	Text   string // those characters
	Not    bool   // the report says that this was not said

	row  int64 // of the report
	kept bool  // its characters are fetched

	wire  string // key of the wire whose credit is meant
	title bool   // those of the title, or the first block, are meant
}

// The bounds of what is gathered for one dossier.
const (
	mostBehind   = 100_000 // statements of a side that are counted
	mostWhole    = 400     // statements that are looked at whole for one question
	mostScanned  = 5_000   // wordings in which others are sought
	mostDeeds    = 5_000   // tellings of events, and of figures
	mostSpeakers = 12
	mostLines    = 8
	mostAbout    = 6
	mostThird    = 8
	mostCites    = 3 // places for one fact, beside its number
)

// Affairs gathers the facts of a pair, or of one actor.
func (d *Desk) Affairs(ctx context.Context, q AffairsQuery) (Affairs, error) {
	var a Affairs
	g := &gatherer{Desk: d, out: &a, language: q.Language, all: newLoaded()}
	var err error
	if g.since, err = since("--since", q.Since); err != nil {
		return a, err
	}
	if g.until, err = until("--until", q.Until); err != nil {
		return a, err
	}
	err = d.view(ctx, func(r store.Reader) error {
		g.r = r
		known, err := g.subjects(&q)
		if err != nil || !known {
			return err
		}
		for _, step := range []func() error{g.briefs, g.sides, g.third, g.opposing, g.members, g.deeds, g.figures, g.base, g.unknown, g.months, g.characters} {
			if err := step(); err != nil {
				return err
			}
		}
		return nil
	})
	return a, err
}

// gatherer gathers the facts of one question.
type gatherer struct {
	*Desk
	r            store.Reader
	out          *Affairs
	language     string
	since, until string
	who          []*subject
	all          *loaded
	cites        []*Cite
	reports      map[int64]*store.Report // behind the statements
	lines        []map[int64]*lineCount  // of each side
	sorted       []store.Brief           // of all sides
}

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
		w.Actors, w.Candidates = []Actor{{Key: ids[0], Name: a.NameIn("id")}}, nil
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

// nameOf is the name of an actor in the language that is asked for.
func (g *gatherer) nameOf(key, name string) string {
	if g.language != "" {
		if a, ok := g.rec.Data.Actors.ByID(key); ok {
			return a.NameIn(g.language)
		}
	}
	return name
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

// other is the other side, or nil.
func (g *gatherer) other(i int) *subject {
	if len(g.who) < 2 {
		return nil
	}
	return g.who[1-i]
}

// briefs fetches what is counted of all statements.
func (g *gatherer) briefs() error {
	g.reports = map[int64]*store.Report{}
	var rows []int64
	for i, s := range g.who {
		for _, q := range g.queries(s, g.other(i)) {
			q.Limit = mostBehind + 1
			found, err := g.r.Briefs(q)
			if err != nil {
				return err
			}
			s.briefs = append(s.briefs, found...)
		}
		slices.SortFunc(s.briefs, func(a, b store.Brief) int { return cmp.Compare(b.ID, a.ID) })
		s.briefs = slices.CompactFunc(s.briefs, func(a, b store.Brief) bool { return a.ID == b.ID })
		if len(s.briefs) > mostBehind {
			s.briefs, g.out.Cut = s.briefs[:mostBehind], true
		}
		s.briefs = onceSaid(s.briefs)
		for j := range s.briefs {
			rows = append(rows, s.briefs[j].Report)
		}
	}
	list, err := g.r.ReportsByID(distinct(rows))
	for i := range list {
		g.reports[list[i].ID] = &list[i]
	}
	for _, s := range g.who {
		slices.SortFunc(s.briefs, g.newestFirst)
	}
	return err
}

// newestFirst orders statements by day, and within a day by report and place:
// rows tell in which order they came, and a dossier must not.
func (g *gatherer) newestFirst(a, b store.Brief) int {
	uid := func(b *store.Brief) string {
		if r := g.reports[b.Report]; r != nil {
			return r.UID
		}
		return ""
	}
	return cmp.Or(cmp.Compare(b.From, a.From), cmp.Compare(uid(&a), uid(&b)), cmp.Compare(a.ID, b.ID))
}

// oldestOf orders statements by day, report and place.
func oldestOf(list []store.Statement) []store.Statement {
	slices.SortFunc(list, func(a, b store.Statement) int {
		return cmp.Or(cmp.Compare(a.From, b.From), strings.Compare(reportOf(a.UID), reportOf(b.UID)), cmp.Compare(a.Ordinal, b.Ordinal))
	})
	return slices.CompactFunc(list, func(a, b store.Statement) bool { return a.ID == b.ID })
}

// reportOf is the report of a statement's uid.
func reportOf(uid string) string {
	report, _, _ := strings.Cut(uid, "/")
	return report
}
