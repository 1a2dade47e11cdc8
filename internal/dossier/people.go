package dossier

import (
	"strings"

	"github.com/sanad-news/sanad/internal/ask"
)

// people tells who speaks for each side.
func (b *builder) people(a *ask.Affairs) (Section, bool) {
	s := b.section("people", nil)
	for i := range a.Sides {
		side := &a.Sides[i]
		part := Section{Key: "side", Title: b.side[i], Items: []Item{}}
		for j := range side.Speakers {
			part.Items = append(part.Items, b.person(&side.Speakers[j]))
		}
		if len(part.Items) == 0 {
			part.Items = append(part.Items, b.say(nil, "dossier.people.none", b.side[i]))
		}
		s.Sections = append(s.Sections, part)
	}
	return s, true
}

// person tells someone who speaks, in which office; several offices stand under
// the sentence, each with its days.
func (b *builder) person(p *ask.SideSpeaker) Item {
	name := p.Name
	if len(p.Offices) == 1 {
		name += ", " + b.officeOf(&p.Offices[0])
	}
	days := b.days(p.First, p.Last)
	if !p.Told && p.First != "" {
		days = b.Words.Get("dossier.reported", days)
	}
	it := b.say(p.Cites, "dossier.person", name, b.Words.Count("dossier.spoke", p.Statements), b.Words.Count("ask.reports", p.Reports), days)
	it.More = more(p.Reports, len(it.Notes))
	if len(p.Offices) < 2 {
		return it
	}
	for i := range p.Offices[:min(len(p.Offices), mostOffices)] {
		o := &p.Offices[i]
		it.Items = append(it.Items, b.say(o.Cites, "dossier.office", b.officeOf(o), b.Words.Count("ask.statements", o.Statements), b.days(o.From, o.To)))
	}
	return it
}

// mostOffices is how many offices of someone are told, those spoken in most.
const mostOffices = 6

// officeOf is an office and whose it is, where its name does not say so.
func (b *builder) officeOf(o *ask.Held) string {
	if o.Of == "" || strings.Contains(strings.ToLower(o.Office), strings.ToLower(o.Of)) {
		return o.Office
	}
	return b.Words.Get("dossier.officeof", o.Office, o.Of)
}

// lines tells what each side keeps saying.
func (b *builder) lines(a *ask.Affairs) (Section, bool) {
	s := b.section("lines", nil)
	for i := range a.Sides {
		part := Section{Key: "side", Title: b.side[i], Items: []Item{}}
		for j := range a.Sides[i].Lines {
			part.Items = append(part.Items, b.line(&a.Sides[i].Lines[j]))
		}
		if len(part.Items) == 0 {
			part.Items = append(part.Items, b.say(nil, "dossier.lines.none", b.side[i]))
		}
		s.Sections = append(s.Sections, part)
	}
	return s, true
}

// line tells a line as one side says it.
func (b *builder) line(l *ask.SideLine) Item {
	times := b.Words.Count("trace.times", l.Sayings)
	if l.AtLeast {
		times = b.Words.Get("dossier.atleast", times)
	}
	it := b.say(l.Cites, "dossier.line", times, b.Words.And(l.Speakers), b.when(l.First), b.when(l.Last),
		b.Words.Count("ask.reports", l.Reports), b.Words.Count("ask.origins", l.Origins), l.ID)
	if first, last := b.when(l.First), b.when(l.Last); first == last {
		it = b.say(l.Cites, "dossier.line.oneday", times, b.Words.And(l.Speakers), first, b.Words.Count("ask.reports", l.Reports), b.Words.Count("ask.origins", l.Origins), l.ID)
	}
	if l.Sayings == 1 {
		it = b.say(l.Cites, "dossier.line1", b.Words.And(l.Speakers), b.when(l.First), b.Words.Count("ask.reports", l.Reports), b.Words.Count("ask.origins", l.Origins), l.ID)
	}
	it.Quote, it.More = l.Words, more(l.Reports, len(it.Notes))
	if l.Name != "" {
		it.Label = l.Name
	}
	return it
}

// about tells what each side says of the other.
func (b *builder) about(a *ask.Affairs) (Section, bool) {
	if len(a.Sides) < 2 {
		return Section{}, false
	}
	s := b.section("about", nil)
	for i := range a.Sides {
		part := Section{Key: "side", Title: b.Words.Get("dossier.about.title", b.side[i], b.side[1-i]), Items: []Item{}}
		if a.Sides[i].Naming > 0 {
			var cites []*ask.Cite
			if len(a.Sides[i].About) > 0 {
				cites = a.Sides[i].About[0].Cites
			}
			part.Items = append(part.Items, b.naming(cites, &a.Sides[i], b.side[1-i]))
		}
		for j := range a.Sides[i].About {
			part.Items = append(part.Items, b.told(&a.Sides[i].About[j]))
		}
		if len(part.Items) == 0 {
			part.Items = append(part.Items, b.say(nil, "dossier.about.none", b.side[i], b.side[1-i]))
		}
		s.Sections = append(s.Sections, part)
	}
	return s, true
}

// naming tells in how many statements a side names the other.
func (b *builder) naming(cites []*ask.Cite, s *ask.Side, other string) Item {
	statements := b.Words.Count("ask.statements", s.Statements)
	if s.Statements == 1 {
		return b.say(cites, "dossier.about.one", statements, other)
	}
	return b.say(cites, "dossier.about.count", statements, b.Words.Count("dossier.about.names", s.Naming), other)
}

// told tells a saying. What was denied, asked or not said is told as that.
func (b *builder) told(t *ask.Told) Item {
	key := "dossier.told.asserts"
	switch {
	case t.Negated:
		key = "dossier.told.negated"
	case b.Words.Has("dossier.told." + t.Force):
		key = "dossier.told." + t.Force
	}
	var names []string
	for _, s := range t.Speakers {
		names = append(names, s.Name)
	}
	it := b.say(t.Cites, key, b.Words.And(names))
	b.dated(&it, t.Day)
	it.Quote, it.Direct, it.More = t.Cites[0].Text, t.Cites[0].Kind == "direct", more(len(t.Sources), len(it.Notes))
	return it
}

// third tells who else is named.
func (b *builder) third(a *ask.Affairs) (Section, bool) {
	var items []Item
	for _, n := range a.Third {
		it := b.say(n.Cites, "dossier.named", n.Name, b.Words.Count("ask.statements", n.Statements))
		it.More = more(n.Statements, len(it.Notes))
		items = append(items, it)
	}
	if items == nil {
		items = []Item{b.say(nil, "dossier.third.none")}
	}
	return b.section("third", items), true
}
