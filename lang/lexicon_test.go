package lang_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
)

// found lists the matches of a text as words:kind:ref, in the order of the
// text; of several at one word, sorted.
func found(lex *lang.Lexicon, text string) []string {
	var out []string
	toks := token.Scan(text, nil)
	for i := range toks {
		_, ms := lex.Find(toks, i, nil)
		var here []string
		for _, m := range ms {
			here = append(here, fmt.Sprintf("%s:%d:%d", text[toks[m.From].Start:toks[m.To-1].End], m.Sense.Kind, m.Sense.Ref))
		}
		slices.Sort(here)
		out = append(out, here...)
	}
	return out
}

// phrase is one phrase of a test's lexicon; its ref is its place in the list.
type phrase struct {
	text string
	kind lang.Kind
}

func lexicon(phrases ...phrase) *lang.Lexicon {
	lex := lang.NewLexicon()
	for i, p := range phrases {
		lex.Add(p.text, lang.Sense{Kind: p.kind, Ref: int32(i)})
	}
	lex.Seal()
	return lex
}

// TestFind protects what counts as a phrase of the lexicon in a text.
func TestFind(t *testing.T) {
	const (
		cue   = lang.CueSense
		title = lang.TitleSense
		actor = lang.ActorSense
	)
	tests := []struct {
		name    string
		phrases []phrase
		text    string
		want    string
	}{
		{"a word", []phrase{{"kata", cue}}, "Kata Mao, kata Ning", "Kata:1:0 kata:1:0"},
		{"no part of a word", []phrase{{"kata", cue}}, "katak berkata-kata perkataan", "kata:1:0"},
		{"words that are not there", []phrase{{"kata", cue}}, "Dia pergi.", ""},
		{"an empty lexicon", nil, "Dia pergi.", ""},
		{"the longest of a kind", []phrase{{"menteri", title}, {"menteri luar negeri", title}, {"menteri luar", title}},
			"menteri luar negeri dan menteri luar", "menteri luar negeri:2:1 menteri luar:2:2"},
		{"the longest that is whole", []phrase{{"menteri", title}, {"menteri luar negeri", title}}, "menteri luar biasa", "menteri:2:0"},
		{"each kind its longest", []phrase{{"kantor", cue}, {"kantor berita", title}, {"kantor berita antara", actor}},
			"kantor berita Antara", "kantor berita Antara:6:2 kantor berita:2:1 kantor:1:0"},
		{"two senses of one spelling", []phrase{{"Georgia", actor}, {"Georgia", actor}}, "Georgia", "Georgia:6:0 Georgia:6:1"},
		{"phrases may overlap", []phrase{{"luar negeri", cue}, {"negeri jiran", cue}}, "luar negeri jiran", "luar negeri:1:0 negeri jiran:1:1"},
		{"capitals are asked for", []phrase{{"Beijing", actor}}, "Beijing BEIJING beijing", "Beijing:6:0 BEIJING:6:0"},
		{"AS is not as", []phrase{{"AS", actor}}, "AS As as", "AS:6:0"},
		{"capitals of each word", []phrase{{"Luar Negeri", actor}}, "Luar Negeri, luar negeri, Luar negeri", "Luar Negeri:6:0"},
		{"small words in a name stay small or not", []phrase{{"Bank of England", actor}}, "Bank of England, Bank Of England, bank of England",
			"Bank of England:6:0 Bank Of England:6:0"},
		{"a long word in capitals is a way of printing", []phrase{{"ANTARA", actor}, {"NATO", actor}}, "Antara Nato antara ANTARA NATO",
			"Antara:6:0 ANTARA:6:0 NATO:6:1"},
		{"small letters fit all", []phrase{{"who", cue}}, "who Who WHO", "who:1:0 Who:1:0 WHO:1:0"},
		{"over a line break", []phrase{{"luar negeri", cue}}, "luar\nnegeri", "luar\nnegeri:1:0"},
		{"not over a paragraph break", []phrase{{"luar negeri", cue}, {"luar", cue}}, "luar\n\nnegeri", "luar:1:1"},
		{"not over a mark", []phrase{{"luar negeri", cue}}, "luar, negeri", ""},
		{"marks are part of it", []phrase{{"Covid-19", cue}, {"A&B Corp", cue}}, "Covid-19 Covid 19 A&B Corp", "Covid-19:1:0 A&B Corp:1:1"},
		{"apostrophes are alike", []phrase{{"Jum'at", cue}}, "Jum’at Jum'at Jumat", "Jum’at:1:0 Jum'at:1:0"},
		{"other alphabets", []phrase{{"Москва", actor}, {"île", cue}}, "МОСКВА Москва москва Île", "МОСКВА:6:0 Москва:6:0 Île:1:1"},
		{"at the end of the text", []phrase{{"luar negeri", cue}}, "luar", ""},
		{"more words than a small buffer", []phrase{{"a b c d e f g h i j k l m n o", cue}}, "a b c d e f g h i j k l m n o", "a b c d e f g h i j k l m n o:1:0"},
	}
	for _, tt := range tests {
		if got := strings.Join(found(lexicon(tt.phrases...), tt.text), " "); got != tt.want {
			t.Errorf("%s: found %q in %q, want %q", tt.name, got, tt.text, tt.want)
		}
	}
}

