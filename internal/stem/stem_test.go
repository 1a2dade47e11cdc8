package stem

import (
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/sanad-news/sanad/lang"
)

// enough is the least share of the reviewed words of a language that get the
// stem they should.
const enough = 0.97

// shipped loads the packs that Sanad ships, once for all tests.
var shipped = sync.OnceValues(func() ([]*lang.Pack, error) { return lang.LoadAll(lang.Embedded()) })

func pack(tb testing.TB, code string) *lang.Pack {
	tb.Helper()
	packs, err := shipped()
	if err != nil {
		tb.Fatal(err)
	}
	i := slices.IndexFunc(packs, func(p *lang.Pack) bool { return p.Code == code })
	if i < 0 {
		tb.Fatalf("no pack %s is shipped", code)
	}
	return packs[i]
}

// rows reads the reviewed words of a language.
func rows(tb testing.TB, code string) []lang.Row {
	tb.Helper()
	file := "cases/" + code + ".tsv"
	data, err := os.ReadFile(file)
	if err != nil {
		tb.Fatal(err)
	}
	rows, err := lang.ReadTable(file, data, "word", "stem", "must", "note?")
	if err != nil {
		tb.Fatal(err)
	}
	return rows
}

// TestCases protects the stems of the reviewed words: each that is marked must,
// and nearly all of the others.
func TestCases(t *testing.T) {
	for _, code := range []string{"id", "ms", "en"} {
		t.Run(code, func(t *testing.T) {
			s := New(pack(t, code))
			all, right := 0, 0
			seen := map[string]bool{}
			for _, r := range rows(t, code) {
				word, want := r.Get("word"), r.Get("stem")
				if seen[word] {
					t.Errorf("line %d: %s stands twice", r.Line, word)
				}
				seen[word] = true
				all++
				switch got := s.Stem(word); {
				case got == want:
					right++
				case r.Get("must") == "must":
					t.Errorf("line %d: the stem of %s is %s, must be %s", r.Line, word, got, want)
				default:
					t.Logf("line %d: the stem of %s is %s, should be %s", r.Line, word, got, want)
				}
			}
			share := float64(right) / float64(all)
			t.Logf("%s: %d of %d words have the stem they should: %.4f", code, right, all, share)
			if share < enough {
				t.Errorf("%s: accuracy %.4f is less than %.2f", code, share, enough)
			}
		})
	}
}

// TestExamples protects that each row of affixes.tsv does what its example says.
func TestExamples(t *testing.T) {
	for _, code := range []string{"id", "ms"} {
		p := pack(t, code)
		s := New(p)
		for _, a := range p.Affixes {
			root, suffix, voice := s.Parts(a.Example)
			if root != a.Root {
				t.Errorf("%s/affixes.tsv:%d: the stem of %s is %s, not %s", code, a.Line, a.Example, root, a.Root)
			}
			if a.Kind == lang.PatternAffix && (suffix != a.Suffix || voice != a.Voice) {
				t.Errorf("%s/affixes.tsv:%d: %s is %s with suffix %q, not %s with %q", code, a.Line, a.Example, voice, suffix, a.Voice, a.Suffix)
			}
		}
	}
}

// TestParts protects what comparing statements stands on: who does it, and to
// whom, is told apart though the root is one.
func TestParts(t *testing.T) {
	s := New(pack(t, "id"))
	tests := []struct {
		word, root, suffix string
		voice              Voice
	}{
		{"serang", "serang", "", Plain},
		{"menyerang", "serang", "", Active},
		{"diserang", "serang", "", Passive},
		{"terserang", "serang", "", Passive},
		{"penyerangan", "serang", "an", Nominal},
		{"penyerang", "serang", "", Nominal},
		{"serangan", "serang", "an", Nominal},
		{"serangannya", "serang", "an", Nominal},
		{"memberikan", "beri", "kan", Active},
		{"diberikan", "beri", "kan", Passive},
		{"memberi", "beri", "", Active},
		{"berikan", "beri", "kan", Plain},
		{"menghadiri", "hadir", "i", Active},
		{"dihadirinya", "hadir", "i", Passive},
		{"hadirilah", "hadir", "i", Plain},
		{"berhasil", "hasil", "", Stative},
		{"berhadapan", "hadap", "an", Stative},
		{"keberhasilan", "hasil", "an", Nominal},
		{"memperbaiki", "baik", "i", Active},
		{"diperbaiki", "baik", "i", Passive},
		{"kulihat", "lihat", "", Passive},
		{"kedua", "dua", "", Plain},
		{"seorang", "orang", "", Plain},
		{"dibesar-besarkan", "besar", "kan", Passive},
		{"tulis-menulis", "tulis", "", Active},
		{"di-phk-kan", "phk", "kan", Passive},
		{"menganggarkan", "anggaran", "kan", Active},
		{"pemerintah", "pemerintah", "", Plain},
		{"ketidakadilan", "tidakadil", "an", Nominal},
		{"diviralkan", "viral", "kan", Passive},
	}
	for _, tt := range tests {
		root, suffix, voice := s.Parts(tt.word)
		if root != tt.root || suffix != tt.suffix || voice != tt.voice {
			t.Errorf("Parts(%q) = %q, %q, %s; want %q, %q, %s", tt.word, root, suffix, voice, tt.root, tt.suffix, tt.voice)
		}
	}
}

