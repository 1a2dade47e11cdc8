package figures

import (
	"fmt"
	"strings"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
)

// span is a stretch of time named in the text.
type span struct {
	text.Range
	year, month, day int // 0 where not said
	decade           int // the first year of one
	back             int // how many months up to the one that follows
	toYear           int // the last year, of a stretch of several
	toMonth, toDay   int
	shift            int  // years or months from another quantity's time
	news             bool // a day told as the news tells it: on Friday, Jumat (11/3)
	relative         byte // y or m: shift is from another quantity's time
}

// period finds the time that the k-th quantity is of: the nearest behind it in
// its clause, or else the nearest before it.
func (r *finder) period(k int) {
	f := &r.found[k]
	next := f.clause.To
	if k+1 < len(r.found) && r.found[k+1].From < next {
		next = r.found[k+1].From
	}
	for i := f.To; i < next && !r.at(i, lang.RelWord); i++ {
		if s, ok := r.time(i, next); ok && !r.compared(s, f) && !(r.since(s) && r.comma(f.To, s.From)) {
			if f.period = r.resolve(s, k); f.period != "" {
				return
			}
		}
	}
	if f.base && k > 0 {
		if f.period = r.numbered(k, next); f.period != "" {
			return
		}
	}
	from := f.clause.From
	if k > 0 && r.found[k-1].To > from && r.found[k-1].To <= f.From {
		from = max(r.found[k-1].To, r.intended(k))
	}
	f.period = r.lastTime(from, f.From, k)
}

// numbered is the quarter or half that only a number tells behind the k-th
// quantity, whichever the one before is of: 4.6 percent in the third quarter, 4.9
// in the second.
func (r *finder) numbered(k, end int) string {
	var year, from, year2, to int
	if n, _ := fmt.Sscanf(r.found[k-1].period, "%d-%d/%d-%d", &year, &from, &year2, &to); n != 4 || year != year2 {
		return ""
	}
	parts := map[int]byte{3: 'Q', 6: 'H'}
	months := to - from + 1
	for i := r.found[k].To + 1; i < end && parts[months] != 0; i++ {
		last := i+1 >= r.seen.To || r.doc.Toks[i+1].Kind == token.Mark || r.doc.Is(i+1, lang.Of|lang.And|lang.But)
		if !last || !r.doc.Is(i-1, lang.Det) {
			continue
		}
		if n := r.partNumbered(r.doc.Word(i), parts[months]); n > 0 {
			return fmt.Sprintf("%04d-%02d/%04d-%02d", year, (n-1)*months+1, year, n*months)
		}
	}
	return ""
}

// partNumbered is the number of the quarter or half whose name a word begins,
// or 0: second, of second quarter.
func (r *finder) partNumbered(word string, part byte) int {
	for i := range r.pack.FigureWords {
		row := &r.pack.FigureWords[i]
		if row.Kind == lang.PeriodWord && row.Period.Part == part && strings.HasPrefix(row.Word, strings.ToLower(word)+" ") {
			return row.Period.Shift
		}
	}
	return 0
}

// compared reports whether a time behind a change is that of what it is
// compared with: up 5 percent on the previous year, from 2030.
func (r *finder) compared(s span, f *found) bool {
	if f.measure != "change" {
		return false
	}
	if f.base {
		return false
	}
	const reach = 5 // than in the same period of
	for _, w := range r.seen.words {
		if (w.row.Kind == lang.BaseWord || w.row.Kind == lang.ApproxWord && w.From == f.To && w.Len() > 1) && w.From >= f.To && w.To <= s.From && (s.From-w.To <= 1 || s.From-w.To <= reach && r.doc.Is(w.To, lang.Prep|lang.Loc) && !r.named1(w.To, s.From)) && f.kind == sanad.Actual {
			return true
		}
	}
	return s.relative != 0
}

