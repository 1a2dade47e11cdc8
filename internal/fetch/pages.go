package fetch

import (
	"context"
	"encoding/binary"
	"time"
)

// day is how long pages are counted together.
const day = 24 * time.Hour

// pagesKey begins the key under which the number of a host's pages is kept
// until its day is over.
const pagesKey = "pages "

// count counts a page that a host is to be asked for, for later runs too: one
// that begins each hour would else have a day's pages every hour. Its error is
// a *PagesError where the host was asked for as many as it may be.
func (s *lanes) count(ctx context.Context, host string, most int) error {
	l := s.lane(ctx, host)
	defer s.giveUp(l)
	pages, until, err := s.countIn(l, most)
	if err != nil || s.memory == nil {
		return err
	}
	// What cannot be remembered is counted by this run alone.
	_ = s.memory.Remember(ctx, pagesKey+host, binary.AppendUvarint(nil, uint64(pages)), until)
	return nil
}

// countIn counts a page of a lane, and returns how many there are and until
// when they are counted.
func (s *lanes) countIn(l *lane, most int) (pages int, until time.Time, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := time.Now()
	if l.day.IsZero() || now.Sub(l.day) >= day {
		l.day, l.pages = now, 0
	}
	until = l.day.Add(day)
	if l.pages >= most {
		l.enough = until
		return l.pages, until, &PagesError{most, until.Sub(now)}
	}
	l.pages++
	return l.pages, until, nil
}

// recallPages returns how many pages of a host earlier runs asked for, and
// since when they are counted.
func (s *lanes) recallPages(ctx context.Context, host string) (since time.Time, pages int) {
	if s.memory == nil {
		return time.Time{}, 0
	}
	v, until, err := s.memory.Recall(ctx, pagesKey+host)
	n, size := binary.Uvarint(v)
	if err != nil || size <= 0 || !until.After(time.Now()) {
		return time.Time{}, 0
	}
	return until.Add(-day), int(n)
}
