package page

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/sanad-news/sanad/internal/ask"
)

// AppendTrace writes the page of lines through time.
func AppendTrace(b *bytes.Buffer, a *ask.TraceAnswer, o Options) {
	p := sheet(b, o)
	if len(a.Lines) == 0 {
		p.noLine(a)
		return
	}
	if a.Found == ask.FoundAbout {
		p.say(plain, p.Words.Get("trace.about", clipped(a.Words, 200)))
		p.gap()
	}
	for i := range a.Lines {
		if i > 0 {
			p.gap()
			p.rule()
			p.gap()
		}
		p.traced(&a.Lines[i])
	}
	if len(a.Others) > 0 {
		p.heading("trace.others")
		p.lineList(a.Others)
	}
	if a.Cut {
		p.gap()
		p.say(dim, p.Words.Get("ask.cut"))
	}
}

func (p *page) rule() { p.say(dim, strings.Repeat("─", p.column)) }

// noLine says that no line says this, and which are nearest.
func (p *page) noLine(a *ask.TraceAnswer) {
	p.say(plain, p.Words.Get("trace.none", clipped(a.Words, 200)))
	if len(a.Others) == 0 {
		return
	}
	p.heading("trace.nearest")
	p.lineList(a.Others)
}

// lineList lists lines.
func (p *page) lineList(all []ask.LineBrief) {
	for i := range all {
		l := &all[i]
		p.gap()
		p.para("", "", bit{clipped(p.lineName(l), 300), plain})
		facts := p.Words.Count("ask.statements", l.Statements) + " · " + p.span(l.First, l.Last)
		if l.Opposes {
			facts = p.Words.Get("trace.opposes") + " · " + facts
		}
		p.para(indent1+l.ID, indent1+strings.Repeat(" ", 18), bit{facts, dim})
	}
}

// lineName is what a line is called: the name that someone gave it, and its
// words.
func (p *page) lineName(l *ask.LineBrief) string {
	words := "“" + strings.Join(strings.Fields(l.Words), " ") + "”"
	if l.Name != "" {
		return l.Name + ": " + words
	}
	return words
}

// span is the time from a first to a last day.
func (p *page) span(first, last string) string {
	switch {
	case first == "" && last == "":
		return p.Words.Get("ask.undated")
	case first == last || last == "":
		return p.date(first)
	}
	return p.date(first) + " – " + p.date(last)
}

// circles says that sayings of a line are of different relations.
func (p *page) circles(all []ask.Circle) {
	if len(all) == 0 {
		return
	}
	p.say(plain, p.Words.Get("trace.circles", ask.Among(all, p.Words)))
}

// traced writes one line through time.
func (p *page) traced(l *ask.Line) {
	p.para("", "", bit{clipped(p.lineName(&l.LineBrief), 300), bold})
	c := l.Counts
	p.say(plain, p.Words.Get("trace.counts", p.Words.Count("trace.times", c.Sayings), p.Words.Count("trace.speakers", c.Speakers),
		p.Words.Count("ask.reports", c.Reports), p.Words.Count("ask.origins", c.Origins), p.Words.Count("trace.wordings", c.Wordings)))
	if l.Statements > c.Sayings {
		p.say(dim, p.Words.Get("trace.statements", p.Words.Count("ask.statements", l.Statements)))
	}
	if c.Withdrawn > 0 {
		p.say(dim, p.Words.Count("trace.withdrawn", c.Withdrawn))
	}
	p.circles(l.Circles)
	p.say(dim, p.Words.Get("trace.id", l.ID))

	p.heading("trace.first")
	p.first(l)
	p.heading("trace.time")
	p.timeline(l)
	if len(l.Forms) > 1 {
		p.heading("trace.forms")
		p.forms(l)
	}
	p.heading("trace.sayings")
	p.tracedSayings(l)
	if len(l.Speakers) > 1 {
		p.heading("trace.voices")
		p.voices(l)
	}
	p.opposed(l)
	if len(l.NotSaid) > 0 {
		p.heading("trace.notsaid")
		for i := range l.NotSaid {
			p.gap()
			p.say(dim, p.day(l.NotSaid[i].Day))
			p.saying(&l.NotSaid[i], true)
		}
	}
	if l.Cut {
		p.gap()
		p.say(dim, p.Words.Get("ask.cut"))
	}
}

