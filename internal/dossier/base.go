package dossier

import (
	"strconv"

	"github.com/sanad-news/sanad/internal/ask"
)

// relation tells how much was said and done in each month.
func (b *builder) relation(a *ask.Affairs) (Section, bool) {
	if len(a.Months) == 0 {
		return Section{}, false
	}
	s := b.section("relation", nil)
	chart := Chart{Kind: Months, Title: s.Title}
	for _, name := range b.side {
		chart.Names = append(chart.Names, b.Words.Get("dossier.said", name))
	}
	for class := 1; class <= 4; class++ {
		chart.Names = append(chart.Names, b.Words.Get("dossier.class."+strconv.Itoa(class)))
	}
	for i := range a.Months {
		m := &a.Months[i]
		bar := Bar{Month: m.Month, Counts: append([]int{}, m.Said[:len(b.side)]...), Notes: b.note(m.Cites...)}
		bar.Counts = append(bar.Counts, m.Classes[1:]...)
		chart.Months = append(chart.Months, bar)
		if len(a.Months) > mostMonthsTold {
			continue
		}
		said, coop, conflict := m.Said[0]+m.Said[1]-m.Joint, m.Classes[1]+m.Classes[2], m.Classes[3]+m.Classes[4]
		it := b.say(m.Cites, "dossier.month", b.counts([]counted{{"ask.statements", said}, {"dossier.coop", coop}, {"dossier.conflict", conflict}}))
		it.Label, it.Date, it.More = b.Words.Date(m.Month), m.Month, more(said+coop+conflict, len(m.Cites))
		s.Items = append(s.Items, it)
	}
	s.Charts = []Chart{chart}
	return s, true
}

// mostMonthsTold is how many months are told in words; more are only drawn.
const mostMonthsTold = 24

// base tells what all of it rests on.
func (b *builder) base(a *ask.Affairs) (Section, bool) {
	var items []Item
	for _, o := range a.Base.Outlets {
		items = append(items, b.say(o.Cites, "dossier.outlet", o.Name, b.Words.Count("ask.reports", o.Reports)))
	}
	for _, w := range a.Base.Wires {
		items = append(items, b.say(w.Cites, "dossier.wire", w.Name, b.Words.Count("ask.reports", w.Reports)))
	}
	items = append(items, b.say(b.outlets(a), "dossier.origins", b.Words.Count("ask.reports", a.Base.Reports), b.Words.Count("ask.origins", a.Base.Origins)))
	return b.section("base", items), true
}

// unknown tells what the record cannot tell.
func (b *builder) unknown(a *ask.Affairs) (Section, bool) {
	var items []Item
	u := &a.Unknown
	for _, g := range []struct {
		key, of string
		gap     *ask.Gap
	}{
		{"unsaid", "ask.statements", &u.Unsaid}, {"undated", "ask.statements", &u.Undated}, {"unresolved", "ask.statements", &u.Unresolved},
		{"months", "ask.statements", &u.Months}, {"deeds", "dossier.anyevents", &u.Deeds}, {"undrawn", "dossier.anyevents", &u.Undrawn}, {"noperiods", "dossier.figures", &u.Figures},
		{"outlets", "ask.reports", &u.Outlets},
	} {
		if g.gap == &u.Undated && u.Undated.N == u.Months.N {
			continue // the months say the same
		}
		if g.gap.N > 0 {
			it := b.say(g.gap.Cites, "dossier.unknown."+g.key, b.Words.Count(g.of, g.gap.N))
			it.More = more(g.gap.N, len(it.Notes))
			items = append(items, it)
		}
	}
	if items == nil {
		items = []Item{b.say(nil, "dossier.unknown.none")}
	}
	return b.section("unknown", items), true
}
