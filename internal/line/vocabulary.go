package line

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/sanad-news/sanad/internal/data"
	"github.com/sanad-news/sanad/internal/stem"
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
)

// Knowledge is what is needed to tell what a statement asserts: the words of
// each language with their concepts. It is safe for concurrent use.
type Knowledge struct {
	data       *data.Data
	concepts   []lang.Concept
	broader    [][]int32                     // of each concept
	contrary   []int32                       // of each concept, or -1
	base       []sense                       // what stands for each concept
	near       func() [][]neighbour          // of each concept
	sides      []sides                       // of each concept, on axes
	families   []sides                       // of each concept
	atoms      [][]uint32                    // of each concept: what keys are made of
	whenFamily uint32                        // of concepts that tell when
	signTable  func() []signs                // of each concept
	linkTable  func() [][]link               // of each concept
	vocab      map[string]func() *vocabulary // made when a language is first met
	forest     forest
	table      uint32 // tells this table of concepts from others
}

// vocabulary is one language's words for concepts and operators.
type vocabulary struct {
	language  *text.Language
	stemmer   stem.Stemmer
	exact     map[string][]int32  // by word as written, lower case
	single    map[string][]int32  // by stem
	phrases   map[uint32][]phrase // by the first stem
	operators map[string][]operatorPhrase
	negates   map[string]bool   // words that deny by themselves
	numerals  map[string]string // values of number words
	weights   []int
	base      []sense
}

type phrase struct {
	stems    []string
	concepts []int32
}

type operatorPhrase struct {
	words []string
	op    lang.Operator
}

// New makes the vocabulary of every language when it is first met. Its error is
// ErrTrees, for a build whose table of trees is damaged.
func New(d *data.Data) (*Knowledge, error) {
	k := &Knowledge{data: d, concepts: d.Concepts, vocab: map[string]func() *vocabulary{}}
	index := map[string]int32{}
	for i, c := range d.Concepts {
		index[c.ID] = int32(i)
	}
	k.relate(index)
	k.setSides()
	k.setAtoms()
	k.near = sync.OnceValue(func() [][]neighbour { return k.neighbours(index) })
	k.signTable = sync.OnceValue(k.signsOfConcepts)
	k.linkTable = sync.OnceValue(k.linksOfConcepts)
	var err error
	if k.forest, err = parseTrees(treeTable); err != nil {
		return nil, err
	}
	k.table = tableOf(d.Concepts)
	for _, l := range d.Languages {
		k.vocab[l.Pack.Code] = sync.OnceValue(func() *vocabulary { return k.vocabulary(l, index) })
	}
	return k, nil
}

// Table names the table of concepts, 8 hex digits. What was encoded with
// another table cannot be decoded.
func (k *Knowledge) Table() string { return fmt.Sprintf("%08x", k.table) }

// tableOf is a hash of the concepts in their order: an encoded proposition holds
// their places, which mean nothing in another table.
func tableOf(concepts []lang.Concept) uint32 {
	var ids strings.Builder
	for _, c := range concepts {
		ids.WriteString(c.ID + "\n")
	}
	return hash(ids.String())
}

// relate resolves the names by which concepts point at one another.
func (k *Knowledge) relate(index map[string]int32) {
	n := len(k.concepts)
	k.broader, k.contrary, k.base = make([][]int32, n), make([]int32, n), make([]sense, n)
	for i := range k.concepts {
		k.contrary[i], k.base[i] = -1, sense{int32(i), false}
	}
	for i, c := range k.concepts {
		for _, b := range c.Broader {
			k.broader[i] = append(k.broader[i], index[b])
		}
		if c.Opposite == "" {
			continue
		}
		o := index[c.Opposite]
		if !c.Complement {
			k.contrary[i], k.contrary[o] = o, int32(i)
			continue
		}
		k.base[i] = sense{o, true}
	}
}

// neighbour is a concept that has words in common with another, and how alike
// the two are: the share of the words of the smaller that both have.
type neighbour struct {
	concept int32
	alike   float32
}

