package dossier

import (
	"slices"
	"strings"

	"github.com/sanad-news/sanad/internal/ask"
)

// meetings tells meetings, visits, talks and calls that took place.
func (b *builder) meetings(a *ask.Affairs) (Section, bool) {
	return b.timeline("meetings", a, func(d *ask.Deed) bool { return d.Status == done && d.Type == "CONSULT" }), true
}

// acts tells what else was done.
func (b *builder) acts(a *ask.Affairs) (Section, bool) {
	s := b.timeline("acts", a, func(d *ask.Deed) bool { return d.Status == done && d.Type != "CONSULT" })
	return s, s.Charts != nil
}

// unfinished tells what was planned, called for, denied or tied to a condition.
func (b *builder) unfinished(a *ask.Affairs) (Section, bool) {
	s := b.timeline("unfinished", a, func(d *ask.Deed) bool { return d.Status != done })
	has := s.Charts != nil
	s.Charts = nil
	return s, has
}

const done = "done"

// timeline tells some of the events in the order of their days, and draws
// those of a known day.
func (b *builder) timeline(key string, a *ask.Affairs, which func(*ask.Deed) bool) Section {
	s := b.section(key, nil)
	chart := Chart{Kind: Timeline, Title: s.Title}
	untold := 0
	for i := range a.Deeds {
		d := &a.Deeds[i]
		if !which(d) {
			continue
		}
		if !d.Told {
			untold++
			continue
		}
		it := b.deed(d)
		s.Items = append(s.Items, it)
		if d.Day.Known == ask.KnownSaid && d.Day.From != "" {
			chart.Marks = append(chart.Marks, Mark{From: d.Day.From, To: d.Day.To, Class: classOf(d.Class), Text: it.Label + ": " + it.Text, Notes: it.Notes})
		}
	}
	if untold > 0 {
		s.Items = append(s.Items, b.say(nil, "dossier.untold.none", b.Words.Count("dossier.anyevents", untold)))
	}
	if len(s.Items) == 0 {
		s.Items = append(s.Items, b.say(nil, "dossier."+key+".none"))
		return s
	}
	s.Charts = []Chart{chart}
	return s
}

// classOf is cooperation or conflict, by the class in PLOVER.
func classOf(class int) string {
	switch class {
	case 1, 2:
		return "cooperation"
	case 3, 4:
		return "conflict"
	}
	return "other"
}

// deed tells an event, with what reports tell differently under it.
func (b *builder) deed(d *ask.Deed) Item {
	key, text := b.phrase(d)
	if d.Count > 1 {
		text = b.Words.Get("dossier.often", text, d.Count)
	}
	if len(d.By) > 0 {
		text = b.Words.Get("dossier.claimed", text, b.Words.And(d.By))
	}
	if d.Status != done {
		text = b.Words.Get("dossier.status."+d.Status, text)
	}
	var aside []string
	if len(d.Places) > 0 {
		aside = append(aside, b.Words.And(d.Places))
	}
	if d.Reports > 1 {
		aside = append(aside, b.Words.Get("dossier.toldby", b.Words.Count("ask.reports", d.Reports), b.Words.Count("ask.origins", d.Origins)))
	}
	if len(aside) > 0 {
		text += " (" + strings.Join(aside, "; ") + ")"
	}
	it := Item{Template: key, Text: text + ".", Notes: b.note(d.Cites...), More: more(d.Reports, len(d.Cites))}
	b.dated(&it, d.Day)
	if len(d.Cites) > 0 {
		it.Quote = quoted(d.Cites[0].Text)
	}
	for i := range d.Differ {
		it.Items = append(it.Items, b.difference(&d.Differ[i]))
	}
	return it
}

// phrase says who did what to whom, by the mode of the event or its type.
func (b *builder) phrase(d *ask.Deed) (key, text string) {
	who, whom := namesOf(d.Who), namesOf(d.Whom)
	if len(whom) == 0 && d.Mutual && len(who) > 1 {
		who, whom = who[:1], who[1:]
	}
	name := d.Type
	if b.Words.Has("dossier.did." + d.Mode) {
		name = d.Mode
	}
	switch key = "dossier.did." + name; {
	case d.Status != done && b.Words.Has("dossier.noun."+name) && d.Mutual:
		return "dossier.did.alone", b.Words.Get("dossier.did.alone", b.Words.And(slices.Concat(who, whom)), b.Words.Get("dossier.noun."+name))
	case d.Status != done && b.Words.Has("dossier.noun."+name) && len(who) > 0 && len(whom) > 0:
		// A verb would say that it took place.
		return "dossier.plan", b.Words.Get("dossier.plan", b.Words.Get("dossier.noun."+name), b.Words.And(who), b.Words.And(whom))
	case !b.Words.Has(key):
		return "dossier.did.other", b.Words.Get("dossier.did.other", b.Words.And(slices.Concat(who, whom)), name)
	case len(whom) == 0 || len(who) == 0:
		return "dossier.did.alone", b.Words.Get("dossier.did.alone", b.Words.And(slices.Concat(who, whom)), b.Words.Get("dossier.noun."+name))
	}
	text = b.Words.Get(key, b.Words.And(who), b.Words.And(whom))
	if name == jointAction && len(d.Cites) > 0 && d.Cites[0].Trigger != "" {
		// A drill, a patrol, a search: only the report's own words say which.
		text = b.Words.Get("dossier.called", text, d.Cites[0].Trigger)
	}
	return key, text
}

// jointAction is the mode of forces that act together.
const jointAction = "joint"

func namesOf(list []ask.DeedParty) []string {
	var names []string
	for _, p := range list {
		names = append(names, p.Name)
	}
	return names
}

// difference tells what reports tell differently: each way with its notes.
func (b *builder) difference(d *ask.Difference) Item {
	it := b.say(nil, "dossier.differ."+d.What)
	for _, v := range d.Values {
		value := v.Value
		switch d.What {
		case ask.DifferStatus:
			value = b.Words.Get("dossier.state." + v.Value)
		case ask.DifferDay:
			value = b.Words.Date(v.Value)
		}
		way := b.say(v.Cites, "dossier.variant", value, b.Words.Count("ask.reports", len(v.Cites)))
		it.Notes = append(it.Notes, way.Notes...)
		it.Items = append(it.Items, way)
	}
	return it
}
