package gen

import (
	"math"
	"math/rand/v2"
	"strings"

	"github.com/sanad-news/sanad/internal/data"
	"github.com/sanad-news/sanad/lang"
)

// The languages of the invented press.
const (
	indonesian = iota
	english
)

// vocabulary is what things are called, in each language.
type vocabulary struct {
	concepts [][2][]string // words for each, the most frequent concept first
	rare     [2][]string   // words of no concept
}

func newVocabulary(d *data.Data, r *rand.Rand) vocabulary {
	var v vocabulary
	words := map[string]*[2][]string{}
	var order []string
	for i, code := range []string{"id", "en"} {
		l := d.Language(code)
		if l == nil {
			continue
		}
		for _, row := range l.Pack.Concepts {
			if words[row.Concept] == nil {
				words[row.Concept] = &[2][]string{}
				order = append(order, row.Concept)
			}
			words[row.Concept][i] = row.Words
		}
		for _, root := range l.Pack.Roots {
			v.rare[i] = append(v.rare[i], root.Root)
		}
		v.rare[i] = append(v.rare[i], l.Pack.Words(lang.Noun|lang.Adj|lang.Verb)...)
	}
	for _, c := range order {
		if w := words[c]; len(w[0]) > 0 && len(w[1]) > 0 {
			v.concepts = append(v.concepts, *w)
		}
	}
	r.Shuffle(len(v.concepts), func(i, j int) { v.concepts[i], v.concepts[j] = v.concepts[j], v.concepts[i] })
	for i := range v.rare {
		for range 20_000 {
			v.rare[i] = append(v.rare[i], syllables(r, 2+r.IntN(3)))
		}
		r.Shuffle(len(v.rare[i]), func(a, b int) { v.rare[i][a], v.rare[i][b] = v.rare[i][b], v.rare[i][a] })
	}
	return v
}

// zipf picks from n things the first most often: the law of Zipf and
// Mandelbrot, with the head flattened by so many ranks.
func (g *Generator) zipf(n int, flat float64) int {
	u := g.rnd.Float64()
	k := int(flat * (math.Pow((float64(n)+flat)/flat, u) - 1))
	return min(k, n-1)
}

const topics = 400

func (g *Generator) topic() int { return g.zipf(topics, 4) }

// concept picks a concept: of the topic, or of all.
func (g *Generator) concept(topic int) int {
	n := len(g.voc.concepts)
	if g.rnd.Float64() < 0.5 {
		k := g.zipf(40, 2)
		return int(scatter(uint64(topic), uint64(k)) % uint64(n))
	}
	return g.zipf(n, 12)
}

// scatter is a fixed number for two others.
func scatter(a, b uint64) uint64 {
	h := a*0x9e3779b97f4a7c15 + b
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}

func syllables(r *rand.Rand, n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(pick(r, []string{"b", "d", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "br", "dr", "st"}))
		b.WriteString(pick(r, []string{"a", "e", "i", "o", "u", "ai", "au", "ia"}))
	}
	b.WriteString(pick(r, []string{"", "", "n", "r", "s", "l", "t", "ng"}))
	return b.String()
}
