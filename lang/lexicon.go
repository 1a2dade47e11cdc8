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
	nodes []node
	edges map[edge]int32
	first firstTable
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
	n := l.first.get(toks[i].Hash)
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
		next, ok := l.edges[edge{toks[j+1].Hash, at}]
		if !ok {
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

// firstTable maps the hash of a phrase's first word to its node: open
// addressing, since this look-up is made for each word read.
type firstTable struct {
	hashes []uint64
	nodes  []int32
	mask   uint64
}

func (f *firstTable) get(hash uint64) int32 {
	for i := hash & f.mask; ; i = (i + 1) & f.mask {
		if f.nodes[i] == 0 || f.hashes[i] == hash {
			return f.nodes[i]
		}
	}
}

// Seal makes the lexicon ready for Find. Call it after the last Add.
func (l *Lexicon) Seal() {
	size, count := 64, 0
	for e := range l.edges {
		if e.parent == 0 {
			count++
		}
	}
	for size < 4*count {
		size *= 2
	}
	l.first = firstTable{hashes: make([]uint64, size), nodes: make([]int32, size), mask: uint64(size - 1)}
	for e, n := range l.edges {
		if e.parent != 0 {
			continue
		}
		i := e.hash & l.first.mask
		for l.first.nodes[i] != 0 {
			i = (i + 1) & l.first.mask
		}
		l.first.hashes[i], l.first.nodes[i] = e.hash, n
	}
}
