package record

import (
	"context"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/store"
)

// metaStale is set while lines hold what no reading says any more.
const metaStale = "lines.stale"

// replace puts new readings in the place of old ones, in one transaction.
func (r *Record) replace(ctx context.Context, changed []again) error {
	if len(changed) == 0 {
		return nil
	}
	return r.update(ctx, func(w store.Writer) error {
		k := &keeping{r: r, w: w}
		stale := false
		for i := range changed {
			c := &changed[i]
			stale = stale || says(c.old, c.entry)
			k.fresh = append(k.fresh, &arrival{Entry: c.entry, row: c.row, anew: c.anew, outcome: &Outcome{UID: c.uid}})
		}
		for _, step := range []func() error{k.correct, k.putActors, k.replaceReports, k.putStatements, k.putFound} {
			if err := step(); err != nil {
				return err
			}
		}
		if stale {
			return w.SetMeta(metaStale, "1")
		}
		return nil
	})
}

// says reports whether the old reading has words that the new one has not: only
// then can something stand in a line that nobody says any more.
func says(old *sanad.Reading, now *Entry) bool {
	kept := map[string]bool{}
	for i := range now.said {
		s := &now.said[i]
		if len(s.forms) > 0 {
			kept[s.wording.Text] = true
		}
	}
	for i := range old.Statements {
		st := &old.Statements[i]
		if asserts(st) && !kept[wordsOf(st)] {
			return true
		}
	}
	return false
}

// replaceReports replaces the readings of reports and finds anew of what they
// are copies.
func (k *keeping) replaceReports() error {
	rows := make([]int64, len(k.fresh))
	for i, a := range k.fresh {
		rows[i] = a.row
	}
	old, err := k.w.ReportsByID(rows)
	if err != nil {
		return err
	}
	byRow := make(map[int64]store.Report, len(old))
	for _, r := range old {
		byRow[r.ID] = r
	}
	var labels []int64
	for _, a := range k.fresh {
		was := byRow[a.row]
		labels = append(labels, was.Origin)
		now := a.report
		now.Report.UID, now.Hash, now.Page, now.Revision = was.UID, was.Hash, was.Page, was.Revision
		now.Added, now.Origin = was.Added, 0
		now.Outlet = k.row(a.Entry, a.outlet)
		a.report = now
		if err := k.w.ReplaceReading(a.row, now); err != nil {
			return err
		}
		if !a.anew {
			continue
		}
		if err := k.w.ReplaceText(a.row, a.hash, now.Source); err != nil {
			return err
		}
	}
	return k.r.reoriginate(k.w, distinct(labels))
}

// reoriginate finds the origins of reports anew that were of some origins: a
// copy may be none any more, and what it held together may part.
func (r *Record) reoriginate(w store.Writer, labels []int64) error {
	var rows []int64
	err := store.EachReport(w, store.ReportQuery{Origins: labels, Revisions: true}, func(rep *store.Report) error {
		rows = append(rows, rep.ID)
		return nil
	})
	if err != nil {
		return err
	}
	bodies, err := w.Bodies(rows)
	if err != nil {
		return err
	}
	o := &origins{r: r, w: w, labels: union{}, rows: map[int64]store.Report{}}
	own := map[int64]int64{}
	for _, row := range rows {
		report, rd, err := r.Unpack(bodies[row])
		if err != nil {
			return err
		}
		text := bodyOf(&rd)
		id := identify(&report)
		n := &newcomer{row: row, label: id.origin(), shingles: shinglesOf(text.words)}
		n.bands = bandsOf(n.shingles, text.telling())
		if id.steady {
			n.page = id.page
		}
		own[row] = n.label
		o.add(n)
	}
	if err := w.SetOrigins(own); err != nil { // as if none were a copy of another
		return err
	}
	if err := o.find(); err != nil {
		return err
	}
	return o.settle()
}
