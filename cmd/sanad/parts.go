package main

import (
	"bytes"
	"context"
	"time"

	"github.com/sanad-news/sanad/internal/collect"
	"github.com/sanad-news/sanad/internal/fetch"
)

// mostParts is how many pages of one report are put together; more than ten are
// made for advertising, more than this for harm.
const mostParts = 20

// wholeReport fetches the pages on which the report of an item goes on, and
// puts them behind it. What cannot be had is left out: the item's notes then
// say that the report goes on.
func wholeReport(ctx context.Context, client *fetch.Client, c *collect.Collector, item *collect.Item) {
	if item.Finish(); item.Err != nil {
		return
	}
	first := item.Report.Source.URL
	for part := 2; part <= mostParts && item.Next != ""; part++ {
		r, err := client.Get(ctx, fetch.Request{URL: item.Next})
		if err != nil {
			return
		}
		var next *collect.Item
		d := collect.Delivery{Address: item.Next, MediaType: r.ContentType, Retrieved: time.Now(), First: first, Part: part}
		c.OpenDelivered(item.Next, bytes.NewReader(r.Body), int64(len(r.Body)), d, func(i collect.Item) bool {
			i.Finish()
			next = &i
			return false
		})
		if next == nil || next.Err != nil {
			return
		}
		item.Join(next)
	}
}
