package lang

import "github.com/sanad-news/sanad/internal/token"

// trie is a sealed lexicon. A look-up is made for each word read, and most of
// its cost is memory that no cache holds: so the edges lie in one table of open
// addressing, half a cache line each with what a look-up needs of the node that
// the edge leads to, and a word that leads nowhere is mostly told from a filter.
type trie struct {
	slots  []slot
	mask   uint64
	senses []Sense // of all nodes, one node's after the other's

	// begins has a bit for each hash of a word that begins a phrase.
	begins     []uint64
	beginsMask uint64
}

// slot is an edge and the node it leads to.
type slot struct {
	hash   uint64
	class  Class  // as a word in any case: its senses that need no more than that
	parent uint32 // slot of the node that the edge leaves, or none for the root
	from   uint32 // its first sense
	kids   uint32 // a bit for each hash of a word that can follow
	count  uint16 // senses
	taken  bool
}

// none is the root where an edge leaves it, and no node where one is sought.
const none = 1<<32 - 1

// kid is the bit of a word in slot.kids.
func kid(hash uint64) uint32 { return 1 << (hash >> 59) }

// first returns the slot of the node that a word leads to from the root, or none.
func (t *trie) first(hash uint64) uint32 {
	if bit := hash & t.beginsMask; t.begins[bit/64]&(1<<(bit%64)) == 0 {
		return none
	}
	return t.find(hash, none)
}

// next returns the slot of the node that a word leads to from another, or none.
func (t *trie) next(at uint32, hash uint64) uint32 {
	if at == none || t.slots[at].kids&kid(hash) == 0 {
		return none
	}
	return t.find(hash, at)
}

func (t *trie) find(hash uint64, parent uint32) uint32 {
	for i := t.home(hash, parent); ; i = (i + 1) & t.mask {
		switch s := &t.slots[i]; {
		case !s.taken:
			return none
		case s.hash == hash && s.parent == parent:
			return uint32(i)
		}
	}
}

// home is where the search for an edge begins.
func (t *trie) home(hash uint64, parent uint32) uint64 {
	h := hash ^ uint64(parent)*0x9e3779b97f4a7c15
	return (h ^ h>>29) & t.mask
}

// of returns the senses of the phrase that ends at a node.
func (t *trie) of(s *slot) []Sense { return t.senses[s.from : s.from+uint32(s.count)] }

// newTrie makes a trie of nodes, of which the first is the root and each stands
// after the one that leads to it.
func newTrie(nodes []node) trie {
	const (
		fill = 2 // slots for each edge
		bits = 8 // of begins for each word
	)
	roots := 0
	for i := 1; i < len(nodes); i++ {
		if nodes[i].parent == 0 {
			roots++
		}
	}
	size, filter := atLeast(fill*len(nodes)), atLeast(bits*roots)
	t := trie{slots: make([]slot, size), mask: uint64(size - 1), begins: make([]uint64, filter/64), beginsMask: uint64(filter - 1)}
	at := make([]uint32, len(nodes)) // the slot of each node
	at[0] = none
	for i := 1; i < len(nodes); i++ {
		at[i] = t.put(&nodes[i], at[nodes[i].parent])
	}
	return t
}

func (t *trie) put(n *node, parent uint32) uint32 {
	s := slot{hash: n.hash, parent: parent, from: uint32(len(t.senses)), taken: true}
	if parent == none {
		bit := n.hash & t.beginsMask
		t.begins[bit/64] |= 1 << (bit % 64)
	} else {
		t.slots[parent].kids |= kid(n.hash)
	}
	for _, sense := range n.senses {
		if parent == none && sense.Kind == WordSense && sense.shapes == 0 {
			s.class |= sense.Class
			continue
		}
		t.senses = append(t.senses, sense)
		s.count++
	}
	i := t.home(n.hash, parent)
	for t.slots[i].taken {
		i = (i + 1) & t.mask
	}
	t.slots[i] = s
	return uint32(i)
}

// atLeast is the least power of two from 64 on that is not less than n.
func atLeast(n int) int {
	size := 64
	for size < n {
		size *= 2
	}
	return size
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
