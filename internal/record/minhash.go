package record

import (
	"math"
	"slices"
)

// Reports that are copies of one text are found by MinHash (Broder, "On the
// resemblance and containment of documents", SEQUENCES 1997) with one
// permutation (Li, Owen and Zhang, "One permutation hashing", NIPS 2012), whose
// empty slots are filled from the next one that is not (Shrivastava and Li,
// "Densifying one permutation hashing via rotation", ICML 2014), and bands of
// slots (Leskovec, Rajaraman and Ullman, "Mining of massive datasets", 3.4).
// What is found so is then compared whole, so a band that was met by chance
// costs time and changes nothing.
const (
	shingle  = 5  // words
	perBand  = 3  // slots
	numBands = 24 // two texts that share half of their shingles meet in one with 96 in 100, two thirds with 99.9
	slots    = perBand * numBands

	leads = 3 // sentences at the beginning of a report, each a band of its own: who trims a text keeps its beginning
)

// shinglesOf are the hashes of the runs of words of a text, ordered and without
// doubles. A text shorter than a shingle is one.
func shinglesOf(words []uint64) []uint64 {
	if len(words) == 0 {
		return nil
	}
	n := max(1, len(words)-shingle+1)
	list := make([]uint64, 0, n)
	for i := range n {
		list = append(list, uint64(hashWords(words[i:min(i+shingle, len(words))])))
	}
	return distinct(list)
}

// bandsOf are what a report is found by among its copies.
func bandsOf(shingles []uint64, sentences []Sentence) []int64 {
	if len(shingles) == 0 {
		return nil
	}
	signature := sign(shingles)
	bands := make([]int64, 0, numBands+leads)
	for b := range numBands {
		h := uint64(b)
		for _, v := range signature[b*perBand : (b+1)*perBand] {
			h = mix(h ^ v)
		}
		bands = append(bands, int64(h))
	}
	for _, s := range sentences[:min(leads, len(sentences))] {
		bands = append(bands, int64(mix(uint64(s.Hash)^leadSalt)))
	}
	slices.Sort(bands)
	return slices.Compact(bands)
}

const leadSalt = 0x6c656164 // "lead", so that no lead is taken for another band

// sign is the MinHash of a set.
func sign(set []uint64) [slots]uint64 {
	var sig [slots]uint64
	for i := range sig {
		sig[i] = math.MaxUint64
	}
	for _, h := range set {
		h = mix(h)
		slot := h % slots
		sig[slot] = min(sig[slot], h)
	}
	full := sig
	for i := range sig {
		for step := uint64(1); full[i] == math.MaxUint64 && step < slots; step++ {
			if v := sig[(i+int(step))%slots]; v != math.MaxUint64 {
				full[i] = mix(v + step)
			}
		}
	}
	return full
}

// What makes two reports copies of one text.
const (
	leastAlike     = 0.5 // of the shingles of both
	leastContained = 0.8 // of the shingles of the shorter
	leastShingles  = 20  // that the shorter must have to be found contained
)

// copies reports whether one text was made from the other, or both from a
// third.
func copies(a, b []uint64) bool {
	shared, i, j := 0, 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i] == b[j]:
			shared++
			i++
			j++
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	if shared == 0 {
		return false
	}
	all, least := len(a)+len(b)-shared, min(len(a), len(b))
	return float64(shared) >= leastAlike*float64(all) ||
		least >= leastShingles && float64(shared) >= leastContained*float64(least)
}
