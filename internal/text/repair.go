package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Repair is one stretch of a report that was mended: bytes [Start, End) of the
// mended text, and what stood there.
type Repair struct {
	Start, End int
	Was        string
}

// cp1252 holds the characters that Windows-1252 gives to bytes 0x80 to 0x9F;
// bytes it leaves out stand for themselves.
var cp1252 = [32]rune{
	'€', 0x81, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0x8d, 'Ž', 0x8f,
	0x90, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0x9d, 'ž', 'Ÿ',
}

// toByte returns the byte that Windows-1252 would have shown as r.
func toByte(r rune) (byte, bool) {
	if r >= 0x80 && r <= 0xff {
		return byte(r), true
	}
	for i, c := range cp1252 {
		if c == r {
			return byte(0x80 + i), true
		}
	}
	return 0, false
}

// Mend undoes double encoding: UTF-8 read as Windows-1252 and written again
// ("â€œ" for "“"). It changes nothing else. Runs that do not decode to one
// character are left, but for two forms that outlets show when the last byte
// of a closing quotation mark was lost: "â€" alone, and "†" (its first two
// bytes with the no-break space behind them).
func Mend(s string) (string, []Repair) {
	if !suspect(s) {
		return s, nil
	}
	var out strings.Builder
	var repairs []Repair
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			out.WriteByte(s[i])
			i++
			continue
		}
		mended, n := mendAt(s, i)
		if n == 0 {
			_, size := utf8.DecodeRuneInString(s[i:])
			out.WriteString(s[i : i+size])
			i += size
			continue
		}
		start := out.Len()
		out.WriteString(mended)
		repairs = append(repairs, Repair{start, out.Len(), s[i : i+n]})
		i += n
	}
	return out.String(), repairs
}

// suspect reports whether s has a character that double encoding leaves: those
// of U+00C0 to U+00FF, or a dagger.
func suspect(s string) bool {
	return strings.IndexByte(s, 0xc3) >= 0 || strings.Contains(s, "†")
}

// leads are the first bytes of Latin-1, Cyrillic, punctuation, signs and emoji.
// Behind any other, a quotation mark, dash or no-break space is itself: É’ is
// an accented letter with its mark, not one broken character.
const leads = "\u00c2\u00c3\u00d0\u00d1\u00e2\u00ef\u00f0"

// mendAt returns what the double-encoded character at byte i stands for and
// how many bytes it takes; 0 where there is none.
func mendAt(s string, i int) (string, int) {
	r, size := utf8.DecodeRuneInString(s[i:])
	if r == '†' {
		return lostNoBreak(s, i, size)
	}
	first, ok := toByte(r)
	if !ok || first < 0xc2 || first > 0xf4 {
		return "", 0
	}
	common := strings.ContainsRune(leads, rune(first))
	want := 1
	if first >= 0xe0 {
		want++
	}
	if first >= 0xf0 {
		want++
	}
	raw, n := []byte{first}, size
	for len(raw) <= want {
		r, size := utf8.DecodeRuneInString(s[i+n:])
		b, ok := toByte(r)
		if !ok || b < 0x80 || b > 0xbf || !common && strings.ContainsRune("‘’“”«»–—…\u00a0", r) {
			break
		}
		raw = append(raw, b)
		n += size
	}
	if len(raw) == want+1 && utf8.Valid(raw) {
		return string(raw), n
	}
	if len(raw) == 2 && first == 0xe2 && raw[1] == 0x80 {
		return "”", n
	}
	return "", 0
}

// lostNoBreak reads "†" between a mark that ends a clause and a letter as a
// closing quotation mark and a no-break space. A dagger stands before a space.
func lostNoBreak(s string, i, size int) (string, int) {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i+size:])
	if strings.ContainsRune(",.?!", before) && unicode.IsLetter(after) {
		return "”\u00a0", size
	}
	return "", 0
}
