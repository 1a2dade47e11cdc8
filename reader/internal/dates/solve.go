package dates

import (
	"fmt"
	"strings"
	"time"

	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

func exists(y, m, d int) bool {
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	return t.Day() == d && int(t.Month()) == m
}

// weekday is 1 for Monday to 7 for Sunday.
func weekday(t time.Time) int { return (int(t.Weekday())+6)%7 + 1 }

func day(d draft.Date) time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}

// aYear reports whether a date can be written with a year: in four digits.
func aYear(y int) bool { return y >= 1 && y <= 9999 }

func full(d draft.Date) bool { return d.Year > 0 && d.Month > 0 && d.Day > 0 }

// solve completes the dates from one another and finds the date of
// publication.
func solve(d *draft.Draft) {
	s := solver{d: d}
	s.given()
	s.head()
	s.years()
	if s.pub == nil {
		s.latest()
	}
	s.relative()
	s.newer()
	for i := range d.Dates {
		describe(&d.Dates[i])
	}
	if s.pub != nil {
		describe(s.pub)
		d.Published = s.pub
	}
}

type solver struct {
	d   *draft.Draft
	pub *draft.Date

	from, to int // bounds of the year, once looked for
	proof    []text.Range
	bounded  bool
}

// given takes the date that came beside the text.
func (s *solver) given() {
	v := strings.TrimSpace(s.d.Report.Published)
	if v == "" {
		return
	}
	date := blank()
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02 15:04:05Z07:00", "2006-01-02T15:04:05", "2006-01-02T15:04",
		"2006-01-02 15:04:05", "2006-01-02 15:04", "2006-01-02", "2006-01", "2006", time.RFC1123Z} {
		t, err := time.Parse(layout, v)
		if err != nil || t.Year() < 1 { // "0000" parses, and is no year
			continue
		}
		date.Year = t.Year()
		if strings.Contains(layout, "01") || strings.Contains(layout, "Jan") {
			date.Month = int(t.Month())
		}
		if strings.Contains(layout, "02") {
			date.Day = t.Day()
		}
		if strings.Contains(layout, "15:04") {
			date.Hour, date.Minute = t.Hour(), t.Minute()
			if strings.Contains(layout, "07") || strings.Contains(layout, "MST") {
				_, off := t.Zone()
				date.Zone = off / 60
			}
		}
		s.pub = &date
		return
	}
}

// head takes a full date that stands by itself above or below the body.
func (s *solver) head() {
	if s.pub != nil {
		return
	}
	for i := range s.d.Dates {
		date := s.d.Dates[i]
		if date.Head && full(date) {
			date.Proof = []text.Range{date.Range}
			s.pub = &date
			return
		}
	}
}

// years gives the dates without a year theirs: the year of publication or of
// the copyright line, or the one before, as the weekday proves; or, with
// neither, the one year between the bounds that the weekday leaves.
func (s *solver) years() {
	base := s.baseYear()
	for i := range s.d.Dates {
		date := &s.d.Dates[i]
		if date.Year != 0 || date.Month == 0 || date.Day == 0 {
			continue
		}
		if base.Year == 0 {
			s.yearByWeekday(date)
			continue
		}
		for _, y := range []int{base.Year, base.Year - 1} {
			if !aYear(y) || !exists(y, date.Month, date.Day) {
				continue
			}
			t := time.Date(y, time.Month(date.Month), date.Day, 0, 0, 0, 0, time.UTC)
			if date.Weekday != 0 && weekday(t) != date.Weekday || s.pub != nil && full(*s.pub) && t.After(day(*s.pub).AddDate(0, 3, 0)) {
				continue
			}
			date.Year = y
			date.Proof = append(date.Proof, base.Range)
			break
		}
	}
}

// baseYear is the date whose year the others most likely share.
func (s *solver) baseYear() draft.Date {
	if s.pub != nil {
		return *s.pub
	}
	var other draft.Date
	for _, date := range s.d.Dates {
		if date.Copyright {
			return date
		}
		if full(date) && other.Year == 0 {
			other = date
		}
	}
	return other
}

// yearByWeekday solves "Selasa (29/12)" with no year at all: the years between
// what the report must have known and what it says is still to come, in which
// that day is that weekday. Where several are left nothing is filled in.
func (s *solver) yearByWeekday(date *draft.Date) {
	from, to, proof := s.bounds()
	if date.Weekday == 0 || from == 0 || to == 0 {
		return
	}
	found := 0
	for y := from; y <= to; y++ {
		if exists(y, date.Month, date.Day) && weekday(time.Date(y, time.Month(date.Month), date.Day, 0, 0, 0, 0, time.UTC)) == date.Weekday {
			if found != 0 {
				return
			}
			found = y
		}
	}
	if found != 0 {
		date.Year = found
		date.Proof = append(date.Proof, proof...)
	}
}

