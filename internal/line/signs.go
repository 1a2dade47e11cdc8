package line

import (
	"slices"

	"github.com/sanad-news/sanad/lang"
)

// sign is a small Bloom filter: of what an item is, or of what it can match.
type sign [4]uint64

func (s *sign) add(h uint32) {
	h *= 2654435761
	s[h>>30] |= 1 << (h >> 24 & 63)
}

func (s *sign) has(h uint32) bool {
	h *= 2654435761
	return s[h>>30]&(1<<(h>>24&63)) != 0
}

func (s *sign) join(t *sign) {
	for i := range s {
		s[i] |= t[i]
	}
}

func (s *sign) meets(t *sign) bool {
	return s[0]&t[0]|s[1]&t[1]|s[2]&t[2]|s[3]&t[3] != 0
}

// signs are what is known of an item before it is compared: what it is, with
// its words; what it can match; and what is broader than it, or contrary to it.
type signs struct {
	own, reach, up sign
	sides          sides               // where its meanings stand on the axes, seen from far
	families       sides               // and in the families
	atoms          [keyMeanings]uint32 // of keys
	atomCount      int
	when           bool // it tells when
}

func (s *signs) join(t *signs) {
	s.own.join(&t.own)
	s.reach.join(&t.reach)
	s.up.join(&t.up)
}

// signsOfConcepts makes the signs of every concept.
func (k *Knowledge) signsOfConcepts() []signs {
	near := k.near()
	all := make([]signs, len(k.concepts))
	for c := range all {
		s := &all[c]
		s.own.add(conceptAtom(int32(c)))
		s.reach = s.own
		if o := k.contrary[c]; o >= 0 {
			s.reach.add(conceptAtom(o))
			s.up.add(conceptAtom(o))
		}
		for _, b := range k.broader[c] {
			s.reach.add(conceptAtom(b))
			s.up.add(conceptAtom(b))
		}
		for _, n := range near[c] {
			s.reach.add(conceptAtom(n.concept))
		}
		for a := range uint32(lang.MostSides) {
			if k.sides[c].has(a) {
				s.own.add(^a)
				s.reach.add(^a)
			}
			if k.families[c].has(a) {
				s.own.add(familyAtom(a))
				s.reach.add(familyAtom(a))
			}
		}
	}
	return all
}

// sign gives items their signs.
func (k *Knowledge) sign(items []item) {
	table := k.signTable()
	all := make([]signs, len(items))
	for i := range items {
		it := &items[i]
		it.signs = &all[i]
		it.signs.own.add(it.stem)
		it.signs.reach = it.signs.own
		for _, m := range it.meaning {
			it.signs.join(&table[m.concept])
			it.signs.sides.add(&k.sides[m.concept], m.turned)
			it.signs.families.add(&k.families[m.concept], m.turned)
			it.signs.addAtoms(k.atoms[m.concept])
			it.signs.when = it.signs.when || k.families[m.concept].has(k.whenFamily)
		}
		k.sign(it.parts)
		for j := range it.parts {
			it.signs.join(it.parts[j].signs)
		}
	}
}

// mayMatch reports whether two items can have anything to do with each other.
// It says yes too often and never no wrongly. Four of five pairs of items need
// no other look, which makes comparing propositions four times as fast.
func (it *item) mayMatch(o *item) bool {
	return it.signs.own.meets(&o.signs.reach) || it.signs.up.meets(&o.signs.own)
}

// familyAtom is what a family is in signs and keys, told from concepts and stems.
func familyAtom(n uint32) uint32 { return (n + 1<<20) * 2654435761 }

// addAtoms adds what a proposition is found by to that of its item.
func (s *signs) addAtoms(atoms []uint32) {
	for _, a := range atoms {
		if s.atomCount < keyMeanings && !slices.Contains(s.atoms[:s.atomCount], a) {
			s.atoms[s.atomCount] = a
			s.atomCount++
		}
	}
}
