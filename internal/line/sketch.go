package line

import (
	"encoding/binary"
	"slices"

	"github.com/sanad-news/sanad/lang"
)

// Sketch is as much of a proposition as tells most others apart from it: its
// marks, and its items as what they can be matched by, two bytes each. It has
// about 75 bytes, so that those of a million propositions fit into memory.
type Sketch []byte

// The bytes of a sketch: marks, the first item of the predicate, how many items
// there are, whether it is brief, how many actors the statement names and their
// atoms, the items, and the atoms of the actors and numbers around the clause. An item is its weight in hundredths, its kind over
// the number of its atoms, and these.
const (
	sketchHead = 8
	briefAt    = 6
	actorsAt   = 7
	mostAtoms  = 63
	mostItems  = 255
)

// atom is what an item can be matched by: a concept, or the hash of a stem.
type atom uint16

func atomOfConcept(c int32) atom { return atom(c + 1) }
func atomOfStem(h uint32) atom   { return 1<<15 | atom(h>>17) }

// appendAtoms appends all that an item, or a word of it, can be matched by.
func (it *item) appendAtoms(list []atom) []atom {
	list = append(list, atomOfStem(it.stem))
	for _, m := range it.meaning {
		list = append(list, atomOfConcept(m.concept))
	}
	for i := range it.parts {
		list = it.parts[i].appendAtoms(list)
	}
	return list
}

// Sketch makes the sketch of a proposition; nil for one too large to have one,
// which is told apart from nothing.
func (p *Proposition) Sketch() Sketch {
	items := p.core.items
	if len(items) > mostItems {
		return nil
	}
	b := binary.LittleEndian.AppendUint32(make([]byte, 0, sketchHead+8*len(items)), uint32(p.core.marks))
	b = append(b, byte(len(items)-len(p.core.tail())), byte(len(items)), 0, 0)
	if p.core.brief() {
		b[briefAt] = 1
	}
	actors := p.actors()
	if len(actors) > mostItems {
		return nil
	}
	b[actorsAt] = byte(len(actors))
	b = appendAtoms(b, actors)
	var atoms []atom
	for i := range items {
		if atoms = items[i].appendAtoms(atoms[:0]); len(atoms) > mostAtoms {
			return nil
		}
		b = append(b, byte(items[i].weight*100+0.5), byte(items[i].kind)<<6|byte(len(atoms)))
		b = appendAtoms(b, atoms)
	}
	for i := range p.context {
		if it := &p.context[i]; it.kind == actorItem || it.kind == numberItem {
			b = appendAtoms(b, []atom{atomOfStem(it.stem)})
		}
	}
	return b
}

// actors are the atoms of the actors that a statement names.
func (p *Proposition) actors() []atom {
	var list []atom
	for _, items := range [][]item{p.core.items, p.context} {
		for i := range items {
			if a := atomOfStem(items[i].stem); items[i].kind == actorItem && !slices.Contains(list, a) {
				list = append(list, a)
			}
		}
	}
	return list
}

func appendAtoms(b []byte, atoms []atom) []byte {
	for _, a := range atoms {
		b = binary.LittleEndian.AppendUint16(b, uint16(a))
	}
	return b
}

// link is what an atom can be matched with, and how well at most.
type link struct {
	atom  atom
	score float32
}

// linksOfConcepts are what each concept can be matched with, as matchItems
// grades it.
func (k *Knowledge) linksOfConcepts() [][]link {
	near := k.near()
	all := make([][]link, len(k.concepts))
	for i := range all {
		c := int32(i)
		all[i] = append(all[i], link{atomOfConcept(c), 0.95})
		if o := k.contrary[c]; o >= 0 {
			all[i] = append(all[i], link{atomOfConcept(o), 0.9})
			all[o] = append(all[o], link{atomOfConcept(c), 0.9})
		}
		for _, b := range k.broader[c] {
			all[i] = append(all[i], link{atomOfConcept(b), 0.6})
			all[b] = append(all[b], link{atomOfConcept(c), 0.6})
		}
		for _, n := range near[c] {
			all[i] = append(all[i], link{atomOfConcept(n.concept), nearScore(n.alike)})
		}
	}
	k.linkByAxes(all)
	return all
}

