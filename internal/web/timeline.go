package web

import (
	"cmp"
	"slices"
	"time"

	"github.com/sanad-news/sanad/internal/ask"
)

// timeline is a line drawn over time, in units of its view box: a row for each
// speaker, those who oppose it below an axis of their own. Our own drawing,
// since no library has one: each mark leads to its characters.
type timeline struct {
	Wide, High, Left float64
	Rows             []timeRow
	Ticks            []timeTick
	Silences         []timeSilence
	Parting          float64 // where the opponents begin; 0 for none
	Foot             float64
}

type timeRow struct {
	Y       float64
	Name    string
	Side    string
	Colour  int
	Opposed bool
	Marks   []timeMark
}

type timeMark struct {
	X, Y    float64
	Width   float64 // of what is known only to a stretch of days; 0 for a day
	A, B    float64 // its ends
	Kind    string  // direct, indirect, mixed
	Href    string
	Title   string
	Reports int
	R       float64
}

type timeTick struct {
	X     float64
	Label string
}

type timeSilence struct {
	X, Width float64
	Days     int
}

// The measures of a timeline.
const (
	timeWide  = 760.0
	timeLeft  = 178.0
	timeRight = 16.0
	timeTop   = 12.0
	timeStep  = 30.0
	mostRows  = 14
)

// scale says where a day stands.
type scale struct{ from, to time.Time }

func (s scale) x(day string) float64 {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil || !s.to.After(s.from) {
		return timeLeft
	}
	return timeLeft + (timeWide-timeLeft-timeRight)*float64(t.Sub(s.from))/float64(s.to.Sub(s.from))
}

// drawLine draws a line; nil where no day is known.
func drawLine(l *ask.Line, q *request) *timeline {
	s, ok := scaleOf(l)
	if !ok {
		return nil
	}
	v := &voice{words: q.words, lang: q.lang}
	d := &timeline{Wide: timeWide, Left: timeLeft}
	rows := rowsOf(l.Sayings, nil, false, s, v)
	d.Rows = fewer(rows, mostRows, v)
	var against []timeRow
	for i := range l.Opposed {
		against = rowsOf(l.Opposed[i].Sayings, against, true, s, v)
	}
	for i := range d.Rows {
		d.Rows[i].Colour = min(i, colours-1)
	}
	y := timeTop
	for i := range d.Rows {
		y = d.Rows[i].put(y)
	}
	if len(against) > 0 {
		d.Parting = y + timeStep/4
		y = d.Parting + timeStep/4
		against = fewer(against, mostRows/2, v)
		for i := range against {
			y = against[i].put(y)
		}
		d.Rows = append(d.Rows, against...)
	}
	d.Foot = y
	d.High = y + 26
	for _, x := range l.Silences {
		a, b := s.x(x.From), s.x(x.To)
		d.Silences = append(d.Silences, timeSilence{a, b - a, x.Days})
	}
	d.Ticks = s.ticks()
	return d
}

// fewer keeps the rows with most sayings, in their order; the others share one.
func fewer(rows []timeRow, most int, v *voice) []timeRow {
	if len(rows) <= most {
		return rows
	}
	order := make([]int, len(rows))
	for i := range rows {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(len(rows[b].Marks), len(rows[a].Marks)) })
	kept := order[:most-1]
	slices.Sort(kept)
	rest := timeRow{Name: v.words.Get("web.timeline.others", len(rows)-len(kept)), Opposed: rows[0].Opposed}
	out := make([]timeRow, 0, most)
	for i := range rows {
		if slices.Contains(kept, i) {
			out = append(out, rows[i])
		} else {
			rest.Marks = append(rest.Marks, rows[i].Marks...)
		}
	}
	return append(out, rest)
}

// put gives a row its place, and returns where the next begins.
func (r *timeRow) put(y float64) float64 {
	r.Y = y + timeStep/2
	for i := range r.Marks {
		r.Marks[i].Y = r.Y
	}
	return y + timeStep
}

