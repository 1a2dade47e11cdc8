package ask

import (
	"cmp"
	"errors"
	"slices"

	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/store"
)

// Line is a line told through time.
type Line struct {
	LineBrief
	Counts   LineCounts `json:"counts"`
	Sayings  []Saying   `json:"sayings"`            // oldest first
	NotSaid  []Saying   `json:"not_said,omitempty"` // reports that it was denied, asked, or not said
	Forms    []Wording  `json:"forms"`              // in the order in which they came up
	Speakers []Voice    `json:"speakers"`           // in the order in which they first said it
	Silences []Silence  `json:"silences"`           // the longest first
	Opposed  []Opposed  `json:"opposed"`            // lines that say the opposite
	Circles  []Circle   `json:"circles,omitempty"`  // where sayings are of relations with no side in common, those with most sayings first
	Cut      bool       `json:"cut,omitempty"`      // only the oldest statements were looked at
}

// LineCounts are the sizes of what is told of a line, as far as it stands: what
// only superseded revisions of pages have is in Withdrawn alone.
type LineCounts struct {
	Statements int `json:"statements"`
	Sayings    int `json:"sayings"`
	Speakers   int `json:"speakers"`
	Reports    int `json:"reports"`
	Origins    int `json:"origins"` // copies, and reports of one wire, count once
	Wordings   int `json:"wordings"`
	Withdrawn  int `json:"withdrawn,omitempty"` // sayings that no page has any more
}

// Wording is one way in which a line was said.
type Wording struct {
	Text      string   `json:"text"`
	Language  string   `json:"language"`
	Sayings   int      `json:"sayings"`
	Speakers  []string `json:"speakers"`
	First     When     `json:"first"`
	Statement string   `json:"statement"` // the first that has it
	Base      int      `json:"base"`      // the wording it is compared with, its own place for the first of a language
	Diff      []Piece  `json:"diff"`
}

// Voice is a speaker of a line.
type Voice struct {
	Speaker
	Sayings int      `json:"sayings"`
	First   When     `json:"first"`
	Last    When     `json:"last"`
	Dropped []string `json:"dropped"` // of the line's first wording, in all of the speaker's
	Added   []string `json:"added"`
}

// Opposed is a line that says the opposite, with its first sayings.
type Opposed struct {
	LineBrief
	Sayings []Saying `json:"sayings"`
}

// The bounds of what is told of a line.
const (
	mostTraced   = 1_000 // statements of the line that fits best
	mostBeside   = 200   // and of each of the others
	mostOpposed  = 5     // lines
	mostOpposing = 20    // statements of each
)

// errEmptyLine is a line of which nothing is left to tell.
var errEmptyLine = errors.New("the line has no statements")

// line tells a line.
func (t *tracer) line(l store.Line, most int) (Line, error) {
	out := Line{}
	if err := t.nameLines(); err != nil {
		return out, err
	}
	found, err := t.r.Statements(store.StatementQuery{Lines: []int64{l.Label}, Oldest: true, Limit: most + 1})
	if err != nil {
		return out, err
	}
	if out.Cut = len(found) > most; out.Cut {
		found = found[:most]
	}
	all, err := load(t.r, found)
	if err != nil {
		return out, err
	}
	forms, err := t.r.FormsOfLines([]int64{l.Label})
	if err != nil {
		return out, err
	}
	told := newTelling(t, all, forms)
	if len(told.sayings) == 0 {
		return out, errEmptyLine
	}
	out.Sayings, out.NotSaid = told.list(told.sayings), told.list(told.unsaid)
	out.Forms, out.Speakers = told.wordings()
	out.Silences = silences(out.Sayings)
	out.Counts = told.counts(len(out.Forms))
	out.Circles = told.circles()
	first := out.Forms[0]
	out.LineBrief = t.brief(&l)
	out.Words, out.Language = first.Text, first.Language
	if err := t.vague(&out.LineBrief, &found[0]); err != nil {
		return out, err
	}
	if out.Opposed, err = t.opposed(l.Label, forms); err != nil {
		return out, err
	}
	return out, nil
}

// telling is a line while it is told.
type telling struct {
	*tracer
	all     *loaded
	hashes  map[int64]bool // of the line's forms
	sayings []*joined
	unsaid  []*joined
	claimed map[int64]string // by wording: the stretch that asserts the line
}

func newTelling(t *tracer, all *loaded, forms []store.Form) *telling {
	g := &telling{tracer: t, all: all, hashes: map[int64]bool{}, claimed: map[int64]string{}}
	for _, f := range forms {
		g.hashes[f.Hash] = true
	}
	var asserted, other []said
	for _, s := range all.statements {
		if asserts(s.Statement) {
			asserted = append(asserted, s)
		} else {
			other = append(other, s)
		}
	}
	anyWords := func(*joined, *said) bool { return true } // the line is what they have in common
	g.sayings, g.unsaid = join(asserted, anyWords), join(other, anyWords)
	slices.SortStableFunc(g.sayings, func(a, b *joined) int {
		return cmp.Or(cmp.Compare(a.begins(), b.begins()), cmp.Compare(a.first(), b.first()))
	})
	return g
}

