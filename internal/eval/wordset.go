package eval

import "slices"

// wordSet holds places of words in a text, ascending.
type wordSet []int

func stretch(from, to int) wordSet {
	var out wordSet
	for i := from; i < to; i++ {
		out = append(out, i)
	}
	return out
}

func (s wordSet) union(t wordSet) wordSet {
	if len(s) == 0 {
		return t
	}
	if len(t) == 0 {
		return s
	}
	out := slices.Concat(s, t)
	slices.Sort(out)
	return slices.Compact(out)
}

// common counts the words that are in both sets.
func (s wordSet) common(t wordSet) int {
	n := 0
	for i, j := 0, 0; i < len(s) && j < len(t); {
		switch {
		case s[i] < t[j]:
			i++
		case s[i] > t[j]:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}

// without gives the words of s that are not in t.
func (s wordSet) without(t wordSet) wordSet {
	var out wordSet
	for _, i := range s {
		if !t.has(i) {
			out = append(out, i)
		}
	}
	return out
}

func (s wordSet) has(i int) bool {
	_, ok := slices.BinarySearch(s, i)
	return ok
}

// jaccard is the share of the words of either set that both have.
func (s wordSet) jaccard(t wordSet) float64 {
	n := s.common(t)
	if n == 0 {
		return 0
	}
	return float64(n) / float64(len(s)+len(t)-n)
}

// halfIn reports whether at least half of the words of s are in t.
func (s wordSet) halfIn(t wordSet) bool { return 2*s.common(t) >= len(s) }
