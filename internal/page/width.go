package page

import (
	"unicode"

	"golang.org/x/text/width"
)

// shown is a character as it may be shown on a terminal, and how many columns
// it takes there. Control characters of the text must not reach the terminal,
// where they could move the cursor or change the words that are read: they are
// shown by their pictures, and marks that turn the direction of what follows
// are left out. It returns -1 where nothing is to be shown.
func shown(r rune) (rune, int) {
	switch {
	case r >= 0x20 && r < 0x7f:
		return r, 1
	case r < 0x20:
		return 0x2400 + r, 1
	case r == 0x7f:
		return 0x2421, 1
	case r < 0xa0:
		return unicode.ReplacementChar, 1
	case r == 0xad, unicode.Is(unicode.Bidi_Control, r):
		return -1, 0
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf), r >= 0x1160 && r <= 0x11ff:
		return r, 0 // combining: stands in the column before it
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return r, 2
	}
	return r, 1
}

// columns is how many columns a string takes.
func columns(s string) int {
	n := 0
	for _, r := range s {
		_, w := shown(r)
		n += w
	}
	return n
}
