package blocks

import (
	"strings"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
)

// firstWord is where a line begins behind dashes and brackets: "- Iklan -",
// "[Gambas:Video]". What opens with a quotation mark is a quotation.
func (b *blocker) firstWord(line text.Range) int {
	for i := line.From; i < line.To; i++ {
		t := b.doc.Toks[i]
		if t.Kind != token.Mark || !strings.ContainsRune("-–—[(|•*▪", t.Mark) {
			return i
		}
	}
	return line.From
}

// byline reports whether a credit goes on with a name and no colon, as in
// "Reporting by Jane Doe": its label ends with the word that names an agent.
func (b *blocker) byline(end int, line text.Range) bool {
	return end < line.To && b.doc.Is(end-1, lang.By) && b.doc.Capital(end) && !b.ends(line)
}

// isOutlet reports whether a line is the outlet's name and nothing else, as
// agencies sign with.
func (b *blocker) isOutlet(line text.Range) bool {
	name := strings.TrimSpace(b.d.Report.Outlet)
	if name == "" || line.Len() > 10 {
		return false
	}
	return strings.EqualFold(b.doc.Slice(b.trim(line)), name)
}

// isInitials knows who made a report by initials: "(ab/cde)" or "(sar)" on a
// line of its own.
func (b *blocker) isInitials(line text.Range) bool {
	const most, longest = 9, 5
	if line.Len() < 3 || line.Len() > most || !b.doc.IsMark(line.From, '(') || !b.doc.IsMark(line.To-1, ')') {
		return false
	}
	for i := line.From + 1; i < line.To-1; i++ {
		switch {
		case b.doc.IsMark(i, '/') || b.doc.IsMark(i, ',') || b.doc.IsMark(i, '-'):
		case b.doc.IsWord(i) && len(b.doc.Slice(text.Range{From: i, To: i + 1})) <= longest && !b.doc.Capital(i):
		default:
			return false
		}
	}
	return true
}

// links makes links of the line after a heading that says that one follows.
func (b *blocker) links(kinds []sanad.BlockKind) {
	const longest = 25
	for i, line := range b.doc.Lines {
		if kinds[i] != sanad.RelatedBlock || i+1 >= len(kinds) || !b.doc.IsMark(line.To-1, ':') {
			continue
		}
		if next := b.doc.Lines[i+1]; kinds[i+1] == sanad.BodyBlock && next.Len() <= longest && !b.ends(next) {
			kinds[i+1] = sanad.RelatedBlock
		}
	}
}
