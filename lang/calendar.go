package lang

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// CalendarKind says what a calendar word means.
type CalendarKind string

// The kinds of calendar word.
const (
	Month    CalendarKind = "month"    // Value 1 to 12
	Weekday  CalendarKind = "weekday"  // Value 1 (Monday) to 7
	RelDay   CalendarKind = "day"      // Value in days from publication: kemarin -1
	Zone     CalendarKind = "zone"     // Value in minutes from UTC
	Daypart  CalendarKind = "daypart"  // pagi, evening: says nothing of the day
	Ago      CalendarKind = "ago"      // lalu, last: the nearest one before
	Ahead    CalendarKind = "ahead"    // depan, next
	Unit     CalendarKind = "unit"     // Value in days: pekan 7; 30 month, 365 year
	Meridiem CalendarKind = "meridiem" // a.m. 0, p.m. 12
	Goal     CalendarKind = "goal"     // target, by: a year beside it is still to come
	This     CalendarKind = "this"     // Value in days, as of a unit: tahun ini 365; 1 is the day of the report itself
	Apart    CalendarKind = "apart"    // Value in days by which what stands before lies after what follows: "a day after" 1, "a day before" -1
	Later    CalendarKind = "later"    // Value in days after what was told before: "a week later" 7
	Since    CalendarKind = "since"    // Value is the year before which nobody spoke of it: Covid-19 2020
)

// CalendarRow is one calendar word.
type CalendarRow struct {
	Word  string
	Kind  CalendarKind
	Value int
}

func (l *loader) calendar() {
	kinds := []CalendarKind{Month, Weekday, RelDay, Zone, Daypart, Ago, Ahead, Unit, Meridiem, Goal, This, Apart, Later, Since}
	for _, r := range l.table("calendar.tsv", true, "words", "kind", "value", "note?") {
		row := CalendarRow{Kind: CalendarKind(r.Get("kind"))}
		if !slices.Contains(kinds, row.Kind) {
			l.fail(r.Errorf("kind", "unknown kind %q: %v", row.Kind, kinds))
		}
		if err := row.setValue(r.Get("value")); err != nil {
			l.fail(r.Errorf("value", "%v", err))
		}
		for _, w := range r.List("words") {
			row.Word = w
			l.pack.Calendar = append(l.pack.Calendar, row)
		}
	}
}

// setValue reads a calendar word's number, which months and weekdays must have
// and the others may.
func (row *CalendarRow) setValue(v string) error {
	last, numbered := map[CalendarKind]int{Month: 12, Weekday: 7}[row.Kind]
	if v == "" && !numbered {
		return nil
	}
	n, err := strconv.Atoi(v)
	if err != nil {
		return fmt.Errorf("%q is no whole number", v)
	}
	if numbered && (n < 1 || n > last) {
		return fmt.Errorf("a %s is 1 to %d, not %d", row.Kind, last, n)
	}
	row.Value = n
	return nil
}

// DatePart is one element of a date's shape.
type DatePart string

// The elements of a date's shape, besides literal marks and words.
const (
	PartWeekday  DatePart = "WEEKDAY"
	PartDay      DatePart = "D"
	PartMonth    DatePart = "MONTH"
	PartYear     DatePart = "Y"
	PartDM       DatePart = "D/M"
	PartDMY      DatePart = "D/M/Y"
	PartMD       DatePart = "M/D"
	PartMDY      DatePart = "M/D/Y"
	PartISO      DatePart = "Y-M-D"
	PartTime     DatePart = "TIME"
	PartZone     DatePart = "ZONE"
	PartRelDay   DatePart = "DAY"
	PartDaypart  DatePart = "DAYPART"
	PartAgo      DatePart = "AGO"
	PartUnit     DatePart = "UNIT"
	PartMeridiem DatePart = "MERIDIEM"
)

var dateParts = []DatePart{PartWeekday, PartDay, PartMonth, PartYear, PartDM, PartDMY, PartMD, PartMDY, PartISO, PartTime, PartZone, PartRelDay,
	PartDaypart, PartAgo, PartUnit, PartMeridiem}

// DateElem is one element: a part, or a literal word or mark.
type DateElem struct {
	Part     DatePart
	Literal  string
	Optional bool
}

// DateShape is one way of writing a date: a row of dates.tsv.
type DateShape struct {
	Elems   []DateElem
	Example string
	Value   string // EDTF of the example
	Line    int
}

func (l *loader) dates() {
	for _, r := range l.table("dates.tsv", true, "shape", "example", "value", "note?") {
		d := DateShape{Example: r.Get("example"), Value: r.Get("value"), Line: r.Line}
		for f := range strings.FieldsSeq(r.Get("shape")) {
			name, optional := strings.CutSuffix(f, "?")
			e := DateElem{Optional: optional}
			switch {
			case slices.Contains(dateParts, DatePart(name)):
				e.Part = DatePart(name)
			case strings.ToUpper(name) == name && strings.ToLower(name) != name:
				l.fail(r.Errorf("shape", "unknown part %q: the parts are %v", f, dateParts))
			default:
				e.Literal = name
			}
			d.Elems = append(d.Elems, e)
		}
		if len(d.Elems) == 0 || d.Elems[0].Optional {
			l.fail(r.Errorf("shape", "%s", fmt.Sprintf("%q must begin with a part that is always there", r.Get("shape"))))
		}
		l.pack.Dates = append(l.pack.Dates, d)
	}
}
