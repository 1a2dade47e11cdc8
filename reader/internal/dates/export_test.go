package dates

import (
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// Fit reads all of s as one shape of the language's dates.tsv, by itself.
func Fit(l *text.Language, shape int, s string) (draft.Date, bool) {
	d := text.Doc{}
	d.Scan(s)
	d.LookUp(l)
	p := parser{doc: &d, pack: l.Pack}
	date, n := p.fit(l.Pack.Dates[shape].Elems, 0, len(d.Toks))
	describe(&date)
	return date, n == len(d.Toks)
}

// WeekdayOf is the true weekday of a date, or 0 where its day is not known.
func WeekdayOf(d draft.Date) int {
	if !full(d) {
		return 0
	}
	return weekday(day(d))
}
