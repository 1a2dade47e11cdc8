package sqlstore

import (
	"database/sql"
	"encoding/binary"
	"fmt"
	"slices"

	"github.com/sanad-news/sanad/internal/store"
)

// Postings are kept in segments: rows of some hundred, packed, each called
// after the least key that it may have. A row for each posting took 26 bytes in
// SQLite and 75 in PostgreSQL; packed it takes 10, and a key with a thousand
// postings is read in one look. A key is never divided between two segments.

// mostSegment is how many bytes a segment has before it is divided: about as
// much as is fetched as fast as a single posting.
const mostSegment = 3000

// pairBytes is how many bytes a posting takes in a segment at least, mostly.
const pairBytes = 4

// place is where a key stands among the segments: 48 bits of a mixture of it.
// Keys of all kinds are spread evenly so, and two that share a place are as rare
// as two texts that share a hash of 48 bits; what is found is compared anyway.
func place(key int64) int64 { return int64(mix(uint64(key)) >> 16) }

// mix is the finalizer of SplitMix64 (Steele, Lea and Flood, "Fast splittable
// pseudorandom number generators", OOPSLA 2014).
func mix(h uint64) uint64 {
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}

// segment is a row; the keys of its postings are places.
type segment struct {
	first int64
	list  []store.Posting
}

// A packed segment has for each place a byte with the number of bytes of its
// distance from the one before, and of how many rows follow it, 15 or more being
// told apart; that distance; and the rows, the first as it is and the others as
// what they are greater by.
const (
	manyRows     = 15
	distanceBits = 0x0f
)

func packSegment(first int64, list []store.Posting) []byte {
	b := make([]byte, 0, 10*len(list))
	for len(list) > 0 {
		n := 1
		for n < len(list) && list[n].Key == list[0].Key {
			n++
		}
		distance := uint64(list[0].Key - first)
		first = list[0].Key
		size := 0
		for d := distance; d > 0; d >>= 8 {
			size++
		}
		b = append(b, byte(size|min(n-1, manyRows)<<4))
		for i := range size {
			b = append(b, byte(distance>>(8*i)))
		}
		if n-1 >= manyRows {
			b = binary.AppendUvarint(b, uint64(n-1-manyRows))
		}
		b = binary.AppendVarint(b, list[0].Row)
		for i := 1; i < n; i++ {
			b = binary.AppendUvarint(b, uint64(list[i].Row)-uint64(list[i-1].Row))
		}
		list = list[n:]
	}
	return b
}

// unpackSegment calls do with each place and the packed rows that it leads to.
func unpackSegment(first int64, b []byte, do func(place int64, rows packedRows)) error {
	for len(b) > 0 {
		head := b[0]
		b = b[1:]
		size, n := int(head&distanceBits), int(head>>4)
		if size > 8 || size > len(b) {
			return errSegment
		}
		var distance uint64
		for i := range size {
			distance |= uint64(b[i]) << (8 * i)
		}
		first, b = first+int64(distance), b[size:]
		if n == manyRows {
			more, used := binary.Uvarint(b)
			if used <= 0 || more > uint64(len(b)) {
				return errSegment
			}
			n, b = n+int(more), b[used:]
		}
		end := 0
		for range n + 1 {
			for end < len(b) && b[end] >= 0x80 {
				end++
			}
			end++
		}
		if end > len(b) {
			return errSegment
		}
		do(first, packedRows(b[:end]))
		b = b[end:]
	}
	return nil
}

var errSegment = fmt.Errorf("%w: a segment of postings cannot be read", store.ErrBroken)

// packedRows are the rows of one place.
type packedRows []byte

func (p packedRows) appendTo(list []store.Posting, key int64) []store.Posting {
	row, n := binary.Varint(p)
	list = append(list, store.Posting{Key: key, Row: row})
	for p = p[max(n, 1):]; len(p) > 0; p = p[max(n, 1):] {
		var more uint64
		more, n = binary.Uvarint(p)
		row = int64(uint64(row) + more)
		list = append(list, store.Posting{Key: key, Row: row})
	}
	return list
}

// segmentsOf is the query for the segments that places may be in; the list of
// places is bound.
func (r *reader) segmentsOf(p *postings) string {
	t := p.table.Name
	return `SELECT s.first, s.pairs FROM (SELECT DISTINCT (SELECT t.first FROM ` + t + ` t WHERE t.first <= j.value
			ORDER BY t.first DESC LIMIT 1) AS first FROM ` + r.d.Ints + `) k CROSS JOIN ` + t + ` s WHERE s.first = k.first
		ORDER BY s.first`
}

// findInSegments appends the postings of keys that are in segments.
func (r *reader) findInSegments(doing string, p *postings, keys []int64, list []store.Posting) ([]store.Posting, error) {
	places := make([]int64, len(keys))
	asked := make([]store.Posting, len(keys)) // places, with their keys as rows
	for i, key := range keys {
		places[i] = place(key)
		asked[i] = store.Posting{Key: places[i], Row: key}
	}
	slices.SortFunc(asked, comparePostings)
	err := each(r, doing, r.segmentsOf(p), []any{r.ints(places)}, func(rows *sql.Rows) error {
		var first int64
		var pairs sql.RawBytes
		if err := rows.Scan(&first, &pairs); err != nil {
			return err
		}
		return unpackSegment(first, pairs, func(place int64, rows packedRows) {
			for len(asked) > 0 && asked[0].Key < place { // both are in order
				asked = asked[1:]
			}
			for i := 0; i < len(asked) && asked[i].Key == place; i++ {
				list = rows.appendTo(list, asked[i].Row)
			}
		})
	})
	return list, err
}

