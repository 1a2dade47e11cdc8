package page

import (
	"strings"

	"github.com/sanad-news/sanad"
)

// events writes what was done, a line for each event: what kind it is, who did
// it to whom, when, where, and whether it was done at all.
func (p *page) events() {
	if len(p.rd.Events) == 0 {
		return
	}
	p.b.WriteByte('\n')
	p.say(bold, p.Words.Get("page.events"))
	for i := range p.rd.Events {
		p.event(&p.rd.Events[i])
	}
}

func (p *page) event(e *sanad.Event) {
	w := p.point()
	w.text(p.eventKind(e), bold)
	if e.Status != sanad.Done {
		w.text(" ", plain)
		w.tie(p.Words.Get("page.status."+strings.ReplaceAll(string(e.Status), " ", "")), bold|red)
	}
	w.text(": "+p.sides(e), plain)
	for _, fact := range p.eventFacts(e) {
		w.text(" · "+fact, dim)
	}
	p.pointed(&w)
}

// pointMark stands before each event and figure.
const pointMark = "· "

// point begins a line behind a mark, and pointed writes it: what does not fit
// goes on under its words.
func (p *page) point() wrapper {
	return wrapper{width: max(p.column-columns(pointMark), minWidth/2)}
}

func (p *page) pointed(w *wrapper) {
	for i, l := range w.finish() {
		first := line{}
		if i == 0 {
			first.add(pointMark, columns(pointMark), dim)
		} else {
			first.add(strings.Repeat(" ", columns(pointMark)), columns(pointMark), plain)
		}
		first.join(l)
		p.put("", []line{first})
	}
}

// eventKind names the kind of an event in words, as closely as the page has
// one: by its mode, or else by its type.
func (p *page) eventKind(e *sanad.Event) string {
	kind := "page.event." + e.Type
	if e.Mode != "" && p.Words.Has(kind+"."+e.Mode) {
		kind += "." + e.Mode
	}
	if !p.Words.Has(kind) {
		return e.Type
	}
	return p.Words.Get(kind)
}

// sides tells who did it to whom; where both do the same a double arrow stands
// between them.
func (p *page) sides(e *sanad.Event) string {
	join := func(all []sanad.Party) string {
		var names []string
		for _, x := range all {
			names = append(names, x.Name)
		}
		return strings.Join(names, ", ")
	}
	switch {
	case len(e.Whom) == 0:
		return join(e.Who)
	case e.Mutual:
		return join(e.Who) + " ↔ " + join(e.Whom)
	}
	return join(e.Who) + " → " + join(e.Whom)
}

// eventFacts are the other things known of an event.
func (p *page) eventFacts(e *sanad.Event) []string {
	var out []string
	if e.Count > 1 {
		out = append(out, p.Words.Whole(e.Count)+"×")
	}
	if e.Date != nil {
		out = append(out, strings.ReplaceAll(p.date(e.Date.Value), "/", "–"))
	}
	if e.Place != "" {
		out = append(out, e.Place)
	}
	out = append(out, "“"+strings.Join(strings.Fields(e.Trigger.Text), " ")+"”")
	if e.Statement != nil {
		out = append(out, p.Words.Get("page.instatement", strings.TrimPrefix(*e.Statement, "s")))
	}
	return out
}
