package sqlstore

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// longestKey is the longest text that is found by its beginning or its whole:
// PostgreSQL's trees take no more than 2,704 bytes in an entry.
const longestKey = 2000

// checkText refuses what one of the databases cannot keep: PostgreSQL knows
// only UTF-8 without NUL, so the record has nothing else in any of them.
func checkText(what string, texts ...string) error {
	for _, s := range texts {
		if strings.IndexByte(s, 0) >= 0 {
			return fmt.Errorf("%s: a NUL character cannot be kept in the record: take it out of %s", what, shown(s))
		}
		if !utf8.ValidString(s) {
			return fmt.Errorf("%s: only UTF-8 can be kept in the record: mend %s", what, shown(s))
		}
	}
	return nil
}

// checkKey refuses what cannot be indexed whole.
func checkKey(what string, texts ...string) error {
	for _, s := range texts {
		if len(s) > longestKey {
			return fmt.Errorf("%s: %s has %d bytes; %d is the most", what, shown(s), len(s), longestKey)
		}
	}
	return checkText(what, texts...)
}

// keepable tells whether a text can be in the record at all. One that cannot is
// not there, and asking for it is no fault.
func keepable(s string) bool { return checkKey("", s) == nil }

// sound is those of the texts that can be in the record.
func sound(texts []string) []string {
	return slices.DeleteFunc(slices.Clone(texts), func(s string) bool { return !keepable(s) })
}

// shown is the beginning of a text, quoted, for an error.
func shown(s string) string {
	const most = 40
	if len(s) > most {
		return fmt.Sprintf("%.*q…", most, s)
	}
	return fmt.Sprintf("%q", s)
}

// afterPrefix is the least text greater than all that begin with prefix, ""
// where there is none. The result need not be UTF-8's next character: it is
// compared byte by byte and found in no row.
func afterPrefix(prefix string) string {
	r := []rune(prefix)
	for len(r) > 0 {
		last := len(r) - 1
		r[last]++
		if r[last] == 0xd800 {
			r[last] = 0xe000 // the surrogates are no characters
		}
		if r[last] <= utf8.MaxRune {
			return string(r)
		}
		r = r[:last]
	}
	return ""
}
