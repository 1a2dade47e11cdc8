package lineset

import (
	"context"
	"slices"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/line"
)

// Reader reads reports.
type Reader interface {
	Read(context.Context, sanad.Report) (sanad.Reading, error)
}

// Predict tells which of the sentences assert the same thing, as a record
// would: each is read as a report, what it attributes is cut into
// propositions, and those that share a key are compared.
func Predict(ctx context.Context, k *line.Knowledge, r Reader, items []Item) ([]Pair, error) {
	props := make([][]line.Proposition, len(items))
	byKey := map[int64][]int{}
	for i := range items {
		var err error
		if props[i], err = asserted(ctx, k, r, &items[i]); err != nil {
			return nil, err
		}
		for j := range props[i] {
			for _, key := range props[i][j].Keys() {
				if got := byKey[key]; len(got) == 0 || got[len(got)-1] != i {
					byKey[key] = append(got, i)
				}
			}
		}
	}
	met := map[Pair]bool{}
	for _, group := range byKey {
		for n, b := range group {
			for _, a := range group[:n] {
				met[Pair{min(a, b), max(a, b)}] = true
			}
		}
	}
	var out []Pair
	for p := range met {
		if alike(k, props[p.A], props[p.B]) {
			out = append(out, p)
		}
	}
	slices.SortFunc(out, func(x, y Pair) int {
		if x.A != y.A {
			return x.A - y.A
		}
		return x.B - y.B
	})
	return out, ctx.Err()
}

// asserted are the propositions of what a sentence attributes; of all of it
// where it attributes nothing as true.
func asserted(ctx context.Context, k *line.Knowledge, r Reader, it *Item) ([]line.Proposition, error) {
	reading, err := r.Read(ctx, sanad.Report{Text: it.Text, Language: it.Language})
	if err != nil {
		return nil, err
	}
	var out []line.Proposition
	for _, s := range reading.Statements {
		if !s.Negated && !slices.Contains([]string{"denies", "refrains", "asks"}, s.Force) { // as trace counts sayings
			out = append(out, k.Propositions(s.Text, it.Language)...)
		}
	}
	if len(out) == 0 {
		out = k.Propositions(it.Text, it.Language)
	}
	return out, nil
}

func alike(k *line.Knowledge, a, b []line.Proposition) bool {
	for i := range a {
		for j := range b {
			if k.Compare(&a[i], &b[j]).Relation == line.Same {
				return true
			}
		}
	}
	return false
}
