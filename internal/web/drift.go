package web

import (
	"github.com/sanad-news/sanad/internal/ask"
)

// driftData is what changed in the words of one actor on one line.
type driftData struct {
	ask.DriftAnswer
	Actor  ask.Actor
	Shown  []ask.Wording
	Hidden int // wordings that are not listed
}

// drift is the page of an actor's wordings of a line, each against the one
// before.
func drift(q *request) (*sheet, error) {
	key, id := q.PathValue("key"), q.PathValue("id")
	a, err := q.Desk.Drift(q.Context(), ask.DriftQuery{Actor: key, Line: id, Language: q.lang})
	if err != nil {
		return nil, err
	}
	if len(a.Who.Actors) != 1 {
		return nil, errNowhere
	}
	d := driftData{DriftAnswer: a, Actor: a.Who.Actors[0], Shown: a.Wordings[:min(len(a.Wordings), mostForms)]}
	d.Hidden = len(a.Wordings) - len(d.Shown)
	return &sheet{template: "drift", title: q.words.Get("web.driftof", d.Actor.Name), twin: linkTo("/drift", "actor", key, "line", id), data: &d}, nil
}
