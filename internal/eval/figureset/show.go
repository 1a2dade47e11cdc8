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
	"github.com/sanad-news/sanad/internal/eval/goldset"
)

// Show writes the tables.
func Show(w io.Writer, r Result) error {
	p := &goldset.Printer{W: w}
	p.Linef("%d texts; %d figures in gold, %d found", r.Items, r.All.Gold, r.All.Found)
	table(p, "figures", map[string]Rate{"all": r.All})
	table(p, "kind", r.Kind)
	table(p, "trap", r.Trap)
	p.Linef("\nrule                precision   right/found")
	for _, k := range slices.Sorted(maps.Keys(r.Rule)) {
		p.Linef("  %-18s    %.3f   %d/%d", k, r.Rule[k].Precision(), r.Rule[k].Right, r.Rule[k].Found)
	}
	p.Linef("\nof the right ones: what is measured %d of %d; parties precision %.3f recall %.3f", r.What.Right, r.What.Gold, r.Of.Precision(), r.Of.Recall())
	p.Linef("targets, estimates and limits read as actual: %d", r.Asserted)
	return p.Err
}

// ShowMisses writes what was missed, what should not have been found, and what
// was found wrong.
func ShowMisses(w io.Writer, r Result) error {
	p := &goldset.Printer{W: w}
	for _, m := range r.Misses {
		p.Linef("\n%s  %s: %s", m.ID, m.Why, m.Text)
		if f := m.Want; f != nil {
			p.Linef("  gold  %-24s %s", f.Value, told(f.Low, f.High, f.Unit, f.Measure, f.Kind, f.Period))
		}
		if f := m.Got; f != nil {
			p.Linef("  got   %-24s %s  %s", f.Value.Text, told(f.Low, f.High, f.Unit, f.Measure, f.Kind, f.Period), f.Rule)
		}
	}
	return p.Err
}

func told(low, high float64, unit, measure string, kind sanad.FigureKind, period string) string {
	value := strconv.FormatFloat(low, 'g', -1, 64)
	if high != low {
		value += "–" + strconv.FormatFloat(high, 'g', -1, 64)
	}
	return strings.TrimSpace(fmt.Sprintf("%s %s, %s, %s, %s", value, unit, measure, kind, cmp.Or(period, "no period")))
}

func table(p *goldset.Printer, title string, rates map[string]Rate) {
	p.Linef("\n%-18s  precision  recall      F1   right/found/gold", title)
	for _, k := range slices.Sorted(maps.Keys(rates)) {
		m := rates[k]
		p.Linef("  %-16s    %.3f    %.3f   %.3f   %d/%d/%d", k, m.Precision(), m.Recall(), m.F1(), m.Right, m.Found, m.Gold)
	}
}
