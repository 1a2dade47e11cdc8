package web

import (
	"sync"
	"time"
)

// The rate at which one address may ask: a page with what belongs to it is three
// requests, and someone who reads fast asks for two pages a second. A program
// that goes through a record has far more than that and still harms nobody.
const (
	perSecond  = 200
	burst      = 400
	mostPeople = 10_000 // addresses that are remembered
)

// limiter counts the requests of each address: a bucket that fills at a steady
// rate, and that each request takes one from.
type limiter struct {
	rate, most float64 // a second, and at once

	mu      sync.Mutex
	buckets map[string]bucket
}

type bucket struct {
	left float64
	at   time.Time
}

func newLimiter(rate, most float64) *limiter {
	return &limiter{rate: rate, most: most, buckets: map[string]bucket{}}
}

// allow reports whether an address may ask now.
func (l *limiter) allow(address string, now time.Time) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	b, ok := l.buckets[address]
	if !ok {
		if len(l.buckets) >= mostPeople {
			clear(l.buckets) // all begin anew: rather that than to turn someone away
		}
		b = bucket{l.most, now}
	}
	b.left = min(l.most, b.left+l.rate*now.Sub(b.at).Seconds())
	b.at = now
	allowed := b.left >= 1
	if allowed {
		b.left--
	}
	l.buckets[address] = b
	return allowed
}
