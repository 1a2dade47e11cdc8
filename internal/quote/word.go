// Package quote tells whether a quotation is real: it compares the words that
// were put into someone's mouth with the words on record, says what was left
// out, put in or changed, and which of it changes the meaning. It works on
// texts alone and keeps nothing.
package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/sanad-news/sanad/internal/token"
)

// End says what ends after a word, as far as its punctuation tells.
type End uint8

// The ends, weakest first.
const (
	NoEnd       End = iota
	ClauseEnd       // , ; : –
	SentenceEnd     // . ! or a new paragraph
	QuestionEnd     // ?
)

// Word is a word, number or sign that counts when wordings are compared. Two
// words are equal if their Text is.
type Word struct {
	Text       string // lower case, composed, without dots, soft hyphens and the like; of a number, its value
	Start, End int    // code points [Start, End) of the text
	Ends       End
	Gap        bool // an ellipsis stands after it: words were left out, and that is said
	Inserted   bool // in brackets: an editor's word, not the speaker's
	Number     bool

	hash    uint64 // token.Hash of Text, so that lexicons find it
	shape   token.Shape
	grouped byte // the only mark in a number, where it was read as parting thousands; or 0
	stop    byte // the mark that ends the sentence after it: . ! ? or 0
	quoted  bool // in quotation marks within the text
}

// mostInserted is how many words editors put into brackets; more are a
// sentence that happens to stand in them.
const mostInserted = 12

// Fold cuts a text into the words that count when it is compared. Capitals,
// quotation marks, punctuation, hyphens, white space, soft hyphens, the kind of
// apostrophe and how an accented letter is encoded do not count; a number
// counts by its value.
func Fold(text string) []Word {
	f := folder{text: text, toks: token.Scan(text, make([]token.Token, 0, len(text)/5+1)), opened: -1}
	f.words = make([]Word, 0, len(f.toks))
	for f.at < len(f.toks) {
		t := &f.toks[f.at]
		if t.Lines > 1 {
			f.end(SentenceEnd)
		}
		switch {
		case t.Kind == token.Mark:
			f.mark(t)
			f.at++
		case hasDigit(text[t.Start:t.End]):
			f.pieces(t)
		default:
			f.add(Word{Text: foldWord(text[t.Start:t.End]), Start: int(t.RuneStart), End: int(t.RuneEnd), shape: t.Shape}, t.Hash)
			f.at++
		}
	}
	return f.done()
}

type folder struct {
	text   string
	toks   []token.Token
	at     int
	words  []Word
	opened int  // how many words stood before the open bracket, or -1
	dots   int  // full stops in a row
	minus  bool // a minus stands right before
	quotes int  // quotation marks so far
}

func (f *folder) add(w Word, hash uint64) {
	f.dots, f.minus = 0, false
	if w.Text == "" {
		return
	}
	w.quoted = f.quotes%2 == 1
	if w.hash = hash; w.Number || !isASCII(w.Text) {
		w.hash = hashOf(w.Text)
	}
	if n := len(f.words); n > 0 && f.words[n-1].Ends == SentenceEnd && f.afterDot() {
		// a stop before a small letter or a number ends no sentence: "No. 5"
		switch {
		case w.Number:
			f.words[n-1].Ends, f.words[n-1].stop = NoEnd, 0
		case w.shape == token.Lower:
			f.words[n-1].Ends, f.words[n-1].stop = ClauseEnd, 0
		}
	}
	f.words = append(f.words, w)
}

// afterDot reports whether the token before this one is a full stop.
func (f *folder) afterDot() bool {
	return f.at > 0 && f.toks[f.at-1].Mark == '.' && f.toks[f.at].Lines < 2
}

func (f *folder) end(e End) {
	if n := len(f.words); n > 0 && f.words[n-1].Ends < e {
		f.words[n-1].Ends = e
	}
}

// stop ends a sentence by a mark.
func (f *folder) stop(e End, mark byte) {
	f.end(e)
	if n := len(f.words); n > 0 && (f.words[n-1].stop == 0 || mark == '?') {
		f.words[n-1].stop = mark
	}
}

