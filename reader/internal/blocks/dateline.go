package blocks

import (
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// longestDateline is how many tokens a dateline may have:
// "BANDAR SERI BEGAWAN, Feb 22, 2023 (Reuters) -".
const longestDateline = 16

// dateline returns the tokens of the dateline that opens a line, its dash
// included: names in capitals or with capitals, an agency in brackets, perhaps
// a date, then a dash with a space before or behind it.
func (b *blocker) dateline(line text.Range) text.Range {
	names, bracket := 0, false
	for i := line.From; i < line.To && i < line.From+longestDateline; i++ {
		t := b.doc.Toks[i]
		switch {
		case t.Mark == token.Dash || t.Mark == '-' && t.Space:
			if i+1 >= line.To || names == 0 || names > 6 || !bracket && !b.placeLike(text.Range{From: line.From, To: i}) {
				return text.Range{}
			}
			return text.Range{From: line.From, To: i + 1}
		case t.Mark == '(':
			bracket = true
		case t.Mark == ')' || t.Mark == ',' || t.Mark == '.' || t.Mark == '-' || t.Mark == '/' || t.Kind == token.Number:
		case t.Kind == token.Word && b.doc.Is(i, lang.Calendar):
		case t.Kind == token.Word && t.Shape != token.Lower:
			names++
		default:
			return text.Range{}
		}
	}
	return text.Range{}
}

// placeLike reports whether a range without an agency in brackets can open a
// body: its first name is in capitals, or an outlet or a known place.
func (b *blocker) placeLike(r text.Range) bool {
	for i := r.From; i < r.To; i++ {
		if b.doc.Toks[i].Shape == token.Upper {
			return true
		}
		if b.doc.Is(i, lang.Outlet) {
			return true
		}
	}
	return b.doc.Is(r.From, lang.Actor|lang.Place)
}

// parts tells a dateline's place from its agency: the agency is in brackets,
// or a known outlet, or written as a site; the place is the other name.
func (b *blocker) parts(r text.Range) *draft.Dateline {
	dl := &draft.Dateline{Range: r}
	start := r.From
	bracket := false
	put := func(end int) {
		seg := b.trim(text.Range{From: start, To: end})
		if seg.Len() == 0 || !b.doc.IsWord(seg.From) || b.doc.Is(seg.From, lang.Calendar) {
			return
		}
		m, outlet := b.doc.Match(seg.From, lang.OutletSense)
		agency := bracket || outlet && int(m.To) >= seg.To
		switch {
		case agency && (dl.Agency.Len() == 0 || bracket):
			dl.Agency = seg
		case !agency && dl.Place.Len() == 0:
			dl.Place = seg
		case !agency && dl.Agency.Len() == 0:
			dl.Agency = seg // PLACE, OUTLET —: an outlet that no table knows
		}
	}
	for i := r.From; i < r.To; i++ {
		switch b.doc.Toks[i].Mark {
		case '(':
			put(i)
			start, bracket = i+1, true
		case ')':
			put(i)
			start, bracket = i+1, false
		case ',', token.Dash:
			put(i)
			start = i + 1
		case '-':
			if b.doc.Toks[i].Space {
				put(i)
				start = i + 1
			}
		}
	}
	return dl
}
