package sqlstore

import (
	"cmp"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/sanad-news/sanad/internal/store"
)

var (
	foundTable  = &Table{Name: "found", Columns: "id, class, report, ordinal, until, tail, body", Kinds: "iiiiitt"}
	foundActors = &Table{Name: "found_actor", Columns: "class, actor, found", Kinds: "iii"}
	foundPairs  = &Table{Name: "found_pair", Columns: "class, a, b, found", Kinds: "iiii"}
)

// newFound is an event or a figure on its way to its row.
type newFound struct {
	report   int64
	ordinal  int
	uid      string
	from, to string
	body     any
	by       store.FoundBy
}

// PutEvents keeps in the body what has no column.
func (w *writer) PutEvents(events []store.NewEvent) ([]int64, error) {
	const doing = "adding events"
	list := make([]newFound, len(events))
	for i := range events {
		e := events[i].Event // a copy: what has a column is taken out
		if err := checkText(doing, e.UID, e.Type, e.Mode, e.CAMEO, e.Status, e.Date, e.Place, e.Rule); err != nil {
			return nil, err
		}
		if err := checkParties(doing, e.Parties); err != nil {
			return nil, err
		}
		list[i] = newFound{e.Report, e.Ordinal, e.UID, e.From, e.To, &e, events[i].FoundBy}
		e.ID, e.Report, e.Ordinal, e.UID, e.From, e.To = 0, 0, 0, "", "", ""
	}
	return w.putFound(doing, eventClass, list)
}

// PutFigures keeps in the body what has no column.
func (w *writer) PutFigures(figures []store.NewFigure) ([]int64, error) {
	const doing = "adding figures"
	list := make([]newFound, len(figures))
	for i := range figures {
		f := figures[i].Figure
		if err := checkText(doing, f.UID, f.What, f.Measure, f.Unit, f.Period, f.Kind, f.Rule); err != nil {
			return nil, err
		}
		if err := checkParties(doing, f.Parties); err != nil {
			return nil, err
		}
		list[i] = newFound{f.Report, f.Ordinal, f.UID, f.From, f.To, &f, figures[i].FoundBy}
		f.ID, f.Report, f.Ordinal, f.UID, f.From, f.To = 0, 0, 0, "", "", ""
	}
	return w.putFound(doing, figureClass, list)
}

func checkParties(doing string, parties []store.Party) error {
	for i := range parties {
		if err := checkText(doing, parties[i].Name); err != nil {
			return err
		}
	}
	return nil
}

// putFound gives the rows in the order of their days.
func (w *writer) putFound(doing string, class int, list []newFound) ([]int64, error) {
	said := make([]store.NewStatement, len(list)) // named after their reports as statements are
	order := make([]int, len(list))
	for i := range list {
		order[i] = i
		said[i].Report, said[i].UID = list[i].report, list[i].uid
	}
	named, err := w.placesOf(doing, said)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(order, func(a, b int) int { return strings.Compare(list[a].from, list[b].from) })
	ids := make([]int64, len(list))
	var rows, actors, pairs []any
	for _, i := range order {
		f := &list[i]
		day, err := dayNumber(f.from)
		if err != nil {
			return nil, fmt.Errorf("%s: %s: %w", doing, shown(f.uid), err)
		}
		until, err := dayNumber(f.to)
		if err != nil {
			return nil, fmt.Errorf("%s: %s: %w", doing, shown(f.uid), err)
		}
		body, err := json.Marshal(f.body)
		if err != nil {
			return nil, fmt.Errorf("%s: %s: %w", doing, shown(f.uid), err)
		}
		if ids[i], err = w.nextFound(day); err != nil {
			return nil, err
		}
		rows = append(rows, ids[i], class, f.report, f.ordinal, until, named[i].tail, string(body))
		for _, a := range distinct(f.by.Actors) {
			actors = append(actors, class, a, ids[i])
		}
		for _, p := range distinctPairs(f.by.Pairs) {
			pairs = append(pairs, class, p.A, p.B, ids[i])
		}
	}
	if err := w.insert(doing, foundTable, rows); err != nil {
		return nil, err
	}
	if err := w.insert(doing, foundActors, actors); err != nil {
		return nil, err
	}
	return ids, w.insert(doing, foundPairs, pairs)
}

func distinctPairs(list []store.Pair) []store.Pair {
	list = slices.Clone(list)
	slices.SortFunc(list, comparePairs)
	return slices.Compact(list)
}

// nextFound returns the next row for what was found of a day.
func (w *writer) nextFound(day int64) (int64, error) {
	last, ok := w.foundPlaces[day]
	if !ok {
		var err error
		if last, err = w.number("numbering", "SELECT coalesce(max(id), ?) FROM found WHERE id BETWEEN ? AND ?",
			day*places, day*places+1, (day+1)*places-1); err != nil {
			return 0, err
		}
	}
	if last+1 == (day+1)*places {
		return 0, fmt.Errorf("%w: %d events and figures of %q are there, and one day has room for no more", store.ErrFull, places-1, dayName(day))
	}
	w.foundPlaces[day] = last + 1
	return last + 1, nil
}

// dropFound takes the events, figures and ties of a report out.
func (w *writer) dropFound(doing string, report int64) error {
	ids, err := ask(w.reader, doing, "SELECT f.id FROM found f WHERE f.report = ?", []any{report},
		func(rows *sql.Rows, id *int64) error { return rows.Scan(id) })
	if err != nil {
		return err
	}
	if len(ids) > 0 {
		for _, id := range ids {
			delete(w.foundPlaces, dayOf(id)) // the last row of that day may be free now
		}
		for _, in := range []string{"found_actor WHERE " + w.inInts("found"), "found_pair WHERE " + w.inInts("found"), "found WHERE " + w.inInts("id")} {
			if err := w.exec(doing, "DELETE FROM "+in, w.ints(ids)); err != nil {
				return err
			}
		}
	}
	return w.dropTies(doing, report)
}

func comparePairs(x, y store.Pair) int { return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B)) }
