package figures

import (
	"strconv"
	"strings"

	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
)

// time reads the stretch of time that begins at token i, with the year that it
// is of: "the first half of 2023", "semester pertama tahun ini".
func (r *finder) time(i, end int) (span, bool) {
	s, ok := r.timeWord(i, end)
	if !ok || s.year > 0 || s.relative != 0 || s.decade > 0 {
		return s, ok
	}
	const reach = 4
	if s.back > 0 {
		return r.months(s, end)
	}
	for j := s.To; j < min(s.To+reach, end) && !r.doc.IsMark(j, ','); j++ {
		if o, ok := r.timeWord(j, end); ok && o.month == 0 && o.year > 0 {
			s.year, s.To = o.year, o.To
			return s, true
		}
	}
	for j := max(i-reach, 0); j < i; j++ { // "2023's first half"
		if o, ok := r.timeWord(j, i); ok && o.month == 0 && o.year > 0 {
			s.year = o.year
			return s, true
		}
	}
	if s.month > 0 {
		s.year = r.pastYear(s.month)
	}
	return s, true
}

// months reads the month that a stretch of months ends with: the three months
// to September 2031.
func (r *finder) months(s span, end int) (span, bool) {
	for j := s.To; j < min(s.To+3, end); j++ {
		last := span{month: r.month(j)}
		last.To = j + 1
		if d, ok := r.ph.Date(j); ok {
			last = span{Range: r.d.Dates[d].Range, year: r.d.Dates[d].Year, month: r.d.Dates[d].Month}
		}
		if last.month == 0 {
			continue
		}
		if last.year == 0 {
			last.year = r.pastYear(last.month)
		}
		s.toYear, s.toMonth, s.To = last.year, last.month, last.To
		s.year, s.month = shifted(last.year, last.month, 1-s.back)
		return s, last.year > 0
	}
	return s, false
}

func (r *finder) timeWord(i, end int) (span, bool) {
	if i >= end {
		return span{}, false // behind the last word of the report too
	}
	if r.at(i, lang.PeriodWord) {
		for _, w := range r.seen.words {
			if w.From == i && w.To <= end && w.row.Kind == lang.PeriodWord {
				return r.fromWord(w), true
			}
		}
	}
	if d, ok := r.ph.Date(i); ok {
		if r.d.Dates[d].From == i && r.d.Dates[d].To <= end {
			return r.fromDate(i, d)
		}
		return span{}, false
	}
	if m := r.month(i); m > 0 {
		return r.fromMonth(i, m, end)
	}
	if !r.startsWithDigit(i) {
		return span{}, false // the rest is written in digits
	}
	if y, to := r.decade(i, end); y > 0 {
		return span{Range: text.Range{From: i, To: to}, decade: y}, true
	}
	if y := r.bareYear(i); y > 0 {
		s := span{Range: text.Range{From: i, To: i + 1}, year: y}
		if i+2 < end && (r.dash(i+1) || r.word(i+1, end, lang.ToWord)) {
			if to := r.yearEnd(i+2, y); to > y {
				s.toYear, s.To = to, i+3
			}
		}
		if i+2 < end && r.doc.Is(i+1, lang.And) && r.opensRange(i, max(0, i-2)) {
			if to := r.bareYear(i + 2); to > y {
				s.toYear, s.To = to, i+3
			}
		}
		return s, true
	}
	return r.fiscal(i)
}

// yearEnd reads the last year of several, in four digits or two: 2029-30.
func (r *finder) yearEnd(i, first int) int {
	if y := r.bareYear(i); y > 0 {
		return y
	}
	const century = 100
	if n := r.dayNumber(i); n > 0 && r.doc.Toks[i].End-r.doc.Toks[i].Start == 2 {
		return first/century*century + n
	}
	return 0
}

// fiscal reads a year of accounts: 2029/30.
func (r *finder) fiscal(i int) (span, bool) {
	from, to, ok := strings.Cut(r.doc.Word(i), "/")
	if !ok || r.doc.Toks[i].Kind != token.Number || len(from) != 4 || len(to) != 2 && len(to) != 4 {
		return span{}, false
	}
	a, err1 := strconv.Atoi(from)
	b, err2 := strconv.Atoi(from[:4-len(to)] + to)
	s := span{Range: text.Range{From: i, To: i + 1}, year: a, toYear: b}
	return s, err1 == nil && err2 == nil && b == a+1
}

func (r *finder) dash(i int) bool { return r.doc.IsMark(i, '-') || r.doc.IsMark(i, token.Dash) }

// fromDate takes a date of the text.
func (r *finder) fromDate(i, d int) (span, bool) {
	date := &r.d.Dates[d]
	s := span{Range: date.Range, year: date.Year, month: date.Month, day: date.Day}
	if s.news = date.Weekday != 0 || date.Relative; s.news {
		return s, date.Precision == "day" && date.Year > 0 && date.Day > 0
	}
	if date.Year == 0 && date.Month == 0 || date.Day > 0 && date.Year == 0 || r.doc.IsMark(i, '(') {
		return s, false
	}
	if date.Day > 0 && date.Precision != "day" && date.Precision != "minute" {
		s.day = 0
	}
	if s.day == 0 && s.month > 0 && r.doc.Is(s.To, lang.And) && r.opensRange(i, max(0, i-2)) { // between June 1948 and September 1949
		if to, ok := r.ph.Date(s.To + 1); ok && r.d.Dates[to].Day == 0 && r.d.Dates[to].Month > 0 && r.d.Dates[to].Year >= s.year {
			s.toYear, s.toMonth, s.To = r.d.Dates[to].Year, r.d.Dates[to].Month, r.d.Dates[to].To
		}
	}
	if s.day > 0 && r.dash(i-1) { // 4-9 Maret 2031
		if from := r.dayNumber(i - 2); from > 0 && from < s.day {
			s.toYear, s.toMonth, s.toDay, s.day = s.year, s.month, s.day, from
		}
	}
	return s, true
}

