package export

import (
	"strconv"
	"strings"
)

// date is a date of EDTF as far as it is known: a year, with a month or season
// and a day.
type date struct {
	year, month, day int  // 0 where not known
	season           int  // 1 to 4
	about            bool // approximate, uncertain, or one of several
}

// span is what an EDTF value says: a date; the first and last of an interval; or
// a choice between several.
type span struct {
	dates  []date
	choice bool
}

// parseDate reads the dates of EDTF that readings have. What it cannot read is
// no date.
func parseDate(s string) (span, bool) {
	s = strings.TrimSpace(s)
	if inner, ok := strings.CutPrefix(s, "["); ok {
		return parseList(strings.TrimSuffix(inner, "]"), ",", true)
	}
	if strings.Contains(s, "/") {
		return parseList(s, "/", false)
	}
	d, ok := parseOne(s)
	return span{dates: []date{d}}, ok
}

func parseList(s, gap string, choice bool) (span, bool) {
	out := span{choice: choice}
	for part := range strings.SplitSeq(strings.ReplaceAll(s, "..", gap), gap) {
		d, ok := parseOne(strings.TrimSpace(part))
		if !ok {
			return span{}, false
		}
		out.dates = append(out.dates, d)
	}
	if !choice && len(out.dates) != 2 {
		return span{}, false
	}
	return out, true
}

// parseOne reads 2023, 2023-02, 2023-21 (a season), 2023-02-22T15:34+07:00, and
// marks of doubt after them.
func parseOne(s string) (date, bool) {
	s, _, _ = strings.Cut(s, "T")
	bare := strings.TrimRight(s, "~?%")
	d := date{about: bare != s}
	parts := strings.Split(bare, "-")
	if len(parts) > 3 || len(parts[0]) != 4 {
		return date{}, false
	}
	for i, to := range []*int{&d.year, &d.month, &d.day}[:len(parts)] {
		if i > 0 && parts[i] == "XX" {
			break // not told any closer
		}
		n, err := strconv.ParseUint(parts[i], 10, 16)
		if err != nil {
			return date{}, false
		}
		*to = int(n)
	}
	if d.month > 20 && d.month < 25 {
		d.season, d.month = d.month-20, 0
	}
	return d, d.year > 0 && d.month <= 12 && d.day <= 31
}