// linkByAxes links the concepts that stand on an axis together.
func (k *Knowledge) linkByAxes(all [][]link) {
	var standing []int32
	for i := range k.sides {
		if !k.sides[i].none() || !k.families[i].none() {
			standing = append(standing, int32(i))
		}
	}
	for _, i := range standing {
		for _, j := range standing {
			if agree, differ := k.sides[i].compare(&k.sides[j]); agree+differ > 0 {
				all[i] = append(all[i], link{atomOfConcept(j), axisScore})
			}
			if agree, differ := k.families[i].compare(&k.families[j]); agree+differ > 0 {
				all[i] = append(all[i], link{atomOfConcept(j), familyScore})
			}
		}
	}
}

// Probe holds one proposition against the sketches of many. It is for one
// goroutine.
type Probe struct {
	k       *Knowledge
	marks   marks
	items   []probed
	from    int               // of the predicate
	brief   bool              // see clause.brief
	actors  []atom            // that the statement names
	around  map[atom]struct{} // actors and numbers around the clause
	met     [1 << 10]uint64   // a bit for each atom: whether it is reached
	reached []uint16          // by atom that is: its place in hits
	hits    []probeHit        // what an atom of another is matched with
	best    []float32         // of each item, while a sketch is looked at
}

type probed struct {
	weight float32
	kind   kind
	atom   atom
}

type probeHit struct {
	atom  atom
	score float32
	items []int32
}

// NewProbe makes a probe, which holds nothing yet.
func (k *Knowledge) NewProbe() *Probe {
	return &Probe{k: k, reached: make([]uint16, 1<<16), around: map[atom]struct{}{}}
}

// Hold makes the probe one of a proposition.
func (b *Probe) Hold(p *Proposition) {
	for _, h := range b.hits {
		b.met[h.atom/64] = 0
	}
	clear(b.around)
	b.marks, b.items, b.hits = p.core.marks, b.items[:0], b.hits[:0]
	b.from, b.brief = len(p.core.items)-len(p.core.tail()), p.core.brief()
	b.actors = p.actors()
	links := b.k.linkTable()
	var atoms []atom
	for i := range p.core.items {
		it := &p.core.items[i]
		b.items = append(b.items, probed{it.weight, it.kind, atomOfStem(it.stem)})
		for _, a := range it.appendAtoms(atoms[:0]) {
			if a >= 1<<15 {
				b.reach(a, 1, i)
				continue
			}
			for _, l := range links[a-1] {
				b.reach(l.atom, l.score, i)
			}
		}
	}
	for i := range p.context {
		b.around[atomOfStem(p.context[i].stem)] = struct{}{}
	}
}

func (b *Probe) reach(a atom, score float32, item int) {
	h := b.hit(a)
	if h == nil {
		if len(b.hits) == 1<<16 {
			return // there are no more atoms
		}
		b.met[a/64] |= 1 << (a % 64)
		b.reached[a] = uint16(len(b.hits))
		b.hits = append(b.hits, probeHit{atom: a})
		h = &b.hits[len(b.hits)-1]
	}
	h.score = max(h.score, score)
	h.items = append(h.items, int32(item))
}

// hit is what an atom is matched with, nil where it is with nothing.
func (b *Probe) hit(a atom) *probeHit {
	if b.met[a/64]&(1<<(a%64)) == 0 {
		return nil
	}
	return &b.hits[b.reached[a]]
}

// differing are the marks of which neither of two propositions may have one
// that the other lacks; see features.apart.
const differing = marks(1<<lang.Questions | 1<<lang.Conditions | 1<<lang.Weakens | 1<<lang.Samples | 1<<lang.Recalls | 1<<lang.Pends | 1<<lang.Adds | ceases)

// slack is for the rounding of sums that are made in another order.
const slack = 1e-3

