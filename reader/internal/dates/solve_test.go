package dates_test

import (
	"testing"

	"github.com/sanad-news/sanad"
)

// TestSolve protects how dates given in pieces are put together: what the
// report itself proves is filled in, and nothing else.
func TestSolve(t *testing.T) {
	tests := []struct {
		name, text, given string // given: the date beside the text
		dates, published  string
	}{
		{"weekday, day and month with a copyright year", "Mao berkata begitu, Rabu (22/2).\n\nCopyright © ANTARA 2023", "",
			"Rabu (22/2)=2023-02-22", "2023-02-22"},
		{"the weekday proves the year before", "Mao berkata begitu, Kamis (29/12).\n\nCopyright © ANTARA 2023", "",
			"Kamis (29/12)=2022-12-29", "2022-12-29"},
		{"a weekday that fits neither year", "Mao berkata begitu, Senin (22/2).\n\nCopyright © ANTARA 2023", "",
			"Senin (22/2)=XXXX-02-22", "XXXX-02-22"},
		{"no year anywhere", "Mao berkata begitu, Selasa (29/12).", "", "Selasa (29/12)=XXXX-12-29", "XXXX-12-29"},
		{"no year but Covid and a target", "Mao berkata begitu, Selasa (29/12). Covid-19 membuat target 2024 sulit dicapai.", "",
			"Selasa (29/12)=2020-12-29", "2020-12-29"},
		{"bounds that leave two years", "Mao berkata begitu, Selasa (29/12). Covid-19 membuat target 2027 sulit dicapai.", "",
			"Selasa (29/12)=XXXX-12-29", "XXXX-12-29"},
		{"one bound is not enough", "Mao berkata begitu, Selasa (29/12). Covid-19 masih ada.", "", "Selasa (29/12)=XXXX-12-29", "XXXX-12-29"},
		{"only a copyright year", "Mao berkata begitu.\n\nCopyright © ANTARA 2023", "", "", "2023"},
		{"no date at all", "Mao berkata begitu.", "", "", ""},
		{"the day that was given beside the text", "Mao berkata begitu, Rabu (22/2).", "2023-02-23", "Rabu (22/2)=2023-02-22", "2023-02-23"},
		{"given, and the year before", "Mao berkata begitu, Kamis (29/12).", "2023-01-02", "Kamis (29/12)=2022-12-29", "2023-01-02"},
		{"given to the minute, with its zone", "Mao berkata begitu.", "2023-02-22T15:34:00+07:00", "", "2023-02-22T15:34+07:00"},
		{"given to the minute, without", "Mao berkata begitu.", "2023-02-22T15:34", "", "2023-02-22T15:34"},
		{"given as UTC", "Mao berkata begitu.", "2023-02-22T15:34:00Z", "", "2023-02-22T15:34+00:00"},
		{"given as a month", "Mao berkata begitu, Jumat.", "2023-02", "Jumat=", "2023-02"},
		{"given as a year", "Mao berkata begitu.", "2023", "", "2023"},
		{"given as a feed gives it", "Mao berkata begitu.", "Wed, 22 Feb 2023 15:34:00 +0700", "", "2023-02-22T15:34+07:00"},
		{"given as nonsense", "Mao berkata begitu.", "kemarin sore", "", ""},
		{"given an impossible day", "Mao berkata begitu.", "2023-02-31", "", ""},
		{"bare weekday: the last such day", "Mao berkata begitu pada Jumat.", "2023-02-22", "Jumat=2023-02-17", "2023-02-22"},
		{"bare weekday of the day itself", "Mao berkata begitu pada Rabu.", "2023-02-22", "Rabu=2023-02-22", "2023-02-22"},
		{"last week's of the same weekday", "Mao berkata begitu pada Rabu lalu.", "2023-02-22", "Rabu lalu=2023-02-15", "2023-02-22"},
		{"bare weekday without a day to count from", "Mao berkata begitu pada Jumat.", "", "Jumat=", ""},
		{"yesterday", "Mao berkata begitu kemarin.", "2023-03-01", "kemarin=2023-02-28", "2023-03-01"},
		{"tomorrow over the year's end", "Mao berkata begitu besok.", "2023-12-31", "besok=2024-01-01", "2023-12-31"},
		{"the day after tomorrow", "Mao berkata begitu lusa.", "2024-02-28", "lusa=2024-03-01", "2024-02-28"},
		{"yesterday of an unknown day", "Mao berkata begitu kemarin.", "", "kemarin=", ""},
		{"month lalu, later in the year", "Mao berkata begitu pada Oktober lalu.", "2023-02-22", "Oktober lalu=2022-10", "2023-02-22"},
		{"month lalu, earlier in the year", "Mao berkata begitu pada Januari lalu.", "2023-02-22", "Januari lalu=2023-01", "2023-02-22"},
		{"a month of a year is left as it is", "Mao berkata begitu pada Oktober 2020.", "2023-02-22", "Oktober 2020=2020-10", "2023-02-22"},
		{"a date line above the body", "Sabtu 04 Feb 2023 15:34 WIB\n\nMao berkata begitu pada Jumat.", "",
			"Sabtu 04 Feb 2023 15:34 WIB=2023-02-04T15:34+07:00; Jumat=2023-02-03", "2023-02-04T15:34+07:00"},
		{"what is given beside the text goes before the text", "Sabtu 04 Feb 2023 15:34 WIB\n\nMao berkata begitu.", "2023-02-05",
			"Sabtu 04 Feb 2023 15:34 WIB=2023-02-04T15:34+07:00", "2023-02-05"},
		{"29 February only in a leap year", "Mao berkata begitu, Kamis (29/2).\n\nCopyright © ANTARA 2024", "", "Kamis (29/2)=2024-02-29", "2024-02-29"},
		{"two days of one report: the later", "Mao berkata begitu, Selasa (21/2). Wang menjawab, Rabu (22/2).\n\nCopyright © ANTARA 2023", "",
			"Selasa (21/2)=2023-02-21; Rabu (22/2)=2023-02-22", "2023-02-22"},
	}
	for _, tt := range tests {
		d := read(language(t, "id"), sanad.Report{Text: tt.text, Published: tt.given})
		if got := found(d); got != tt.dates {
			t.Errorf("%s: dates %q, want %q", tt.name, got, tt.dates)
		}
		if got := published(d); got != tt.published {
			t.Errorf("%s: published %q, want %q", tt.name, got, tt.published)
		}
	}
}

