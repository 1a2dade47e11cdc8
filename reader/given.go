package reader

import (
	"slices"
	"strings"
	"time"

	"github.com/sanad-news/sanad"
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
