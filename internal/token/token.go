// Package token cuts text into words, numbers and marks, and knows nothing of
// any language. Language packs and reports are cut by the same rules, so that
// a phrase in a pack meets the same phrase in a report.
package token

// Kind says what a token is made of.
type Kind uint8

// The kinds of token.
const (
	Word   Kind = iota + 1 // letters, with digits, inner apostrophes and abbreviation dots
	Number                 // digits, with inner . , : /
	Mark                   // one punctuation mark or symbol; Token.Mark says which
)

// Shape says how a word is written.
type Shape uint8

// The shapes of a word.
const (
	Lower Shape = iota
	Title       // first letter a capital
	Upper       // every letter a capital, at least two
)

// Token is one word, number or mark: bytes [Start, End) of the text, code
// points [RuneStart, RuneEnd).
type Token struct {
	Hash               uint64 // of the folded form; equal words have equal hashes
	Start, End         uint32
	RuneStart, RuneEnd uint32
	Mark               rune // the mark, for Kind Mark
	Kind               Kind
	Shape              Shape
	Lines              uint8 // line breaks before it: 0, 1, or 2 for more
	Space              bool  // white space or a line break before it
}

// Marks that stand for several characters.
const (
	Ellipsis = '…' // also "..."
	Dash     = '—' // also "--", "–" and "―"
	// DoubleApostrophe is two apostrophes in a row, which some outlets type for a
	// quotation mark.
	DoubleApostrophe = '\uE000'
)

const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

// Hash is the hash that Scan gives to a word: FNV-1a of its lower-case form,
// with every kind of apostrophe counted as one.
func Hash(word string) uint64 {
	var buf [4]Token
	for _, t := range Scan(word, buf[:0]) {
		return t.Hash
	}
	return 0
}
