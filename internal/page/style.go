package page

import (
	"bytes"
	"strconv"
)

// style is how characters are shown: a colour in the low bits, and more.
type style uint8

const (
	colourBits style = 15
	bold       style = 1 << 4
	dim        style = 1 << 5
)

// Colours by their place in palette; 0 is the terminal's own.
const (
	plain style = iota
	red
	firstSpeaker
)

// palette gives the SGR code of each colour. Red says NOT SAID and nothing
// else; the others tell speakers apart, on a dark and on a light ground.
var palette = [...]int{39, 31, 36, 35, 32, 33, 94}

const speakerColours = len(palette) - int(firstSpeaker)

// appendSGR appends what switches a terminal to the style.
func (s style) appendSGR(b []byte) []byte {
	b = append(b, "\x1b["...)
	if s&bold != 0 {
		b = append(b, "1;"...)
	}
	if s&dim != 0 {
		b = append(b, "2;"...)
	}
	b = strconv.AppendInt(b, int64(palette[s&colourBits]), 10)
	return append(b, 'm')
}

// run is characters of one style.
type run struct {
	text  []byte
	style style
}

// line is one line of the page, and the statements that begin on it.
type line struct {
	runs   []run
	width  int
	begins []int
}

func (l *line) add(text string, width int, st style) {
	if text == "" {
		return
	}
	l.width += width
	if n := len(l.runs); n > 0 && l.runs[n-1].style == st {
		l.runs[n-1].text = append(l.runs[n-1].text, text...)
		return
	}
	l.runs = append(l.runs, run{[]byte(text), st})
}

func (l *line) join(more line) {
	for _, r := range more.runs {
		l.add(string(r.text), 0, r.style)
	}
	l.width += more.width
	l.begins = append(l.begins, more.begins...)
}

// write writes the line without its end. Each run is switched on and off
// within the line, so that a pager can begin anywhere.
func (l *line) write(b *bytes.Buffer, colour bool) {
	for _, r := range l.runs {
		if !colour || r.style == plain {
			b.Write(r.text)
			continue
		}
		b.Write(r.style.appendSGR(nil))
		b.Write(r.text)
		b.WriteString("\x1b[0m")
	}
}
