package main

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/sanad-news/sanad/internal/ask"
)

// The columns of a table of quotations; those with other names are passed over.
const (
	textColumn = "text"
	byColumn   = "by"
	onColumn   = "on"
)

// tableSeparator is what stands between the cells of a table whose first line
// names a column of quotations; 0 where it names none.
func tableSeparator(line string) rune {
	for _, sep := range ",;\t|" {
		if slices.Contains(columnsOf(line, sep), textColumn) {
			return sep
		}
	}
	return 0
}

func columnsOf(line string, sep rune) []string {
	cells := strings.Split(line, string(sep))
	for i, c := range cells {
		cells[i] = columnName(c)
	}
	return cells
}

func columnName(cell string) string { return strings.ToLower(strings.Trim(cell, " \t\r\"\ufeff")) }

// isTable reports whether a file is called a table.
func isTable(name string) bool {
	return slices.Contains([]string{".csv", ".tsv"}, strings.ToLower(filepath.Ext(name)))
}

// readTable reads a table of quotations. A row that is none is told, and
// counted.
func (p *program) readTable(name string, in *bufio.Reader, sep rune) (list []quotation, bad int, err error) {
	rows := &rowReader{in: in}
	table := csv.NewReader(rows)
	table.Comma, table.LazyQuotes, table.FieldsPerRecord = sep, true, -1
	head, err := table.Read()
	if err != nil {
		return nil, 0, p.tableFault(name, 1, err)
	}
	for i := range head {
		head[i] = columnName(head[i])
	}
	at := func(row []string, column string) string {
		if i := slices.Index(head, column); i >= 0 && i < len(row) {
			return strings.TrimSpace(row[i])
		}
		return ""
	}
	for last := 1; ; {
		rows.read = 0
		row, err := table.Read()
		if errors.Is(err, io.EOF) {
			return list, bad, nil
		}
		if err != nil {
			return nil, 0, p.tableFault(name, last+1, err)
		}
		last, _ = table.FieldPos(0)
		q := quotation{CheckQuery: ask.CheckQuery{Text: unquoted(at(row, textColumn)), By: at(row, byColumn), On: at(row, onColumn)}, line: last}
		why := ""
		switch {
		case !utf8.ValidString(strings.Join(row, "")):
			why = p.words.Get("error.quote.utf8")
		case q.Text == "":
			why = p.words.Get("error.quote.text")
		}
		if why != "" {
			bad++
			fmt.Fprintln(p.stderr, "sanad:", p.words.Get("error.quotefile", name, last, why))
			continue
		}
		list = append(list, q)
	}
}

func (p *program) tableFault(name string, line int, err error) error {
	why := err.Error()
	if errors.Is(err, errLongRow) {
		why = p.words.Get("error.quote.long", longestQuotation>>10)
	}
	return p.fail(p.words.Get("error.quotefile", name, line, why))
}

// errLongRow is a row longer than any with a quotation: a quotation mark that
// nobody closed would take in the rest of the file.
var errLongRow = errors.New("the row is too long")

// rowReader reads rows; whoever uses it sets read to 0 at the end of each.
type rowReader struct {
	in   io.Reader
	read int
}

func (r *rowReader) Read(b []byte) (int, error) {
	if r.read > longestQuotation {
		return 0, errLongRow
	}
	n, err := r.in.Read(b)
	r.read += n
	return n, err //nolint:wrapcheck // a reader hands on what its reader says
}
