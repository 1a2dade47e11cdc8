package eval

import (
	"fmt"
	"math"
	"testing"
	"unicode/utf8"
)

// measures gives the numbers of a result that the tests ask for by name.
func measures(r Result) map[string]float64 {
	part := func(c Count) float64 {
		if s := c.share(); s != nil {
			return *s
		}
		return 1
	}
	return map[string]float64{
		"exact p": r.All.Exact.P, "exact r": r.All.Exact.R, "exact": r.All.Exact.F, "partial": r.All.Partial.F,
		"attribution": r.All.Attribution.F, "words": r.Words.F,
		"speaker": part(r.All.Speaker), "resolved": part(r.All.Resolved), "cue": part(r.All.Cue),
	}
}

var whole = map[string]float64{"exact": 1, "partial": 1, "attribution": 1, "words": 1, "speaker": 1, "resolved": 1, "cue": 1}

// TestScore protects the measure: what costs, how much, and what costs nothing.
func TestScore(t *testing.T) {
	tests := []struct {
		name  string
		gold  func(*testing.T) Article
		edit  func(*testing.T, *Prediction)
		o     Options
		want  map[string]float64
		notes map[string]int
	}{
		{name: "gold itself", gold: indonesianGold, want: whole},
		{name: "gold itself, strict", gold: englishGold, o: Options{Strict: true}, want: whole},
		{name: "gold itself, in fragments", gold: englishGold, o: Options{Fragments: true}, want: whole},
		{name: "nothing found", gold: indonesianGold, edit: func(_ *testing.T, p *Prediction) { p.Found = nil },
			want: map[string]float64{"exact r": 0, "partial": 0, "attribution": 0}},
		{name: "half found", gold: indonesianGold, edit: func(_ *testing.T, p *Prediction) { p.Found = p.Found[:1] },
			want: map[string]float64{"exact p": 1, "exact r": 0.5, "exact": 2. / 3}},
		{name: "one too many", gold: indonesianGold, edit: add("Ia menambahkan turbin sudah dipesan", "direct"),
			want: map[string]float64{"exact p": 2. / 3, "exact r": 1}},
		{name: "one twice", gold: indonesianGold, edit: func(_ *testing.T, p *Prediction) { p.Found = append(p.Found, p.Found[0]) },
			want: map[string]float64{"exact p": 2. / 3, "exact r": 1}},
		{name: "another speaker", gold: indonesianGold, edit: says(0, &Names{Mentions: []string{"Lasmi"}}),
			want: map[string]float64{"exact": 1, "speaker": 0.5, "attribution": 0.5}},
		{name: "the mention of one, the name of another", gold: indonesianGold, edit: says(0, speaker("", "Raka", "Joko Prabawa")),
			want: map[string]float64{"speaker": 0.5}},
		{name: "no speaker", gold: indonesianGold, edit: says(0, nil), want: map[string]float64{"speaker": 0.5}},
		{name: "the full name with a title", gold: indonesianGold, edit: says(0, speaker("", "Raka", "Menteri Raka Wiguna Sentosa")), want: whole},
		{name: "a part of the name, not resolved", gold: indonesianGold, edit: says(0, &Names{Mentions: []string{"Raka"}}),
			want: map[string]float64{"speaker": 1, "resolved": 0.5}},
		{name: "nya is nobody", gold: indonesianGold, edit: says(1, &Names{Mentions: []string{"nya"}}), want: map[string]float64{"speaker": 0.5}},
		{name: "nya with a part of the name", gold: indonesianGold, edit: says(1, speaker("", "nya", "Raka")), want: map[string]float64{"speaker": 1}},
		{name: "a namesake of the family", gold: englishGold, edit: says(1, &Names{Mentions: []string{"Marta Holloway"}}),
			want: map[string]float64{"speaker": 2. / 3}},
		{name: "other cues", gold: indonesianGold, edit: func(_ *testing.T, p *Prediction) { p.Found[0].Cue, p.Found[1].Cue = "menulis", "" },
			want: map[string]float64{"cue": 0}},
		{name: "a cue without its -nya", gold: indonesianGold, edit: func(_ *testing.T, p *Prediction) { p.Found[1].Cue = "ujar" }, want: whole},
		{name: "a word short", gold: indonesianGold, edit: cut(1, "”Setiap "),
			want: map[string]float64{"exact": 0.5, "partial": 1}},
		{name: "three words short", gold: indonesianGold, edit: cut(1, "”Setiap desa akan "),
			want: map[string]float64{"exact": 0.5, "partial": 0.5, "words": 18. / 21}},
		{name: "two quotations made one", gold: indonesianGold, edit: func(_ *testing.T, p *Prediction) {
			p.Found[0].Place = moved(indonesian, p.Found[0].Place, 0, *p.Found[1].End-*p.Found[0].End)
			p.Found = p.Found[:1]
		}, want: map[string]float64{"partial": 0}},
		{name: "without the marks", gold: indonesianGold, edit: each(func(f *Found) { f.Place = moved(indonesian, f.Place, 1, -2) }), want: whole},
		{name: "without that", gold: englishGold, edit: func(_ *testing.T, p *Prediction) {
			p.Found[0].Place = moved(english, p.Found[0].Place, len("that "), 0)
		}, want: whole},
		{name: "offsets in bytes", gold: indonesianGold, edit: each(func(f *Found) {
			rs := []rune(indonesian)
			a, b := len(string(rs[:*f.Start])), len(string(rs[:*f.End]))
			f.Start, f.End = &a, &b
		}), want: whole},
		{name: "no offsets", gold: indonesianGold, edit: each(func(f *Found) { f.Start, f.End = nil, nil }), want: whole},
		{name: "wrong offsets and no text", gold: indonesianGold, edit: each(func(f *Found) {
			a, b := *f.Start+70, *f.End+70
			f.Place = Place{Start: &a, End: &b}
		}), want: map[string]float64{"partial": 0}},
		{name: "words that are not there", gold: indonesianGold, edit: func(_ *testing.T, p *Prediction) {
			words := "kereta api belum juga tiba"
			p.Found = append(p.Found, Found{Place: Place{Text: &words}})
		}, want: map[string]float64{"exact p": 2. / 3}, notes: map[string]int{"pred_unlocatable": 1}},
		{name: "what is ignored", gold: indonesianGold, edit: add("”Saya lega mendengar rencana itu,”", "direct"), want: whole,
			notes: map[string]int{"pred_ignored_unannotated_quote": 1}},
		{name: "what is ignored, strict", gold: indonesianGold, edit: add("”Saya lega mendengar rencana itu,”", "direct"), o: Options{Strict: true},
			want: map[string]float64{"exact p": 2. / 3}},
		{name: "a kind the set does not annotate", gold: indonesianGold, edit: add("turbin sudah dipesan", "indirect"), want: whole,
			notes: map[string]int{"pred_out_of_scope_kind": 1}},
		{name: "a denial missed", gold: englishGold, edit: func(_ *testing.T, p *Prediction) { p.Found = p.Found[:2] }, want: map[string]float64{"exact r": 2. / 3}},
		{name: "a denial missed, speech only", gold: englishGold, edit: func(_ *testing.T, p *Prediction) { p.Found = p.Found[:2] },
			o: Options{SpeechOnly: true}, want: whole},
		{name: "a denial found, speech only", gold: englishGold, o: Options{SpeechOnly: true}, want: whole,
			notes: map[string]int{"pred_on_optional_gold": 1}},
		{name: "parts found singly", gold: englishGold, edit: splitSecond, want: map[string]float64{"exact r": 2. / 3}},
		{name: "parts found singly, in fragments", gold: englishGold, edit: splitSecond, o: Options{Fragments: true}, want: whole},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			gold := tt.gold(t)
			p := perfect(gold)
			if tt.edit != nil {
				tt.edit(t, &p)
			}
			r, err := Score([]Article{gold}, []Prediction{p}, tt.o)
			if err != nil {
				t.Fatal(err)
			}
			got := measures(r)
			for k, want := range tt.want {
				if math.Abs(got[k]-want) > 1e-9 {
					t.Errorf("%s = %.4f, want %.4f", k, got[k], want)
				}
			}
			for k, n := range tt.notes {
				if r.Info[k] != n {
					t.Errorf("%s = %d, want %d", k, r.Info[k], n)
				}
			}
		})
	}
}

