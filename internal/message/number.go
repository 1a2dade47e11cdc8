package message

import (
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Number writes a number with the decimal mark and the marks of thousands of
// the language: 1,234.5 in English, 1.234,5 in Indonesian. A fraction with
// more than seven digits is rounded to six, or to a whole number.
func (c Catalogue) Number(v float64) string {
	whole, part, _ := strings.Cut(strconv.FormatFloat(v, 'f', -1, 64), ".")
	if part != "" && len(whole)+len(part) >= 8 {
		digits := len(strings.TrimLeft(whole, "-0"))
		text := strconv.FormatFloat(v, 'f', max(0, 6-digits), 64)
		whole, part, _ = strings.Cut(text, ".")
		part = strings.TrimRight(part, "0")
	}
	whole = grouped(whole, c["number.thousand"])
	if part == "" {
		return whole
	}
	return whole + c["number.decimal"] + part
}

// Whole writes a whole number with the marks of thousands of the language.
func (c Catalogue) Whole(n int) string { return grouped(strconv.Itoa(n), c["number.thousand"]) }

// Count is a number of things: the message under the key with a 1 behind it
// where it is one thing and the language has such a message. The number is
// filled in first, then what else there is.
func (c Catalogue) Count(key string, n int, more ...any) string {
	if n == 1 && c.Has(key+"1") {
		key += "1"
	}
	return c.Get(key, append([]any{n}, more...)...)
}

// And joins names: a, b and c.
func (c Catalogue) And(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " " + c.Get("list.and") + " " + names[last]
}

// whole is a whole number to be filled in: its thousands are marked for %d, and
// for %v they are not.
type whole struct {
	n    int
	mark string
}

// Format implements fmt.Formatter.
func (w whole) Format(to fmt.State, verb rune) {
	text := strconv.Itoa(w.n)
	if verb == 'd' {
		text = grouped(text, w.mark)
	}
	_, _ = io.WriteString(to, text) // fmt writes to memory
}

// grouped puts a mark between the thousands of a whole number.
func grouped(digits, mark string) string {
	for i := len(digits) - 3; i > 0 && digits[i-1] != '-'; i -= 3 {
		digits = digits[:i] + mark + digits[i:]
	}
	return digits
}
