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
	"sync"
	"unicode/utf8"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/data"
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/reader/internal/blocks"
	"github.com/sanad-news/sanad/reader/internal/chain"
	"github.com/sanad-news/sanad/reader/internal/dates"
	"github.com/sanad-news/sanad/reader/internal/draft"
	"github.com/sanad-news/sanad/reader/internal/events"
	"github.com/sanad-news/sanad/reader/internal/figures"
	"github.com/sanad-news/sanad/reader/internal/mentions"
	"github.com/sanad-news/sanad/reader/internal/phrase"
	"github.com/sanad-news/sanad/reader/internal/setting"
	"github.com/sanad-news/sanad/reader/internal/speakers"
	"github.com/sanad-news/sanad/reader/internal/statements"
	"github.com/sanad-news/sanad/reader/internal/turns"
)

// Why a report can be refused.
var (
	ErrEmpty    = errors.New("the report has no words")
	ErrTooLarge = errors.New("the report is too large")
	ErrNotText  = errors.New("the report is not UTF-8 text")
	ErrLanguage = errors.New("no language pack reads this language")
	ErrTurns    = errors.New("the report's turns do not follow one another in its text")
)

// MaxBytes is the largest report that is read. The longest newspaper article
// is a hundredth of it; what is larger is no report, and reading needs some
// sixty bytes for each of its characters.
const MaxBytes = 16 << 20

// MaxStatements is how many statements and turns a report has at most. A long
// press conference has hundreds; a page made of nothing but names with colons
// could bring down who reads it, at thousands of bytes for each.
const MaxStatements = 20_000

// Options are the reader's data. The zero Options read with what Sanad ships.
type Options struct {
	Languages []fs.FS // folders of language packs, each holding <code>/pack.tsv, added to the shipped ones
	Actors    []fs.FS // folders of actor data, added to the shipped one
}

// Reader reads reports. It is safe for concurrent use and gives the same
// reading for the same report always.
type Reader struct {
	data   *data.Data
	drafts sync.Pool
	stages func() []func(*draft.Draft)
}

// New loads the data. Its errors name each fault in a data file by file, line
// and column, and wrap lang.ErrData.
func New(o Options) (*Reader, error) {
	d, err := data.Load(data.Folders(o))
	if err != nil {
		return nil, err
	}
	return With(d), nil
}

// With makes a reader of data that is loaded already.
func With(d *data.Data) *Reader {
	r := &Reader{data: d, stages: stages}
	r.drafts.New = func() any { return &draft.Draft{Actors: d.Actors} }
	return r
}

// Languages returns the codes of the languages that the reader reads.
func (r *Reader) Languages() []string { return r.data.Codes() }

// Read reads one report. It returns ErrEmpty, ErrTooLarge, ErrNotText,
// ErrLanguage or ErrTurns for what is no report it can read, and the context's
// error where that ended first.
func (r *Reader) Read(ctx context.Context, report sanad.Report) (sanad.Reading, error) {
	if err := ctx.Err(); err != nil {
		return sanad.Reading{}, err
	}
	switch {
	case len(report.Text) > MaxBytes:
		return sanad.Reading{}, fmt.Errorf("%w: %d bytes, at most %d", ErrTooLarge, len(report.Text), MaxBytes)
	case !utf8.ValidString(report.Text):
		return sanad.Reading{}, ErrNotText
	case len(report.Turns) > MaxStatements:
		return sanad.Reading{}, fmt.Errorf("%w: %d turns, at most %d", ErrTooLarge, len(report.Turns), MaxStatements)
	}
	if err := checkTurns(report.Turns, report.Text); err != nil {
		return sanad.Reading{}, err
	}
	d, ok := r.drafts.Get().(*draft.Draft)
	if !ok {
		d = &draft.Draft{Actors: r.data.Actors}
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
	for _, stage := range r.stages() {
		if err := ctx.Err(); err != nil {
			return sanad.Reading{}, err
		}
		stage(d)
	}
	if n := len(d.Statements) + len(report.Turns); n > MaxStatements {
		return sanad.Reading{}, fmt.Errorf("%w: %d statements, at most %d", ErrTooLarge, n, MaxStatements)
	}
	turns.Read(d, mendedTurns(report.Turns, repairs))
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
		func(d *draft.Draft) { events.Read(d, ph) },
		func(d *draft.Draft) { figures.Read(d, ph) },
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
		if l := r.data.Language(code); l != nil {
			return l, nil
		}
		return nil, fmt.Errorf("%w: %q; there are packs for %v", ErrLanguage, code, r.Languages())
	}
	l, share := d.Detect(r.data.Languages)
	if l == nil || share < leastShare {
		return nil, fmt.Errorf("%w; there are packs for %v", ErrLanguage, r.Languages())
	}
	return l, nil
}
