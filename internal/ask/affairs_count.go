package ask

import (
	"slices"

	"github.com/sanad-news/sanad/internal/store"
)

// onceSaid leaves out what does not count as said: what the report says was not
// said, and what repeats another of the statements in its report.
func onceSaid(list []store.Brief) []store.Brief {
	type place struct {
		report  int64
		ordinal int
	}
	there := make(map[place]bool, len(list))
	for i := range list {
		if wasSaid(list[i].Negated, list[i].Force) {
			there[place{list[i].Report, list[i].Ordinal}] = true
		}
	}
	return slices.DeleteFunc(list, func(b store.Brief) bool {
		return !wasSaid(b.Negated, b.Force) || b.Repeats >= 0 && there[place{b.Report, b.Repeats}]
	})
}

// wasSaid reports whether a statement says something, and is not what a report
// says its speaker did not say.
func wasSaid(negated bool, force string) bool { return !negated && force != "refrains" }
