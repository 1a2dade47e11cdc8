package events

import (
	"strconv"

	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
)

// count reads how often it was done: "lima percakapan telepon", "two visits".
func (f *finder) count(r text.Range) int {
	const most = 1000
	for i := r.To - 1; i >= max(f.sent.From, r.From-3); i-- {
		n := 0
		if f.doc.Toks[i].Kind == token.Number {
			for _, c := range f.doc.Word(i) {
				if c < '0' || c > '9' {
					n = 0
					break
				}
				n = n*10 + int(c-'0')
			}
		} else if f.doc.Is(i, lang.Number) {
			n = f.numeral(i)
		}
		if i >= r.From && i+1 < f.sent.To && f.doc.Is(r.From, lang.Verb) {
			continue // "gave two ships" is done once
		}
		if _, date := f.ph.Date(i); n > 1 && n < most && !date {
			return n
		}
	}
	return 1
}

// numeral is the value of a word for a number, 0 where it is none.
func (f *finder) numeral(i int) int {
	if !f.sent.Has(i) {
		return 0
	}
	for _, row := range f.pack.Numerals {
		if len(row.Words) > 0 && token.Hash(row.Words[0]) == f.doc.Toks[i].Hash { // the others are ordinals
			n, err := strconv.Atoi(row.Value)
			if err != nil {
				return 0
			}
			return n
		}
	}
	return 0
}