// scaleOf is the time from the first to the last day of a line and of what
// opposes it.
func scaleOf(l *ask.Line) (scale, bool) {
	from, to := "", ""
	take := func(list []ask.Saying) {
		for i := range list {
			if d := &list[i].Day; d.From != "" && placed(d) {
				from, to = cmp.Or(min(from, d.From), d.From), max(to, d.To)
			}
		}
	}
	take(l.Sayings)
	for i := range l.Opposed {
		take(l.Opposed[i].Sayings)
	}
	a, errA := time.Parse(time.DateOnly, from)
	b, errB := time.Parse(time.DateOnly, to)
	if errA != nil || errB != nil {
		return scale{}, false
	}
	margin := max(b.Sub(a)/30, 48*time.Hour)
	return scale{a.Add(-margin), b.Add(margin)}, true
}

// placed reports whether a day is known closely enough to be drawn.
func placed(d *ask.When) bool {
	a, errA := time.Parse(time.DateOnly, d.From)
	b, errB := time.Parse(time.DateOnly, d.To)
	const longest = 400 * 24 * time.Hour
	return errA == nil && errB == nil && b.Sub(a) < longest
}

// rowsOf puts sayings into the rows of their speakers; those of one side stand
// together.
func rowsOf(sayings []ask.Saying, rows []timeRow, opposed bool, s scale, v *voice) []timeRow {
	for i := range sayings {
		x := &sayings[i]
		if len(x.Sources) == 0 || !placed(&x.Day) || x.Day.From == "" {
			continue
		}
		speakers := x.Speakers
		if len(speakers) == 0 {
			speakers = []ask.Speaker{{Name: v.words.Get("page.nobody")}}
		}
		for _, who := range speakers { // what several say together is in the row of each
			rows = inRow(rows, who, opposed, markOf(x, s, v))
		}
	}
	return rows
}

// inRow puts a mark into the row of its speaker, which is made where there is
// none.
func inRow(rows []timeRow, who ask.Speaker, opposed bool, mark timeMark) []timeRow {
	at := slices.IndexFunc(rows, func(r timeRow) bool { return r.Name == who.Name })
	if at < 0 {
		at = len(rows)
		if near := slices.IndexFunc(rows, func(r timeRow) bool { return who.Of != "" && r.Side == who.Of }); near >= 0 {
			for at = near; at < len(rows) && rows[at].Side == who.Of; {
				at++
			}
		}
		rows = slices.Insert(rows, at, timeRow{Name: who.Name, Side: who.Of, Opposed: opposed})
	}
	rows[at].Marks = append(rows[at].Marks, mark)
	return rows
}

func markOf(x *ask.Saying, s scale, v *voice) timeMark {
	a, b := s.x(x.Day.From), s.x(x.Day.To)
	m := timeMark{X: (a + b) / 2, A: a, B: b, Kind: x.Kind, Href: placeURL(x.Sources[0].Statement), Reports: len(x.Sources), R: 5}
	if len(x.Sources) > 1 {
		m.R = 6.5
	}
	if b-a > 4 {
		m.Width = b - a
	}
	m.Title = x.Day.Day(v.words) + ": " + clip(ask.Quoted(x.Kind, x.Text), 160)
	return m
}

// ticks are the beginnings of years, or of months where all is of a year or
// two.
func (s scale) ticks() []timeTick {
	var out []timeTick
	const most = 5 // labels as long as "September 2023" that do not touch
	months := (s.to.Year()-s.from.Year())*12 + int(s.to.Month()) - int(s.from.Month())
	if months <= 24 {
		every := max(1, (months+most-1)/most)
		for d := time.Date(s.from.Year(), s.from.Month(), 1, 0, 0, 0, 0, time.UTC); !d.After(s.to); d = d.AddDate(0, every, 0) {
			if !d.Before(s.from) {
				out = append(out, timeTick{s.x(d.Format(time.DateOnly)), d.Format("2006-01")})
			}
		}
		if len(out) == 0 {
			mid := s.from.Add(s.to.Sub(s.from) / 2).Format(time.DateOnly)
			out = append(out, timeTick{s.x(mid), mid})
		}
		return out
	}
	every := max(1, (s.to.Year()-s.from.Year())/most)
	for y := s.from.Year() + 1; y <= s.to.Year(); y += every {
		d := time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC)
		out = append(out, timeTick{s.x(d.Format(time.DateOnly)), d.Format("2006")})
	}
	return out
}