// TestOpposites protects that a word and what denies it do not fall together.
func TestOpposites(t *testing.T) {
	s := New(pack(t, "id"))
	for _, pair := range [][2]string{{"keadilan", "ketidakadilan"}, {"korupsi", "antikorupsi"}, {"kepastian", "ketidakpastian"},
		{"aktif", "nonaktif"}, {"pemerintah", "nonpemerintah"}, {"perintah", "pemerintah"}} {
		if s.Stem(pair[0]) == s.Stem(pair[1]) {
			t.Errorf("%s and %s are both %s", pair[0], pair[1], s.Stem(pair[0]))
		}
	}
}

// TestRootsAreStems protects the promise that a stem of the list is its own
// stem, and that no root is taken apart.
func TestRootsAreStems(t *testing.T) {
	for _, code := range []string{"id", "ms"} {
		p := pack(t, code)
		s := New(p)
		for _, r := range p.Roots {
			if got := s.Stem(r.Root); got != r.Root {
				t.Errorf("%s: the stem of the root %s is %s", code, r.Root, got)
			}
			for _, f := range r.Forms {
				if got := s.Stem(f); got != r.Root {
					t.Errorf("%s: the stem of %s is %s, the list says %s", code, f, got, r.Root)
				}
			}
		}
	}
}

// TestNoStemmer protects that a language without stemming data is searched by
// its words, and that nothing has to be asked first.
func TestNoStemmer(t *testing.T) {
	for _, s := range []Stemmer{{}, New(&lang.Pack{})} {
		if got := s.Stem("memberikan"); got != "memberikan" {
			t.Errorf("the stem without a stemmer is %s", got)
		}
		if root, suffix, voice := s.Parts("memberikan"); root != "memberikan" || suffix != "" || voice != Plain {
			t.Errorf("the parts without a stemmer are %s, %s, %s", root, suffix, voice)
		}
	}
}

// TestSnowball protects that the languages which lang takes are those that
// there is an algorithm for.
func TestSnowball(t *testing.T) {
	for _, l := range lang.SnowballLanguages() {
		s := New(&lang.Pack{Stemmer: lang.SnowballStemmer, Snowball: l})
		if s.find == nil {
			t.Errorf("snowball has no %s", l)
		}
	}
	if newSnowball("klingon") != nil {
		t.Error("snowball has klingon")
	}
}

// TestSameAlways protects that neither the cache nor other goroutines change a
// stem: eight of them stem more words than a slot holds, in different orders.
func TestSameAlways(t *testing.T) {
	p := pack(t, "id")
	words := variants(p)
	want := make([]result, len(words))
	f := compile(p)
	for i, w := range words {
		want[i] = f.find(w)
	}
	s := New(p)
	var wg sync.WaitGroup
	for g := range 8 {
		wg.Go(func() {
			for i := range words {
				k := (i*7919 + g*len(words)/8) % len(words)
				if got := s.result(words[k]); got != want[k] {
					t.Errorf("%s is %v, was %v", words[k], got, want[k])
					return
				}
			}
		})
	}
	wg.Wait()
}

// variants makes words of all roots, more than the cache has slots.
func variants(p *lang.Pack) []string {
	var words []string
	for _, r := range p.Roots {
		words = append(words, r.Root, "di"+r.Root+"kan", "per"+r.Root+"an", "ke"+r.Root+"annya")
	}
	return words
}

// TestLongWords protects that a word which is no word costs nothing.
func TestLongWords(t *testing.T) {
	s := New(pack(t, "id"))
	long := strings.Repeat("memper", 1000) + "kan"
	if s.Stem(long) != long {
		t.Error("a word of 6 kB was taken apart")
	}
	if hyphens := strings.Repeat("di-", 26); s.Stem(hyphens) == "" {
		t.Error("hyphens have no stem")
	}
}

// FuzzStem protects that no word brings a stemmer down, that none loses its
// stem, and that stems of the list are their own.
func FuzzStem(f *testing.F) {
	packs, err := shipped()
	if err != nil {
		f.Fatal(err)
	}
	for _, w := range []string{"", "a", "-", "--", "di-", "-nya", "meng", "memperdi", "negara-negara", "negara\u2010negara", "ke-17",
		"pepepepepe", "kemenyerangan-nya-lah", "\xff\xfe", "m\xe2\x80", "'s", "naïve", "سلام", "memper\u2011olok-olokkan"} {
		f.Add(w)
	}
	var stemmers []Stemmer
	roots := map[string]bool{}
	for _, p := range packs {
		stemmers = append(stemmers, New(p))
	}
	for _, r := range packs[slices.IndexFunc(packs, func(p *lang.Pack) bool { return p.Code == "id" })].Roots {
		roots[r.Root] = true
	}
	for _, l := range lang.SnowballLanguages() {
		stemmers = append(stemmers, New(&lang.Pack{Stemmer: lang.SnowballStemmer, Snowball: l}))
	}
	f.Fuzz(func(t *testing.T, word string) {
		for _, s := range stemmers {
			stem, _, _ := s.Parts(word)
			if word != "" && stem == "" {
				t.Errorf("%q has no stem", word)
			}
			if again := s.Stem(word); again != stem {
				t.Errorf("the stem of %q is %q, then %q", word, stem, again)
			}
			if utf8.ValidString(word) && !utf8.ValidString(stem) {
				t.Errorf("the stem of %q is %q, which is no text", word, stem)
			}
			if _, ok := s.find.(*affixes); ok && roots[stem] && s.Stem(stem) != stem && stem != word {
				t.Errorf("the stem of %q is the root %q, whose stem is %q", word, stem, s.Stem(stem))
			}
		}
	})
}
