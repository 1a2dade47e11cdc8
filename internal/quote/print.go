package quote

import (
	"crypto/sha256"
	"encoding/binary"
	"slices"
)

// Hash is one number for a wording: equal words have equal hashes, and others
// do not, but by a chance of one in 2^64. It never changes between builds, since
// records keep it.
func Hash(words []Word) int64 {
	h := sha256.New()
	buf := make([]byte, 0, 1024)
	for i := range words {
		if len(buf) > cap(buf)-128 {
			h.Write(buf)
			buf = buf[:0]
		}
		buf = append(append(buf, words[i].Text...), '\n')
	}
	h.Write(buf)
	return int64(binary.BigEndian.Uint64(h.Sum(nil)))
}

// The measures of a fingerprint: Schleimer, Wilkerson and Aiken, "Winnowing:
// local algorithms for document fingerprinting", SIGMOD 2003.
const (
	gram   = 4 // words that are hashed together
	window = 4 // hashes in a row, of which one at least is kept
)

// Prints are the fingerprints by which texts with words in common are found.
// Any two texts that share a run of gram+window-1 = 7 words or more share a
// print: a run so long holds a whole window, and both texts keep the same hash
// of it. A text with fewer than gram words has one print, of all its words. No
// print comes twice; they stand in the order of the text.
func Prints(words []Word) []int64 {
	if len(words) == 0 {
		return nil
	}
	if len(words) < gram {
		return []int64{int64(gramHash(words))}
	}
	grams := make([]uint64, len(words)-gram+1)
	for i := range grams {
		grams[i] = gramHash(words[i : i+gram])
	}
	var prints []int64
	seen := map[uint64]bool{}
	least := -window - 1 // outside of every window
	for end := min(window, len(grams)); end <= len(grams); end++ {
		if least < end-window { // it left the window: look at all of it
			least = max(end-window, 0)
			for i := least + 1; i < end; i++ {
				if grams[i] <= grams[least] {
					least = i
				}
			}
		} else if grams[end-1] <= grams[least] { // of equals the last, so that fewer are kept
			least = end - 1
		}
		if h := grams[least]; !seen[h] {
			seen[h] = true
			prints = append(prints, int64(h))
		}
	}
	return slices.Clip(prints)
}

// gramHash mixes the hashes of words with their order.
func gramHash(words []Word) uint64 {
	h := uint64(len(words))
	for i := range words {
		h = mix(h ^ words[i].hash)
	}
	return h
}

// mix is the finalizer of SplitMix64 (Steele, Lea and Flood 2014), after an odd
// step that keeps the order of what is mixed in.
func mix(h uint64) uint64 {
	h += 0x9e3779b97f4a7c15
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}
