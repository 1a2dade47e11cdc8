package quote

import (
	"cmp"
	"slices"
)

// Where a changed quotation ends and another saying begins, set on statements
// and inventions of our own, see TestJudgeOwn: the inventions are 0.44 like at
// most, but for one of five words, and of pieces of five words with one of them
// changed the least is 0.53. Four words or fewer tell little: a changed one and
// an invention are alike, and at 0.7 three inventions of 24 are taken for
// changed.
const (
	leastLike      = 0.5
	leastLikeShort = 0.7
	short          = 4
	longPiece      = 10  // words in a row that nobody else says by chance
	leastShare     = 0.3 // of words in any order, below which there is no need to look closer
	muchLiker      = 0.2 // how much liker another speaker's words must be than those of the speaker asked for
)

// isLike tells whether a candidate is what a changed quotation was made of.
func (j *judge) isLike(r *rated) bool {
	for i := range r.out.Edits {
		if e := &r.out.Edits[i]; e.Kind == Kept && len(e.Asked) >= max(longPiece, len(j.core)/3) {
			return true
		}
	}
	if len(j.core) <= short {
		return r.likeness >= leastLikeShort
	}
	return r.likeness >= leastLike
}

// The weights of words in telling one saying from another.
const (
	lightWeight   = 0.4
	tellingWeight = 1.0
)

func (k *Knowledge) weight(w *Word) float64 {
	if k.light(w) {
		return lightWeight
	}
	return tellingWeight
}

// likeness is how much of a quotation stands in a statement in one piece: the
// share of its words, by weight, that are kept. Words that stand alone among
// others count half, and so do those that were left out between.
func (j *judge) likeness(c *Comparison) float64 {
	var all, kept float64
	for i := range c.Edits {
		e := &c.Edits[i]
		alone := e.Kind == Kept && len(e.Asked) < 2 && len(j.core) > fragment
		for k := range e.Asked {
			if e.Asked[k].Inserted && e.Kind != Kept {
				continue
			}
			w := j.k.weight(&e.Asked[k])
			all += w
			switch {
			case alone:
				kept += w / 2
			case e.Kind == Kept || e.Excuse != "":
				kept += w
			}
		}
		if e.Excuse == "" && (e.Kind == Dropped || e.Kind == Changed) {
			for k := len(e.Asked); k < len(e.Kept); k++ {
				all += j.k.weight(&e.Kept[k]) / 2
			}
		}
	}
	if all == 0 {
		return 0
	}
	return kept / all
}

// bag is the distinct words of a quotation with their weights.
type bag struct {
	at     map[uint64]int
	weight []float64
	all    float64
	seen   []int // by which text the word was seen last
	texts  int
}

func newBag(words []Word, k *Knowledge) *bag {
	b := &bag{at: make(map[uint64]int, len(words))}
	for i := range words {
		b.add(words[i].hash, k.weight(&words[i]))
	}
	return b
}

func (b *bag) add(hash uint64, weight float64) {
	if _, known := b.at[hash]; known {
		return
	}
	b.at[hash] = len(b.weight)
	b.weight = append(b.weight, weight)
	b.seen = append(b.seen, 0)
	b.all += weight
}

// share is the weight of the bag's words that a text has; exactly 1 if it has
// all.
func (b *bag) share(words []Word) float64 {
	b.texts++
	found, n := 0.0, 0
	for i := range words {
		if at, ok := b.at[words[i].hash]; ok && b.seen[at] != b.texts {
			b.seen[at] = b.texts
			found += b.weight[at]
			n++
		}
	}
	if n == len(b.weight) {
		return 1
	}
	return min(found/b.all, 0.999)
}

// mostNear is how many of the nearest candidates are given.
const mostNear = 3

// nearest finds the candidates that have most stems in common with the
// quotation.
func (j *judge) nearest() []Near {
	stems := func(words []Word) []Word {
		out := make([]Word, len(words))
		for i := range words {
			out[i] = Word{hash: hashOf(j.k.stem(&words[i]))}
		}
		return out
	}
	b := &bag{at: map[uint64]int{}}
	for i, s := range stems(j.core) {
		b.add(s.hash, j.k.weight(&j.core[i]))
	}
	var all []Near
	for i := range j.rated {
		if s := b.share(stems(j.rated[i].words)); s > 0 {
			all = append(all, Near{i, s})
		}
	}
	slices.SortStableFunc(all, func(x, y Near) int { return cmp.Compare(y.Share, x.Share) })
	return all[:min(len(all), mostNear)]
}
