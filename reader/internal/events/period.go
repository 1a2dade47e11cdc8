package events

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// relative solves "pekan lalu", "bulan depan" from the day of publication.
func (f *finder) relative(d *draft.Date) *draft.Date {
	if p := f.d.Published; d.Month > 0 && d.Year == 0 {
		if p == nil || p.Month == 0 || !f.ahead(d.To) {
			return nil
		}
		out := *d
		out.Year = p.Year
		if d.Month <= p.Month {
			out.Year++
		}
		out.Proof = append([]text.Range{d.Range}, p.Proof...)
		out.Value, out.Precision = fmt.Sprintf("%04d-%02d", out.Year, out.Month), "month"
		return &out
	}
	for i := d.From; i < d.To; i++ {
		m, ok := f.doc.Match(i, lang.CalendarSense)
		if !ok {
			continue
		}
		if row := f.pack.Calendar[m.Sense.Ref]; row.Kind == lang.Unit && row.Value > 0 {
			return f.period(d.Range, row.Value, -1)
		}
	}
	return nil
}

// period is the day, week, month or year that lies step units from that of
// publication.
func (f *finder) period(r text.Range, unit, step int) *draft.Date {
	p := f.d.Published
	if p == nil || p.Year == 0 {
		return nil
	}
	d := &draft.Date{Range: r, Proof: append([]text.Range{r}, p.Proof...)}
	switch {
	case unit >= 365:
		d.Value, d.Precision, d.Year = fmt.Sprintf("%04d", p.Year+step), "year", p.Year+step
	case p.Month == 0:
		return nil
	case unit >= 28:
		t := time.Date(p.Year, time.Month(p.Month+step), 1, 0, 0, 0, 0, time.UTC)
		d.Value, d.Precision, d.Year, d.Month = t.Format("2006-01"), "month", t.Year(), int(t.Month())
	case p.Day == 0:
		return nil
	case unit == 7:
		t := time.Date(p.Year, time.Month(p.Month), p.Day+7*step, 0, 0, 0, 0, time.UTC)
		monday := t.AddDate(0, 0, -(int(t.Weekday())+6)%7)
		d.Value, d.Precision = monday.Format(time.DateOnly)+"/"+monday.AddDate(0, 0, 6).Format(time.DateOnly), "day"
		d.Year, d.Month = monday.Year(), int(monday.Month())
	default:
		t := time.Date(p.Year, time.Month(p.Month), p.Day+step, 0, 0, 0, 0, time.UTC)
		d.Value, d.Precision, d.Year, d.Month, d.Day = t.Format(time.DateOnly), "day", t.Year(), int(t.Month()), t.Day()
	}
	return d
}

// written reports whether the years of a value in EDTF are from 0001 to 9999: no
// other can be written, and shifts lead out of them.
func written(value string) bool {
	for day := range strings.SplitSeq(value, "/") {
		year, _, _ := strings.Cut(day, "-")
		if len(year) != 4 || year == "0000" {
			return false
		}
	}
	return true
}

// unit reads the word for a unit of time at token i, in days.
func (f *finder) unit(i int) (int, bool) {
	m, ok := f.doc.Match(i, lang.CalendarSense)
	if !ok || f.pack.Calendar[m.Sense.Ref].Kind != lang.Unit {
		return 0, false
	}
	return f.pack.Calendar[m.Sense.Ref].Value, true
}

// ahead reports whether token i says that the time beside it is still to come.
func (f *finder) ahead(i int) bool {
	m, ok := f.doc.Match(i, lang.CalendarSense)
	return ok && f.pack.Calendar[m.Sense.Ref].Kind == lang.Ahead
}