// TestFindClass protects the classes of a single word: its own, never those of
// a phrase it begins, but for the ones that tell that a phrase begins there.
func TestFindClass(t *testing.T) {
	lex := lang.NewLexicon()
	lex.Add("kata", lang.Sense{Kind: lang.WordSense, Class: lang.Noun})
	lex.Add("kata", lang.Sense{Kind: lang.CueSense, Class: lang.Cue})
	lex.Add("kata benda", lang.Sense{Kind: lang.WordSense, Class: lang.Adj})
	lex.Add("luar negeri", lang.Sense{Kind: lang.TitleSense, Class: lang.Title | lang.Male})
	lex.Add("AS", lang.Sense{Kind: lang.ActorSense, Class: lang.Actor})
	lex.Seal()
	tests := []struct {
		text string
		want lang.Class
	}{
		{"kata", lang.Noun | lang.Cue},
		{"kata benda", lang.Noun | lang.Cue},
		{"luar negeri", lang.Title},
		{"luar", 0},
		{"negeri", 0},
		{"AS", lang.Actor},
		{"as", 0},
	}
	for _, tt := range tests {
		if got, _ := lex.Find(token.Scan(tt.text, nil), 0, nil); got != tt.want {
			t.Errorf("class of the first word of %q is %b, want %b", tt.text, got, tt.want)
		}
	}
}

// TestFindAppends protects that Find leaves what is in dst alone, even shorter
// matches of the same kind.
func TestFindAppends(t *testing.T) {
	lex := lexicon(phrase{"luar", lang.CueSense}, phrase{"luar negeri", lang.CueSense})
	before := lang.Match{From: 7, To: 8, Sense: lang.Sense{Kind: lang.CueSense, Ref: 9}}
	_, ms := lex.Find(token.Scan("luar negeri", nil), 0, []lang.Match{before})
	if len(ms) != 2 || ms[0].Sense.Ref != 9 || ms[1].Sense.Ref != 1 {
		t.Errorf("matches %v", ms)
	}
}

// TestHas protects the question whether a phrase has a sense, whatever its
// capitals; a phrase that only begins another has none.
func TestHas(t *testing.T) {
	lex := lexicon(phrase{"menteri luar negeri", lang.TitleSense}, phrase{"AS", lang.ActorSense})
	for text, want := range map[string]bool{"menteri luar negeri": true, "Menteri Luar Negeri": true, "menteri luar": false, "": false, "menteri luar negeri AS": false} {
		if got := lex.Has(text, lang.TitleSense); got != want {
			t.Errorf("Has(%q) = %v", text, got)
		}
	}
	if lex.Has("AS", lang.TitleSense) || !lex.Has("AS", lang.ActorSense) {
		t.Error("the kinds of AS are mixed up")
	}
}

// TestEnclitics protects the forms that the pack writes with +: kata also as
// katanya, which has its speaker in it, while kata has none.
func TestEnclitics(t *testing.T) {
	small, err := lang.Load(wholePack(t, ""), "xx")
	if err != nil {
		t.Fatal(err)
	}
	for name, p := range map[string]*lang.Pack{"small": small, "id": pack(t, "id")} {
		lex := lang.NewLexicon()
		p.AddTo(lex)
		lex.Seal()
		for word, clitic := range map[string]bool{"kata": false, "katanya": true, "ujar": false, "ujarnya": true, "Katanya": true} {
			_, ms := lex.Find(token.Scan(word, nil), 0, nil)
			ms = slices.DeleteFunc(ms, func(m lang.Match) bool { return m.Sense.Kind != lang.CueSense })
			if len(ms) != 1 || ms[0].Sense.Clitic != clitic {
				t.Errorf("%s: the cues of %q are %v, want one, enclitic %v", name, word, ms, clitic)
			}
		}
		if _, ms := lex.Find(token.Scan("-nya", nil), 0, nil); len(ms) != 0 {
			t.Errorf("%s: the enclitic by itself is %v", name, ms)
		}
	}
}

// TestTitlesOfAnyCase protects that offices are found small too, while
// abbreviations in capitals are not.
func TestTitlesOfAnyCase(t *testing.T) {
	lex := lang.NewLexicon()
	pack(t, "en").AddTo(lex)
	lex.Seal()
	for _, s := range []string{"foreign minister", "Foreign Minister", "FOREIGN MINISTER"} {
		_, ms := lex.Find(token.Scan(s, nil), 0, nil)
		if !slices.ContainsFunc(ms, func(m lang.Match) bool { return m.Sense.Kind == lang.TitleSense && m.To == 2 }) {
			t.Errorf("%q is no title: %v", s, ms)
		}
	}
}
