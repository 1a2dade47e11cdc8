package figureset

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/sanad-news/sanad"
)

// Show writes the tables.
func Show(w io.Writer, r Result) error {
	p := &printer{w: w}
	p.linef("%d texts; %d figures in gold, %d found", r.Items, r.All.Gold, r.All.Found)
	p.table("figures", map[string]Rate{"all": r.All})
	p.table("kind", r.Kind)
	p.table("trap", r.Trap)
	p.linef("\nrule                precision   right/found")
	for _, k := range slices.Sorted(maps.Keys(r.Rule)) {
		p.linef("  %-18s    %.3f   %d/%d", k, r.Rule[k].Precision(), r.Rule[k].Right, r.Rule[k].Found)
	}
	p.linef("\nof the right ones: what is measured %d of %d; parties precision %.3f recall %.3f", r.What.Right, r.What.Gold, r.Of.Precision(), r.Of.Recall())
	p.linef("targets, estimates and limits read as actual: %d", r.Asserted)
	return p.err
}

// ShowMisses writes what was missed, what should not have been found, and what
// was found wrong.
func ShowMisses(w io.Writer, r Result) error {
	p := &printer{w: w}
	for _, m := range r.Misses {
		p.linef("\n%s  %s: %s", m.ID, m.Why, m.Text)
		if f := m.Want; f != nil {
			p.linef("  gold  %-24s %s", f.Value, told(f.Low, f.High, f.Unit, f.Measure, f.Kind, f.Period))
		}
		if f := m.Got; f != nil {
			p.linef("  got   %-24s %s  %s", f.Value.Text, told(f.Low, f.High, f.Unit, f.Measure, f.Kind, f.Period), f.Rule)
		}
	}
	return p.err
}

func told(low, high float64, unit, measure string, kind sanad.FigureKind, period string) string {
	value := strconv.FormatFloat(low, 'g', -1, 64)
	if high != low {
		value += "–" + strconv.FormatFloat(high, 'g', -1, 64)
	}
	return strings.TrimSpace(fmt.Sprintf("%s %s, %s, %s, %s", value, unit, measure, kind, cmp.Or(period, "no period")))
}

type printer struct {
	w   io.Writer
	err error
}

func (p *printer) linef(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format+"\n", args...)
	}
}

func (p *printer) table(title string, rates map[string]Rate) {
	p.linef("\n%-18s  precision  recall      F1   right/found/gold", title)
	for _, k := range slices.Sorted(maps.Keys(rates)) {
		m := rates[k]
		p.linef("  %-16s    %.3f    %.3f   %.3f   %d/%d/%d", k, m.Precision(), m.Recall(), m.F1(), m.Right, m.Found, m.Gold)
	}
}
