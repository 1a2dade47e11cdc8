// Package queuetest is what every queue must do, as tests.
package queuetest

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/sanad-news/sanad/internal/queue"
)

var noon = time.Date(2023, 2, 22, 12, 0, 0, 0, time.UTC)

// Run tests the queue that open opens, which must be empty each time.
func Run(t *testing.T, open func(t *testing.T) queue.Queue) {
	t.Helper()
	for name, test := range map[string]func(*testing.T, queue.Queue){
		"tasks": tasks, "again": again, "all or nothing": allOrNothing, "sources": sources, "notices": notices, "lease": lease, "notes": notes, "many": many,
	} {
		t.Run(name, func(t *testing.T) { test(t, open(t)) })
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// waiting returns the keys of the tasks that wait, with their tries.
func waiting(t *testing.T, q queue.Queue) string {
	t.Helper()
	list, err := q.Waiting(t.Context(), 0, 100)
	must(t, err)
	var out []string
	for _, x := range list {
		out = append(out, fmt.Sprint(x.Key, x.Tries))
	}
	return strings.Join(out, " ")
}

// tasks protects the way of a task: recorded once, begun, put off, ended.
func tasks(t *testing.T, q queue.Queue) {
	ctx := t.Context()
	list := []queue.Task{
		{Key: "a", Source: "s", Title: "A", Found: noon, Due: noon}, {Key: "b", Source: "s", Found: noon}, {Key: "a", Source: "other", Found: noon}, {Key: "c.warc.gz@17", Found: noon},
	}
	if news, err := q.News(ctx, list[:2]); err != nil || len(news) != 2 {
		t.Fatalf("news %v, %v", news, err)
	}
	n, err := q.Add(ctx, list)
	must(t, err)
	if n != 3 {
		t.Errorf("%d were queued", n)
	}
	if n, err = q.Add(ctx, list); n != 0 || err != nil {
		t.Errorf("%d were queued twice, %v", n, err)
	}
	if news, err := q.News(ctx, append(list, queue.Task{Key: "d"})); err != nil || len(news) != 1 || news[0].Key != "d" {
		t.Errorf("news %v, %v", news, err)
	}
	all, err := q.Waiting(ctx, 0, 100)
	must(t, err)
	want := queue.Task{Seq: all[0].Seq, Key: "a", Source: "s", Title: "A", Rounds: 1, Found: noon, Due: noon}
	if !reflect.DeepEqual(all[0], want) {
		t.Errorf("waits as %+v", all[0])
	}
	if rest, err := q.Waiting(ctx, all[0].Seq, 1); err != nil || len(rest) != 1 || rest[0].Key != "b" {
		t.Errorf("after the first: %v, %v", rest, err)
	}
	must(t, q.Begin(ctx, all[0].Seq, all[1].Seq))
	must(t, q.Begin(ctx, all[1].Seq))
	if got := waiting(t, q); got != "a1 b2 c.warc.gz@170" {
		t.Errorf("waiting %s", got)
	}
	must(t, q.Later(ctx, all[1].Seq, noon.Add(time.Hour), "away"))
	must(t, q.End(ctx, queue.End{Seq: all[0].Seq, Outcome: queue.Kept, At: noon}, queue.End{Seq: all[2].Seq, Outcome: queue.Refused, Reason: "no text", At: noon.Add(1)}))
	rest, err := q.Waiting(ctx, 0, 100)
	must(t, err)
	if len(rest) != 1 || rest[0].Reason != "away" || !rest[0].Due.Equal(noon.Add(time.Hour)) {
		t.Errorf("waiting %+v", rest)
	}
	tally, err := q.Tally(ctx)
	must(t, err)
	if want := (queue.Tally{"s": {queue.Kept: 1, "": 1}, "": {queue.Refused: 1}}); !reflect.DeepEqual(tally, want) {
		t.Errorf("tally %v", tally)
	}
	if ended, err := q.Ended(ctx, "", 100); err != nil || len(ended) != 2 || ended[0].Reason != "no text" || ended[1].Key != "a" {
		t.Errorf("ended %+v, %v", ended, err)
	}
	if ended, err := q.Ended(ctx, queue.Kept, 100); err != nil || len(ended) != 1 || ended[0].Key != "a" {
		t.Errorf("kept %+v, %v", ended, err)
	}
}

// again protects that a report that changed is read again, not without end,
// and not while it waits.
func again(t *testing.T, q queue.Queue) {
	ctx := t.Context()
	for round := 1; round <= queue.MaxRounds+2; round++ {
		n, err := q.Add(ctx, []queue.Task{{Key: "a", Version: fmt.Sprint(round)}})
		must(t, err)
		if want := round <= queue.MaxRounds; (n == 1) != want {
			t.Errorf("round %d: queued %d", round, n)
		}
		if n, err = q.Add(ctx, []queue.Task{{Key: "a", Version: "x"}}); round <= queue.MaxRounds && (n != 0 || err != nil) {
			t.Errorf("queued while it waits: %d, %v", n, err)
		}
		list, err := q.Waiting(ctx, 0, 10)
		must(t, err)
		for _, x := range list {
			if x.Rounds != round || x.Tries != 0 {
				t.Errorf("round %d waits as %+v", round, x)
			}
			must(t, q.Begin(ctx, x.Seq))
			must(t, q.End(ctx, queue.End{Seq: x.Seq, Outcome: queue.Kept, At: noon}))
		}
	}
}

// allOrNothing protects that a call that fails changes nothing.
func allOrNothing(t *testing.T, q queue.Queue) {
	ctx := t.Context()
	_, err := q.Add(ctx, []queue.Task{{Key: "a"}})
	must(t, err)
	list, err := q.Waiting(ctx, 0, 10)
	must(t, err)
	if err := q.Begin(ctx, list[0].Seq, list[0].Seq+7); !errors.Is(err, queue.ErrNoTask) {
		t.Errorf("begin: %v", err)
	}
	end := queue.End{Seq: list[0].Seq, Outcome: queue.Kept, At: noon, Notices: []queue.Notice{{ID: "n"}}}
	if err := q.End(ctx, end, queue.End{Seq: 99}); !errors.Is(err, queue.ErrNoTask) {
		t.Errorf("end: %v", err)
	}
	if n, err := q.Notices(ctx, noon, 10); err != nil || len(n) != 0 || waiting(t, q) != "a0" {
		t.Errorf("notices %v, %v; waiting %s", n, err, waiting(t, q))
	}
	must(t, q.End(ctx, end))
	for what, err := range map[string]error{"begin": q.Begin(ctx, list[0].Seq), "later": q.Later(ctx, list[0].Seq, noon, ""), "end": q.End(ctx, end)} {
		if !errors.Is(err, queue.ErrNoTask) {
			t.Errorf("%s after the end: %v", what, err)
		}
	}
}

// sources protects that a visit's state and its finds are kept, and that a
// source that is known keeps its state when it is found once more.
func sources(t *testing.T, q queue.Queue) {
	ctx := t.Context()
	s := queue.Source{
		URL: "http://a.test/map", Address: "http://b.test/map", Next: noon, ETag: `"1"`, LastModified: "x", Gap: time.Hour, Since: noon, Tried: noon, Succeeded: noon, Changed: noon,
		Visits: 3, Unchanged: 1, Found: 2, Misses: 1, Failures: 1, Error: "e", Gone: true,
	}
	part := queue.Source{URL: "http://a.test/1", Parent: s.URL}
	added, err := q.Visited(ctx, s, []queue.Task{{Key: "a"}}, []queue.Source{part})
	must(t, err)
	if !reflect.DeepEqual(added, []queue.Source{part}) {
		t.Errorf("added %+v", added)
	}
	added, err = q.Visited(ctx, queue.Source{URL: "http://a.test/1", Parent: s.URL, Visits: 5}, nil, []queue.Source{{URL: s.URL, Parent: "x"}})
	must(t, err)
	if len(added) != 0 {
		t.Errorf("added again: %+v", added)
	}
	got, err := q.Sources(ctx)
	must(t, err)
	if want := []queue.Source{{URL: "http://a.test/1", Parent: s.URL, Visits: 5}, s}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", got)
	}
	if waiting(t, q) != "a0" {
		t.Errorf("waiting %s", waiting(t, q))
	}
}

// notices protects that each is queued once, waits until it is taken, and not
// longer.
func notices(t *testing.T, q queue.Queue) {
	ctx := t.Context()
	_, err := q.Add(ctx, []queue.Task{{Key: "a"}, {Key: "b"}})
	must(t, err)
	list, err := q.Waiting(ctx, 0, 10)
	must(t, err)
	n := queue.Notice{ID: "w1 s1", Sink: "hook", Body: []byte("{}"), Due: noon}
	must(t, q.End(ctx, queue.End{Seq: list[0].Seq, Outcome: queue.Kept, At: noon, Notices: []queue.Notice{n, {ID: "late", Due: noon.Add(time.Hour)}}}))
	due, err := q.Notices(ctx, noon, 10)
	must(t, err)
	if !reflect.DeepEqual(due, []queue.Notice{n}) {
		t.Fatalf("due %+v", due)
	}
	n.Tries, n.Due, n.Reason = 1, noon.Add(time.Minute), "503"
	must(t, q.PutNotice(ctx, n))
	if due, err = q.Notices(ctx, noon, 10); err != nil || len(due) != 0 {
		t.Errorf("put off, but due: %v, %v", due, err)
	}
	n.Taken = noon.Add(time.Minute)
	must(t, q.PutNotice(ctx, n))
	must(t, q.End(ctx, queue.End{Seq: list[1].Seq, Outcome: queue.Same, At: noon, Notices: []queue.Notice{{ID: "w1 s1", Due: noon}}}))
	if due, err = q.Notices(ctx, noon.Add(2*time.Hour), 10); err != nil || len(due) != 1 || due[0].ID != "late" {
		t.Errorf("due %+v, %v", due, err)
	}
}

// lease protects that one program follows at a time.
func lease(t *testing.T, q queue.Queue) {
	ctx := t.Context()
	must(t, q.Lease(ctx, "a", noon, noon.Add(time.Minute)))
	must(t, q.Lease(ctx, "a", noon, noon.Add(2*time.Minute)))
	err := q.Lease(ctx, "b", noon.Add(time.Minute), noon.Add(time.Hour))
	if by := (*queue.LeasedError)(nil); !errors.Is(err, queue.ErrLeased) || !errors.As(err, &by) || by.Owner != "a" {
		t.Errorf("two leases: %v", err)
	}
	must(t, q.Release(ctx, "b"))
	must(t, q.Lease(ctx, "b", noon.Add(2*time.Minute), noon.Add(3*time.Minute)))
	must(t, q.Release(ctx, "b"))
	must(t, q.Lease(ctx, "a", noon.Add(2*time.Minute), noon.Add(time.Hour)))
}

// notes protects that the last value stands, an empty one too, and that what
// is over does not stay for ever.
func notes(t *testing.T, q queue.Queue) {
	ctx := t.Context()
	if v, _, err := q.Recall(ctx, "k"); v != nil || err != nil {
		t.Errorf("%q, %v", v, err)
	}
	must(t, q.Remember(ctx, "k", []byte("1"), noon))
	must(t, q.Remember(ctx, "k", []byte{}, noon.Add(time.Hour)))
	if v, until, err := q.Recall(ctx, "k"); v == nil || len(v) != 0 || !until.Equal(noon.Add(time.Hour)) || err != nil {
		t.Errorf("%v until %v, %v", v, until, err)
	}
	must(t, q.Remember(ctx, "other", []byte("2"), time.Now().Add(time.Hour)))
	if v, _, err := q.Recall(ctx, "k"); v != nil || err != nil {
		t.Errorf("over, but kept: %q, %v", v, err)
	}
	if v, _, err := q.Recall(ctx, "other"); string(v) != "2" || err != nil {
		t.Errorf("dropped: %q, %v", v, err)
	}
}

// many protects that many may use it at once, and nothing is done twice.
func many(t *testing.T, q queue.Queue) {
	ctx := t.Context()
	var list []queue.Task
	for i := range 200 {
		list = append(list, queue.Task{Key: fmt.Sprint("k", i)})
	}
	var wg sync.WaitGroup
	var mu sync.Mutex
	added, ended := 0, 0
	for range 4 {
		wg.Go(func() {
			n, err := q.Add(ctx, list)
			rows, err2 := q.Waiting(ctx, 0, 1000)
			for _, x := range rows {
				if e := q.End(ctx, queue.End{Seq: x.Seq, Outcome: queue.Kept, At: noon}); e == nil {
					mu.Lock()
					ended++
					mu.Unlock()
				} else if !errors.Is(e, queue.ErrNoTask) {
					t.Error(e)
				}
			}
			mu.Lock()
			added += n
			mu.Unlock()
			if err := errors.Join(err, err2); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if added != 200 || ended != 200 {
		t.Errorf("%d added, %d ended", added, ended)
	}
}
