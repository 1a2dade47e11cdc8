package stem

import (
	"slices"

	"github.com/sanad-news/sanad/lang"
)

// never is the length that no root of a word is long enough for.
const never = longest + 1

// affixes is what the tables of a pack say, made ready for analysing words.
type affixes struct {
	roots     map[string]entry
	start     *node // of a word; bound prefixes may come first
	suffixes  []string
	enclitics []clitic
	particles []clitic
	prefixes  map[string]*node // what follows each prefix that begins a word, by how it is written
	bound     map[string]bool  // bound prefixes, as they are written
}

// entry says what a word of the list is: a root, or a form that is given for
// one because the affixes would mislead.
type entry struct {
	root string
	form bool
}

// node is a place in the patterns: the prefixes that lead to it have been taken
// off.
type node struct {
	edges [256][]edge // by the first byte of the prefix as it is written
	takes []take      // by suffix
}

// edge is one way of writing a prefix that may come next.
type edge struct {
	form     string
	before   []string
	restores string
	keeps    bool  // the prefix stays on the stem
	need     uint8 // how long an unknown root must be
	to       *node
}

// take says whether a pattern ends at a node with a suffix, and what it makes.
type take struct {
	ok    bool
	need  uint8
	order int16 // the row's, for what nothing else decides
	voice Voice
}

type clitic struct {
	text string
	need uint8
}

// compile makes the patterns a trie of prefixes. It copies nothing that the
// pack could change later but strings.
func compile(pack *lang.Pack) *affixes {
	a := &affixes{roots: map[string]entry{}, suffixes: []string{""}, prefixes: map[string]*node{}, bound: map[string]bool{}}
	for _, r := range pack.Roots {
		a.roots[r.Root] = entry{root: r.Root}
		for _, f := range r.Forms {
			a.roots[f] = entry{root: r.Root, form: true}
		}
	}
	written := map[string][]lang.AffixRow{}
	for _, r := range pack.Affixes {
		switch r.Kind {
		case lang.PrefixAffix, lang.BoundAffix:
			written[r.Name] = append(written[r.Name], r)
		case lang.EncliticAffix:
			a.enclitics = append(a.enclitics, clitic{r.Form, need(r.Unknown)})
		case lang.ParticleAffix:
			a.particles = append(a.particles, clitic{r.Form, need(r.Unknown)})
		case lang.PatternAffix:
			if !slices.Contains(a.suffixes, r.Suffix) {
				a.suffixes = append(a.suffixes, r.Suffix)
			}
		}
	}
	inner := a.patterns(pack.Affixes, written)
	a.begin(inner, written)
	return a
}

// need turns a length of the table, where 0 is never, into one to compare with.
func need(n int) uint8 {
	if n == 0 {
		return never
	}
	return uint8(n)
}

// patterns makes the trie of all patterns.
func (a *affixes) patterns(rows []lang.AffixRow, written map[string][]lang.AffixRow) *node {
	root := a.newNode()
	next := map[*node]map[string]*node{}
	for i, r := range rows {
		if r.Kind != lang.PatternAffix {
			continue
		}
		at := root
		for _, name := range r.Prefixes {
			to := next[at][name]
			if to == nil {
				if next[at] == nil {
					next[at] = map[string]*node{}
				}
				to = a.newNode()
				next[at][name] = to
				at.connect(to, written[name])
			}
			at = to
		}
		t := &at.takes[slices.Index(a.suffixes, r.Suffix)]
		*t = take{ok: true, need: need(r.Unknown), order: int16(i), voice: r.Voice}
	}
	root.takes[0] = take{ok: true, order: -1, voice: Plain} // the bare root
	return root
}

// begin makes the node where a word begins: that of the patterns, with the
// bound prefixes besides.
func (a *affixes) begin(inner *node, written map[string][]lang.AffixRow) {
	start := *inner
	for b := range start.edges {
		start.edges[b] = slices.Clone(inner.edges[b])
		for _, e := range inner.edges[b] {
			a.prefixes[e.form] = e.to
		}
	}
	a.start = &start
	for _, forms := range written {
		for _, r := range forms {
			if r.Kind == lang.BoundAffix {
				a.bound[r.Form] = true
				a.start.connect(inner, []lang.AffixRow{r})
			}
		}
	}
}

func (a *affixes) newNode() *node { return &node{takes: make([]take, len(a.suffixes))} }

// connect lets a prefix lead from a node to another, in each way of writing it.
func (n *node) connect(to *node, forms []lang.AffixRow) {
	for _, r := range forms {
		e := edge{form: r.Form, before: r.Before, restores: r.Restores, keeps: r.Kind == lang.BoundAffix, need: need(r.Unknown), to: to}
		n.edges[r.Form[0]] = append(n.edges[r.Form[0]], e)
	}
}
