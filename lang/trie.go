package lang

import "github.com/sanad-news/sanad/internal/token"

// trie is a sealed lexicon: its edges in one table of open addressing, since a
// look-up is made for each word read, and the senses one after another. What a
// look-up needs of a node lies in the slot of the edge that leads there: a
// phrase that is found costs one miss of the cache for the slot and one for its
// senses.
type trie struct {
	slots  []slot
	mask   uint64
	senses []Sense

	// seen has a bit for each hash of an edge, so that a word that is in no
	// phrase seldom costs a miss of the cache.
	seen     []uint64
	seenMask uint64
}

// slot is an edge and the node it leads to.
type slot struct {
	edge
	node         int32  // 0 where free: node 0 is the root, which no edge leads to
	first, count uint32 // its senses
	more         bool   // longer phrases go on from here
}

func (e edge) mix() uint64 {
	h := e.hash ^ uint64(e.parent)*0x9e3779b97f4a7c15
	return h ^ h>>29
}

// get returns the node that the edge leads to, or nil.
func (t *trie) get(e edge) *slot {
	h := e.mix()
	if bit := h >> 7 & t.seenMask; t.seen[bit/64]&(1<<(bit%64)) == 0 {
		return nil
	}
	for i := h & t.mask; ; i = (i + 1) & t.mask {
		switch s := &t.slots[i]; {
		case s.edge == e:
			return s
		case s.node == 0:
			return nil
		}
	}
}

// of returns the senses of a phrase that ends at a node.
func (t *trie) of(s *slot) []Sense { return t.senses[s.first : s.first+s.count] }

func newTrie(nodes []node, edges map[edge]int32) trie {
	const (
		fill = 2  // slots for each edge
		bits = 16 // of seen for each slot
	)
	size := 64
	for size < fill*len(edges) {
		size *= 2
	}
	t := trie{slots: make([]slot, size), mask: uint64(size - 1),
		seen: make([]uint64, size*bits/64), seenMask: uint64(size*bits - 1)}
	first := make([]uint32, len(nodes))
	for i := range nodes {
		first[i] = uint32(len(t.senses))
		t.senses = append(t.senses, nodes[i].senses...)
	}
	for e, n := range edges {
		h := e.mix()
		bit := h >> 7 & t.seenMask
		t.seen[bit/64] |= 1 << (bit % 64)
		i := h & t.mask
		for t.slots[i].node != 0 {
			i = (i + 1) & t.mask
		}
		t.slots[i] = slot{edge: e, node: n, first: first[n], count: uint32(len(nodes[n].senses)), more: nodes[n].more}
	}
	return t
}

// shapes are the shapes that the words of a phrase must have at least, two bits
// a word, of its first 32.
type shapes uint64

// shapesOf tells how a phrase is written. A long word in capitals is a way of
// printing, not an abbreviation.
func shapesOf(phrase []token.Token) shapes {
	var all shapes
	for i, t := range phrase {
		shape := t.Shape
		if shape == token.Upper && t.RuneEnd-t.RuneStart > 5 {
			shape = token.Title
		}
		all |= shapes(shape) << (2 * i)
	}
	return all
}

// fit tells whether words are written with the capitals that the phrase has.
func (s shapes) fit(words []token.Token) bool {
	for i := 0; s != 0; i, s = i+1, s>>2 {
		if words[i].Shape < token.Shape(s&3) {
			return false
		}
	}
	return true
}
