package page

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/message"
)

// go test ./internal/page -update writes the pages anew; look at the diff.
var update = flag.Bool("update", false, "write the golden files")

func TestPages(t *testing.T) {
	words := map[string]message.Catalogue{"en": message.Load("en"), "id": message.Load("id")}
	for name, rd := range readings(t) {
		for _, o := range []struct {
			name string
			Options
		}{
			{"60", Options{Width: 60, Words: words["en"]}},
			{"80", Options{Width: 80, Words: words["en"]}},
			{"120", Options{Width: 120, Words: words["en"]}},
			{"80-all-id", Options{Width: 80, All: true, Words: words["id"]}},
			{"120-colour", Options{Width: 120, Colour: true, Words: words["en"]}},
		} {
			t.Run(name+"/"+o.name, func(t *testing.T) {
				var b bytes.Buffer
				Append(&b, rd, o.Options)
				golden(t, filepath.Join("testdata", name+"."+o.name+".txt"), b.Bytes())
				if !o.Colour {
					fits(t, b.String(), o.Width)
				}
			})
		}
	}
}

func golden(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v (write it with -update)", err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("differs from %s (if it is better, -update):\n%s", file, got)
	}
}

// fits fails for a line wider than the page.
func fits(t *testing.T, page string, width int) {
	t.Helper()
	for line := range strings.Lines(page) {
		if line = strings.TrimSuffix(line, "\n"); columns(line) > width {
			t.Errorf("%d columns on a page of %d: %q", columns(line), width, line)
		}
		if strings.HasSuffix(line, " ") {
			t.Errorf("space at the end of %q", line)
		}
	}
}

// said describes a statement by its words: those of its parts, to be found in
// the text one after the other.
type said struct {
	parts []string
	sanad.Statement
}

// reading makes a reading of a text whose blocks are its lines; kinds names
// those that are not body by their first words.
func reading(t *testing.T, text string, kinds map[string]sanad.BlockKind, statements ...said) *sanad.Reading {
	t.Helper()
	rd := &sanad.Reading{ID: "sha256:0", Language: "id", Text: text}
	at := 0
	for line := range strings.Lines(text) {
		start, end := at, at+utf8.RuneCountInString(strings.TrimRight(line, "\n"))
		at += utf8.RuneCountInString(line)
		if start == end {
			continue
		}
		b := sanad.Block{Kind: sanad.BodyBlock, Start: start, End: end, Repeats: -1}
		for words, kind := range kinds {
			if !strings.HasPrefix(line, words) {
				continue
			}
			if b.Kind = kind; kind == sanad.DatelineBlock {
				cut := start + utf8.RuneCountInString(words)
				rd.Blocks = append(rd.Blocks, sanad.Block{Kind: kind, Start: start, End: cut, Repeats: -1})
				b = sanad.Block{Kind: sanad.BodyBlock, Start: cut + 1, End: end, Repeats: -1}
			}
		}
		rd.Blocks = append(rd.Blocks, b)
	}
	for i, s := range statements {
		st := s.Statement
		st.ID = fmt.Sprint("s", i+1)
		for _, words := range s.parts {
			from := strings.Index(text, words)
			if from < 0 {
				t.Fatalf("no %q in the text", words)
			}
			start := utf8.RuneCountInString(text[:from])
			st.Parts = append(st.Parts, sanad.Span{Start: start, End: start + utf8.RuneCountInString(words), Text: words})
		}
		st.Start, st.End = st.Parts[0].Start, st.Parts[len(st.Parts)-1].End
		rd.Statements = append(rd.Statements, st)
	}
	return rd
}

func TestControlCharactersStayOffTheTerminal(t *testing.T) {
	rd := reading(t, "Awas\x1b[2J: \u202eterbalik\u202c\u0007 \x9b31m.", nil)
	title := "Judul\x1b]0;x\a"
	rd.Title = &title
	var b bytes.Buffer
	Append(&b, rd, Options{Width: 80, Words: message.Load("en")})
	for _, r := range b.String() {
		if r < 0x20 && r != '\n' || r >= 0x7f && r < 0xa0 || r == '\u202e' {
			t.Errorf("%U on the page %q", r, b.String())
		}
	}
}

func TestTakesOddReadings(t *testing.T) {
	crossing := reading(t, "satu dua tiga empat lima", nil,
		said{parts: []string{"satu dua tiga"}}, said{parts: []string{"dua tiga empat"}}, said{parts: []string{"lima"}})
	within := "s9"
	crossing.Statements[0].Within = &within
	self := "s2"
	crossing.Statements[1].Within = &self
	for name, rd := range map[string]*sanad.Reading{
		"nothing":        {},
		"no blocks":      {Text: "teks"},
		"crossing marks": crossing,
		"one long word":  reading(t, strings.Repeat("a", 100_000), nil),
		"only CJK":       reading(t, strings.Repeat("中文", 1000), nil, said{parts: []string{"文中"}}),
		"deep":           nested(t, 2000),
	} {
		t.Run(name, func(t *testing.T) {
			for _, width := range []int{-1, 0, 1, 20, 99, 100, 1000} {
				var b bytes.Buffer
				Append(&b, rd, Options{Width: width, Words: message.Load("en")})
				if !utf8.Valid(b.Bytes()) {
					t.Errorf("width %d: no UTF-8", width)
				}
			}
		})
	}
}

// nested is a reading with statements inside statements.
func nested(t *testing.T, depth int) *sanad.Reading {
	t.Helper()
	rd := reading(t, strings.Repeat("kata ", depth), nil)
	for i := range depth {
		st := sanad.Statement{ID: fmt.Sprint("s", i+1), Start: 5 * i, End: 5*depth - 1, Parts: []sanad.Span{{Start: 5 * i, End: 5*depth - 1}}}
		if i > 0 {
			within := fmt.Sprint("s", i)
			st.Within = &within
		}
		rd.Statements = append(rd.Statements, st)
	}
	return rd
}

func BenchmarkPage(b *testing.B) {
	text := strings.Repeat("Menteri itu mengatakan bahwa jembatan kedua akan dibangun tahun depan.\n\n", 40)
	rd := reading(&testing.T{}, text, nil, said{parts: []string{"jembatan kedua akan dibangun tahun depan"}})
	words := message.Load("en")
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		var out bytes.Buffer
		Append(&out, rd, Options{Width: 120, Words: words})
	}
}
