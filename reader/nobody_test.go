package reader_test

import "testing"

// TestSameName protects that what tells two of one name apart is of the name,
// and that the short name is still the one who was named in full.
func TestSameName(t *testing.T) {
	rd := mustRead(t, "en", `Adm. Harlan B. Orsted Jr. said the sea was calm. "It is good," he said.

"We count the ships," said C. Stewart Maddern III, a retired captain.

Adm. Orsted said he would stay.`)
	want := []string{"Harlan B. Orsted Jr.", "Harlan B. Orsted Jr.", "C. Stewart Maddern III", "Harlan B. Orsted Jr."}
	if len(rd.Statements) != len(want) {
		t.Fatalf("%d statements, want %d", len(rd.Statements), len(want))
	}
	for i, st := range rd.Statements {
		if st.Speakers[0].Name != want[i] {
			t.Errorf("%q: said by %q, want %q", st.Text, st.Speakers[0].Name, want[i])
		}
	}
}

// TestNobody protects that a word that names nobody is no speaker: a month, an
// article, "there", and that those who have a month's name speak.
func TestNobody(t *testing.T) {
	for text, want := range map[string]string{
		"Federal prosecutors in April charged two developers, saying they had robbed the dam.": "Federal prosecutors in April",
		"By early June, the minister said, the work was done.":                                 "minister",
		"There were letters that week showing that the price rose.":                            "",
		"What caught the eye was the moment in the hall, showing the mayor in the lead.":       "",
		"It's about convincing an audience of the bridge.":                                     "",
		"April Hadley said the bridge was safe. In April, April said, it had been tested.":     "April Hadley",
		"Many defended the plan, saying the bridge was safe.":                                  "Many",
	} {
		got := ""
		for _, st := range mustRead(t, "en", text).Statements {
			got = st.Speakers[0].Name
		}
		if got != want {
			t.Errorf("%s\nwas said by %q, want %q", text, got, want)
		}
	}
}

// TestConnective protects that a word of saying in the words that open a
// sentence attributes nothing.
func TestConnective(t *testing.T) {
	for code, text := range map[string]string{
		"id": "Dengan kata lain, jembatan itu tidak akan selesai tahun ini.",
		"en": "That said, the bridge will not be finished this year.",
	} {
		if got := mustRead(t, code, text).Statements; len(got) > 0 {
			t.Errorf("%s\nhas %+v", text, got)
		}
	}
}
