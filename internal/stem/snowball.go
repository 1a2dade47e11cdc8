package stem

import (
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/arabic"
	"github.com/blevesearch/snowballstem/danish"
	"github.com/blevesearch/snowballstem/dutch"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/finnish"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/hungarian"
	"github.com/blevesearch/snowballstem/irish"
	"github.com/blevesearch/snowballstem/italian"
	"github.com/blevesearch/snowballstem/norwegian"
	"github.com/blevesearch/snowballstem/porter"
	"github.com/blevesearch/snowballstem/portuguese"
	"github.com/blevesearch/snowballstem/romanian"
	"github.com/blevesearch/snowballstem/russian"
	"github.com/blevesearch/snowballstem/spanish"
	"github.com/blevesearch/snowballstem/swedish"
	"github.com/blevesearch/snowballstem/tamil"
	"github.com/blevesearch/snowballstem/turkish"
)

// snowball stems with one of Snowball's algorithms.
type snowball func(*snowballstem.Env) bool

// newSnowball returns the algorithm of a language, nil where there is none. The
// languages are those of lang.SnowballLanguages; a test holds the two together.
func newSnowball(language string) finder {
	s, ok := map[string]snowball{
		"arabic":     arabic.Stem,
		"danish":     danish.Stem,
		"dutch":      dutch.Stem,
		"english":    english.Stem,
		"finnish":    finnish.Stem,
		"french":     french.Stem,
		"german":     german.Stem,
		"hungarian":  hungarian.Stem,
		"irish":      irish.Stem,
		"italian":    italian.Stem,
		"norwegian":  norwegian.Stem,
		"porter":     porter.Stem,
		"portuguese": portuguese.Stem,
		"romanian":   romanian.Stem,
		"russian":    russian.Stem,
		"spanish":    spanish.Stem,
		"swedish":    swedish.Stem,
		"tamil":      tamil.Stem,
		"turkish":    turkish.Stem,
	}[language]
	if !ok {
		return nil
	}
	return s
}

// find leaves words alone that Snowball would make nothing of, and those that
// are no text.
func (s snowball) find(word string) result {
	if !utf8.ValidString(word) {
		return result{root: word, voice: Plain}
	}
	env := snowballstem.NewEnv(word)
	s(env)
	stem := env.Current()
	if stem == "" {
		stem = word
	}
	return result{root: stem, voice: Plain}
}
