package dossier

import (
	"fmt"
	"html"
	"math"
	"strings"
	"time"

	"github.com/sanad-news/sanad/internal/message"
)

// Charts are drawn here and not with a plotting library: they are three, take
// their colours from the page's style so that they are right on a light and a
// dark ground, and carry a title for each mark, which no library gives.

// The measures of a drawing, in units of its view box.
const (
	wide      = 720.0
	left      = 46.0
	right     = 10.0
	plotTop   = 10.0
	monthHigh = 90.0
	textRow   = 16.0
)

// draw draws a chart as inline SVG. All text is escaped.
func draw(c *Chart, words message.Catalogue) string {
	var s svg
	switch c.Kind {
	case Timeline:
		s.timeline(c)
	case Months:
		s.months(c)
	case Values:
		s.values(c)
	}
	if s.high == 0 {
		return ""
	}
	return fmt.Sprintf(`<figure><svg viewBox="0 0 %.0f %.0f" role="img" aria-label="%s">%s</svg>%s</figure>`,
		wide, s.high, html.EscapeString(c.Title), s.b.String(), legend(c, words))
}

// legend names what the colours are.
func legend(c *Chart, words message.Catalogue) string {
	var parts []string
	item := func(class, name string) {
		parts = append(parts, fmt.Sprintf(`<svg style="display:inline-block;width:.8em;height:.8em" viewBox="0 0 10 10" aria-hidden="true"><rect width="10" height="10" class="%s"/></svg> %s`,
			class, html.EscapeString(name)))
	}
	switch c.Kind {
	case Months:
		for i, n := range c.Names {
			item(fmt.Sprint("s", seriesClass(i, len(c.Names))), n)
		}
	case Values:
		seen := map[string]bool{}
		for _, m := range c.Marks {
			if !seen[m.Class] {
				seen[m.Class] = true
				item(m.Class, words.Get("dossier.kind."+m.Class))
			}
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "<figcaption>" + strings.Join(parts, " &nbsp; ") + "</figcaption>"
}

// seriesClass gives the sides the first two colours, and the four classes of
// events the others, however many sides there are.
func seriesClass(i, n int) int {
	if sides := n - 4; i >= sides {
		return 2 + i - sides
	}
	return i
}

// svg is a drawing.
type svg struct {
	b    strings.Builder
	high float64
}

func (s *svg) put(format string, args ...any) { fmt.Fprintf(&s.b, format, args...) }

func (s *svg) text(x, y float64, anchor, text string) {
	s.put(`<text x="%.1f" y="%.1f" text-anchor="%s">%s</text>`, x, y, anchor, html.EscapeString(text))
}

func (s *svg) line(x1, y1, x2, y2 float64) {
	s.put(`<line class="axis" x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f"/>`, x1, y1, x2, y2)
}

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
	return left + (wide-left-right)*float64(d.Sub(t.from))/float64(t.to.Sub(t.from))
}

// years writes the beginnings of years under an axis, or of months where all
// is of one year or two.
func (s *svg) years(t span, y float64) {
	step := max(1, int(math.Ceil(float64(t.to.Year()-t.from.Year())/12)))
	if t.to.Sub(t.from) < 2*366*24*time.Hour {
		every := max(1, int(t.to.Sub(t.from).Hours()/24/30)/8)
		for d := time.Date(t.from.Year(), t.from.Month(), 1, 0, 0, 0, 0, time.UTC); d.Before(t.to); d = d.AddDate(0, every, 0) {
			if !d.Before(t.from) {
				s.tick(t, d, y, d.Format("2006-01"))
			}
		}
		if t.to.Sub(t.from) < 40*24*time.Hour {
			s.tick(t, t.from.Add(t.to.Sub(t.from)/2), y, t.from.Add(t.to.Sub(t.from)/2).Format(time.DateOnly))
		}
		return
	}
	for year := t.from.Year() + 1; year <= t.to.Year(); year += step {
		s.tick(t, time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC), y, fmt.Sprint(year))
	}
}

func (s *svg) tick(t span, d time.Time, y float64, label string) {
	x := t.x(d.Format(time.DateOnly))
	s.line(x, y, x, y+4)
	s.text(x, y+textRow, "middle", label)
}

// timeline draws events on a line of days: cooperation above, conflict below,
// those of the same place over one another.
func (s *svg) timeline(c *Chart) {
	t, ok := stretchOf(c.Marks)
	if !ok {
		return
	}
	const r = 5.0
	up, down := map[int]int{}, map[int]int{}
	place := make([][2]float64, len(c.Marks))
	tallest, deepest := 0, 0
	for i := range c.Marks {
		m := &c.Marks[i]
		x := (t.x(m.From) + t.x(m.To)) / 2
		slot := int(x / (2 * r))
		stack, sign := up, -1.0
		if m.Class == "conflict" {
			stack, sign = down, 1.0
		}
		stack[slot]++
		place[i] = [2]float64{x, sign * (r + 3 + float64(stack[slot]-1)*(2*r+2))}
		tallest, deepest = max(tallest, up[slot]), max(deepest, down[slot])
	}
	axis := plotTop + float64(tallest)*(2*r+2) + r
	s.line(left, axis, wide-right, axis)
	for i := range c.Marks {
		m := &c.Marks[i]
		if a, z := t.x(m.From), t.x(m.To); z-a > 2*r {
			s.put(`<line class="range" x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f"/>`, a, axis+place[i][1], z, axis+place[i][1])
		}
		s.put(`<circle class="%s" cx="%.1f" cy="%.1f" r="%.1f"><title>%s</title></circle>`, html.EscapeString(m.Class), place[i][0], axis+place[i][1], r, html.EscapeString(m.Text))
	}
	foot := axis + float64(deepest)*(2*r+2) + r
	s.years(t, foot)
	s.high = foot + 2*textRow
}

