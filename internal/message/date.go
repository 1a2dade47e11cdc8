package message

import (
	"strconv"
	"strings"
)

// Date writes a date of EDTF for a reader: 22 February 2023, 2–3 February 2023,
// January–June 2020. It tells no more than the date does, and leaves out the
// time of day; what it cannot read it returns as it is.
func (c Catalogue) Date(edtf string) string {
	text, ok := c.date(strings.TrimSpace(edtf))
	if !ok {
		return edtf
	}
	return text
}

func (c Catalogue) date(s string) (string, bool) {
	if inner, ok := strings.CutPrefix(s, "["); ok {
		return c.choice(strings.TrimSuffix(inner, "]"))
	}
	from, to, interval := strings.Cut(s, "/")
	if !interval {
		d, ok := parseDay(s)
		return c.one(&d), ok
	}
	switch a, okA := parseDay(from); {
	case from == ".." || from == "":
		b, ok := parseDay(to)
		return c.Get("date.until", c.one(&b)), ok
	case to == ".." || to == "":
		return c.Get("date.since", c.one(&a)), okA
	default:
		b, okB := parseDay(to)
		return c.between(&a, &b), okA && okB
	}
}

// choice writes one of several: a or b.
func (c Catalogue) choice(list string) (string, bool) {
	if from, to, ok := strings.Cut(list, ".."); ok {
		return c.date(from + "/" + to)
	}
	text := ""
	for i, part := range strings.Split(list, ",") {
		d, ok := parseDay(strings.TrimSpace(part))
		if !ok {
			return "", false
		}
		if i == 0 {
			text = c.one(&d)
			continue
		}
		text = c.Get("date.or", text, c.one(&d))
	}
	return text, true
}

// calendarDay is a date as far as it is told: a month of 0 or a day of 0 is
// not. Months 21 to 24 are the seasons of EDTF, 33 to 36 the quarters.
type calendarDay struct {
	year       string // 2023, or 202X
	month, day int
	about      bool // ~: approximate
	doubt      bool // ?: uncertain
}

func parseDay(s string) (calendarDay, bool) {
	s, _, _ = strings.Cut(s, "T")
	bare := strings.TrimRight(s, "~?%")
	marks := s[len(bare):]
	d := calendarDay{about: strings.ContainsAny(marks, "~%"), doubt: strings.ContainsAny(marks, "?%")}
	parts := strings.Split(bare, "-")
	if len(parts) > 3 || len(parts[0]) != 4 || strings.Trim(parts[0], "0123456789X") != "" {
		return d, false
	}
	d.year = parts[0]
	for i, to := range []*int{&d.month, &d.day}[:len(parts)-1] {
		if parts[i+1] == "XX" {
			break
		}
		n, err := strconv.Atoi(parts[i+1])
		if err != nil || n < 1 {
			return d, false
		}
		*to = n
	}
	known := d.month <= 12 || d.month >= 21 && d.month <= 24 || d.month >= 33 && d.month <= 36
	return d, known && d.day <= 31 && (d.day == 0 || d.month <= 12)
}

func (c Catalogue) one(d *calendarDay) string {
	text := c.plain(d)
	if d.about {
		text = c.Get("date.about", text)
	}
	if d.doubt {
		text = c.Get("date.doubt", text)
	}
	return text
}

// noYear is the year of a day whose year is not told.
const noYear = "XXXX"

func (c Catalogue) plain(d *calendarDay) string {
	year := d.year
	if decade, ok := strings.CutSuffix(year, "X"); ok && !strings.HasSuffix(decade, "X") {
		year = c.Get("date.decade", decade+"0")
	}
	switch {
	case d.month == 0:
		return year
	case d.month >= 33:
		return c.Get("date.quarter."+strconv.Itoa(d.month-32), year)
	case d.month >= 21:
		return c.Get("date.season."+strconv.Itoa(d.month-20), year)
	case year == noYear && d.day == 0:
		return c.Get("page.noyear", c.month(d.month))
	case year == noYear:
		return c.Get("page.noyear", c.Get("date.day", d.day, c.month(d.month)))
	case d.day == 0:
		return c.Get("date.month", c.month(d.month), year)
	}
	return c.Get("date.day", d.day, c.Get("date.month", c.month(d.month), year))
}

func (c Catalogue) month(n int) string {
	names := strings.Fields(c.Get("date.months"))
	if n < 1 || n > len(names) {
		return strconv.Itoa(n)
	}
	return names[n-1]
}

// between writes the time from one date to another; what both have in common
// is said once.
func (c Catalogue) between(a, b *calendarDay) string {
	plain := !a.about && !a.doubt && !b.about && !b.doubt && a.year == b.year && a.month <= 12 && b.month <= 12
	switch {
	case *a == *b:
		return c.one(a)
	case plain && a.month == b.month && a.day > 0 && b.day > 0:
		return strconv.Itoa(a.day) + "–" + c.one(b)
	case plain && a.month > 0 && b.month > 0 && a.day == 0 && b.day == 0:
		return c.month(a.month) + "–" + c.one(b)
	case plain && a.day > 0 && b.day > 0:
		return c.Get("date.day", a.day, c.month(a.month)) + " – " + c.one(b)
	case a.month == 0 && b.month == 0:
		return c.one(a) + "–" + c.one(b)
	}
	return c.one(a) + " – " + c.one(b)
}
