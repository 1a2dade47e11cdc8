// Package stem finds the stem of a word, so that searching and comparing see
// one word in memberikan, diberikan and pemberian. How a language builds its
// words is data of its pack; this package holds no affix of any language.
package stem

import (
	"github.com/sanad-news/sanad/lang"
)

// Voice is what the affixes of a word make of its root.
type Voice = lang.Voice

// The voices.
const (
	Plain   = lang.PlainVoice
	Active  = lang.ActiveVoice
	Passive = lang.PassiveVoice
	Nominal = lang.NominalVoice
	Stative = lang.StativeVoice
)

// longest is the longest word, in bytes, that is looked into; a longer one is
// an address or noise, and its own stem.
const longest = 80

// Stemmer stems the words of one language. It is safe for concurrent use and
// gives the same stem for the same word always. The zero Stemmer gives each
// word itself.
type Stemmer struct {
	find  finder
	cache *cache
}

// finder is what finds stems: affixes or Snowball.
type finder interface {
	find(word string) result
}

// result is what is known of a word.
type result struct {
	root   string
	suffix string
	voice  Voice
}

// New makes the stemmer of a pack, which was loaded without fault. Where the
// pack has no stemmer each word is its own stem.
func New(pack *lang.Pack) Stemmer {
	switch pack.Stemmer {
	case lang.AffixStemmer:
		return Stemmer{find: compile(pack), cache: new(cache)}
	case lang.SnowballStemmer:
		if s := newSnowball(pack.Snowball); s != nil {
			return Stemmer{find: s, cache: new(cache)}
		}
	}
	return Stemmer{}
}

// Stem returns the stem of a word in small letters. The stem of a word that is
// not empty is not empty. A stem that is a root of the pack's list is its own
// stem; of other stems that is not promised.
func (s Stemmer) Stem(word string) string {
	return s.result(word).root
}

// Parts returns the root of a word in small letters, the suffix that builds the
// word from it (kan, i, an or nothing, for Indonesian; no enclitic), and what
// the affixes make of the root. Where the language has no affixes the root is
// the stem, the suffix empty, and the voice plain.
func (s Stemmer) Parts(word string) (root, suffix string, voice Voice) {
	r := s.result(word)
	return r.root, r.suffix, r.voice
}

func (s Stemmer) result(word string) result {
	if s.find == nil || word == "" || len(word) > longest {
		return result{root: word, voice: Plain}
	}
	return s.cache.get(word, s.find)
}
