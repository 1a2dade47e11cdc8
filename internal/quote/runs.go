package quote

import "math/bits"

// Run is a stretch of equal words: a[A:A+Len] and b[B:B+Len].
type Run struct{ A, B, Len int }

// mostPlaces bounds at how many places of b a run is looked for, so that texts
// that repeat themselves take no longer. A run whose first words stand at more
// is compared at the first of them.
const mostPlaces = 64

// Runs finds the longest runs of words that stand in both texts, of least words
// or more, in the order of a: for each word of a the longest run of b that
// begins there, unless the run before covers it. Of equal runs of b it is the
// first. Runs may overlap; none lies inside another.
func Runs(a, b []Word, least int) []Run {
	least = max(least, 1)
	if len(a) < least || len(b) < least {
		return nil
	}
	ha, hb := sumHashes(a), sumHashes(b)
	places := newPlaces(hb, least)
	var runs []Run
	end := 0 // of the last run, in a
	for i := 0; i+least <= len(a) && end < len(a); i++ {
		best := Run{A: i}
		tried := 0
		for j := places.first[ha.of(i, i+least)]; j > 0 && tried < mostPlaces; j = places.next[j] {
			tried++
			at := int(j) - 1
			if end > i { // only what goes beyond the last run
				if k := at + end - i; k >= len(b) || b[k].hash != a[end].hash {
					continue
				}
			}
			if n := common(ha, hb, i, at); n > best.Len {
				best.B, best.Len = at, n
			}
		}
		if best.Len >= least && i+best.Len > end {
			runs = append(runs, best)
			end = i + best.Len
		}
	}
	return runs
}

// places tells where each gram stands: positions from 1 on, chained in order.
type places struct {
	first map[uint64]int32
	next  []int32
}

func newPlaces(h sums, n int) places {
	last := len(h.sum) - 1 - n
	p := places{make(map[uint64]int32, last+1), make([]int32, last+2)}
	for i := last; i >= 0; i-- {
		g := h.of(i, i+n)
		p.next[i+1] = p.first[g]
		p.first[g] = int32(i + 1)
	}
	return p
}

// sums are the hashes of all beginnings of a text, by which any two stretches
// are compared at once (Karp and Rabin 1987), modulo the prime 2^61-1.
type sums struct{ sum, power []uint64 }

const (
	prime = 1<<61 - 1
	base  = 0x1f83d9abfb41bd6b % prime
)

func sumHashes(words []Word) sums {
	h := sums{make([]uint64, len(words)+1), make([]uint64, len(words)+1)}
	h.power[0] = 1
	for i := range words {
		h.sum[i+1] = (mul(h.sum[i], base) + mix(words[i].hash)>>4) % prime
		h.power[i+1] = mul(h.power[i], base)
	}
	return h
}

// of is the hash of words [from, to).
func (h sums) of(from, to int) uint64 {
	return (h.sum[to] + prime - mul(h.sum[from], h.power[to-from])) % prime
}

func mul(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a, b)
	s := lo&prime + (lo>>61 | hi<<3)
	if s >= prime {
		s -= prime
	}
	return s
}

// common is how many words from i in a and from j in b are equal.
func common(a, b sums, i, j int) int {
	low, high := 0, min(len(a.sum)-1-i, len(b.sum)-1-j)
	for step := 1; low+step <= high; step *= 2 { // most runs are short
		if a.of(i, i+low+step) != b.of(j, j+low+step) {
			high = low + step - 1
			break
		}
		low += step
	}
	for low < high {
		mid := (low + high + 1) / 2
		if a.of(i, i+mid) == b.of(j, j+mid) {
			low = mid
		} else {
			high = mid - 1
		}
	}
	return low
}
