package dossier

import (
	"fmt"
	"math"
	"strings"
	"time"
)

// span is a stretch of time that is drawn.
type span struct{ from, to time.Time }

// stretchOf is the time of marks, a little wider than they are; ok is false
// where none has a day.
func stretchOf(marks []Mark) (span, bool) {
	var t span
	for i := range marks {
		a, errA := time.Parse(time.DateOnly, marks[i].From)
		z, errZ := time.Parse(time.DateOnly, marks[i].To)
		if errA != nil || errZ != nil {
			continue
		}
		if t.from.IsZero() || a.Before(t.from) {
			t.from = a
		}
		if z.After(t.to) {
			t.to = z
		}
	}
	if t.from.IsZero() {
		return t, false
	}
	margin := max(t.to.Sub(t.from)/40, 24*time.Hour)
	return span{t.from.Add(-margin), t.to.Add(margin)}, true
}

// x is where a day stands.
func (t span) x(day string) float64 {
	d, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return left
	}
	return t.at(d)
}

// at goes by seconds: a time.Duration ends at 292 years.
func (t span) at(d time.Time) float64 {
	return left + (wide-left-right)*float64(d.Unix()-t.from.Unix())/float64(t.to.Unix()-t.from.Unix())
}

// mostTicks is how many labels stand under an axis without touching.
const mostTicks = 10

// ticks writes days, months or years under an axis, whichever are few enough
// and more than one.
func (s *svg) ticks(t span, y float64) {
	days := t.to.Sub(t.from).Hours() / 24
	months := 12*(t.to.Year()-t.from.Year()) + int(t.to.Month()) - int(t.from.Month())
	switch {
	case days <= 45:
		step := max(1, int(math.Ceil(days/mostTicks)))
		for d := t.from.Truncate(24 * time.Hour); !d.After(t.to); d = d.AddDate(0, 0, step) {
			s.tick(t, d, y, fmt.Sprintf("%d %s", d.Day(), s.month(d)))
		}
	case months <= 30:
		step := []int{1, 1, 2, 3}[min(3, (months+mostTicks-1)/mostTicks)]
		for d := time.Date(t.from.Year(), 1, 1, 0, 0, 0, 0, time.UTC); !d.After(t.to); d = d.AddDate(0, step, 0) {
			label := s.month(d)
			if d.Month() == 1 || d.AddDate(0, -step, 0).Before(t.from) {
				label += fmt.Sprint(" ", d.Year())
			}
			s.tick(t, d, y, label)
		}
	default:
		step := max(1, int(math.Ceil(float64(t.to.Year()-t.from.Year())/mostTicks)))
		for year := t.from.Year(); year <= t.to.Year(); year += step {
			s.tick(t, time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC), y, fmt.Sprint(year))
		}
	}
}

// month is the short name of a month.
func (s *svg) month(d time.Time) string {
	names := strings.Fields(s.words.Get("date.shortmonths"))
	if int(d.Month()) > len(names) {
		return d.Format("01")
	}
	return names[d.Month()-1]
}

func (s *svg) tick(t span, d time.Time, y float64, label string) {
	if d.Before(t.from) || d.After(t.to) {
		return
	}
	x := t.at(d)
	s.line(x, y, x, y+4)
	s.text(x, y+textRow, "middle", label)
}
