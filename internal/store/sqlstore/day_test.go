package sqlstore

import (
	"testing"
	"time"
)

// TestDays protects the rows of statements, which begin with the number of a
// day: it must never come out otherwise, and be in the order of days.
func TestDays(t *testing.T) {
	for day, want := range map[string]int64{"": 0, "0000-01-01": 1, "1970-01-01": 719529, "2031-05-02": 741930, "9999-12-31": lastDay} {
		got, err := dayNumber(day)
		if err != nil || got != want {
			t.Errorf("%q: %d, %v, want %d", day, got, err, want)
		}
	}
	last, err := dayNumber("1799-12-31")
	if err != nil {
		t.Fatal(err)
	}
	for d := time.Date(1800, 1, 1, 0, 0, 0, 0, time.UTC); d.Year() < 2200; d = d.AddDate(0, 0, 1) {
		day := d.Format(time.DateOnly)
		n, err := dayNumber(day)
		if err != nil || n != last+1 || dayName(n) != day {
			t.Fatalf("%s: %d after %d, back as %q, %v", day, n, last, dayName(n), err)
		}
		last = n
	}
	for _, n := range []int64{0, -1, lastDay + 1} {
		if name := dayName(n); name != "" {
			t.Errorf("%d is %q", n, name)
		}
	}
	for _, day := range []string{"2031-5-2", "2031-02-29", "2031-13-01", "31-05-02", "-031-05-02", "+2031-05-02", "2031-05-02T00:00:00Z", "2031-05-02 ", "2031/05/02"} {
		if n, err := dayNumber(day); err == nil {
			t.Errorf("%q was taken for day %d", day, n)
		}
	}
}

// TestAfterPrefix protects that what begins with a prefix, and nothing else, is
// between it and the text after it.
func TestAfterPrefix(t *testing.T) {
	for prefix, want := range map[string]string{"a": "b", "az": "a{", "é": "ê", "\u007f": "\u0080", "\ud7ff": "\ue000", "a\U0010ffff": "b", "\U0010ffff": "", "": ""} {
		if got := afterPrefix(prefix); got != want {
			t.Errorf("after %q: %q, want %q", prefix, got, want)
		}
		for _, end := range []string{"", "a", "\U0010ffff"} {
			if want != "" && prefix+end >= want {
				t.Errorf("%q is not before %q", prefix+end, want)
			}
		}
	}
}
