package main

import (
	"bytes"
	"context"
	"iter"
	"net/url"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/sanad-news/sanad/internal/collect"
	"github.com/sanad-news/sanad/internal/fetch"
)

// items yields the reports of files, folders and addresses, in order.
func (p *program) items(cmd *cobra.Command, f *networkFlags, c *collect.Collector, args []string) (iter.Seq[collect.Item], error) {
	if !slices.ContainsFunc(args, isURL) {
		return c.Collect(args...), nil
	}
	client, err := f.client(p, cmd, nil)
	if err != nil {
		return nil, err
	}
	return func(yield func(collect.Item) bool) {
		defer client.Close()
		for _, arg := range args {
			from := c.Collect(arg)
			if isURL(arg) {
				from = fetched(cmd.Context(), client, c, arg)
			}
			for item := range from {
				if !yield(item) {
					return
				}
			}
		}
	}, nil
}

// fetched yields what an address holds, or why it could not be fetched.
func fetched(ctx context.Context, client *fetch.Client, c *collect.Collector, address string) iter.Seq[collect.Item] {
	return func(yield func(collect.Item) bool) {
		r, err := client.Get(ctx, fetch.Request{URL: address})
		if err != nil {
			yield(collect.Item{Where: shownURL(address), Err: err})
			return
		}
		d := collect.Delivery{Address: r.URL, MediaType: r.ContentType, Retrieved: time.Now()}
		c.OpenDelivered(r.URL, bytes.NewReader(r.Body), int64(len(r.Body)), d, func(i collect.Item) bool {
			if i.Where == r.URL {
				wholeReport(ctx, client, c, &i)
			}
			return yield(i)
		})
	}
}

// shownURL is an address without a password.
func shownURL(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return "URL"
	}
	return u.Redacted()
}
