package line

import (
	"math/bits"

	"github.com/sanad-news/sanad/lang"
)

// whenFamily is the family of concepts that tell when: tomorrow, next year.
const whenFamily = "when"

// setSides finds where each concept stands, on axes and in families. What stands
// for a complement stands in its families turned round.
func (k *Knowledge) setSides() {
	k.sides, k.families = make([]sides, len(k.concepts)), make([]sides, len(k.concepts))
	axes, families := map[string]int{}, map[string]int{}
	k.whenFamily = uint32(numberOf(families, whenFamily))
	for i, c := range k.concepts {
		for _, s := range c.Axes {
			k.sides[i].set(numberOf(axes, s.Axis), s.Against)
		}
		for _, s := range c.Families {
			k.families[k.base[i].concept].set(numberOf(families, s.Axis), s.Against != k.base[i].turned)
		}
	}
}

// setAtoms finds what each concept is found by: its families, or itself.
func (k *Knowledge) setAtoms() {
	k.atoms = make([][]uint32, len(k.concepts))
	for c := range k.atoms {
		for f := range uint32(lang.MostSides) {
			if k.families[c].has(f) {
				k.atoms[c] = append(k.atoms[c], familyAtom(f))
			}
		}
		if len(k.atoms[c]) == 0 {
			k.atoms[c] = []uint32{conceptAtom(int32(c))}
		}
	}
}

func numberOf(known map[string]int, name string) int {
	n, ok := known[name]
	if !ok {
		n = len(known)
		known[name] = n
	}
	return n
}

// sides are the sides of axes, or of families, that something stands on, a bit each.
type sides struct{ pro, against [lang.MostSides / 64]uint64 }

func (s *sides) set(n int, against bool) {
	if against {
		s.against[n/64] |= 1 << (n % 64)
	} else {
		s.pro[n/64] |= 1 << (n % 64)
	}
}

func (s *sides) has(n uint32) bool { return (s.pro[n/64]|s.against[n/64])&(1<<(n%64)) != 0 }

func (s *sides) none() bool { return *s == sides{} }

func (s *sides) add(t *sides, turned bool) {
	pro, against := &t.pro, &t.against
	if turned {
		pro, against = against, pro
	}
	for i := range s.pro {
		s.pro[i] |= pro[i]
		s.against[i] |= against[i]
	}
}

// compare counts the axes on which two stand on the same side, and on which
// they do not.
func (s *sides) compare(t *sides) (agree, differ int) {
	for i := range s.pro {
		agree += bits.OnesCount64(s.pro[i]&t.pro[i] | s.against[i]&t.against[i])
		differ += bits.OnesCount64(s.pro[i]&t.against[i] | s.against[i]&t.pro[i])
	}
	return agree, differ
}
