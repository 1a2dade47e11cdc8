package record

import (
	"context"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/store"
)

// metaFormed names the build that formed the lines.
const metaFormed = "lines.formed"

// former names what forms lines here: this build, with these concepts. Lines
// that another formed are formed anew by reread.
func (r *Record) former() string { return r.Build + " " + r.Lines.Table() }

// Reform forms all lines anew, in one transaction: until it is done everyone
// sees the old ones, and when it is stopped they stay. Unless it is forced it
// does so only where lines are out of date. A report that is damaged is told of,
// and has no part in the lines until it is mended.
func (r *Record) Reform(ctx context.Context, force bool, tell func(Progress)) error {
	return r.update(ctx, func(w store.Writer) error {
		if !force {
			current, err := r.linesCurrent(w)
			if err != nil || current {
				return err
			}
		}
		if err := w.DropForms(); err != nil {
			return err
		}
		corrections, err := r.inForce(w)
		if err != nil {
			return err
		}
		if err := r.formAll(w, corrections, tell); err != nil {
			return err
		}
		if err := r.reinforce(w); err != nil {
			return err
		}
		if err := w.SetMeta(metaStale, ""); err != nil {
			return err
		}
		return w.SetMeta(metaFormed, r.former())
	})
}

// linesCurrent reports whether the lines are as this build would form them.
func (r *Record) linesCurrent(w store.Writer) (bool, error) {
	stale, err := w.Meta(metaStale)
	if err != nil || stale != "" {
		return false, err
	}
	formed, err := w.Meta(metaFormed)
	return formed == r.former(), err
}

// formAll forms the lines of all reports.
func (r *Record) formAll(w store.Writer, corrections *inForce, tell func(Progress)) error {
	q := store.ReportQuery{Revisions: true, Limit: BatchReports}
	told := Progress{Forming: true}
	for {
		list, err := w.Reports(q)
		if err != nil {
			return err
		}
		rows := make([]int64, len(list))
		for i := range list {
			rows[i] = list[i].ID
		}
		bodies, err := w.Bodies(rows)
		if err != nil {
			return err
		}
		cut, damaged := make([][]said, len(rows)), make([]error, len(rows))
		parallel(len(rows), func(i int) {
			_, rd, err := r.Unpack(bodies[rows[i]])
			if damaged[i] = err; err == nil {
				cut[i] = r.cutStatements(&rd)
			}
		})
		for i, err := range damaged {
			if err != nil {
				told.Failing, told.Err = list[i].UID, err
				tell(told)
				told.Failing, told.Err = "", nil
			}
		}
		var all []*said
		for i := range cut {
			for j := range cut[i] {
				all = append(all, &cut[i][j])
			}
		}
		if _, err := r.putWordings(w, all, corrections); err != nil {
			return err
		}
		told.Formed += len(list)
		tell(told)
		if len(list) < q.Limit {
			return nil
		}
		last := &list[len(list)-1]
		q.After = store.Cursor{Sort: last.Day, ID: last.ID}
	}
}

// cutStatements makes of statements what their lines are formed from.
func (r *Record) cutStatements(rd *sanad.Reading) []said {
	out := make([]said, 0, len(rd.Statements))
	for i := range rd.Statements {
		st := &rd.Statements[i]
		if s := r.cutStatement(st, rd.Language); len(s.forms) > 0 {
			out = append(out, s)
		}
	}
	return out
}

// reinforce lays the corrections of lines over lines that were formed anew:
// those tied to words that nobody says any more hold to the nearest now.
func (r *Record) reinforce(w store.Writer) error {
	now, err := r.inForce(w)
	if err != nil {
		return err
	}
	var named []int64
	for h := range now.lines.apart {
		named = append(named, h)
	}
	for h := range now.lines.pinned {
		named = append(named, h)
	}
	for _, p := range now.lines.forced {
		named = append(named, p[0], p[1])
	}
	if len(named) == 0 {
		return nil
	}
	return r.regroup(w, distinct(named), now)
}
