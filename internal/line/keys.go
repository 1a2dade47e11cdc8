package line

import (
	"cmp"
	"encoding/binary"
	"errors"
	"slices"
)

// Bounds of the index: keys of a proposition, items they are made of, and
// meanings of an item.
const (
	maxKeys     = 24
	keyItems    = 6
	keyMeanings = 3
)

// Keys are what a proposition is found by: pairs of what it says, of its
// heaviest items. Propositions that share none are not compared. They depend on
// the proposition alone, so that what is found does not depend on what came before.
func (p *Proposition) Keys() []int64 {
	items := p.core.keyItems()
	var keys []int64
	for i := 1; i < len(items); i++ {
		for j := range i {
			keys = appendKeys(keys, items[j], items[i])
		}
	}
	return keys[:min(len(keys), maxKeys)]
}

// keyItems are the items that keys are made of: those of the predicate first,
// for it stays where the subject is told in other words or left out, then the
// heaviest of the others.
func (c *clause) keyItems() []*item {
	var items []*item
	tail := c.tail()
	for i := range tail {
		if tail[i].weight > lightWeight && len(items) < keyItems/2 {
			items = append(items, &tail[i])
		}
	}
	var rest []*item
	for i := range c.items {
		if it := &c.items[i]; it.weight > lightWeight && !slices.Contains(items, it) {
			rest = append(rest, it)
		}
	}
	slices.SortStableFunc(rest, func(a, b *item) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.stem, b.stem))
	})
	items = append(items, rest...)
	return items[:min(len(items), keyItems)]
}

func appendKeys(keys []int64, x, y *item) []int64 {
	for _, a := range x.atoms() {
		for _, b := range y.atoms() {
			lo, hi := min(a, b), max(a, b)
			if key := int64(lo)<<32 | int64(hi); !slices.Contains(keys, key) {
				keys = append(keys, key)
			}
		}
	}
	return keys
}

// atoms are what an item can be found by: its concepts, or its stem where it
// has none.
func (it *item) atoms() []uint32 {
	if len(it.meaning) == 0 {
		return []uint32{it.stem}
	}
	var out []uint32
	for _, m := range it.meaning[:min(len(it.meaning), keyMeanings)] {
		out = append(out, uint32(m.concept+1)*2654435761)
	}
	return out
}

// Hash is equal for propositions that say the same in the same stems.
func (p *Proposition) Hash() int64 {
	h := uint64(14695981039346656037)
	for _, b := range p.Encode() {
		h = (h ^ uint64(b)) * 1099511628211
	}
	return int64(h)
}

// ErrForm says that bytes are no proposition of this build.
var ErrForm = errors.New("not an encoded proposition")

const formVersion = 2

// Encode packs what Compare needs of a proposition.
func (p *Proposition) Encode() []byte {
	b := binary.LittleEndian.AppendUint32([]byte{formVersion}, p.table)
	b = append(b, byte(len(p.lang)))
	b = append(b, p.lang...)
	b = binary.AppendUvarint(b, uint64(p.core.marks))
	b = binary.AppendUvarint(b, uint64(p.core.denials))
	b = appendItems(b, p.core.items, true)
	return appendItems(b, p.context, true)
}

func appendItems(b []byte, items []item, parts bool) []byte {
	b = binary.AppendUvarint(b, uint64(len(items)))
	for i := range items {
		it := &items[i]
		head := uint64(it.kind) << 2
		if it.denied {
			head |= 1
		}
		if it.verb {
			head |= 2
		}
		b = append(b, byte(head), byte(it.weight*100))
		b = binary.LittleEndian.AppendUint32(b, it.stem)
		b = binary.AppendUvarint(b, uint64(len(it.meaning)))
		for _, m := range it.meaning {
			v := uint64(m.concept) << 1
			if m.turned {
				v |= 1
			}
			b = binary.AppendUvarint(b, v)
		}
		if parts {
			b = appendItems(b, it.parts, false)
		}
	}
	return b
}

// Decode unpacks a proposition; Start and End are not kept. It returns ErrForm
// for what was encoded by another version, or with another table of concepts.
func (k *Knowledge) Decode(b []byte) (*Proposition, error) {
	d := decoder{b: b, concepts: len(k.concepts)}
	if d.byte() != formVersion || d.uint32() != k.table {
		return nil, ErrForm
	}
	p := &Proposition{table: k.table, lang: string(d.take(int(d.byte())))}
	p.core.marks = marks(d.uvarint())
	p.core.denials = int(d.uvarint())
	p.core.items = d.items(true)
	p.context = d.items(true)
	if d.bad || len(d.b) > 0 {
		return nil, ErrForm
	}
	return p, nil
}

type decoder struct {
	b        []byte
	concepts int // that there are
	bad      bool
}

func (d *decoder) uint32() uint32 {
	if s := d.take(4); s != nil {
		return binary.LittleEndian.Uint32(s)
	}
	return 0
}

func (d *decoder) take(n int) []byte {
	if n < 0 || n > len(d.b) {
		d.bad, d.b = true, nil
		return nil
	}
	out := d.b[:n]
	d.b = d.b[n:]
	return out
}

func (d *decoder) byte() byte {
	if b := d.take(1); b != nil {
		return b[0]
	}
	return 0
}

func (d *decoder) uvarint() uint64 {
	v, n := binary.Uvarint(d.b)
	if n <= 0 {
		d.bad, d.b = true, nil
		return 0
	}
	d.b = d.b[n:]
	return v
}

func (d *decoder) items(parts bool) []item {
	n := d.uvarint()
	if n > uint64(len(d.b)) {
		d.bad = true
		return nil
	}
	var out []item
	for range n {
		head := d.byte()
		it := item{kind: kind(head >> 2), denied: head&1 != 0, verb: head&2 != 0, weight: float32(d.byte()) / 100}
		it.stem = d.uint32()
		senses := d.uvarint()
		if senses > uint64(len(d.b)) {
			d.bad = true
			return nil
		}
		for range senses {
			v := d.uvarint()
			d.bad = d.bad || v>>1 >= uint64(d.concepts)
			it.meaning = append(it.meaning, sense{int32(v >> 1), v&1 != 0})
		}
		if parts {
			it.parts = d.items(false)
		}
		if d.bad {
			return nil
		}
		out = append(out, it)
	}
	return out
}
