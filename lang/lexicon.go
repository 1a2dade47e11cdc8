package lang

import (
	"github.com/sanad-news/sanad/internal/token"
)

// Kind says which table a sense of a phrase comes from.
type Kind uint8

// The kinds of sense.
const (
	WordSense Kind = iota
	CueSense
	TitleSense
	PronounSense
	CalendarSense
	MarkerSense // credits, notices, noise, idioms of carriage
	ActorSense
	OutletSense
	EventSense   // tells that something was done
	StatusSense  // tells whether it was
	ThingSense   // what a verb of an event is about
	NumeralSense // the senses of the lexicon of figures
	UnitSense
	FigureSense
	numKinds
)

// Sense is one thing that a phrase can mean: a row of one table.
type Sense struct {
	Kind   Kind
	Ref    int32 // index in its table
	Class  Class
	Clitic bool // the phrase carries an enclitic pronoun: katanya
	shape  []token.Shape
}

// Match is a phrase found in a text: tokens [From, To).
type Match struct {
	From, To int32
	Sense    Sense
}

type edge struct {
	hash   uint64
	parent int32
}

type node struct {
	class  Class // of the phrase that ends here, any case
	senses []Sense
	more   bool // longer phrases go on from here
}

// Lexicon finds phrases: a trie over the hashes of words, kept in one table so
// that a word that begins no phrase costs one look-up.
type Lexicon struct {
	nodes  []node
	edges  map[edge]int32
	sealed table
}

// NewLexicon returns an empty lexicon.
func NewLexicon() *Lexicon {
	return &Lexicon{nodes: make([]node, 1), edges: map[edge]int32{}}
}

// Add puts a phrase into the lexicon. A word of the phrase that is written
// with a capital must be so in the text too, and one in capitals (AS, WHO)
// must be in capitals.
func (l *Lexicon) Add(phrase string, s Sense) {
	var buf [12]token.Token
	toks := token.Scan(phrase, buf[:0])
	if len(toks) == 0 {
		return
	}
	at := int32(0)
	for _, t := range toks {
		l.nodes[at].more = true
		e := edge{t.Hash, at}
		next, ok := l.edges[e]
		if !ok {
			next = int32(len(l.nodes))
			l.nodes = append(l.nodes, node{})
			l.edges[e] = next
		}
		at = next
	}
	for i, t := range toks {
		if t.Shape != token.Lower && s.shape == nil {
			s.shape = make([]token.Shape, len(toks))
		}
		if s.shape != nil {
			s.shape[i] = t.Shape
			// a long word in capitals is a way of printing, not an abbreviation
			if t.Shape == token.Upper && t.RuneEnd-t.RuneStart > 5 {
				s.shape[i] = token.Title
			}
		}
	}
	n := &l.nodes[at]
	n.senses = append(n.senses, s)
	n.class |= s.Class
}

// Has reports whether the phrase has a sense of this kind.
func (l *Lexicon) Has(phrase string, kind Kind) bool {
	at := int32(0)
	for _, t := range token.Scan(phrase, nil) {
		next, ok := l.edges[edge{t.Hash, at}]
		if !ok {
			return false
		}
		at = next
	}
	for _, s := range l.nodes[at].senses {
		if s.Kind == kind {
			return true
		}
	}
	return false
}

// begins are the classes that the first word of a longer phrase has too, so
// that a look at the word tells that a phrase begins there.
const begins = Cue | Title | Rank | Honorific | Acting | Calendar | Credit | Actor | Outlet | Pronoun

// Find looks up the phrases that begin at toks[i]. It returns the classes of
// the single word and appends the longest phrase of each kind to dst.
func (l *Lexicon) Find(toks []token.Token, i int, dst []Match) (Class, []Match) {
	n := l.sealed.get(edge{toks[i].Hash, 0})
	if n == 0 {
		return 0, dst
	}
	base := len(dst)
	var class Class
	at := n
	for j := i; ; j++ {
		nd := &l.nodes[at]
		for k := range nd.senses {
			s := &nd.senses[k]
			if !s.fits(toks[i : j+1]) {
				continue
			}
			if j == i {
				class |= s.Class
				if s.Kind == WordSense {
					continue
				}
			}
			class |= s.Class & begins
			dst = longest(dst, base, Match{int32(i), int32(j + 1), *s})
		}
		if !nd.more || j+1 >= len(toks) || toks[j+1].Lines > 1 {
			break
		}
		next := l.sealed.get(edge{toks[j+1].Hash, at})
		if next == 0 {
			break
		}
		at = next
	}
	return class, dst
}

// longest keeps one match a kind, the longest; of equals all, since one
// spelling can name two things.
func longest(dst []Match, base int, m Match) []Match {
	keep := dst[:base]
	for _, d := range dst[base:] {
		if d.Sense.Kind != m.Sense.Kind || d.To >= m.To {
			keep = append(keep, d)
		}
	}
	return append(keep, m)
}

func (s *Sense) fits(toks []token.Token) bool {
	for i, want := range s.shape {
		if toks[i].Shape < want {
			return false
		}
	}
	return true
}

// table maps an edge of the trie to its node: open addressing, since a look-up
// is made for each word read.
type table struct {
	edges []edge
	nodes []int32 // 0 where free: node 0 is the root, which no edge leads to
	mask  uint64
	// seen has a bit for each hash of an edge, so that a word that is in no
	// phrase seldom costs a miss of the cache
	seen     []uint64
	seenMask uint64
}

func (e edge) mix() uint64 {
	h := e.hash ^ uint64(e.parent)*0x9e3779b97f4a7c15
	return h ^ h>>29
}

// get returns the node that the edge leads to, or 0.
func (t *table) get(e edge) int32 {
	h := e.mix()
	if bit := h >> 7 & t.seenMask; t.seen[bit/64]&(1<<(bit%64)) == 0 {
		return 0
	}
	for i := h & t.mask; ; i = (i + 1) & t.mask {
		if t.nodes[i] == 0 || t.edges[i] == e {
			return t.nodes[i]
		}
	}
}

// Seal makes the lexicon ready for Find. Call it after the last Add.
func (l *Lexicon) Seal() {
	const (
		fill = 2 // slots for each edge
		bits = 8 // of seen for each slot
	)
	size := 64
	for size < fill*len(l.edges) {
		size *= 2
	}
	t := table{edges: make([]edge, size), nodes: make([]int32, size), mask: uint64(size - 1),
		seen: make([]uint64, size*bits/64), seenMask: uint64(size*bits - 1)}
	for e, n := range l.edges {
		h := e.mix()
		bit := h >> 7 & t.seenMask
		t.seen[bit/64] |= 1 << (bit % 64)
		i := h & t.mask
		for t.nodes[i] != 0 {
			i = (i + 1) & t.mask
		}
		t.edges[i], t.nodes[i] = e, n
	}
	l.sealed = t
}
