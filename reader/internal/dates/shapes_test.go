package dates_test

import (
	"strings"
	"testing"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/dates"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// TestShapesReadTheirExamples protects every row of every pack's dates.tsv: the
// row reads its own example as the value beside it, and so does a report in
// which the example stands.
func TestShapesReadTheirExamples(t *testing.T) {
	all, err := languages()
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range all {
		for i, shape := range l.Pack.Dates {
			date, ok := dates.Fit(l, i, shape.Example)
			if !ok {
				t.Errorf("%s/dates.tsv:%d: the shape does not take all of %q", l.Pack.Code, shape.Line, shape.Example)
				continue
			}
			check(t, l, shape, date)
			d := read(l, sanad.Report{Text: "Budi Hartono " + shape.Example + " Ani Lestari."})
			if len(d.Dates) != 1 || d.Doc.Slice(d.Dates[0].Range) != shape.Example {
				t.Errorf("%s/dates.tsv:%d: a report with %q has the dates %q", l.Pack.Code, shape.Line, shape.Example, found(d))
				continue
			}
			check(t, l, shape, d.Dates[0])
		}
	}
}

// check compares a date read from a shape's example with the value beside it
// and with what the example says but EDTF does not: weekday, shift, "last".
func check(t *testing.T, l *text.Language, shape lang.DateShape, date draft.Date) {
	t.Helper()
	want := shape.Value
	if strings.HasPrefix(want, "XXXX-XX") {
		want = ""
	}
	if date.Value != want {
		t.Errorf("%s/dates.tsv:%d: %q is read as %q, want %q", l.Pack.Code, shape.Line, shape.Example, date.Value, want)
	}
	ago := false
	for _, e := range shape.Elems {
		switch e.Part {
		case lang.PartWeekday:
			if n, _ := word(l.Pack, shape.Example, lang.Weekday); date.Weekday != n || n == 0 {
				t.Errorf("%s/dates.tsv:%d: the weekday of %q is %d, want %d", l.Pack.Code, shape.Line, shape.Example, date.Weekday, n)
			}
		case lang.PartRelDay:
			if n, ok := word(l.Pack, shape.Example, lang.RelDay); !ok || date.Shift != n || !date.Relative {
				t.Errorf("%s/dates.tsv:%d: %q is %d days away, want %d", l.Pack.Code, shape.Line, shape.Example, date.Shift, n)
			}
		case lang.PartAgo:
			_, ago = word(l.Pack, shape.Example, lang.Ago)
		}
	}
	if date.Ago != ago {
		t.Errorf("%s/dates.tsv:%d: %q lies before: %v, want %v", l.Pack.Code, shape.Line, shape.Example, date.Ago, ago)
	}
	if n := dates.WeekdayOf(date); n != 0 && date.Weekday != 0 && n != date.Weekday {
		t.Errorf("%s/dates.tsv:%d: the example %q has the wrong weekday", l.Pack.Code, shape.Line, shape.Example)
	}
}

// word is the value of the calendar word of a kind that s holds.
func word(p *lang.Pack, s string, kind lang.CalendarKind) (int, bool) {
	for _, row := range p.Calendar {
		if row.Kind == kind && strings.Contains(" "+strings.NewReplacer(",", " ", "(", " ").Replace(s)+" ", " "+row.Word+" ") {
			return row.Value, true
		}
	}
	return 0, false
}

// TestShapes protects what the examples of dates.tsv do not show: other forms
// of the same words, what is left out, the longest reading, and what is none.
func TestShapes(t *testing.T) {
	tests := []struct{ code, in, want string }{
		{"id", "pada 4 Februari 2023", "4 Februari 2023=2023-02-04"},
		{"id", "pada 4 Feb. 2023", "4 Feb. 2023=2023-02-04"},
		{"id", "pada 4 Pebruari 2023", "4 Pebruari 2023=2023-02-04"},
		{"id", "Kamis, 17 September 2020", "Kamis, 17 September 2020=2020-09-17"},
		{"id", "pada Rabu pagi (22/2)", "Rabu pagi (22/2)=XXXX-02-22"},
		{"id", "pada Jum'at (24/2/23)", "Jum'at (24/2/23)=2023-02-24"},
		{"id", "4 Februari 2023 pukul 15.34 WIB", "4 Februari 2023=2023-02-04"},
		{"id", "04/02/2023, 15:34 WITA", "04/02/2023, 15:34 WITA=2023-02-04T15:34+08:00"},
		{"id", "04/02/2023 09.05 WIT", "04/02/2023 09.05 WIT=2023-02-04T09:05+09:00"},
		{"id", "4 Februari 2023 15:34", "4 Februari 2023 15:34=2023-02-04T15:34"},
		{"id", "4 Februari 2023 24:59 WIB", "4 Februari 2023=2023-02-04"},
		{"id", "4 Februari 2023 15:60", "4 Februari 2023=2023-02-04"},
		{"id", "4 Februari 2023, 8.000 orang", "4 Februari 2023=2023-02-04"},
		{"id", "pada kemarin malam", "kemarin malam="},
		{"id", "Mei lalu", "Mei lalu=XXXX-05"},
		{"id", "Februari 2023 dan Maret 2022", "Februari 2023=2023-02; Maret 2022=2022-03"},
		{"id", "29 Februari 2024", "29 Februari 2024=2024-02-29"},
		{"id", "skor 3/2 dan 22/2023", ""},
		{"id", "pasal 4 dan 2023 orang", ""},
		{"id", "rabu maret senin", ""},
		{"id", "pada 4 februari 2023", ""},
		{"id", "(32/1) dan (1/13)", ""},
		{"en", "on Feb. 21, 2023, and", "Feb. 21, 2023=2023-02-21"},
		{"en", "on Tuesday, February 21, at noon", "Tuesday, February 21=XXXX-02-21"},
		{"en", "on Tuesday afternoon, Feb. 21", "Tuesday afternoon, Feb. 21=XXXX-02-21"},
		{"en", "21 Feb 2023 12:15 a.m. GMT", "21 Feb 2023 12:15 a.m. GMT=2023-02-21T00:15+00:00"},
		{"en", "21 Feb 2023 12:15 p.m.", "21 Feb 2023 12:15 p.m.=2023-02-21T12:15"},
		{"en", "21 Feb 2023 11:59 pm EDT", "21 Feb 2023 11:59 pm EDT=2023-02-21T23:59-04:00"},
		{"en", "2023-02-21 was a Tuesday", "2023-02-21=2023-02-21; Tuesday="},
		{"en", "they may march in 2023", ""},
	}
	for _, tt := range tests {
		d := read(language(t, tt.code), sanad.Report{Text: "Budi Hartono " + tt.in + " Ani Lestari."})
		if got := found(d); got != tt.want {
			t.Errorf("%s: %q has the dates %q, want %q", tt.code, tt.in, got, tt.want)
		}
	}
}

// TestImpossibleDates protects that a day no calendar has is no date.
func TestImpossibleDates(t *testing.T) {
	for _, in := range []string{"31 Februari 2023", "Jumat (31/4)", "(30/2)", "29 Februari 2023", "31 November", "Kamis (31/6/2023)"} {
		if d := read(language(t, "id"), sanad.Report{Text: "Budi Hartono " + in + " Ani Lestari."}); strings.Contains(found(d), "-3") || strings.Contains(found(d), "02-29") {
			t.Errorf("%q is read as %q, published %q", in, found(d), published(d))
		}
	}
}
