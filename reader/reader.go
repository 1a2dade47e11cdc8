// Package reader reads reports: it orders the stages that turn a report into a
// reading. With the words of package sanad it is the whole public API.
//
//	r, err := reader.New(reader.Options{})
//	reading, err := r.Read(ctx, sanad.Report{Text: text})
package reader

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/actor"
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/blocks"
	"github.com/sanad-news/sanad/reader/internal/chain"
	"github.com/sanad-news/sanad/reader/internal/dates"
	"github.com/sanad-news/sanad/reader/internal/draft"
	"github.com/sanad-news/sanad/reader/internal/mentions"
	"github.com/sanad-news/sanad/reader/internal/phrase"
	"github.com/sanad-news/sanad/reader/internal/setting"
	"github.com/sanad-news/sanad/reader/internal/speakers"
	"github.com/sanad-news/sanad/reader/internal/statements"
)

// Why a report can be refused.
var (
	ErrEmpty    = errors.New("the report has no words")
	ErrTooLarge = errors.New("the report is too large")
	ErrNotText  = errors.New("the report is not UTF-8 text")
	ErrLanguage = errors.New("no language pack reads this language")
)

// MaxBytes is the largest report that is read. The longest newspaper article
// is a hundredth of it; what is larger is no report, and reading needs some
// sixty bytes for each of its characters.
const MaxBytes = 16 << 20

// Options are the reader's data. The zero Options read with what Sanad ships.
type Options struct {
	Languages []fs.FS // folders of language packs, each holding <code>/pack.tsv, added to the shipped ones
	Actors    []fs.FS // folders of actor data, added to the shipped one
}

// Reader reads reports. It is safe for concurrent use and gives the same
// reading for the same report always.
type Reader struct {
	langs  []*text.Language
	actors *actor.Directory
	drafts sync.Pool
}

// New loads the data. Its errors name each fault in a data file by file, line
// and column, and wrap lang.ErrData.
func New(o Options) (*Reader, error) {
	packs, err := loadPacks(append([]fs.FS{lang.Embedded()}, o.Languages...))
	if err != nil {
		return nil, fmt.Errorf("loading language packs: %w", err)
	}
	dir, err := actor.Load(append([]fs.FS{actor.Embedded()}, o.Actors...)...)
	if err != nil {
		return nil, fmt.Errorf("loading actors: %w", err)
	}
	r := &Reader{actors: dir}
	for _, p := range packs {
		lex := lang.NewLexicon()
		p.AddTo(lex)
		dir.AddTo(lex, p.Code)
		lex.Seal()
		r.langs = append(r.langs, text.NewLanguage(p, lex))
	}
	r.drafts.New = func() any { return &draft.Draft{Actors: dir} }
	return r, nil
}

// loadPacks loads the packs of all folders; a later pack takes the place of an
// earlier one of the same code.
func loadPacks(folders []fs.FS) ([]*lang.Pack, error) {
	var packs []*lang.Pack
	for _, f := range folders {
		more, err := lang.LoadAll(f)
		if err != nil {
			return nil, err
		}
		for _, p := range more {
			packs = replace(packs, p)
		}
	}
	return packs, nil
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

// Languages returns the codes of the languages that the reader reads.
func (r *Reader) Languages() []string {
	var codes []string
	for _, l := range r.langs {
		codes = append(codes, l.Pack.Code)
	}
	return codes
}

// Read reads one report. It returns ErrEmpty, ErrTooLarge, ErrNotText or
// ErrLanguage for what is no report it can read, and the context's error where
// that ended first.
func (r *Reader) Read(ctx context.Context, report sanad.Report) (sanad.Reading, error) {
	if err := ctx.Err(); err != nil {
		return sanad.Reading{}, err
	}
	switch {
	case len(report.Text) > MaxBytes:
		return sanad.Reading{}, fmt.Errorf("%w: %d bytes, at most %d", ErrTooLarge, len(report.Text), MaxBytes)
	case !utf8.ValidString(report.Text):
		return sanad.Reading{}, ErrNotText
	}
	d, ok := r.drafts.Get().(*draft.Draft)
	if !ok {
		d = &draft.Draft{Actors: r.actors}
	}
	defer r.drafts.Put(d)
	d.Reset(&report)
	mended, repairs := text.Mend(report.Text)
	d.Doc.Scan(mended)
	l, err := r.language(&d.Doc, report.Language)
	if err != nil {
		return sanad.Reading{}, err
	}
	d.Doc.LookUp(l)
	for _, stage := range stages() {
		if err := ctx.Err(); err != nil {
			return sanad.Reading{}, err
		}
		stage(d)
	}
	return assemble(d, repairs), nil
}

// stages are the stages in the order in which they need one another.
func stages() []func(*draft.Draft) {
	var ph *phrase.Finder
	return []func(*draft.Draft){
		blocks.Read,
		dates.Read,
		mentions.Read,
		func(d *draft.Draft) { ph = phrase.New(d); statements.Read(d, ph) },
		func(d *draft.Draft) { speakers.Read(d, ph) },
		func(d *draft.Draft) { setting.Read(d, ph) },
		chain.Read,
	}
}

// leastShare is the share of words that a language must know of a text to
// read it: a report in a language without a pack has fewer.
const leastShare = 0.08

func (r *Reader) language(d *text.Doc, code string) (*text.Language, error) {
	if len(d.Toks) == 0 {
		return nil, ErrEmpty
	}
	if code != "" {
		for _, l := range r.langs {
			if matches(l.Pack, code) {
				return l, nil
			}
		}
		return nil, fmt.Errorf("%w: %q; there are packs for %v", ErrLanguage, code, r.Languages())
	}
	l, share := d.Detect(r.langs)
	if l == nil || share < leastShare {
		return nil, fmt.Errorf("%w; there are packs for %v", ErrLanguage, r.Languages())
	}
	return l, nil
}

// matches reports whether a BCP 47 code names the pack's language: id, id-ID,
// or an alias.
func matches(p *lang.Pack, code string) bool {
	for _, c := range append([]string{p.Code}, p.Aliases...) {
		if len(code) >= len(c) && strings.EqualFold(code[:len(c)], c) && (len(code) == len(c) || code[len(c)] == '-' || code[len(c)] == '_') {
			return true
		}
	}
	return false
}
