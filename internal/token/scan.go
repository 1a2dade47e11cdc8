package token

import (
	"unicode"
	"unicode/utf8"
)

const (
	clsOther = iota
	clsLetter
	clsUpper
	clsDigit
	clsSpace
	clsNewline
)

var ascii = func() (t [128]uint8) {
	for c := range t {
		switch {
		case c >= 'a' && c <= 'z':
			t[c] = clsLetter
		case c >= 'A' && c <= 'Z':
			t[c] = clsUpper
		case c >= '0' && c <= '9':
			t[c] = clsDigit
		case c == '\n':
			t[c] = clsNewline
		case c <= ' ' || c == 127:
			t[c] = clsSpace
		}
	}
	return t
}()

// Scan appends the tokens of s to dst. It takes any bytes: those that are not
// UTF-8 are marks. It runs in time linear in s and allocates only to grow dst.
func Scan(s string, dst []Token) []Token {
	sc := scanner{s: s}
	for sc.space() {
		dst = append(dst, Token{Space: sc.spaced, Lines: sc.lines})
		sc.next(&dst[len(dst)-1])
	}
	return dst
}

type scanner struct {
	s    string
	pos  int
	more int // bytes beyond one a code point, so far

	// letters is where the letters stand that make words of the digits before
	// them: the numbers up to there are known to be none.
	letters int

	// of the space before the next token
	spaced bool
	lines  uint8
}

// at classifies the character at byte i.
func (sc *scanner) at(i int) (class uint8, r rune, size int) {
	if i >= len(sc.s) {
		return clsOther, 0, 0
	}
	c := sc.s[i]
	if c < utf8.RuneSelf {
		return ascii[c], rune(c), 1
	}
	r, size = utf8.DecodeRuneInString(sc.s[i:])
	switch {
	case unicode.IsUpper(r), unicode.IsTitle(r):
		class = clsUpper
	case unicode.IsLetter(r), unicode.IsMark(r):
		class = clsLetter
	case unicode.IsDigit(r):
		class = clsDigit
	case r == '\u2028' || r == '\u2029' || r == '\u0085':
		class = clsNewline
	case unicode.IsSpace(r), unicode.Is(unicode.Cf, r):
		class = clsSpace
	}
	return class, r, size
}

// space passes over white space, and tells whether anything follows.
func (sc *scanner) space() bool {
	sc.spaced, sc.lines = sc.pos == 0, 0
	for {
		if sc.pos < len(sc.s) && sc.s[sc.pos] == ' ' {
			sc.spaced = true
			sc.pos++
			continue
		}
		class, _, size := sc.at(sc.pos)
		if class != clsSpace && class != clsNewline {
			return size > 0
		}
		sc.spaced = true
		if class == clsNewline && sc.lines < 2 {
			sc.lines++
		}
		sc.pos += size
		sc.more += size - 1
	}
}

// next reads the token that begins here.
func (sc *scanner) next(t *Token) {
	t.Start, t.RuneStart = uint32(sc.pos), uint32(sc.pos-sc.more)
	switch class, r, size := sc.at(sc.pos); class {
	case clsLetter, clsUpper:
		sc.word(t)
	case clsDigit:
		sc.number(t)
	default:
		sc.mark(t, r, size)
	}
	t.End, t.RuneEnd = uint32(sc.pos), uint32(sc.pos-sc.more)
}

// word reads letters and digits, an apostrophe or a dot between letters where
// it belongs to the word (don't, U.S., detik.com), and a possessive 's by
// itself.
func (sc *scanner) word(t *Token) {
	t.Kind = Word
	w := spelling{hash: fnvOffset}
	dots := false
	start := sc.pos
loop:
	for {
		sc.plain(&w)
		class, r, size := sc.at(sc.pos)
		switch class {
		case clsUpper, clsLetter, clsDigit:
			w.letter(class, r)
		default:
			if size == 0 {
				break loop
			}
			switch {
			case isInvisible(r): // a soft hyphen or zero-width space in a word is none of its letters
				if next, _, _ := sc.at(sc.pos + size); next != clsLetter && next != clsUpper {
					break loop
				}
				sc.pos += size
				sc.more += size - 1
				continue
			case isApostrophe(r):
				if !sc.innerApostrophe(sc.pos + size) {
					break loop
				}
				r = '\''
			case r == '.':
				if !sc.innerDot(start, dots, w.uppers == w.letters) {
					break loop
				}
				dots = true
			default:
				break loop
			}
		}
		w.hash = hashRune(w.hash, r)
		sc.pos += size
		sc.more += size - 1
	}
	t.Hash, t.Shape = w.hash, w.shape()
}

// spelling is what is known of the letters of a word so far.
type spelling struct {
	hash            uint64
	letters, uppers int
	title           bool
}

// plain reads ASCII letters and digits, hashed as hashRune does: most words are
// nothing else.
func (sc *scanner) plain(w *spelling) {
	for ; sc.pos < len(sc.s) && sc.s[sc.pos] < utf8.RuneSelf; sc.pos++ {
		c := sc.s[sc.pos]
		switch ascii[c] {
		case clsLetter:
			w.letters++
		case clsUpper:
			w.title = w.title || w.letters == 0
			w.letters++
			w.uppers++
			c += 'a' - 'A'
		case clsDigit:
		default:
			return
		}
		w.hash = (w.hash ^ uint64(c)) * fnvPrime
	}
}