// named1 reports whether a name, a number or a comma stands in tokens [from, to).
func (r *finder) named1(from, to int) bool {
	for i := from; i < to; i++ {
		if r.d.MentionAt[i] >= 0 || r.mayBegin(i) || r.doc.IsMark(i, ',') {
			return true
		}
	}
	return false
}

// since reports whether a stretch of time still goes on: since 2027, sejak
// tahun 2027.
func (r *finder) since(s span) bool {
	return r.at(s.From-1, lang.SinceWord) || r.at(s.From-2, lang.SinceWord) && !r.mayBegin(s.From-1)
}

// lastTime is the last stretch of time named in [from, to).
func (r *finder) lastTime(from, to, k int) string {
	out := ""
	for i := from; i < to; i++ {
		if s, ok := r.time(i, to); ok {
			if p := r.resolve(s, k); p != "" {
				out = p
			}
			i = s.To - 1
		}
	}
	return out
}

// borrowPeriods gives a quantity that names no time that of the one it is told
// with, or one named earlier in the sentence: "In 1974 …, which …".
func (r *finder) borrowPeriods(s text.Range) {
	for k := range r.found {
		f := &r.found[k]
		if f.period == "" && k > 0 && r.together(k-1, k) && r.intended(k) == 0 {
			f.period = r.found[k-1].period
		}
	}
	for k := len(r.found) - 2; k >= 0; k-- {
		if f := &r.found[k]; f.period == "" && r.together(k, k+1) && !f.some {
			f.period = r.found[k+1].period
		}
	}
	for k := range r.found {
		f := &r.found[k]
		if f.period == "" && f.clause.From > s.From && r.doc.QuoteAt(s.From) == r.doc.QuoteAt(f.From) && !r.present(f) {
			f.period = r.lastTime(s.From, f.clause.From, k)
		}
		if things := f.rule == personRule || f.rule == countRule || f.rule == nounRule; things && f.period == "" && f.To < f.clause.To { // "23 activists who were held in 2031"
			next := f.clause.To
			if k+1 < len(r.found) {
				next = min(next, r.found[k+1].From)
			}
			if f.period = r.lastTime(f.To, next, k); r.doc.IsMark(f.To, ',') {
				f.period = ""
			}
		}
	}
}

// intended is the end of the word that begins a plan between the quantity
// before and the k-th, which so is of another time (cut 1,200 last year and
// plans to cut), or 0.
func (r *finder) intended(k int) int {
	a, b := &r.found[k-1], &r.found[k]
	if a.kind != sanad.Actual || b.kind != sanad.Target {
		return 0
	}
	for _, w := range r.seen.words {
		if w.From >= a.To && w.To <= b.From && (w.row.Kind == lang.FutureWord || w.row.Value == "active") {
			return w.To
		}
	}
	return 0
}

// present reports whether a clause opens with a word of its own time: "and now
// trades at". A contrast such as although is none.
func (r *finder) present(f *found) bool {
	for _, w := range r.seen.words {
		if w.From == f.clause.From && w.row.Kind == lang.BreakWord {
			return w.row.Value != sameTime
		}
	}
	return false
}

// sameTime is the value of a break word whose clause is told of one time with
// the one before.
const sameTime = "same time"

// together reports whether two quantities are told of one time: no clause ends
// between them and the second is not what the first is compared with.
func (r *finder) together(a, b int) bool {
	if r.found[b].base {
		return false
	}
	for i := r.found[a].To; i < r.found[b].From; i++ {
		if r.doc.IsMark(i, ';') || r.at(i, lang.BreakWord) || r.doc.Is(i, lang.Comp) || r.doc.QuoteAt(i) != r.doc.QuoteAt(r.found[a].From) {
			return false
		}
	}
	both := r.found[a].kind != sanad.Actual && r.found[b].kind != sanad.Actual
	return both || r.found[a].kind == r.found[b].kind || r.found[a].unit == r.found[b].unit
}

func shifted(year, month, by int) (int, int) {
	n := year*12 + month - 1 + by
	return n / 12, n%12 + 1
}

