package page

import (
	"bytes"
	"strings"

	"github.com/sanad-news/sanad/internal/ask"
)

// AppendCheck writes the page of a checked quotation.
func AppendCheck(b *bytes.Buffer, a *ask.CheckAnswer, o Options) {
	p := sheet(b, o)
	if a.By != nil && len(a.By.Actors) == 0 && len(a.By.Candidates) > 0 {
		p.candidates(a.By, "sanad check … --by")
		return
	}
	p.para("", "", bit{"“" + clipped(strings.Join(strings.Fields(a.Text), " "), mostShown) + "”", plain})
	p.gap()
	p.finding(a)
	if a.Between != "" {
		p.say(dim, p.Words.Get("check.between", "“"+clipped(a.Between, mostShown)+"”"))
	}
	switch {
	case len(a.Parts) > 0:
		p.parts(a)
	case a.Finding == ask.NotInRecord:
		p.nearest(a, "check.nearest")
	case a.Finding == ask.Altered:
		p.heading("check.diff")
		p.para("", indent1, diff(ask.Shown(a.Diff))...)
	}
	if len(a.Rewordings) > 0 {
		p.heading("check.rewordings")
		for i := range a.Rewordings {
			p.source(&a.Rewordings[i].Saying)
			p.para("", indent1, diff(ask.Shown(a.Rewordings[i].Diff))...)
		}
	}
	if len(a.Sayings) > 0 {
		p.heading("check.sources." + string(a.Finding))
		for i := range a.Sayings {
			p.source(&a.Sayings[i])
		}
	}
	if a.Finding == ask.SomeoneElse {
		p.nearest(a, "check.nearest.own")
	}
	if len(a.NotSaid) > 0 {
		p.heading("check.notsaid")
		for i := range a.NotSaid {
			p.source(&a.NotSaid[i])
		}
	}
	if a.Cut {
		p.gap()
		p.say(dim, p.Words.Get("ask.cut"))
	}
}

// nearest writes the sayings that are like a quotation.
func (p *page) nearest(a *ask.CheckAnswer, heading string) {
	if len(a.Nearest) > 0 {
		p.heading(heading)
	}
	for i := range a.Nearest {
		p.source(&a.Nearest[i].Saying)
	}
}

// finding says the verdict in one line, and under it what goes with it.
func (p *page) finding(a *ask.CheckAnswer) {
	colour := map[string]style{"verbatim": put, "altered": lost, "someone-else": lost, "mixed": lost}[string(a.Finding)]
	verdict := "check." + string(a.Finding)
	if len(a.Reservations) > 0 {
		verdict, colour = "check.reserved", lost
	}
	p.para("", "", bit{p.Words.Get(verdict), bold | colour})
	if a.By != nil && len(a.By.Actors) == 0 {
		p.say(plain, p.Words.Get("check.nobody", a.By.Name))
		p.nearNames(a.By)
	}
	for _, n := range []struct {
		is  bool
		key string
	}{{a.Elided, "check.elided"}, {a.Trimmed, "check.trimmed"}, {a.ByOther, "check.byother"}, {a.OtherDay && len(a.Reservations) == 0, "check.reserved.other-day"}} {
		if n.is {
			p.say(plain, p.Words.Get(n.key))
		}
	}
	for _, r := range a.Reservations {
		if r != ask.CutOff { // the caution itself says it
			p.para("", "", bit{p.Words.Get("check.reserved." + string(r)), bold})
		}
	}
	for _, t := range a.Turns {
		p.para("", "", bit{t.Told(p.Words), bold})
	}
	for _, t := range a.Cautions {
		p.para("", "", bit{t.Warned(p.Words), bold})
	}
}

// source writes a saying that a quotation comes from.
func (p *page) source(s *ask.Saying) {
	p.gap()
	p.say(dim, p.day(s.Day))
	p.saying(s, true)
}

// parts shows which stretch of a stitched quotation is from where.
func (p *page) parts(a *ask.CheckAnswer) {
	for i := range a.Parts {
		p.gap()
		p.para("", "", bit{"“" + strings.Join(strings.Fields(a.Parts[i].Text), " ") + "”", bold})
		p.say(plain, p.Words.Get("check.from"))
		p.source(&a.Parts[i].Saying)
	}
}

// CheckRow is one quotation of a file that was checked.
type CheckRow struct {
	Line   int
	Answer *ask.CheckAnswer
}

// AppendCheckRow writes a quotation of a file as a line of a table.
func AppendCheckRow(b *bytes.Buffer, r CheckRow, o Options) {
	p := sheet(b, o)
	a := r.Answer
	finding := p.Words.Get("check.short." + string(a.Finding))
	if len(a.Reservations) > 0 {
		finding = p.Words.Get("check.short.reserved")
	}
	note := ""
	var from []*ask.Saying
	switch {
	case a.Unclear():
		note = p.Words.Get("ask.many", a.By.Name)
	case len(a.Sayings) > 0:
		from = append(from, &a.Sayings[0])
	case len(a.Parts) > 0:
		for i := range a.Parts {
			from = append(from, &a.Parts[i].Saying)
		}
	case len(a.Nearest) > 0:
		note = p.Words.Get("check.short.nearest") + " "
		from = append(from, &a.Nearest[0].Saying)
	}
	for i, s := range from {
		if i > 0 {
			note += "; "
		}
		note += p.speakerNames(s.Speakers) + ", " + p.dayValue(s.Day) + ", " + firstSource(s).Statement
	}
	for _, r := range a.Reservations {
		if r != ask.CutOff {
			note += ". " + p.Words.Get("check.reserved."+string(r))
		}
	}
	for _, t := range a.Turns {
		note += ". " + t.Told(p.Words)
	}
	for _, t := range a.Cautions {
		note += ". " + t.Warned(p.Words)
	}
	head := padded(itoa(r.Line), 5) + padded(finding, shortColumn)
	bits := []bit{{clipped(a.Text, 120), plain}}
	if note != "" {
		bits = append(bits, bit{" — " + note, dim})
	}
	p.para(head, strings.Repeat(" ", columns(head)), bits...)
}

// shortColumn is the width of the column that holds findings.
const shortColumn = 18

func padded(s string, width int) string { return s + strings.Repeat(" ", max(1, width-columns(s))) }
