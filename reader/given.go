package reader

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/text"
)

// given puts into the reading what came beside the text and has no characters
// in it.
func (a assembler) given(rd *sanad.Reading) {
	report := a.d.Report
	for _, name := range report.Authors {
		if !slices.ContainsFunc(rd.Credits, func(c sanad.Credit) bool { return names(c.Name, name) }) {
			rd.Credits = append(rd.Credits, sanad.Credit{Role: "reporter", Name: name})
		}
	}
	rd.Dates = slices.Clone(report.Dates)
	if rd.Published == nil || report.Published == "" {
		return
	}
	for i := range a.d.Dates {
		date := &a.d.Dates[i]
		if date.Head && !date.Relative && date.Year > 0 && date.Month > 0 && date.Day > 0 && !strings.HasPrefix(rd.Published.Value, day(date.Value)) {
			rd.Dates = append(rd.Dates, sanad.GivenDate{Value: date.Value, From: "text"})
			return // the first line of its own that is a date is the page's; more are of what stands around it
		}
	}
}

// day is the day of an EDTF value, as far as it is known.
func day(v string) string { return v[:min(len(v), len(time.DateOnly))] }

// names reports whether a credit and an author are one: names are written with
// and without initials, outlets and capitals, so that all words of one of them
// stand in the other.
func names(credit, author string) bool {
	c, a := nameWords(credit), nameWords(author)
	if len(a) > len(c) {
		c, a = a, c
	}
	for _, w := range a {
		if !slices.Contains(c, w) {
			return false
		}
	}
	return len(a) > 0 || strings.EqualFold(credit, author)
}

func nameWords(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsMark(c) && !unicode.IsNumber(c) })
}

// checkTurns reports a turn that is no stretch of the text, or does not follow
// the one before it. Its error wraps ErrTurns.
func checkTurns(in []sanad.Turn, text string) error {
	before := 0
	for i, turn := range in {
		switch {
		case turn.Start < 0 || turn.End > len(text):
			return fmt.Errorf("%w: turn %d is bytes %d to %d of a text of %d", ErrTurns, i+1, turn.Start, turn.End, len(text))
		case turn.End < turn.Start:
			return fmt.Errorf("%w: turn %d ends at byte %d, before its start at %d", ErrTurns, i+1, turn.End, turn.Start)
		case turn.Start < before:
			return fmt.Errorf("%w: turn %d starts at byte %d, before the end of the one before it at %d", ErrTurns, i+1, turn.Start, before)
		}
		before = turn.End
	}
	return nil
}

// mendedTurns moves the turns of a transcript, which are in order, to where
// mending has put them.
func mendedTurns(in []sanad.Turn, repairs []text.Repair) []sanad.Turn {
	next, shift := 0, 0 // what the repairs up to next took out
	mended := func(at int) int {
		for ; next < len(repairs); next++ {
			r := &repairs[next]
			if at+shift < r.Start+len(r.Was) {
				break
			}
			shift += r.End - r.Start - len(r.Was)
		}
		return at + shift
	}
	out := slices.Clone(in)
	for i := range out {
		out[i].Start = mended(in[i].Start)
		out[i].End = mended(in[i].End)
	}
	return out
}
