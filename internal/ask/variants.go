package ask

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/sanad-news/sanad/internal/record"
)

// variants gathers the ways in which something is told.
type variants struct{ list []Variant }

// add adds a way; what is not told differs from nothing.
func (v *variants) add(value string, c *Cite) {
	if value == "" {
		return
	}
	key := fold(value)
	for i := range v.list {
		if fold(v.list[i].Value) == key {
			v.list[i].Cites = append(v.list[i].Cites, c)
			return
		}
	}
	v.list = append(v.list, Variant{value, []*Cite{c}})
}

// most is the preferred way where any report tells it so, else the one that
// most do.
func (v *variants) most(preferred string) string {
	best := Variant{}
	for _, x := range v.list {
		if x.Value == preferred {
			return preferred
		}
		if len(x.Cites) > len(best.Cites) {
			best = x
		}
	}
	return best.Value
}

// differ tells where reports disagree; nil where they do not. A day that lies
// within another, or a place whose name holds another's, is the same told
// closer.
func (v *variants) differ(what string) *Difference {
	var kept []Variant
	for i, x := range v.list {
		finer := slices.ContainsFunc(v.list, func(o Variant) bool {
			return o.Value != x.Value && strings.HasPrefix(fold(o.Value)+" ", fold(x.Value)+" ") || what == DifferDay && holds(x.Value, o.Value)
		})
		if !finer {
			kept = append(kept, v.list[i])
		}
	}
	if len(kept) < 2 {
		return nil
	}
	out := &Difference{What: what}
	for _, x := range kept {
		x.Cites = ends(oldestFirst(slices.Clone(x.Cites)))
		out.Values = append(out.Values, x)
	}
	slices.SortStableFunc(out.Values, func(a, b Variant) int {
		return cmp.Or(cmp.Compare(len(b.Cites), len(a.Cites)), cmp.Compare(a.Value, b.Value))
	})
	return out
}

// plainNumber is a number of times that tells something.
func plainNumber(n int) string {
	if n <= 1 {
		return ""
	}
	return strconv.Itoa(n)
}

// holds reports whether the days of one date hold those of another, which is
// told closer.
func holds(a, b string) bool {
	fromA, toA := record.Days(a)
	fromB, toB := record.Days(b)
	return fromA != "" && fromB != "" && a != b && fromA <= fromB && toB <= toA
}
