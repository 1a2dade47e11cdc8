package line

import (
	"encoding/binary"
	"errors"
	"slices"
)

// ErrForm says that bytes are no proposition of this build.
var ErrForm = errors.New("not an encoded proposition")

const formVersion = 3

// An encoded item is a byte with its kind, whether it is denied, whether it is a
// verb, and its weight; one with how many meanings and how many words it has; its
// stem, meanings and words. Weights are those that items are given, in hundredths;
// another one follows. Numbers that do not fit into a half byte follow too.
const (
	deniedBit   = 1 << 2
	verbBit     = 1 << 3
	weightShift = 4
	otherWeight = 15
	manyOf      = 15
)

// weightCodes are the weights of fill.go in hundredths.
var weightCodes = [...]byte{0, lightWeight * 100, plainWeight * 100, heavyWeight * 100, 110, 120}

// Encode packs what Compare needs of a proposition.
func (p *Proposition) Encode() []byte {
	b := binary.LittleEndian.AppendUint32([]byte{formVersion}, p.table)
	b = append(b, byte(len(p.lang)))
	b = append(b, p.lang...)
	b = binary.AppendUvarint(b, uint64(p.core.marks))
	b = binary.AppendUvarint(b, uint64(p.core.denials))
	b = appendItems(b, p.core.items)
	return appendItems(b, p.context)
}

func appendItems(b []byte, items []item) []byte {
	b = binary.AppendUvarint(b, uint64(len(items)))
	for i := range items {
		b = items[i].append(b)
	}
	return b
}

func (it *item) append(b []byte) []byte {
	weight := byte(it.weight*100 + 0.5)
	code := slices.Index(weightCodes[:], weight)
	if code < 0 {
		code = otherWeight
	}
	head := byte(it.kind) | byte(code)<<weightShift
	if it.denied {
		head |= deniedBit
	}
	if it.verb {
		head |= verbBit
	}
	meanings, parts := len(it.meaning), len(it.parts)
	b = append(b, head, byte(min(meanings, manyOf)|min(parts, manyOf)<<4))
	if code == otherWeight {
		b = append(b, weight)
	}
	for _, n := range []int{meanings, parts} {
		if n >= manyOf {
			b = binary.AppendUvarint(b, uint64(n-manyOf))
		}
	}
	b = binary.LittleEndian.AppendUint32(b, it.stem)
	for _, m := range it.meaning {
		v := uint64(m.concept) << 1
		if m.turned {
			v |= 1
		}
		b = binary.AppendUvarint(b, v)
	}
	for i := range it.parts {
		b = it.parts[i].append(b)
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
	p.core.items = d.items(d.uvarint())
	p.context = d.items(d.uvarint())
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
	depth    int
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

func (d *decoder) items(n uint64) []item {
	if n > uint64(len(d.b)) {
		d.bad = true
		return nil
	}
	var out []item
	if n > 0 {
		out = make([]item, n)
	}
	for i := range out {
		if d.item(&out[i]); d.bad {
			return nil
		}
	}
	return out
}

func (d *decoder) item(it *item) {
	head, counts := d.byte(), d.byte()
	it.kind, it.denied, it.verb = kind(head&3), head&deniedBit != 0, head&verbBit != 0
	switch code := head >> weightShift; {
	case int(code) < len(weightCodes):
		it.weight = float32(weightCodes[code]) / 100
	case code == otherWeight:
		it.weight = float32(d.byte()) / 100
	default:
		d.bad = true
	}
	meanings, parts := d.count(counts&manyOf), d.count(counts>>4)
	it.stem = d.uint32()
	if d.bad = d.bad || meanings > uint64(len(d.b)); d.bad {
		return
	}
	for range meanings {
		v := d.uvarint()
		d.bad = d.bad || v>>1 >= uint64(d.concepts)
		it.meaning = append(it.meaning, sense{int32(v >> 1), v&1 != 0})
	}
	if d.depth++; d.depth > deepest {
		d.bad = true
		return
	}
	it.parts = d.items(parts)
	d.depth--
}

// deepest is how deep the words of phrases can stand in phrases.
const deepest = 4

// count is a half byte, with what follows where it is full.
func (d *decoder) count(n byte) uint64 {
	if n < manyOf {
		return uint64(n)
	}
	return manyOf + d.uvarint()
}
