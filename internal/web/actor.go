package web

import (
	"net/http"

	"github.com/sanad-news/sanad/internal/ask"
)

// actorData is the page of one actor.
type actorData struct {
	ask.Profile
	Chart   *bars
	Said    ask.SaidAnswer
	More    string // address of the sayings that come after
	Dossier string // address of all that is known
	Unclear *unclear
}

// actor is the page of one actor: offices, when it spoke, about whom, its lines
// and its words.
func actor(q *request) (*sheet, error) {
	key := q.PathValue("key")
	p, err := q.Desk.Profile(q.Context(), key, q.lang)
	if err != nil {
		return nil, err
	}
	d := actorData{Profile: p}
	s := &sheet{template: "actor", title: p.Name, twin: twin(q, "/actors"+address(key)), feed: linkTo("/said.atom", "name", p.Key), data: &d}
	if p.With != nil {
		d.Unclear = &unclear{Name: p.With.Name}
		for _, c := range p.With.Candidates {
			d.Unclear.List = append(d.Unclear.List, whoChoice{c, address("actors", c.Key)})
		}
		s.title, s.status = p.With.Name, http.StatusMultipleChoices
		return s, nil
	}
	d.Chart = monthBars(p.Months)
	if d.Said, err = q.Desk.Said(q.Context(), ask.SaidQuery{Name: p.Key, Limit: sayingsShown}); err != nil {
		return nil, err
	}
	if d.Said.Next != "" {
		d.More = linkTo("/said", "name", p.Key, "after", d.Said.Next)
	}
	d.Dossier = linkTo("/dossier", "a", p.Key)
	return s, nil
}

// bars is a drawing of months, in units of its view box.
type bars struct {
	Wide, High, Axis, Foot float64
	Bars                   []bar
	Ticks                  []tick
	Most                   int
}

type bar struct {
	X, Y, W, H float64
	Month      string
	N          int
}

type tick struct {
	X     float64
	Label string
}

// The measures of a drawing of months.
const (
	barsWide = 720.0
	barsHigh = 120.0
	barsLeft = 34.0
	barsTop  = 8.0
	barsAxis = 96.0
)

// monthBars draws months as bars; nil where there is one month, or none.
func monthBars(months []ask.MonthCount) *bars {
	if len(months) < 2 {
		return nil
	}
	b := &bars{Wide: barsWide, High: barsHigh, Axis: barsAxis, Foot: barsHigh - 8}
	for _, m := range months {
		b.Most = max(b.Most, m.N)
	}
	step := (barsWide - barsLeft) / float64(len(months))
	every := max(1, len(months)/8)
	for i, m := range months {
		x := barsLeft + float64(i)*step
		if i%every == 0 {
			b.Ticks = append(b.Ticks, tick{x, m.Month})
		}
		if m.N == 0 {
			continue
		}
		h := (barsAxis - barsTop) * float64(m.N) / float64(b.Most)
		b.Bars = append(b.Bars, bar{x, barsAxis - h, max(1, min(step-1.5, 40)), h, m.Month, m.N})
	}
	return b
}
