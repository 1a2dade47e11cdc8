package watch

import (
	"context"
	"time"

	"github.com/sanad-news/sanad/internal/fetch"
	"github.com/sanad-news/sanad/internal/queue"
)

// Look visits the sources once and tells what a run would fetch, changing
// nothing: for each source an Event with how much is new or why it failed, and
// after it one for each new address. Only what is due now is looked at.
func Look(ctx context.Context, o Options) error {
	if o.Told == nil {
		o.Told = func(Event) {}
	}
	known, err := o.Queue.Sources(ctx)
	if err != nil {
		return err
	}
	states := map[string]*queue.Source{}
	for i := range known {
		states[known[i].URL] = &known[i]
	}
	for _, url := range o.Sources {
		s := states[url]
		if s == nil {
			s = &queue.Source{URL: url}
		}
		if s.Gone || s.Next.After(time.Now()) {
			continue
		}
		if err := look(ctx, &o, s); err != nil {
			return err
		}
	}
	for after, more := int64(0), true; more; {
		waiting, err := o.Queue.Waiting(ctx, after, page)
		if err != nil {
			return err
		}
		for i := range waiting {
			o.Told(Event{URL: waiting[i].Key})
			after = waiting[i].Seq
		}
		more = len(waiting) == page
	}
	return nil
}

func look(ctx context.Context, o *Options, s *queue.Source) error {
	j := job{source: s}
	event := Event{URL: s.URL, Source: true}
	r, err := o.Get.Get(ctx, fetch.Request{URL: j.address(), ETag: s.ETag, LastModified: s.LastModified, Accept: acceptLists})
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	var listing Listing
	if err == nil && !r.NotModified {
		listing, err = List(r)
	}
	if err != nil {
		event.Outcome, event.Reason, event.Err = queue.Failed, reasonOf(err), err
		o.Told(event)
		return nil
	}
	news, err := o.Queue.News(ctx, tasksOf(s, &listing, time.Now()))
	if err != nil {
		return err
	}
	event.Fresh, event.Left = len(news), listing.Left
	o.Told(event)
	for i := range news {
		o.Told(Event{URL: news[i].Key})
	}
	for _, l := range listsOf(s, &listing) {
		o.Told(Event{URL: l.URL})
	}
	return nil
}
