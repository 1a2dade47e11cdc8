package eval

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"
)

// indexed is a text cut into words, which is what spans are compared on.
type indexed struct {
	raw   string
	runes []rune
	words []word
	plain []string
}

func index(text string) *indexed {
	ix := &indexed{raw: text, runes: []rune(text), words: wordsOf(text)}
	ix.plain = make([]string, len(ix.words))
	for i, w := range ix.words {
		ix.plain[i] = w.text
	}
	return ix
}

// slice is the text of code points [a, b), as much of it as there is.
func (ix *indexed) slice(a, b int) string {
	a, b = max(a, 0), min(b, len(ix.runes))
	if a >= b {
		return ""
	}
	return string(ix.runes[a:b])
}

// span gives the words that lie with more than half of their letters in code
// points [a, b).
func (ix *indexed) span(a, b int) wordSet {
	var out wordSet
	i := sort.Search(len(ix.words), func(i int) bool { return ix.words[i].end > a })
	for ; i < len(ix.words) && ix.words[i].start < b; i++ {
		w := ix.words[i]
		if 2*(min(w.end, b)-max(w.start, a)) > w.end-w.start {
			out = append(out, i)
		}
	}
	return out
}

// says reports whether the words of a set are these, in order.
func (ix *indexed) says(s wordSet, ws []string) bool {
	if len(s) != len(ws) {
		return false
	}
	for i, at := range s {
		if ix.plain[at] != ws[i] {
			return false
		}
	}
	return true
}

// locate finds the occurrence of a text's words nearest to code point near;
// where they do not stand so, the stretch of the same length that has most of
// them, if it has four in five.
func (ix *indexed) locate(text string, near int) wordSet {
	ws := plain(text)
	if len(ws) == 0 {
		return nil
	}
	best, distance := -1, 0
	for i := 0; i+len(ws) <= len(ix.plain); i++ {
		if ix.plain[i] != ws[0] || !slices.Equal(ix.plain[i:i+len(ws)], ws) {
			continue
		}
		if d := abs(ix.words[i].start - near); best < 0 || d < distance {
			best, distance = i, d
		}
	}
	if best < 0 {
		best = ix.resembling(ws)
	}
	if best < 0 {
		return nil
	}
	return stretch(best, min(len(ix.plain), best+len(ws)))
}

// resembling slides a window of as many words over the text and counts the
// words it shares with ws.
func (ix *indexed) resembling(ws []string) int {
	need := map[string]int{} // of each word: how many more the window could use
	for _, w := range ws {
		need[w]++
	}
	best, at, shared := 0, -1, 0
	for i, w := range ix.plain {
		if n, ok := need[w]; ok {
			if n > 0 {
				shared++
			}
			need[w]--
		}
		if from := i - len(ws); from >= 0 {
			if n, ok := need[ix.plain[from]]; ok {
				need[ix.plain[from]]++
				if n >= 0 {
					shared--
				}
			}
		}
		full := i >= len(ws)-1 || i == len(ix.plain)-1
		if full && shared > best {
			best, at = shared, max(0, i-len(ws)+1)
		}
	}
	if at < 0 || float64(best) < 0.8*float64(len(ws)) {
		return -1
	}
	return at
}

// place gives the words of a place. Its offsets are trusted where the words
// there are those of its text, as code points or else as bytes; otherwise the
// words are looked for.
func (ix *indexed) place(p Place) wordSet {
	if len(p.Parts) > 0 {
		var out wordSet
		for _, part := range p.Parts {
			out = out.union(ix.place(part))
		}
		return out
	}
	if p.Start == nil || p.End == nil || *p.End <= *p.Start {
		near := 0
		if p.Start != nil {
			near = *p.Start
		}
		return ix.locate(p.text(), near)
	}
	a, b := *p.Start, *p.End
	got := ix.span(a, b)
	if p.Text == nil {
		return got
	}
	ws := plain(*p.Text)
	if ix.says(got, ws) {
		return got
	}
	if a >= 0 && b <= len(ix.raw) {
		bytewise := ix.span(ix.runeAt(a), ix.runeAt(b))
		if ix.says(bytewise, ws) {
			return bytewise
		}
	}
	if found := ix.locate(*p.Text, a); len(found) > 0 {
		return found
	}
	return got
}

// runeAt counts the code points that are whole before a byte.
func (ix *indexed) runeAt(byteAt int) int {
	for byteAt > 0 && byteAt < len(ix.raw) && !utf8.RuneStart(ix.raw[byteAt]) {
		byteAt--
	}
	return utf8.RuneCountInString(ix.raw[:byteAt])
}

// withoutThat leaves out a complementiser that opens a span: annotators differ
// on whether it belongs to what was said.
func (ix *indexed) withoutThat(s wordSet) wordSet {
	if len(s) > 1 && (ix.plain[s[0]] == "that" || ix.plain[s[0]] == "bahwa") {
		return s[1:]
	}
	return s
}

// kindOf guesses the kind of a statement that names none by the quotation
// marks at its ends.
func (ix *indexed) kindOf(s wordSet) string {
	if len(s) == 0 {
		return "indirect"
	}
	const marks = `"“”`
	a, b := ix.words[s[0]].start, ix.words[s[len(s)-1]].end
	left, right := trim(ix.slice(a-2, a)), ix.slice(b, b+3)
	opens := strings.ContainsAny(left, marks) || strings.HasSuffix(left, "''")
	closes := strings.ContainsAny(right, marks) || strings.Contains(right, "''")
	switch {
	case opens && closes:
		return "direct"
	case opens || closes || strings.ContainsAny(ix.slice(a, b), marks):
		return "mixed"
	}
	return "indirect"
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
