package export

import (
	"io"
	"time"

	"github.com/parquet-go/parquet-go"
)

// parquetSink writes Parquet: text, numbers, days, moments and lists of text,
// compressed with Zstandard. What is not known is null.
type parquetSink[T any] struct {
	w    *parquet.GenericWriter[T]
	rows []T
}

const (
	// groupRows is how many rows are held before they are written: what a file
	// costs in memory.
	groupRows = 16 << 10
	// atOnce is how many rows are handed over at once; one at a time costs half
	// as much again.
	atOnce = 64
)

func newParquet[T any](w io.Writer, build string) *parquetSink[T] {
	return &parquetSink[T]{
		w: parquet.NewGenericWriter[T](w, parquet.Compression(&parquet.Zstd), parquet.MaxRowsPerRowGroup(groupRows),
			parquet.CreatedBy("sanad", build, "")),
		rows: make([]T, 0, atOnce),
	}
}

func (s *parquetSink[T]) write(row *T) error {
	if s.rows = append(s.rows, *row); len(s.rows) < atOnce {
		return nil
	}
	return s.flush()
}

func (s *parquetSink[T]) flush() error {
	_, err := s.w.Write(s.rows)
	clear(s.rows)
	s.rows = s.rows[:0]
	return err
}

func (s *parquetSink[T]) close() error {
	if err := s.flush(); err != nil {
		return err
	}
	return s.w.Close()
}

// dayNumber is a day as Parquet counts it, from 1970-01-01; nil for none.
func dayNumber(day string) *int32 {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return nil
	}
	n := int32(t.Unix() / (24 * 60 * 60)) // exact: a day in UTC has so many seconds
	return &n
}

// moment is a time as Parquet counts it, in milliseconds; nil for none.
func moment(at string) *int64 {
	t, err := time.Parse(time.RFC3339, at)
	if err != nil {
		return nil
	}
	n := t.UnixMilli()
	return &n
}