// leastAlike is the share of words from which two concepts are neighbours.
const leastAlike = 0.15

// neighbours finds the concepts that have words in common: keep and maintain,
// which share mempertahankan and preserve.
func (k *Knowledge) neighbours(index map[string]int32) [][]neighbour {
	type pair struct{ a, b int32 }
	common := map[pair]int{}
	sizes := make([]int, len(k.concepts))
	for _, l := range k.data.Languages {
		byWord := map[string][]int32{}
		for _, r := range l.Pack.Concepts {
			c := index[r.Concept]
			sizes[c] += len(r.Words)
			for _, w := range r.Words {
				byWord[w] = insert(byWord[w], c)
			}
		}
		for _, cs := range byWord {
			for i := range cs {
				for j := range i {
					common[pair{cs[j], cs[i]}]++
				}
			}
		}
	}
	near := make([][]neighbour, len(k.concepts))
	for p, n := range common {
		alike := float32(n) / float32(max(min(sizes[p.a], sizes[p.b]), 4))
		if n >= 2 && alike >= leastAlike {
			near[p.a] = append(near[p.a], neighbour{p.b, alike})
			near[p.b] = append(near[p.b], neighbour{p.a, alike})
		}
	}
	for _, n := range near {
		slices.SortFunc(n, func(x, y neighbour) int { return int(x.concept - y.concept) })
	}
	return near
}

// nearness is how alike two concepts are that have words in common; 0 where
// they have none.
func (k *Knowledge) nearness(a, b int32) float32 {
	if !k.signTable()[a].reach.has(conceptAtom(b)) {
		return 0
	}
	for _, n := range k.near()[a] {
		if n.concept >= b {
			if n.concept == b {
				return n.alike
			}
			break
		}
	}
	return 0
}

func (k *Knowledge) vocabulary(l *text.Language, index map[string]int32) *vocabulary {
	v := &vocabulary{language: l, stemmer: stem.New(l.Pack), exact: map[string][]int32{}, single: map[string][]int32{},
		phrases: map[uint32][]phrase{}, operators: map[string][]operatorPhrase{}, negates: map[string]bool{}, numerals: map[string]string{}, base: k.base}
	for _, c := range k.concepts {
		v.weights = append(v.weights, c.Weight)
	}
	for _, r := range l.Pack.Operators {
		for _, w := range r.Words {
			words := fields(w)
			if (r.Operator == lang.Negates || r.Operator == lang.Pends) && len(words) == 1 && len(words[0]) <= longestNegator {
				v.negates[words[0]] = true
			}
			v.operators[words[0]] = append(v.operators[words[0]], operatorPhrase{words, r.Operator})
		}
	}
	for _, r := range l.Pack.Concepts {
		for _, w := range r.Words {
			v.add(w, index[r.Concept])
		}
	}
	for _, ps := range v.phrases {
		slices.SortStableFunc(ps, func(a, b phrase) int { return len(b.stems) - len(a.stems) })
	}
	for _, r := range l.Pack.Numerals {
		for _, w := range slices.Concat(r.Words, r.Ordinals) {
			v.numerals[w] = r.Value
		}
	}
	for _, ps := range v.operators {
		slices.SortStableFunc(ps, func(a, b operatorPhrase) int { return len(b.words) - len(a.words) })
	}
	return v
}

// fields cuts a phrase of a table as reports are cut.
func fields(phrase string) []string {
	var out []string
	for _, t := range token.Scan(phrase, nil) {
		out = append(out, strings.ToLower(phrase[t.Start:t.End]))
	}
	return out
}

// longestNegator tells words such as not and tidak from verbs such as menolak.
const longestNegator = 6

