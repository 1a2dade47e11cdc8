package stem

import (
	"strings"
	"sync/atomic"
)

// slots is how many words a cache holds at most: enough for the words that a
// few hundred reports have in common, in about 2 MB.
const slots = 1 << 14

// cache keeps the results of words met lately. Each word has one slot, which it
// shares with others; the last one met has it. So there is nothing to lock and
// nothing to clear.
type cache struct {
	slots [slots]atomic.Pointer[cached]
}

type cached struct {
	word string
	result
}

func (c *cache) get(word string, f finder) result {
	slot := &c.slots[hash(word)%slots]
	if hit := slot.Load(); hit != nil && hit.word == word {
		return hit.result
	}
	// A word is mostly a piece of a report, all of which a result that is a
	// piece of the word would hold on to.
	word = strings.Clone(word)
	kept := &cached{word, f.find(word)}
	slot.Store(kept)
	return kept.result
}

// hash is FNV-1a, with its high bits folded down.
func hash(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h ^ h>>32
}
