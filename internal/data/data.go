// Package data loads what Sanad knows: the language packs, and the actors whose
// names each language's lexicon finds.
package data

import (
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"github.com/sanad-news/sanad/internal/actor"
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/lang"
)

// Folders name a user's data, added to what Sanad ships.
type Folders struct {
	Languages []fs.FS // each holds <code>/pack.tsv
	Actors    []fs.FS
}

// Data is all that is known before the first report is read. It is never
// changed, and safe for concurrent use.
type Data struct {
	Languages []*text.Language
	Actors    *actor.Directory
	Concepts  []lang.Concept
}

// Load loads the data. Its errors name each fault in a data file by file, line
// and column, and wrap lang.ErrData.
func Load(f Folders) (*Data, error) {
	var dir *actor.Directory
	var actorErr error
	var loading sync.WaitGroup
	loading.Go(func() { dir, actorErr = actor.Load(append([]fs.FS{actor.Embedded()}, f.Actors...)...) })
	packs, concepts, err := loadPacks(append([]fs.FS{lang.Embedded()}, f.Languages...))
	loading.Wait()
	if err != nil {
		return nil, fmt.Errorf("loading language packs: %w", err)
	}
	if actorErr != nil {
		return nil, fmt.Errorf("loading actors: %w", actorErr)
	}
	d := &Data{Actors: dir, Concepts: concepts, Languages: make([]*text.Language, len(packs))}
	for i, p := range packs {
		d.Languages[i] = text.NewLanguage(p, sync.OnceValue(func() *lang.Lexicon {
			lex := lang.NewLexicon()
			p.AddTo(lex)
			dir.AddTo(lex, p.Code)
			lex.Seal()
			return lex
		}))
		d.Languages[i].Figures = sync.OnceValue(func() *lang.Lexicon {
			lex := lang.NewLexicon()
			p.AddFigures(lex)
			lex.Seal()
			return lex
		})
	}
	return d, nil
}

// loadPacks loads the packs and concepts of all folders; a later pack or
// concept takes the place of an earlier one of the same name.
func loadPacks(folders []fs.FS) ([]*lang.Pack, []lang.Concept, error) {
	var packs []*lang.Pack
	var concepts []lang.Concept
	for _, f := range folders {
		more, err := lang.LoadAll(f)
		if err != nil {
			return nil, nil, err
		}
		for _, p := range more {
			packs = replace(packs, p)
		}
		if concepts, err = lang.LoadConcepts(f, concepts); err != nil {
			return nil, nil, err
		}
	}
	return packs, concepts, lang.CheckConcepts(packs, concepts)
}

func replace(packs []*lang.Pack, p *lang.Pack) []*lang.Pack {
	for i := range packs {
		if packs[i].Code == p.Code {
			packs[i] = p
			return packs
		}
	}
	return append(packs, p)
}

// Language returns the language that a BCP 47 code names (id, id-ID, or an
// alias), or nil.
func (d *Data) Language(code string) *text.Language {
	for _, l := range d.Languages {
		for _, c := range append([]string{l.Pack.Code}, l.Pack.Aliases...) {
			if len(code) >= len(c) && strings.EqualFold(code[:len(c)], c) && (len(code) == len(c) || code[len(c)] == '-' || code[len(c)] == '_') {
				return l
			}
		}
	}
	return nil
}

// Codes are the codes of the languages.
func (d *Data) Codes() []string {
	var codes []string
	for _, l := range d.Languages {
		codes = append(codes, l.Pack.Code)
	}
	return codes
}
