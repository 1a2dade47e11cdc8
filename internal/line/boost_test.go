package line

import (
	"math"
	"slices"
)

// How the trees are grown: few and shallow ones, no leaf of few pairs, so that
// they hold on lines that they have not seen.
const (
	treeCount = 240
	rate      = 0.06
	leastLeaf = 25
	shrink    = 1.0 // of a leaf towards nothing, in pairs
	cutCount  = 24  // thresholds tried of a feature
)

// grower holds the pairs while trees are grown on them.
type grower struct {
	rows       []*features
	bins       [][numFeatures]uint8 // of each row: how many cuts lie below its value
	grad, hess []float64
	cuts       [numFeatures][]float32
}

// boost fits a forest to the candidates.
func boost(all []candidate) forest {
	g := grower{grad: make([]float64, len(all)), hess: make([]float64, len(all))}
	right := 0.0
	sums := make([]float64, len(all))
	for i := range all {
		g.rows = append(g.rows, &all[i].pairs[all[i].best])
		right += float64(flag01(all[i].same))
	}
	g.findCuts()
	g.bins = make([][numFeatures]uint8, len(g.rows))
	for i, r := range g.rows {
		for f := range numFeatures {
			b, _ := slices.BinarySearch(g.cuts[f], r[f]) // the cuts below it are answered with yes
			g.bins[i][f] = uint8(b)
		}
	}
	w := forest{base: math.Log(right / (float64(len(all)) - right))}
	for range treeCount {
		for i := range all {
			p := 1 / (1 + math.Exp(-w.base-sums[i]))
			n := all[i].count
			g.grad[i], g.hess[i] = n*(float64(flag01(all[i].same))-p), n*p*(1-p)
		}
		t := g.grow()
		for i, r := range g.rows {
			sums[i] += t.leaf[t.at(r)]
		}
		w.trees = append(w.trees, t)
	}
	return w
}

func (g *grower) findCuts() {
	for f := range numFeatures {
		values := make([]float32, len(g.rows))
		for i, r := range g.rows {
			values[i] = r[f]
		}
		slices.Sort(values)
		for c := range cutCount {
			g.cuts[f] = append(g.cuts[f], values[(c+1)*len(values)/(cutCount+1)])
		}
		g.cuts[f] = slices.Compact(append([]float32{0}, g.cuts[f]...))
	}
}

func (g *grower) grow() tree {
	var t tree
	at := make([][]int, splits+leaves)
	for i := range g.rows {
		at[0] = append(at[0], i)
	}
	for n := range splits {
		t.feature[n], t.threshold[n] = g.split(at[n])
		for _, i := range at[n] {
			to := 2*n + 1
			if g.rows[i][t.feature[n]] > t.threshold[n] {
				to++
			}
			at[to] = append(at[to], i)
		}
	}
	for l := range leaves {
		var sum, weight float64
		for _, i := range at[splits+l] {
			sum, weight = sum+g.grad[i], weight+g.hess[i]
		}
		t.leaf[l] = rate * sum / (weight + shrink)
	}
	return t
}

// split finds the question that gains most on some of the rows; one that all
// answer with no where none gains.
func (g *grower) split(rows []int) (best feature, threshold float32) {
	threshold = 1000
	top := 0.0
	var sum, weight float64
	for _, i := range rows {
		sum, weight = sum+g.grad[i], weight+g.hess[i]
	}
	gain := func(s, w float64) float64 { return s * s / (w + shrink) }
	for f := range numFeatures {
		cuts := g.cuts[f]
		var s, w [cutCount + 2]float64
		var n [cutCount + 2]int
		for _, i := range rows {
			b := g.bins[i][f]
			s[b], w[b], n[b] = s[b]+g.grad[i], w[b]+g.hess[i], n[b]+1
		}
		var ls, lw float64
		ln := 0
		for c := range cuts {
			ls, lw, ln = ls+s[c], lw+w[c], ln+n[c]
			if ln < leastLeaf || len(rows)-ln < leastLeaf {
				continue
			}
			if v := gain(ls, lw) + gain(sum-ls, weight-lw) - gain(sum, weight); v > top {
				best, threshold, top = f, cuts[c], v
			}
		}
	}
	return best, threshold
}