func add(words, kind string) func(*testing.T, *Prediction) {
	return func(t *testing.T, p *Prediction) {
		p.Found = append(p.Found, Found{Place: at(t, indonesian, words), Kind: kind})
	}
}

func says(i int, n *Names) func(*testing.T, *Prediction) {
	return func(_ *testing.T, p *Prediction) { p.Found[i].Speaker = n }
}

func cut(i int, words string) func(*testing.T, *Prediction) {
	return func(_ *testing.T, p *Prediction) {
		p.Found[i].Place = moved(indonesian, p.Found[i].Place, utf8.RuneCountInString(words), 0)
	}
}

func each(edit func(*Found)) func(*testing.T, *Prediction) {
	return func(_ *testing.T, p *Prediction) {
		for i := range p.Found {
			edit(&p.Found[i])
		}
	}
}

func splitSecond(_ *testing.T, p *Prediction) {
	both := p.Found[1]
	one, two := both, both
	one.Place, two.Place = both.Parts[0], both.Parts[1]
	p.Found = []Found{p.Found[0], one, two, p.Found[2]}
}

// TestScoreOtherText protects that a prediction made on a differing copy of
// the text is compared all the same.
func TestScoreOtherText(t *testing.T) {
	gold := indonesianGold(t)
	text := "Judul berita\nPASIRAN — Menteri Pengairan Raka Wiguna Sentosa datang. \"Bendungan selesai tahun depan. Airnya cukup,\" kata Raka di Pasiran. " +
		"\"Setiap desa akan mendapat saluran sendiri,\" ujarnya. Warga bertepuk tangan."
	p := perfect(gold)
	p.Text = &text
	p.Found[0].Place = at(t, text, "Bendungan selesai tahun depan. Airnya cukup")
	p.Found[1].Place = at(t, text, "Setiap desa akan mendapat saluran sendiri")
	r, err := Score([]Article{gold}, []Prediction{p}, Options{})
	if err != nil || r.All.Exact.F != 1 {
		t.Errorf("exact F = %v, %v; want 1", r.All.Exact.F, err)
	}
}

