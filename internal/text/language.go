package text

import (
	"strings"

	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
)

// sample is how many words are enough to know a report's language.
const sample = 150

// small are the classes of words that every text of a language is full of.
const small = lang.Det | lang.Prep | lang.And | lang.Or | lang.But | lang.Sub | lang.Rel | lang.Comp | lang.Aux | lang.Neg | lang.Pronoun

// telling is the weight of a word that tells a language from its close kin:
// Malay kerana, Indonesian karena.
const telling = 10

// A language must exceed one before it by a word and a tenth. Kin share nearly
// all their small words, and that one of the packs lacks a cue says nothing of a
// text; words that do tell weigh more than that.
const (
	marginWords = 1
	marginShare = 1.1
)

// NewLanguage makes a pack with its sealed lexicon ready for use.
func NewLanguage(p *lang.Pack, lex func() *lang.Lexicon) *Language {
	l := &Language{Pack: p, Lex: lex, weights: map[uint64]float64{}}
	for _, w := range p.Words(small) {
		l.weights[token.Hash(w)] = 1
	}
	for _, c := range p.Cues {
		for _, form := range c.Forms {
			if !strings.Contains(form, " ") {
				l.weights[token.Hash(strings.TrimSuffix(form, "+"))] = 1
			}
		}
	}
	for _, m := range p.Markers {
		if m.Kind == lang.LanguageMarker {
			l.weights[token.Hash(m.Phrase)] = telling
		}
	}
	return l
}

// Detect returns the language whose small words the text has most of, and that
// share of the words looked at; of kin that the text does not tell apart the one
// that stands first.
func (d *Doc) Detect(langs []*Language) (*Language, float64) {
	words := 0
	scores := make([]float64, len(langs))
	for i := range d.Toks {
		if d.Toks[i].Kind != token.Word {
			continue
		}
		for k, l := range langs {
			scores[k] += l.weights[d.Toks[i].Hash]
		}
		if words++; words == sample {
			break
		}
	}
	best := -1
	for k := range langs {
		if scores[k] > 0 && (best < 0 || scores[k] > scores[best]*marginShare+marginWords) {
			best = k
		}
	}
	if best < 0 {
		return nil, 0
	}
	return langs[best], scores[best] / float64(words)
}
