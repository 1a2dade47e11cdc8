package eval

import (
	"slices"
	"strings"

	"github.com/sanad-news/sanad"
)

// EventFact is an event as gold of whole reports tells it: who did something to
// whom, in words, and the day as far as it is known.
type EventFact struct {
	Who  string `json:"who"`
	Did  string `json:"did"`
	Whom string `json:"whom"`
	Date string `json:"date"`
}

// events counts the events that gold has and those read beside them. As in the
// scorer that came with that gold, names agree that share a word, on whichever
// side they stand, and dates that agree in their month.
func (c *factCounter) events(want []EventFact, got []sanad.Event) {
	n := c.kind("event")
	left := slices.Clone(got)
	for _, w := range want {
		i := slices.IndexFunc(left, func(e sanad.Event) bool { return w.agrees(&e) })
		n.add(i >= 0)
		if i < 0 {
			c.miss("event", []string{w.Who + " " + w.Did + " " + w.Whom + " " + w.Date}, nil)
			continue
		}
		left = slices.Delete(left, i, i+1)
	}
	n.Extra += len(left)
	for _, e := range left {
		c.miss("event", nil, []string{e.Actor + " " + e.Type + " " + e.Recipient})
	}
}

func (w *EventFact) agrees(e *sanad.Event) bool {
	both := plain(e.Actor + " " + e.Recipient)
	for _, side := range []string{w.Who, w.Whom} {
		names := strings.FieldsFunc(side, func(r rune) bool { return r == ';' || r == '/' })
		if len(names) > 0 && !slices.ContainsFunc(names, func(n string) bool {
			return slices.ContainsFunc(plain(n), func(x string) bool { return slices.Contains(both, x) })
		}) {
			return false
		}
	}
	return sameMonth(w.Date, e.Date)
}

// sameMonth reports whether a date agrees with gold's in its month, or in its
// year where gold knows no more.
func sameMonth(want string, got *sanad.Date) bool {
	const month, year = len("2006-01"), len("2006")
	switch {
	case want == "":
		return true
	case got == nil || got.Value == "":
		return false
	case len(want) == year:
		return strings.HasPrefix(got.Value, want)
	}
	return strings.HasPrefix(got.Value, want[:min(month, len(want))]) || strings.HasPrefix(want, got.Value)
}