// months draws, month by month, statements as bars over a first axis, and
// cooperation over and conflict under a second one.
func (s *svg) months(c *Chart) {
	if len(c.Months) == 0 {
		return
	}
	first, errA := time.Parse("2006-01", c.Months[0].Month)
	last, errZ := time.Parse("2006-01", c.Months[len(c.Months)-1].Month)
	if errA != nil || errZ != nil {
		return
	}
	t := span{first, last.AddDate(0, 1, 0)}
	sides := len(c.Names) - 4
	mostSaid, mostUp, mostDown := 1, 1, 1
	for _, m := range c.Months {
		said, up, down := sums(m.Counts, sides)
		mostSaid, mostUp, mostDown = max(mostSaid, said), max(mostUp, up), max(mostDown, down)
	}
	axis1 := plotTop + monthHigh
	scale := monthHigh / float64(mostUp+mostDown)
	axis2 := axis1 + textRow + float64(mostUp)*scale
	s.line(left, axis1, wide-right, axis1)
	s.line(left, axis2, wide-right, axis2)
	s.text(left-4, plotTop+8, "end", fmt.Sprint(mostSaid))
	s.text(left-4, axis2-float64(mostUp)*scale+8, "end", fmt.Sprint(mostUp))
	s.text(left-4, axis2+float64(mostDown)*scale, "end", fmt.Sprint(mostDown))
	for _, m := range c.Months {
		d, err := time.Parse("2006-01", m.Month)
		if err != nil {
			continue
		}
		x := t.x(d.Format(time.DateOnly))
		w := max(t.x(d.AddDate(0, 1, 0).Format(time.DateOnly))-x-1, 1)
		w = min(w, 40)
		s.bar(c, &m, x, w, axis1, 0, sides, -monthHigh/float64(mostSaid))
		s.bar(c, &m, x, w, axis2, sides, sides+2, -scale)
		s.bar(c, &m, x, w, axis2, sides+2, sides+4, scale)
	}
	foot := axis2 + float64(mostDown)*scale + 4
	s.years(t, foot)
	s.high = foot + 2*textRow
}

// bar stacks some of the counts of a month from an axis.
func (s *svg) bar(c *Chart, m *Bar, x, w, axis float64, from, to int, scale float64) {
	at := axis
	for i := from; i < to && i < len(m.Counts); i++ {
		if m.Counts[i] == 0 {
			continue
		}
		h := float64(m.Counts[i]) * scale
		y := min(at, at+h)
		s.put(`<rect class="s%d" x="%.1f" y="%.1f" width="%.1f" height="%.1f"><title>%s</title></rect>`, seriesClass(i, len(c.Names)), x, y, w, math.Abs(h),
			html.EscapeString(fmt.Sprintf("%s: %s %d", m.Month, c.Names[i], m.Counts[i])))
		at += h
	}
}

func sums(counts []int, sides int) (said, up, down int) {
	for i, n := range counts {
		switch {
		case i < sides:
			said += n
		case i < sides+2:
			up += n
		default:
			down += n
		}
	}
	return said, up, down
}

// values draws figures by periods: actual ones joined by a line, targets
// hollow, ranges as strokes.
func (s *svg) values(c *Chart) {
	t, ok := stretchOf(c.Marks)
	if !ok {
		return
	}
	least, most := 0.0, 0.0
	for i := range c.Marks {
		least, most = min(least, c.Marks[i].Low), max(most, c.Marks[i].High)
	}
	if most == least {
		return
	}
	const high = 150.0
	y := func(v float64) float64 { return plotTop + high - high*(v-least)/(most-least) }
	s.line(left, y(least), wide-right, y(least))
	s.line(left, plotTop, left, plotTop+high)
	for _, v := range []float64{least, (least + most) / 2, most} {
		s.text(left-4, y(v)+4, "end", short(v))
	}
	var path []string
	for i := range c.Marks {
		if m := &c.Marks[i]; m.Class == "actual" {
			path = append(path, fmt.Sprintf("%.1f,%.1f", t.x(m.From), y((m.Low+m.High)/2)))
		}
	}
	if len(path) > 1 {
		s.put(`<polyline class="path" points="%s"/>`, strings.Join(path, " "))
	}
	for i := range c.Marks {
		m := &c.Marks[i]
		x := t.x(m.From)
		if m.High > m.Low {
			s.put(`<line class="range" x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f"/>`, x, y(m.Low), x, y(m.High))
		}
		s.put(`<circle class="%s" cx="%.1f" cy="%.1f" r="4.5"><title>%s</title></circle>`, html.EscapeString(m.Class), x, y((m.Low+m.High)/2), html.EscapeString(m.Text))
	}
	s.years(t, plotTop+high)
	s.high = plotTop + high + 2*textRow
}

// short is a number of an axis: 220G, 1.5M.
func short(v float64) string {
	for _, u := range []struct {
		by   float64
		sign string
	}{{1e12, "T"}, {1e9, "G"}, {1e6, "M"}, {1e3, "k"}} {
		if math.Abs(v) >= u.by {
			return fmt.Sprintf("%.3g%s", v/u.by, u.sign)
		}
	}
	return fmt.Sprintf("%.3g", v)
}
