// Package page writes a reading as a page made to be read: the report's head,
// then its text with each statement marked in place and its speaker beside it.
package page

import (
	"bytes"
	"slices"
	"strings"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/message"
)

// Options say how the page looks.
type Options struct {
	Width  int  // columns; DefaultWidth where it is 0
	Colour bool // the page differs in nothing else
	All    bool // also what is no part of the story: links, notices, credits, repeats
	Words  message.Catalogue
}

// DefaultWidth is the width of a page that goes to no terminal.
const DefaultWidth = 80

// Widths, in columns. A line of more than maxText is hard to follow back to
// its start, and a margin of fewer than minMargin cannot hold a name.
const (
	minWidth    = 20
	wideWidth   = 100 // from here on speakers stand in a margin
	maxText     = 84
	minMargin   = 34
	maxMargin   = 46
	marginSpace = 3
	noteIndent  = 4 // of speakers under a paragraph
)

// Append writes the page of a reading to b.
func Append(b *bytes.Buffer, rd *sanad.Reading, o Options) {
	p := &page{Options: o, b: b, rd: rd, from: bytePositions(rd)}
	p.Width = max(p.Width, 0)
	if p.Width == 0 {
		p.Width = DefaultWidth
	}
	p.Width = max(p.Width, minWidth)
	p.column = p.Width
	if p.Width >= wideWidth {
		p.margin = min(max(p.Width*3/8-marginSpace, minMargin), maxMargin)
		p.column = min(p.Width-p.margin-marginSpace, maxText)
	}
	p.people()
	p.head()
	p.body()
	p.events()
	p.figures()
}

// page is a page being written.
type page struct {
	Options
	b       *bytes.Buffer
	rd      *sanad.Reading
	from    map[int]int // byte of each code point that something begins or ends at
	column  int         // width of the text
	margin  int         // width of the notes beside it; 0 where they stand under it
	colours []style     // of each statement
	depths  []int       // how deep each statement stands inside others
	told    map[string]bool
	held    string // the office told last, with its holder
}

// bytePositions finds the bytes of all code points that the page cuts at.
func bytePositions(rd *sanad.Reading) map[int]int {
	var at []int
	for _, b := range rd.Blocks {
		at = append(at, b.Start, b.End)
	}
	for _, s := range rd.Statements {
		for _, p := range s.Parts {
			at = append(at, p.Start, p.End)
		}
	}
	slices.Sort(at)
	at = slices.Compact(at)
	pos := make(map[int]int, len(at))
	n, next := 0, 0
	for i := range rd.Text {
		for next < len(at) && at[next] <= n {
			pos[at[next]] = i
			next++
		}
		if next == len(at) {
			return pos
		}
		n++
	}
	for _, a := range at[next:] {
		pos[a] = len(rd.Text)
	}
	return pos
}

// people gives each speaker a colour and each statement its depth.
func (p *page) people() {
	seen := map[string]style{}
	byID := map[string]int{}
	p.colours = make([]style, len(p.rd.Statements))
	p.depths = make([]int, len(p.rd.Statements))
	p.told = map[string]bool{}
	for i := range p.rd.Statements {
		s := &p.rd.Statements[i]
		byID[s.ID] = i
		key := speakerKey(s)
		c, ok := seen[key]
		if !ok {
			c = firstSpeaker + style(len(seen)%speakerColours)
			seen[key] = c
		}
		if s.Negated {
			c = red
		}
		p.colours[i] = c
	}
	for i := range p.rd.Statements {
		for in := p.rd.Statements[i].Within; in != nil && p.depths[i] < maxDepth; {
			j, ok := byID[*in]
			if !ok {
				break
			}
			p.depths[i]++
			in = p.rd.Statements[j].Within
		}
	}
}

// maxDepth is as deep as the page tells statements inside statements apart.
const maxDepth = 4

func speakerKey(s *sanad.Statement) string {
	var names []string
	for _, sp := range s.Speakers {
		names = append(names, sp.Actor+"/"+sp.Name)
	}
	return strings.Join(names, "+")
}

// put writes lines, each after a prefix.
func (p *page) put(prefix string, lines []line) {
	for i := range lines {
		p.b.WriteString(prefix)
		lines[i].write(p.b, p.Colour)
		p.b.WriteByte('\n')
	}
}

// say writes one message over the text's width.
func (p *page) say(st style, text string) {
	w := wrapper{width: p.column}
	w.text(text, st)
	p.put("", w.finish())
}
