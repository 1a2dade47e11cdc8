package export

import (
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"
)

// csvSink writes tables as RFC 4180 has them: commas, quotation marks doubled,
// lines ended by CR LF, the line breaks inside a cell as they are. The standard
// library's writer turns every line break of a cell into CR LF, which would
// change the text.
//
// A spreadsheet takes a cell for a formula that begins with =, +, -, @, a tab or
// a carriage return (owasp.org/www-community/attacks/CSV_Injection), and a
// report is other people's text. Such a cell of text gets an apostrophe before
// it, which spreadsheets read as "this is text". Numbers are written as numbers,
// and a text that is a plain number, such as -5, stays as it is.
type csvSink[T any] struct {
	w       io.Writer
	columns []column
	line    []byte
}

// column is a field of a row: its place, and what stands between the values of
// a list.
type column struct {
	index int
	name  string
	kind  reflect.Kind
	join  string
}

const (
	mark       = "\uFEFF" // tells Excel that a file is UTF-8
	defaultGap = "; "
	formulas   = "=+-@\t\r\n＝＋－＠"
)

func newCSV[T any](w io.Writer, marked bool) (*csvSink[T], error) {
	s := &csvSink[T]{w: w, columns: columnsOf(reflect.TypeFor[T]())}
	if marked {
		s.line = append(s.line, mark...)
	}
	for i, c := range s.columns {
		if i > 0 {
			s.line = append(s.line, ',')
		}
		s.line = appendCell(s.line, c.name)
	}
	s.line = append(s.line, "\r\n"...)
	_, err := w.Write(s.line)
	return s, err
}

// columnsOf are the fields of a row that JSON has too, under their names there;
// the tag csv tells what joins a list, and - leaves a field out.
func columnsOf(t reflect.Type) []column {
	var out []column
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		gap := f.Tag.Get("csv")
		if name == "-" || name == "" || gap == "-" {
			continue
		}
		if gap == "" {
			gap = defaultGap
		}
		out = append(out, column{i, name, f.Type.Kind(), gap})
	}
	return out
}

func (s *csvSink[T]) write(row *T) error {
	v := reflect.ValueOf(row).Elem()
	s.line = s.line[:0]
	for i, c := range s.columns {
		if i > 0 {
			s.line = append(s.line, ',')
		}
		field := v.Field(c.index)
		switch c.kind {
		case reflect.String:
			s.line = appendCell(s.line, guard(field.String()))
		case reflect.Int, reflect.Int64:
			s.line = strconv.AppendInt(s.line, field.Int(), 10)
		case reflect.Bool:
			s.line = strconv.AppendBool(s.line, field.Bool())
		case reflect.Float64:
			s.line = strconv.AppendFloat(s.line, field.Float(), 'g', -1, 64)
		case reflect.Slice:
			list, _ := reflect.TypeAssert[[]string](field)
			s.line = appendCell(s.line, guard(strings.Join(list, c.join)))
		default:
			return fmt.Errorf("column %s: a %s cannot be written as CSV", c.name, c.kind)
		}
	}
	s.line = append(s.line, "\r\n"...)
	_, err := s.w.Write(s.line)
	return err
}

func (s *csvSink[T]) close() error { return nil }

// guard puts an apostrophe before what a spreadsheet would take for a formula.
func guard(cell string) string {
	first, _ := utf8.DecodeRuneInString(cell)
	if cell == "" || !strings.ContainsRune(formulas, first) {
		return cell
	}
	if _, err := strconv.ParseFloat(cell, 64); err == nil && strings.Trim(cell, "+-.0123456789eE") == "" {
		return cell
	}
	return "'" + cell
}

// appendCell appends a cell, in quotation marks where it needs them.
func appendCell(b []byte, cell string) []byte {
	if !strings.ContainsAny(cell, "\",\r\n") && strings.TrimSpace(cell) == cell {
		return append(b, cell...)
	}
	b = append(b, '"')
	for {
		i := strings.IndexByte(cell, '"')
		if i < 0 {
			break
		}
		b = append(append(b, cell[:i+1]...), '"')
		cell = cell[i+1:]
	}
	return append(append(b, cell...), '"')
}
