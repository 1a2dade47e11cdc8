package quote

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/sanad-news/sanad/internal/token"
)

// mostJoined is how many words can have been written together or apart.
const mostJoined = 3

// sameWords finds, at the beginning of a stretch of differences, p words asked
// about and q on record that are the same but for how they are written.
func (c *comparer) sameWords(a0, a1, b0, b1 int) (p, q int, why Excuse) {
	for p = min(mostJoined, a1-a0); p > 0; p-- { // the longest, for a name may begin with a shorter one
		for q = min(mostJoined, b1-b0); q > 0; q-- {
			if why = c.variant(c.a[a0:a0+p], c.b[b0:b0+q]); why != "" {
				return p, q, why
			}
		}
	}
	return 0, 0, ""
}

// sameWordsBack is sameWords at the end of a stretch.
func (c *comparer) sameWordsBack(a0, a1, b0, b1 int) (p, q int, why Excuse) {
	for p = min(mostJoined, a1-a0); p > 0; p-- { // the longest, for a name may begin with a shorter one
		for q = min(mostJoined, b1-b0); q > 0; q-- {
			if why = c.variant(c.a[a1-p:a1], c.b[b1-q:b1]); why != "" {
				return p, q, why
			}
		}
	}
	return 0, 0, ""
}

// variant tells whether words are the same but for how they are written.
func (c *comparer) variant(a, b []Word) Excuse {
	for i := range a {
		if a[i].Number || a[i].Inserted {
			return ""
		}
	}
	for i := range b {
		if b[i].Number || b[i].Inserted {
			return ""
		}
	}
	x, y := joined(a), joined(b)
	if x == y || isASCII(x) != isASCII(y) && unaccented(x) == unaccented(y) {
		return Typing
	}
	if bare := strings.ReplaceAll(x, "'", ""); bare == strings.ReplaceAll(y, "'", "") && !c.k.contracts(x, bare) && !c.k.contracts(y, bare) {
		return Typing
	}
	near := len(a) == 1 && len(b) == 1 && oneInnerLetter(x, y)
	if near && c.k.sameMeaning(a, b) || (near || abbreviates(a) != abbreviates(b)) && c.k.sameActor(a, b) {
		return Spelling
	}
	return ""
}

// joined writes words together.
func joined(words []Word) string {
	if len(words) == 1 {
		return words[0].Text
	}
	var b strings.Builder
	for i := range words {
		b.WriteString(words[i].Text)
	}
	return b.String()
}

// contracts reports whether the apostrophe of a word makes it another than it
// is without: we're and were, we'll and well, but not Jum'at and Jumat.
func (k *Knowledge) contracts(s, bare string) bool {
	i := strings.IndexByte(s, '\'')
	switch {
	case i < 0:
		return false
	case k == nil || k.lex == nil:
		return len(s)-i <= shortWord
	}
	for _, o := range k.endings {
		if strings.HasSuffix(s, o.words[0]) {
			return true
		}
	}
	return k.class(&Word{Text: bare, hash: hashOf(bare)})&function != 0
}

// The combining marks that strike a letter out.
const firstOverlay, lastOverlay = '\u0334', '\u0338'

// unaccented takes the accents off the letters; what strikes a letter out stays.
func unaccented(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) && (r < firstOverlay || r > lastOverlay) {
			return -1
		}
		return r
	}, norm.NFD.String(s))
}

// shortestSpelled is the length below which words that differ in one letter are
// different words.
const shortestSpelled = 5

// oneInnerLetter reports whether two words differ in one letter that is neither
// the first nor the last: organise, organize; risiko, resiko. At the ends stand
// the forms of a word: agree, agreed.
func oneInnerLetter(x, y string) bool {
	if x[0] != y[0] || x[len(x)-1] != y[len(y)-1] {
		return false
	}
	a, b := []rune(x), []rune(y)
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < shortestSpelled || len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	j := 0
	for j < len(a)-i && a[len(a)-1-j] == b[len(b)-1-j] {
		j++
	}
	return i > 0 && j > 0 && len(b)-i-j <= 1
}

func (k *Knowledge) sameMeaning(a, b []Word) bool {
	known := k.meanings(b)
	return slices.ContainsFunc(k.meanings(a), func(c int32) bool { return slices.Contains(known, c) })
}

func (k *Knowledge) sameActor(a, b []Word) bool {
	x, named := k.actor(a)
	y, too := k.actor(b)
	return named && too && x == y
}

// abbreviates reports whether words are one in capitals: AS, PBB.
func abbreviates(words []Word) bool { return len(words) == 1 && words[0].shape == token.Upper }
