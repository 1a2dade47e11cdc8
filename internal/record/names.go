package record

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// longestName is how many bytes of a folded name are kept. A longer one is no
// name but a misread stretch of text.
const longestName = 300

// FoldName is a name as names are compared: small letters without accents,
// words and numbers with one blank between them.
func FoldName(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r), r == '\'', r == '’', r == 'ʼ', r == '.', unicode.Is(unicode.Cf, r):
			// no letter: Sa'ad is Saad, S.H. is SH
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.Is(unicode.Mc, r):
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
		default:
			gap = true
		}
		if b.Len() > longestName {
			break
		}
	}
	return b.String()
}

// plainer reports whether a spelling of a name is to be shown rather than
// another: capitals at the beginnings of words only, then the first in order.
// It does not depend on which came first.
func plainer(a, b string) bool {
	if x, y := capitals(a), capitals(b); x != y {
		return x < y
	}
	return a < b
}

// capitals grades how a name is written: 0 as names are, 1 in small letters,
// 2 in capitals.
func capitals(s string) int {
	upper, lower, words := 0, 0, 0
	for f := range strings.FieldsSeq(s) {
		for i, r := range f {
			switch {
			case unicode.IsUpper(r) && i == 0:
				words++
				upper++
			case unicode.IsUpper(r):
				upper++
			case unicode.IsLower(r):
				lower++
			}
		}
	}
	switch {
	case lower == 0 && upper > 3:
		return 2
	case words == 0:
		return 1
	}
	return 0
}
