package lang

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// ErrData is wrapped by every fault found in a data file.
var ErrData = errors.New("bad data file")

// DataError is one fault in a data file, with the place to mend it.
type DataError struct {
	File         string
	Line, Column int // from 1; Column is the cell's number
	Problem      string
}

// Error gives file:line:column and what would be right.
func (e *DataError) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.Problem)
}

// Unwrap makes every DataError an ErrData.
func (e *DataError) Unwrap() error { return ErrData }

// Row is one line of a table.
type Row struct {
	File  string
	Line  int
	cells []string
	cols  []string
}

// Get returns the cell of a column; the empty string where the table has no
// such column.
func (r Row) Get(col string) string {
	for i, c := range r.cols {
		if c == col {
			return r.cells[i]
		}
	}
	return ""
}

// List returns the |-separated items of a cell.
func (r Row) List(col string) []string {
	cell := r.Get(col)
	if cell == "" {
		return nil
	}
	return strings.Split(cell, "|")
}

// Columns names the table's columns in order.
func (r Row) Columns() []string { return r.cols }

// Errorf makes a DataError at a column of the row.
func (r Row) Errorf(col, format string, args ...any) error {
	n := 1
	for i, c := range r.cols {
		if c == col {
			n = i + 1
		}
	}
	return &DataError{r.File, r.Line, n, fmt.Sprintf(format, args...)}
}

// ReadTable reads a data file: tab-separated, # for comments, the first other
// line naming the columns. Each of want must be there ("name?" may be missing;
// a trailing "*" stands for any columns that begin so), and no other. Cells
// with lists must hold no empty or doubled items. All faults are returned,
// joined.
func ReadTable(file string, data []byte, want ...string) ([]Row, error) {
	if !utf8.Valid(data) {
		return nil, &DataError{file, 1, 1, "is not UTF-8: save it as UTF-8"}
	}
	var (
		cols []string
		rows []Row
		errs []error
	)
	text := strings.TrimPrefix(string(data), "\ufeff")
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSuffix(line, "\r")
		if strings.TrimSpace(line) == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line, "\t")
		if cols == nil {
			cols = cells
			if err := checkColumns(file, i+1, cols, want); err != nil {
				return nil, err
			}
			continue
		}
		row := Row{File: file, Line: i + 1, cells: cells, cols: cols}
		if err := row.check(); err != nil {
			errs = append(errs, err)
			continue
		}
		rows = append(rows, row)
	}
	if cols == nil {
		errs = append(errs, &DataError{file, 1, 1, "is empty: its first line must name the columns " + strings.Join(want, ", ")})
	}
	return rows, errors.Join(errs...)
}

func (r Row) check() error {
	if len(r.cells) != len(r.cols) {
		return &DataError{r.File, r.Line, min(len(r.cells), len(r.cols)),
			fmt.Sprintf("has %d cells, the header has %d: separate cells by one tab each", len(r.cells), len(r.cols))}
	}
	for i, cell := range r.cells {
		if strings.TrimSpace(cell) != cell {
			return &DataError{r.File, r.Line, i + 1, fmt.Sprintf("%q has space around it: take it out", cell)}
		}
		if !strings.Contains(cell, "|") {
			continue
		}
		seen := map[string]bool{}
		for item := range strings.SplitSeq(cell, "|") {
			if strings.TrimSpace(item) != item || item == "" {
				return &DataError{r.File, r.Line, i + 1, fmt.Sprintf("%q has an empty item or space around |", cell)}
			}
			if seen[item] {
				return &DataError{r.File, r.Line, i + 1, fmt.Sprintf("%q stands twice in the list", item)}
			}
			seen[item] = true
		}
	}
	return nil
}

func checkColumns(file string, line int, got, want []string) error {
	known := func(col string) bool {
		for _, w := range want {
			w = strings.TrimSuffix(w, "?")
			if w == col || strings.HasSuffix(w, "*") && strings.HasPrefix(col, w[:len(w)-1]) {
				return true
			}
		}
		return false
	}
	seen := map[string]bool{}
	for i, col := range got {
		if !known(col) {
			return &DataError{file, line, i + 1, fmt.Sprintf("unknown column %q: the columns are %s", col, strings.Join(want, ", "))}
		}
		if seen[col] {
			return &DataError{file, line, i + 1, fmt.Sprintf("column %q stands twice", col)}
		}
		seen[col] = true
	}
	for _, w := range want {
		if !strings.HasSuffix(w, "?") && !strings.HasSuffix(w, "*") && !seen[w] {
			return &DataError{file, line, 1, fmt.Sprintf("column %q is missing: the columns are %s", w, strings.Join(want, ", "))}
		}
	}
	return nil
}