// aYear reports whether a date can be written with a year: in four digits.
func aYear(y int) bool { return y >= 1 && y <= 9999 }

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

// resolve writes a stretch of time in EDTF, or nothing where its year is not
// known. What is told from another's time goes by the quantity before, or the
// report's.
func (r *finder) resolve(s span, k int) string {
	if s.relative != 0 {
		return r.beside(s, k)
	}
	if s.news && !r.happened(s, k) {
		return ""
	}
	out := r.edtf(s, k)
	if out != "" && !strings.Contains(out, "/") && r.since(s) {
		if r.found[k].result {
			return "" // since then it has come to
		}
		out += "/.."
	}
	return out
}

// edtf writes a stretch of time whose year is told, or is that of what stands
// beside it.
func (r *finder) edtf(s span, k int) string {
	if s.year == 0 && s.toMonth > 0 && s.back == 0 { // "in the second quarter" beside one of a year
		s.year, _ = r.now()
		if k > 0 && r.found[k-1].period != "" {
			_, _ = fmt.Sscanf(r.found[k-1].period, "%d", &s.year)
		}
	}
	switch {
	case s.decade > 0:
		return fmt.Sprintf("%03dX", s.decade/10)
	case !aYear(s.year) || s.toYear != 0 && !aYear(s.toYear):
		return ""
	case s.toDay > 0:
		return fmt.Sprintf("%04d-%02d-%02d/%04d-%02d-%02d", s.year, s.month, s.day, s.toYear, s.toMonth, s.toDay)
	case s.day > 0:
		return fmt.Sprintf("%04d-%02d-%02d", s.year, s.month, s.day)
	case s.back > 0, s.toYear > s.year && s.toMonth > 0:
		return fmt.Sprintf("%04d-%02d/%04d-%02d", s.year, s.month, s.toYear, s.toMonth)
	case s.toMonth > s.month:
		return fmt.Sprintf("%04d-%02d/%04d-%02d", s.year, s.month, s.year, s.toMonth)
	case s.month > 0:
		return fmt.Sprintf("%04d-%02d", s.year, s.month)
	case s.toYear > 0:
		return fmt.Sprintf("%04d/%04d", s.year, s.toYear)
	}
	return fmt.Sprintf("%04d", s.year)
}

// beside shifts the time of the quantity before, or of the report.
func (r *finder) beside(s span, k int) string {
	year, month := r.now()
	to := ""
	if k > 0 && r.found[k-1].period != "" {
		year, month = 0, 0
		var y2, m2 int
		n, _ := fmt.Sscanf(r.found[k-1].period, "%d-%d/%d-%d", &year, &month, &y2, &m2)
		if n < 2 {
			month = 0
		}
		if n == 4 && s.relative == 'q' {
			const quarter = 3
			y1, m1 := shifted(year, month, quarter*s.shift)
			y2, m2 = shifted(y2, m2, quarter*s.shift)
			if !aYear(y1) || !aYear(y2) {
				return ""
			}
			return fmt.Sprintf("%04d-%02d/%04d-%02d", y1, m1, y2, m2)
		}
		if n == 4 && s.relative == 'y' {
			if !aYear(y2 + s.shift) {
				return ""
			}
			to = fmt.Sprintf("/%04d-%02d", y2+s.shift, m2)
		}
	} else if s.relative == 'y' {
		month = 0
	}
	switch {
	case year == 0 || s.relative == 'q' || s.relative == 'm' && month == 0:
		return ""
	case s.relative == 'm':
		y, m := shifted(year, month, s.shift)
		if !aYear(y) {
			return ""
		}
		return fmt.Sprintf("%04d-%02d", y, m)
	case !aYear(year + s.shift):
		return ""
	case month > 0:
		return fmt.Sprintf("%04d-%02d%s", year+s.shift, month, to)
	}
	return fmt.Sprintf("%04d", year+s.shift)
}
