package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// cutter cuts letters and numbers apart, and knows its place in code points.
type cutter struct {
	text      string
	pos, rune int
}

func (c *cutter) next() (rune, int) { return utf8.DecodeRuneInString(c.text[c.pos:]) }

// digits reads a number with single . , : / between its digits; false where
// none begins here.
func (c *cutter) digits() bool {
	from := c.pos
	for c.pos < len(c.text) {
		r, size := c.next()
		if !unicode.IsDigit(r) {
			if c.pos == from || !strings.ContainsRune(".,:/", r) {
				break
			}
			if after, _ := utf8.DecodeRuneInString(c.text[c.pos+size:]); !unicode.IsDigit(after) {
				break
			}
		}
		c.pos += size
		c.rune++
	}
	return c.pos > from
}

// letters reads up to the next digit, or to the byte where to end.
func (c *cutter) letters(end int) {
	for c.pos < end {
		r, size := c.next()
		if unicode.IsDigit(r) {
			return
		}
		c.pos += size
		c.rune++
	}
}

// foldNumber gives a number by its value, as 1500 and 7.5 are written: 1.500,
// 1,500 and 1500 are one number, and so are 7,5, 7.5 and 7,50. What a language
// would be needed for is read the way the press means it: one mark with three
// digits after it parts thousands, any other single mark is the decimal mark.
// grouped is the mark of the first case, by which a language can still object.
func foldNumber(s string) (value string, grouped byte) {
	s = strings.Map(asciiDigit, s)
	if strings.Contains(s, "/") { // 04/02/2023, 1/2
		parts := strings.Split(s, "/")
		for i, p := range parts {
			parts[i], _ = foldNumber(p)
		}
		return strings.Join(parts, "/"), 0
	}
	if isClock(s) { // 07:30 and 07.30
		s = strings.ReplaceAll(s, ":", ".")
	}
	last := strings.LastIndexAny(s, ".,:")
	switch {
	case last < 0:
		return trimZeros(s), 0
	case strings.IndexAny(s, ".,:") == last: // one mark
		if s[last] != ':' && isGrouped(s) {
			return s[:last] + s[last+1:], s[last]
		}
		return decimal(s[:last], s[last+1:], s[last] == ':'), 0
	case strings.Count(s, s[last:last+1]) > 1: // 1.500.000, or a date or version
		if isGrouped(s) {
			return strings.ReplaceAll(s, s[last:last+1], ""), 0
		}
	case isGrouped(s[:last]): // 1.500,50
		return decimal(strings.ReplaceAll(s[:last], s[strings.IndexAny(s, ".,:"):][:1], ""), s[last+1:], false), 0
	}
	return s, 0
}

// isGrouped reports whether one kind of mark parts the digits as it parts
// thousands: 1.500, 12.345.678; or 12,34,567, as in South Asia.
func isGrouped(s string) bool {
	first := strings.IndexAny(s, ".,")
	if first < 1 || first > 3 || s[0] == '0' || strings.Contains(s, ":") {
		return false
	}
	groups := strings.Split(s[first+1:], s[first:first+1])
	last := len(groups) - 1
	for i, g := range groups {
		if strings.ContainsAny(g, ".,") || len(g) != 3 && (i == last || len(g) != 2) {
			return false
		}
	}
	return len(groups[last]) == 3
}

func isClock(s string) bool {
	parts := strings.Split(s, ":")
	for i, p := range parts {
		if strings.ContainsAny(p, ".,") || len(p) != 2 && (i > 0 || len(p) != 1) {
			return false
		}
	}
	return len(parts) > 1
}

// decimal writes a number with a fraction, without zeros that say nothing.
func decimal(whole, fraction string, ratio bool) string {
	if ratio { // 2:1
		return trimZeros(whole) + ":" + trimZeros(fraction)
	}
	if fraction = strings.TrimRight(fraction, "0"); fraction == "" {
		return trimZeros(whole)
	}
	return trimZeros(whole) + "." + fraction
}

func trimZeros(s string) string {
	if t := strings.TrimLeft(s, "0"); t != "" {
		return t
	}
	return "0"
}

// asciiDigit gives a digit of any script as one of ours. The ranges of decimal
// digits in Unicode begin with a zero, and are whole tens.
func asciiDigit(r rune) rune {
	if r < utf8.RuneSelf {
		return r
	}
	for _, g := range unicode.Nd.R16 {
		if r >= rune(g.Lo) && r <= rune(g.Hi) {
			return '0' + (r-rune(g.Lo))%10
		}
	}
	for _, g := range unicode.Nd.R32 {
		if r >= rune(g.Lo) && r <= rune(g.Hi) {
			return '0' + (r-rune(g.Lo))%10
		}
	}
	return r
}
