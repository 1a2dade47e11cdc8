package page

import (
	"strings"

	"github.com/sanad-news/sanad"
)

// figures writes what was counted, a line for each quantity: its value as the
// report has it, what it measures, and what it stands for.
func (p *page) figures() {
	if len(p.rd.Figures) == 0 {
		return
	}
	p.b.WriteByte('\n')
	p.say(bold, p.Words.Get("page.figures"))
	for i := range p.rd.Figures {
		p.figure(&p.rd.Figures[i])
	}
}

func (p *page) figure(f *sanad.Figure) {
	w := p.point()
	value := f.Value.Text
	if f.Bound != "" {
		value = p.Words.Get("figure."+string(f.Bound), value)
	}
	w.text(value, bold)
	if rest := unsaid(f.Value.Text, f.What); rest != "" {
		w.text(" "+rest, plain)
	}
	for _, fact := range p.figureFacts(f) {
		w.text(" · "+fact, dim)
	}
	p.pointed(&w)
}

// unsaid is what the words for what is measured say beyond the value that
// stands before them: Rusia of "8.000 orang" and "orang Rusia".
func unsaid(value, what string) string {
	if strings.Contains(value, what) {
		return ""
	}
	words := strings.Fields(what)
	for n := len(words) - 1; n > 0; n-- {
		if strings.HasSuffix(value, strings.Join(words[:n], " ")) {
			return strings.Join(words[n:], " ")
		}
	}
	return what
}

// figureFacts tells of whom a quantity is where its words do not say so, for
// when, and what it stands for; what is a plain fact needs no word.
func (p *page) figureFacts(f *sanad.Figure) []string {
	var out []string
	var of []string
	for _, party := range f.Of {
		if !strings.Contains(f.What, party.Name) {
			of = append(of, party.Name)
		}
	}
	if len(of) > 0 {
		out = append(out, strings.Join(of, ", "))
	}
	if f.Period != "" {
		out = append(out, strings.ReplaceAll(f.Period, "/", "–"))
	}
	if f.Measure != "level" && p.Words.Has("page.measure."+f.Measure) {
		out = append(out, p.Words.Get("page.measure."+f.Measure))
	}
	if f.Kind != sanad.Actual && p.Words.Has("page.figure."+string(f.Kind)) {
		out = append(out, p.Words.Get("page.figure."+string(f.Kind)))
	}
	if f.Statement != nil {
		out = append(out, p.Words.Get("page.instatement", strings.TrimPrefix(*f.Statement, "s")))
	}
	return out
}