// TestSolveEnglish protects the same for English, whose reports seldom give
// more than a weekday.
func TestSolveEnglish(t *testing.T) {
	tests := []struct{ name, text, given, dates, published string }{
		{"an ISO date in the text, which may be of any time", "Updated 2023-02-22 in Sarenda.\n\nVelo said so on Wednesday.", "", "2023-02-22=2023-02-22; Wednesday=", ""},
		{"dateline with a date, year given", "SARENDA, March 21 (Reuters) - Velo said so on Tuesday.", "2023-03-21",
			"March 21=2023-03-21; Tuesday=2023-03-21", "2023-03-21"},
		{"last Friday", "Velo said so last Friday.", "2023-02-24", "last Friday=2023-02-17", "2023-02-24"},
		{"last October", "Velo said so last October.", "2023-02-24", "last October=2022-10", "2023-02-24"},
		{"yesterday evening", "Velo said so yesterday evening.", "2023-02-24", "yesterday evening=2023-02-23", "2023-02-24"},
		{"a day of spring seen in winter is the year before's", "Velo said so on May 12.", "2023-01-05", "May 12=2022-05-12", "2023-01-05"},
	}
	for _, tt := range tests {
		d := read(language(t, "en"), sanad.Report{Text: tt.text, Published: tt.given})
		if got := found(d); got != tt.dates {
			t.Errorf("%s: dates %q, want %q", tt.name, got, tt.dates)
		}
		if got := published(d); got != tt.published {
			t.Errorf("%s: published %q, want %q", tt.name, got, tt.published)
		}
	}
}

// TestProof protects that what was put together can show what it rests on.
func TestProof(t *testing.T) {
	d := read(language(t, "id"), sanad.Report{Text: "Mao berkata begitu, Rabu (22/2).\n\nCopyright © ANTARA 2023"})
	var got []string
	for _, p := range d.Published.Proof {
		got = append(got, d.Doc.Slice(p))
	}
	if len(got) != 2 || got[0] != "2023" || got[1] != "Rabu (22/2)" {
		t.Errorf("the day of publication rests on %q", got)
	}
}

// TestDateLineOfDigits protects the date line under a headline that has no word
// in it.
func TestDateLineOfDigits(t *testing.T) {
	t.Skip("known fault: a line of a numeric date alone is noise, and noise has no dates")
	for line, want := range map[string]string{
		"2023-02-22":                "2023-02-22",
		"22/2/2023":                 "2023-02-22",
		"22/02/2023, 15:34":         "2023-02-22T15:34",
		"(22/2/2023)":               "2023-02-22",
		"2023-02-22T15:34:00+07:00": "2023-02-22T15:34+07:00",
	} {
		if d := read(language(t, "id"), sanad.Report{Text: line + "\n\nMao berkata begitu."}); published(d) != want {
			t.Errorf("%q is read as %q", line, published(d))
		}
	}
}

// TestGivenZone protects that the zone of a given date is not made up and does
// not depend on the machine's own.
func TestGivenZone(t *testing.T) {
	for _, zone := range []string{"EST", "WIB", "CST", "XYZ"} {
		d := read(language(t, "id"), sanad.Report{Text: "Mao berkata begitu.", Published: "Wed, 22 Feb 2023 15:34:00 " + zone})
		if got := published(d); got == "2023-02-22T15:34+00:00" {
			t.Errorf("%s is read as %s", zone, got)
		}
	}
}

// TestGivenEDTF protects what sanad.Report.Published promises to take: EDTF,
// with its marks for what is uncertain or left open.
func TestGivenEDTF(t *testing.T) {
	t.Skip("known fault: of EDTF only plain years, months and days are taken from Report.Published; the rest is dropped without a word")
	for _, v := range []string{"2023-02~", "2023?", "202X", "2023-XX-22", "2023-02-22/2023-02-24"} {
		if d := read(language(t, "id"), sanad.Report{Text: "Mao berkata begitu.", Published: v}); published(d) == "" {
			t.Errorf("%s is not taken", v)
		}
	}
}

// TestDayStillToCome protects that a day the report looks forward to is not
// told as the day it was published.
func TestDayStillToCome(t *testing.T) {
	for code, text := range map[string]string{
		"id": "Pemilihan akan digelar pada 14 Februari 2030, kata Menteri Budi Hartono.",
		"en": "The election will be held on February 14, 2030, Minister Velo said.",
	} {
		if d := read(language(t, code), sanad.Report{Text: text}); published(d) != "" {
			t.Errorf("%q was published %s", text, published(d))
		}
	}
}
