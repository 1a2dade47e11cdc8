package ask

import (
	"context"
	"strings"
	"sync"

	"github.com/sanad-news/sanad/internal/quote"
	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/stem"
	"github.com/sanad-news/sanad/internal/store"
	"github.com/sanad-news/sanad/lang"
)

// Desk answers questions of one record. It keeps what it has learnt of each
// language, which takes longer than most answers do. It is safe for concurrent
// use.
type Desk struct {
	rec *record.Record

	quotes   map[string]func() *quote.Knowledge // by the code of a pack
	stemmers map[string]func() stem.Stemmer
	concepts map[string]func() map[string][]int // by word: rows of the pack's concepts
	drafts   chan struct{}                      // holds one while a draft is checked
}

// New makes a desk for a record.
func New(rec *record.Record) *Desk {
	d := &Desk{rec: rec, quotes: map[string]func() *quote.Knowledge{}, stemmers: map[string]func() stem.Stemmer{},
		concepts: map[string]func() map[string][]int{}, drafts: make(chan struct{}, 1)}
	for _, l := range rec.Data.Languages {
		code, pack := l.Pack.Code, l.Pack
		d.quotes[code] = sync.OnceValue(func() *quote.Knowledge { return quote.NewKnowledge(rec.Data, code) })
		d.stemmers[code] = sync.OnceValue(func() stem.Stemmer { return stem.New(pack) })
		d.concepts[code] = sync.OnceValue(func() map[string][]int { return conceptsOf(pack) })
	}
	return d
}

// view asks the record.
func (d *Desk) view(ctx context.Context, ask func(store.Reader) error) error {
	return d.rec.Store.View(ctx, ask)
}

// quoting is what is known of a language's words where wordings are compared;
// nil for a language without a pack.
func (d *Desk) quoting(code string) *quote.Knowledge {
	l := d.rec.Data.Language(code)
	if l == nil {
		return nil
	}
	return d.quotes[l.Pack.Code]()
}

// mostMeanings bounds the words of another language that stand for one word:
// the first of a concept are its usual ones.
const mostMeanings = 4

// conceptsOf finds the rows of a pack's concepts by their usual words.
func conceptsOf(p *lang.Pack) map[string][]int {
	out := make(map[string][]int, 4*len(p.Concepts))
	for i, row := range p.Concepts {
		for _, w := range row.Words[:min(len(row.Words), mostMeanings)] {
			if !strings.Contains(w, " ") {
				out[w] = append(out[w], i)
			}
		}
	}
	return out
}

// conceptRows are the rows of a pack's concepts that a word stands for.
func (d *Desk) conceptRows(code, word string) []int {
	word = strings.ToLower(word)
	if rows := d.concepts[code]()[word]; len(rows) > 0 {
		return rows
	}
	return d.concepts[code]()[d.stemmers[code]().Stem(word)]
}

// meanings are the terms, in a language, of the words that mean what a word of
// another language does; none where the language has the word itself.
func (d *Desk) meanings(code, word string) []uint32 {
	own := d.rec.Data.Language(code).Pack
	if len(d.conceptRows(code, word)) > 0 {
		return nil
	}
	wanted := map[string]bool{}
	for _, l := range d.rec.Data.Languages {
		for _, row := range d.conceptRows(l.Pack.Code, word) {
			wanted[l.Pack.Concepts[row].Concept] = true
		}
	}
	if len(wanted) == 0 {
		return nil
	}
	var out []uint32
	for _, row := range own.Concepts {
		if !wanted[row.Concept] {
			continue
		}
		for _, w := range row.Words[:min(len(row.Words), mostMeanings)] {
			if !strings.Contains(w, " ") {
				out = append(out, d.rec.Terms(w, code)...)
			}
		}
	}
	return distinct(out)
}
