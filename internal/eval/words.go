package eval

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is one word of a text: lower case, with its place in code points.
type word struct {
	text       string
	start, end int
}

// isWordRune tells what a word is made of: letters, numbers and the low line,
// but no marks, as in the \w of the reference scorer.
func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return r == '_' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r)
}

// wordsOf cuts a text into words.
func wordsOf(s string) []word {
	var out []word
	from, start, n := -1, 0, 0
	for i, r := range s {
		switch in := isWordRune(r); {
		case in && from < 0:
			from, start = i, n
		case !in && from >= 0:
			out = append(out, word{lower(s[from:i]), start, n})
			from = -1
		}
		n++
	}
	if from >= 0 {
		out = append(out, word{lower(s[from:]), start, n})
	}
	return out
}

// plain gives the words of a text in its composed form, without their places.
func plain(s string) []string {
	ws := wordsOf(compose(s))
	out := make([]string, len(ws))
	for i, w := range ws {
		out[i] = w.text
	}
	return out
}

// lower is the full lower-case mapping of Unicode, where that of package
// strings is the simple one: they part at İ and at a final sigma.
func lower(s string) string {
	low := strings.ToLower(strings.ReplaceAll(s, "İ", "i\u0307"))
	if !strings.Contains(s, "Σ") {
		return low
	}
	from, to := []rune(s), []rune(low)
	if len(from) != len(to) {
		return low
	}
	for i, r := range from {
		if r == 'Σ' && anyCased(from[:i]) && !anyCased(from[i+1:]) {
			to[i] = 'ς'
		}
	}
	return string(to)
}

func anyCased(rs []rune) bool {
	return slices.ContainsFunc(rs, isCased)
}

func isCased(r rune) bool { return unicode.IsUpper(r) || unicode.IsLower(r) || unicode.IsTitle(r) }

// isLowerCase reports whether a word has a cased letter and no capital.
func isLowerCase(s string) bool {
	cased := false
	for _, r := range s {
		if unicode.IsUpper(r) || unicode.IsTitle(r) {
			return false
		}
		cased = cased || unicode.IsLower(r)
	}
	return cased
}

// trim cuts white space off both ends; the four separators of ASCII count.
func trim(s string) string {
	return strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r >= 0x1c && r <= 0x1f })
}