// month reads the name of a month that stands alone.
func (f *finder) month(i int) (int, bool) {
	m, ok := f.doc.Match(i, lang.CalendarSense)
	if !ok || f.pack.Calendar[m.Sense.Ref].Kind != lang.Month || !f.doc.Capital(i) || !f.doc.Is(i-1, preps|lang.Noun|lang.VerbAny) && !f.ahead(i+1) {
		return 0, false
	}
	return f.pack.Calendar[m.Sense.Ref].Value, true
}

// nearMonth is a month without a year: the one to come where the event is not
// done yet, the one past where it is.
func (f *finder) nearMonth(r text.Range, month int) *draft.Date {
	p := f.d.Published
	if p == nil || p.Month == 0 {
		return nil
	}
	d := &draft.Date{Range: r, Year: p.Year, Month: month, Precision: "month", Proof: append([]text.Range{r}, p.Proof...)}
	switch {
	case f.undone && month < p.Month:
		d.Year++
	case !f.undone && month > p.Month:
		d.Year--
	}
	d.Value = fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	return d
}

// bareWeekday reports whether a date was given by the name of its day alone.
func (f *finder) bareWeekday(r text.Range) bool {
	for i := r.From; i < r.To; i++ {
		if f.doc.Toks[i].Kind == token.Number {
			return false
		}
	}
	return true
}

// comingWeekday is the weekday of what is still to come: the first such day
// behind that of publication.
func (f *finder) comingWeekday(d draft.Date) *draft.Date {
	p := f.d.Published
	day := time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
	for pub := time.Date(p.Year, time.Month(p.Month), p.Day, 0, 0, 0, 0, time.UTC); !day.After(pub); {
		day = day.AddDate(0, 0, 7)
	}
	d.Year, d.Month, d.Day = day.Year(), int(day.Month()), day.Day()
	d.Value, d.Precision = day.Format(time.DateOnly), "day"
	d.Proof = append([]text.Range{d.Range}, p.Proof...)
	return &d
}

// days reads how long it lasted up to a day: "selama tiga hari hingga", "for
// three days until". The preposition stands at token i.
func (f *finder) days(i int) int {
	if !f.doc.Is(i, lang.Prep|lang.Sub) || i-3 < f.sent.From {
		return 0
	}
	w := f.doc.Word(i - 1)
	if unit, ok := f.unit(i - 1); (!ok || unit != 1) && !(f.pack.Plural != "" && f.isDays(w)) {
		return 0
	}
	if n, ok := f.day(i - 2); ok {
		return n
	}
	return f.numeral(i - 2)
}

// isDays reports whether a word is the plural of the word for a day.
func (f *finder) isDays(w string) bool {
	one, ok := strings.CutSuffix(w, f.pack.Plural)
	for _, row := range f.pack.Calendar {
		if ok && row.Kind == lang.Unit && row.Value == 1 && row.Word == one {
			return true
		}
	}
	return false
}

// firstDay reads the day before "and" or a hyphen in front of a date: "2 dan 3
// Februari", "2-3 February".
func (f *finder) firstDay(d *draft.Date) (int, bool) {
	i := d.From - 1
	if d.Day == 0 || !f.doc.Is(i, lang.And|lang.Prep|lang.Sub) && !f.hyphenAt(i) {
		return 0, false
	}
	return f.day(i - 1)
}

// lastDay reads the day behind a hyphen after a date: "March 5-7".
func (f *finder) lastDay(d *draft.Date) int {
	if !f.hyphenAt(d.To) || f.doc.Toks[d.To-1].Kind != token.Number {
		return 0
	}
	n, _ := f.day(d.To + 1)
	return n
}

func (f *finder) hyphenAt(i int) bool {
	return f.isMark(i) && (f.doc.Toks[i].Mark == '-' || f.doc.Toks[i].Mark == '–')
}

func (f *finder) day(i int) (int, bool) {
	if !f.sent.Has(i) || f.doc.Toks[i].Kind != token.Number {
		return 0, false
	}
	n, err := strconv.Atoi(f.doc.Word(i))
	return n, err == nil && n > 0 && n <= 31
}
