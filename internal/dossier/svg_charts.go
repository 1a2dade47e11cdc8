package dossier

import (
	"fmt"
	"html"
	"math"
	"strings"
	"time"
)

// timeline draws events on a line of days: cooperation above, conflict below,
// those of the same place over one another.
func (s *svg) timeline(c *Chart) {
	t, ok := stretchOf(c.Marks)
	if !ok {
		return
	}
	const r, row = 5.0, 12.0
	up, down := map[int]int{}, map[int]int{}
	place := make([][2]float64, len(c.Marks))
	tallest, deepest := 0, 0
	for i := range c.Marks {
		m := &c.Marks[i]
		a, z := t.x(m.From), t.x(m.To)
		stack, sign := up, -1.0
		if m.Class == "conflict" {
			stack, sign = down, 1.0
		}
		height := 0 // over all that its days touch
		first, last := int((a-r)/(2*r)), int((z+r)/(2*r))
		for slot := first; slot <= last; slot++ {
			height = max(height, stack[slot])
		}
		for slot := first; slot <= last; slot++ {
			stack[slot] = height + 1
		}
		place[i] = [2]float64{(a + z) / 2, sign * (r + 3 + float64(height)*row)}
		if sign < 0 {
			tallest = max(tallest, height+1)
		} else {
			deepest = max(deepest, height+1)
		}
	}
	axis := plotTop + float64(tallest)*row + r
	s.line(left, axis, wide-right, axis)
	for i := range c.Marks {
		m := &c.Marks[i]
		y := axis + place[i][1]
		if a, z := t.x(m.From), t.x(m.To); z-a > 2*r {
			s.stretch(m, a, y, z, y)
		}
		s.mark(m, place[i][0], y, r)
	}
	foot := axis + float64(deepest)*row + r
	s.ticks(t, foot)
	s.high = foot + 1.5*textRow
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
	mostSaid, mostUp, mostDown := 0, 0, 0
	for _, m := range c.Months {
		said, up, down := sums(m.Counts, sides)
		mostSaid, mostUp, mostDown = max(mostSaid, said), max(mostUp, up), max(mostDown, down)
	}
	y := 0.0
	if mostSaid > 0 {
		s.name(left, y+textRow-4, s.words.Get("dossier.axis.statements"))
		y = s.stack(c, t, y+textRow, half{0, sides, mostSaid}, half{})
	}
	if mostUp+mostDown > 0 {
		s.name(left, y+textRow-4, s.words.Get("dossier.axis.events"))
		y = s.stack(c, t, y+textRow, half{sides, sides + 2, mostUp}, half{sides + 2, sides + 4, mostDown})
	}
	s.ticks(t, y)
	s.high = y + 1.5*textRow
}

// half is what stands on one side of an axis: which counts of a month, and the
// largest sum of them.
type half struct{ from, to, most int }

// stack draws some counts over an axis and others under it, from top on, and
// tells where it ends.
func (s *svg) stack(c *Chart, t span, top float64, up, down half) float64 {
	scale := monthHigh / float64(max(1, up.most+down.most))
	axis := top + 4 + float64(up.most)*scale
	end := axis + float64(down.most)*scale
	s.line(left, axis, wide-right, axis)
	s.text(left-6, axis+4, "end", "0")
	if up.most > 0 {
		s.text(left-6, axis-float64(up.most)*scale+8, "end", s.words.Whole(up.most))
	}
	if down.most > 0 {
		s.text(left-6, end, "end", s.words.Whole(down.most))
	}
	for i := range c.Months {
		m := &c.Months[i]
		d, err := time.Parse("2006-01", m.Month)
		if err != nil {
			continue
		}
		x := t.at(d)
		w := min(max(t.at(d.AddDate(0, 1, 0))-x-1, 1), 40)
		s.bar(c, m, bar{x, w, axis, -scale}, up)
		s.bar(c, m, bar{x, w, axis, scale}, down)
	}
	return end + 4
}

// bar is where a bar stands, and how high one is; below 0 it stands on the axis.
type bar struct{ x, width, axis, scale float64 }

// bar stacks one half of the counts of a month from the axis.
func (s *svg) bar(c *Chart, m *Bar, place bar, of half) {
	at := place.axis
	for i := of.from; i < min(of.to, len(m.Counts)); i++ {
		if m.Counts[i] == 0 {
			continue
		}
		h := float64(m.Counts[i]) * place.scale
		s.putf(`<rect class="s%d" x="%.1f" y="%.1f" width="%.1f" height="%.1f"><title>%s</title></rect>`, seriesClass(i, len(c.Names)), place.x, min(at, at+h), place.width, math.Abs(h),
			html.EscapeString(s.words.Date(m.Month)+": "+c.Names[i]+" "+s.words.Whole(m.Counts[i])))
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

// values draws figures by periods: actual ones joined by a line, targets and
// estimates hollow, ranges as strokes.
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
	const high, top = 150.0, plotTop + textRow
	step := niceStep(most - least)
	least, most = math.Floor(least/step)*step, math.Ceil(most/step)*step
	y := func(v float64) float64 { return top + high - high*(v-least)/(most-least) }
	w := words{s.words}
	scale, word := w.scale(max(math.Abs(least), most))
	s.name(left, textRow-6, strings.TrimSpace(word+" "+w.unit(c.Unit)))
	for v := least; v <= most+step/2; v += step {
		s.line(left, y(v), wide-right, y(v))
		s.text(left-6, y(v)+4, "end", w.Number(math.Round(v/scale*1e6)/1e6))
	}
	var path []string
	for i := range c.Marks {
		if m := &c.Marks[i]; m.Class == "actual" {
			path = append(path, fmt.Sprintf("%.1f,%.1f", t.x(m.From), y((m.Low+m.High)/2)))
		}
	}
	if len(path) > 1 {
		s.putf(`<polyline class="path" points="%s"/>`, strings.Join(path, " "))
	}
	for i := range c.Marks {
		m := &c.Marks[i]
		x := t.x(m.From)
		if m.High > m.Low {
			s.stretch(m, x, y(m.Low), x, y(m.High))
		}
		s.mark(m, x, y((m.Low+m.High)/2), 4.5)
	}
	s.ticks(t, top+high)
	s.high = top + high + 1.5*textRow
}

// niceStep is 1, 2 or 5 times a power of ten: about a fourth of a reach.
func niceStep(reach float64) float64 {
	rough := reach / 4
	power := math.Pow(10, math.Floor(math.Log10(rough)))
	for _, n := range []float64{1, 2, 5} {
		if rough <= n*power {
			return n * power
		}
	}
	return 10 * power
}
