package ask

import (
	"context"
	"slices"

	"github.com/sanad-news/sanad/internal/store"
)

// BetweenQuery asks what two sides say of each other.
type BetweenQuery struct {
	A, B         string // states, bodies or people
	Since, Until string // a year, a month or a day
	Limit        int    // sayings
	After        string // Next of the answer before
	Language     string // in which actors of the data are named; "": as the record does
}

// BetweenAnswer is what each of two sides, or someone who speaks for it, says
// where the other is spoken of, newest first. Where a name does not tell whom it
// means, there are candidates instead.
type BetweenAnswer struct {
	A       *Who     `json:"a"`
	B       *Who     `json:"b"`
	Count   int      `json:"count"`              // statements that were found
	AtLeast bool     `json:"at_least,omitempty"` // there are more than were counted
	Sayings []Saying `json:"sayings"`
	Next    string   `json:"next,omitempty"`
	Cut     bool     `json:"cut,omitempty"` // so much was said at once that some was passed over
}

// Between answers what two sides say of each other.
func (d *Desk) Between(ctx context.Context, q BetweenQuery) (BetweenAnswer, error) {
	a := BetweenAnswer{Sayings: []Saying{}}
	limit, err := limits(q.Limit)
	if err != nil {
		return a, err
	}
	at, err := parsePlace(q.After)
	if err != nil {
		return a, err
	}
	if q.B == "" {
		return a, &QuestionError{ProblemEmpty, "B", q.B}
	}
	var facts Affairs
	g := &gatherer{Desk: d, out: &facts, language: q.Language, all: newLoaded()}
	if g.since, err = since(q.Since); err != nil {
		return a, err
	}
	if g.until, err = until(q.Until); err != nil {
		return a, err
	}
	err = d.view(ctx, func(r store.Reader) error {
		g.r = r
		known, err := g.subjects(&AffairsQuery{A: q.A, B: q.B})
		a.A, a.B = facts.A, facts.B
		if err != nil || !known {
			return err
		}
		f := &finder{Desk: d, r: r}
		for _, sq := range slices.Concat(g.queries(g.who[0], g.who[1]), g.queries(g.who[1], g.who[0])) {
			f.searches = append(f.searches, search{StatementQuery: sq})
		}
		if len(f.searches) == 0 {
			return nil
		}
		var said SaidAnswer
		if err := f.page(&said, at, limit); err != nil {
			return err
		}
		a.Sayings = append(a.Sayings, said.Sayings...)
		a.Count, a.AtLeast, a.Next, a.Cut = said.Count, said.AtLeast, said.Next, said.Cut
		return nil
	})
	return a, err
}
