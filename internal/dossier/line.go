package dossier

import (
	"github.com/sanad-news/sanad/internal/ask"
)

// OfLine tells a line from its facts.
func OfLine(a *ask.LineAffairs, o Options) *Dossier {
	b := &lineBuilder{newBuilder(o), a}
	b.d.Kind = Line
	l := a.Line
	b.d.Title = "“" + oneLine(l.Words) + "”"
	if l.Name != "" {
		b.d.Title = l.Name + ": " + b.d.Title
	}
	c := l.Counts
	b.d.Lead = b.say(b.of(l.Sayings), "dossier.line.lead", b.Words.Count("trace.times", c.Sayings), b.Words.Count("dossier.line.voices", c.Speakers), b.Words.Count("ask.reports", c.Reports),
		b.Words.Count("ask.origins", c.Origins), b.Words.Count("trace.wordings", c.Wordings), b.Words.Date(l.First), b.Words.Date(l.Last))
	b.d.Sections = append(b.d.Sections, b.first(), b.voices(), b.wordings(), b.sayings("sayings", l.Sayings))
	if len(l.NotSaid) > 0 {
		b.d.Sections = append(b.d.Sections, b.sayings("notsaid", l.NotSaid))
	}
	if len(l.Opposed) > 0 {
		b.d.Sections = append(b.d.Sections, b.opposed())
	}
	if b.d.Cut = l.Cut; l.Cut {
		b.d.CutText = b.Words.Get("dossier.cut")
	}
	return b.d
}

type lineBuilder struct {
	*builder
	a *ask.LineAffairs
}

// mostTold is how many sayings of a line are told: the first and the last.
const mostTold = 40

// cites are the places of some sources.
func (b *lineBuilder) cites(sources []ask.Source) []*ask.Cite {
	var out []*ask.Cite
	for _, s := range sources {
		if c := b.a.Cites[s.Statement]; c != nil && len(out) < mostNotes {
			out = append(out, c)
		}
	}
	return out
}

// of are the first places of some sayings.
func (b *lineBuilder) of(list []ask.Saying) []*ask.Cite {
	var out []*ask.Cite
	for i := range list {
		if c := b.cites(list[i].Sources[:1]); len(c) > 0 && len(out) < mostNotes {
			out = append(out, c...)
		}
	}
	return out
}

func (b *lineBuilder) first() Section {
	l := b.a.Line
	if len(l.Sayings) == 0 {
		return b.section("first", nil)
	}
	s := &l.Sayings[0]
	it := b.say(b.cites(s.Sources), "dossier.line.first", b.Words.And(speakers(s)), b.when(s.Day))
	if len(it.Notes) > 0 {
		it.Quote, it.Direct = b.d.Notes[it.Notes[0]-1].Text, s.Kind == "direct"
	}
	items := []Item{it}
	for _, q := range l.Silences {
		items = append(items, b.say(b.of(l.Sayings[:1]), "dossier.line.silence", b.Words.Date(q.From), b.Words.Date(q.To), q.Days))
	}
	return b.section("first", items)
}

func speakers(s *ask.Saying) []string {
	var names []string
	for _, sp := range s.Speakers {
		names = append(names, sp.Name)
	}
	return names
}

func (b *lineBuilder) voices() Section {
	var items []Item
	for i := range b.a.Line.Speakers {
		v := &b.a.Line.Speakers[i]
		var mine []ask.Saying
		for _, s := range b.a.Line.Sayings {
			for _, sp := range s.Speakers {
				if sp.Key == v.Key {
					mine = append(mine, s)
					break
				}
			}
		}
		times, first, last := b.Words.Count("trace.times", v.Sayings), b.when(v.First), b.when(v.Last)
		it := b.say(b.of(mine), "dossier.line.voice", v.Name, times, first, last)
		if first == last {
			it = b.say(b.of(mine), "dossier.line.voice.oneday", v.Name, times, first)
		}
		it.More = more(v.Sayings, len(it.Notes))
		items = append(items, it)
	}
	return b.section("voices", items)
}

func (b *lineBuilder) wordings() Section {
	var items []Item
	for i := range b.a.Line.Forms {
		f := &b.a.Line.Forms[i]
		if i == mostTold {
			break
		}
		var cites []*ask.Cite
		if c := b.a.Cites[f.Statement]; c != nil {
			cites = append(cites, c)
		}
		it := b.say(cites, "dossier.line.wording", b.Words.Count("trace.times", f.Sayings), b.Words.And(f.Speakers), b.when(f.First))
		it.Quote = f.Text
		items = append(items, it)
	}
	return b.section("wordings", items)
}

// sayings tells sayings, the first and the last where there are many.
func (b *lineBuilder) sayings(key string, list []ask.Saying) Section {
	var items []Item
	for i := range list {
		s := &list[i]
		if i >= mostTold/2 && i < len(list)-mostTold/2 {
			continue
		}
		force := s.Force
		if s.Negated || !b.Words.Has("dossier.told."+force) {
			force = map[bool]string{true: "negated", false: "asserts"}[s.Negated]
		}
		it := b.say(b.cites(s.Sources), "dossier.told."+force, b.Words.And(speakers(s)))
		b.dated(&it, s.Day)
		it.More = more(len(s.Sources), len(it.Notes))
		if it.Quote, it.Direct = s.Text, s.Kind == "direct"; len(it.Notes) > 0 {
			it.Quote = b.d.Notes[it.Notes[0]-1].Text
		}
		items = append(items, it)
	}
	return b.section(key, items)
}

func (b *lineBuilder) opposed() Section {
	s := b.section("opposed", nil)
	for i := range b.a.Line.Opposed {
		o := &b.a.Line.Opposed[i]
		it := b.say(b.of(o.Sayings), "dossier.line.opposed", b.Words.Count("trace.times", len(o.Sayings)), o.ID)
		it.Quote = o.Words
		for j := range o.Sayings[:min(len(o.Sayings), 3)] {
			x := &o.Sayings[j]
			under := b.say(b.cites(x.Sources), "dossier.told.asserts", b.Words.And(speakers(x)))
			b.dated(&under, x.Day)
			under.Quote = x.Text
			it.Items = append(it.Items, under)
		}
		s.Items = append(s.Items, it)
	}
	return s
}
