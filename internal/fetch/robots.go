package fetch

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"sync"
	"time"
)

// robotName is the name that robots.txt knows us by.
const robotName = "Sanad"

const (
	robotsFor   = 24 * time.Hour   // RFC 9309, 2.4: not longer than a day
	robotsRetry = 10 * time.Minute // to the next try, where it could not be had
	robotsBytes = 500 << 10        // RFC 9309, 2.5: at least this much is read
	maxRules    = 10_000           // hosts whose rules are in memory
	robotsKey   = "robots "        // begins the key under which a file is kept
)

// robots holds the rules of hosts.
type robots struct {
	mu  sync.Mutex
	all map[string]*rules
}

// rules are what a host's robots.txt says to us.
type rules struct {
	robotRules
	away  bool // robots.txt could not be had: none may
	until time.Time
}

// permitted asks the robots.txt of an address's host, and returns how long the
// host is to rest after a request.
func (c *Client) permitted(ctx context.Context, u *url.URL) (time.Duration, error) {
	origin := u.Scheme + "://" + u.Host
	c.robots.mu.Lock()
	r := c.robots.all[origin]
	c.robots.mu.Unlock()
	if now := time.Now(); r == nil || now.After(r.until) {
		if kept := c.recallRules(ctx, origin); kept != nil {
			r = kept
		} else {
			asked, err := c.askRobots(ctx, origin, r)
			if err != nil {
				return 0, err
			}
			r = asked
		}
		c.robots.put(origin, r)
	}
	switch {
	case r.away:
		return 0, &Error{u.String(), ErrNoRobots, "", nil}
	case !r.test(u):
		return 0, &Error{u.String(), ErrRobots, "", nil}
	}
	return max(c.options.Delay, min(r.delay, c.options.MaxDelay), 0), nil
}

// askRobots fetches a robots.txt and judges by RFC 9309, 2.3.1: what is not
// there forbids nothing; where it cannot be had now the old one counts on, and
// where there is none nothing may be fetched for a while.
func (c *Client) askRobots(ctx context.Context, origin string, old *rules) (*rules, error) {
	free := func(context.Context, *url.URL) (time.Duration, error) { return max(c.options.Delay, 0), nil }
	resp, err := c.follow(ctx, Request{URL: origin + "/robots.txt", Accept: "text/plain,*/*;q=0.1", head: robotsBytes}, free)
	now := time.Now()
	var status *StatusError
	switch {
	case err == nil:
		c.keepRules(ctx, origin, resp.Body, now.Add(robotsFor))
		return rulesOf(resp.Body, now.Add(robotsFor)), nil
	case ctx.Err() != nil:
		return nil, err
	case errors.Is(err, ErrForbidden), errors.Is(err, ErrPort), errors.Is(err, ErrURL):
		return nil, err // so would be the page itself
	case errors.As(err, &status) && status.Code < 500 && status.Code != http.StatusTooManyRequests,
		errors.Is(err, ErrRedirects), errors.Is(err, ErrRatio), errors.Is(err, ErrEncoding):
		c.keepRules(ctx, origin, nil, now.Add(robotsFor))
		return rulesOf(nil, now.Add(robotsFor)), nil
	case errors.Is(err, ErrConnect), errors.Is(err, ErrRests):
		return nil, err // the page could not be had either, and this says why
	}
	if old != nil && !old.away {
		return &rules{robotRules: old.robotRules, until: now.Add(robotsRetry)}, nil
	}
	return &rules{away: true, until: now.Add(robotsRetry)}, nil
}

func rulesOf(file []byte, until time.Time) *rules {
	return &rules{robotRules: parseRobots(string(file), robotName), until: until}
}

func (r *robots) put(origin string, x *rules) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.all) >= maxRules {
		clear(r.all) // rare, and Memory has what is worth keeping
	}
	r.all[origin] = x
}

// recallRules returns what an earlier run kept, or nil.
func (c *Client) recallRules(ctx context.Context, origin string) *rules {
	if c.options.Memory == nil {
		return nil
	}
	v, until, err := c.options.Memory.Recall(ctx, robotsKey+origin)
	if err != nil || v == nil || !time.Now().Before(until) {
		return nil
	}
	return rulesOf(v, until)
}

func (c *Client) keepRules(ctx context.Context, origin string, file []byte, until time.Time) {
	if c.options.Memory != nil {
		// What cannot be kept is asked for again.
		_ = c.options.Memory.Remember(ctx, robotsKey+origin, append([]byte{}, file...), until) // never nil: that is no file
	}
}
