package record

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// Days are the first and last day that a date in EDTF can be, as 2006-01-02;
// both are "" where its year is not known or it is no date.
func Days(edtf string) (first, last string) {
	s := strings.TrimSpace(edtf)
	if s == "" {
		return "", ""
	}
	if inner, ok := oneOf(s); ok {
		return daysOfSet(inner)
	}
	if from, to, ok := strings.Cut(s, "/"); ok {
		first, _ = Days(from)
		_, last = Days(to)
		if first == "" || last == "" || first > last {
			return "", ""
		}
		return first, last
	}
	return daysOfDate(s)
}

// oneOf is what stands between the brackets of a set: [a,b] or {a,b}.
func oneOf(s string) (string, bool) {
	if len(s) > 2 && (s[0] == '[' && s[len(s)-1] == ']' || s[0] == '{' && s[len(s)-1] == '}') {
		return s[1 : len(s)-1], true
	}
	return "", false
}

func daysOfSet(list string) (first, last string) {
	for part := range strings.SplitSeq(list, ",") {
		from, to, ok := strings.Cut(part, "..")
		if !ok {
			to = from
		}
		a, _ := Days(from)
		_, b := Days(to)
		if a == "" || b == "" {
			return "", ""
		}
		if first == "" || a < first {
			first = a
		}
		last = max(last, b)
	}
	return first, last
}

// daysOfDate reads 2023, 202X, 2023-02, 2023-02-22T15:34+07:00, with marks of
// doubt, which leave the days as they are.
func daysOfDate(s string) (first, last string) {
	s, _, _ = strings.Cut(s, "T")
	s = strings.Map(func(r rune) rune {
		if strings.ContainsRune("~?%", r) {
			return -1
		}
		return r
	}, s)
	parts := strings.Split(s, "-")
	if len(parts) > 3 || len(parts[0]) != 4 || slices.ContainsFunc(parts[1:], notTwo) {
		return "", ""
	}
	from, to, ok := digits(parts[0])
	if !ok || to < 1 || parts[0][0] == 'X' {
		return "", ""
	}
	from = max(from, 1)
	firstMonth, lastMonth, firstDay, lastDay := 1, 12, 1, 31
	if len(parts) > 1 {
		if firstMonth, lastMonth, ok = months(parts[1]); !ok {
			return "", ""
		}
	}
	if len(parts) > 2 && parts[2] != "XX" {
		if firstDay, lastDay, ok = digits(parts[2]); !ok || firstDay > 31 || lastDay < 1 {
			return "", ""
		}
	}
	a, b := date(from, firstMonth, max(firstDay, 1)), date(to, lastMonth, lastDay)
	return a.Format(time.DateOnly), b.Format(time.DateOnly)
}

// notTwo tells what cannot be a month or a day, which have two characters.
func notTwo(s string) bool { return len(s) != 2 }

// digits reads a number in which X stands for any digit, as the least and the
// greatest that it can be.
func digits(s string) (least, most int, ok bool) {
	if strings.Trim(s, "0123456789X") != "" {
		return 0, 0, false
	}
	least, err := strconv.Atoi(strings.ReplaceAll(s, "X", "0"))
	if err != nil {
		return 0, 0, false
	}
	most, err = strconv.Atoi(strings.ReplaceAll(s, "X", "9"))
	return least, most, err == nil
}

// months reads a month or a season of EDTF: 21 to 24 are the seasons, 33 to 36
// the quarters. A season that depends on the hemisphere can be in any month.
func months(s string) (first, last int, ok bool) {
	least, _, ok := digits(s)
	switch {
	case s == "XX", ok && least >= 21 && least <= 32:
		return 1, 12, true
	case ok && least >= 33 && least <= 36:
		return 3*(least-33) + 1, 3 * (least - 32), true
	case s == "0X":
		return 1, 9, true
	case s == "1X":
		return 10, 12, true
	case !ok || least < 1 || least > 12:
		return 0, 0, false
	}
	return least, least, true
}

// date is a day, or the last day of its month where that has fewer.
func date(year, month, day int) time.Time {
	end := time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC)
	return time.Date(year, time.Month(month), min(day, end.Day()), 0, 0, 0, 0, time.UTC)
}

// DayBefore is the day n days before another, or after it where n is negative;
// "" where that is none.
func DayBefore(day string, n int) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	return t.AddDate(0, 0, -n).Format(time.DateOnly)
}
