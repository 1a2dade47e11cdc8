package ask

import (
	"maps"
	"slices"

	"github.com/sanad-news/sanad/internal/store"
)

// Joint is a saying with the statements that report it, the oldest first.
type Joint struct {
	Saying
	Statements []store.Statement
}

// Joiner joins the statements of a record into sayings, as Said and Trace tell
// them, while they stream by. It holds those that more can be of: of some days,
// and those whose day is hardly known.
type Joiner struct {
	r      store.Reader
	yield  func(*Joint) error
	now    joining
	open   []*joined
	actors *loaded // all that were met
	day    string
}

// mostOpen bounds the sayings that a Joiner holds; beyond, the first are handed
// on though more could be of them.
const mostOpen = 100_000

// NewJoiner makes a Joiner that hands sayings on when nothing that comes can be
// of them.
func NewJoiner(r store.Reader, yield func(*Joint) error) *Joiner {
	return &Joiner{r: r, yield: yield, now: newJoining(), actors: newLoaded()}
}

// Add adds statements; they come oldest first.
func (j *Joiner) Add(list []store.Statement) error {
	l, err := load(j.r, slices.Clone(list)) // the caller may use its list again
	if err != nil {
		return err
	}
	maps.Copy(j.actors.actors, l.actors)
	for i := range l.statements {
		s := &l.statements[i]
		if s.From != j.day {
			j.day = s.From
			if err := j.close(func(i int, g *joined) bool { return i < len(j.open)-mostOpen || g.over(s.From) }); err != nil {
				return err
			}
		}
		if g, fresh := j.now.place(s, sameWords); fresh {
			j.open = append(j.open, g)
		}
	}
	return nil
}

// End hands on what is left.
func (j *Joiner) End() error { return j.close(func(int, *joined) bool { return true }) }

// over reports whether nothing reported of a day or after it can be of a saying.
func (g *joined) over(day string) bool {
	last := ""
	for _, d := range g.days {
		last = max(last, d.to)
	}
	return last != "" && last < before(day, late)
}

// close hands on the sayings that are over.
func (j *Joiner) close(over func(int, *joined) bool) error {
	var closed, left []*joined
	for i, g := range j.open {
		if over(i, g) {
			closed = append(closed, g)
		} else {
			left = append(left, g)
		}
	}
	if j.open = left; len(closed) == 0 {
		return nil
	}
	j.now.drop(closed)
	for _, g := range closed {
		out := &Joint{Saying: g.saying(j.actors)}
		for _, s := range g.statements {
			out.Statements = append(out.Statements, *s.Statement)
		}
		if err := j.yield(out); err != nil {
			return err
		}
	}
	return nil
}
