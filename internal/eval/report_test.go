package eval

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/sanad-news/sanad"
)

// sampleReading is a reading of sampleCase with one error of several causes.
func sampleReading(text string) sanad.Reading {
	span := func(words string) sanad.Span {
		i := strings.LastIndex(text, words)
		a := len([]rune(text[:i]))
		return sanad.Span{Start: a, End: a + len([]rune(words)), Text: words}
	}
	said := func(words, rule string, sp sanad.Speaker) sanad.Statement {
		s := span(words)
		return sanad.Statement{Kind: sanad.Direct, Start: s.Start, End: s.End, Text: words, Rule: rule, Speakers: []sanad.Speaker{sp}}
	}
	mention := span("Wicaksana")
	r := sanad.Reading{Source: sanad.Source{Path: "cases/x.txt"}, Text: text,
		Outlet: &sanad.Outlet{Name: "Antara"}, Dateline: &sanad.Dateline{Place: "Pasiran", Agency: "ANTARA"},
		Published: &sanad.Date{Value: "2024-05-07T08:00+07:00"}, Carriers: []sanad.Carrier{{Name: "Xinhua"}, {Name: "AFP"}}}
	r.Statements = []sanad.Statement{
		said("Air akan surut", "tail", sanad.Speaker{Name: "Lintang Wicaksana", Mention: &mention, ResolvedBy: "self", Office: "wali kota"}),
		said("Pulanglah,\" ujarnya", "front", sanad.Speaker{Name: "Dewi Arum", ResolvedBy: "pronoun"}),
		said("menyebutnya \"bencana", "front", sanad.Speaker{Name: "Lintang Wicaksana"}),
	}
	r.Statements[0].Cue = &sanad.Span{Text: "kata"}
	r.Statements[0].Chain = []sanad.Link{{Carrier: "Reuters", Kind: "wire"}, {Carrier: "Xinhua", Kind: "wire"}, {Carrier: "Antara", Kind: "outlet"}}
	negated := said("dan kami menunggu", "front", sanad.Speaker{})
	negated.Negated = true
	r.Statements = append(r.Statements, negated)
	return r
}

func sampleResult(t *testing.T) Result {
	t.Helper()
	a, err := parseCase("x.txt", "x", sampleCase)
	if err != nil {
		t.Fatal(err)
	}
	rd := sampleReading(a.Report.Text)
	r, err := Score([]Article{a}, []Prediction{fromReading(&rd)}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestErrors protects that each error is told by its cause, with its words.
func TestErrors(t *testing.T) {
	r := sampleResult(t)
	var b strings.Builder
	if err := errors.Join(ShowErrors(&b, r), ShowCauses(&b, r), ShowRules(&b, r)); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"x  gold 3 pred 3\n",
		"span too long  [off] front Pulanglah {+ujarnya+}\n",
		"missed         [direct] \"⟦Kami menjaga,\" katanya, \"dan kami menunggu⟧.\"",
		"gold: Wicaksana = Lintang Wicaksana (or Dewi Arum)\n",
		"unsaid         [direct] front Ia menahan diri dari ⟦menyebutnya \"bencana⟧\".",
		"unsaid          direct            1\n",
		"front      2        0    0.000      0  0.000\n",
		"tail       1        1    1.000      1  1.000\n",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("the listing lacks %q:\n%s", want, b.String())
		}
	}
}

// TestFacts protects what counts as a right fact and what as one too many.
func TestFacts(t *testing.T) {
	var b strings.Builder
	r := sampleResult(t)
	if err := errors.Join(ShowFacts(&b, r), ShowFactErrors(&b, r)); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"published    1 of 1", "dateline     1 of 1", "agency       1 of 1",
		"wire         1 of 1    and 1 where there is none", "credit       0 of 1", "office       1 of 1", "via          1 of 1",
		"x  wire       gold: Xinhua | got: Xinhua / AFP\n", "x  credit     gold: reporter Desi Arlita | got: (none)\n",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("the facts lack %q:\n%s", want, b.String())
		}
	}
}

