package collect

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/transform"

	"github.com/sanad-news/sanad"
)

// columnNames are the fields that a column can hold, by the names that JSON
// lines have.
var columnNames = []string{"text", "id", "url", "outlet", "published", "title", "language", "author"}

// checkColumns refuses a mapping of what is no field.
func checkColumns(columns map[string]string) error {
	for field := range columns {
		if !slices.Contains(columnNames, field) {
			return fmt.Errorf("%w: %q; the fields are %s", ErrColumns, field, strings.Join(columnNames, ", "))
		}
	}
	return nil
}

// separators are what stands between the cells of a row.
const separators = ",;\t|"

// separatorOf is the separator that a table's first line has most of outside
// of quotation marks; 0 where it has none.
func separatorOf(line string) rune {
	counts := map[rune]int{}
	quoted := false
	for _, c := range line {
		switch {
		case c == '"':
			quoted = !quoted
		case !quoted && strings.ContainsRune(separators, c):
			counts[c]++
		}
	}
	best := rune(0)
	for _, c := range separators {
		if counts[c] > counts[best] {
			best = c
		}
	}
	return best
}

// namesColumns reports whether a file begins with the head of a table: a line
// of our column names, the text's among them.
func namesColumns(start []byte) bool {
	line, _, _ := bytes.Cut(start, []byte("\n"))
	sep := separatorOf(string(line))
	if sep == 0 {
		return false
	}
	known := 0
	cells := strings.Split(string(line), string(sep))
	for _, cell := range cells {
		if slices.Contains(columnNames, columnName(cell)) {
			known++
		}
	}
	return known >= 2 && slices.ContainsFunc(cells, func(c string) bool { return columnName(c) == "text" })
}

// columnName is a column's name as it is compared.
func columnName(cell string) string {
	return strings.ToLower(strings.Trim(cell, " \t\r\"\ufeff"))
}

// csv yields a report a row. Only a row is held in memory.
func (c *Collector) csv(name string, r *bufio.Reader, head []byte, yield func(Item) bool) bool {
	fail := func(where string, problem error, detail string, cause error) bool {
		return yield(Item{Where: where, Err: &Error{Where: where, Problem: problem, Detail: detail, Cause: cause}})
	}
	plain, notes := c.plain(r, head)
	budget := &budgeted{r: plain, most: c.maxBytes}
	budget.renew()
	lines := bufio.NewReaderSize(budget, peekBytes)
	first, err := lines.Peek(peekBytes)
	if err != nil && !errors.Is(err, io.EOF) && len(first) == 0 {
		return fail(name, fileProblem(err), err.Error(), err)
	}
	line, _, _ := strings.Cut(strings.TrimLeft(string(first), "\ufeff\r\n"), "\n")
	table := csv.NewReader(lines)
	table.LazyQuotes, table.FieldsPerRecord, table.ReuseRecord = true, -1, true
	if sep := separatorOf(line); sep != 0 {
		table.Comma = sep
	}
	columns, err := table.Read()
	if errors.Is(err, io.EOF) {
		return fail(name, ErrEmpty, "", nil)
	}
	if err != nil {
		return fail(name, rowProblem(err), err.Error(), err)
	}
	at, missing := c.columnsAt(columns)
	if missing != "" {
		return fail(name, ErrColumns, missing, nil)
	}
	for found := false; ; found = true {
		budget.renew()
		row, err := table.Read()
		switch {
		case errors.Is(err, io.EOF) && !found:
			return fail(name, ErrEmpty, "", nil)
		case errors.Is(err, io.EOF):
			return true
		case err != nil:
			return fail(name, rowProblem(err), err.Error(), err)
		}
		n, _ := table.FieldPos(0)
		if !yield(c.row(name+":"+strconv.Itoa(n), row, at, notes)) {
			return false
		}
	}
}

// columnsAt says which column holds each field; missing names those that were
// asked for and are not there, and the ones that are.
func (c *Collector) columnsAt(columns []string) (at map[string]int, missing string) {
	at = map[string]int{}
	for _, field := range columnNames {
		want := field
		if named, ok := c.columns[field]; ok {
			want = columnName(named)
		}
		i := slices.IndexFunc(columns, func(cell string) bool { return columnName(cell) == want })
		if i >= 0 {
			at[field] = i
		} else if field == "text" || want != field {
			missing = want
		}
	}
	if missing == "" {
		return at, ""
	}
	shown := make([]string, 0, len(columns))
	for _, cell := range columns[:min(len(columns), 12)] {
		shown = append(shown, strconv.Quote(cell[:min(len(cell), 40)]))
	}
	return nil, fmt.Sprintf("%q; %s", missing, strings.Join(shown, ", "))
}

func (c *Collector) row(where string, row []string, at map[string]int, notes []Note) Item {
	cell := func(field string) string {
		i, ok := at[field]
		if !ok || i >= len(row) {
			return ""
		}
		return strings.ToValidUTF8(row[i], "\uFFFD")
	}
	text := cell("text")
	switch {
	case strings.TrimSpace(text) == "":
		return Item{Where: where, Err: &Error{Where: where, Problem: ErrEmpty}}
	case strings.ContainsRune(text, 0):
		return Item{Where: where, Err: &Error{Where: where, Problem: ErrBinary, Detail: "NUL"}}
	}
	report := sanad.Report{
		Source: sanad.Source{Path: where, URL: strings.TrimSpace(cell("url")), ID: strings.TrimSpace(cell("id"))},
		Text:   text, Outlet: strings.TrimSpace(cell("outlet")), Published: strings.TrimSpace(cell("published")),
		Title: strings.TrimSpace(cell("title")), Language: strings.TrimSpace(cell("language")),
	}
	if a := strings.TrimSpace(cell("author")); a != "" {
		report.Authors = []string{a}
	}
	return Item{Where: where, Report: report, Notes: notes}
}

// plain turns a stream into UTF-8, by its first bytes.
func (c *Collector) plain(r *bufio.Reader, head []byte) (io.Reader, []Note) {
	if enc, _ := unicodeEncoding(head); enc != nil {
		return transform.NewReader(r, enc.NewDecoder()), nil
	}
	whole := head
	for len(whole) > 0 && len(head)-len(whole) < utf8.UTFMax && !utf8.Valid(whole) {
		whole = whole[:len(whole)-1] // the last character may be cut
	}
	switch {
	case utf8.Valid(whole), mostlyUTF8(head):
		return r, nil
	case c.legacy != nil:
		return transform.NewReader(r, c.legacy.NewDecoder()), nil
	}
	return transform.NewReader(r, charmap.Windows1252.NewDecoder()), []Note{LegacyNote}
}

// rowProblem is our word for why a row could not be read.
func rowProblem(err error) error {
	if errors.Is(err, ErrTooLarge) {
		return ErrTooLarge
	}
	return fileProblem(err)
}

// budgeted gives out so many bytes until it is renewed: a quotation mark that
// is never closed must not bring the whole file into memory.
type budgeted struct {
	r          io.Reader
	most, left int
}

func (b *budgeted) renew() { b.left = b.most + peekBytes }

func (b *budgeted) Read(p []byte) (int, error) {
	if b.most > 0 && b.left <= 0 {
		return 0, fmt.Errorf("%w: > %d MB", ErrTooLarge, b.most>>20)
	}
	n, err := b.r.Read(p)
	b.left -= n
	return n, err
}
