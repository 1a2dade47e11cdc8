package figures

import (
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/lang"
)

// word is a word of figures.tsv in the sentence at hand.
type word struct {
	text.Range
	row *lang.FigureRow
}

// lookup is what the lexicon of figures has in a sentence, found once: the
// rules ask for the same words many times.
type lookup struct {
	text.Range
	matches []lang.Match
	first   []int32               // for each token, where its matches begin; one more for the end
	kinds   []lang.FigureWordKind // of the words that begin at each token
	words   []word
}

// look finds the words of the sentence that tell what its numbers stand for.
func (r *finder) look(s text.Range) {
	l := &r.seen
	l.Range, l.matches, l.first, l.kinds, l.words = s, l.matches[:0], l.first[:0], l.kinds[:0], l.words[:0]
	next := s.From
	for i := s.From; i < s.To; i++ {
		at := len(l.matches)
		l.first = append(l.first, int32(at))
		_, l.matches = r.lex.Find(r.doc.Toks, i, l.matches)
		kinds, end := lang.FigureWordKind(0), next
		for _, m := range l.matches[at:] {
			if i < next || m.Sense.Kind != lang.FigureSense || int(m.To) > s.To {
				continue
			}
			row := &r.pack.FigureWords[m.Sense.Ref]
			switch {
			case row.Kind == lang.PlainWord:
			case row.Kind == lang.PeriodWord || !r.taken(i) && r.month(i) == 0: // in May nothing may be
				l.words = append(l.words, word{text.Range{From: i, To: int(m.To)}, row})
				kinds |= row.Kind
			default:
				continue
			}
			end = max(end, int(m.To))
		}
		next = end
		l.kinds = append(l.kinds, kinds)
	}
	l.first = append(l.first, int32(len(l.matches)))
}

// find is what the lexicon of figures has at token i; good until the next call.
func (r *finder) find(i int) []lang.Match {
	if l := &r.seen; l.Has(i) {
		return l.matches[l.first[i-l.From]:l.first[i-l.From+1]]
	}
	_, r.matches = r.lex.Find(r.doc.Toks, i, r.matches[:0])
	return r.matches
}

// at reports whether a word of one of the kinds begins at token i of the
// sentence.
func (r *finder) at(i int, kinds lang.FigureWordKind) bool {
	l := &r.seen
	return l.Has(i) && l.kinds[i-l.From]&kinds != 0
}

// word reports whether a word of one of the kinds begins at token i, be it one
// of a longer phrase too.
func (r *finder) word(i, end int, kinds lang.FigureWordKind) bool {
	if i < 0 || i >= end {
		return false
	}
	for _, m := range r.find(i) {
		if m.Sense.Kind == lang.FigureSense && int(m.To) <= end && r.pack.FigureWords[m.Sense.Ref].Kind&kinds != 0 {
			return true
		}
	}
	return false
}

// unit looks up a unit of one of the kinds at token i.
func (r *finder) unit(i, end int, kinds lang.UnitKind) (lang.UnitRow, int, bool) {
	if i >= end {
		return lang.UnitRow{}, i, false
	}
	for _, m := range r.find(i) {
		if m.Sense.Kind != lang.UnitSense || int(m.To) > end {
			continue
		}
		if row := &r.pack.Units[m.Sense.Ref]; row.Kind&kinds != 0 {
			return *row, int(m.To), true
		}
	}
	return lang.UnitRow{}, i, false
}
