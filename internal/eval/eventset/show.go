package eventset

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/sanad-news/sanad"
)

// Show writes the tables.
func Show(w io.Writer, r Result) error {
	p := &printer{w: w}
	p.linef("%d texts; %d events in gold, %d found; %d not done read as done", r.Items, r.All.Gold, r.All.Found, r.Asserted)
	p.linef("\n%-16s precision  recall      F1   right/found/gold", "")
	p.rate("all", r.All)
	for _, t := range []struct {
		title string
		rates map[string]Rate
	}{{"type", r.Type}, {"trap", r.Trap}} {
		p.linef("%s", t.title)
		for _, k := range slices.Sorted(maps.Keys(t.rates)) {
			p.rate("  "+k, t.rates[k])
		}
	}
	p.linef("rule")
	for _, k := range slices.Sorted(maps.Keys(r.Rule)) {
		m := r.Rule[k]
		p.linef("  %-18s %.3f  %d/%d", k, m.Precision(), m.Right, m.Found)
	}
	f := r.Field
	p.linef("of %d with the same words and type: status %d, who %d, whom %d, date %d, mode %d, place %d right",
		f.Of, f.Status, f.Who, f.Whom, f.Date, f.Mode, f.Place)
	return p.err
}

// ShowErrors writes what is wrong, text by text.
func ShowErrors(w io.Writer, r Result) error {
	p := &printer{w: w}
	for _, m := range r.Misses {
		p.linef("%s  %s: %s", m.ID, m.Why, strings.Join(strings.Fields(m.Text), " "))
		if m.Want != nil {
			p.linef("    gold %s %s: %s → %s, %s «%s»", m.Want.Type, m.Want.Status, strings.Join(m.Want.Who, "; "),
				strings.Join(m.Want.Whom, "; "), m.Want.Date, m.Want.Trigger)
		}
		if m.Got != nil {
			p.linef("    got  %s %s: %s → %s, %s «%s» by %s", m.Got.Type, m.Got.Status, m.Got.Actor, m.Got.Recipient,
				value(m.Got.Date), m.Got.Trigger.Text, m.Got.Rule)
		}
	}
	return p.err
}

func value(d *sanad.Date) string {
	if d == nil {
		return ""
	}
	return d.Value
}

type printer struct {
	w   io.Writer
	err error
}

func (p *printer) rate(name string, m Rate) {
	p.linef("%-16s     %.3f   %.3f   %.3f   %d/%d/%d", name, m.Precision(), m.Recall(), m.F1(), m.Right, m.Found, m.Gold)
}

func (p *printer) linef(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format+"\n", args...)
	}
}
