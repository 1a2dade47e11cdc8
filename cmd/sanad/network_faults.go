package main

import (
	"cmp"
	"errors"
	"strings"

	"github.com/sanad-news/sanad/internal/fetch"
	"github.com/sanad-news/sanad/internal/watch"
)

// fetchFaults are the messages for why something could not be fetched; %s is
// what exactly.
func fetchFaults() []struct {
	err error
	key string
} {
	return []struct {
		err error
		key string
	}{
		{fetch.ErrRobots, "fetch.robots"},
		{fetch.ErrPages, "fetch.pages"},
		{fetch.ErrRests, "fetch.rests"},
		{fetch.ErrNoRobots, "fetch.norobots"},
		{fetch.ErrForbidden, "fetch.forbidden"},
		{fetch.ErrPort, "fetch.port"},
		{fetch.ErrURL, "fetch.url"},
		{fetch.ErrStatus, "fetch.status"},
		{fetch.ErrConnect, "fetch.connect"},
		{fetch.ErrTimeout, "fetch.timeout"},
		{fetch.ErrSlow, "fetch.slow"},
		{fetch.ErrTooLarge, "fetch.toolarge"},
		{fetch.ErrRatio, "fetch.ratio"},
		{fetch.ErrHeaders, "fetch.headers"},
		{fetch.ErrRedirects, "fetch.redirects"},
		{fetch.ErrEncoding, "fetch.encoding"},
		{fetch.ErrBroken, "fetch.broken"},
	}
}

// keptReason is a reason as the queue keeps it, in the user's language. Reasons
// of fetching are kept in the words of their errors; others as they were told.
func (p *program) keptReason(reason string) string {
	for _, x := range fetchFaults() {
		after, ok := strings.CutPrefix(reason, x.err.Error())
		if !ok {
			continue
		}
		if strings.Contains(p.words.Get(x.key), "%s") {
			return p.words.Get(x.key, cmp.Or(strings.TrimPrefix(after, ": "), "–"))
		}
		return p.words.Get(x.key)
	}
	if reason == watch.ErrNoListing.Error() {
		return p.words.Get("watch.nolisting")
	}
	return reason
}

// fetchDetail is what exactly went wrong, where the error tells it.
func fetchDetail(err error) string {
	var e *fetch.Error
	if errors.As(err, &e) && e.Detail != "" {
		return e.Detail
	}
	return "–"
}

// fetchFault is why something could not be fetched, in the user's language.
func (p *program) fetchFault(err error) string {
	for _, x := range fetchFaults() {
		if !errors.Is(err, x.err) {
			continue
		}
		if strings.Contains(p.words.Get(x.key), "%s") {
			return p.words.Get(x.key, fetchDetail(err))
		}
		return p.words.Get(x.key)
	}
	return err.Error()
}
