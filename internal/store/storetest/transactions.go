package storetest

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"sync"
	"time"

	"github.com/sanad-news/sanad/internal/store"
)

// testRollback protects that an Update that fails, or panics, leaves nothing
// behind, in tables or in what is counted.
func testRollback(t trial, s store.Store) {
	before := store.Counts{}
	update(t, s, func(w store.Writer) error {
		f, err := fill(w)
		if err != nil {
			return err
		}
		if before, err = w.Counts(); err != nil {
			return err
		}
		return w.SetMeta("who", strconv.FormatInt(f.minister, 10))
	})
	broken := errors.New("broken")
	change := func(w store.Writer) {
		for _, err := range []error{
			w.SetMeta("who", "other"), in(w.PutActors([]store.Actor{{Key: "z", Names: []string{"z"}}})), w.DropForms(),
			in(w.PutReports([]store.NewReport{{Report: store.Report{UID: "z", Page: "page0", Revision: 5}, Bands: []int64{7}}})),
			w.ReplaceReading(1, store.NewReport{}), in(w.PutCorrection(store.Correction{})),
		} {
			if err != nil {
				t.Error(err)
			}
		}
	}
	if err := s.Update(t.Context(), func(w store.Writer) error { change(w); return broken }); !errors.Is(err, broken) {
		t.Errorf("Update returned %v", err)
	}
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic was swallowed")
			}
		}()
		_ = s.Update(t.Context(), func(w store.Writer) error { change(w); panic("broken") })
	}()
	view(t, s, func(r store.Reader) {
		c, err := r.Counts()
		same(t, "counts", c, err, before)
		got, err := r.Statements(store.StatementQuery{Terms: []uint32{7}, Lines: []int64{100, -200}})
		same(t, "statements", len(got), err, 4)
		reports, err := r.Reports(store.ReportQuery{})
		same(t, "reports", reportUIDs(reports), err, []string{"a22", "a11", "a00"})
	})
	update(t, s, func(w store.Writer) error { return in(w.PutActors([]store.Actor{{Key: "after"}})) })
}

// testSwallowed protects that an Update whose writing failed keeps nothing,
// even where the caller went on as if nothing had been.
func testSwallowed(t trial, s store.Store) {
	var f small
	update(t, s, func(w store.Writer) (err error) {
		f, err = fill(w)
		return err
	})
	var ended store.Writer
	err := s.Update(t.Context(), func(w store.Writer) error {
		ended = w
		if err := w.SetMeta("half", "done"); err != nil {
			return err
		}
		twice := f.statement(0, 0, 0, f.minister) // its place is taken
		_, err := w.PutStatements([]store.NewStatement{twice})
		if _, isModel := s.(*memory); err == nil && !isModel {
			t.Error("two statements in one place")
		}
		return nil
	})
	if _, isModel := s.(*memory); isModel {
		return // it knows no places, and cannot fail half way
	}
	if err == nil {
		t.Error("half an Update was kept")
	}
	if _, err := ended.Meta("half"); err == nil {
		t.Error("a Writer was of use after its Update")
	}
	view(t, s, func(r store.Reader) {
		got, err := r.Meta("half")
		same(t, "half", got, err, "")
	})
}

// testSnapshot protects that a View sees one state from its first question to
// its last, and that an Update sees its own changes.
func testSnapshot(t trial, s store.Store) {
	update(t, s, func(w store.Writer) error { return in(fill(w)) })
	view(t, s, func(r store.Reader) {
		update(t, s, func(w store.Writer) error {
			if err := w.SetMeta("new", "yes"); err != nil {
				return err
			}
			if _, err := w.PutReports([]store.NewReport{{Report: store.Report{UID: "new", Day: "2031-07-01"}, Bands: []int64{7}}}); err != nil {
				return err
			}
			got, err := w.ReportsByBand([]int64{7})
			same(t, "the writer's own", len(got), err, 4)
			c, err := w.Counts()
			same(t, "the writer's count", c.Reports, err, 4)
			return w.DropForms()
		})
		got, err := r.ReportsByBand([]int64{7})
		same(t, "bands", len(got), err, 3)
		c, err := r.Counts()
		same(t, "counts", []int{c.Reports, c.Lines}, err, []int{3, 2})
		meta, err := r.Meta("new")
		same(t, "setting", meta, err, "")
	})
	view(t, s, func(r store.Reader) {
		c, err := r.Counts()
		same(t, "afterwards", []int{c.Reports, c.Lines}, err, []int{4, 0})
	})
}

// testSerial protects that Updates come one after the other: each sees what the
// one before it wrote. Views go on meanwhile.
func testSerial(t trial, s store.Store) {
	const writers, times = 8, 10
	var all sync.WaitGroup
	for i := range writers {
		all.Go(func() {
			for j := range times {
				err := s.Update(t.Context(), func(w store.Writer) error {
					value, err := w.Meta("n")
					if err != nil {
						return err
					}
					n, _ := strconv.Atoi(value)
					if _, err := w.PutActors([]store.Actor{{Key: fmt.Sprint(i, j)}}); err != nil {
						return err
					}
					return w.SetMeta("n", strconv.Itoa(n+1))
				})
				if err != nil {
					t.Error(err)
				}
			}
		})
		all.Go(func() {
			for range times {
				err := s.View(t.Context(), func(r store.Reader) error {
					c, err := r.Counts()
					if err != nil {
						return err
					}
					value, err := r.Meta("n")
					if n, _ := strconv.Atoi(value); n != c.Actors {
						t.Errorf("%d writes and %d actors in one View", n, c.Actors)
					}
					return err
				})
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	view(t, s, func(r store.Reader) {
		got, err := r.Meta("n")
		same(t, "writes", got, err, strconv.Itoa(writers*times))
	})
}

// testCancelled protects that a context that is over ends what was asked with
// it, leaves nothing behind, and harms nobody else.
func testCancelled(t trial, s store.Store) {
	update(t, s, func(w store.Writer) error { return in(fill(w)) })
	over, stop := context.WithCancel(t.Context())
	stop()
	if err := s.View(over, func(store.Reader) error { t.Error("a View ran"); return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("View: %v", err)
	}
	if err := s.Update(over, func(store.Writer) error { t.Error("an Update ran"); return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("Update: %v", err)
	}
	ending, stop := context.WithCancel(t.Context())
	err := s.Update(ending, func(w store.Writer) error {
		if err := w.SetMeta("late", "yes"); err != nil {
			return err
		}
		stop()
		return nil
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("ended in the middle: %v", err)
	}
	ending, stop = context.WithCancel(t.Context())
	err = s.View(ending, func(r store.Reader) error {
		stop()
		return in(r.Statements(store.StatementQuery{}))
	})
	if _, isModel := s.(*memory); !errors.Is(err, context.Canceled) && !isModel {
		t.Errorf("ended in the middle of reading: %v", err)
	}
	waiting, stop := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer stop()
	if _, isModel := s.(*memory); !isModel {
		update(t, s, func(store.Writer) error {
			if err := s.Update(waiting, func(store.Writer) error { return nil }); !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("waiting to write: %v", err)
			}
			return nil
		})
	}
	view(t, s, func(r store.Reader) {
		got, err := r.Meta("late")
		same(t, "late", got, err, "")
	})
	update(t, s, func(w store.Writer) error { return w.SetMeta("after", "yes") })
}
