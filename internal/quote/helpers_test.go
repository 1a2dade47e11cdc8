package quote

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/sanad-news/sanad/internal/data"
	"github.com/sanad-news/sanad/lang"
)

// loaded is what Sanad ships, loaded once for all tests.
var loaded = sync.OnceValues(func() (*data.Data, error) { return data.Load(data.Folders{}) })

var (
	indonesian = sync.OnceValue(func() *Knowledge { return known("id") })
	english    = sync.OnceValue(func() *Knowledge { return known("en") })
)

func known(code string) *Knowledge {
	d, err := loaded()
	if err != nil {
		panic(err)
	}
	return NewKnowledge(d, code)
}

func knowledge(code string) *Knowledge {
	if code == "id" {
		return indonesian()
	}
	return english()
}

// said is one saying of a set.
type said struct{ lang, by, day, text string }

func readSaid(tb testing.TB, name string) []said {
	tb.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		tb.Fatal(err)
	}
	var out []said
	for line := range strings.Lines(string(b)) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) == 3 { // without a day
			f = slices.Insert(f, 2, "")
		}
		if len(f) != 4 {
			tb.Fatalf("%s: %q has %d cells, want 4", name, line, len(f))
		}
		out = append(out, said{f[0], f[1], f[2], f[3]})
	}
	return out
}

// trial is a quotation with what is to be found about it.
type trial struct {
	kind  string
	asked Quotation
	want  Finding
	lang  string
	hide  *said // is not among the candidates, nor is what repeats it
}

// maker makes quotations of the sayings of a set, always the same.
type maker struct {
	rnd  *rand.Rand
	set  []said
	out  []trial
	know *Knowledge

	// of the saying at hand
	at    int
	words []Word
	runes []rune
}

// makeTrials makes quotations of every step-th saying.
func makeTrials(set []said, step int) []trial {
	m := &maker{rnd: rand.New(rand.NewPCG(3, 5)), set: set}
	for i := 0; i < len(set); i += step {
		s := &set[i]
		m.at, m.words, m.runes, m.know = i, Fold(s.text), []rune(s.text), knowledge(s.lang)
		m.untouched()
		m.trimmed()
		m.wordChanged()
		m.dropped()
		m.numberChanged()
		m.stitched()
		m.elided()
		m.fragments()
	}
	return m.out
}

// repeats reports whether one saying has much of another in it.
func repeats(a, b *said) bool { return a.repeats(b) }

func (s *said) repeats(o *said) bool {
	x, y := Fold(s.text), Fold(o.text)
	return s == o || len(Runs(x, y, min(7, len(x), len(y)))) > 0
}

func (m *maker) add(kind, text string, want Finding) *trial {
	s := m.set[m.at]
	m.out = append(m.out, trial{kind, Quotation{Text: text, By: s.by}, want, s.lang, nil})
	return &m.out[len(m.out)-1]
}

// cut gives words [from, to) as they are written.
func (m *maker) cut(from, to int) string {
	return string(m.runes[m.words[from].Start:m.words[to-1].End])
}

// with gives the words with those of [from, to) replaced.
func (m *maker) with(lo, hi, from, to int, by string) string {
	var parts []string
	if from > lo {
		parts = append(parts, m.cut(lo, from))
	}
	if by != "" {
		parts = append(parts, by)
	}
	if to < hi {
		parts = append(parts, m.cut(to, hi))
	}
	return strings.Join(parts, " ")
}

func (m *maker) untouched() {
	text := m.set[m.at].text
	m.add("untouched", text, Verbatim)
	typed := strings.NewReplacer("'", "’", " ", "  ", "-", "‑", ", ", " ,  ").Replace(strings.ToUpper(text[:1]) + text[1:])
	m.add("typed otherwise", "”"+typed+"”", Verbatim)
	m.add("no punctuation", strings.ToLower(strings.NewReplacer(", ", " ", "; ", " ", ". ", " ").Replace(text)), Verbatim)

	other := m.rnd.IntN(len(m.set))
	for m.set[other].by == m.set[m.at].by || repeats(&m.set[other], &m.set[m.at]) {
		other = m.rnd.IntN(len(m.set))
	}
	m.add("speaker swapped", text, SomeoneElse).asked.By = m.set[other].by
	if t := m.add("held out", text, NotInRecord); m.rnd.IntN(2) == 0 {
		t.asked.By = ""
	}
	m.out[len(m.out)-1].hide = &m.set[m.at]
}

// turned reports whether a quotation cannot begin at word i: it would lose a word
// that turns it.
func (m *maker) turned(i int) bool {
	for j := i - 1; j >= max(i-4, 0) && m.words[j].Ends == NoEnd; j-- {
		does, _ := m.know.operatorAt(m.words, j)
		if does.has(lang.Negates) || does.has(lang.Limits) || does.has(lang.Questions) {
			return true
		}
	}
	return false
}

