package page

import (
	"bytes"
	"strings"

	"github.com/sanad-news/sanad/internal/ask"
)

// AppendSaid writes the page of what someone said. More is the command that
// shows the next page, or "".
func AppendSaid(b *bytes.Buffer, a *ask.SaidAnswer, more string, o Options) {
	p := sheet(b, o)
	for _, w := range []struct {
		*ask.Who
		verb string
	}{{a.Who, "sanad said"}, {a.Via, "sanad said … --via"}} {
		if w.Who != nil && len(w.Actors) == 0 {
			p.candidates(w.Who, w.verb)
			return
		}
	}
	p.saidHead(a)
	day := ""
	for i := range a.Sayings {
		s := &a.Sayings[i]
		if d := p.day(s.Day); d != day || i == 0 {
			day = d
			p.gap()
			p.say(bold, d)
		} else {
			p.gap()
		}
		p.saying(s, a.Who == nil || len(a.Who.Actors) != 1)
	}
	if a.Cut {
		p.gap()
		p.say(dim, p.Words.Get("ask.cut"))
	}
	p.next(a.Next, more)
}

// saidHead tells who was asked for, and how much there is.
func (p *page) saidHead(a *ask.SaidAnswer) {
	bits := []bit{}
	if a.Who != nil {
		names := make([]string, len(a.Who.Actors))
		for i, w := range a.Who.Actors {
			names[i] = w.Name
		}
		if a.Who.Office != "" {
			bits = append(bits, bit{a.Who.Office + ": ", bold})
		}
		bits = append(bits, bit{strings.Join(names, ", "), bold | accent})
	}
	count := p.Words.Count("ask.statements", a.Count)
	if a.AtLeast {
		count = p.Words.Get("ask.atleast", count)
	}
	if len(bits) > 0 {
		count = " · " + count
	}
	bits = append(bits, bit{count, plain})
	if a.Via != nil {
		bits = append(bits, bit{" · " + p.Words.Get("said.via", a.Via.Actors[0].Name), plain})
	}
	if a.About != nil {
		key := "said.about." + a.About.Matched
		bits = append(bits, bit{" · " + p.Words.Get(key, a.About.Words), plain})
	}
	p.para("", "", bits...)
	if a.About != nil && len(a.About.Missing) > 0 {
		p.say(dim, p.Words.Get("said.missing", strings.Join(a.About.Missing, ", ")))
	}
	if len(a.Sayings) == 0 {
		p.gap()
		p.say(plain, p.Words.Get(saidNothing(a)))
		p.beside("said.earlier", a, a.Earlier)
		p.beside("said.later", a, a.Later)
	}
}

func saidNothing(a *ask.SaidAnswer) string {
	if a.Earlier != nil || a.Later != nil {
		return "said.nonethen"
	}
	return "said.none"
}

// beside writes the saying nearest to a time in which there is none.
func (p *page) beside(title string, a *ask.SaidAnswer, s *ask.Saying) {
	if s == nil {
		return
	}
	p.gap()
	p.say(bold, p.Words.Get(title, p.day(s.Day)))
	p.saying(s, a.Who == nil || len(a.Who.Actors) != 1)
}

// saying writes one saying with its sources.
func (p *page) saying(s *ask.Saying, named bool) {
	st := plain
	if s.Negated {
		st = red
	}
	p.para("", indent1, bit{clipped(ask.Quoted(s.Kind, s.Text), mostShown), st})
	p.sayingFacts(s, named)
	p.sources(s)
}

// sayingFacts writes what is known of a saying beside its words.
func (p *page) sayingFacts(s *ask.Saying, named bool) {
	var bits []bit
	add := func(text string, st style) {
		if text == "" {
			return
		}
		if len(bits) > 0 {
			bits = append(bits, bit{" · ", dim})
		}
		bits = append(bits, bit{text, st})
	}
	if s.Negated {
		add(p.Words.Get("page.negated"), bold|red)
	}
	offices := make([]string, len(s.Speakers))
	for i, sp := range s.Speakers {
		offices[i] = sp.Key + officeOf(sp)
	}
	held := strings.Join(offices, "")
	first := held != p.held
	if held != "" {
		p.held = held
	}
	switch {
	case len(s.Speakers) > 1 && first:
		cast := p.cast(s.Speakers, dim)
		add(cast[0].text, cast[0].style)
		bits = append(bits, cast[1:]...)
	case named || len(s.Speakers) != 1:
		add(p.speakerNames(s.Speakers), bold|accent)
	}
	if len(s.Speakers) == 1 && first {
		add(officeOf(s.Speakers[0]), dim)
	}
	add(s.Place, dim)
	add(s.Occasion, dim)
	if s.Kind != "direct" {
		add(p.Words.Get("page."+s.Kind), dim)
	}
	if s.Force != "" && p.Words.Has("page."+s.Force) {
		add(p.Words.Get("page."+s.Force), dim)
	}
	if n := len(s.Sources); n > 1 {
		add(p.Words.Count("ask.reports", n)+", "+p.Words.Count("ask.origins", s.Origins), dim)
	}
	if len(bits) > 0 {
		p.para("", indent1, bits...)
	}
}
