package ask

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/sanad-news/sanad"
)

// hostile are arguments that other programs trip over.
func hostile() map[string]string {
	return map[string]string{
		"sql":          `'; DROP TABLE statement; --`,
		"sql union":    `x' UNION SELECT * FROM report --`,
		"percent":      "%",
		"wildcards":    "%_*?[a-z]",
		"star":         "*",
		"quotes":       `"""''“”`,
		"full text":    `NEAR(a b) OR "c" AND NOT d* col:x ^e`,
		"full text 2":  `words MATCH 'x' : - + ( ) {`,
		"tsquery":      `a & !b | (c <-> d):*`,
		"nul":          "a\x00b",
		"only nul":     "\x00",
		"broken UTF-8": "a\xff\xfe\xc0b",
		"controls":     "\x1b[2Ja\x07\x7f",
		"direction":    "\u202eabc\u2066",
		"a line":       "a\nb\r\n\tc",
		"slashes":      "../../etc/passwd",
		"uid":          "0123456789ab/s1",
		"hex":          "ffffffffffffffff",
		"flag":         "--db",
		"emoji":        "🛳️🛳️🛳️",
		"json":         `{"text": [1,2,3]}`,
		"brackets":     strings.Repeat("(", 5000),
		"a megabyte":   strings.Repeat("kerja sama ", 100_000),
		"one word":     strings.Repeat("a", 1_000_000),
		"many words":   strings.Repeat("tidak menargetkan pihak ketiga ", 600),
		"nothing":      "",
		"blanks":       " \t\u00a0\u2003",
	}
}

// TestHostileArguments protects that whatever is asked is answered, or refused
// as a question, and never a failure of the record.
func TestHostileArguments(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	for name, s := range hostile() {
		for asked, ask := range map[string]func() error{
			"said":     func() error { _, err := d.Said(ctx, SaidQuery{Name: s}); return err },
			"about":    func() error { _, err := d.Said(ctx, SaidQuery{About: s}); return err },
			"since":    func() error { _, err := d.Said(ctx, SaidQuery{Name: "Lu", Since: s}); return err },
			"until":    func() error { _, err := d.Said(ctx, SaidQuery{Name: "Lu", Until: s}); return err },
			"kind":     func() error { _, err := d.Said(ctx, SaidQuery{Name: "Lu", Kinds: []string{s}}); return err },
			"in":       func() error { _, err := d.Said(ctx, SaidQuery{Name: "Lu", Language: s}); return err },
			"via":      func() error { _, err := d.Said(ctx, SaidQuery{Name: "Lu", Via: s}); return err },
			"after":    func() error { _, err := d.Said(ctx, SaidQuery{Name: "Lu", After: s}); return err },
			"trace":    func() error { _, err := d.Trace(ctx, s); return err },
			"check":    func() error { _, err := d.Check(ctx, CheckQuery{Text: s}); return err },
			"by":       func() error { _, err := d.Check(ctx, CheckQuery{Text: "kami", By: s}); return err },
			"on":       func() error { _, err := d.Check(ctx, CheckQuery{Text: "kami", On: s}); return err },
			"report":   func() error { _, err := d.Report(ctx, s); return err },
			"actors":   func() error { _, err := d.Actors(ctx, ActorsQuery{Name: s, Kinds: []string{"person"}}); return err },
			"actors >": func() error { _, err := d.Actors(ctx, ActorsQuery{After: s}); return err },
			"reports":  func() error { _, err := d.Reports(ctx, ReportsQuery{Outlet: s, Language: s}); return err },
			"days":     func() error { _, err := d.Reports(ctx, ReportsQuery{Since: s, Until: s}); return err },
			"reports>": func() error { _, err := d.Reports(ctx, ReportsQuery{After: s}); return err },
			"lines >":  func() error { _, err := d.Lines(ctx, LinesQuery{After: s}); return err },
		} {
			if err := ask(); err != nil && !errors.Is(err, ErrQuestion) && !errors.Is(err, ErrNotFound) {
				t.Errorf("%s, %s: %v", asked, name, err)
			}
		}
	}
}

// TestStopped protects that a question ends when nobody waits for its answer.
func TestStopped(t *testing.T) {
	d := desk(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, said := d.Said(ctx, SaidQuery{Name: "Lu"})
	_, traced := d.Trace(ctx, "pihak ketiga")
	_, checked := d.Check(ctx, CheckQuery{Text: "pihak ketiga"})
	_, told := d.Report(ctx, "abcd")
	for name, err := range map[string]error{"said": said, "trace": traced, "check": checked, "report": told} {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestDraftsInTurn protects that who waits for another's draft can stop waiting,
// and that the next one has its turn.
func TestDraftsInTurn(t *testing.T) {
	d := desk(t)
	rd := sanad.Reading{Text: "nothing", Language: "en"}
	d.drafts <- struct{}{}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := d.Draft(ctx, &rd); !errors.Is(err, context.Canceled) {
		t.Errorf("while another draft is checked: %v", err)
	}
	<-d.drafts
	for range 2 {
		if _, err := d.Draft(t.Context(), &rd); err != nil {
			t.Error(err)
		}
	}
}
