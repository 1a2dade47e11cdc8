// Package text turns a report's characters into words, quotations and
// sentences that keep their positions.
package text

import (
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
)

// Range is tokens [From, To).
type Range struct{ From, To int }

// Len is the number of tokens.
func (r Range) Len() int { return r.To - r.From }

// Has reports whether token i lies in the range.
func (r Range) Has(i int) bool { return r.From <= i && i < r.To }

// Overlaps reports whether the ranges share a token.
func (r Range) Overlaps(o Range) bool { return r.From < o.To && o.From < r.To }

// Language is a pack with the lexicon that finds its words and the names of
// actors in that language.
type Language struct {
	Pack *lang.Pack
	Lex  func() *lang.Lexicon // made when it is first asked for: most runs meet one language
	// Figures is the lexicon of numbers, units and what stands near them; nil
	// where a test has none.
	Figures func() *lang.Lexicon
	// weights are of the words that tell the language, by hash
	weights map[uint64]float64
}

// Quote is a quotation: tokens [From, To) between its marks.
type Quote struct {
	Range
	Open, End int  // with the marks: tokens [Open, End)
	Single    bool // in single marks
	Goes      bool // goes on in the next quotation, a new paragraph's
	Para      int
}

// Sentence is a sentence of the narrative: quotations in it are not cut.
type Sentence struct {
	Range
	Para int
}

// Doc is a report's text, cut and looked up. A Doc may be used again: Read
// keeps its buffers.
type Doc struct {
	Text    string
	Lang    *Language
	Toks    []token.Token
	Class   []lang.Class
	At      []int32 // index into Matches of the first that begins at the token, or -1
	Matches []lang.Match
	Lines   []Range

	Paras   []Range
	Quotes  []Quote
	Sents   []Sentence
	quoteAt []int32 // index into Quotes of the quotation whose mark or words the token is, or -1
}

// Scan cuts s into tokens and lines.
func (d *Doc) Scan(s string) {
	d.Text = s
	d.Toks = token.Scan(s, d.Toks[:0])
	d.Lines = d.Lines[:0]
	start := 0
	for i := 1; i <= len(d.Toks); i++ {
		if i == len(d.Toks) || d.Toks[i].Lines > 0 {
			d.Lines = append(d.Lines, Range{start, i})
			start = i
		}
	}
	if len(d.Toks) == 0 {
		d.Lines = d.Lines[:0]
	}
}

// LookUp finds what the language knows in the text.
func (d *Doc) LookUp(l *Language) {
	d.Lang = l
	n := len(d.Toks)
	d.Class = grow(d.Class, n)
	d.At = grow(d.At, n)
	d.Matches = d.Matches[:0]
	lex := l.Lex()
	for i := range d.Toks {
		before := len(d.Matches)
		d.Class[i], d.Matches = lex.Find(d.Toks, i, d.Matches)
		d.At[i] = -1
		if len(d.Matches) > before {
			d.At[i] = int32(before)
		}
	}
}

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}

// MatchesAt returns the phrases that begin at token i.
func (d *Doc) MatchesAt(i int) []lang.Match {
	a := d.At[i]
	if a < 0 {
		return nil
	}
	b := int(a)
	for b < len(d.Matches) && int(d.Matches[b].From) == i {
		b++
	}
	return d.Matches[a:b]
}

// Match returns the phrase of a kind that begins at token i.
func (d *Doc) Match(i int, kind lang.Kind) (lang.Match, bool) {
	if i < 0 || i >= len(d.At) || d.At[i] < 0 {
		return lang.Match{}, false
	}
	for _, m := range d.Matches[d.At[i]:] {
		if int(m.From) != i {
			break
		}
		if m.Sense.Kind == kind {
			return m, true
		}
	}
	return lang.Match{}, false
}

// Is reports whether token i exists and has one of the classes.
func (d *Doc) Is(i int, c lang.Class) bool {
	return i >= 0 && i < len(d.Class) && d.Class[i]&c != 0
}

// IsMark reports whether token i exists and is the mark.
func (d *Doc) IsMark(i int, mark rune) bool {
	return i >= 0 && i < len(d.Toks) && d.Toks[i].Mark == mark
}

// IsWord reports whether token i exists and is a word.
func (d *Doc) IsWord(i int) bool {
	return i >= 0 && i < len(d.Toks) && d.Toks[i].Kind == token.Word
}

// Capital reports whether token i exists and begins with a capital.
func (d *Doc) Capital(i int) bool {
	return i >= 0 && i < len(d.Toks) && d.Toks[i].Shape != token.Lower
}

// Slice returns the characters of a range.
func (d *Doc) Slice(r Range) string {
	if r.From >= r.To {
		return ""
	}
	return d.Text[d.Toks[r.From].Start:d.Toks[r.To-1].End]
}

// Word returns the characters of token i.
func (d *Doc) Word(i int) string {
	if i < 0 || i >= len(d.Toks) {
		return ""
	}
	return d.Text[d.Toks[i].Start:d.Toks[i].End]
}
