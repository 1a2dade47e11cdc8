package text_test

import (
	"strings"
	"sync"
	"testing"

	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/lang"
)

// languages are the shipped packs with their own words and no actors.
var languages = sync.OnceValues(func() (map[string]*text.Language, error) {
	all := map[string]*text.Language{}
	for _, code := range []string{"en", "id"} {
		p, err := lang.Load(lang.Embedded(), code)
		if err != nil {
			return nil, err
		}
		lex := lang.NewLexicon()
		p.AddTo(lex)
		lex.Seal()
		all[code] = text.NewLanguage(p, func() *lang.Lexicon { return lex })
	}
	return all, nil
})

func language(t testing.TB, code string) *text.Language {
	t.Helper()
	all, err := languages()
	if err != nil {
		t.Fatal(err)
	}
	return all[code]
}

// segmented cuts a text whose paragraphs are its lines.
func segmented(t testing.TB, code, s string) *text.Doc {
	t.Helper()
	d := &text.Doc{}
	d.Scan(s)
	d.LookUp(language(t, code))
	d.Segment(d.Lines)
	return d
}

// quotes are a text's quotations, joined by |; one that goes on in the next
// has → behind it, one in single marks stands between < and >.
func quotes(d *text.Doc) string {
	var out []string
	for _, q := range d.Quotes {
		s := d.Slice(q.Range)
		if q.Single {
			s = "<" + s + ">"
		}
		if q.Goes {
			s += "→"
		}
		out = append(out, s)
	}
	return strings.Join(out, "|")
}

// sentences are a text's sentences, joined by |.
func sentences(d *text.Doc) string {
	var out []string
	for _, s := range d.Sents {
		out = append(out, d.Slice(s.Range))
	}
	return strings.Join(out, "|")
}