// first tells who said it first, and by which way it came.
func (p *page) first(l *ask.Line) {
	if len(l.Sayings) == 0 {
		return
	}
	s := &l.Sayings[0]
	bits := p.cast(s.Speakers, plain)
	for _, t := range []string{s.Place, s.Occasion} {
		if t != "" {
			bits = append(bits, bit{", " + t, plain})
		}
	}
	bits = append(bits, bit{" " + chainOf(firstSource(s)), plain}, bit{" " + s.Day.How(p.Words), dim})
	day := indent1 + p.dayValue(s.Day)
	p.para(day, strings.Repeat(" ", columns(day)+2), bits...)
	src := firstSource(s)
	kind, text := s.Kind, s.Text
	if own := s.OtherWords(*src); own != "" {
		kind, text = src.Kind, own
	}
	p.para("", indent1, bit{clipped(ask.Quoted(kind, text), mostShown), plain})
	p.para("", indent1, bit{src.Statement, dim})
}

// mostSayings is how many sayings of a line the page lists; JSON has them all.
const mostSayings = 40

// tracedSayings lists the sayings of a line, oldest first.
func (p *page) tracedSayings(l *ask.Line) {
	all := l.Sayings
	skipped := max(0, len(all)-mostSayings)
	for i := range all {
		if i >= mostSayings/2 && i < mostSayings/2+skipped {
			if i == mostSayings/2 {
				p.gap()
				p.say(dim, p.Words.Count("trace.skipped", skipped))
			}
			continue
		}
		p.gap()
		s := &all[i]
		bits := append(p.cast(s.Speakers, dim), bit{" " + s.Day.How(p.Words), dim})
		day := p.dayValue(s.Day)
		p.para(day, strings.Repeat(" ", columns(day)+2), bits...)
		p.para("", indent1, bit{clipped(ask.Quoted(s.Kind, s.Text), 240), plain})
		p.sources(s)
	}
}

// forms lists the wordings, each compared with the first.
func (p *page) forms(l *ask.Line) {
	for i := range l.Forms {
		f := &l.Forms[i]
		head := fmt.Sprintf("%3d  ", i+1)
		indent := strings.Repeat(" ", columns(head))
		p.gap()
		if f.Base == i {
			text := bit{"“" + strings.Join(strings.Fields(f.Text), " ") + "”", plain}
			p.para(head, indent, text)
		} else {
			p.para(head, indent, diff(f.Diff)...)
		}
		facts := p.Words.And(f.Speakers) + " · " + p.dayValue(f.First)
		if f.Sayings > 1 {
			facts += " · " + p.Words.Count("trace.times", f.Sayings)
		}
		if i > 0 && f.Base == i {
			facts += " · " + p.Words.Get("trace.language", f.Language)
		} else if f.Base > 0 && f.Base != i {
			facts += " · " + p.Words.Get("trace.against", f.Base+1)
		}
		p.para("", indent, bit{facts, dim})
	}
}

// voices lists the speakers of a line.
func (p *page) voices(l *ask.Line) {
	for i := range l.Speakers {
		v := &l.Speakers[i]
		when := p.dayValue(v.First)
		if v.First.Value != v.Last.Value {
			when = p.span(cutTime(v.First.From), cutTime(v.Last.To))
		}
		bits := []bit{{v.Name, bold | accent}, {" · " + p.Words.Count("trace.times", v.Sayings) + " · " + when, plain}}
		for _, c := range []struct {
			key   string
			words []string
		}{{"trace.dropped", v.Dropped}, {"trace.added", v.Added}} {
			if len(c.words) > 0 {
				bits = append(bits, bit{" · " + p.Words.Get(c.key, "“"+strings.Join(c.words, "”, “")+"”"), dim})
			}
		}
		p.para("", indent1, bits...)
	}
}

// opposed lists the lines that say the opposite, with who said it.
func (p *page) opposed(l *ask.Line) {
	if len(l.Opposed) == 0 {
		return
	}
	p.heading("trace.opposed")
	for i := range l.Opposed {
		o := &l.Opposed[i]
		p.gap()
		p.para("", "", bit{clipped(p.lineName(&o.LineBrief), 300), plain}, bit{"  " + o.ID, dim})
		for j := range o.Sayings[:min(len(o.Sayings), 3)] {
			s := &o.Sayings[j]
			p.para("", indent1, bit{p.dayValue(s.Day) + " ", plain}, bit{p.speakerNames(s.Speakers) + " ", bold | accent},
				bit{chainOf(firstSource(s)) + " ", plain}, bit{firstSource(s).Statement, dim})
		}
	}
}
