package eval

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"github.com/sanad-news/sanad"
)

// WantedFigure is a quantity as a set of reports tells it: a value or two with
// a hyphen between, and a unit with its scale.
type WantedFigure struct {
	What, Value, Unit, Period, Kind string
}

// bounds are the least and the greatest value as gold writes them.
func (w WantedFigure) bounds() (low, high float64, err error) {
	first, last, ranged := strings.Cut(w.Value, "-")
	if !ranged {
		last = first
	}
	low, err1 := strconv.ParseFloat(strings.ReplaceAll(first, ",", ""), 64)
	high, err2 := strconv.ParseFloat(strings.ReplaceAll(last, ",", ""), 64)
	return low, high, cmp.Or(err1, err2)
}

// is reports whether a figure is the one wanted: value, kind, and the year
// where gold has one.
func (w WantedFigure) is(f *sanad.Figure) bool {
	low, high, err := w.bounds()
	if err != nil || !scaled(low, high, f) {
		return false
	}
	if _, err := strconv.Atoi(w.Period); err == nil && len(w.Period) == len("2023") && !strings.HasPrefix(f.Period, w.Period) {
		return false
	}
	kind := w.Kind
	if kind == "approximate" {
		kind = string(sanad.Actual)
	}
	return kind == string(f.Kind)
}

// scaled reports whether a figure is [low, high] in ones, thousands, millions,
// billions or trillions: which of them, gold tells in its unit's words.
func scaled(low, high float64, f *sanad.Figure) bool {
	const thousand, trillion = 1e3, 1e12
	for scale := 1.0; scale <= trillion; scale *= thousand {
		if low*scale == f.Low && high*scale == f.High {
			return true
		}
	}
	return false
}

func (w WantedFigure) String() string {
	return strings.TrimSpace(fmt.Sprintf("%s %s %s %s", w.Value, w.Unit, w.Kind, w.Period))
}

// figures counts the quantities of a report.
func (c *factCounter) figures(want []WantedFigure, got []sanad.Figure) {
	if len(want) == 0 && len(got) == 0 {
		return
	}
	n := c.kind("figure")
	used := make([]bool, len(got))
	var missed, extra []string
	for _, w := range want {
		right := false
		for j := range got {
			if !used[j] && w.is(&got[j]) {
				used[j], right = true, true
				break
			}
		}
		n.add(right)
		if !right {
			missed = append(missed, w.String())
		}
	}
	for j := range got {
		if !used[j] {
			n.Extra++
			extra = append(extra, fmt.Sprintf("%s %s %s", got[j].Value.Text, got[j].Kind, got[j].Period))
		}
	}
	if len(missed)+len(extra) > 0 {
		c.miss("figure", missed, extra)
	}
}
