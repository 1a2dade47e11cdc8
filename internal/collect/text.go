package collect

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/sanad-news/sanad"
)

// text takes a plain text file: one report. A file that is known to be over
// the limit is refused unread.
func (c *Collector) text(name string, r io.Reader, size int64) Item {
	tooLarge := &Error{Where: name, Problem: ErrTooLarge, Detail: fmt.Sprintf("> %d MB", c.maxBytes>>20)}
	if c.maxBytes > 0 {
		if size > int64(c.maxBytes) {
			return Item{Where: name, Err: tooLarge}
		}
		r = io.LimitReader(r, int64(c.maxBytes)+1)
	}
	var buf bytes.Buffer
	if size > 0 {
		buf.Grow(int(size) + bytes.MinRead)
	}
	if _, err := buf.ReadFrom(r); err != nil {
		return failed(name, fileProblem(err), err)
	}
	if c.maxBytes > 0 && buf.Len() > c.maxBytes {
		return Item{Where: name, Err: tooLarge}
	}
	s, notes, err := decode(buf.Bytes(), c.legacy)
	if err != nil {
		return Item{Where: name, Err: place(name, err)}
	}
	report := withHeader(s)
	if strings.TrimSpace(report.Text) == "" {
		return Item{Where: name, Err: &Error{Where: name, Problem: ErrEmpty}}
	}
	report.Source.Path = name
	return Item{Report: report, Where: name, Notes: notes}
}

// place says where a problem is.
func place(where string, err error) error {
	var e *Error
	if errors.As(err, &e) {
		return &Error{Where: where, Problem: e.Problem, Detail: e.Detail, Cause: e.Cause}
	}
	return &Error{Where: where, Problem: ErrUnreadable, Detail: err.Error(), Cause: err}
}

// maxHeaderLines is more lines than there are keys: a longer run of them is no
// header, whatever it looks like.
const maxHeaderLines = 16

// withHeader makes a report of a text, taking off the header if it has one:
// lines "Key: value" up to the first blank line, all of them with keys we
// know. Where a key stands twice the first counts.
func withHeader(s string) sanad.Report {
	report := sanad.Report{Text: s}
	rest := strings.TrimLeft(s, "\r\n")
	for n := 0; n < maxHeaderLines; n++ {
		line, after, found := cutLine(rest)
		if !found {
			break
		}
		if strings.TrimSpace(line) == "" {
			if n > 0 {
				report.Text = after
				return report
			}
			break
		}
		key, value, ok := strings.Cut(line, ":")
		if !ok || !setField(&report, strings.TrimSpace(key), strings.TrimSpace(value)) {
			break
		}
		rest = after
	}
	return sanad.Report{Text: s}
}

// cutLine cuts the first line off, ended by LF, CRLF or CR.
func cutLine(s string) (line, after string, found bool) {
	i := strings.IndexAny(s, "\r\n")
	if i < 0 {
		return s, "", false
	}
	if strings.HasPrefix(s[i:], "\r\n") {
		return s[:i], s[i+2:], true
	}
	return s[:i], s[i+1:], true
}

// setField sets what a header line says; false where it is no header line.
func setField(r *sanad.Report, key, value string) bool {
	var field *string
	switch strings.ToLower(key) {
	case "url":
		field = &r.Source.URL
	case "outlet":
		field = &r.Outlet
	case "published":
		field = &r.Published
	case "title":
		field = &r.Title
	case "language":
		field = &r.Language
	default:
		return false
	}
	if *field == "" {
		*field = value
	}
	return true
}