// asserts reports whether the speaker stands by the words: they were not
// denied, asked, or left unsaid.
func asserts(s *store.Statement) bool {
	return !s.Negated && s.Force != "denies" && s.Force != "refrains" && s.Force != "asks"
}

// begins is the day that orders a saying in time.
func (g *joined) begins() string { return byThen(g.days) }

// byThen is the day by which something was said for sure, whichever of some
// days it was; that of no known day comes last. What is known only to the year
// is so told after what has a day in it, of which it could be a repeat.
func byThen(days []stretch) string {
	if len(days) == 0 {
		return "9999"
	}
	last := ""
	for _, d := range days {
		last = max(last, d.to)
	}
	return last
}

func (g *telling) list(all []*joined) []Saying {
	out := make([]Saying, len(all))
	for i, j := range all {
		out[i] = j.saying(g.all)
	}
	return out
}

func (g *telling) counts(wordings int) LineCounts {
	c := LineCounts{Wordings: wordings}
	from := newOrigins()
	reports, speakers := map[string]bool{}, map[string]bool{}
	for _, j := range g.sayings {
		standing := j.standing()
		if len(standing.statements) == 0 {
			c.Withdrawn++
			continue
		}
		c.Sayings++
		from.add(standing)
		for _, s := range standing.statements {
			c.Statements++
			reports[pageOf(s.report)] = true
			for _, sp := range s.speakers {
				speakers[sp.Key] = true
			}
		}
	}
	c.Reports, c.Speakers, c.Origins = len(reports), len(speakers), from.count()
	return c
}

// nameLines fetches the names that people gave to lines, once.
func (t *tracer) nameLines() (err error) {
	if t.names == nil {
		t.names, err = t.rec.LineNames(t.r)
		if t.names == nil {
			t.names = map[int64]string{}
		}
	}
	return err
}

func (t *tracer) brief(l *store.Line) LineBrief {
	return LineBrief{ID: record.Label(l.Label), Name: t.names[l.Label], First: l.First, Last: l.Last,
		Statements: l.Statements, Wordings: l.Wordings, label: l.Label}
}

// briefs lists lines, each by the words in which it was first said.
func (t *tracer) briefs(lines []store.Line) ([]LineBrief, error) {
	out := make([]LineBrief, 0, len(lines))
	if err := t.nameLines(); err != nil {
		return nil, err
	}
	for _, l := range lines {
		b := t.brief(&l)
		// What was said on the first day is asked for by that day: a line may have
		// any number of statements after it.
		first, err := t.r.Statements(store.StatementQuery{Lines: []int64{l.Label}, Since: l.First, Until: l.First, Oldest: true, Limit: 1})
		if err == nil && len(first) == 0 {
			first, err = t.r.Statements(store.StatementQuery{Lines: []int64{l.Label}, Oldest: true, Limit: 1})
		}
		if err != nil {
			return nil, err
		}
		if len(first) == 0 {
			continue
		}
		ws, err := t.r.Wordings([]int64{first[0].Wording})
		if err != nil || len(ws) == 0 {
			return nil, err
		}
		if err := t.vague(&b, &first[0]); err != nil {
			return nil, err
		}
		b.Language = first[0].Language
		if b.Words, err = t.claimOf(&ws[0], l.Label); err != nil {
			return nil, err
		}
		out = append(out, b)
	}
	return out, nil
}

// vague puts in the place of a line's first and last day, which a store has as
// days, what is known where that is less: 2023, and not 2023-01-01.
func (t *tracer) vague(b *LineBrief, first *store.Statement) (err error) {
	last := first
	if b.Last != b.First {
		newest, err := t.r.Statements(store.StatementQuery{Lines: []int64{b.label}, Limit: 1})
		if err != nil || len(newest) == 0 {
			return err
		}
		last = &newest[0]
	}
	if b.First, err = t.told(b.First, first); err == nil {
		b.Last, err = t.told(b.Last, last)
	}
	return err
}

// told is the day of a statement as far as it is known; day where that is a day,
// or another statement's.
func (t *tracer) told(day string, s *store.Statement) (string, error) {
	if s.From != day || s.From == s.To {
		return day, nil
	}
	l, err := load(t.r, []store.Statement{*s})
	if err != nil || len(l.statements) == 0 {
		return day, err
	}
	return l.statements[0].day.Value, nil
}

// claimOf is the stretch of a wording that asserts a line. It asks for the
// forms of the wording and not for those of the line, which may be any number.
func (t *tracer) claimOf(w *store.Wording, label int64) (string, error) {
	claims := t.claims(w)
	hashes := make([]int64, len(claims))
	for i, c := range claims {
		hashes[i] = c.hash
	}
	forms, err := t.r.FormsByHash(hashes)
	if err != nil {
		return "", err
	}
	g := &telling{tracer: t, hashes: map[int64]bool{}, claimed: map[int64]string{}}
	for _, f := range forms {
		g.hashes[f.Hash] = f.Line == label
	}
	return g.claim(w), nil
}
