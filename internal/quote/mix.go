package quote

import (
	"cmp"
	"slices"
)

// leastPart is how many words a part of a mixed quotation has; fewer can come
// together by chance in any statement.
const leastPart = 4

// leastMarked is the same of a part whose ends the quotation marks by ellipses.
const leastMarked = 3

// mostSeam is how many words can be put in to join two parts: and, but then.
const mostSeam = 2

// source is a run of the quotation's words in a candidate.
type source struct {
	from, to, candidate int

	marked bool // it goes from one ellipsis, or the beginning, to the next, or the end
}

// parts cuts the quotation into stretches of leastPart words or more that each
// stand in a candidate, such that no candidate has all of them; nil where there
// is no such cut. only is a candidate that has all, in whatever order, or -1.
func (j *judge) parts() (parts []Part, only int) {
	if parts, only = j.partsOf(j.core, bare); parts == nil && only < 0 && len(j.core) < len(j.words) {
		// the brackets may be the record's own
		return j.partsOf(j.words, func(words []Word) []Word { return words })
	}
	return parts, only
}

func (j *judge) partsOf(asked []Word, of func([]Word) []Word) (parts []Part, only int) {
	have := map[uint64]bool{}
	for i := 0; i+leastPart <= len(asked); i++ {
		have[gramHash(asked[i:i+leastPart])] = true
	}
	marked := markedParts(asked)
	for _, m := range marked {
		have[gramHash(asked[m.from:m.to])] = true
	}
	var all []source
	for i := range j.rated {
		words := of(j.rated[i].words)
		if !sharesGram(have, words) {
			continue
		}
		var own []source
		for _, r := range Runs(asked, words, leastPart) {
			own = append(own, source{from: r.A, to: r.A + r.Len, candidate: i})
		}
		for _, m := range marked {
			if m.candidate = i; len(Runs(asked[m.from:m.to], words, m.to-m.from)) > 0 {
				own = append(own, m)
			}
		}
		slices.SortStableFunc(own, byPlace)
		if j.cut(own, asked) != nil {
			return nil, i
		}
		all = append(all, own...)
	}
	slices.SortStableFunc(all, func(a, b source) int {
		return cmp.Or(byPlace(a, b), j.ownFirst(a, b))
	})
	for _, s := range j.cut(all, asked) {
		parts = append(parts, Part{asked[s.from:s.to], s.candidate})
	}
	return parts, -1
}

// byPlace puts runs in the order of where they begin, the longest first.
func byPlace(a, b source) int {
	return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(b.to, a.to))
}

// markedParts are the stretches between ellipses that are too short to be
// trusted without them.
func markedParts(asked []Word) []source {
	var out []source
	from := 0
	for i := range asked {
		if !asked[i].Gap && i < len(asked)-1 {
			continue
		}
		if n := i + 1 - from; n >= leastMarked && n < leastPart && n < len(asked) {
			out = append(out, source{from: from, to: i + 1, marked: true})
		}
		from = i + 1
	}
	return out
}

func (j *judge) ownFirst(a, b source) int {
	switch x, y := j.rated[a.candidate].own, j.rated[b.candidate].own; {
	case x == y:
		return 0
	case x:
		return -1
	}
	return 1
}

func sharesGram(have map[uint64]bool, words []Word) bool {
	for i := 0; i+leastMarked <= len(words); i++ {
		if have[gramHash(words[i:i+leastMarked])] || i+leastPart <= len(words) && have[gramHash(words[i:i+leastPart])] {
			return true
		}
	}
	return false
}

// cut covers the words asked about with stretches of runs, which stand in the
// order of where they begin: each of leastPart words or more, or all of a marked
// run, none over another; as few as can be. Between two, words that only join can
// stand which are in neither. Nil if it cannot be done.
func (j *judge) cut(runs []source, asked []Word) []source {
	var out []source
	next := 0
	for end := 0; end < len(asked); {
		best, from := source{}, end
		for {
			for ; next < len(runs) && runs[next].from <= from; next++ {
				if runs[next].to > best.to {
					best = runs[next]
				}
			}
			if best.to > from {
				break
			}
			if end == 0 || from-end == mostSeam || from == len(asked) || !j.k.joins(&asked[from]) {
				return nil
			}
			from++
		}
		// a stretch too short takes words from the one before
		from = min(from, best.to-leastPart)
		if best.marked {
			from = best.from
		}
		if from < best.from || from < 0 {
			return nil
		}
		if len(out) > 0 {
			last := &out[len(out)-1]
			if from < last.to && (last.marked || from-last.from < leastPart) {
				return nil
			}
			last.to = min(last.to, from)
		}
		out = append(out, source{from, best.to, best.candidate, best.marked})
		end = best.to
	}
	return out
}
