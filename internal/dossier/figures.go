package dossier

import (
	"strconv"

	"github.com/sanad-news/sanad/internal/ask"
)

// figures tells figures and targets, series by series.
func (b *builder) figures(a *ask.Affairs) (Section, bool) {
	s := b.section("figures", nil)
	for i := range a.Series {
		s.Sections = append(s.Sections, b.series(&a.Series[i]))
	}
	if len(s.Sections) == 0 {
		s.Items = []Item{b.say(nil, "dossier.figures.none")}
	}
	return s, true
}

// series tells the figures of one measure.
func (b *builder) series(x *ask.Series) Section {
	title := "“" + oneLine(x.What) + "”"
	if b.Words.Has("dossier.measure." + x.Measure) {
		title = b.Words.Get("dossier.measure."+x.Measure, title)
	}
	if of := namesOf(x.Of); len(of) > 0 {
		title = b.Words.Get("dossier.series", title, b.Words.And(of))
	}
	part := Section{Key: "series", Title: title, Items: []Item{}}
	chart := Chart{Kind: Values, Title: title, Unit: x.Unit}
	for i := range x.Points {
		p := &x.Points[i]
		it := b.point(p, x)
		part.Items = append(part.Items, it)
		if p.Period != "" {
			chart.Marks = append(chart.Marks, Mark{From: p.From, To: p.From, Low: p.Low, High: p.High, Class: p.Kind, Text: it.Label + ": " + it.Text, Notes: it.Notes})
		}
	}
	if len(chart.Marks) > 1 {
		part.Charts = []Chart{chart}
	}
	return part
}

// amount is the value of a figure, with what the report says of how near that is.
func (b *builder) amount(p *ask.Point, x *ask.Series) string {
	value := words{b.Words}.amount(p.Low, p.High, x.Unit)
	switch {
	case p.Bound != "":
		return b.Words.Get("figure."+p.Bound, value)
	case p.Approx:
		return b.Words.Get("dossier.about.value", value)
	}
	return value
}

// point tells one figure.
func (b *builder) point(p *ask.Point, x *ask.Series) Item {
	kind := b.Words.Get("dossier.kind." + p.Kind)
	if len(p.By) > 0 {
		kind = b.Words.Get("dossier.claimed", kind, b.Words.And(p.By))
	}
	it := b.say(p.Cites, "dossier.point", b.amount(p, x), kind, b.Words.Count("ask.reports", p.Reports))
	it.Label, it.Date, it.More = b.Words.Date(p.Period), p.Period, more(p.Reports, len(it.Notes))
	if it.Label == "" {
		it.Label = b.Words.Get("dossier.noperiod")
	}
	if len(p.Cites) > 0 {
		it.Quote = quoted(p.Cites[0].Text)
	}
	return it
}

// differ tells where the two sides, or the reports, differ.
func (b *builder) differ(a *ask.Affairs) (Section, bool) {
	var items []Item
	for i := range a.Opposed {
		o := &a.Opposed[i]
		it := b.say(nil, "dossier.opposed", b.side[0], b.side[1])
		for _, l := range []*ask.SideLine{&o.A, &o.B} {
			under := b.line(l)
			it.Notes = append(it.Notes, under.Notes...)
			it.Items = append(it.Items, under)
		}
		items = append(items, it)
	}
	for i := range a.Deeds {
		d := &a.Deeds[i]
		if !d.Told {
			continue
		}
		for j := range d.Differ {
			it := b.difference(&d.Differ[j])
			_, text := b.phrase(d)
			b.dated(&it, d.Day)
			it.Text = text + ": " + it.Text
			items = append(items, it)
		}
	}
	for i := range a.Series {
		for _, d := range a.Series[i].Differ {
			items = append(items, b.values(&a.Series[i], &d))
		}
	}
	if items == nil && len(a.Sides) < 2 {
		return Section{}, false
	}
	if items == nil {
		items = []Item{b.say(nil, "dossier.differ.none")}
	}
	return b.section("differ", items), true
}

// values tells a figure that reports give differently.
func (b *builder) values(x *ask.Series, d *ask.Difference) Item {
	it := b.say(nil, "dossier.differ.value", x.What)
	for i := range x.Points {
		p := &x.Points[i]
		for _, v := range d.Values {
			if len(p.Cites) > 0 && len(v.Cites) > 0 && p.Cites[0] == v.Cites[0] {
				it.Label, it.Date = b.Words.Date(p.Period), p.Period
				way := b.say(p.Cites, "dossier.variant", b.amount(p, x), b.Words.Count("ask.reports", p.Reports))
				it.Notes = append(it.Notes, way.Notes...)
				it.Items = append(it.Items, way)
			}
		}
	}
	return it
}

// OfFigures tells figures of one actor, or of anyone.
func OfFigures(f *ask.FiguresAnswer, o Options) *Dossier {
	b := newBuilder(o)
	b.d.Kind, b.d.Title = Figures, b.Words.Get("dossier.section.figures")
	if f.Of != nil && len(f.Of.Actors) > 0 {
		b.d.Title = f.Of.Actors[0].Name
	}
	n := 0
	for i := range f.Series {
		n += len(f.Series[i].Points)
		s := b.series(&f.Series[i])
		s.Key += strconv.Itoa(i + 1)
		b.d.Sections = append(b.d.Sections, s)
	}
	b.d.Lead = Item{Template: "dossier.figures", Text: b.Words.Count("dossier.figures", n), Notes: []int{}}
	if b.d.Cut = f.Cut; f.Cut {
		b.d.CutText = b.Words.Get("dossier.cut")
	}
	return b.d
}