func (v *vocabulary) add(word string, concept int32) {
	words := fields(word)
	if len(words) == 1 {
		v.exact[words[0]] = insert(v.exact[words[0]], concept)
		s := v.stem(words[0])
		v.single[s] = insert(v.single[s], concept)
		return
	}
	var stems []string
	for _, w := range words {
		if v.negates[w] {
			return // "will not" is read word by word
		}
		if w == "-" {
			continue // high-speed train, high speed train
		}
		stems = append(stems, v.stem(w))
	}
	first := hash(stems[0])
	for i := range v.phrases[first] {
		if p := &v.phrases[first][i]; slices.Equal(p.stems, stems) {
			p.concepts = insert(p.concepts, concept)
			return
		}
	}
	v.phrases[first] = append(v.phrases[first], phrase{stems, []int32{concept}})
}

func insert(s []int32, c int32) []int32 {
	i, found := slices.BinarySearch(s, c)
	if found {
		return s
	}
	return slices.Insert(s, i, c)
}

// stem is a word's stem; of an inflected verb, that of its base: withdrawn, withdraw.
func (v *vocabulary) stem(word string) string {
	word = strings.ToLower(word)
	if base, ok := v.language.Pack.BaseForms[word]; ok {
		word = base
	}
	return v.stemmer.Stem(word)
}

// reachesBack reports whether a word of an operator speaks of the past: the
// pernah of tidak pernah.
func (v *vocabulary) reachesBack(d *text.Doc, from, to int) bool {
	for i := from; i < to; i++ {
		for _, p := range v.operators[strings.ToLower(d.Word(i))] {
			if p.op == lang.Recalls && len(p.words) == 1 {
				return true
			}
		}
	}
	return false
}

// operatorAt finds the longest operator that begins at token i.
func (v *vocabulary) operatorAt(d *text.Doc, i int) (lang.Operator, int) {
	if d.Toks[i].Kind != token.Word {
		return 0, i
	}
	for _, p := range v.operators[strings.ToLower(d.Word(i))] {
		if i+len(p.words) > len(d.Toks) {
			continue
		}
		fits := true
		for j := 1; j < len(p.words) && fits; j++ {
			fits = strings.EqualFold(d.Word(i+j), p.words[j])
		}
		if fits {
			return p.op, i + len(p.words)
		}
	}
	return 0, i
}

// conceptsAt finds the concepts of the longest phrase that begins at token i;
// end is i where there are none.
func (v *vocabulary) conceptsAt(stems []string, d *text.Doc, i, limit int) (senses []sense, weight float32, end int) {
	for _, p := range v.phrases[hash(stems[i])] {
		if end := standsAt(p.stems, stems, d, i, limit); end > 0 {
			s, w := v.senses(p.concepts)
			return s, w, end
		}
	}
	word := strings.ToLower(d.Word(i))
	found := v.exact[word]
	if base, ok := v.language.Pack.BaseForms[word]; ok && len(found) > 0 { // a suspended player, but sales are suspended too
		found = slices.Clone(found)
		for _, c := range v.exact[base] {
			found = insert(found, c)
		}
	}
	if len(found) == 0 {
		found = v.single[stems[i]]
	}
	if len(found) == 0 {
		return nil, 0, i
	}
	senses, weight = v.senses(found)
	return senses, weight, i + 1
}

// standsAt is where a phrase ends that begins at token i, or 0. Hyphens between
// its words count for nothing.
func standsAt(phrase, stems []string, d *text.Doc, i, limit int) int {
	for n, s := range phrase {
		if n > 0 && i+1 < limit && stems[i] == "" && d.Word(i) == "-" {
			i++
		}
		if i >= limit || stems[i] != s {
			return 0
		}
		i++
	}
	return i
}

func (v *vocabulary) senses(concepts []int32) ([]sense, float32) {
	var out []sense
	var weight float32
	for _, c := range concepts {
		out = append(out, v.base[c])
		weight = max(weight, [...]float32{0, lightWeight, plainWeight, heavyWeight}[v.weights[c]])
	}
	slices.SortFunc(out, func(a, b sense) int { return int(a.concept - b.concept) })
	return out, weight
}

func (k *Knowledge) actorID(ref int) string { return k.data.Actors.Actors[ref].ID }

// hash is FNV-1a of a word, 32 bits.
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

func phraseHash(stems []string) uint32 { return hash(strings.Join(stems, " ")) }
