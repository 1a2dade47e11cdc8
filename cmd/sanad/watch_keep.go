package main

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/sanad-news/sanad/internal/ask"
	"github.com/sanad-news/sanad/internal/collect"
	"github.com/sanad-news/sanad/internal/fetch"
	"github.com/sanad-news/sanad/internal/queue"
	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/watch"
	"github.com/sanad-news/sanad/internal/work"
	"github.com/sanad-news/sanad/reader"
)

// keeper reads and keeps what was fetched, and makes the notices that follow.
type keeper struct {
	rec    *record.Record
	reader work.Reader
	desk   *ask.Desk
	list   *watch.SourceList

	client  *fetch.Client
	noRaw   bool // the bytes of pages are not kept
	explain func(where string, err error) string
}

// Keep implements watch.Keeper. What several reports of one page came to is
// told by the best of them: one that was kept makes the page kept.
func (k *keeper) Keep(ctx context.Context, t *queue.Task, r *fetch.Response) (watch.Result, error) {
	o := collectOptions(k.rec.Data)
	o.Originals = true
	c, err := collect.New(o, nil)
	if err != nil {
		return watch.Result{}, fmt.Errorf("reading %s: %w", t.Key, err)
	}
	out := watch.Result{Outcome: queue.NotNews}
	err = work.Read(ctx, k.reader, k.items(ctx, c, t, r), 1, func(res *work.Result) *work.Result { return res }, func(res *work.Result) error {
		one, uid, err := k.keepOne(ctx, res)
		if err != nil {
			return err
		}
		if rank(one.Outcome) <= rank(out.Outcome) {
			out.Outcome, out.Reason = one.Outcome, one.Reason
		}
		if uid != "" {
			notices, err := k.notices(ctx, uid, r.URL)
			out.Notices = append(out.Notices, notices...)
			return err
		}
		return nil
	})
	return out, err
}

// rank orders outcomes from the best on.
func rank(o queue.Outcome) int {
	return slices.Index([]queue.Outcome{queue.Kept, queue.Revised, queue.Same, queue.Refused, queue.NotNews}, o)
}

// items yields the reports of a page.
func (k *keeper) items(ctx context.Context, c *collect.Collector, t *queue.Task, r *fetch.Response) iter.Seq[collect.Item] {
	return func(yield func(collect.Item) bool) {
		d := collect.Delivery{Address: r.URL, MediaType: r.ContentType, Retrieved: time.Now()}
		for _, s := range k.list.Sources {
			if s.URL == t.Source {
				d.Outlet, d.Language = cmp.Or(d.Outlet, s.Outlet), cmp.Or(d.Language, s.Language)
			}
		}
		c.OpenDelivered(t.Key, bytes.NewReader(r.Body), int64(len(r.Body)), d, func(i collect.Item) bool {
			if i.Where == t.Key {
				wholeReport(ctx, k.client, c, &i)
			}
			return yield(i)
		})
	}
}

// keepOne keeps one report.
func (k *keeper) keepOne(ctx context.Context, res *work.Result) (watch.Result, string, error) {
	refused := func(err error) watch.Result {
		out := watch.Result{Outcome: queue.Refused, Reason: k.explain(res.Item.Where, err)}
		for _, e := range []error{collect.ErrBinary, collect.ErrEmpty, collect.ErrNoReports, collect.ErrMarkup, reader.ErrEmpty} {
			if errors.Is(err, e) {
				out.Outcome = queue.NotNews
			}
		}
		return out
	}
	if res.Err != nil {
		return refused(res.Err), "", ctx.Err()
	}
	if k.noRaw {
		res.Item.Original.Drop()
	}
	entry, err := k.rec.Prepare(record.Item{Report: res.Item.Report, Reading: res.Reading, Original: res.Item.Original})
	if err != nil {
		return refused(err), "", nil
	}
	outcomes, err := k.rec.KeepAll(ctx, []*record.Entry{entry})
	if err != nil {
		return watch.Result{}, "", err
	}
	switch o := outcomes[0]; o.Status {
	case record.Kept:
		return watch.Result{Outcome: queue.Kept}, o.UID, nil
	case record.Revised, record.Returned:
		return watch.Result{Outcome: queue.Revised}, o.UID, nil
	case record.Same:
		return watch.Result{Outcome: queue.Same}, o.UID, nil
	default:
		return refused(o.Err), "", nil
	}
}

// notice is the body of a notice.
type notice struct {
	watch.Told
	ask.Wished
}

// notices are those that the user wishes about a report's statements. One and
// the same statement makes the same notice each time.
func (k *keeper) notices(ctx context.Context, uid, address string) ([]queue.Notice, error) {
	var out []queue.Notice
	for i := range k.list.Notices {
		w := &k.list.Notices[i]
		found, err := k.desk.Wished(ctx, ask.WishedQuery{Report: uid, Speaker: w.Speaker, Line: w.Line, Pair: w.Pair})
		if err != nil {
			return nil, fmt.Errorf("looking for what is wished: %w", err)
		}
		for _, s := range found {
			told := watch.Told{Title: strings.Join(s.Speakers, ", "), Link: address, Summary: s.Text, Wish: w.Name()}
			body, err := json.Marshal(notice{told, s})
			if err != nil {
				return nil, fmt.Errorf("writing a notice: %w", err)
			}
			out = append(out, queue.Notice{ID: noticeID(s.Statement, w), Sink: w.SinkName(), Body: body, Due: time.Now()})
		}
	}
	return out, nil
}

// noticeID names a notice by what it says, for whose wish and where to.
func noticeID(statement string, w *watch.Wish) string {
	sum := sha256.Sum256([]byte(statement + "\x00" + w.Name() + "\x00" + w.SinkName()))
	return hex.EncodeToString(sum[:16])
}