// TestFromReading protects the name of a prediction and what it takes over.
func TestFromReading(t *testing.T) {
	rd := sampleReading("Air akan surut Wicaksana Pulanglah,\" ujarnya menyebutnya \"bencana dan kami menunggu")
	p := fromReading(&rd)
	if p.ID != "x" || len(p.Found) != 3 || p.Found[0].Speaker.Mentions[0] != "Wicaksana" || p.Found[0].Speaker.Resolved[0] != "Lintang Wicaksana" {
		t.Errorf("prediction %q: %+v", p.ID, p.Found)
	}
	rd.Source.ID = "id/1.a"
	if p := fromReading(&rd); p.ID != "id/1.a" {
		t.Errorf("id = %q", p.ID)
	}
}

// TestParsePrediction protects the forms that other tools' predictions take.
func TestParsePrediction(t *testing.T) {
	p, err := parsePrediction([]byte(`{"id":"a","statements":[{"text":"x y","cue":"kata","speaker":"Raka"},
		{"start":1,"end":4,"cue":{"text":"ujar"},"speaker":{"mention":{"text":"ia"},"canonical":{"name":"Raka"}},"spans":[{"start":1,"end":2},{"start":3,"end":4}]},
		{"text":"z","cue":null,"speaker":null}]}`))
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	for _, f := range p.Found {
		got += fmt.Sprintf("%s %v %d;", f.Cue, f.Speaker, len(f.Parts))
	}
	if want := "kata &{[Raka] [Raka]  [] false } 0;ujar &{[ia] [Raka]  [] false } 2; <nil> 0;"; got != want {
		t.Errorf("found %s, want %s", got, want)
	}
	if _, err := parsePrediction([]byte(`{"id":1}`)); err == nil {
		t.Error("a number for an id is no error")
	}
}

// TestVariants protects that the variants move every span with its words.
func TestVariants(t *testing.T) {
	gold := []Article{indonesianGold(t), englishGold(t)}
	for name, varied := range map[string][]Article{"straight": Straight(gold), "join": Join(gold)} {
		for i, a := range varied {
			ix := index(a.Report.Text)
			if name == "join" && strings.Contains(a.Report.Text, "\n") || name == "straight" && strings.ContainsAny(a.Report.Text, "“”") {
				t.Errorf("%s left %q", name, a.Report.Text)
			}
			for k, w := range a.Statements {
				if w.Parts == nil && ix.slice(*w.Start, *w.End) != *w.Text {
					t.Errorf("%s: %q is at %q", name, *w.Text, ix.slice(*w.Start, *w.End))
				}
				if gold[i].Statements[k].Place.Start == w.Start {
					t.Errorf("%s shares its offsets with gold", name)
				}
			}
		}
	}
}

// echo gives the text back, and refuses what is empty.
type echo struct{}

func (echo) Read(_ context.Context, r sanad.Report) (sanad.Reading, error) {
	if r.Text == "" {
		return sanad.Reading{}, errors.New("empty")
	}
	return sanad.Reading{Source: r.Source, Text: "<" + r.Text}, nil
}

// TestRead protects the order of readings and the names of what failed.
func TestRead(t *testing.T) {
	var gold []Article
	for i := range 50 {
		a := Article{ID: fmt.Sprint("n", i), Report: sanad.Report{Text: fmt.Sprint(i)}}
		if i == 7 {
			a.Report.Text = ""
		}
		gold = append(gold, a)
	}
	got, err := Read(t.Context(), echo{}, gold, 2)
	if err == nil || !strings.Contains(err.Error(), "reading n7: empty") {
		t.Errorf("error = %v", err)
	}
	if len(got) != 49 || got[0].Text != "<0" || got[48].Text != "<49" {
		t.Errorf("%d readings", len(got))
	}
}
