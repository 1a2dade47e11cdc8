package fetch

import (
	"context"
	"net/url"
	"strings"
	"sync"
	"time"
)

// lanes hold one lane for each host, in which requests go one after another.
type lanes struct {
	mu     sync.Mutex
	all    map[string]*lane
	memory Memory
	delay  time.Duration // between two requests, at most
}

// lane is a host's: who holds it, and when it may be entered next.
type lane struct {
	busy  chan struct{} // holds one while a request is under way
	free  time.Time
	users int // in it or waiting

	day    time.Time // since when pages are counted
	pages  int
	enough time.Time // until when it was asked for enough, once one more was refused
}

// maxLanes is from when on lanes that nobody needs are cleared away.
const maxLanes = 10_000

// laneOf names the lane of an address: by the host alone, since ports are of
// one machine.
func laneOf(u *url.URL) string {
	host, err := hostName(u.Hostname())
	if err != nil {
		return strings.ToLower(u.Hostname())
	}
	return host
}

// mostWait is how long someone waits for a host to be free. A server can ask to
// be left alone for a day: who waited that long, because another server leads
// there, would do nothing else, and not say why.
const mostWait = 30 * time.Minute

// enter waits until the host may be asked, or says that it is not worth the
// wait. Who entered must leave.
func (s *lanes) enter(ctx context.Context, host string) (*lane, error) {
	l := s.lane(ctx, host)
	select {
	case l.busy <- struct{}{}:
	case <-ctx.Done():
		s.giveUp(l)
		return nil, context.Cause(ctx)
	}
	for {
		s.mu.Lock()
		free := l.free
		s.mu.Unlock()
		rest := time.Until(free)
		switch {
		case rest <= 0:
			return l, nil
		case rest > max(mostWait, s.delay):
			s.leave(l, 0)
			return nil, &Error{Problem: ErrRests, Detail: "until " + free.UTC().Format("2006-01-02 15:04 MST"), Cause: &restError{rest}}
		}
		select {
		case <-time.After(rest):
		case <-ctx.Done():
			s.leave(l, 0)
			return nil, context.Cause(ctx)
		}
	}
}

// leave lets the next one in after a rest.
func (s *lanes) leave(l *lane, rest time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if next := time.Now().Add(rest); rest > 0 && next.After(l.free) {
		l.free = next
	}
	l.users--
	<-l.busy
}

// giveUp ends the use of a lane that was not entered.
func (s *lanes) giveUp(l *lane) {
	s.mu.Lock()
	defer s.mu.Unlock()
	l.users--
}

// hold keeps everyone out of a lane until a time.
func (s *lanes) hold(ctx context.Context, host string, until time.Time) {
	l := s.lane(ctx, host)
	defer s.giveUp(l)
	s.mu.Lock()
	defer s.mu.Unlock()
	if until.After(l.free) {
		l.free = until
	}
}

// freeAt is when a host may be asked next. One that was asked for enough today is
// free tomorrow: nothing else for it is to be begun, and to fail one by one.
func (s *lanes) freeAt(host string) time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	l := s.all[host]
	switch {
	case l == nil:
		return time.Time{}
	case l.enough.After(l.free):
		return l.enough
	}
	return l.free
}

// lane returns a host's lane, for one more user. A new one rests for as long as
// its server asked an earlier run to, and has the pages of the day that earlier
// runs asked for.
func (s *lanes) lane(ctx context.Context, host string) *lane {
	if l := s.known(host); l != nil {
		return l
	}
	// The memory may be a database that is slow now: it is asked before all
	// lanes are locked.
	free := s.recall(ctx, host)
	since, pages := s.recallPages(ctx, host)
	s.mu.Lock()
	defer s.mu.Unlock()
	l := s.all[host]
	if l == nil {
		s.clear()
		l = &lane{busy: make(chan struct{}, 1), free: free, day: since, pages: pages}
		if ctx.Err() == nil { // else nobody enters, and what it rests is not known
			s.all[host] = l
		}
	}
	l.users++
	return l
}

// known returns a lane that is there, for one more user.
func (s *lanes) known(host string) *lane {
	s.mu.Lock()
	defer s.mu.Unlock()
	l := s.all[host]
	if l != nil {
		l.users++
	}
	return l
}

// recall returns until when a host's server asked to be left alone.
func (s *lanes) recall(ctx context.Context, host string) time.Time {
	if s.memory == nil {
		return time.Time{}
	}
	v, until, err := s.memory.Recall(ctx, restKey+host)
	if err != nil || v == nil {
		return time.Time{}
	}
	return until
}

// clear clears lanes away that nobody needs, where there are many; the lock is
// held.
func (s *lanes) clear() {
	if len(s.all) < maxLanes {
		return
	}
	now := time.Now()
	for h, l := range s.all {
		if l.users == 0 && l.free.Before(now) && l.enough.Before(now) {
			delete(s.all, h)
		}
	}
}

// restKey begins the key under which a host's Retry-After is kept.
const restKey = "rest "
