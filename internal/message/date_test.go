package message_test

import (
	"testing"

	"github.com/sanad-news/sanad/internal/message"
)

// TestDate protects how dates are written for a reader: no closer than they are
// known, what is common said once, and what is no date left as it is.
func TestDate(t *testing.T) {
	en, id := message.Load("en"), message.Load("id")
	for _, c := range []struct{ edtf, en, id string }{
		{"", "", ""},
		{"2023", "2023", "2023"},
		{"202X", "the 2020s", "dasawarsa 2020-an"},
		{"2023-02", "February 2023", "Februari 2023"},
		{"2023-02-22", "22 February 2023", "22 Februari 2023"},
		{"2023-02-XX", "February 2023", "Februari 2023"},
		{"2023-02-04T15:34+07:00", "4 February 2023", "4 Februari 2023"},
		{"2020-10~", "about October 2020", "sekitar Oktober 2020"},
		{"2020-10?", "October 2020 (uncertain)", "Oktober 2020 (tak pasti)"},
		{"2023-34", "the second quarter of 2023", "triwulan kedua 2023"},
		{"2023-22", "summer 2023", "musim panas 2023"},
		{"2023-02-02/2023-02-03", "2–3 February 2023", "2–3 Februari 2023"},
		{"2020-12-21/2021-01-03", "21 December 2020 – 3 January 2021", "21 Desember 2020 – 3 Januari 2021"},
		{"2020-02-21/2020-03-03", "21 February – 3 March 2020", "21 Februari – 3 Maret 2020"},
		{"2020-01/2020-06", "January–June 2020", "Januari–Juni 2020"},
		{"2019/2023", "2019–2023", "2019–2023"},
		{"2020-12-30/2023", "30 December 2020 – 2023", "30 Desember 2020 – 2023"},
		{"2023/..", "since 2023", "sejak 2023"},
		{"../2023-02", "until February 2023", "sampai Februari 2023"},
		{"[2020-12-29,2026-12-29]", "29 December 2020 or 29 December 2026", "29 Desember 2020 atau 29 Desember 2026"},
		{"XXXX-06-10", "10 June (year not known)", "10 Juni (tahun tidak diketahui)"},
		{"XXXX-06", "June (year not known)", "Juni (tahun tidak diketahui)"},
		{"2023-13-45", "2023-13-45", "2023-13-45"},
		{"last week", "last week", "last week"},
	} {
		if got := en.Date(c.edtf); got != c.en {
			t.Errorf("%q in English is %q, want %q", c.edtf, got, c.en)
		}
		if got := id.Date(c.edtf); got != c.id {
			t.Errorf("%q in Indonesian is %q, want %q", c.edtf, got, c.id)
		}
	}
}
