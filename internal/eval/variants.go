package eval

import (
	"strings"
	"unicode"
)

// Outlets differ in their quotation marks and paragraphs, so gold is read in
// these variants too; a reader must score nearly the same on them.

// Straight gives the articles with straight double quotation marks for curly
// ones. No offset moves.
func Straight(gold []Article) []Article {
	marks := strings.NewReplacer("“", `"`, "”", `"`)
	return vary(gold, func(text string) (string, func(int) int) {
		return marks.Replace(text), func(i int) int { return i }
	})
}

// Join gives the articles with their paragraphs joined by one space.
func Join(gold []Article) []Article { return vary(gold, joinParagraphs) }

// joinParagraphs makes one space of each stretch of white space with a line
// break in it, and tells where each code point went.
func joinParagraphs(text string) (string, func(int) int) {
	rs := []rune(text)
	to := make([]int, len(rs)+1)
	out := make([]rune, 0, len(rs))
	for i := 0; i < len(rs); {
		j, broken := i, false
		for j < len(rs) && unicode.IsSpace(rs[j]) {
			broken = broken || rs[j] == '\n' || rs[j] == '\r'
			j++
		}
		switch {
		case j == i:
			to[i] = len(out)
			out = append(out, rs[i])
			i++
		case broken:
			for ; i < j; i++ {
				to[i] = len(out)
			}
			out = append(out, ' ')
		default:
			for ; i < j; i++ {
				to[i] = len(out)
				out = append(out, rs[i])
			}
		}
	}
	to[len(rs)] = len(out)
	return string(out), func(i int) int { return to[min(max(i, 0), len(rs))] }
}

// vary changes the text of each article, and of all that is expected of it.
func vary(gold []Article, change func(string) (string, func(int) int)) []Article {
	out := make([]Article, len(gold))
	for i, a := range gold {
		v := variant{}
		a.Report.Text, v.at = change(a.Report.Text)
		v.text = func(s string) string { s, _ = change(s); return s }
		a.Statements, a.Unsaid, a.Ignore = v.wanted(a.Statements), v.wanted(a.Unsaid), v.places(a.Ignore)
		out[i] = a
	}
	return out
}

type variant struct {
	text func(string) string
	at   func(int) int
}

func (v variant) wanted(all []Wanted) []Wanted {
	out := make([]Wanted, len(all))
	for i, w := range all {
		w.Place = v.place(w.Place)
		if w.Cue != nil {
			w.Cue = &Cue{Text: v.text(w.Cue.Text), Class: w.Cue.Class}
		}
		if w.Speaker != nil {
			s := *w.Speaker
			s.Mentions, s.Resolved, s.Alt = v.texts(s.Mentions), v.texts(s.Resolved), v.texts(s.Alt)
			w.Speaker = &s
		}
		out[i] = w
	}
	return out
}

func (v variant) texts(all []string) []string {
	out := make([]string, len(all))
	for i, s := range all {
		out[i] = v.text(s)
	}
	return out
}

func (v variant) places(all []Place) []Place {
	var out []Place
	for _, p := range all {
		out = append(out, v.place(p))
	}
	return out
}

func (v variant) place(p Place) Place {
	out := Place{Parts: v.places(p.Parts)}
	if p.Start != nil {
		a := v.at(*p.Start)
		out.Start = &a
	}
	if p.End != nil {
		b := v.at(*p.End)
		out.End = &b
	}
	if p.Text != nil {
		t := v.text(*p.Text)
		out.Text = &t
	}
	return out
}
