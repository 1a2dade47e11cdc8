package ask

import "testing"

// TestSpoken protects that a text copied with the words which attribute it is
// checked by what is quoted in it, and that no word of what is quoted is taken
// for such words: not one in scare quotes, and no denial.
func TestSpoken(t *testing.T) {
	d := desk(t)
	for _, c := range []struct{ text, quoted, between string }{
		{"“Kami membangun jembatan,” kata Lu Wenqi. “Bukan pagar.”", "Kami membangun jembatan, Bukan pagar.", "kata Lu Wenqi."},
		{"Kami membangun jembatan,\" kata Lu. \"Bukan pagar", "Kami membangun jembatan, Bukan pagar", "kata Lu."},
		{"We build bridges,'' Mr. Doven said. ''We build no fences.", "We build bridges, We build no fences.", "Mr. Doven said."},
		{"“Kami membangun jembatan”, kata Lu.", "Kami membangun jembatan", ", kata Lu."},
		{"Kami “tidak” membangun jembatan", "", ""},
		{"Kami membangun, “tidak” jembatan", "", ""},
		{"Kata Lu: “Kami membangun jembatan”", "", ""},
		{"Kami membangun jembatan,” kata Lu Wenqi. Kami tidak membangun pagar", "", ""},
		{"Kami membangun jembatan,” kata Lu Wenqi [...] Kami tidak membangun pagar", "", ""},
		{"Kami membangun jembatan", "", ""},
		{"“Kami membangun jembatan”", "", ""},
		{"“", "", ""},
	} {
		if q, b := d.spoken(c.text); q != c.quoted || b != c.between {
			t.Errorf("%s: %q without %q, want %q without %q", c.text, q, b, c.quoted, c.between)
		}
	}
	a, err := d.Check(t.Context(), CheckQuery{Text: "“Kami membangun jembatan,” kata Lu Wenqi di Sarenda, “bukan pagar.”", By: "Lu"})
	if err != nil || a.Finding != Verbatim || a.Between == "" || a.Text[0] != "“"[0] {
		t.Errorf("%+v, error %v", a, err)
	}
	a, err = d.Check(t.Context(), CheckQuery{Text: "“Kami membangun pagar,” kata Lu Wenqi di Sarenda, “bukan pagar.”", By: "Lu"})
	if err != nil || a.Finding != Altered || a.Between == "" {
		t.Errorf("%+v, error %v", a, err)
	}
}
