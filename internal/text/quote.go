package text

import (
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
)

// maxDepth bounds quotations inside quotations; deeper marks are words.
const maxDepth = 4

// pairer pairs the quotation marks of one paragraph after the other.
type pairer struct {
	d     *Doc
	rows  []lang.QuoteRow
	stack []opened
	para  int
}

type opened struct {
	at  int
	row lang.QuoteRow
}

// paragraph finds the outermost quotations of a paragraph. Marks are told opening
// from closing by the space around them, because outlets type ” and " on both
// sides. A quotation left open at the end of a paragraph goes on where the
// next paragraph opens with a mark; otherwise, unless it opened the paragraph,
// the mark counts for nothing.
func (p *pairer) paragraph(r Range, nextOpens bool) {
	p.stack = p.stack[:0]
	for i := r.From; i < r.To; i++ {
		t := &p.d.Toks[i]
		if t.Kind != token.Mark {
			continue
		}
		for _, row := range p.rows {
			if t.Mark == row.Open || t.Mark == row.Close {
				p.mark(i, r, row)
				break
			}
		}
	}
	if len(p.stack) == 0 {
		return
	}
	first := p.stack[0]
	if !first.row.Single && (nextOpens || first.at == r.From) {
		p.add(Quote{Range: Range{first.at + 1, r.To}, Open: first.at, End: r.To, Goes: nextOpens})
	}
}

func (p *pairer) mark(i int, r Range, row lang.QuoteRow) {
	d := p.d
	t := &d.Toks[i]
	prevSpace := t.Space || i == r.From || opensBefore(d.Toks[i-1])
	nextSpace := i+1 >= r.To || d.Toks[i+1].Space || closesAfter(d.Toks[i+1])
	canOpen := !nextSpace && (prevSpace || t.Mark == row.Open && row.Open != row.Close)
	canClose := !prevSpace || nextSpace
	for _, q := range p.rows { // the directed mark of another pair: “ never closes
		if t.Mark == q.Open && q.Open != q.Close && !p.closes(t.Mark) {
			canClose = false
		}
		if t.Mark == q.Close && q.Open != q.Close && !p.opens(t.Mark) {
			canOpen = false
		}
	}
	if row.Single && !prevSpace && !nextSpace {
		return // an apostrophe
	}
	top := len(p.stack) - 1
	switch {
	case top >= 0 && canClose && !(canOpen && prevSpace) && p.matches(p.stack[top].row, t.Mark):
		o := p.stack[top]
		p.stack = p.stack[:top]
		if top == 0 {
			p.add(Quote{Range: Range{o.at + 1, i}, Open: o.at, End: i + 1, Single: o.row.Single})
		}
	case top >= 1 && canClose && p.matches(p.stack[0].row, t.Mark):
		o := p.stack[0] // the inner one was never closed
		p.stack = p.stack[:0]
		p.add(Quote{Range: Range{o.at + 1, i}, Open: o.at, End: i + 1, Single: o.row.Single})
	case canOpen && top >= 0 && p.stack[top].row == row && endsSentence(d, i-1) && d.Toks[i].Space:
		o := p.stack[0] // a new paragraph of the same quotation, run together
		if !o.row.Single {
			p.add(Quote{Range: Range{o.at + 1, i}, Open: o.at, End: i, Goes: true})
		}
		p.stack = append(p.stack[:0], opened{i, row})
	case canOpen && len(p.stack) < maxDepth:
		if top >= 0 && row.Open == row.Close && p.stack[top].row == row {
			p.stack = p.stack[:top] // an undirected mark cannot nest in itself
		}
		p.stack = append(p.stack, opened{i, row})
	}
}

func (p *pairer) opens(mark rune) bool {
	for _, q := range p.rows {
		if q.Open == mark {
			return true
		}
	}
	return false
}

func (p *pairer) closes(mark rune) bool {
	for _, q := range p.rows {
		if q.Close == mark {
			return true
		}
	}
	return false
}

// matches reports whether mark closes what row opened. Outlets mix “ with " and
// with ”, so any double mark closes a double one.
func (p *pairer) matches(row lang.QuoteRow, mark rune) bool {
	if mark == row.Close {
		return true
	}
	for _, q := range p.rows {
		if q.Close == mark && !q.Single && !row.Single {
			return true
		}
	}
	return false
}

func (p *pairer) add(q Quote) {
	if q.Len() <= 0 {
		return
	}
	q.Para = p.para
	p.d.Quotes = append(p.d.Quotes, q)
}

// closesAfter reports whether a mark stands behind closing quotation marks and
// never behind opening ones.
func closesAfter(t token.Token) bool {
	switch t.Mark {
	case '.', ',', ';', ':', '!', '?', ')', ']', token.Dash, '/':
		return true
	}
	return false
}

func opensBefore(t token.Token) bool {
	return t.Kind == token.Mark && (t.Mark == '(' || t.Mark == '[' || t.Mark == token.Dash || t.Mark == '-' || t.Mark == '/')
}
