package ask

import (
	"cmp"
	"slices"
)

// Silence is a stretch of time in which a line was not said.
type Silence struct {
	From string `json:"from"` // the day it was said last
	To   string `json:"to"`   // the day it was said again
	Days int    `json:"days"`
}

// The measure of a silence: so many times the usual time between two sayings,
// which three at least must tell. A week is no silence.
const (
	leastGaps    = 3
	silenceRatio = 3
	leastSilence = 8 // days
	mostSilences = 5
)

// silences finds the longest stretches of a line without a saying, of those
// sayings whose day is known.
func silences(sayings []Saying) []Silence {
	var days []string
	for i := range sayings {
		if d := &sayings[i].Day; d.precise() {
			days = append(days, d.From)
		}
	}
	slices.Sort(days)
	var gaps []Silence
	for i := 1; i < len(days); i++ {
		gaps = append(gaps, Silence{days[i-1], days[i], daysBetween(days[i-1], days[i])})
	}
	out := []Silence{}
	if len(gaps) < leastGaps {
		return out
	}
	slices.SortStableFunc(gaps, func(a, b Silence) int { return cmp.Compare(b.Days, a.Days) })
	usual := gaps[len(gaps)/2].Days
	for _, g := range gaps[:min(len(gaps), mostSilences)] {
		if g.Days >= leastSilence && g.Days >= silenceRatio*usual {
			out = append(out, g)
		}
	}
	return out
}
