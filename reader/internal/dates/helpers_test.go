package dates_test

import (
	"strings"
	"sync"
	"testing"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/blocks"
	"github.com/sanad-news/sanad/reader/internal/dates"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// languages are the shipped packs with their own words and no actors.
var languages = sync.OnceValues(func() ([]*text.Language, error) {
	packs, err := lang.LoadAll(lang.Embedded())
	var out []*text.Language
	for _, p := range packs {
		lex := lang.NewLexicon()
		p.AddTo(lex)
		lex.Seal()
		out = append(out, text.NewLanguage(p, func() *lang.Lexicon { return lex }))
	}
	return out, err
})

func language(t *testing.T, code string) *text.Language {
	t.Helper()
	all, err := languages()
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range all {
		if l.Pack.Code == code {
			return l
		}
	}
	t.Fatalf("no pack %s", code)
	return nil
}

// read finds and solves the dates of a report, and nothing else.
func read(l *text.Language, r sanad.Report) *draft.Draft {
	d := &draft.Draft{}
	d.Reset(&r)
	d.Doc.Scan(r.Text)
	d.Doc.LookUp(l)
	blocks.Read(d)
	dates.Read(d)
	return d
}

// found lists the dates of a report as words=value, joined by "; ", but for
// years of copyright.
func found(d *draft.Draft) string {
	var out []string
	for _, date := range d.Dates {
		if date.Copyright {
			continue
		}
		out = append(out, d.Doc.Slice(date.Range)+"="+date.Value)
	}
	return strings.Join(out, "; ")
}

// published is when the report was published, as far as its text tells.
func published(d *draft.Draft) string {
	if d.Published == nil {
		return ""
	}
	return d.Published.Value
}
