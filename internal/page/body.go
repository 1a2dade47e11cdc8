package page

import (
	"cmp"
	"slices"
	"strings"

	"github.com/sanad-news/sanad"
)

// The marks around a statement; the number stands after the first.
const (
	openMark  = "⟦"
	closeMark = "⟧"
)

// paragraph is blocks that stand on one line of the report: indices [from, to).
type paragraph struct{ from, to int }

// paragraphs cuts the report's blocks into paragraphs.
func (p *page) paragraphs() []paragraph {
	var out []paragraph
	blocks := p.rd.Blocks
	for i := range blocks {
		if i > 0 && !strings.Contains(p.rd.Text[p.from[blocks[i-1].End]:p.from[blocks[i].Start]], "\n") {
			out[len(out)-1].to = i + 1
			continue
		}
		out = append(out, paragraph{i, i + 1})
	}
	return out
}

// body writes the report's text.
func (p *page) body() {
	all := sweep{marks: p.marks()}
	out, last := 0, true
	for _, para := range p.paragraphs() {
		marks := all.in(p.rd.Blocks[para.from].Start, p.rd.Blocks[para.to-1].End)
		if p.isTitle(para) {
			continue
		}
		aside := p.aside(para) && p.nothingNew(marks)
		if aside && !p.All {
			out++
			continue
		}
		if !aside || !last {
			p.b.WriteByte('\n')
		}
		last = aside
		p.paragraph(para, marks, p.style(para, aside))
	}
	if len(p.rd.Statements) == 0 {
		p.b.WriteByte('\n')
		p.say(dim, p.Words.Get("page.none"))
	}
	if out > 0 {
		p.b.WriteByte('\n')
		p.say(dim, p.Words.Count("page.out", out))
	}
}

// isTitle reports whether a paragraph is the title, which the head shows.
func (p *page) isTitle(para paragraph) bool {
	b := p.rd.Blocks[para.from]
	return para.to == para.from+1 && b.Kind == sanad.TitleBlock && p.rd.Title != nil &&
		p.rd.Text[p.from[b.Start]:p.from[b.End]] == *p.rd.Title
}

// aside reports whether a paragraph is no part of the story.
func (p *page) aside(para paragraph) bool {
	for _, b := range p.rd.Blocks[para.from:para.to] {
		switch b.Kind {
		case sanad.CreditBlock, sanad.RelatedBlock, sanad.NoticeBlock, sanad.NoiseBlock, sanad.DatelineBlock:
		default:
			if b.Repeats < 0 {
				return false
			}
		}
	}
	return true
}

// nothingNew reports whether all statements among the marks repeat others.
func (p *page) nothingNew(marks []mark) bool {
	for _, m := range marks {
		if p.rd.Statements[m.statement].Repeats == nil {
			return false
		}
	}
	return true
}

// style is how a paragraph's own words are shown.
func (p *page) style(para paragraph, aside bool) style {
	switch b := p.rd.Blocks[para.from]; {
	case aside, b.Kind == sanad.CaptionBlock:
		return dim
	case b.Kind == sanad.TitleBlock:
		return bold
	}
	return plain
}

// mark is one part of a statement: code points [start, end).
type mark struct{ start, end, statement int }

// marks are all parts of all statements in the order in which they begin, the
// ones around others first.
func (p *page) marks() []mark {
	var out []mark
	for i, s := range p.rd.Statements {
		for _, part := range s.Parts {
			out = append(out, mark{part.Start, part.End, i})
		}
	}
	slices.SortStableFunc(out, func(a, b mark) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end))
	})
	return out
}

// sweep gives each paragraph in turn the marks that stand in it, so that a
// report of many paragraphs costs no more than its length.
type sweep struct {
	marks []mark // those to come
	open  []mark // those that may reach into the next paragraph
}

// in returns the marks in [start, end), in order; good until the next call.
func (s *sweep) in(start, end int) []mark {
	s.open = slices.DeleteFunc(s.open, func(m mark) bool { return m.end <= start })
	for len(s.marks) > 0 && s.marks[0].start < end {
		if s.marks[0].end > start {
			s.open = append(s.open, s.marks[0])
		}
		s.marks = s.marks[1:]
	}
	return s.open
}

// paragraph writes one paragraph with the statements in it.
func (p *page) paragraph(para paragraph, marks []mark, base style) {
	w := wrapper{width: p.column}
	blocks := p.rd.Blocks[para.from:para.to]
	start, end := blocks[0].Start, blocks[len(blocks)-1].End
	for _, b := range blocks {
		st := base
		if b.Kind == sanad.DatelineBlock {
			st = dim
		}
		w.text(p.between(start, b.Start), base)
		p.marked(&w, marks, b.Start, b.End, st)
		start = b.End
	}
	// What stands behind the last block on its line belongs to no block, but a
	// page that leaves words out would not show the report.
	if para.to < len(p.rd.Blocks) {
		end = p.rd.Blocks[para.to].Start
		w.text(p.between(start, end), base)
	} else {
		w.text(p.rd.Text[p.from[end]:], base)
	}
	p.lay(w.finish())
}

func (p *page) between(start, end int) string { return p.rd.Text[p.from[start]:p.from[end]] }

// marked adds the text [start, end) with its statements marked.
func (p *page) marked(w *wrapper, marks []mark, start, end int, base style) {
	var open []mark
	at := start
	shut := func(to int) { // closes what ends up to there, the inner ones first
		for len(open) > 0 {
			first := 0
			for i := range open {
				if open[i].end <= open[first].end {
					first = i
				}
			}
			m := open[first]
			stop := min(m.end, end)
			if stop > to {
				return
			}
			w.text(p.between(at, stop), p.inside(open, base))
			at = stop
			w.tie(closeMark, p.colours[m.statement])
			open = slices.Delete(open, first, first+1)
		}
	}
	for _, m := range marks {
		if m.end <= start || m.start >= end {
			continue
		}
		m.start = max(m.start, start)
		shut(m.start)
		w.text(p.between(at, m.start), p.inside(open, base))
		at = m.start
		begins := -1
		if m.start == p.rd.Statements[m.statement].Parts[0].Start {
			begins = m.statement
		}
		w.open(openMark+number(&p.rd.Statements[m.statement])+" ", p.colours[m.statement], begins)
		open = append(open, m)
	}
	shut(end)
	w.text(p.between(at, end), base)
}

// inside is the style of text inside the open statements: that of the
// innermost.
func (p *page) inside(open []mark, base style) style {
	if len(open) == 0 {
		return base
	}
	return base&^colourBits | p.colours[open[len(open)-1].statement]
}

// number is what a statement is called on the page: its id without the letter.
func number(s *sanad.Statement) string { return strings.TrimPrefix(s.ID, "s") }
