package page

import "unicode"

// wrapper fills lines of a width with words.
type wrapper struct {
	width int
	lines []line
	line  line // being filled
	word  line // being gathered: no line may end within it
	space bool // white space stands before the word
	tied  bool // the next character stays with the word, whatever it is
}

// text adds characters; lines may end at white space and around wide
// characters.
func (w *wrapper) text(s string, st style) {
	for _, r := range s {
		if unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f' {
			w.endWord()
			w.space = true
			continue
		}
		r, cols := shown(r)
		if r < 0 {
			continue
		}
		if cols == 2 && !w.tied || w.word.width+cols > w.width {
			w.endWord()
		}
		w.word.add(string(r), cols, st)
		w.tied = cols == 2 && w.tied
		if cols > 0 {
			w.tied = false
		}
	}
}

// open adds a mark that stays with the word after it and notes that statement
// i begins there, or nothing where i is negative.
func (w *wrapper) open(mark string, st style, i int) {
	if i >= 0 {
		w.word.begins = append(w.word.begins, i)
	}
	w.tie(mark, st)
	w.tied = true
}

// tie adds characters, spaces among them, that stay with the word before them.
func (w *wrapper) tie(s string, st style) {
	w.word.add(s, columns(s), st)
}

// endWord puts the word on the line, or on a new one where it does not fit.
func (w *wrapper) endWord() {
	if len(w.word.runs) == 0 {
		return
	}
	gap := 0
	if w.space && w.line.width > 0 {
		gap = 1
	}
	if w.line.width > 0 && w.line.width+gap+w.word.width > w.width {
		w.endLine()
		gap = 0
	}
	if gap > 0 {
		w.line.add(" ", 1, w.gapStyle())
	}
	w.line.join(w.word)
	w.word, w.space, w.tied = line{}, false, false
}

// gapStyle is the style of the space before the word: that of the words on
// both sides, so that a line of one style is one run.
func (w *wrapper) gapStyle() style {
	last, next := w.line.runs[len(w.line.runs)-1].style, w.word.runs[0].style
	if last != next {
		return plain
	}
	return last
}

func (w *wrapper) endLine() {
	w.lines = append(w.lines, w.line)
	w.line = line{}
}

// finish ends the last line and returns all.
func (w *wrapper) finish() []line {
	w.endWord()
	if w.line.width > 0 || len(w.line.runs) > 0 {
		w.endLine()
	}
	return w.lines
}
