package lang

import (
	"slices"

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
	Clitic bool  // the phrase carries an enclitic pronoun: katanya
	Ref    int32 // index in its table
	Class  Class
	shapes // how the phrase is written
}

// Match is a phrase found in a text: tokens [From, To).
type Match struct {
	From, To int32
	Sense    Sense
}

// Lexicon finds phrases: a trie over the hashes of words. It is filled with Add
// and, once sealed, asked with Find.
type Lexicon struct {
	nodes  []node
	edges  map[edge]int32
	sealed trie
}

type edge struct {
	hash   uint64
	parent int32
}

type node struct {
	edge   // that leads here
	senses []Sense
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
		e := edge{t.Hash, at}
		next, ok := l.edges[e]
		if !ok {
			next = int32(len(l.nodes))
			l.nodes = append(l.nodes, node{edge: e})
			l.edges[e] = next
		}
		at = next
	}
	s.shapes = shapesOf(toks)
	l.nodes[at].senses = append(l.nodes[at].senses, s)
}

// Has reports whether the phrase has a sense of this kind, in a sealed lexicon.
func (l *Lexicon) Has(phrase string, kind Kind) bool {
	toks := token.Scan(phrase, nil)
	if len(toks) == 0 {
		return false
	}
	at := l.sealed.first(toks[0].Hash)
	for _, t := range toks[1:] {
		at = l.sealed.next(at, t.Hash)
	}
	if at == none {
		return false
	}
	s := &l.sealed.slots[at]
	return kind == WordSense && s.class != 0 || slices.ContainsFunc(l.sealed.of(s), func(s Sense) bool { return s.Kind == kind })
}

// begins are the classes that the first word of a longer phrase has too, so
// that a look at the word tells that a phrase begins there.
const begins = Cue | Title | Rank | Honorific | Acting | Calendar | Credit | Actor | Outlet | Pronoun

// Find looks up the phrases that begin at toks[i]. It returns the classes of
// the single word and appends the longest phrase of each kind to dst.
func (l *Lexicon) Find(toks []token.Token, i int, dst []Match) (Class, []Match) {
	at := l.sealed.first(toks[i].Hash)
	if at == none {
		return 0, dst
	}
	base := len(dst)
	class := l.sealed.slots[at].class
	for j := i; at != none; j++ {
		senses := l.sealed.of(&l.sealed.slots[at])
		for k := range senses {
			s := &senses[k]
			if !s.fit(toks[i : j+1]) {
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
		if j+1 >= len(toks) || toks[j+1].Lines > 1 {
			break
		}
		at = l.sealed.next(at, toks[j+1].Hash)
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

// Seal makes the lexicon ready for Find. Nothing can be added to it any more.
func (l *Lexicon) Seal() {
	l.sealed = newTrie(l.nodes)
	l.nodes, l.edges = nil, nil
}