// bounds returns the first and the last year in which the report can have been
// written: nobody names a thing before it has its name, and a year that is
// aimed at has not come.
func (s *solver) bounds() (from, to int, proof []text.Range) {
	if s.bounded {
		return s.from, s.to, s.proof
	}
	defer func() { s.from, s.to, s.proof, s.bounded = from, to, proof, true }()
	doc := &s.d.Doc
	for _, m := range doc.Matches {
		if m.Sense.Kind != lang.CalendarSense {
			continue
		}
		row := doc.Lang.Pack.Calendar[m.Sense.Ref]
		if row.Kind == lang.Since && row.Value > from {
			from = row.Value
			proof = append(proof, text.Range{From: int(m.From), To: int(m.To)})
		}
		if row.Kind != lang.Goal {
			continue
		}
		p := parser{doc: doc, pack: doc.Lang.Pack}
		for i := int(m.To); i < min(int(m.To)+12, len(doc.Toks)) && !doc.IsMark(i, '.'); i++ {
			if y, ok := p.year(i); ok && (to == 0 || y-1 < to) {
				to = y - 1
				proof = append(proof, text.Range{From: int(m.From), To: i + 1})
			}
		}
	}
	return from, to, proof
}

// latest takes the latest day that the body reports as the best that is known
// of the day of publication, and where there is none the copyright year.
func (s *solver) latest() {
	var best *draft.Date
	for i := range s.d.Dates {
		date := &s.d.Dates[i]
		if date.Copyright || date.Month == 0 || date.Day == 0 || date.Weekday == 0 && !date.Head {
			continue // a plain date can be of long ago or still to come; news gives its own days with the weekday
		}
		if best == nil || newer(date, best) {
			best = date
		}
	}
	if best != nil {
		pub := *best
		pub.Proof = append(pub.Proof, best.Range)
		s.pub = &pub
		return
	}
	for i := range s.d.Dates {
		if s.d.Dates[i].Copyright {
			pub := s.d.Dates[i]
			pub.Proof = []text.Range{pub.Range}
			s.pub = &pub
		}
	}
}

func newer(a, b *draft.Date) bool {
	if a.Year != b.Year && a.Year != 0 && b.Year != 0 {
		return a.Year > b.Year
	}
	return a.Month*32+a.Day > b.Month*32+b.Day
}

// relative solves bare weekdays, "kemarin" and the like. With the day of
// publication known, a weekday is the last such day up to it. With only the
// days that the body reports, it is that weekday within three days of the last
// of them, or nothing.
func (s *solver) relative() {
	if s.pub == nil || !full(*s.pub) {
		return
	}
	stated := len(s.pub.Proof) == 0 || s.pub.Head
	base := day(*s.pub)
	for i := range s.d.Dates {
		date := &s.d.Dates[i]
		if date.Year != 0 || date.Month != 0 {
			s.lastMonth(date, base)
			continue
		}
		var t time.Time
		switch {
		case date.Relative && stated:
			t = base.AddDate(0, 0, date.Shift)
		case date.Weekday != 0:
			shift := date.Weekday - weekday(base)
			if stated && (shift > 0 || shift == 0 && date.Ago) {
				shift -= 7
			}
			if !stated {
				shift = (shift+10)%7 - 3
			}
			t = base.AddDate(0, 0, shift)
		default:
			continue
		}
		if !aYear(t.Year()) {
			continue
		}
		date.Year, date.Month, date.Day = t.Year(), int(t.Month()), t.Day()
		date.Proof = append(date.Proof, s.pub.Proof...)
	}
}

// lastMonth solves "Oktober lalu": the nearest such month up to publication.
func (s *solver) lastMonth(date *draft.Date, base time.Time) {
	if date.Year != 0 || date.Day != 0 || !date.Ago {
		return
	}
	year := base.Year()
	if date.Month > int(base.Month()) {
		year--
	}
	if !aYear(year) {
		return
	}
	date.Year = year
	date.Proof = append(date.Proof, s.pub.Proof...)
}

// newer moves the day of publication on to a weekday that was solved to a
// later day than the one it was first taken from.
func (s *solver) newer() {
	if s.pub == nil || s.pub.Head || len(s.pub.Proof) == 0 || !full(*s.pub) {
		return
	}
	for i := range s.d.Dates {
		date := &s.d.Dates[i]
		if full(*date) && date.Weekday != 0 && day(*date).After(day(*s.pub)) && day(*date).Sub(day(*s.pub)) <= 3*24*time.Hour {
			pub := *date
			pub.Proof = append(append([]text.Range{}, date.Proof...), date.Range)
			s.pub = &pub
		}
	}
}

// describe writes a date as EDTF, as far as it is known.
func describe(d *draft.Date) {
	switch {
	case full(*d) && d.Hour >= 0:
		d.Precision = "minute"
		d.Value = fmt.Sprintf("%04d-%02d-%02dT%02d:%02d%s", d.Year, d.Month, d.Day, d.Hour, d.Minute, zone(d.Zone))
	case full(*d):
		d.Precision = "day"
		d.Value = fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
	case d.Year > 0 && d.Month > 0:
		d.Precision = "month"
		d.Value = fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	case d.Year > 0:
		d.Precision = "year"
		d.Value = fmt.Sprintf("%04d", d.Year)
	case d.Month > 0 && d.Day > 0:
		d.Precision = "day"
		d.Value = fmt.Sprintf("XXXX-%02d-%02d", d.Month, d.Day)
	case d.Month > 0:
		d.Precision = "month"
		d.Value = fmt.Sprintf("XXXX-%02d", d.Month)
	}
}

func zone(minutes int) string {
	if minutes == draft.NoZone {
		return ""
	}
	sign := '+'
	if minutes < 0 {
		sign, minutes = '-', -minutes
	}
	return fmt.Sprintf("%c%02d:%02d", sign, minutes/60, minutes%60)
}
