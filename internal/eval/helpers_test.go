package eval

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/sanad-news/sanad"
)

// at gives the place of the first occurrence of words in a text.
func at(t *testing.T, text, words string) Place {
	t.Helper()
	i := strings.Index(text, words)
	if i < 0 {
		t.Fatalf("%q is not in the text", words)
	}
	a := utf8.RuneCountInString(text[:i])
	b := a + utf8.RuneCountInString(words)
	return Place{Start: &a, End: &b, Text: &words}
}

// inParts gives the place of a statement in parts.
func inParts(t *testing.T, text string, parts ...string) Place {
	t.Helper()
	var p Place
	var all []string
	for _, words := range parts {
		p.Parts = append(p.Parts, at(t, text, words))
		all = append(all, words)
	}
	joined := strings.Join(all, " ")
	p.Start, p.End, p.Text = p.Parts[0].Start, p.Parts[len(parts)-1].End, &joined
	return p
}

func speaker(kind, mention, full string) *Names {
	n := &Names{Type: kind, Mentions: []string{mention}}
	if full != "" {
		n.Resolved = []string{full}
	}
	return n
}

const indonesian = "PASIRAN — Menteri Pengairan Raka Wiguna Sentosa datang.\n\n" +
	"”Bendungan selesai tahun depan. Airnya cukup,” kata Raka di Pasiran. Ia menambahkan turbin sudah dipesan.\n\n" +
	"”Setiap desa akan mendapat saluran sendiri,” ujarnya. Warga bertepuk tangan.\n\n" +
	"”Saya lega mendengar rencana itu,” kata Lasmi, petani."

// indonesianGold is an article with two quotations, one of a man named in
// part, one of -nya, and a third that is no one's loss.
func indonesianGold(t *testing.T) Article {
	const full = "Raka Wiguna Sentosa"
	return Article{ID: "a", Report: sanad.Report{Text: indonesian}, Annotates: []string{"direct"},
		Statements: []Wanted{
			{Place: at(t, indonesian, "”Bendungan selesai tahun depan. Airnya cukup,”"), Kind: "direct", Cue: &Cue{Text: "kata"}, Speaker: speaker("partial", "Raka", full)},
			{Place: at(t, indonesian, "”Setiap desa akan mendapat saluran sendiri,”"), Kind: "direct", Cue: &Cue{Text: "ujarnya"}, Speaker: speaker("clitic", full, full)},
		},
		Ignore: []Place{at(t, indonesian, "”Saya lega mendengar rencana itu,”")},
	}
}

const english = "Marta Holloway said that the levee must be raised before winter. “We will build it,” Anton Holloway told the council. " +
	"“And then we sleep.” She denied it."

// englishGold is an article with an indirect statement, one in two parts, and
// a denial that is no speech.
func englishGold(t *testing.T) Article {
	denied := at(t, english, "denied it")
	start, word := *denied.End-2, "it"
	return Article{ID: "e", Report: sanad.Report{Text: english}, Annotates: []string{"direct", "mixed", "indirect"},
		Statements: []Wanted{
			{Place: at(t, english, "that the levee must be raised before winter"), Kind: "indirect", Cue: &Cue{Text: "said"}, Speaker: speaker("named", "Marta Holloway", "Marta Holloway")},
			{Place: inParts(t, english, "“We will build it,”", "“And then we sleep.”"), Kind: "direct", Cue: &Cue{Text: "told"}, Speaker: speaker("named", "Anton Holloway", "Anton Holloway")},
			{Place: Place{Start: &start, End: denied.End, Text: &word}, Kind: "indirect", Cue: &Cue{Text: "denied", Class: "other"}, Speaker: speaker("pronoun", "She", "")},
		},
	}
}

// perfect predicts what gold has.
func perfect(a Article) Prediction {
	p := Prediction{ID: a.ID}
	for _, w := range a.Statements {
		p.Found = append(p.Found, Found{Place: w.Place, Kind: w.Kind, Cue: w.Cue.Text, Speaker: w.Speaker})
	}
	return p
}

// moved is a place with its ends moved, and the text there.
func moved(text string, p Place, start, end int) Place {
	a, b := *p.Start+start, *p.End+end
	s := index(text).slice(a, b)
	return Place{Start: &a, End: &b, Text: &s}
}
