package eventset

import (
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/eval/goldset"
)

// Show writes the tables.
func Show(w io.Writer, r Result) error {
	p := &goldset.Printer{W: w}
	p.Linef("%d texts; %d events in gold, %d found; %d not done read as done", r.Items, r.All.Gold, r.All.Found, r.Asserted)
	p.Linef("\n%-16s precision  recall      F1   right/found/gold", "")
	rate(p, "all", r.All)
	for _, t := range []struct {
		title string
		rates map[string]Rate
	}{{"type", r.Type}, {"trap", r.Trap}} {
		p.Linef("%s", t.title)
		for _, k := range slices.Sorted(maps.Keys(t.rates)) {
			rate(p, "  "+k, t.rates[k])
		}
	}
	p.Linef("rule")
	for _, k := range slices.Sorted(maps.Keys(r.Rule)) {
		m := r.Rule[k]
		p.Linef("  %-18s %.3f  %d/%d", k, m.Precision(), m.Right, m.Found)
	}
	f := r.Field
	p.Linef("of %d with the same words and type: status %d, who %d, whom %d, date %d, mode %d, place %d right",
		f.Of, f.Status, f.Who, f.Whom, f.Date, f.Mode, f.Place)
	return p.Err
}

// ShowErrors writes what is wrong, text by text.
func ShowErrors(w io.Writer, r Result) error {
	p := &goldset.Printer{W: w}
	for _, m := range r.Misses {
		p.Linef("%s  %s: %s", m.ID, m.Why, strings.Join(strings.Fields(m.Text), " "))
		if m.Want != nil {
			p.Linef("    gold %s %s: %s → %s, %s «%s»", m.Want.Type, m.Want.Status, strings.Join(m.Want.Who, "; "),
				strings.Join(m.Want.Whom, "; "), m.Want.Date, m.Want.Trigger)
		}
		if m.Got != nil {
			p.Linef("    got  %s %s: %s → %s, %s «%s» by %s", m.Got.Type, m.Got.Status, m.Got.Actor, m.Got.Recipient,
				value(m.Got.Date), m.Got.Trigger.Text, m.Got.Rule)
		}
	}
	return p.Err
}

func value(d *sanad.Date) string {
	if d == nil {
		return ""
	}
	return d.Value
}

func rate(p *goldset.Printer, name string, m Rate) {
	p.Linef("%-16s     %.3f   %.3f   %.3f   %d/%d/%d", name, m.Precision(), m.Recall(), m.F1(), m.Right, m.Found, m.Gold)
}
