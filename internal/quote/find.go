package quote

import "slices"

// part is words [from, to) of the asked text that a quotation gives without a
// gap, but for an editor's insertions, which are not among its hashes.
type part struct {
	words []int // their places in the asked text
	hash  []uint64
}

// partsOf cuts a quotation at its ellipses. With bare, insertions are left out.
func partsOf(asked []Word, bare bool) []part {
	var parts []part
	var p part
	for i := range asked {
		if !bare || !asked[i].Inserted {
			p.words, p.hash = append(p.words, i), append(p.hash, asked[i].hash)
		}
		if (asked[i].Gap || i == len(asked)-1) && len(p.words) > 0 {
			parts = append(parts, p)
			p = part{}
		}
	}
	return parts
}

// verbatim finds all parts of the quotation in kept, one after another, with or
// without its insertions; nil if one is not there.
func verbatim(asked, kept []Word) []Run {
	hashes := make([]uint64, len(kept))
	for i := range kept {
		hashes[i] = kept[i].hash
	}
	parts := partsOf(asked, false)
	at := findParts(parts, hashes)
	if at == nil && slices.ContainsFunc(asked, func(w Word) bool { return w.Inserted }) {
		parts = partsOf(asked, true)
		at = findParts(parts, hashes)
	}
	var runs []Run
	for k := range at {
		for i, w := range parts[k].words {
			runs = appendPair(runs, w, at[k]+i)
		}
	}
	return runs
}

// appendPair adds a pair of equal words to runs.
func appendPair(runs []Run, a, b int) []Run {
	if n := len(runs); n > 0 && runs[n-1].A+runs[n-1].Len == a && runs[n-1].B+runs[n-1].Len == b {
		runs[n-1].Len++
		return runs
	}
	return append(runs, Run{a, b, 1})
}

// findParts gives where each part begins. The first pass goes forward and takes
// the first place of each part, which tells whether there is any way at all;
// the second goes back from the end so found and takes the last place of each,
// so that no more is left out between them than must be.
func findParts(parts []part, text []uint64) []int {
	at := make([]int, len(parts))
	pos := 0
	for k, p := range parts {
		i := search(text[pos:], p.hash)
		if i < 0 {
			return nil
		}
		at[k] = pos + i
		pos = at[k] + len(p.hash)
	}
	if len(parts) < 2 {
		return at
	}
	back := slices.Clone(text[:pos])
	slices.Reverse(back)
	from := 0
	for k := len(parts) - 1; k >= 0; k-- {
		p := slices.Clone(parts[k].hash)
		slices.Reverse(p)
		i := search(back[from:], p)
		if i < 0 {
			return at // cannot be: the first pass found a way
		}
		from += i + len(p)
		at[k] = pos - from
	}
	return at
}

// search is the algorithm of Knuth, Morris and Pratt (1977).
func search(text, p []uint64) int {
	if len(p) == 0 || len(p) > len(text) {
		return -1
	}
	next := make([]int, len(p))
	for i, k := 1, 0; i < len(p); i++ {
		for k > 0 && p[i] != p[k] {
			k = next[k-1]
		}
		if p[i] == p[k] {
			k++
		}
		next[i] = k
	}
	k := 0
	for i, h := range text {
		for k > 0 && h != p[k] {
			k = next[k-1]
		}
		if h == p[k] {
			k++
		}
		if k == len(p) {
			return i + 1 - k
		}
	}
	return -1
}
