package reader_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/reader"
)

// TestTranscript protects that what stands under a speaker's label is said by
// that speaker with a chain of length one, and that what the speaker tells of
// others stays within it and comes through the speaker.
func TestTranscript(t *testing.T) {
	const text = "Reporter:\nWill the â€œgreenâ€ patrols go on?\n\nIlham Darsana:\nThe patrols will go on.\n\nMinister Danu Larasena said that the strait is safe.\n"
	var turns []sanad.Turn
	for _, s := range []string{"Reporter", "Ilham Darsana"} {
		at := strings.Index(text, s+":\n") + len(s) + 2
		end := strings.Index(text, "\n\nIlham")
		if s != "Reporter" {
			end = len(text)
		}
		turns = append(turns, sanad.Turn{Speaker: s, Start: at, End: end})
	}
	r, err := reader.New(reader.Options{})
	if err != nil {
		t.Fatal(err)
	}
	rd, err := r.Read(context.Background(), sanad.Report{Text: text, Language: "en", Outlet: "Isle News", Turns: turns})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range rd.Statements {
		within := "-"
		if s.Within != nil {
			within = *s.Within
		}
		chain := ""
		for _, l := range s.Chain {
			chain += " < " + l.Carrier
		}
		got = append(got, fmt.Sprintf("%s %s %s: %s%s", s.ID, within, s.Speakers[0].Name, s.Text, chain))
	}
	want := []string{
		"s1 - Reporter: Will the “green” patrols go on? < Reporter",
		"s2 - Ilham Darsana: The patrols will go on. < Ilham Darsana",
		"s3 - Ilham Darsana: Minister Danu Larasena said that the strait is safe. < Ilham Darsana",
		"s4 s3 Danu Larasena: the strait is safe < Ilham Darsana",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
