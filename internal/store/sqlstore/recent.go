package sqlstore

import (
	"cmp"
	"database/sql"
	"encoding/binary"
	"slices"
	"strings"

	"github.com/sanad-news/sanad/internal/store"
)

// The keys of postings are hashes, so each new one falls into another segment:
// in a record of 300,000 statements a thousand more would change 20,000. So
// postings are gathered first, in slices by the first bits of their places; when
// there are more than Dialect.Recent, slices are carried over to the segments in
// turn, and then many postings share a segment. Looking keys up reads their
// slices too, which costs a quarter of a millisecond a slice.

// postings is one kind of posting list.
type postings struct {
	kind  int64
	table *Table
}

const segmentTail = " ON CONFLICT (first) DO UPDATE SET pairs = excluded.pairs"

func segmentTable(name string) *Table {
	return &Table{Name: name, Columns: "first, pairs", Kinds: "ib", Tail: segmentTail}
}

var (
	fingerprints = &postings{1, segmentTable("fingerprint")} // hashes of wordings, so that the first few do not depend on which came first
	formKeys     = &postings{2, segmentTable("form_key")}
	bands        = &postings{3, segmentTable("band")}
	sentences    = &postings{4, segmentTable("sentence")}
)

// recentTable is where they are gathered: what is inserted where a row is there
// is added to its end.
func recentTable(d *Dialect) *Table {
	return &Table{Name: "recent", Columns: "id, pairs", Kinds: "ib", Tail: " ON CONFLICT (id) DO UPDATE SET pairs = " + d.AddBytes}
}

const (
	sliceCount = 64
	pairSize   = 16

	// groupSize is how many postings of a kind go into one set of rows. With
	// uniform keys a row has 2 KB then, and fits into its page.
	groupSize = 8 << 10
)

// recentKind is the state of one kind.
type recentKind struct {
	kind, put, pending, slice int64
	changed                   bool
}

// sliceRow is the first row of a slice of a kind.
func sliceRow(kind, slice int64) int64 { return (kind*sliceCount + slice) << 32 }

func sliceOf(key int64) int64 { return sliceOfPlace(place(key)) }

func sliceOfPlace(place int64) int64 { return place >> 42 }

// comparePostings orders by key and row. Most of the time of sorting is spent
// here, and cmp.Or would take as long again.
func comparePostings(a, b store.Posting) int {
	if a.Key != b.Key {
		return cmp.Compare(a.Key, b.Key)
	}
	return cmp.Compare(a.Row, b.Row)
}

func packPostings(b []byte, list []store.Posting) []byte {
	for _, p := range list {
		b = binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint64(b, uint64(p.Key)), uint64(p.Row))
	}
	return b
}

func unpackPostings(list []store.Posting, b []byte) []store.Posting {
	for ; len(b) >= pairSize; b = b[pairSize:] {
		list = append(list, store.Posting{Key: int64(binary.BigEndian.Uint64(b)), Row: int64(binary.BigEndian.Uint64(b[8:]))})
	}
	return list
}

// findPostings returns the postings of keys, in order.
func (r *reader) findPostings(doing string, p *postings, keys []int64) ([]store.Posting, error) {
	keys = distinct(keys)
	if len(keys) == 0 {
		return nil, nil
	}
	list, err := r.findInSegments(doing, p, keys, nil)
	if err != nil {
		return nil, err
	}
	wanted := newKeySet(keys)
	query, bounds := recentOf(p, keys, sliceOf)
	err = each(r, doing, query, bounds, func(rows *sql.Rows) error {
		var id int64
		var pairs sql.RawBytes
		if err := rows.Scan(&id, &pairs); err != nil {
			return err
		}
		for b := []byte(pairs); len(b) >= pairSize; b = b[pairSize:] {
			key := int64(binary.BigEndian.Uint64(b))
			if wanted.has(key) {
				list = append(list, store.Posting{Key: key, Row: int64(binary.BigEndian.Uint64(b[8:]))})
			}
		}
		return nil
	})
	slices.SortFunc(list, comparePostings)
	return slices.Compact(list), err
}

// keySet is a set of keys that most of what it is asked for is not in.
type keySet struct {
	filter [1 << 10]uint64
	keys   map[int64]struct{}
}

func newKeySet(keys []int64) *keySet {
	s := &keySet{keys: make(map[int64]struct{}, len(keys))}
	for _, k := range keys {
		s.keys[k] = struct{}{}
		at := mix(uint64(k))
		s.filter[at>>54] |= 1 << (at & 63)
	}
	return s
}

