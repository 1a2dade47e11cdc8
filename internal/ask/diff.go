package ask

import (
	"slices"

	"github.com/sanad-news/sanad/internal/quote"
)

// Piece is a stretch of words of a comparison.
type Piece struct {
	Op   string `json:"op"` // same, dropped, added
	Text string `json:"text"`
}

// The kinds of piece.
const (
	OpSame    = "same"
	OpDropped = "dropped"
	OpAdded   = "added"
)

// diff tells how b differs from a, word by word: what was dropped of a, and what
// b added. Capitals, punctuation and spelling do not count; words that both
// have are shown as b has them.
func diff(a, b string, know *quote.Knowledge) []Piece {
	c := quote.Compare(quote.Fold(b), quote.Fold(a), know)
	return pieces(c.Edits, a, b)
}

// denies reports whether one of two wordings has a negation that the other has
// not.
func denies(a, b string, know *quote.Knowledge) bool {
	c := quote.Compare(quote.Fold(b), quote.Fold(a), know)
	return slices.ContainsFunc(c.Turns, func(t quote.Turn) bool { return t.Kind == quote.Negation })
}

// pieces shows a comparison: kept is the text on record, asked the other.
func pieces(edits []quote.Edit, kept, asked string) []Piece {
	from, to := []rune(kept), []rune(asked)
	var out []Piece
	for i := range edits {
		e := &edits[i]
		switch {
		case e.Kind == quote.Kept, e.Excuse == quote.Typing, e.Excuse == quote.Spelling:
			out = append(out, Piece{OpSame, words(to, e.Asked)})
			continue
		case len(e.Kept) > 0:
			out = append(out, Piece{OpDropped, words(from, e.Kept)})
		}
		if len(e.Asked) > 0 {
			out = append(out, Piece{OpAdded, words(to, e.Asked)})
		}
	}
	return out
}

// words are the characters that words were cut from, up to the end of the last.
func words(text []rune, cut []quote.Word) string {
	if len(cut) == 0 {
		return ""
	}
	return string(text[cut[0].Start:min(cut[len(cut)-1].End, len(text))])
}

// piecesOf are the words of a comparison that only one side has.
func piecesOf(all []Piece, op string) []string {
	var out []string
	for _, p := range all {
		if p.Op == op {
			out = append(out, p.Text)
		}
	}
	return out
}
