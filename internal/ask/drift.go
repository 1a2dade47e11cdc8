package ask

import (
	"context"
	"fmt"

	"github.com/sanad-news/sanad/internal/store"
)

// DriftQuery asks how an actor's words of one line changed.
type DriftQuery struct {
	Actor    string // name or key
	Line     string // id, or the beginning of one
	Language string // in which actors of the data are named; "" as the record does
}

// DriftAnswer tells the wordings of one line that one actor used.
type DriftAnswer struct {
	Who      *Who      `json:"who"`
	Line     LineBrief `json:"line"`
	Sayings  int       `json:"sayings"`
	Wordings []Wording `json:"wordings"`      // in the order in which they came; each is compared with the one before in its language, base
	Cut      bool      `json:"cut,omitempty"` // only the oldest statements were looked at
}

// Drift tells how an actor's words of a line changed over time. ErrNotFound is
// wrapped where the record has no such line, or the actor never said it.
func (d *Desk) Drift(ctx context.Context, q DriftQuery) (DriftAnswer, error) {
	a := DriftAnswer{Wordings: []Wording{}}
	err := d.view(ctx, func(r store.Reader) error {
		var err error
		if a.Who, err = who(r, d.rec, "NAME", q.Actor); err != nil {
			return err
		}
		if len(a.Who.Actors) != 1 {
			return nil
		}
		g := &gatherer{Desk: d, language: q.Language}
		a.Who.Actors[0].Name = g.nameOf(a.Who.Actors[0].Key, a.Who.Actors[0].Name)
		if !lineForm.MatchString(q.Line) {
			return fmt.Errorf("line %q: %w", shorten(q.Line), ErrNotFound)
		}
		lines, err := r.LinesByPrefix(q.Line, 1)
		if err != nil {
			return err
		}
		if len(lines) == 0 {
			return fmt.Errorf("line %q: %w", shorten(q.Line), ErrNotFound)
		}
		t := &tracer{Desk: d, r: r}
		briefs, err := t.briefs(lines)
		if err != nil {
			return err
		}
		if len(briefs) == 0 {
			return fmt.Errorf("line %q: %w", shorten(q.Line), ErrNotFound)
		}
		a.Line = briefs[0]
		return t.drift(&a, lines[0].Label)
	})
	return a, err
}

// drift fills in the wordings of a line that one actor used.
func (t *tracer) drift(a *DriftAnswer, label int64) error {
	found, err := t.r.Statements(store.StatementQuery{Speakers: a.Who.rows, Lines: []int64{label}, Oldest: true, Standing: true, Limit: mostTraced + 1})
	if err != nil {
		return err
	}
	if a.Cut = len(found) > mostTraced; a.Cut {
		found = found[:mostTraced]
	}
	all, err := load(t.r, found)
	if err != nil {
		return err
	}
	forms, err := t.r.FormsOfLines([]int64{label})
	if err != nil {
		return err
	}
	told := newTelling(t, all, forms)
	if len(told.sayings) == 0 {
		return fmt.Errorf("the actor in line %s: %w", a.Line.ID, ErrNotFound)
	}
	a.Sayings = len(told.sayings)
	a.Wordings, _ = told.wordings()
	before := map[string]int{} // by language
	for i := range a.Wordings {
		w := &a.Wordings[i]
		last, ok := before[w.Language]
		before[w.Language] = i
		if w.Base, w.Diff = i, []Piece{}; ok {
			w.Base, w.Diff = last, diff(a.Wordings[last].Text, w.Text, t.quoting(w.Language))
		}
	}
	return nil
}