// letter counts a letter or a mark on one.
func (w *spelling) letter(class uint8, r rune) {
	switch {
	case class == clsUpper:
		w.title = w.title || w.letters == 0
		w.letters++
		w.uppers++
	case class == clsLetter && !unicode.IsMark(r):
		w.letters++
	}
}

func (w *spelling) shape() Shape {
	switch {
	case w.uppers > 1 && w.uppers == w.letters:
		return Upper
	case w.title:
		return Title
	}
	return Lower
}

func hashRune(h uint64, r rune) uint64 {
	if r < utf8.RuneSelf {
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		return (h ^ uint64(r)) * fnvPrime
	}
	r = unicode.ToLower(r)
	for ; r > 0; r >>= 8 {
		h = (h ^ uint64(r&0xff)) * fnvPrime
	}
	return h
}

func isInvisible(r rune) bool {
	return r == '\u00ad' || r >= '\u200b' && r <= '\u200d' || r == '\u2060'
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' || r == '‘' }

// innerApostrophe reports whether the apostrophe before byte i belongs to the
// word around it: letters follow, and it is no possessive 's.
func (sc *scanner) innerApostrophe(i int) bool {
	class, r, size := sc.at(i)
	if class != clsLetter && class != clsUpper {
		return false
	}
	if r != 's' && r != 'S' {
		return true
	}
	class, _, _ = sc.at(i + size)
	return class == clsLetter || class == clsUpper || class == clsDigit
}

// innerDot reports whether the dot at sc.pos belongs to the word that began at
// start: in initials (U.S., S.H.) and in names of sites (detik.com, TEMPO.CO).
func (sc *scanner) innerDot(start int, dots, allUpper bool) bool {
	_, first := utf8.DecodeRuneInString(sc.s[start:])
	class, _, size := sc.at(sc.pos + 1)
	if class != clsLetter && class != clsUpper {
		// the last dot of initials: "U.S." but not the end of "detik.com."
		return dots && sc.pos >= start+3 && sc.s[sc.pos-2] == '.' && class != clsDigit
	}
	after, _, _ := sc.at(sc.pos + 1 + size)
	initial := after != clsLetter && after != clsUpper && sc.pos+1+size < len(sc.s) && sc.s[sc.pos+1+size] == '.'
	if sc.pos == start+first || (dots && sc.s[sc.pos-2] == '.') {
		return initial || dots && after != clsLetter && after != clsUpper
	}
	if class == clsUpper {
		return allUpper && (after == clsUpper)
	}
	return after == clsLetter
}

// number reads digits with single . , : / between them. Letters that follow at
// once make it a word (2020an, 7th).
func (sc *scanner) number(t *Token) {
	if sc.pos < sc.letters {
		sc.word(t)
		return
	}
	start := sc.pos
	h := uint64(fnvOffset)
	for {
		class, r, size := sc.at(sc.pos)
		if class != clsDigit {
			if r != '.' && r != ',' && r != ':' && r != '/' {
				if class == clsLetter || class == clsUpper {
					sc.rewindWord(t, start)
					return
				}
				break
			}
			if next, _, _ := sc.at(sc.pos + 1); next != clsDigit {
				break
			}
		}
		h = hashRune(h, r)
		sc.pos += size
		sc.more += size - 1
	}
	t.Kind, t.Hash = Number, h
}

// rewindWord reads as a word what began as digits.
func (sc *scanner) rewindWord(t *Token, start int) {
	sc.letters = sc.pos
	sc.pos = start
	sc.more = start - int(t.RuneStart)
	sc.word(t)
}

func (sc *scanner) mark(t *Token, r rune, size int) {
	t.Kind, t.Mark = Mark, r
	run := 1
	switch {
	case isApostrophe(r):
		sc.apostrophe(t, r, size)
		return
	case r == '.':
		for sc.pos+run < len(sc.s) && sc.s[sc.pos+run] == '.' {
			run++
		}
		if run > 1 {
			t.Mark = Ellipsis
		}
	case r == '-':
		for sc.pos+run < len(sc.s) && sc.s[sc.pos+run] == '-' {
			run++
		}
		if run > 1 {
			t.Mark = Dash
		}
	case r == '–' || r == '―':
		t.Mark = Dash
	}
	sc.pos += run - 1 + size
	sc.more += size - 1
	t.Hash = hashRune(fnvOffset, t.Mark)
}

// apostrophe tells a possessive 's, two apostrophes used as a quotation mark,
// and a single quotation mark apart.
func (sc *scanner) apostrophe(t *Token, r rune, size int) {
	_, next, n := sc.at(sc.pos + size)
	switch {
	case (!t.Space || t.Start == 0) && (next == 's' || next == 'S') && r != '‘':
		if after, _, _ := sc.at(sc.pos + size + n); after != clsLetter && after != clsUpper && after != clsDigit {
			t.Kind = Word
			t.Hash = hashRune(hashRune(fnvOffset, '\''), 's')
			sc.pos += size + n
			sc.more += size - 1
			return
		}
	case next == r && r != '‘':
		t.Mark = DoubleApostrophe
		sc.pos += 2 * size
		sc.more += 2 * (size - 1)
		t.Hash = hashRune(fnvOffset, t.Mark)
		return
	}
	sc.pos += size
	sc.more += size - 1
	t.Hash = hashRune(fnvOffset, r)
}
