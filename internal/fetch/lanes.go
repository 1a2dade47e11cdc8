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
}

// lane is a host's: who holds it, and when it may be entered next.
type lane struct {
	busy  chan struct{} // holds one while a request is under way
	free  time.Time
	users int // in it or waiting
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

// enter waits until the host may be asked. Who entered must leave.
func (s *lanes) enter(ctx context.Context, host string) (*lane, error) {
	s.mu.Lock()
	l := s.lane(ctx, host)
	l.users++
	s.mu.Unlock()
	select {
	case l.busy <- struct{}{}:
	case <-ctx.Done():
		s.mu.Lock()
		l.users--
		s.mu.Unlock()
		return nil, context.Cause(ctx)
	}
	for {
		s.mu.Lock()
		rest := time.Until(l.free)
		s.mu.Unlock()
		if rest <= 0 {
			return l, nil
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

// hold keeps everyone out of a lane until a time.
func (s *lanes) hold(host string, until time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if l := s.lane(context.Background(), host); until.After(l.free) {
		l.free = until
	}
}

func (s *lanes) freeAt(host string) time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	if l := s.all[host]; l != nil {
		return l.free
	}
	return time.Time{}
}

// lane returns a host's lane; the lock is held. A new one rests for as long
// as its server asked an earlier run to.
func (s *lanes) lane(ctx context.Context, host string) *lane {
	if l := s.all[host]; l != nil {
		return l
	}
	if len(s.all) >= maxLanes {
		now := time.Now()
		for h, l := range s.all {
			if l.users == 0 && l.free.Before(now) {
				delete(s.all, h)
			}
		}
	}
	l := &lane{busy: make(chan struct{}, 1)}
	if s.memory != nil {
		if v, until, err := s.memory.Recall(ctx, restKey+host); err == nil && v != nil {
			l.free = until
		}
	}
	s.all[host] = l
	return l
}

// restKey begins the key under which a host's Retry-After is kept.
const restKey = "rest "
