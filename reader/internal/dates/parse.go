// Package dates finds the dates in a report, solves those given in pieces, and
// tells when the report was published, each as precisely as the text lets one
// know and no more.
package dates

import (
	"strconv"
	"strings"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// Read finds the dates and solves them.
func Read(d *draft.Draft) {
	p := parser{doc: &d.Doc, pack: d.Doc.Lang.Pack}
	for _, b := range d.Blocks {
		if b.Kind == sanad.NoiseBlock || b.Kind == sanad.RelatedBlock {
			continue
		}
		for i := b.From; i < b.To; i++ {
			if p.doc.Toks[i].Kind != token.Number && !p.doc.Is(i, lang.Calendar) && !p.doc.IsMark(i, '(') {
				continue
			}
			date, n := p.longest(i, b.To)
			if n == 0 {
				continue
			}
			date.Range = text.Range{From: i, To: i + n}
			date.Head = b.Kind == sanad.DatelineBlock || alone(date.Range, b.Range)
			d.Dates = append(d.Dates, date)
			i += n - 1
		}
		if b.Kind == sanad.NoticeBlock {
			p.copyright(d, b.Range)
		}
	}
	solve(d)
}

// alone reports whether a date is all that its block says, as in the line
// under a headline.
func alone(date, block text.Range) bool { return block.Len()-date.Len() <= 3 }

type parser struct {
	doc        *text.Doc
	pack       *lang.Pack
	impossible int // tokens of the longest shape that fits but for naming a day that never was
}

// copyright takes the year of a copyright line.
func (p *parser) copyright(d *draft.Draft, r text.Range) {
	for i := r.From; i < r.To; i++ {
		if y, ok := p.year(i); ok {
			date := blank()
			date.Range, date.Year, date.Copyright = text.Range{From: i, To: i + 1}, y, true
			d.Dates = append(d.Dates, date)
			return
		}
	}
}

func blank() draft.Date { return draft.Date{Hour: -1, Minute: -1, Zone: draft.NoZone} }

// longest tries every shape at token i and returns the longest that fits.
func (p *parser) longest(i, end int) (draft.Date, int) {
	best, most := draft.Date{}, 0
	p.impossible = 0
	for s := range p.pack.Dates {
		if !p.canBegin(p.pack.Dates[s].Elems[0], i) {
			continue
		}
		if date, n := p.fit(p.pack.Dates[s].Elems, i, end); n > most {
			best, most = date, n
		}
	}
	if p.impossible > most {
		return best, 0 // "29 Februari 2023" is not "29 Februari"
	}
	return best, most
}

// canBegin tells by the kind of token alone whether a shape can begin at i, so
// that a number is not tried against shapes that begin with a weekday.
func (p *parser) canBegin(first lang.DateElem, i int) bool {
	switch first.Part {
	case "":
		return true
	case lang.PartDay, lang.PartYear, lang.PartDM, lang.PartDMY, lang.PartMD, lang.PartMDY, lang.PartISO, lang.PartTime:
		return p.doc.Toks[i].Kind == token.Number
	}
	return p.doc.Toks[i].Kind == token.Word
}

// fit matches one shape at token i and returns how many tokens it took; 0
// where it does not fit.
func (p *parser) fit(elems []lang.DateElem, i, end int) (draft.Date, int) {
	date := blank()
	at := i
	for _, e := range elems {
		n := 0
		if at < end {
			n = p.part(e, at, &date)
		}
		if n == 0 && !e.Optional {
			return date, 0
		}
		at += n
	}
	for at > i && p.doc.Toks[at-1].Kind == token.Mark && !p.doc.IsMark(at-1, ')') {
		at-- // an optional comma with nothing behind it
	}
	const leap = 2024 // a year left open may be one
	year := date.Year
	if year == 0 {
		year = leap
	}
	if date.Day > 31 || date.Month > 12 || date.Day > 0 && date.Month > 0 && !exists(year, date.Month, date.Day) {
		p.impossible = max(p.impossible, at-i)
		return date, 0
	}
	return date, at - i
}

// part matches one element at token i.
func (p *parser) part(e lang.DateElem, i int, date *draft.Date) int {
	if e.Literal != "" {
		if p.doc.Word(i) == e.Literal || e.Literal == "-" && p.doc.IsMark(i, token.Dash) || strings.EqualFold(p.doc.Word(i), e.Literal) {
			return 1
		}
		return 0
	}
	switch e.Part {
	case lang.PartDay:
		if n, ok := p.number(i, 2); ok && n >= 1 && n <= 31 {
			date.Day = n
			return 1
		}
	case lang.PartYear:
		if y, ok := p.year(i); ok {
			date.Year = y
			return 1
		}
	case lang.PartDM, lang.PartDMY, lang.PartMD, lang.PartMDY:
		return p.slashed(e.Part, i, date)
	case lang.PartISO:
		return p.iso(i, date)
	case lang.PartTime:
		return p.time(i, date)
	default:
		return p.word(e.Part, i, date)
	}
	return 0
}

// word matches an element that is a word of calendar.tsv.
func (p *parser) word(part lang.DatePart, i int, date *draft.Date) int {
	m, ok := p.doc.Match(i, lang.CalendarSense)
	if !ok {
		return 0
	}
	n := int(m.To - m.From)
	for ; ok && int(m.From) == i; m, ok = p.next(m) {
		row := p.pack.Calendar[m.Sense.Ref]
		switch {
		case part == lang.PartWeekday && row.Kind == lang.Weekday && p.doc.Capital(i):
			date.Weekday = row.Value
		case part == lang.PartMonth && row.Kind == lang.Month && p.doc.Capital(i):
			date.Month = row.Value
			if p.doc.IsMark(i+n, '.') && !p.doc.Toks[i+n].Space && p.doc.Is(i, lang.Abbreviation) {
				n++
			}
		case part == lang.PartZone && row.Kind == lang.Zone && p.doc.Capital(i):
			date.Zone = row.Value
		case part == lang.PartRelDay && row.Kind == lang.RelDay:
			date.Shift, date.Relative = row.Value, true
		case part == lang.PartAgo && row.Kind == lang.Ago:
			date.Ago = true
		case part == lang.PartMeridiem && row.Kind == lang.Meridiem && date.Hour >= 0 && date.Hour <= 12:
			date.Hour = date.Hour%12 + row.Value
		case part == lang.PartDaypart && row.Kind == lang.Daypart, part == lang.PartUnit && row.Kind == lang.Unit:
		default:
			continue
		}
		return n
	}
	return 0
}

// next returns the calendar sense after m of the same words: "Mar" is a month
// in one row and may be something else in another.
func (p *parser) next(m lang.Match) (lang.Match, bool) {
	seen := false
	for _, o := range p.doc.MatchesAt(int(m.From)) {
		if o.Sense.Kind != lang.CalendarSense {
			continue
		}
		if seen {
			return o, true
		}
		seen = o.Sense.Ref == m.Sense.Ref
	}
	return lang.Match{}, false
}

func (p *parser) number(i, digits int) (int, bool) {
	if i >= len(p.doc.Toks) || p.doc.Toks[i].Kind != token.Number {
		return 0, false
	}
	w := p.doc.Word(i)
	if len(w) > digits {
		return 0, false
	}
	n, err := strconv.Atoi(w)
	return n, err == nil
}

func (p *parser) year(i int) (int, bool) {
	y, ok := p.number(i, 4)
	return y, ok && y >= 1900 && y < 2100
}

// slashed reads 22/2, 22/2/2023 and, month first, 2/22/2023.
func (p *parser) slashed(part lang.DatePart, i int, date *draft.Date) int {
	if p.doc.Toks[i].Kind != token.Number {
		return 0
	}
	f := strings.Split(p.doc.Word(i), "/")
	withYear := part == lang.PartDMY || part == lang.PartMDY
	if len(f) != 2 && !withYear || len(f) != 3 && withYear {
		return 0
	}
	var n [3]int
	for k, s := range f {
		v, err := strconv.Atoi(s)
		if err != nil {
			return 0
		}
		n[k] = v
	}
	day, month := n[0], n[1]
	if part == lang.PartMD || part == lang.PartMDY {
		day, month = month, day
	}
	if day < 1 || day > 31 || month < 1 || month > 12 {
		return 0
	}
	if withYear {
		y := n[2]
		if y < 100 {
			y += 2000
		}
		if y < 1900 || y >= 2100 {
			return 0
		}
		date.Year = y
	}
	date.Day, date.Month = day, month
	return 1
}

// iso reads 2023-02-22.
func (p *parser) iso(i int, date *draft.Date) int {
	y, ok := p.year(i)
	if !ok || i+4 >= len(p.doc.Toks) || !p.doc.IsMark(i+1, '-') || !p.doc.IsMark(i+3, '-') {
		return 0
	}
	m, ok1 := p.number(i+2, 2)
	day, ok2 := p.number(i+4, 2)
	if !ok1 || !ok2 || m < 1 || m > 12 || day < 1 || day > 31 {
		return 0
	}
	date.Year, date.Month, date.Day = y, m, day
	return 5
}

// time reads 15:34 and 15.34.
func (p *parser) time(i int, date *draft.Date) int {
	if p.doc.Toks[i].Kind != token.Number {
		return 0
	}
	f := strings.FieldsFunc(p.doc.Word(i), func(r rune) bool { return r == ':' || r == '.' })
	if len(f) < 2 || len(f) > 3 || len(f[1]) != 2 {
		return 0
	}
	h, err1 := strconv.Atoi(f[0])
	m, err2 := strconv.Atoi(f[1])
	if err1 != nil || err2 != nil || h > 23 || m > 59 {
		return 0
	}
	date.Hour, date.Minute = h, m
	return 1
}
