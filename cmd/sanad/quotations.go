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

// quotations reads a file of quotations: one a line, or JSON objects with text
// and any of by and on. Blank lines are passed over.
func (p *program) quotations(name string) ([]quotation, error) {
	in := p.stdin
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, p.fileError(name, err)
		}
		defer f.Close()
		in = f
	}
	list, err := p.readQuotations(name, in)
	if err == nil && len(list) == 0 {
		err = p.fail(p.words.Get("error.noquotes", name))
	}
	return list, err
}

func (p *program) readQuotations(name string, in io.Reader) ([]quotation, error) {
	var list []quotation
	lines := bufio.NewScanner(in)
	lines.Buffer(make([]byte, 0, 64<<10), longestQuotation)
	n := 0
	for lines.Scan() {
		n++
		text := bytes.TrimSpace(bytes.TrimPrefix(lines.Bytes(), []byte("\ufeff")))
		if len(text) == 0 {
			continue
		}
		q := quotation{line: n}
		if why := parseQuotation(text, &q.CheckQuery); why != "" {
			return nil, p.fail(p.words.Get("error.quotefile", name, n, why))
		}
		list = append(list, q)
	}
	if err := lines.Err(); err != nil {
		return nil, p.fail(p.words.Get("error.quotefile", name, n+1, err.Error()))
	}
	return list, nil
}

// parseQuotation reads a line; it returns what is wrong with it, or "".
func parseQuotation(text []byte, q *ask.CheckQuery) string {
	if !utf8.Valid(text) {
		return "UTF-8?"
	}
	if text[0] != '{' {
		q.Text = strings.Trim(string(text), "\"“”„«»")
		return ""
	}
	var row struct {
		Text string `json:"text"`
		By   string `json:"by"`
		On   string `json:"on"`
	}
	if err := json.Unmarshal(text, &row); err != nil {
		return err.Error()
	}
	if strings.TrimSpace(row.Text) == "" {
		return `"text"?`
	}
	q.Text, q.By, q.On = row.Text, row.By, row.On
	return ""
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
