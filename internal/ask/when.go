package ask

import (
	"strings"
	"time"

	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/store"
)

// When is the day of a saying, as far as it is known.
type When struct {
	Value string `json:"value"` // EDTF: what the report tells; or the day of the report
	From  string `json:"from"`  // the first day it can have been, "" where nothing is known
	To    string `json:"to"`
	Known string `json:"known"` // said: the report tells it; occasion: it tells the day of the speaker's other words; report: only when it was reported; no
}

// How a day is known.
const (
	KnownSaid     = "said"
	KnownOccasion = "occasion"
	KnownReport   = "report"
	KnownNot      = "no"
)

// whenOf is the day of a statement.
func whenOf(s *store.Statement) When {
	w := When{Value: s.Said, From: s.From, To: s.To, Known: KnownSaid}
	switch {
	case s.Said != "":
	case s.From != "" && s.From == s.To:
		w.Value, w.Known = s.From, KnownReport
	case s.From != "":
		w.Value, w.Known = s.From+"/"+s.To, KnownReport
	default:
		w.Known = KnownNot
	}
	return w
}

// asked are the first and the last day of a time that is asked for: a year, a
// month or a day of the calendar. What reports tell can be vaguer, but who asks
// for 2023-02-30, or for an hour, is to know that it means nothing here.
func asked(part, value string) (from, to string, err error) {
	if value == "" {
		return "", "", nil
	}
	for _, form := range []string{"2006", "2006-01", time.DateOnly} {
		if _, err := time.Parse(form, value); err == nil {
			if from, to = record.Days(value); from != "" {
				return from, to, nil
			}
		}
	}
	return "", "", &QuestionError{ProblemDate, part, shorten(value)}
}

// since and until read the bounds of a time.
func since(value string) (string, error) {
	from, _, err := asked("--since", value)
	return from, err
}

func until(value string) (string, error) {
	_, to, err := asked("--until", value)
	return to, err
}

// stretch is days, both taken in.
type stretch struct{ from, to string }

func (a stretch) meets(b stretch) bool { return a.from <= b.to && b.from <= a.to }

// within is what two stretches have in common.
func (a stretch) within(b stretch) stretch {
	return stretch{max(a.from, b.from), min(a.to, b.to)}
}

// reach is the time from the first of some days to the last, each as it is
// told. What is known to the year begins before all days of it and ends after
// them.
type reach struct {
	first, last string // EDTF
	from, to    string // the first day of first, the last of last
}

func (r *reach) add(value, from, to string) {
	if from == "" {
		return
	}
	if r.from == "" || from < r.from {
		r.first, r.from = value, from
	}
	if to > r.to {
		r.last, r.to = value, to
	}
}

// late is how many days after it was said a saying is still reported without
// its day being told.
const late = 3

// stretches are the days on which a statement can have been said: several where
// the report leaves a choice, none where nothing is known.
func (w When) stretches() []stretch {
	switch {
	case w.From == "":
		return nil
	case w.Known == KnownReport:
		return []stretch{{before(w.From, late), w.To}}
	case strings.HasPrefix(w.Value, "["):
		var all []stretch
		for v := range strings.SplitSeq(strings.Trim(w.Value, "[]"), ",") {
			if from, to := record.Days(v); from != "" {
				all = append(all, stretch{from, to})
			}
		}
		if len(all) > 0 {
			return all
		}
	}
	return []stretch{{w.From, w.To}}
}

// precise reports whether the day is known to a month or better.
func (w When) precise() bool { return w.From != "" && daysBetween(w.From, w.To) <= 31 }

// before is the day n days before another.
func before(day string, n int) string { return record.DayBefore(day, n) }

// daysBetween is how many days lie from one day to another.
func daysBetween(from, to string) int {
	a, errA := time.Parse(time.DateOnly, from)
	b, errB := time.Parse(time.DateOnly, to)
	if errA != nil || errB != nil {
		return 0
	}
	return int(b.Sub(a).Hours() / 24)
}