// segments fetches the segments that places may be in, to change them.
func (w *writer) segments(doing string, p *postings, places []int64) ([]segment, error) {
	return ask(w.reader, doing, w.segmentsOf(p), []any{w.ints(places)}, scanSegment)
}

func scanSegment(rows *sql.Rows, s *segment) error {
	var pairs sql.RawBytes
	if err := rows.Scan(&s.first, &pairs); err != nil {
		return err
	}
	s.list = make([]store.Posting, 0, len(pairs)/pairBytes)
	return unpackSegment(s.first, pairs, func(place int64, rows packedRows) { s.list = rows.appendTo(s.list, place) })
}

// mergeIntoSegments adds postings to their segments.
func (w *writer) mergeIntoSegments(doing string, p *postings, list []store.Posting) error {
	come := make([]store.Posting, len(list))
	places := make([]int64, len(list))
	for i, q := range list {
		come[i] = store.Posting{Key: place(q.Key), Row: q.Row}
		places[i] = come[i].Key
	}
	slices.SortFunc(come, comparePostings)
	segments, err := w.segments(doing, p, places)
	if err != nil {
		return err
	}
	var rows []any
	for i, s := range segments {
		n := len(come)
		if i+1 < len(segments) {
			n, _ = slices.BinarySearchFunc(come, segments[i+1].first, func(q store.Posting, first int64) int {
				return comparePostings(q, store.Posting{Key: first, Row: -1 << 63})
			})
		}
		rows = appendSegments(rows, s.first, merged(s.list, come[:n]))
		come = come[n:]
	}
	return w.insert(doing, p.table, rows)
}

// merged is two lists in order as one, without what stands twice.
func merged(a, b []store.Posting) []store.Posting {
	all := make([]store.Posting, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if comparePostings(a[0], b[0]) <= 0 {
			all, a = append(all, a[0]), a[1:]
		} else {
			all, b = append(all, b[0]), b[1:]
		}
	}
	return slices.Compact(append(append(all, a...), b...))
}

// appendSegments appends the rows of postings that stood in one segment, or
// are to.
func appendSegments(rows []any, first int64, list []store.Posting) []any {
	packed := packSegment(first, list)
	if len(packed) <= mostSegment {
		return append(rows, first, packed)
	}
	half := len(list) / 2
	for half > 0 && list[half].Key == list[half-1].Key {
		half--
	}
	if half == 0 {
		for half = len(list) / 2; half < len(list) && list[half].Key == list[half-1].Key; half++ {
		}
	}
	if half == len(list) {
		return append(rows, first, packed)
	}
	rows = appendSegments(rows, first, list[:half])
	return appendSegments(rows, list[half].Key, list[half:])
}

// packPlaces keeps, of the keys of a row, three bytes each: as much as tells in
// which segments its postings are.
func packPlaces(keys []int64) []byte {
	b := make([]byte, 0, 3*len(keys))
	for _, key := range keys {
		p := place(key) >> keptShift
		b = append(b, byte(p>>16), byte(p>>8), byte(p))
	}
	return b
}

const keptShift = 24 // of the 48 bits of a place

// placesAround are the ends of the stretches that packed places stand for.
func placesAround(packed []byte) []int64 {
	var ends []int64
	for ; len(packed) >= 3; packed = packed[3:] {
		p := (int64(packed[0])<<16 | int64(packed[1])<<8 | int64(packed[2])) << keptShift
		ends = append(ends, p, p+1<<keptShift-1)
	}
	return ends
}

// dropFromSegments takes a row out of the segments around places.
func (w *writer) dropFromSegments(doing string, p *postings, ends []int64, row int64) error {
	segments, err := w.segmentsBetween(doing, p, ends)
	if err != nil {
		return err
	}
	var rows []any
	for _, s := range segments {
		n := len(s.list)
		s.list = slices.DeleteFunc(s.list, func(q store.Posting) bool { return q.Row == row })
		if len(s.list) < n {
			rows = append(rows, s.first, packSegment(s.first, s.list))
		}
	}
	return w.insert(doing, p.table, rows)
}

// segmentsBetween fetches the segments of stretches of places, which are
// narrower than segments in all but the largest records.
func (w *writer) segmentsBetween(doing string, p *postings, ends []int64) ([]segment, error) {
	list, err := w.segments(doing, p, ends)
	if err != nil {
		return nil, err
	}
	between, err := ask(w.reader, doing, `SELECT s.first, s.pairs FROM `+w.d.Pairs+` CROSS JOIN `+p.table.Name+` s
		WHERE s.first BETWEEN j.a AND j.b ORDER BY s.first`, w.d.BindPairs(everyOther(ends, 0), everyOther(ends, 1)), scanSegment)
	for _, s := range between {
		if !slices.ContainsFunc(list, func(o segment) bool { return o.first == s.first }) {
			list = append(list, s)
		}
	}
	return list, err
}

func everyOther(list []int64, from int) []int64 {
	var out []int64
	for i := from; i < len(list); i += 2 {
		out = append(out, list[i])
	}
	return out
}
