package watch

import (
	"time"

	"github.com/sanad-news/sanad/internal/fetch"
	"github.com/sanad-news/sanad/internal/queue"
)

// How often a source is visited.
const (
	MinInterval = 10 * time.Minute
	MaxInterval = 6 * time.Hour
	// firstGap is what is taken for the time between two reports of a source
	// of which nothing is known.
	firstGap = time.Hour
)

// How often a source is tried that fails.
const (
	firstRetry = 15 * time.Minute
	maxRetry   = 24 * time.Hour
	deadAfter  = 14 * 24 * time.Hour // without success
	deadRetry  = 7 * 24 * time.Hour
)

// succeeded notes a visit without error at which so many of those listed were
// new, and sets the next: at half the time between two new reports, as
// estimated from what the visits found.
func succeeded(s *queue.Source, now time.Time, fresh, listed int, entries []Entry) {
	first := s.Succeeded.IsZero()
	switch {
	case first:
		s.Gap = gapOf(entries)
	case fresh > 0:
		s.Gap = (s.Gap + now.Sub(s.Succeeded)/time.Duration(fresh)) / 2
	default:
		if quiet := now.Sub(s.Changed); quiet > s.Gap {
			s.Gap = (3*s.Gap + quiet) / 4
		}
	}
	if fresh > 0 || first {
		s.Changed = now
	}
	s.Found += fresh
	s.Failures, s.Error, s.Succeeded = 0, "", now
	interval := min(max(s.Gap/2, MinInterval), MaxInterval)
	if !first && fresh > 1 && fresh == listed { // all new: what came before may have dropped out
		s.Misses++
		interval = MinInterval
	}
	s.Next = now.Add(interval)
}

// gapOf estimates the time between two reports by their dates.
func gapOf(entries []Entry) time.Duration {
	var oldest, newest time.Time
	n := 0
	for _, e := range entries {
		if e.Dated.IsZero() {
			continue
		}
		if n++; n == 1 || e.Dated.Before(oldest) {
			oldest = e.Dated
		}
		if e.Dated.After(newest) {
			newest = e.Dated
		}
	}
	if n < 2 || !newest.After(oldest) {
		return firstGap
	}
	return newest.Sub(oldest) / time.Duration(n-1)
}

// failed notes a visit that failed, and sets the next: ever later, and after
// two weeks without success once a week.
func failed(s *queue.Source, now time.Time, err error) {
	s.Failures++
	s.Error = reasonOf(err)
	most := maxRetry
	since := s.Succeeded
	if since.IsZero() {
		since = s.Since
	}
	if now.Sub(since) > deadAfter {
		most = deadRetry
	}
	s.Next = now.Add(max(fetch.Backoff(s.URL, s.Failures, firstRetry, most), fetch.RetryAfter(err)))
}
