package line

import (
	"encoding/binary"
	"errors"
)

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
	k.sign(p.core.items)
	k.sign(p.context)
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
