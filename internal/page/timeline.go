package page

import (
	"math"
	"strconv"
	"strings"

	"github.com/sanad-news/sanad/internal/ask"
)

// year is a year of a timeline: how often a line was said in each month, and,
// where the month is not known, in month 0.
type year struct {
	months   [13]int
	speakers []string
}

// timeline draws a line by years and months; years of silence are one row.
func (p *page) timeline(l *ask.Line) {
	years, first, last := map[int]*year{}, 0, 0
	undated := 0
	for i := range l.Sayings {
		s := &l.Sayings[i]
		n, err := strconv.Atoi(s.Day.From[:min(4, len(s.Day.From))])
		if err != nil {
			undated++
			continue
		}
		if years[n] == nil {
			years[n] = &year{}
		}
		years[n].add(s)
		if first == 0 || n < first {
			first = n
		}
		last = max(last, n)
	}
	if first > 0 {
		p.months()
	}
	for n := first; n <= last && first > 0; n++ {
		if years[n] != nil {
			p.year(n, years[n])
			continue
		}
		end := n
		for years[end+1] == nil {
			end++
		}
		label := strconv.Itoa(n)
		if end > n {
			label += "–" + strconv.Itoa(end)
		}
		p.para(indent1+label, indent1+strings.Repeat(" ", 11), bit{p.Words.Get("trace.silent"), dim})
		n = end
	}
	if undated > 0 {
		p.para("", indent1, bit{p.Words.Count("trace.undated", undated), dim})
	}
	for _, s := range l.Silences {
		p.para("", indent1, bit{p.Words.Get("trace.silence", p.long(s.Days), s.From, s.To), dim})
	}
}

// long is a number of days in the unit that a reader would choose.
func (p *page) long(days int) string {
	const month, year = 30.44, 365.25
	switch {
	case days < 60:
		return p.Words.Count("trace.days", days)
	case days < 730:
		return p.Words.Count("trace.months", int(float64(days)/month+0.5))
	}
	return p.Words.Get("trace.years", p.Words.Number(math.Round(10*float64(days)/year)/10))
}

func (y *year) add(s *ask.Saying) {
	month := 0
	if from, to := s.Day.From, s.Day.To; len(from) >= 7 && len(to) >= 7 && from[:7] == to[:7] {
		month, _ = strconv.Atoi(from[5:7])
	}
	if month < 0 || month > 12 {
		month = 0
	}
	y.months[month]++
	for _, sp := range s.Speakers {
		known := false
		for _, n := range y.speakers {
			known = known || n == sp.Name
		}
		if !known {
			y.speakers = append(y.speakers, sp.Name)
		}
	}
}

// months writes the heads of the columns.
func (p *page) months() {
	names := strings.Fields(p.Words.Get("trace.monthnames"))
	p.para("", indent1+strings.Repeat(" ", 11), bit{strings.Join(names, "\u00a0"), dim})
}

// year writes a row: a mark for each month, then who spoke.
func (p *page) year(n int, y *year) {
	bits := make([]bit, 0, 32)
	for m := 1; m <= 12; m++ {
		mark, st := "·", dim
		if c := y.months[m]; c > 0 {
			mark, st = strconv.Itoa(c), bold|accent
			if c > 9 {
				mark = "+"
			}
		}
		bits = append(bits, bit{mark, st}, bit{"\u00a0", plain})
	}
	who := strings.Join(y.speakers, ", ")
	if y.months[0] > 0 {
		who = p.Words.Count("trace.somewhen", y.months[0]) + " · " + who
	}
	bits = append(bits, bit{" " + clipped(who, 200), plain})
	p.para(indent1+strconv.Itoa(n), indent1+strings.Repeat(" ", 11), bits...)
}
