package collect

import (
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sanad-news/sanad"
)

// A transcript is what was said itself, at a press conference or in a speech:
//
//	Title: Regular press conference
//	Published: 2031-05-02
//
//	Reporter:
//	Will the talks go on?
//
//	Mara Ilyan:
//	They will.
//
// A label is a line of its own that ends with a colon, or stands before what
// is said where such a line or another of the same label names the same
// speaker. A text with "Speaker: NAME" in its header is one speech.

// transcript takes a file that was said to be a transcript.
func (c *Collector) transcript(name string, r io.Reader, size int64) Item {
	s, notes, err := c.whole(r, size)
	if err != nil {
		return Item{Where: name, Err: place(name, err)}
	}
	return transcriptOf(name, s, notes)
}

func transcriptOf(name, s string, notes []Note) Item {
	report, speaker := withHeader(s)
	report.Source.Path = name
	if speaker != "" {
		report.Turns = []sanad.Turn{{Speaker: speaker, Start: 0, End: len(report.Text)}}
	} else {
		report.Turns = turns(report.Text)
	}
	switch {
	case strings.TrimSpace(report.Text) == "":
		return Item{Where: name, Err: &Error{Where: name, Problem: ErrEmpty}}
	case len(report.Turns) == 0:
		return Item{Where: name, Err: &Error{Where: name, Problem: ErrTranscript}}
	}
	return Item{Where: name, Report: report, Notes: notes}
}

// isTranscript reports whether a text is a transcript beyond doubt: its header
// names the speaker, or it opens with a label, has three lines that are
// nothing else, and one of them again.
func isTranscript(s string) bool {
	report, speaker := withHeader(s)
	if speaker != "" {
		return true
	}
	seen := map[string]int{}
	n, again, before := 0, false, 0
	for line := range strings.Lines(report.Text) {
		line = strings.TrimSpace(line)
		if label, rest, ok := labelOf(line); ok && rest == "" {
			seen[label]++
			again = again || seen[label] > 1
			n++
		} else if n == 0 && line != "" {
			if before++; before > maxTitles {
				return false
			}
		}
	}
	return n >= 3 && again
}

// maxTitles is how many lines may stand over a transcript's first label.
const maxTitles = 3

// turns finds who says which stretch of a transcript.
func turns(s string) []sanad.Turn {
	counts := map[string]int{}
	alone := map[string]bool{}
	for line := range strings.Lines(s) {
		if label, rest, ok := labelOf(strings.TrimSpace(line)); ok {
			counts[label]++
			alone[label] = alone[label] || rest == ""
		}
	}
	var out []sanad.Turn
	at := 0
	for line := range strings.Lines(s) {
		start := at
		at += len(line)
		label, rest, ok := labelOf(strings.TrimSpace(line))
		if ok && (alone[label] || counts[label] > 1 || strings.ToUpper(label) == label) {
			from := at
			if rest != "" {
				from = start + strings.LastIndex(line, rest)
			}
			out = append(out, sanad.Turn{Speaker: label, Start: from, End: at})
		} else if len(out) > 0 {
			out[len(out)-1].End = at
		}
	}
	return out
}

const (
	longestLabel   = 80 // bytes: a name with an office and what it is of
	mostLabelWords = 9
)

// labelOf cuts a line into a speaker's label and what follows it.
func labelOf(line string) (label, rest string, ok bool) {
	label, rest, ok = strings.Cut(line, ":")
	label = strings.TrimSpace(label)
	words := len(strings.Fields(label))
	if !ok || words == 0 || words > mostLabelWords || len(label) > longestLabel || strings.ContainsAny(label, "“”\"?!;/") {
		return "", "", false
	}
	if first, _ := utf8.DecodeRuneInString(label); !unicode.IsLetter(first) || unicode.IsLower(first) {
		return "", "", false
	}
	return label, strings.TrimSpace(rest), true
}
