package lang_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
)

// naive is the plainest search that does what Find promises: it tries every
// phrase at every word.
type naive struct {
	words [][]string
	sense []lang.Sense
}

func (n *naive) add(p string, s lang.Sense) {
	n.words = append(n.words, strings.Fields(p))
	n.sense = append(n.sense, s)
}

// capitals are 0 for a word that need have none, 1 for a first letter, 2 for a
// short word all in capitals.
func capitals(w string) int {
	switch {
	case utf8.RuneCountInString(w) > 1 && strings.ToUpper(w) == w && strings.ToLower(w) != w:
		return 2
	case unicode.IsUpper([]rune(w)[0]):
		return 1
	}
	return 0
}

func (n *naive) fits(p int, toks []string, breaks []bool, i int) bool {
	for k, w := range n.words[p] {
		if i+k >= len(toks) || !strings.EqualFold(toks[i+k], w) || k > 0 && breaks[i+k] {
			return false
		}
		want := capitals(w)
		if want == 2 && utf8.RuneCountInString(w) > 5 {
			want = 1
		}
		if capitals(toks[i+k]) < want {
			return false
		}
	}
	return true
}

// find returns the class of word i and its matches, sorted.
func (n *naive) find(toks []string, breaks []bool, i int) (lang.Class, []string) {
	const begins = lang.Cue | lang.Title | lang.Actor // of the classes in the test
	var class lang.Class
	longest := map[lang.Kind]int{}
	var fit []int
	for p := range n.words {
		if !n.fits(p, toks, breaks, i) {
			continue
		}
		if len(n.words[p]) == 1 {
			class |= n.sense[p].Class
			if n.sense[p].Kind == lang.WordSense {
				continue
			}
		}
		class |= n.sense[p].Class & begins
		fit = append(fit, p)
		longest[n.sense[p].Kind] = max(longest[n.sense[p].Kind], len(n.words[p]))
	}
	var out []string
	for _, p := range fit {
		if len(n.words[p]) == longest[n.sense[p].Kind] {
			out = append(out, fmt.Sprint(i+len(n.words[p]), n.sense[p].Kind, n.sense[p].Ref))
		}
	}
	slices.Sort(out)
	return class, out
}

// TestFindAgreesWithNaiveSearch protects the trie, its open table and its bit
// filter against the plainest search, on random phrases in random texts.
func TestFindAgreesWithNaiveSearch(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	vocabulary := strings.Fields("kata Kata KATA as AS As luar Luar negeri Negeri NEGERI Beijing beijing BEIJING who WHO dan di Ni ni Ä ä ÄÖ")
	kinds := []lang.Kind{lang.WordSense, lang.CueSense, lang.TitleSense, lang.ActorSense}
	classes := []lang.Class{lang.Cue, lang.Title, lang.Actor, lang.Noun, lang.Place, lang.Adj | lang.Actor}
	pick := func() string { return vocabulary[rnd.IntN(len(vocabulary))] }
	for round := range 300 {
		lex, plain := lang.NewLexicon(), &naive{}
		for ref := range 1 + rnd.IntN(40) {
			words := make([]string, 1+rnd.IntN(4))
			for i := range words {
				words[i] = pick()
			}
			s := lang.Sense{Kind: kinds[rnd.IntN(len(kinds))], Ref: int32(ref), Class: classes[rnd.IntN(len(classes))]}
			lex.Add(strings.Join(words, " "), s)
			plain.add(strings.Join(words, " "), s)
		}
		lex.Seal()
		var text strings.Builder
		var words []string
		var breaks []bool
		for range 60 {
			space := []string{" ", "  ", "\n", "\n\n", " \n \n "}[rnd.IntN(5)]
			words = append(words, pick())
			breaks = append(breaks, strings.Count(space, "\n") > 1)
			text.WriteString(space + words[len(words)-1])
		}
		toks := token.Scan(text.String(), nil)
		if len(toks) != len(words) {
			t.Fatalf("%d words, %d tokens", len(words), len(toks))
		}
		for i := range toks {
			class, ms := lex.Find(toks, i, nil)
			var got []string
			for _, m := range ms {
				got = append(got, fmt.Sprint(m.To, m.Sense.Kind, m.Sense.Ref))
			}
			slices.Sort(got)
			wantClass, want := plain.find(words, breaks, i)
			if class != wantClass || !slices.Equal(got, want) {
				t.Fatalf("round %d, word %d of %q among %q: class %b and matches %v, want %b and %v",
					round, i, words, plain.words, class, got, wantClass, want)
			}
		}
	}
}
