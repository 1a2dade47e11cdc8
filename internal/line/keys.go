package line

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"slices"
)

// Bounds of the index: items of a proposition that its keys are made of, in
// pairs, and families or concepts of an item.
const (
	keyItems    = 6
	keyMeanings = 3
)

// Keys are what a proposition is found by: pairs of what it says, of its
// heaviest items. Propositions that share none are not compared. They depend on
// the proposition alone, so that what is found does not depend on what came before.
//
// All pairs of items have their keys, of at most three families or concepts an
// item. With families instead of concepts 830 of 1,400 Indonesian pairs of dev
// share a key instead of 710, with as many keys a form (25) and a third more
// forms that share one, of which sketches leave a tenth more to compare. Of four
// an item there are 29 keys, and three more pairs of 2,922 are joined.
func (p *Proposition) Keys() []int64 {
	items := p.core.keyItems()
	var keys []int64
	for i := 1; i < len(items); i++ {
		for j := range i {
			keys = appendKeys(keys, items[j], items[i])
		}
	}
	return keys
}

func appendKeys(keys []int64, x, y *item) []int64 {
	for _, a := range x.keyAtoms() {
		for _, b := range y.keyAtoms() {
			if key := int64(min(a, b))<<32 | int64(max(a, b)); !slices.Contains(keys, key) {
				keys = append(keys, key)
			}
		}
	}
	return keys
}

// keyItems are the items that keys are made of: those of the predicate first,
// for it stays where the subject is told in other words or left out, then the
// heaviest of the others.
func (c *clause) keyItems() []*item {
	var items []*item
	tail := c.tail()
	for i := range tail {
		if tail[i].weight > lightWeight && len(items) < keyItems/2 {
			items = append(items, &tail[i])
		}
	}
	var rest []*item
	for i := range c.items {
		if it := &c.items[i]; it.weight > lightWeight && !slices.Contains(items, it) {
			rest = append(rest, it)
		}
	}
	slices.SortStableFunc(rest, func(a, b *item) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.stem, b.stem))
	})
	items = append(items, rest...)
	return items[:min(len(items), keyItems)]
}

// keyAtoms are what an item is found by: the families of its concepts, the
// concepts that are of none, or its stem where it has none.
func (it *item) keyAtoms() []uint32 {
	if len(it.meaning) == 0 {
		return []uint32{it.stem}
	}
	return it.signs.atoms[:it.signs.atomCount]
}

// conceptAtom is what a concept is in a key, told from stems.
func conceptAtom(c int32) uint32 { return uint32(c+1) * 2654435761 }

// Hash is equal for propositions that say the same in the same stems. It is what
// a line is called by, so it is of SHA-256: nobody can write a sentence that is
// taken for another.
func (p *Proposition) Hash() int64 {
	sum := sha256.Sum256(p.Encode())
	return int64(binary.BigEndian.Uint64(sum[:]))
}