// decade reads a decade: 1980-an, the 1980s.
func (r *finder) decade(i, end int) (year, to int) {
	const digits = 4
	if t := &r.doc.Toks[i]; t.End-t.Start < digits {
		return 0, i
	}
	for _, ending := range r.pack.Decades {
		w, ok := r.doc.Word(i), r.doc.Toks[i].Kind == token.Word
		to = i + 1
		if !ok && i+2 < end && r.doc.IsMark(i+1, '-') && !r.doc.Toks[i+2].Space {
			w, to = w+"-"+r.doc.Word(i+2), i+3
		}
		if y, found := strings.CutSuffix(w, ending.From); found && len(y) == digits {
			if n, err := strconv.Atoi(y); err == nil && n%10 == 0 && n >= 1800 && n < 2100 {
				return n, to
			}
		}
	}
	return 0, i
}

// dayNumber reads a number that can be a day of a month.
func (r *finder) dayNumber(i int) int {
	if i < 0 || r.doc.Toks[i].Kind != token.Number {
		return 0
	}
	n := 0
	for _, c := range r.doc.Word(i) {
		if c < '0' || c > '9' || n > 31 {
			return 0
		}
		n = n*10 + int(c-'0')
	}
	return n
}

// fromMonth reads a month by itself, or the first of several: Januari-Juni 2023.
func (r *finder) fromMonth(i, m, end int) (span, bool) {
	s := span{Range: text.Range{From: i, To: i + 1}, month: m}
	if i+2 < end && (r.dash(i+1) || r.word(i+1, end, lang.ToWord)) {
		if d, ok := r.ph.Date(i + 2); ok && r.d.Dates[d].Day == 0 && r.d.Dates[d].Month > m {
			s.toMonth, s.year, s.To = r.d.Dates[d].Month, r.d.Dates[d].Year, r.d.Dates[d].To
		} else if last := r.month(i + 2); last > m {
			s.toMonth, s.To = last, i+3
		}
	}
	if i+2 < end && s.toMonth == 0 && r.doc.Is(i+1, lang.And) && r.opensRange(i, max(0, i-2)) {
		if d, ok := r.ph.Date(i + 2); ok && r.d.Dates[d].Day == 0 && r.d.Dates[d].Month > m {
			s.toMonth, s.year, s.To = r.d.Dates[d].Month, r.d.Dates[d].Year, r.d.Dates[d].To
		} else if last := r.month(i + 2); last > m {
			s.toMonth, s.To = last, i+3
		}
	}
	if _, yearly := r.yearWord(i + 1); yearly {
		return s, true // "Agustus tahun lalu"
	}
	return s, s.toMonth > 0 || r.doc.Is(i-1, lang.Prep|lang.Loc|lang.Sub|lang.Conn|lang.Adv) || r.doc.IsMark(i-1, '(')
}

// yearWord reports whether a word for a year begins at token i.
func (r *finder) yearWord(i int) (word, bool) {
	if !r.at(i, lang.PeriodWord) {
		return word{}, false
	}
	for _, w := range r.seen.words {
		if w.From == i && w.row.Kind == lang.PeriodWord && w.row.Period.Part == 'Y' {
			return w, true
		}
	}
	return word{}, false
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

// earliest is the first year that is read where it stands alone behind a
// preposition: in 1803.
const earliest = 1500

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
	if first := 1900; y >= 2100 || y < first && !(y >= earliest && r.doc.Is(i-1, lang.Loc)) {
		return 0
	}
	for k := range r.found {
		if r.found[k].Has(i) {
			return 0
		}
	}
	return y
}

// fromWord resolves a word for a stretch of time by the time of the report.
func (r *finder) fromWord(w word) span {
	s := span{Range: w.Range}
	year, month := r.now()
	switch p := w.row.Period; p.Part {
	case 'Y':
		if year > 0 {
			s.year = year + p.Shift
		}
	case 'M':
		if year > 0 && month > 0 {
			s.year, s.month = shifted(year, month, p.Shift)
		}
	case 'y', 'm', 'q':
		s.relative, s.shift = p.Part, p.Shift
	case 'H':
		s.month, s.toMonth = 6*p.Shift-5, 6*p.Shift
	case 'Q':
		s.month, s.toMonth = 3*p.Shift-2, 3*p.Shift
	case 'F':
		s.month, s.toMonth = 1, p.Shift
	case 'B':
		s.back = p.Shift
	}
	if n, ok := r.numeralBefore(w.From); ok && (w.row.Period.Part|0x20 == 'y') && w.row.Period.Shift == -1 {
		if s.year > 0 {
			s.year += 1 - n // "five years ago"
		}
		s.shift *= n
	}
	return s
}

// numeralBefore reads a small number that ends at token i.
func (r *finder) numeralBefore(i int) (int, bool) {
	if i < 1 || !r.mayBegin(i-1) {
		return 0, false
	}
	const most = 100
	n, ok := r.number(i-1, i)
	return int(n.value), ok && n.to == i && n.value >= 1 && n.value < most && n.value == float64(int(n.value))
}
