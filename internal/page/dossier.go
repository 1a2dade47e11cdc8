package page

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/sanad-news/sanad/internal/ask"
	"github.com/sanad-news/sanad/internal/dossier"
)

// AppendDossier writes a dossier as a page for a terminal: sentences with the
// numbers of their notes, and the notes under them all.
func AppendDossier(b *bytes.Buffer, d *dossier.Dossier, o Options) {
	p := sheet(b, o)
	p.say(bold, d.Title)
	p.para("", "", bit{d.Lead.Text, plain}, bit{refs(&d.Lead), dim})
	if d.Cut {
		p.gap()
		p.say(dim, d.CutText)
	}
	for i := range d.Sections {
		p.part(&d.Sections[i])
	}
	p.heading("dossier.notes")
	for i := range d.Notes {
		p.noteOf(&d.Notes[i])
	}
}

// part writes a section with what is drawn of it.
func (p *page) part(s *dossier.Section) {
	p.gap()
	p.say(bold, s.Title)
	for i := range s.Charts {
		if s.Charts[i].Kind == dossier.Months {
			p.bars(&s.Charts[i])
		}
	}
	for i := range s.Items {
		p.sentence(&s.Items[i], indent1)
	}
	for i := range s.Sections {
		p.gap()
		p.para("", indent1, bit{s.Sections[i].Title, bold | accent})
		for j := range s.Sections[i].Items {
			p.sentence(&s.Sections[i].Items[j], indent1)
		}
	}
}

// sentence writes a sentence, its words of the report and the numbers of its
// notes; what belongs under it stands under it.
func (p *page) sentence(it *dossier.Item, indent string) {
	bits := make([]bit, 0, 4)
	if it.Label != "" {
		bits = append(bits, bit{it.Label + " ", bold})
	}
	bits = append(bits, bit{it.Text, plain})
	if it.Quote != "" {
		bits = append(bits, bit{" “" + clipped(strings.Join(strings.Fields(it.Quote), " "), mostShown) + "”", accent})
	}
	if more := refs(it); more != "" {
		bits = append(bits, bit{more, dim})
	}
	if it.More > 0 && len(it.Notes) > 0 {
		bits = append(bits, bit{" " + p.Words.Get("dossier.more", it.More), dim})
	}
	p.para(indent+"·", indent+"  ", bits...)
	for i := range it.Items {
		p.sentence(&it.Items[i], indent+indent1)
	}
}

func refs(it *dossier.Item) string {
	var b strings.Builder
	for _, n := range it.Notes {
		fmt.Fprintf(&b, " [%d]", n)
	}
	return b.String()
}

// noteOf writes a note: where the characters stand, and the characters.
func (p *page) noteOf(n *dossier.Note) {
	head := fmt.Sprintf("%4d ", n.Number)
	bits := []bit{{strings.Join(n.About(p.Words), " · "), plain}, {" “" + clipped(strings.Join(strings.Fields(n.Text), " "), mostShown) + "”", accent},
		{" " + n.ID + " " + p.Words.Get("dossier.note.span", n.Start, n.End), dim}}
	p.para(head, strings.Repeat(" ", columns(head)), bits...)
}

// mostBars is how many months are drawn: more do not fit on a page.
const mostBars = 36

// sideMarks are what a statement of each side is drawn with, told apart
// without colours too.
const sideMarks = "█▒"

func sideMark(side, n int) string { return strings.Repeat(string([]rune(sideMarks)[side]), n) }

// bars draws the newest months of a relation: a mark for each statement, and
// the events beside them.
func (p *page) bars(c *dossier.Chart) {
	sides := len(c.Names) - 4
	most, widest := 1, 0
	months := c.Months[max(0, len(c.Months)-mostBars):]
	for _, m := range months {
		said := 0
		for _, n := range m.Counts[:sides] {
			said += n
		}
		most, widest = max(most, said), max(widest, columns(p.Words.Date(m.Month)))
	}
	indent := strings.Repeat(" ", len(indent1)+widest+1)
	room := max(p.column-len(indent)-10, 10)
	for _, m := range months {
		head := p.Words.Date(m.Month)
		bits := []bit{{strings.Repeat(" ", widest-columns(head)), plain}}
		for i, n := range m.Counts[:sides] {
			bits = append(bits, bit{sideMark(i, (n*room+most-1)/max(most, room)), firstSpeaker + style(i)})
		}
		if coop := m.Counts[sides] + m.Counts[sides+1]; coop > 0 {
			bits = append(bits, bit{fmt.Sprintf(" +%d", coop), put | bold})
		}
		if conflict := m.Counts[sides+2] + m.Counts[sides+3]; conflict > 0 {
			bits = append(bits, bit{fmt.Sprintf(" −%d", conflict), lost})
		}
		p.para(indent1+head, indent, bits...)
	}
	p.sidesDrawn(c.Names[:sides])
}

// sidesDrawn says what the marks of a chart are.
func (p *page) sidesDrawn(sides []string) {
	bits := []bit{}
	for i, name := range sides {
		bits = append(bits, bit{sideMark(i, 1), firstSpeaker + style(i)}, bit{" " + name + "; ", dim})
	}
	p.para("", indent1, append(bits, bit{p.Words.Get("dossier.legend"), dim})...)
}

// AppendWho says whom a name could mean where it means nobody for sure.
func AppendWho(b *bytes.Buffer, w *ask.Who, verb string, o Options) {
	sheet(b, o).candidates(w, verb)
}