func (s *keySet) has(key int64) bool {
	at := mix(uint64(key))
	if s.filter[at>>54]&(1<<(at&63)) == 0 {
		return false
	}
	_, ok := s.keys[key]
	return ok
}

// recentOf is the query for the recent postings in the slices of keys, or of
// places. Many
// slices are asked for as all of them.
func recentOf(p *postings, keys []int64, sliceOf func(int64) int64) (query string, bounds []any) {
	const one = "SELECT n.id, n.pairs FROM recent n WHERE n.id >= ? AND n.id < ?"
	var in [sliceCount]bool
	n := 0
	for _, k := range keys {
		if s := sliceOf(k); !in[s] {
			in[s] = true
			n++
		}
	}
	if n > sliceCount/2 {
		return one, []any{sliceRow(p.kind, 0), sliceRow(p.kind+1, 0)}
	}
	for s := range int64(sliceCount) {
		if in[s] {
			bounds = append(bounds, sliceRow(p.kind, s), sliceRow(p.kind, s+1))
		}
	}
	return strings.TrimSuffix(strings.Repeat(one+" UNION ALL ", n), " UNION ALL "), bounds
}

// addPostings adds to posting lists.
func (w *writer) addPostings(doing string, p *postings, list []store.Posting) error {
	slices.SortFunc(list, comparePostings)
	list = slices.Compact(list)
	if len(list) == 0 {
		return nil
	}
	state, err := w.recent(p)
	if err != nil {
		return err
	}
	group := state.put / groupSize
	bySlice := make(map[int64][]byte, sliceCount)
	for i, q := range list {
		s := sliceOf(q.Key)
		bySlice[s] = packPostings(bySlice[s], list[i:i+1])
	}
	var rows []any
	for s := range int64(sliceCount) {
		if b := bySlice[s]; b != nil {
			rows = append(rows, sliceRow(p.kind, s)+group, b)
		}
	}
	state.put += int64(len(list))
	state.pending += int64(len(list))
	state.changed = true
	return w.insert(doing, w.d.recent, rows)
}

// recent is the state of a kind, asked for once in an Update.
func (w *writer) recent(p *postings) (*recentKind, error) {
	if state := w.kinds[p]; state != nil {
		return state, nil
	}
	state := &recentKind{kind: p.kind}
	err := each(w.reader, "looking at recent postings", "SELECT put, pending, slice FROM recent_kind WHERE kind = ?", []any{p.kind},
		func(rows *sql.Rows) error { return rows.Scan(&state.put, &state.pending, &state.slice) })
	w.kinds[p] = state
	return state, err
}

// carryOver brings slices into their segments until few enough are left, and keeps
// the state of every kind.
func (w *writer) carryOver() error {
	const doing = "carrying postings over"
	for _, p := range []*postings{fingerprints, formKeys, bands, sentences} {
		state := w.kinds[p]
		if state == nil || !state.changed {
			continue
		}
		for turns := 0; state.pending > int64(w.d.Recent) && turns < sliceCount; turns++ {
			n, err := w.carrySlice(doing, p, state.slice)
			if err != nil {
				return err
			}
			state.pending -= n
			state.slice = (state.slice + 1) % sliceCount
		}
		if err := w.exec(doing, "UPDATE recent_kind SET put = ?, pending = ?, slice = ? WHERE kind = ?",
			state.put, state.pending, state.slice, state.kind); err != nil {
			return err
		}
		state.changed = false
	}
	return nil
}

// carrySlice brings one slice into its segments and tells how much it was.
func (w *writer) carrySlice(doing string, p *postings, slice int64) (int64, error) {
	from, to := sliceRow(p.kind, slice), sliceRow(p.kind, slice+1)
	var list []store.Posting
	err := each(w.reader, doing, "SELECT pairs FROM recent WHERE id >= ? AND id < ?", []any{from, to}, func(rows *sql.Rows) error {
		var pairs sql.RawBytes
		err := rows.Scan(&pairs)
		list = unpackPostings(list, pairs)
		return err
	})
	if err != nil || len(list) == 0 {
		return 0, err
	}
	n := int64(len(list))
	if err := w.mergeIntoSegments(doing, p, list); err != nil {
		return 0, err
	}
	return n, w.exec(doing, "DELETE FROM recent WHERE id >= ? AND id < ?", from, to)
}
