package record

import (
	"testing"
	"time"
)

// TestDays protects what is found by day: the first and last day that a date
// can be, and nothing where its year is not known.
func TestDays(t *testing.T) {
	for edtf, want := range map[string][2]string{
		"2023-02-22":                    {"2023-02-22", "2023-02-22"},
		"2023-02-04T15:34+07:00":        {"2023-02-04", "2023-02-04"},
		"2023-02-04T15:34:00Z":          {"2023-02-04", "2023-02-04"},
		"2023-02":                       {"2023-02-01", "2023-02-28"},
		"2024-02":                       {"2024-02-01", "2024-02-29"},
		"2023":                          {"2023-01-01", "2023-12-31"},
		"202X":                          {"2020-01-01", "2029-12-31"},
		"2020-10~":                      {"2020-10-01", "2020-10-31"},
		"2020?":                         {"2020-01-01", "2020-12-31"},
		"2023-XX-05":                    {"2023-01-05", "2023-12-05"},
		"2023-02-XX":                    {"2023-02-01", "2023-02-28"},
		"2023-02-3X":                    {"2023-02-28", "2023-02-28"},
		"2023-21":                       {"2023-01-01", "2023-12-31"},
		"2023-34":                       {"2023-04-01", "2023-06-30"},
		"[2022-12-29,2023-12-29]":       {"2022-12-29", "2023-12-29"},
		"{2023-03, 2023-01}":            {"2023-01-01", "2023-03-31"},
		"[2022-12-29..2023-01-03]":      {"2022-12-29", "2023-01-03"},
		"2023-02-01/2023-03":            {"2023-02-01", "2023-03-31"},
		"XXXX-06-10":                    {},
		"":                              {},
		"..":                            {},
		"2023-02-01/..":                 {},
		"2023-13-01":                    {},
		"2023-02-99":                    {},
		"kemarin":                       {},
		"-0044-03-15":                   {},
		"Y17E8":                         {},
		"2023/2022":                     {},
		"[2022":                         {},
		"2023-02-22; DROP TABLE report": {},
	} {
		if first, last := Days(edtf); first != want[0] || last != want[1] {
			t.Errorf("%q can be %q to %q, want %q to %q", edtf, first, last, want[0], want[1])
		}
	}
}

func FuzzDays(f *testing.F) {
	for _, s := range []string{"2023-02-22", "[2022-12-29,2023-12-29]", "2023-0X/..", "20XX", "2023-02-3X~"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		first, last := Days(s)
		if (first == "") != (last == "") || first > last {
			t.Errorf("%q can be %q to %q", s, first, last)
		}
		for _, d := range []string{first, last} {
			if _, err := time.Parse(time.DateOnly, d); d != "" && err != nil {
				t.Errorf("%q gives no day: %v", s, err)
			}
		}
	})
}
