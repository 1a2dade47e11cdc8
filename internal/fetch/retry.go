package fetch

import (
	"context"
	"hash/fnv"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// maxRetryAfter is how long a server can ask to be left alone; more is a
// mistake, and would lose the host for good.
const maxRetryAfter = 24 * time.Hour

// tooMany is how long a host is left alone that is asked too often and does
// not say for how long.
const tooMany = 5 * time.Minute

// retryAfter reads a Retry-After header: seconds or a date. It is 0 where
// there is none that can be read.
func retryAfter(value string, now time.Time) time.Duration {
	value = strings.TrimSpace(value)
	if value != "" && strings.Trim(value, "0123456789") == "" {
		n, err := strconv.Atoi(value)
		if err != nil || n > int(maxRetryAfter/time.Second) { // more digits than an int holds
			return maxRetryAfter
		}
		return time.Duration(n) * time.Second
	}
	at, err := http.ParseTime(value)
	if err != nil {
		return 0
	}
	return min(max(at.Sub(now), 0), maxRetryAfter)
}

// leaveAlone closes a host's lane for as long as it asks, in later runs too.
func (c *Client) leaveAlone(ctx context.Context, u *url.URL, e *StatusError) {
	switch e.Code {
	case http.StatusTooManyRequests:
		if e.RetryAfter == 0 {
			e.RetryAfter = tooMany
		}
	case http.StatusServiceUnavailable:
	default:
		return
	}
	if e.RetryAfter == 0 {
		return
	}
	until := time.Now().Add(e.RetryAfter)
	c.lanes.hold(ctx, laneOf(u), until)
	if c.options.Memory != nil {
		// What cannot be remembered is asked again, and answered the same way.
		_ = c.options.Memory.Remember(ctx, restKey+laneOf(u), []byte{1}, until)
	}
}

// Backoff is how long to wait before the n-th try again, n from 1: from base
// on doubled each time up to most, less up to a quarter, which depends on the
// key so that what failed together is not tried together.
func Backoff(key string, n int, base, most time.Duration) time.Duration {
	wait := base
	for i := 1; i < n && wait < most; i++ {
		wait *= 2
	}
	wait = min(wait, most)
	h := fnv.New32a()
	_, _ = h.Write([]byte(key + strconv.Itoa(n))) // a hash takes everything
	return wait - time.Duration(int64(wait/4)*int64(h.Sum32()%1000)/1000)
}
