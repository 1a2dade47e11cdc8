package record

import (
	"cmp"
	"slices"

	"github.com/sanad-news/sanad/internal/store"
)

// putFound puts what was done and counted in what is new.
func (k *keeping) putFound() error {
	var events []store.NewEvent
	var figures []store.NewFigure
	var ties []store.ReportTies
	for _, a := range k.fresh {
		prefix := a.outcome.UID + "/"
		for i := range a.found.events {
			e := a.found.events[i].NewEvent
			e.Report, e.UID = a.row, prefix+e.UID
			e.Parties, e.FoundBy = k.partiesOf(a.Entry, e.Parties, a.found.events[i].parties, e.Mutual)
			events = append(events, e)
		}
		for i := range a.found.figures {
			f := a.found.figures[i].NewFigure
			f.Report, f.UID = a.row, prefix+f.UID
			f.Parties, f.FoundBy = k.partiesOf(a.Entry, f.Parties, a.found.figures[i].parties, true)
			figures = append(figures, f)
		}
		if of := k.tiesOf(a.Entry); len(of) > 0 {
			ties = append(ties, store.ReportTies{Report: a.row, Ties: of})
		}
	}
	if _, err := k.w.PutEvents(events); err != nil {
		return err
	}
	if _, err := k.w.PutFigures(figures); err != nil {
		return err
	}
	return k.w.PutTies(ties)
}

// partiesOf gives parties their rows, and tells by whom they are found: by
// each and its side, and by all pairs of those who face each other.
func (k *keeping) partiesOf(e *Entry, parties []store.Party, rows []party, mutual bool) ([]store.Party, store.FoundBy) {
	out := slices.Clone(parties)
	var by store.FoundBy
	ids := make([][]int64, len(out))
	for i := range out {
		out[i].Actor, out[i].State = k.row(e, rows[i].actor), k.row(e, rows[i].side)
		ids[i] = distinct([]int64{out[i].Actor, cmp.Or(out[i].State, out[i].Actor)})
		by.Actors = append(by.Actors, ids[i]...)
	}
	eachPair(out, mutual, func(i, j int) {
		for _, a := range ids[i] {
			for _, b := range ids[j] {
				if a != b && !slices.Contains(ids[i], b) && !slices.Contains(ids[j], a) {
					by.Pairs = append(by.Pairs, store.Pair{A: min(a, b), B: max(a, b)})
				}
			}
		}
	})
	by.Actors = distinct(by.Actors)
	return out, by
}

// tiesOf are the ties of a report by rows. Two actors of the report can be one
// in the record only where their keys are equal, so that no tie comes twice.
func (k *keeping) tiesOf(e *Entry) []store.Tie {
	out := make([]store.Tie, 0, len(e.found.ties))
	for t, n := range e.found.ties {
		a, b := k.row(e, t.a), k.row(e, t.b)
		out = append(out, store.Tie{Pair: store.Pair{A: min(a, b), B: max(a, b)}, Month: t.month, Class: t.class, N: n})
	}
	slices.SortFunc(out, func(x, y store.Tie) int {
		return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B), cmp.Compare(x.Month, y.Month), cmp.Compare(x.Class, y.Class))
	})
	return out
}
