package ask

import (
	"context"

	"github.com/sanad-news/sanad/internal/store"
)

// FiguresQuery asks what was counted.
type FiguresQuery struct {
	Of           string // whom the figures are of; "": anyone, the newest
	Since, Until string // EDTF
	Language     string // in which actors of the data are named; "": as the record does
}

// FiguresAnswer are figures by what they measure. Where the name does not tell
// whom it means, there are candidates instead.
type FiguresAnswer struct {
	Of     *Who     `json:"of"`
	Series []Series `json:"series"`        // the longest first
	Cut    bool     `json:"cut,omitempty"` // only the newest were looked at
}

// mostNewFigures is how many figures of anyone are looked at.
const mostNewFigures = 400

// Figures gathers figures into series.
func (d *Desk) Figures(ctx context.Context, q FiguresQuery) (FiguresAnswer, error) {
	var a FiguresAnswer
	var facts Affairs
	g := &gatherer{Desk: d, out: &facts, language: q.Language, all: newLoaded()}
	var err error
	if g.since, err = since(q.Since); err != nil {
		return a, err
	}
	if g.until, err = until(q.Until); err != nil {
		return a, err
	}
	err = d.view(ctx, func(r store.Reader) error {
		g.r = r
		fq := store.FoundQuery{Standing: true, Since: g.since, Until: g.until, Limit: mostNewFigures + 1}
		if q.Of != "" {
			s, err := g.subject("A", q.Of)
			if err != nil {
				return err
			}
			if a.Of = s.who; len(a.Of.Actors) == 0 {
				return nil
			}
			fq.Actors, fq.Limit = orNobody(s.rows), mostDeeds+1
		}
		list, err := r.Figures(fq)
		if err != nil {
			return err
		}
		if len(list) == fq.Limit {
			list, a.Cut = list[:fq.Limit-1], true
		}
		if err := g.tellFigures(list); err != nil {
			return err
		}
		a.Series = facts.Series
		return g.characters()
	})
	return a, err
}
