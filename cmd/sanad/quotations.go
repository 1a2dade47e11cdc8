package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sanad-news/sanad/internal/ask"
	"github.com/sanad-news/sanad/internal/collect"
)

// quotation is one of a file, and the line it stands in.
type quotation struct {
	ask.CheckQuery

	line int
}

// longestQuotation is the longest line of a file of quotations.
const longestQuotation = 4 * ask.MaxQuote

// quotations reads a file of quotations: one a line, JSON objects with text and
// any of by and on, or a table that has these as columns. Blank lines are passed over; lines that are no
// quotation are told, and counted.
func (p *program) quotations(name string) (list []quotation, bad int, err error) {
	in := p.stdin
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, 0, p.fileError(name, err)
		}
		defer f.Close()
		in = f
	}
	list, bad, err = p.readQuotations(name, in)
	if err == nil && len(list)+bad == 0 {
		err = p.fail(p.words.Get("error.noquotes", name))
	}
	return list, bad, err
}

// readQuotations reads lines or a table. The first line tells what they are:
// where it is JSON, all must be, so that a line that was cut is not taken for a
// quotation.
func (p *program) readQuotations(name string, in io.Reader) (list []quotation, bad int, err error) {
	buffered := bufio.NewReaderSize(in, 64<<10)
	start, _ := buffered.Peek(64 << 10) // what it says of an error, reading says again
	first, _, _ := strings.Cut(string(start), "\n")
	if sep := tableSeparator(first); sep != 0 {
		return p.readTable(name, buffered, sep)
	}
	if isTable(name) {
		return nil, 0, p.fail(p.words.Get("error.quotefile.columns", name, shorten(strings.TrimSpace(first))))
	}
	return p.readLines(name, buffered)
}

func (p *program) readLines(name string, in io.Reader) (list []quotation, bad int, err error) {
	lines := bufio.NewScanner(in)
	lines.Buffer(make([]byte, 0, 64<<10), longestQuotation)
	n, asJSON := 0, false
	for lines.Scan() {
		n++
		text := bytes.TrimSpace(bytes.TrimPrefix(lines.Bytes(), []byte("\ufeff")))
		if len(text) == 0 {
			continue
		}
		if len(list)+bad == 0 {
			asJSON = text[0] == '{'
		}
		q := quotation{line: n}
		if why := p.parseQuotation(text, asJSON, &q.CheckQuery); why != "" {
			bad++
			fmt.Fprintln(p.stderr, "sanad:", p.words.Get("error.quotefile", name, n, why))
			continue
		}
		list = append(list, q)
	}
	switch err := lines.Err(); {
	case errors.Is(err, bufio.ErrTooLong):
		return nil, 0, p.fail(p.words.Get("error.quotefile", name, n+1, p.words.Get("error.quote.long", longestQuotation>>10)))
	case err != nil:
		return nil, 0, p.fail(p.words.Get("error.quotefile", name, n+1, err.Error()))
	}
	return list, bad, nil
}

// parseQuotation reads a line; it returns what is wrong with it, or "".
func (p *program) parseQuotation(text []byte, asJSON bool, q *ask.CheckQuery) string {
	if !utf8.Valid(text) {
		return p.words.Get("error.quote.utf8")
	}
	if !asJSON && text[0] != '{' {
		q.Text = unquoted(string(text))
		return ""
	}
	var row struct {
		Text string `json:"text"`
		By   string `json:"by"`
		On   string `json:"on"`
	}
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.DisallowUnknownFields() // a misspelled "by" would check less than was asked
	if err := dec.Decode(&row); err != nil {
		return p.quotationFault(err)
	}
	if strings.TrimSpace(row.Text) == "" {
		return p.words.Get("error.quote.text")
	}
	q.Text, q.By, q.On = row.Text, row.By, row.On
	return ""
}

// quotationFault says what is wrong with a quotation in JSON.
func (p *program) quotationFault(err error) string {
	if kind, ok := errors.AsType[*json.UnmarshalTypeError](err); ok && kind.Field != "" {
		return p.words.Get("error.quote.type", kind.Field)
	}
	if field, ok := strings.CutPrefix(err.Error(), "json: unknown field "); ok { // the package has no type for it
		return p.words.Get("error.quote.field", field)
	}
	return p.words.Get("error.quote.json")
}

// unquoted takes off the quotation marks around all of a line; where others
// stand within, which belong to which is not to be told.
func unquoted(s string) string {
	mark := func(r rune) bool { return r != '\'' && r != '’' && unicode.Is(unicode.Quotation_Mark, r) }
	if inner := strings.TrimFunc(s, mark); !strings.ContainsFunc(inner, mark) {
		return inner
	}
	return s
}

// fileError says why a file cannot be read.
func (p *program) fileError(name string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		err = collect.ErrNotFound
	case errors.Is(err, fs.ErrPermission):
		err = collect.ErrPermission
	}
	fmt.Fprintln(p.stderr, p.explain(name, err, nil))
	return errFailed
}

// fail says what went wrong and fails.
func (p *program) fail(text string) error {
	fmt.Fprintln(p.stderr, "sanad:", text)
	return errFailed
}
