package gen

import (
	"strconv"
	"strings"
)

// claim is what a sentence says, before it is put into the words of a
// language.
type claim []slot

// slot is a word or phrase of a claim.
type slot struct {
	kind kind
	n    int // which function word, concept or state; the number itself
	word int // which of the words for the concept
}

type kind uint8

const (
	link kind = iota // a function word
	idea             // a concept
	rare             // a word of no concept
	who              // a state
	sum              // a number
)

// The function words, in both languages.
const (
	will = iota
	not
	has
	with
	forTo
	in
	of
	and
	because
	but
	sothat
	we
	this
	comma
	percent
	must
	links
)

func linkWords() [links][2]string {
	return [links][2]string{
		will: {"akan", "will"}, not: {"tidak", "not"}, has: {"telah", "has"}, with: {"dengan", "with"}, forTo: {"untuk", "to"},
		in: {"di", "in"}, of: {"dari", "of"}, and: {"dan", "and"}, because: {", karena", ", because"}, but: {", tetapi", ", but"},
		sothat: {", sehingga", ", so that"}, we: {"kami", "we"}, this: {"ini", "this"}, comma: {",", ","}, percent: {"persen", "per cent"},
		must: {"harus", "must"},
	}
}

// claim makes a new claim about a topic: one clause or two.
func (g *Generator) claim(topic int) claim {
	c := g.clause(nil, topic)
	if g.rnd.Float64() < 0.5 {
		c = append(c, slot{kind: link, n: pick(g.rnd, []int{because, but, sothat, and})})
		c = g.clause(c, topic)
	}
	return c
}

// clause appends subject, verb, object and what goes with them.
func (g *Generator) clause(c claim, topic int) claim {
	switch p := g.rnd.Float64(); {
	case p < 0.4:
		c = append(c, slot{kind: who, n: g.zipf(len(g.states), 3)})
	case p < 0.6:
		c = append(c, slot{kind: link, n: we})
	default:
		c = append(c, g.noun(topic), g.noun(topic))
	}
	if g.rnd.Float64() < 0.2 {
		c = append(c, slot{kind: link, n: not})
	}
	if g.rnd.Float64() < 0.5 {
		c = append(c, slot{kind: link, n: pick(g.rnd, []int{will, has, must})})
	}
	c = append(c, g.noun(topic), g.noun(topic))
	if g.rnd.Float64() < 0.6 {
		c = append(c, g.noun(topic))
	}
	for range g.rnd.IntN(4) {
		c = append(c, slot{kind: link, n: pick(g.rnd, []int{with, forTo, in, of, and})})
		switch p := g.rnd.Float64(); {
		case p < 0.2:
			c = append(c, slot{kind: who, n: g.zipf(len(g.states), 3)})
		case p < 0.3:
			c = append(c, slot{kind: sum, n: 2 + g.rnd.IntN(97)}, slot{kind: link, n: percent})
		default:
			c = append(c, g.noun(topic), g.noun(topic))
		}
	}
	return c
}

// noun is a word that says something: one of a concept, or, one in six, a rare
// one.
func (g *Generator) noun(topic int) slot {
	if g.rnd.Float64() < 1.0/6 {
		return slot{kind: rare, n: g.zipf(20_000, 200)}
	}
	return slot{kind: idea, n: g.concept(topic), word: g.rnd.IntN(4)}
}

// vary says a claim in other words, or nearly the same.
func (g *Generator) vary(c claim) claim {
	out := append(claim{}, c...)
	for range 1 + g.rnd.IntN(2) {
		i := g.rnd.IntN(len(out))
		switch {
		case g.rnd.Float64() < 0.1:
			out = append(out, slot{kind: link, n: this})
		case g.rnd.Float64() < 0.05:
			out = append(out[:i:i], append(claim{{kind: link, n: not}}, out[i:]...)...)
		case out[i].kind == idea:
			out[i].word = g.rnd.IntN(4)
		case out[i].kind == sum:
			out[i].n = 2 + g.rnd.IntN(97)
		}
	}
	return out
}

// words is about how many words a claim has: some slots are phrases.
func (c claim) words() int { return len(c)*4/3 + 2 }

// text puts a claim into the words of a language.
func (g *Generator) text(c claim, lang int) string {
	var b strings.Builder
	words := linkWords()
	for i, s := range c {
		w := ""
		switch s.kind {
		case link:
			w = words[s.n][lang]
		case idea:
			list := g.voc.concepts[s.n][lang]
			w = list[s.word%len(list)]
		case rare:
			list := g.voc.rare[lang]
			w = list[s.n%len(list)]
		case who:
			w = g.states[s.n]
		case sum:
			w = strconv.Itoa(s.n)
		}
		if i > 0 && w[0] != ',' {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	return b.String()
}
