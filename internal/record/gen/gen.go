// Package gen makes news reports of an invented world, with their readings, as
// many as wanted and always the same for the same seed: what the record is
// measured with. What matters for that is as in real reports: how long they
// are, how many statements they have, how the frequencies of words fall off,
// how often a saying is repeated, word for word or varied, and how many reports
// are copies of a wire's. What they say makes no sense.
package gen

import (
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/data"
)

// Generator makes reports. It is for one goroutine.
type Generator struct {
	Deeds bool // events and figures too

	world
	voc    vocabulary
	rnd    *rand.Rand
	deed   *rand.Rand
	n      int
	recent []claim   // said lately, newest last
	lines  []claim   // said again and again
	wires  []article // of wires, newest last
}

// The shares of an article's statements and of all articles, as counted by hand
// in what the press of a few countries carried on the same days.
const (
	copiesOfWire   = 0.12 // of articles
	fromLines      = 0.10 // of statements: a known line in one of its wordings
	fromRecent     = 0.10 // of statements: what was said lately, word for word or varied
	inEnglish      = 0.3  // of articles
	keptRecent     = 4000
	keptWires      = 300
	articlesPerDay = 120
)

// New makes a generator with the words of the language packs in d.
func New(d *data.Data, seed uint64) *Generator {
	g := &Generator{rnd: rand.New(rand.NewPCG(seed, 0x67656e))} //nolint:gosec // the same reports each time are what is wanted
	g.deed = rand.New(rand.NewPCG(seed, 0x64656564))            //nolint:gosec // as above
	g.voc = newVocabulary(d, g.rnd)
	g.world = newWorld(g.rnd)
	for range 2000 {
		g.lines = append(g.lines, g.claim(g.topic()))
	}
	return g
}

// Next makes the next report.
func (g *Generator) Next() (sanad.Report, sanad.Reading) {
	var a article
	if len(g.wires) > 4 && g.rnd.Float64() < copiesOfWire {
		a = g.copied(g.wires[g.skewed(len(g.wires))])
	} else {
		a = g.article()
		if a.wire {
			g.wires = append(g.wires, a)
			if len(g.wires) > keptWires {
				g.wires = g.wires[len(g.wires)-keptWires:]
			}
		}
	}
	g.n++
	return g.write(&a)
}

// article is what a report will be made of.
type article struct {
	number  int
	lang    int
	outlet  string
	wire    bool   // the outlet is one
	via     string // the wire it was taken from
	place   string
	day     time.Time
	title   claim
	paras   []para
	writers [2]string
}

// para is a paragraph: a narrative sentence or two, or a statement.
type para struct {
	says    []claim
	speaker *person // nil: narrative
	shape   int
}

func (g *Generator) article() article {
	topic := g.topic()
	a := article{number: g.n, day: g.today(), title: g.claim(topic), place: pick(g.rnd, g.cities)}
	if g.rnd.Float64() < inEnglish {
		a.lang = english
	}
	a.outlet, a.wire = g.outlet(a.lang)
	a.writers = [2]string{pick(g.rnd, g.people).name, pick(g.rnd, g.people).name}
	statements := 3 + g.rnd.IntN(4)
	words := 250 + g.rnd.IntN(150)
	main := &g.people[g.zipf(len(g.people), 3)]
	other := &g.people[g.zipf(len(g.people), 3)]
	for count := 0; count < words || statements > 0; {
		p := para{shape: g.rnd.IntN(3)}
		if statements > 0 && (g.rnd.Float64() < 0.55 || count > words-60) {
			p.speaker = main
			if g.rnd.Float64() < 0.3 {
				p.speaker = other
			}
			p.says = []claim{g.saying(topic)}
			statements--
		} else {
			p.says = []claim{g.claim(topic), g.claim(topic)}
		}
		for _, c := range p.says {
			count += c.words()
		}
		a.paras = append(a.paras, p)
	}
	return a
}

// saying is what someone says: mostly something new.
func (g *Generator) saying(topic int) claim {
	var c claim
	switch p := g.rnd.Float64(); {
	case p < fromLines:
		c = g.vary(g.lines[g.zipf(len(g.lines), 1)])
	case p < fromLines+fromRecent && len(g.recent) > 0:
		if c = g.recent[g.skewed(len(g.recent))]; g.rnd.Float64() < 0.6 {
			c = g.vary(c)
		}
	default:
		c = g.claim(topic)
	}
	if g.recent = append(g.recent, c); len(g.recent) > 2*keptRecent {
		g.recent = append(g.recent[:0], g.recent[keptRecent:]...)
	}
	return c
}

// copied is a report that another outlet made from a wire's: whole, cut short
// at the end, or with a sentence of its own.
func (g *Generator) copied(from article) article {
	a := from
	a.number, a.day, a.via = g.n, g.today(), from.outlet
	for a.outlet == from.outlet || a.wire {
		a.outlet, a.wire = g.outlet(a.lang)
	}
	switch p := g.rnd.Float64(); {
	case p < 0.4:
	case p < 0.8:
		a.paras = a.paras[:len(a.paras)-g.rnd.IntN(len(a.paras)/3+1)]
	default:
		a.paras = append(append([]para{}, a.paras[:len(a.paras)-1]...), para{says: []claim{g.claim(g.topic())}})
	}
	return a
}

func (g *Generator) today() time.Time {
	return time.Date(2016, 1, 4, 8, 0, 0, 0, time.UTC).AddDate(0, 0, g.n/articlesPerDay)
}

// skewed picks a place near the end of a list more often than one far from it.
func (g *Generator) skewed(n int) int {
	u := g.rnd.Float64()
	return n - 1 - int(u*u*float64(n))
}

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

func (a *article) url() string {
	return fmt.Sprintf("https://%s.example/%s/%d", domain(a.outlet), a.day.Format("2006/01/02"), a.number)
}
