// Package blocks tells the parts of a report apart: title, dateline, body,
// credits, captions, links to other reports, notices and noise.
package blocks

import (
	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// Read fills Blocks, Dateline and Credits, and cuts the title and body into
// quotations and sentences.
func Read(d *draft.Draft) {
	b := blocker{d: d, doc: &d.Doc}
	kinds := make([]sanad.BlockKind, len(b.doc.Lines))
	for i, line := range b.doc.Lines {
		kinds[i] = b.kindOf(line)
	}
	b.links(kinds)
	b.tail(kinds)
	b.titles(kinds)
	b.assemble(kinds)
	b.repeats()
	d.Doc.Segment(b.paras)
}

type blocker struct {
	d     *draft.Draft
	doc   *text.Doc
	paras []text.Range
}

// kindOf tells what a line says of itself; body where it says nothing.
func (b *blocker) kindOf(line text.Range) sanad.BlockKind {
	if line.Len() == 1 && b.doc.Toks[line.From].Kind != token.Word {
		return sanad.NoiseBlock
	}
	if !b.doc.IsWord(line.From) && b.noWords(line) {
		return sanad.NoiseBlock
	}
	if b.isDate(line) || b.isOutlet(line) {
		return sanad.NoticeBlock
	}
	if b.isInitials(line) {
		return sanad.CreditBlock
	}
	line.From = b.firstWord(line)
	m, ok := b.doc.Match(line.From, lang.MarkerSense)
	if !ok {
		if b.isCaption(line) {
			return sanad.CaptionBlock
		}
		return sanad.BodyBlock
	}
	row := &b.doc.Lang.Pack.Markers[m.Sense.Ref]
	end := int(m.To)
	colon := end < line.To && (b.doc.IsMark(end, ':') || b.doc.IsMark(end, '|') || b.doc.IsMark(end, '/'))
	short := line.Len() <= 40
	switch {
	case row.Where == "whole" && end != line.To && !(colon && end+1 == line.To) && !b.noWords(text.Range{From: end, To: line.To}):
		return sanad.BodyBlock
	case row.Kind == lang.CreditMarker && (colon || b.byline(end, line)) && short:
		return b.credit(line)
	case row.Kind == lang.CaptionMarker && (colon || b.doc.IsMark(end, '.')):
		b.caption(line, end+1)
		return sanad.CaptionBlock
	case row.Kind == lang.RelatedMarker && (colon || line.Len() <= 25):
		return sanad.RelatedBlock
	case row.Kind == lang.NoticeMarker && short:
		return sanad.NoticeBlock
	case row.Kind == lang.NoiseMarker:
		return sanad.NoiseBlock
	}
	return sanad.BodyBlock
}

// isDate reports whether a line is a date and time alone, as under a headline.
func (b *blocker) isDate(line text.Range) bool {
	const longest = 12
	calendar := false
	for i := line.From; i < line.To; i++ {
		if b.doc.Toks[i].Kind != token.Word {
			continue
		}
		if !b.doc.Is(i, lang.Calendar) {
			return false
		}
		calendar = true
	}
	return calendar && line.Len() <= longest
}

func (b *blocker) noWords(line text.Range) bool {
	for i := line.From; i < line.To; i++ {
		if b.doc.IsWord(i) {
			return false
		}
	}
	return true
}

// isCaption knows a picture's caption by the agency behind a slash at its end:
// "… dalam suatu pertemuan/Net".
func (b *blocker) isCaption(line text.Range) bool {
	n := line.To
	if line.Len() < 4 || line.Len() > 60 || !b.doc.IsMark(n-2, '/') || b.doc.Toks[n-1].Space || !b.doc.Capital(n-1) {
		return false
	}
	b.d.Credits = append(b.d.Credits, draft.Credit{Range: text.Range{From: n - 1, To: n}, Role: "photo"})
	return true
}

func (b *blocker) caption(line text.Range, from int) {
	if name := b.trim(text.Range{From: from, To: line.To}); name.Len() > 0 && name.Len() < 20 {
		b.d.Credits = append(b.d.Credits, draft.Credit{Range: name, Role: "photo"})
	}
}

// credit reads "Pewarta: A", "Rep: A/ Red: B" and the like.
func (b *blocker) credit(line text.Range) sanad.BlockKind {
	role, from := "", line.From
	flush := func(to int) {
		if name := b.trim(text.Range{From: from, To: to}); role != "" && name.Len() > 0 {
			b.d.Credits = append(b.d.Credits, draft.Credit{Range: name, Role: role})
		}
	}
	for i := line.From; i < line.To; i++ {
		m, ok := b.doc.Match(i, lang.MarkerSense)
		if !ok {
			continue
		}
		row := &b.doc.Lang.Pack.Markers[m.Sense.Ref]
		end, by := int(m.To), b.byline(int(m.To), line)
		if row.Kind != lang.CreditMarker || !by && !b.doc.IsMark(end, ':') && !(i == line.From && b.doc.IsMark(end, '|')) {
			continue
		}
		flush(i)
		role, from = row.Value, end+1
		if by {
			from = end
		}
		i = from - 1
	}
	flush(line.To)
	return sanad.CreditBlock
}

// trim takes marks off both ends of a range.
func (b *blocker) trim(r text.Range) text.Range {
	for r.From < r.To && b.doc.Toks[r.From].Kind == token.Mark {
		r.From++
	}
	for r.From < r.To && b.doc.Toks[r.To-1].Kind == token.Mark {
		r.To--
	}
	return r
}

// tail makes noise of the short lines that stand among noise after the body,
// such as the numbers and headings of a list of other reports.
func (b *blocker) tail(kinds []sanad.BlockKind) {
	noise := false
	for i, line := range b.doc.Lines {
		switch {
		case kinds[i] == sanad.NoiseBlock:
			noise = true
		case kinds[i] == sanad.BodyBlock && noise && line.Len() < 12 && !b.ends(line):
			kinds[i] = sanad.NoiseBlock
		default:
			noise = false
		}
	}
}

// ends reports whether a line ends as a sentence does.
func (b *blocker) ends(line text.Range) bool {
	t := b.doc.Toks[line.To-1]
	if t.Kind != token.Mark {
		return false
	}
	switch t.Mark {
	case '.', '?', '!', ':', '"', '”', '’', ')', '\'', token.Ellipsis, token.DoubleApostrophe, '»':
		return true
	}
	return false
}

// titles finds the heading lines: those before the body begins that end as no
// sentence does. A report given with its title repeats it here or leaves it out.
func (b *blocker) titles(kinds []sanad.BlockKind) {
	for i, line := range b.doc.Lines {
		if kinds[i] != sanad.BodyBlock {
			continue
		}
		if b.dateline(line).Len() > 0 || b.ends(line) || line.Len() > 30 {
			return
		}
		if i+1 >= len(b.doc.Lines) || b.joins(i+1) {
			return
		}
		kinds[i] = sanad.TitleBlock
	}
}

// joins reports whether line i goes on with the sentence of the line before:
// that line stops where no sentence or heading can.
func (b *blocker) joins(i int) bool {
	prev, line := b.doc.Lines[i-1], b.doc.Lines[i]
	if b.doc.Toks[line.From].Lines > 1 || b.ends(prev) || !b.doc.IsWord(line.From) && b.doc.Toks[line.From].Kind != token.Number {
		return false
	}
	last := prev.To - 1
	if b.doc.IsMark(last, ',') {
		return true
	}
	const open = lang.Prep | lang.Det | lang.And | lang.Or | lang.Rel | lang.Comp | lang.Aux | lang.Of
	if b.doc.Is(last, open) && !b.doc.Capital(last) {
		return true
	}
	if m, ok := b.doc.Match(last-1, lang.MarkerSense); ok && int(m.To) == prev.To {
		return true
	}
	return prev.Len() > 6 && b.doc.IsWord(line.From) && !b.doc.Capital(line.From)
}

// assemble makes blocks of the lines, joining what was broken in mid-sentence.
func (b *blocker) assemble(kinds []sanad.BlockKind) {
	for i := 0; i < len(kinds); i++ {
		line := b.doc.Lines[i]
		for i+1 < len(kinds) && kinds[i] == sanad.BodyBlock && kinds[i+1] == sanad.BodyBlock && b.joins(i+1) {
			i++
			line.To = b.doc.Lines[i].To
		}
		if kinds[i] == sanad.BodyBlock {
			line = b.takeDateline(line)
		}
		if line.Len() == 0 {
			continue
		}
		b.d.Blocks = append(b.d.Blocks, draft.Block{Range: line, Kind: kinds[i], Repeats: draft.None})
		if kinds[i] == sanad.BodyBlock || kinds[i] == sanad.TitleBlock || kinds[i] == sanad.CaptionBlock {
			b.paras = append(b.paras, line)
		}
	}
}

func (b *blocker) takeDateline(line text.Range) text.Range {
	if b.d.Dateline != nil {
		return line
	}
	dl := b.dateline(line)
	if dl.Len() == 0 {
		return line
	}
	b.d.Dateline = b.parts(dl)
	b.d.Blocks = append(b.d.Blocks, draft.Block{Range: dl, Kind: sanad.DatelineBlock, Repeats: draft.None})
	return text.Range{From: dl.To, To: line.To}
}

// repeats marks blocks whose words an earlier block has said.
func (b *blocker) repeats() {
	const few = 6
	seen := map[uint64]int{}
	for i := range b.d.Blocks {
		blk := &b.d.Blocks[i]
		if blk.Len() < few || blk.Kind == sanad.DatelineBlock {
			continue
		}
		h := uint64(14695981039346656037)
		for t := blk.From; t < blk.To; t++ {
			if b.doc.Toks[t].Kind != token.Mark {
				h = (h ^ b.doc.Toks[t].Hash) * 1099511628211
			}
		}
		if first, ok := seen[h]; ok {
			blk.Repeats = first
		} else {
			seen[h] = i
		}
	}
}
