package record

import (
	"context"
	"fmt"
	"reflect"
	"runtime"
	"sync"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/store"
)

// Reader reads one report; *reader.Reader is one.
type Reader interface {
	Read(context.Context, sanad.Report) (sanad.Reading, error)
}

// Progress tells how far reading again is.
type Progress struct {
	Reports int // looked at
	Of      int // to be looked at
	Changed int // whose reading is another now
	Failed  int // that could not be read again: the old reading stays
	Forming bool
	Formed  int    // reports whose lines were formed anew
	Failing string // the report that failed just now
	Err     error  // and why
}

// Reread reads reports again, all where uids is empty, and replaces the
// readings that differ. Corrections stay: they are laid over what is read now.
// It works through batches, each kept whole or not at all; where it is stopped,
// those done are done, and doing it again goes on. In the end lines are formed anew:
// always after all, else where what stood in them is gone or another build
// formed them.
func (r *Record) Reread(ctx context.Context, reader Reader, uids []string, tell func(Progress)) (Progress, error) {
	x := &rereading{r: r, reader: reader, tell: tell}
	rows, err := x.rows(ctx, uids)
	if err != nil {
		return x.Progress, fmt.Errorf("reading again: %w", err)
	}
	x.Of = len(rows)
	for len(rows) > 0 {
		n := min(rereadAt, len(rows))
		if err := x.batch(ctx, rows[:n]); err != nil {
			return x.Progress, fmt.Errorf("reading again: %w", err)
		}
		rows = rows[n:]
		x.tell(x.Progress)
	}
	if err := r.Reform(ctx, len(uids) == 0, func(p Progress) {
		x.Forming, x.Formed, x.Failing, x.Err = true, p.Formed, p.Failing, p.Err
		x.tell(x.Progress)
	}); err != nil {
		return x.Progress, fmt.Errorf("forming lines: %w", err)
	}
	return x.Progress, nil
}

// rereadAt is how many reports are read again at once.
const rereadAt = 100

type rereading struct {
	Progress

	r      *Record
	reader Reader
	tell   func(Progress)
}

// rows finds the reports that are meant.
func (x *rereading) rows(ctx context.Context, uids []string) (rows []int64, err error) {
	err = x.r.Store.View(ctx, func(rd store.Reader) error {
		if len(uids) == 0 {
			return store.EachReport(rd, store.ReportQuery{Revisions: true}, func(r *store.Report) error {
				rows = append(rows, r.ID)
				return nil
			})
		}
		for _, uid := range uids {
			found, err := x.r.report(rd, uid)
			if err != nil {
				return err
			}
			rows = append(rows, found.ID)
		}
		return nil
	})
	return distinct(rows), err
}

// report finds a report by its uid or a unique beginning of it.
func (r *Record) report(rd store.Reader, uid string) (store.Report, error) {
	found, err := rd.ReportsByUID(uid, 5)
	switch {
	case err != nil:
		return store.Report{}, err
	case len(found) == 0 || uid == "":
		return store.Report{}, &NoneError{uid, ErrNoReport}
	case len(found) == 1 || found[0].UID == uid:
		return found[0], nil
	}
	many := &ManyError{Named: uid}
	for _, f := range found {
		many.Found = append(many.Found, f.UID)
	}
	return store.Report{}, many
}

// again is a report that was read again.
type again struct {
	row   int64
	uid   string
	old   *sanad.Reading
	entry *Entry // nil where the reading is the same
	anew  bool   // the report was found anew in its page, and is another
	err   error
}

func (x *rereading) batch(ctx context.Context, rows []int64) error {
	var reports []store.Report
	var bodies map[int64]store.Body
	var from map[int64]page
	err := x.r.Store.View(ctx, func(rd store.Reader) (err error) {
		if reports, err = rd.ReportsByID(rows); err != nil {
			return err
		}
		if bodies, err = rd.Bodies(rows); err != nil {
			return err
		}
		from, err = pages(rd, rows)
		return err
	})
	if err != nil {
		return err
	}
	done := make([]again, len(reports))
	parallel(len(reports), func(i int) {
		done[i] = x.again(ctx, &reports[i], bodies[reports[i].ID], from[reports[i].ID])
	})
	if err := ctx.Err(); err != nil {
		return err
	}
	var changed []again
	for _, a := range done {
		x.Reports++
		switch {
		case a.err != nil:
			x.Failed++
			x.Failing, x.Err = a.uid, a.err
			x.tell(x.Progress)
			x.Failing, x.Err = "", nil
		case a.entry != nil:
			changed = append(changed, a)
		}
	}
	if err := x.r.replace(ctx, changed); err != nil {
		return err
	}
	x.Changed += len(changed)
	return nil
}

func (x *rereading) again(ctx context.Context, rep *store.Report, body store.Body, from page) again {
	out := again{row: rep.ID, uid: rep.UID}
	report, old, err := x.r.Unpack(body)
	if err != nil {
		out.err = err
		return out
	}
	now, anew, err := x.r.anew(from, &report)
	if err != nil {
		out.err = err
		return out
	}
	if anew {
		report = now
	}
	reading, err := x.reader.Read(ctx, report)
	if err != nil {
		out.err = err
		return out
	}
	if !anew && reflect.DeepEqual(old, reading) {
		return out
	}
	out.old, out.anew = &old, anew
	if out.entry, out.err = x.r.Prepare(Item{Report: report, Reading: reading}); out.err == nil && !anew {
		out.entry.report.Reading, out.err = x.r.packer.packReading(&report, &reading)
	}
	return out
}

// parallel calls do with 0 to n-1, on all processors.
func parallel(n int, do func(int)) {
	var running sync.WaitGroup
	next := make(chan int)
	for range min(runtime.GOMAXPROCS(0), n) {
		running.Go(func() {
			for i := range next {
				do(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	running.Wait()
}