// Apart reports whether Compare is sure to find the proposition unrelated to
// that of a sketch, with the score 0: by their marks, and by how much of each
// the other can have at most. Of those that share a key in a record of
// 40,000 forms it leaves one in seventeen, in a fiftieth of the time.
func (b *Probe) Apart(s Sketch) bool {
	if len(s) < sketchHead {
		return false
	}
	m := marks(binary.LittleEndian.Uint32(s))
	crossed := func(x, y lang.Operator) bool { return b.marks.has(x) && m.has(y) || b.marks.has(y) && m.has(x) }
	if (b.marks^m)&differing != 0 || crossed(lang.Completes, lang.Intends) || crossed(lang.Totals, lang.Parts) {
		return true
	}
	if !b.meets(s) {
		return true
	}
	if cap(b.best) < len(b.items) {
		b.best = make([]float32, len(b.items))
	}
	b.best = b.best[:len(b.items)]
	clear(b.best)
	theirs, lacks, rest := b.theirs(s)
	brief := s[briefAt] != 0 && theirs.tail >= wholly
	if theirs.core < leastCore && !brief && !b.brief {
		return true
	}
	mine := b.mine()
	brief = brief || b.brief && mine.tail >= wholly
	if (min(theirs.core, mine.core) < leastCore || max(theirs.core, mine.core) < leastCoreMore) && !brief {
		return true
	}
	near := min(theirs.telling, mine.telling) >= leastMet && theirs.telling+mine.telling >= leastMetBoth
	if !near && !brief && min(theirs.tail, mine.tail) < wholly && min(theirs.core, mine.core) < opposed {
		return true // there is no rule that would join them, or oppose them
	}
	return lacks != 0 && lacks&b.lacking(rest) != 0
}

// meets reports whether a sketch's statement names an actor that the probe's
// names too, or one of them names none; see features.comparable.
func (b *Probe) meets(s Sketch) bool {
	n := int(s[actorsAt])
	if n == 0 || len(b.actors) == 0 {
		return true
	}
	for i := range n {
		if slices.Contains(b.actors, atom(binary.LittleEndian.Uint16(s[sketchHead+2*i:]))) {
			return true
		}
	}
	return false
}

// What one of two propositions has and the other certainly lacks.
const (
	anActor = 1 << iota
	aNumber
)

func lack(k kind) uint8 {
	switch k {
	case actorItem:
		return anActor
	case numberItem:
		return aNumber
	}
	return 0
}

// cover is how much of a clause another can have at most: of all, of what is
// not light, and of that in its predicate.
type cover struct{ core, telling, tail float32 }

// shares adds up the weights met and all weights.
type shares struct{ met, all cover }

func (s *shares) add(w, best float32, predicate bool) {
	s.met.core, s.all.core = s.met.core+w*best, s.all.core+w
	if w <= lightWeight+slack {
		return
	}
	s.met.telling, s.all.telling = s.met.telling+w*best, s.all.telling+w
	if predicate {
		s.met.tail, s.all.tail = s.met.tail+w*best, s.all.tail+w
	}
}

func (s *shares) cover() cover {
	share := func(met, all float32) float32 { return met/max(all, slack) + slack }
	return cover{share(s.met.core, s.all.core), share(s.met.telling, s.all.telling), share(s.met.tail, s.all.tail)}
}

// theirs is how much of a sketch's clause the probe's can have at most, and what
// of it the probe lacks. It notes what is met of the probe's.
func (b *Probe) theirs(s Sketch) (c cover, lacks uint8, rest []byte) {
	from, n := int(s[4]), int(s[5])
	s = s[sketchHead+2*int(s[actorsAt]):]
	var sum shares
	for i := range n {
		w, k, atoms := float32(s[0])/100, kind(s[1]>>6), int(s[1]&mostAtoms)
		var best float32
		for a := range atoms {
			h := b.hit(atom(binary.LittleEndian.Uint16(s[2+2*a:])))
			if h == nil {
				continue
			}
			best = max(best, h.score)
			for _, j := range h.items {
				b.best[j] = max(b.best[j], h.score)
			}
		}
		if best == 0 && lack(k) != 0 {
			if _, ok := b.around[atom(binary.LittleEndian.Uint16(s[2:]))]; !ok {
				lacks |= lack(k)
			}
		}
		sum.add(w, best, i >= from)
		s = s[2+2*atoms:]
	}
	return sum.cover(), lacks, s
}

// mine is how much of the probe's clause was met.
func (b *Probe) mine() cover {
	var sum shares
	for i, best := range b.best {
		sum.add(b.items[i].weight, best, i >= b.from)
	}
	return sum.cover()
}

// lacking is what of the probe's is neither in the clause of a sketch nor
// around it.
func (b *Probe) lacking(rest []byte) (lacks uint8) {
	for i, it := range b.items {
		if b.best[i] > 0 || lack(it.kind) == 0 {
			continue
		}
		there := false
		for r := rest; len(r) >= 2 && !there; r = r[2:] {
			there = atom(binary.LittleEndian.Uint16(r)) == it.atom
		}
		if !there {
			lacks |= lack(it.kind)
		}
	}
	return lacks
}
