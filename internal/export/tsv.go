package export

import (
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"
)

// tsvSink writes the layouts that tools for event data read: cells separated by
// a tab, lines by LF, nothing quoted; a tab or a line break in a cell becomes a
// blank, since the layouts have no way to keep it.
type tsvSink[T any] struct {
	w       io.Writer
	columns []column
	line    []byte
}

func newTSV[T any](w io.Writer, head bool) (*tsvSink[T], error) {
	s := &tsvSink[T]{w: w, columns: columnsOf(reflect.TypeFor[T]())}
	if !head {
		return s, nil
	}
	for i, c := range s.columns {
		if i > 0 {
			s.line = append(s.line, '\t')
		}
		s.line = append(s.line, c.name...)
	}
	s.line = append(s.line, '\n')
	_, err := w.Write(s.line)
	return s, err
}

func (s *tsvSink[T]) write(row *T) error {
	v := reflect.ValueOf(row).Elem()
	s.line = s.line[:0]
	for i, c := range s.columns {
		if i > 0 {
			s.line = append(s.line, '\t')
		}
		switch field := v.Field(c.index); c.kind {
		case reflect.String:
			s.line = append(s.line, cell(field.String())...)
		case reflect.Int, reflect.Int64:
			s.line = strconv.AppendInt(s.line, field.Int(), 10)
		default:
			return fmt.Errorf("column %s: a %s cannot be written as TSV", c.name, c.kind)
		}
	}
	s.line = append(s.line, '\n')
	_, err := s.w.Write(s.line)
	return err
}

func (s *tsvSink[T]) close() error { return nil }

// cell is a text that fits into a cell.
func cell(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, s)
}
