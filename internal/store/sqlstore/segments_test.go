package sqlstore

import (
	"errors"
	"slices"
	"testing"

	"github.com/sanad-news/sanad/internal/store"
)

// TestSegments protects that postings come back from a segment as they went in,
// whatever their keys and rows, and that bytes which are none are told as such.
func TestSegments(t *testing.T) {
	var list []store.Posting
	for _, key := range []int64{0, 1, 300, 1<<48 - 1} {
		for _, row := range []int64{-1 << 63, -1, 0, 1, 1<<63 - 1} {
			list = append(list, store.Posting{Key: key, Row: row})
		}
	}
	for row := range int64(100) {
		list = append(list, store.Posting{Key: 1 << 40, Row: row * row})
	}
	slices.SortFunc(list, comparePostings)
	packed := packSegment(0, list)
	var got []store.Posting
	read := func(b []byte) error {
		return unpackSegment(0, b, func(place int64, rows packedRows) { got = rows.appendTo(got, place) })
	}
	if err := read(packed); err != nil || !slices.Equal(got, list) {
		t.Fatalf("%v came back as %v, %v", list, got, err)
	}
	if err := read(packed[:len(packed)-1]); !errors.Is(err, store.ErrBroken) {
		t.Errorf("cut short: %v, want ErrBroken", err)
	}
	for _, key := range []int64{0, 1, -1, 1<<63 - 1, -1 << 63} {
		if s := sliceOf(key); s < 0 || s >= sliceCount {
			t.Errorf("%d is in slice %d", key, s)
		}
	}
}

// TestSegmentsDivide protects that a segment which grew too large is divided,
// and never within a key.
func TestSegmentsDivide(t *testing.T) {
	var list []store.Posting
	for i := range int64(2000) {
		list = append(list, store.Posting{Key: i / 500 << 20, Row: i << 24})
	}
	rows := appendSegments(nil, 0, list)
	if len(rows) != 2*4 {
		t.Fatalf("%d segments, want one for each of four large keys", len(rows)/2)
	}
	for i := range 4 {
		if first, ok := rows[2*i].(int64); !ok || first != int64(i)<<20 {
			t.Errorf("segment %d begins with %v", i, rows[2*i])
		}
	}
}
