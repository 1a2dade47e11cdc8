package watch

import (
	"context"
	"errors"
	"net/http"
	"time"

	"github.com/sanad-news/sanad/internal/fetch"
	"github.com/sanad-news/sanad/internal/queue"
)

// acceptLists and acceptPages are the media types asked for.
const (
	acceptLists = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.8, */*;q=0.5"
	acceptPages = "text/html, application/xhtml+xml;q=0.9, */*;q=0.5"
)

// outcome is what came of a job: events to tell, jobs to do later, or an
// error that ends the run.
type outcome struct {
	host  *host
	event *Event
	later []job
	more  bool // tasks were queued
	err   error
}

// do does a job.
func (w *watcher) do(ctx context.Context, h *host, j job) outcome {
	var out outcome
	if j.task != nil {
		out = w.task(ctx, *j.task)
	} else {
		out = w.visit(ctx, *j.source)
	}
	out.host = h
	return out
}

// settle takes in what came of a job.
func (w *watcher) settle(ctx context.Context, d outcome) error {
	d.host.busy = false
	if d.err != nil {
		return d.err
	}
	w.more = w.more || d.more
	for _, j := range d.later {
		w.push(ctx, j)
	}
	w.queueUp(d.host)
	if d.event != nil && w.Told != nil {
		w.Told(*d.event)
	}
	return nil
}

// visit visits a source.
func (w *watcher) visit(ctx context.Context, s queue.Source) outcome {
	j := job{source: &s}
	r, err := w.Get.Get(ctx, fetch.Request{URL: j.address(), ETag: s.ETag, LastModified: s.LastModified, Accept: acceptLists})
	if ctx.Err() != nil {
		return outcome{err: context.Cause(ctx)}
	}
	now := time.Now()
	if s.Since.IsZero() {
		s.Since = now
	}
	s.Visits++
	s.Tried = now
	event := &Event{URL: s.URL, Source: true}
	var tasks []queue.Task
	var found []queue.Source
	switch {
	case err == nil && r.NotModified:
		s.Unchanged++
		succeeded(&s, now, 0, 0, nil)
	case err == nil:
		var listing Listing
		if listing, err = List(r); err == nil {
			if tasks, err = w.Queue.News(ctx, tasksOf(&s, &listing, now)); err != nil {
				return outcome{err: err}
			}
			found = listsOf(&s, &listing)
			event.Left = listing.Left
			s.ETag, s.LastModified = r.ETag, r.LastModified
			succeeded(&s, now, len(tasks), len(listing.Entries), listing.Entries)
		}
	}
	if r != nil && r.Moved != "" {
		s.Address = r.Moved
	}
	if err != nil {
		failed(&s, now, err)
		event.Outcome, event.Reason, event.Err, event.Later = queue.Failed, s.Error, err, s.Next
		var status *fetch.StatusError
		s.Gone = errors.As(err, &status) && status.Code == http.StatusGone
	}
	// What was done is marked even if the run is being stopped.
	added, err := w.Queue.Visited(context.WithoutCancel(ctx), s, tasks, found)
	if err != nil {
		return outcome{err: err}
	}
	event.Fresh = len(tasks)
	out := outcome{event: event, more: len(tasks) > 0}
	if !s.Gone {
		out.later = append(out.later, job{due: s.Next, source: &s})
	}
	for _, x := range added {
		out.later = append(out.later, job{due: x.Next, source: &x})
	}
	return out
}

func tasksOf(s *queue.Source, l *Listing, now time.Time) []queue.Task {
	tasks := make([]queue.Task, len(l.Entries))
	for i, e := range l.Entries {
		tasks[i] = queue.Task{Key: e.URL, Source: s.URL, Title: e.Title, Version: e.Version, Found: now}
	}
	return tasks
}

// listsOf are the further lists of a listing. Those of a list that is two
// steps from the user's are not followed: a hostile index could go on for ever.
func listsOf(s *queue.Source, l *Listing) []queue.Source {
	var found []queue.Source
	for _, e := range l.Lists {
		if s.Parent == "" {
			found = append(found, queue.Source{URL: e.URL, Parent: s.URL})
		}
	}
	return found
}

// task fetches what a task is about and has it kept.
func (w *watcher) task(ctx context.Context, t queue.Task) outcome {
	end := queue.End{Seq: t.Seq}
	if t.Tries >= MaxTries {
		end.Outcome, end.Reason = queue.Failed, t.Reason
		return w.end(ctx, &t, end)
	}
	if err := w.Queue.Begin(ctx, t.Seq); err != nil {
		return outcome{err: err}
	}
	t.Tries++
	r, err := w.Get.Get(ctx, fetch.Request{URL: t.Key, Accept: acceptPages})
	if ctx.Err() != nil {
		return outcome{err: context.Cause(ctx)}
	}
	if err != nil {
		return w.fault(ctx, &t, err)
	}
	kept, err := w.Keep.Keep(ctx, &t, r)
	if err != nil {
		return outcome{err: err}
	}
	end.Outcome, end.Reason, end.Notices = kept.Outcome, kept.Reason, kept.Notices
	return w.end(ctx, &t, end)
}

// reasonOf is why something failed, without its address.
func reasonOf(err error) string {
	if e, ok := errors.AsType[*fetch.Error](err); ok {
		return e.Reason()
	}
	return err.Error()
}

// fault puts off a task that could not be fetched, or ends it.
func (w *watcher) fault(ctx context.Context, t *queue.Task, err error) outcome {
	end := queue.End{Seq: t.Seq, Outcome: queue.Failed, Reason: reasonOf(err)}
	if errors.Is(err, fetch.ErrRobots) || errors.Is(err, fetch.ErrForbidden) || errors.Is(err, fetch.ErrPort) || errors.Is(err, fetch.ErrURL) {
		end.Outcome = queue.Refused
	}
	if !fetch.Passing(err) || t.Tries >= MaxTries {
		out := w.end(ctx, t, end)
		if out.event != nil {
			out.event.Err = err
		}
		return out
	}
	t.Reason = end.Reason
	t.Due = time.Now().Add(max(fetch.Backoff(t.Key, t.Tries, firstTask, maxTask), fetch.RetryAfter(err)))
	if failed := w.Queue.Later(ctx, t.Seq, t.Due, t.Reason); failed != nil {
		return outcome{err: failed}
	}
	return outcome{event: &Event{URL: t.Key, Outcome: queue.Failed, Reason: t.Reason, Err: err, Later: t.Due}, later: []job{{due: t.Due, task: t}}}
}

func (w *watcher) end(ctx context.Context, t *queue.Task, end queue.End) outcome {
	end.At = time.Now()
	if err := w.Queue.End(context.WithoutCancel(ctx), end); err != nil {
		return outcome{err: err}
	}
	return outcome{event: &Event{URL: t.Key, Outcome: end.Outcome, Reason: end.Reason}}
}
