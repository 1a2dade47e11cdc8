package lineset

import (
	"fmt"
	"io"
	"slices"
)

// Show writes the tables.
func Show(w io.Writer, r Result) error {
	p := &printer{w: w}
	p.linef("%d sentences; %d pairs found", r.Items, r.Predicted)
	for _, t := range []struct {
		title string
		rates map[string]Rate
	}{{"pairs, distractors included", r.Pairs}, {"pairs, wordings only", r.Wordings}} {
		p.linef("\n%-30s precision  recall      F1   right/wrong/gold", t.title)
		for _, k := range languages {
			m := t.rates[k]
			p.linef("  %-28s   %.3f    %.3f   %.3f   %d/%d/%d", k, m.Precision(), m.Recall(), m.F1(), m.Right, m.Wrong, m.Gold)
		}
	}
	p.linef("\nfalse merges                    items   pairs")
	for _, t := range []struct {
		title string
		m     Merge
	}{{"near-miss", r.Near}, {"opposite", r.Opposite}, {"background", r.Strangers}} {
		p.linef("  %-28s  %.3f   %.3f   (n=%d)", t.title, share(t.m.Merged, t.m.Items), share(t.m.Pairs, t.m.PossiblePairs), t.m.Items)
	}
	p.linef("\nnear-misses merged, by reason")
	for _, k := range sorted(r.Why) {
		p.linef("  %-28s  %.3f   (n=%d)", k, share(r.Why[k].Merged, r.Why[k].Items), r.Why[k].Items)
	}
	p.linef("\nrecall of pairs by kind of wording")
	for _, k := range sorted(r.Kind) {
		p.linef("  %-28s  %.3f", k, r.Kind[k].Recall())
	}
	return p.err
}

// ShowErrors writes the pairs that are wrong, at most n.
func ShowErrors(w io.Writer, items []Item, pairs []Pair, n int) error {
	p := &printer{w: w}
	for _, pair := range pairs {
		x, y := &items[pair.A], &items[pair.B]
		if judge(x, y) != different || n == 0 {
			continue
		}
		n--
		p.linef("\n%s  %s\n%s  %s", x.ID, x.Text, y.ID, y.Text)
	}
	return p.err
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

func sorted[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
