package text

import (
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
)

// Segment finds the quotations and sentences of the paragraphs of the body.
func (d *Doc) Segment(paras []Range) {
	d.Paras = append(d.Paras[:0], paras...)
	d.Quotes, d.Sents = d.Quotes[:0], d.Sents[:0]
	d.quoteAt = grow(d.quoteAt, len(d.Toks))
	for i := range d.quoteAt {
		d.quoteAt[i] = -1
	}
	p := pairer{d: d, rows: d.Lang.Pack.Quotes}
	for i, r := range paras {
		p.para = i
		next := i+1 < len(paras) && p.opens(d.Toks[paras[i+1].From].Mark)
		p.paragraph(r, next)
	}
	for i, q := range d.Quotes {
		for t := q.Open; t < q.End; t++ {
			d.quoteAt[t] = int32(i)
		}
	}
	for i, r := range paras {
		d.sentences(r, i)
	}
}

// QuoteAt returns the index of the quotation that token i belongs to, marks
// included, or -1.
func (d *Doc) QuoteAt(i int) int {
	if i < 0 || i >= len(d.quoteAt) {
		return -1
	}
	return int(d.quoteAt[i])
}

// longestSentence is how many tokens outside quotations a sentence may have. No
// report has a longer one; a list or a table without stops is cut there.
const longestSentence = 600

func (d *Doc) sentences(r Range, para int) {
	start, units := r.From, 0
	cut := func(end int) {
		if end > start {
			d.Sents = append(d.Sents, Sentence{Range{start, end}, para})
		}
		start, units = end, 0
	}
	for i := r.From; i < r.To; i++ {
		if units++; units > longestSentence {
			cut(i)
		}
		if q := d.quoteAt[i]; q >= 0 {
			quote := &d.Quotes[q]
			i = quote.End - 1
			if endsSentence(d, quote.To-1) && d.beginsSentence(i+1, r) {
				cut(i + 1)
			}
			continue
		}
		if endsSentence(d, i) && d.beginsSentence(i+1, r) {
			cut(i + 1)
		}
	}
	cut(r.To)
}

// endsSentence reports whether token i is a mark that can end a sentence.
func endsSentence(d *Doc, i int) bool {
	if i < 0 || d.Toks[i].Kind != token.Mark {
		return false
	}
	switch d.Toks[i].Mark {
	case '?', '!', '。', '？', '！', '؟', '।':
		return true
	case token.Ellipsis:
		return true
	case '.':
		if i == 0 || d.Toks[i].Space {
			return true
		}
		return !d.Is(i-1, lang.Abbreviation) && !d.initial(i-1)
	}
	return false
}

// initial reports whether token i is a single capital, as in "M. Fadil".
func (d *Doc) initial(i int) bool {
	t := d.Toks[i]
	return t.Kind == token.Word && t.Shape == token.Title && t.RuneEnd-t.RuneStart == 1
}

// beginsSentence reports whether a sentence can begin at token i.
func (d *Doc) beginsSentence(i int, r Range) bool {
	if i >= r.To {
		return true
	}
	t := d.Toks[i]
	if !t.Space {
		return false
	}
	switch t.Kind {
	case token.Word:
		return t.Shape != token.Lower || !isASCIILetter(d.Text[t.Start])
	case token.Number:
		return true
	}
	return d.quoteAt[i] >= 0 || t.Mark == '(' || t.Mark == '[' || t.Mark == '•'
}

func isASCIILetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
