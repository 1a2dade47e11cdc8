package line

import (
	"encoding/binary"

	"github.com/sanad-news/sanad/lang"
)

// Sketch is as much of a proposition as tells most others apart from it: its
// marks, and its items as what they can be matched by, two bytes each. It has
// about 75 bytes, so that those of a million propositions fit into memory.
type Sketch []byte

// The bytes of a sketch: marks, the first item of the predicate, how many items
// there are, whether it is brief, the items, and the atoms of the actors and
// numbers around the clause. An item is its weight in hundredths, its kind over
// the number of its atoms, and these.
const (
	sketchHead = 7
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
	b = append(b, byte(len(items)-len(p.core.tail())), byte(len(items)), 0)
	if p.core.brief() {
		b[sketchHead-1] = 1
	}
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
		if !k.sides[i].none() {
			standing = append(standing, int32(i))
		}
	}
	for _, i := range standing {
		for _, j := range standing {
			if agree, differ := k.sides[i].compare(&k.sides[j]); agree+differ > 0 {
				all[i] = append(all[i], link{atomOfConcept(j), axisScore})
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
	around  map[atom]struct{} // actors and numbers around the clause
	total   float32
	weighs  float32         // the predicate, without what is light
	met     [1 << 10]uint64 // a bit for each atom: whether it is reached
	reached []uint16        // by atom that is: its place in hits
	hits    []probeHit      // what an atom of another is matched with
	best    []float32       // of each item, while a sketch is looked at
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
	b.marks, b.items, b.hits, b.total, b.weighs = p.core.marks, b.items[:0], b.hits[:0], 0, 0
	b.from, b.brief = len(p.core.items)-len(p.core.tail()), p.core.brief()
	links := b.k.linkTable()
	var atoms []atom
	for i := range p.core.items {
		it := &p.core.items[i]
		b.items = append(b.items, probed{it.weight, it.kind, atomOfStem(it.stem)})
		b.total += it.weight
		if i >= b.from && it.weight > lightWeight {
			b.weighs += it.weight
		}
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
const differing = marks(1<<lang.Questions | 1<<lang.Conditions | 1<<lang.Weakens | 1<<lang.Samples | 1<<lang.Recalls | 1<<lang.Pends)

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
	if cap(b.best) < len(b.items) {
		b.best = make([]float32, len(b.items))
	}
	b.best = b.best[:len(b.items)]
	clear(b.best)
	core, tail, lacks, rest := b.theirs(s)
	wholeTheirs := s[sketchHead-1] != 0 && tail >= wholly
	if core < leastCore && !wholeTheirs && !b.brief {
		return true
	}
	mine, predicate := b.mine()
	if (min(core, mine) < leastCore || max(core, mine) < leastCoreMore) && !wholeTheirs && (!b.brief || predicate < wholly) {
		return true
	}
	return lacks != 0 && lacks&b.lacking(rest) != 0
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

// theirs is how much of a sketch's clause and predicate the probe's can have at
// most, and what of it the probe lacks. It notes what is met of the probe's.
func (b *Probe) theirs(s Sketch) (core, tail float32, lacks uint8, rest []byte) {
	from, n := int(s[4]), int(s[5])
	s = s[sketchHead:]
	var met, total, metTail, totalTail float32
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
		total, met = total+w, met+w*best
		if i >= from && w > lightWeight+slack {
			totalTail, metTail = totalTail+w, metTail+w*best
		}
		s = s[2+2*atoms:]
	}
	return met/max(total, slack) + slack, metTail/max(totalTail, slack) + slack, lacks, s
}

// mine is how much of the probe's clause and predicate was met.
func (b *Probe) mine() (core, tail float32) {
	for i, best := range b.best {
		w := b.items[i].weight
		core += w * best
		if i >= b.from && w > lightWeight {
			tail += w * best
		}
	}
	return core/max(b.total, slack) + slack, tail/max(b.weighs, slack) + slack
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
