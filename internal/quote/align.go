package quote

import (
	"math"
	"slices"
)

// What the alignment gains by a pair of equal words, and what it costs to leave
// words out or put them in. A stretch of differences costs a little less than a
// light word gains, so a pair is never given up for tidiness unless it is far
// away: a light word more than 8 words off, a telling one more than 64.
const (
	tellingGain = 1024
	lightGain   = 800
	stretchCost = 768
	wordCost    = 4
)

// mostCells bounds the table of one alignment: 4 MB, some 20 ms.
const mostCells = 1 << 22

// aligner pairs equal words of a, which is asked about, and b, which is kept.
type aligner struct {
	a, b []Word
	gain []int32 // of each word of a
	runs []Run
}

// align finds which words of a stand in b in the same order, in as few and as
// dense stretches as possible. What stands in b before and after them costs
// nothing.
func align(a, b []Word, k *Knowledge) []Run {
	al := aligner{a: a, b: b, gain: make([]int32, len(a))}
	for i := range a {
		al.gain[i] = tellingGain
		if k.light(&a[i]) {
			al.gain[i] = lightGain
		}
	}
	al.block(block{0, len(a), 0, len(b), true, true})
	return al.runs
}

// block is words [a0, a1) of a and [b0, b1) of b. At the head and the tail of
// the texts, words of b may be left over.
type block struct {
	a0, a1, b0, b1 int
	head, tail     bool
}

func (al *aligner) block(k block) {
	if k.a0 == k.a1 || k.b0 == k.b1 {
		return
	}
	if (k.a1-k.a0+1)*(k.b1-k.b0+1) <= mostCells {
		al.table(k)
		return
	}
	if runs := al.anchors(k); len(runs) > 0 {
		al.around(k, runs)
		return
	}
	// nothing stands once in both: give up the best for one in good time
	a, b := (k.a0+k.a1)/2, (k.b0+k.b1)/2
	al.block(block{k.a0, a, k.b0, b, k.head, false})
	al.block(block{a, k.a1, b, k.b1, false, k.tail})
}

// Where a cell of the table was reached from. M is a pair, G a stretch of
// differences.
const (
	mFromG = 1 << iota
	gByAdding
	gFromM
)

// table aligns a block by dynamic programming with affine costs (Gotoh 1982).
func (al *aligner) table(k block) {
	a, b := al.a[k.a0:k.a1], al.b[k.b0:k.b1]
	m, n := len(a), len(b)
	const none = math.MinInt32 / 2
	pair, gap := make([]int32, n+1), make([]int32, n+1)
	trace := make([]uint8, (m+1)*(n+1))
	for j := range pair {
		pair[j], gap[j] = none, 0
		if !k.head {
			gap[j] = -stretchCost - int32(wordCost*j)
		}
	}
	if !k.head {
		pair[0], gap[0] = 0, none // a pair, or an end, stands before
	}
	bestAt, best := -1, int32(none)
	for i := 1; i <= m; i++ {
		w := &a[i-1]
		open, drop, openAdd, add := int32(stretchCost), int32(wordCost), int32(stretchCost), int32(wordCost)
		if w.Gap { // leaving out words after it is declared
			open, drop = 0, 0
		}
		if w.Inserted { // and so is putting it in
			openAdd, add = 0, 0
		}
		diagM, diagG := pair[0], gap[0]
		left := trace[i*(n+1):]
		pair[0], gap[0], left[0] = none, diagG-add, gByAdding
		if diagM-openAdd-add > gap[0] {
			gap[0], left[0] = diagM-openAdd-add, gByAdding|gFromM
		}
		gain := al.gain[k.a0+i-1]
		for j := 1; j <= n; j++ {
			upM, upG := pair[j], gap[j]
			var from uint8
			p := int32(none)
			if b[j-1].hash == w.hash {
				if p = diagM; diagG > p {
					p, from = diagG, mFromG
				}
				p += gain
			}
			g := gap[j-1] - drop
			if v := pair[j-1] - open - drop; v > g {
				g, from = v, from&mFromG|gFromM
			}
			if v := upG - add; v > g {
				g, from = v, from&mFromG|gByAdding
			}
			if v := upM - openAdd - add; v > g {
				g, from = v, from&mFromG|gByAdding|gFromM
			}
			pair[j], gap[j], left[j] = p, g, from
			diagM, diagG = upM, upG
		}
	}
	for j := 0; j <= n; j++ {
		if v := max(pair[j], gap[j]); v > best && (k.tail || j == n) {
			best, bestAt = v, j
		}
	}
	al.trace(k, trace, bestAt, pair[bestAt] >= gap[bestAt])
}

// trace reads the pairs off the table, from its end.
func (al *aligner) trace(k block, trace []uint8, j int, paired bool) {
	n := k.b1 - k.b0 + 1
	var pairs [][2]int
	for i := k.a1 - k.a0; i > 0; {
		switch t := trace[i*n+j]; {
		case paired:
			pairs = append(pairs, [2]int{k.a0 + i - 1, k.b0 + j - 1})
			i, j = i-1, j-1
			paired = t&mFromG == 0
		case t&gByAdding != 0:
			i--
			paired = t&gFromM != 0
		default:
			j--
			paired = t&gFromM != 0
		}
	}
	for _, p := range slices.Backward(pairs) {
		al.runs = appendPair(al.runs, p[0], p[1])
	}
}
