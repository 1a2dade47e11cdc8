package work_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/collect"
	"github.com/sanad-news/sanad/internal/work"
)

// slowAtTimes reads a report into a reading with its text, some of them late.
type slowAtTimes struct{}

var errUnlucky = errors.New("unlucky")

func (slowAtTimes) Read(ctx context.Context, r sanad.Report) (sanad.Reading, error) {
	switch {
	case strings.HasSuffix(r.Text, "13"):
		return sanad.Reading{}, errUnlucky
	case strings.HasSuffix(r.Text, "77"):
		panic("a fault")
	case strings.HasSuffix(r.Text, "7"):
		time.Sleep(time.Millisecond)
	}
	return sanad.Reading{Text: r.Text}, ctx.Err()
}

// numbered yields n reports; made counts those that were asked for.
func numbered(n int, made *atomic.Int64) iter.Seq[collect.Item] {
	return func(yield func(collect.Item) bool) {
		for i := range n {
			made.Add(1)
			if !yield(collect.Item{Report: sanad.Report{Text: fmt.Sprint("report ", i)}, Where: fmt.Sprint(i)}) {
				return
			}
		}
	}
}

func same(r *work.Result) work.Result { return *r }

func TestReadKeepsOrderAndErrors(t *testing.T) {
	for _, workers := range []int{0, 1, 8} {
		t.Run(fmt.Sprint(workers), func(t *testing.T) {
			var made atomic.Int64
			i := 0
			err := work.Read(t.Context(), slowAtTimes{}, numbered(300, &made), workers, same, func(r work.Result) error {
				if r.Item.Where != fmt.Sprint(i) {
					t.Fatalf("result %d is of item %s", i, r.Item.Where)
				}
				switch {
				case i%100 == 13 && !errors.Is(r.Err, errUnlucky):
					t.Errorf("item %d: error %v", i, r.Err)
				case i%100 == 77 && !errors.Is(r.Err, work.ErrFault):
					t.Errorf("item %d: error %v", i, r.Err)
				case i%100 != 13 && i%100 != 77 && (r.Err != nil || r.Reading.Text != r.Item.Report.Text):
					t.Errorf("item %d: reading %q, error %v", i, r.Reading.Text, r.Err)
				}
				i++
				return nil
			})
			if err != nil || i != 300 {
				t.Errorf("%d results, error %v", i, err)
			}
		})
	}
}

func TestReadStopsWhenTheContextEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	var made atomic.Int64
	n := 0
	err := work.Read(ctx, slowAtTimes{}, numbered(1_000_000, &made), 2, same, func(work.Result) error {
		if n++; n == 10 {
			cancel()
		}
		return nil
	})
	if !errors.Is(err, context.Canceled) || n != 10 {
		t.Errorf("%d results, error %v", n, err)
	}
	if made.Load() > 1000 {
		t.Errorf("%d items were taken after the end", made.Load())
	}
}

func TestReadStopsWhenItsSourceHangs(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	hanging := make(chan struct{})
	defer close(hanging)
	items := func(func(collect.Item) bool) { <-hanging }
	err := work.Read(ctx, slowAtTimes{}, items, 2, same, func(work.Result) error { return nil })
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error %v", err)
	}
}

func TestReadPassesOnTheErrorOfYield(t *testing.T) {
	var made atomic.Int64
	full := errors.New("disk full")
	err := work.Read(t.Context(), slowAtTimes{}, numbered(1_000_000, &made), 4, same, func(work.Result) error { return full })
	if !errors.Is(err, full) {
		t.Errorf("error %v", err)
	}
}

// big makes reports of 64 kB, which would be 6 GB if they were kept.
type big struct{}

func (big) Read(_ context.Context, r sanad.Report) (sanad.Reading, error) {
	return sanad.Reading{Text: strings.Repeat(r.Text, 64<<10/len(r.Text))}, nil
}

func TestReadHoldsFewAtATime(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 100,000 reports")
	}
	var made atomic.Int64
	var most uint64
	n := 0
	err := work.Read(t.Context(), big{}, numbered(100_000, &made), 8, same, func(work.Result) error {
		if n++; n%5000 == 0 {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapAlloc)
			if ahead := made.Load() - int64(n); ahead > 64 {
				t.Errorf("%d items ahead of the output", ahead)
			}
		}
		return nil
	})
	if err != nil || n != 100_000 {
		t.Fatalf("%d results, error %v", n, err)
	}
	if most > 64<<20 {
		t.Errorf("heap of %d MB", most>>20)
	}
}

// dating reads the day of publication as it was given, unless it is no date.
type dating struct{}

func (dating) Read(_ context.Context, r sanad.Report) (sanad.Reading, error) {
	if _, err := time.Parse(time.DateOnly, r.Published); err == nil {
		return sanad.Reading{Published: &sanad.Date{Value: r.Published}}, nil
	}
	if r.Text == "" {
		return sanad.Reading{}, nil
	}
	return sanad.Reading{Published: &sanad.Date{Value: "2023-02-22", Evidence: []sanad.Span{{End: 5}}}}, nil
}

// TestUndated protects that a day of publication which is no date is not passed
// over in silence.
func TestUndated(t *testing.T) {
	for i, r := range []sanad.Report{{Published: "31/02/2023"}, {Text: "22 Feb 2023", Published: "0000-00-00"}, {Published: "2023-02-22"}, {Text: "22 Feb 2023"}, {}} {
		item := collect.Item{Report: r, Notes: make([]collect.Note, 1, 8)}
		err := work.Read(t.Context(), dating{}, slices.Values([]collect.Item{item}), 1, same, func(res work.Result) error {
			if told := slices.Contains(res.Item.Notes, collect.UndatedNote); told != (i < 2) {
				t.Errorf("%+v: told %v", r, told)
			}
			return res.Err
		})
		if err != nil {
			t.Error(err)
		}
	}
}
