package web

import (
	"github.com/sanad-news/sanad/internal/ask"
)

// homeData is what the first page shows.
type homeData struct {
	Size    roomSize
	Rising  ask.RisingAnswer
	Reports []ask.Report
	Pairs   ask.RelationsAnswer
	Voices  []ask.ActorEntry
}

// roomSize is how much is in the record.
type roomSize struct{ Reports, Statements, Lines int }

// The lengths of the lists of the first page.
const (
	newReports   = 8
	changedPairs = 6
	firstVoices  = 8
)

// home is the first page: search, what is new, what rises, what changed.
func home(q *request) (*sheet, error) {
	var h homeData
	ctx := q.Context()
	n, err := q.Desk.Size(ctx)
	if err != nil {
		return nil, err
	}
	h.Size = roomSize{n.Reports, n.Statements, n.Lines}
	if h.Rising, err = q.Desk.Rising(ctx); err != nil {
		return nil, err
	}
	list, err := q.Desk.Reports(ctx, ask.ReportsQuery{Limit: newReports})
	if err != nil {
		return nil, err
	}
	h.Reports = list.Reports
	if h.Pairs, err = q.Desk.Relations(ctx, ask.RelationsQuery{Change: true, Limit: changedPairs, Language: q.lang}); err != nil {
		return nil, err
	}
	voices, err := q.Desk.Actors(ctx, ask.ActorsQuery{Limit: firstVoices})
	h.Voices = voices.Actors
	return &sheet{template: "home", title: "Sanad", data: &h}, err
}

// legend explains the marks that all pages use.
func legend(q *request) (*sheet, error) {
	return &sheet{template: "legend", title: q.words.Get("web.legend")}, nil
}