func (m *maker) trimmed() {
	for range 3 {
		if len(m.words) < 8 {
			return
		}
		n := 5 + m.rnd.IntN(len(m.words)-6)
		from := m.rnd.IntN(len(m.words) - n)
		if m.turned(from) {
			continue
		}
		m.add("trimmed", m.cut(from, from+n), Verbatim)
		m.add("trimmed, someone else's", m.cut(from, from+n), SomeoneElse).asked.By = "nobody-known"
	}
}

// word gives a word of another saying in that language, which this one lacks.
func (m *maker) word() string {
	for {
		s := m.set[m.rnd.IntN(len(m.set))]
		ws := Fold(s.text)
		if s.lang != m.set[m.at].lang || len(ws) == 0 {
			continue
		}
		w := ws[m.rnd.IntN(len(ws))]
		if !w.Number && !slices.ContainsFunc(m.words, func(v Word) bool { return v.Text == w.Text }) && len(w.Text) > 1 {
			return w.Text
		}
	}
}

func (m *maker) wordChanged() {
	n := len(m.words)
	if n < 5 {
		return
	}
	for range 3 {
		i := m.rnd.IntN(n)
		m.add("word changed", m.with(0, n, i, i+1, m.word()), Altered)
		i = m.rnd.IntN(n + 1)
		m.add("word added", m.with(0, n, i, i, m.word()), Altered)
		from := m.rnd.IntN(n - 4)
		i = from + m.rnd.IntN(5)
		m.add("word changed in five", m.with(from, from+5, i, i+1, m.word()), Altered)
		if n > 10 {
			i, j := 1+m.rnd.IntN(n/2-1), n/2+m.rnd.IntN(n/2-1)
			text := m.with(0, j, i, i+1, m.word()) + " " + m.with(j, n, j, j+1, m.word())
			m.add("two words changed", text, Altered)
		}
	}
}

func (m *maker) dropped() {
	n := len(m.words)
	for i := range m.words {
		does, k := m.know.operatorAt(m.words, i)
		switch {
		case k == 0 || n < 5:
			continue
		case strings.HasSuffix(m.words[i].Text, "n't"):
			m.add("negation dropped", m.with(0, n, i, i+1, strings.TrimSuffix(strings.ReplaceAll(m.cut(i, i+1), "’", "'"), "n't")), Altered)
			continue
		case i+k == n || m.words[i+k-1].Ends > NoEnd:
			continue // a word by itself
		case does.has(lang.Negates) && m.know.denies(m.words[i:i+k]):
			m.add("negation dropped", m.with(0, n, i, i+k, ""), Altered)
			if i+k+4 < n {
				m.add("negation cut off", m.cut(i+k, n), Altered)
			}
			if i > 0 && m.words[i-1].Ends == NoEnd {
				m.add("negation behind an ellipsis", m.with(0, n, i, i+k, "…"), Altered)
			}
		case does.has(lang.Limits):
			m.add("limit dropped", m.with(0, n, i, i+k, ""), Altered)
		case i > 0 && (does.has(lang.Conditions) || does.has(lang.Weakens) || does.has(lang.Totals) || does.has(lang.Parts)):
			m.add("operator dropped", m.with(0, n, i, i+k, ""), Altered)
		}
	}
	if n > 6 {
		i := 1 + m.rnd.IntN(n-2)
		if m.words[i].Text != m.words[i-1].Text && !m.words[i].Inserted { // a word said twice is no loss
			m.add("word dropped", m.with(0, n, i, i+1, ""), Altered)
		}
	}
}

func (m *maker) numberChanged() {
	n := len(m.words)
	for i, w := range m.words {
		if w.Number && n > 4 && !strings.Contains(w.Text, "/") {
			m.add("number changed", m.with(0, n, i, i+1, fmt.Sprint(2+m.rnd.IntN(7))+w.Text), Altered)
		}
	}
}

func (m *maker) stitched() {
	if len(m.words) < 12 {
		return
	}
	for range 2 {
		s := m.set[m.rnd.IntN(len(m.set))]
		if s.lang != m.set[m.at].lang || s.text == m.set[m.at].text {
			continue
		}
		b := Fold(s.text)
		if len(b) < 12 {
			continue
		}
		i, j := 4+m.rnd.IntN(len(m.words)-7), 1+m.rnd.IntN(len(b)-5)
		m.add("two stitched", m.cut(0, i)+" "+string([]rune(s.text)[b[j].Start:]), Mixed)
	}
}

func (m *maker) elided() {
	n := len(m.words)
	for _, dots := range []string{"…", "...", "[…]", ". . ."} {
		if n < 10 {
			return
		}
		i := 3 + m.rnd.IntN(n-7)
		j := i + 1 + m.rnd.IntN(n-i-4)
		if len(m.know.operatorsIn(m.words, i, j)) > 0 || m.turned(j) {
			continue
		}
		m.add("elided honestly", m.with(0, n, i, j, dots), Verbatim)
	}
}

func (m *maker) fragments() {
	n := 1 + m.rnd.IntN(3)
	if len(m.words) < n+1 {
		return
	}
	i := m.rnd.IntN(len(m.words) - n)
	m.add("fragment", m.cut(i, i+n), Verbatim)
}