// TestScoreArticles protects what is said of articles that have no pair.
func TestScoreArticles(t *testing.T) {
	gold := []Article{indonesianGold(t)}
	if _, err := Score(gold, []Prediction{{ID: "a"}, {ID: "a"}}, Options{}); err == nil {
		t.Error("two predictions of one id are no error")
	}
	r, err := Score(gold, []Prediction{{ID: "b"}}, Options{})
	if err != nil || r.Info["gold_articles_without_prediction"] != 1 || r.Info["pred_articles_unknown"] != 1 {
		t.Errorf("notes = %v, %v", r.Info, err)
	}
	gold[0].Statements = nil
	if r, err := Score(gold, []Prediction{{ID: "a"}}, Options{}); err != nil || r.All.Partial.F != 1 {
		t.Errorf("nothing of nothing: partial F = %v, %v; want 1", r.All.Partial.F, err)
	}
}

// TestScoreKinds protects which side's kind a number belongs to.
func TestScoreKinds(t *testing.T) {
	gold := englishGold(t)
	p := perfect(gold)
	p.Found = p.Found[:1]
	r, err := Score([]Article{gold}, []Prediction{p}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	d, i := r.Kinds["direct"].Exact, r.Kinds["indirect"].Exact
	if got, want := fmt.Sprint(d.R, i.R, i.P), "0 0.5 1"; got != want {
		t.Errorf("direct R, indirect R and P = %s, want %s", got, want)
	}
}

func TestSameName(t *testing.T) {
	tests := []struct {
		gold, found string
		want        bool
	}{
		{"Holloway’s campaign", "Holloway", false},
		{"Rep. G.K. Butterworth", "Butterworth", true},
		{"Komisaris Besar Yusuf Yunandar", "Yusuf", true},
		{"Komisaris Besar Yusuf Yunandar", "Komisaris Besar Ahmad Mustika", false},
		{"the Vermont senator", "The Vermont senator", true},
		{"Jokowi", "Joko Widodo", true},
		{"", "Holloway", false},
		{"Presiden", "Presiden", true},
		{"Andre\u0301 Lenz", "André Lenz", true},
	}
	for _, tt := range tests {
		if got := sameName(tt.gold, tt.found); got != tt.want {
			t.Errorf("sameName(%q, %q) = %v, want %v", tt.gold, tt.found, got, tt.want)
		}
	}
}
