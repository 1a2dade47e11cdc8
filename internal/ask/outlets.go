package ask

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"github.com/sanad-news/sanad/internal/store"
)

// OutletsAnswer tells how much of what outlets publish is wire copy, by their
// newest reports in the record.
type OutletsAnswer struct {
	Reports int         `json:"reports"` // that were looked at, the newest
	From    string      `json:"from,omitempty"`
	To      string      `json:"to,omitempty"`
	Cut     bool        `json:"cut,omitempty"` // the record has older ones
	Outlets []OutletUse `json:"outlets"`       // those with most reports first
	Unknown int         `json:"unknown"`       // reports of no known outlet
}

// OutletUse is an outlet with what its reports are made of. A report that
// carries a wire and has the text of another counts for both.
type OutletUse struct {
	Actor
	Reports int        `json:"reports"`
	Wired   int        `json:"wired"`  // that have a statement by way of a wire
	Copied  int        `json:"copied"` // whose text another outlet has too
	Own     int        `json:"own"`    // neither
	Wires   []WireUsed `json:"wires"`  // most reports first
}

// WireUsed is a wire with the reports of an outlet that carry it.
type WireUsed struct {
	Key     string `json:"key"`
	Name    string `json:"name"`
	Reports int    `json:"reports"`
}

// The bounds of what is looked at.
const (
	mostOutletReports    = 500
	mostOutletStatements = 10_000
	mostAlike            = 2_000
)

// Outlets tells how much of each outlet is wire copy.
func (d *Desk) Outlets(ctx context.Context) (OutletsAnswer, error) {
	a := OutletsAnswer{Outlets: []OutletUse{}}
	err := d.view(ctx, func(r store.Reader) error {
		found, err := r.Reports(store.ReportQuery{Limit: mostOutletReports + 1})
		if err != nil {
			return err
		}
		if a.Cut = len(found) > mostOutletReports; a.Cut {
			found = found[:mostOutletReports]
		}
		a.Reports = len(found)
		for i := range found {
			if day := found[i].Day; day != "" {
				a.From, a.To = cmp.Or(min(a.From, day), day), max(a.To, day)
			}
		}
		return outletsOf(r, found, &a)
	})
	return a, err
}

// outletsOf tells of the outlets of reports.
func outletsOf(r store.Reader, found []store.Report, a *OutletsAnswer) error {
	wires, err := wiresOf(r, found)
	if err != nil {
		return err
	}
	copied, err := copiedOf(r, found)
	if err != nil {
		return err
	}
	uses, used := map[int64]*OutletUse{}, map[int64]map[int64]int{}
	var actors []int64
	for i := range found {
		rep := &found[i]
		if rep.Outlet == 0 {
			a.Unknown++
			continue
		}
		u := uses[rep.Outlet]
		if u == nil {
			u = &OutletUse{Wires: []WireUsed{}}
			uses[rep.Outlet], used[rep.Outlet] = u, map[int64]int{}
			actors = append(actors, rep.Outlet)
		}
		by := wires[rep.ID]
		delete(by, rep.Outlet) // a wire that publishes itself copies nobody
		u.Reports++
		switch {
		case len(by) == 0 && !copied[rep.ID]:
			u.Own++
		case len(by) > 0:
			u.Wired++
		}
		if copied[rep.ID] {
			u.Copied++
		}
		for w := range by {
			used[rep.Outlet][w]++
			actors = append(actors, w)
		}
	}
	return a.name(r, actors, uses, used)
}

// name fills the answer with the uses of outlets, by their rows, and of wires by
// them, under the names of their actors.
func (a *OutletsAnswer) name(r store.Reader, actors []int64, uses map[int64]*OutletUse, used map[int64]map[int64]int) error {
	l := newLoaded()
	if err := l.loadActors(r, actors); err != nil {
		return err
	}
	for row, u := range uses {
		x := l.actors[row]
		if x == nil {
			continue
		}
		u.Actor = actorOf(x)
		for w, n := range used[row] {
			if wire := l.actors[w]; wire != nil {
				u.Wires = append(u.Wires, WireUsed{wire.Key, wire.Name, n})
			}
		}
		slices.SortFunc(u.Wires, func(a, b WireUsed) int { return cmp.Or(cmp.Compare(b.Reports, a.Reports), cmp.Compare(a.Key, b.Key)) })
		a.Outlets = append(a.Outlets, *u)
	}
	slices.SortFunc(a.Outlets, func(a, b OutletUse) int { return cmp.Or(cmp.Compare(b.Reports, a.Reports), cmp.Compare(a.Key, b.Key)) })
	return nil
}

// wiresOf are the wires by which statements of reports came.
func wiresOf(r store.Reader, found []store.Report) (map[int64]map[int64]bool, error) {
	rows := make([]int64, len(found))
	for i := range found {
		rows[i] = found[i].ID
	}
	briefs, err := r.Briefs(store.StatementQuery{Reports: orNobody(rows), Limit: mostOutletStatements})
	out := map[int64]map[int64]bool{}
	for i := range briefs {
		for _, c := range briefs[i].Chain {
			if c.Kind != "wire" {
				continue
			}
			if out[briefs[i].Report] == nil {
				out[briefs[i].Report] = map[int64]bool{}
			}
			out[briefs[i].Report][c.Actor] = true
		}
	}
	return out, err
}

// copiedOf are the reports of which another outlet has the text too.
func copiedOf(r store.Reader, found []store.Report) (map[int64]bool, error) {
	outlets := map[int64]map[int64]bool{} // of each text
	for i := range found {
		if found[i].Origin != 0 {
			outlets[found[i].Origin] = map[int64]bool{}
		}
	}
	if len(outlets) == 0 {
		return nil, nil
	}
	alike, err := r.Reports(store.ReportQuery{Origins: slices.Sorted(maps.Keys(outlets)), Limit: mostAlike})
	for i := range alike {
		outlets[alike[i].Origin][alike[i].Outlet] = true
	}
	out := map[int64]bool{}
	for i := range found {
		out[found[i].ID] = len(outlets[found[i].Origin]) > 1
	}
	return out, err
}