// mark takes what punctuation tells of the words around it.
func (f *folder) mark(t *token.Token) {
	dots, next := f.dots, token.Token{Space: true}
	if f.at+1 < len(f.toks) {
		next = f.toks[f.at+1]
	}
	f.dots, f.minus = 0, false
	switch m := t.Mark; {
	case m == token.Ellipsis:
		f.gap()
	case m == '.':
		f.stop(SentenceEnd, '.')
		if f.dots = dots + 1; f.dots >= 3 { // ". . ."
			f.gap()
		}
	case m == '!':
		f.stop(SentenceEnd, '!')
	case m == '?':
		f.stop(QuestionEnd, '?')
	case unicode.Is(unicode.Quotation_Mark, m) && !single(m):
		f.quotes++
	case m == '[' || m == '(':
		if f.opened < 0 {
			f.opened = len(f.words)
		}
	case m == ']' || m == ')':
		f.close()
	case (m == '-' || m == '−') && t.Space && !next.Space:
		f.minus = f.at == 0 || f.toks[f.at-1].Kind != token.Number // not "2020 -2021"
	case m == token.Dash, m == '-' && t.Space, m == ',', m == ';', m == ':':
		f.end(ClauseEnd)
	case m == '%' || m == '‰' || m == '&' || unicode.Is(unicode.Sc, m):
		f.add(Word{Text: string(m), Start: int(t.RuneStart), End: int(t.RuneEnd)}, hashOf(string(m)))
	}
}

// single reports whether a quotation mark can be an apostrophe too, which says
// nothing of what is quoted.
func single(m rune) bool { return m == '\'' || m == '‘' || m == '’' || m == '‚' || m == '‛' }

func (f *folder) gap() {
	if n := len(f.words); n > 0 {
		f.words[n-1].Gap, f.words[n-1].stop = true, 0
	}
}

func (f *folder) close() {
	if f.opened >= 0 && len(f.words)-f.opened <= mostInserted {
		for i := f.opened; i < len(f.words); i++ {
			f.words[i].Inserted = true
		}
	}
	f.opened = -1
}

// done hands the words out. Brackets and quotation marks around all of a text
// tell nothing of its words, nor does a quotation mark without its other one.
func (f *folder) done() []Word {
	inserted, quoted := true, true
	for i := range f.words {
		inserted, quoted = inserted && f.words[i].Inserted, quoted && f.words[i].quoted
	}
	for i := range f.words {
		w := &f.words[i]
		w.Inserted, w.quoted = w.Inserted && !inserted, w.quoted && !quoted && f.quotes%2 == 0
	}
	return f.words
}

// pieces reads a token with digits as letters and numbers apart, since Rp5.000
// and Rp 5.000, Covid19 and Covid-19, 5juta and 5 juta are the same words. The
// number may go on in the tokens that follow.
func (f *folder) pieces(t *token.Token) {
	p := cutter{f.text, int(t.Start), int(t.RuneStart)}
	shape, end := t.Shape, int(t.End)
	for p.pos < end {
		from, start := p.pos, p.rune
		if !p.digits() {
			p.letters(end)
			text := foldWord(f.text[from:p.pos])
			f.add(Word{Text: text, Start: start, End: p.rune, shape: shape}, hashOf(text))
			continue
		}
		text, grouped := foldNumber(f.text[from:p.pos])
		if f.minus && text != "0" {
			text = "-" + text
		}
		f.add(Word{Text: text, Start: start, End: p.rune, Number: true, grouped: grouped}, 0)
		for f.at+1 < len(f.toks) && int(f.toks[f.at+1].Start) < p.pos { // Rp5 . 000
			f.at++
			end, shape = int(f.toks[f.at].End), token.Lower
		}
	}
	f.at++
}

// foldWord is the form in which a word is compared.
func foldWord(s string) string {
	if isASCII(s) {
		if strings.IndexByte(s, '.') >= 0 {
			s = strings.ReplaceAll(s, ".", "") // U.S. and US are one
		}
		return strings.ToLower(s)
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '.' || unicode.Is(unicode.Cf, r):
		case r == '’' || r == 'ʼ' || r == '‘':
			b.WriteByte('\'')
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return norm.NFC.String(b.String())
}

// hashOf is the hash by which lexicons know a word.
func hashOf(s string) uint64 {
	if isASCII(s) { // a number with a sign or a dot is no one token
		h := uint64(14695981039346656037)
		for i := range len(s) {
			h = (h ^ uint64(s[i])) * 1099511628211
		}
		return h
	}
	return token.Hash(s)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func hasDigit(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= '0' && c <= '9' {
			return true
		}
		if s[i] >= utf8.RuneSelf {
			return strings.ContainsFunc(s[i:], unicode.IsDigit)
		}
	}
	return false
}
