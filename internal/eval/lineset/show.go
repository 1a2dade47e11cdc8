package lineset

import (
	"io"
	"maps"
	"slices"

	"github.com/sanad-news/sanad/internal/eval/goldset"
)

// Show writes the tables.
func Show(w io.Writer, r Result) error {
	p := &goldset.Printer{W: w}
	p.Linef("%d sentences; %d pairs found", r.Items, r.Predicted)
	for _, t := range []struct {
		title string
		rates map[string]Rate
	}{{"pairs, distractors included", r.Pairs}, {"pairs, wordings only", r.Wordings}} {
		p.Linef("\n%-30s precision  recall      F1   right/wrong/gold", t.title)
		for _, k := range languages {
			m := t.rates[k]
			p.Linef("  %-28s   %.3f    %.3f   %.3f   %d/%d/%d", k, m.Precision(), m.Recall(), m.F1(), m.Right, m.Wrong, m.Gold)
		}
	}
	p.Linef("\nfalse merges                    items   pairs")
	for _, t := range []struct {
		title string
		m     Merge
	}{{"near-miss", r.Near}, {"opposite", r.Opposite}, {"background", r.Strangers}} {
		p.Linef("  %-28s  %.3f   %.3f   (n=%d)", t.title, share(t.m.Merged, t.m.Items), share(t.m.Pairs, t.m.PossiblePairs), t.m.Items)
	}
	p.Linef("\nnear-misses merged, by reason")
	for _, k := range slices.Sorted(maps.Keys(r.Why)) {
		p.Linef("  %-28s  %.3f   (n=%d)", k, share(r.Why[k].Merged, r.Why[k].Items), r.Why[k].Items)
	}
	p.Linef("\nrecall of pairs by kind of wording")
	for _, k := range slices.Sorted(maps.Keys(r.Kind)) {
		p.Linef("  %-28s  %.3f", k, r.Kind[k].Recall())
	}
	return p.Err
}

// ShowErrors writes the pairs that are wrong, at most n.
func ShowErrors(w io.Writer, items []Item, pairs []Pair, n int) error {
	p := &goldset.Printer{W: w}
	for _, pair := range pairs {
		x, y := &items[pair.A], &items[pair.B]
		if judge(x, y) != different || n == 0 {
			continue
		}
		n--
		p.Linef("\n%s  %s\n%s  %s", x.ID, x.Text, y.ID, y.Text)
	}
	return p.Err
}
