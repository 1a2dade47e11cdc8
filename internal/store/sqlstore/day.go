package sqlstore

import (
	"fmt"
	"time"

	"github.com/sanad-news/sanad/internal/store"
)

// The row of a statement is its day and, in the low bits, its place in that
// day. So the rows of a table, of a posting list and of the full-text index
// stand in the order of days, and "the newest fifty" is the first fifty of a
// walk, whatever was asked: of a word that 116,000 of 300,000 statements have,
// the newest fifty are found in 0.4 ms, where sorting by a day of its own took
// 180. A statement never changes its day; a new reading is a new row.
const (
	placeBits = 24 // 16,777,215 statements of one day
	places    = 1 << placeBits
	epoch     = 719529 // the number of 1970-01-01, when 0000-01-01 is 1
	lastDay   = 3652425
	daySecs   = 24 * 60 * 60
)

// dayNumber returns the number of a day, 0 for an unknown one.
func dayNumber(day string) (int64, error) {
	if day == "" {
		return 0, nil
	}
	t, err := time.Parse(time.DateOnly, day)
	if err != nil || t.Year() < 0 || t.Year() > 9999 {
		return 0, fmt.Errorf("%q is no day: write it as 2006-01-02", day)
	}
	return t.Unix()/daySecs + epoch, nil
}

// dayName is the day of a number.
func dayName(n int64) string {
	if n <= 0 || n > lastDay {
		return ""
	}
	return time.Unix((n-epoch)*daySecs, 0).UTC().Format(time.DateOnly)
}

// dayOf is the day of a statement's row.
func dayOf(row int64) int64 { return row >> placeBits }

// span is the rows between two days, both taken in, after a cursor.
func span(since, until string, after store.Cursor, oldest bool) (lo, hi int64, err error) {
	lo, hi = 0, (lastDay+1)*places-1
	if since != "" {
		n, err := dayNumber(since)
		if err != nil {
			return 0, 0, err
		}
		lo = n * places
	}
	if until != "" {
		n, err := dayNumber(until)
		if err != nil {
			return 0, 0, err
		}
		lo, hi = max(lo, places), (n+1)*places-1 // what has no day was not said before one
	}
	if after == (store.Cursor{}) {
		return lo, hi, nil
	}
	at := after.ID
	if at == 0 {
		n, err := dayNumber(after.Sort)
		if err != nil {
			return 0, 0, err
		}
		at = n * places
	}
	if oldest {
		return max(lo, at+1), hi, nil
	}
	return lo, min(hi, at-1), nil
}
