package figures

import (
	"fmt"

	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
)

// span is a stretch of time named in the text.
type span struct {
	text.Range
	year  int // 0 where not said
	month int
	last  int // the last month, of a stretch of several
	day   string
}

// period finds the time that the k-th quantity is of: the nearest behind it in
// its clause, or else before it.
func (r *finder) period(k int) {
	f := &r.found[k]
	next := f.clause.To
	if k+1 < len(r.found) && r.found[k+1].From < next {
		next = r.found[k+1].From
	}
	for i := f.To; i < next; i++ {
		if s, ok := r.time(i, next); ok {
			if f.period = s.edtf(); f.period != "" {
				return
			}
		}
	}
	var before span
	for i := f.clause.From; i < f.From; i++ {
		if s, ok := r.time(i, f.From); ok {
			if s.edtf() != "" {
				before = s
			}
			i = s.To - 1
		}
	}
	f.period = before.edtf()
}

// time reads the stretch of time that begins at token i.
func (r *finder) time(i, end int) (span, bool) {
	s, ok := r.timeWord(i, end)
	if !ok {
		return s, false
	}
	// "the first half of 2023", "semester pertama tahun ini"
	for j := s.To; j < min(s.To+4, end); j++ {
		if r.doc.IsMark(j, ',') {
			break
		}
		if o, ok := r.timeWord(j, end); ok && s.year == 0 && o.month == 0 {
			s.year, s.To = o.year, o.To
			break
		}
	}
	if s.year == 0 && s.month > 0 {
		s.year = r.pastYear(s.month)
	}
	return s, true
}

func (r *finder) timeWord(i, end int) (span, bool) {
	for _, w := range r.words {
		if w.From == i && w.To <= end && w.row.Kind == lang.PeriodWord {
			return r.named2(w), true
		}
	}
	if d, ok := r.ph.Date(i); ok && r.d.Dates[d].From == i && r.d.Dates[d].To <= end {
		date := &r.d.Dates[d]
		s := span{Range: date.Range, year: date.Year, month: date.Month}
		if date.Day > 0 {
			if date.Precision == "day" || date.Precision == "minute" {
				s.day = fmt.Sprintf("%04d-%02d-%02d", date.Year, date.Month, date.Day)
			}
			if date.Year == 0 {
				return s, false
			}
		}
		return s, date.Year > 0 || date.Month > 0
	}
	if m := r.month(i); m > 0 {
		s := span{Range: text.Range{From: i, To: i + 1}, month: m}
		if i+2 < end && (r.doc.IsMark(i+1, '-') || r.doc.IsMark(i+1, token.Dash) || r.word(i+1, end, lang.ToWord)) {
			if d, ok := r.ph.Date(i + 2); ok && r.d.Dates[d].Day == 0 && r.d.Dates[d].Month > m {
				s.last, s.year, s.To = r.d.Dates[d].Month, r.d.Dates[d].Year, r.d.Dates[d].To
			} else if last := r.month(i + 2); last > m {
				s.last, s.To = last, i+3
			}
		}
		return s, s.last > 0 || r.doc.Is(i-1, lang.Prep|lang.Loc)
	}
	if y := r.bareYear(i); y > 0 {
		return span{Range: text.Range{From: i, To: i + 1}, year: y}, true
	}
	return span{}, false
}

// month reads the name of a month.
func (r *finder) month(i int) int {
	m, ok := r.doc.Match(i, lang.CalendarSense)
	if !ok || !r.doc.Capital(i) {
		return 0
	}
	if row := r.pack.Calendar[m.Sense.Ref]; row.Kind == lang.Month {
		return row.Value
	}
	return 0
}

// bareYear reads a year that stands alone.
func (r *finder) bareYear(i int) int {
	t := r.doc.Toks[i]
	if t.Kind != token.Number || t.End-t.Start != 4 {
		return 0
	}
	y := 0
	for _, c := range r.doc.Word(i) {
		if c < '0' || c > '9' {
			return 0
		}
		y = y*10 + int(c-'0')
	}
	if y < 1900 || y >= 2100 {
		return 0
	}
	for _, f := range r.found {
		if f.Has(i) {
			return 0
		}
	}
	return y
}

// named2 resolves a word for a stretch of time by the time of the report.
func (r *finder) named2(w word) span {
	s := span{Range: w.Range}
	year, month := r.now()
	switch p := w.row.Period; p.Part {
	case 'Y':
		if year > 0 {
			s.year = year + p.Shift
		}
	case 'M':
		if year > 0 && month > 0 {
			n := year*12 + month - 1 + p.Shift
			s.year, s.month = n/12, n%12+1
		}
	case 'H':
		s.month, s.last = 6*p.Shift-5, 6*p.Shift
	case 'Q':
		s.month, s.last = 3*p.Shift-2, 3*p.Shift
	case 'F':
		s.month, s.last = 1, p.Shift
	}
	return s
}

// now is the year and month of the report, 0 where not known.
func (r *finder) now() (year, month int) {
	if r.d.Published == nil {
		return 0, 0
	}
	return r.d.Published.Year, r.d.Published.Month
}

// pastYear is the year of the last such month up to the report.
func (r *finder) pastYear(month int) int {
	year, now := r.now()
	if year > 0 && now > 0 && month > now {
		return year - 1
	}
	return year
}

// edtf writes a stretch of time, or nothing where its year is not known.
func (s span) edtf() string {
	switch {
	case s.year == 0:
		return ""
	case s.day != "":
		return s.day
	case s.last > 0:
		return fmt.Sprintf("%04d-%02d/%04d-%02d", s.year, s.month, s.year, s.last)
	case s.month > 0:
		return fmt.Sprintf("%04d-%02d", s.year, s.month)
	}
	return fmt.Sprintf("%04d", s.year)
}
