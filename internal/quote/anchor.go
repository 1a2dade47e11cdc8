package quote

import "sort"

// anchorGrams are how many words an anchor has, the surest first.
var anchorGrams = [...]int{8, 4, 2, 1}

// anchors finds runs that surely belong together in a block too large for one
// table: grams that stand once in a and once in b, in the same order in both
// (as Bram Cohen's patience diff takes lines), made as long as they go.
func (al *aligner) anchors(k block) []Run {
	for _, n := range anchorGrams {
		if pairs := ascending(al.unique(k, n)); len(pairs) > 0 {
			return al.extend(k, pairs)
		}
	}
	return nil
}

// unique gives the places of the grams that stand once in both, by place in a.
func (al *aligner) unique(k block, n int) [][2]int {
	inB := once(al.b[k.b0:k.b1], n)
	inA := once(al.a[k.a0:k.a1], n)
	var pairs [][2]int
	for i := k.a0; i+n <= k.a1; i++ {
		g := gramHash(al.a[i : i+n])
		if at, ok := inB[g]; ok && at >= 0 && inA[g] >= 0 {
			pairs = append(pairs, [2]int{i, k.b0 + int(at)})
		}
	}
	return pairs
}

// once gives the place of each gram, -1 for one that stands twice.
func once(words []Word, n int) map[uint64]int32 {
	at := make(map[uint64]int32, len(words))
	for i := 0; i+n <= len(words); i++ {
		g := gramHash(words[i : i+n])
		if _, twice := at[g]; twice {
			at[g] = -1
			continue
		}
		at[g] = int32(i)
	}
	return at
}

// ascending gives the longest subsequence of pairs that ascends in b too
// (patience sorting; Fredman 1975).
func ascending(pairs [][2]int) [][2]int {
	var tops []int // the pair on top of each pile
	before := make([]int, len(pairs))
	for i, p := range pairs {
		pile := sort.Search(len(tops), func(t int) bool { return pairs[tops[t]][1] >= p[1] })
		before[i] = -1
		if pile > 0 {
			before[i] = tops[pile-1]
		}
		if pile == len(tops) {
			tops = append(tops, i)
		} else {
			tops[pile] = i
		}
	}
	out := make([][2]int, len(tops))
	if len(tops) == 0 {
		return out
	}
	for i, at := len(tops)-1, tops[len(tops)-1]; i >= 0; i, at = i-1, before[at] {
		out[i] = pairs[at]
	}
	return out
}

// extend makes runs of anchors, as long as the words on both sides are equal.
func (al *aligner) extend(k block, pairs [][2]int) []Run {
	var runs []Run
	a, b := k.a0, k.b0 // nothing before is free
	for _, p := range pairs {
		i, j := p[0], p[1]
		if i < a || j < b {
			continue // within the run before
		}
		for i > a && j > b && al.a[i-1].hash == al.b[j-1].hash {
			i, j = i-1, j-1
		}
		r := Run{A: i, B: j}
		for i < k.a1 && j < k.b1 && al.a[i].hash == al.b[j].hash {
			i, j = i+1, j+1
		}
		r.Len = i - r.A
		runs = append(runs, r)
		a, b = i, j
	}
	return runs
}

// around aligns what lies between the anchors.
func (al *aligner) around(k block, runs []Run) {
	at := k
	for _, r := range runs {
		al.block(block{at.a0, r.A, at.b0, r.B, at.head, false})
		for i := range r.Len {
			al.runs = appendPair(al.runs, r.A+i, r.B+i)
		}
		at.a0, at.b0, at.head = r.A+r.Len, r.B+r.Len, false
	}
	al.block(at)
}
