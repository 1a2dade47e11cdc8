package reader

import (
	"slices"
	"strings"
	"time"

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
// and without initials, outlets and capitals.
func names(credit, author string) bool {
	c, a := strings.ToLower(credit), strings.ToLower(author)
	return c == a || strings.Contains(c, a) || strings.Contains(a, c)
}

// mendedTurns moves the turns of a transcript to where mending has put them.
func mendedTurns(in []sanad.Turn, repairs []text.Repair) []sanad.Turn {
	out := slices.Clone(in)
	for i := range out {
		out[i].Start, out[i].End = mended(in[i].Start, repairs), mended(in[i].End, repairs)
	}
	return out
}

// mended is where a byte of the text as received stands in the mended text.
func mended(at int, repairs []text.Repair) int {
	shift := 0 // what the repairs before it took out
	for _, r := range repairs {
		if at+shift < r.Start+len(r.Was) {
			break
		}
		shift += r.End - r.Start - len(r.Was)
	}
	return at + shift
}
