package collect

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/sanad-news/sanad"
)

// text takes a plain text file: one report.
func (c *Collector) text(name string, r io.Reader, size int64) Item {
	s, notes, err := c.whole(r, size)
	if err != nil {
		return Item{Where: name, Err: place(name, err)}
	}
	if isTranscript(s) {
		return transcriptOf(name, s, notes)
	}
	report, _ := withHeader(s)
	if strings.TrimSpace(report.Text) == "" {
		return Item{Where: name, Err: &Error{Where: name, Problem: ErrEmpty}}
	}
	report.Source.Path = name
	return Item{Report: report, Where: name, Notes: notes}
}

// whole reads a text file to its end and decodes it.
func (c *Collector) whole(r io.Reader, size int64) (string, []Note, error) {
	data, err := bounded(r, size, c.maxBytes)
	if err != nil {
		return "", nil, err
	}
	return decode(data, c.legacy)
}

// bounded reads to the end of r, at most limit bytes (0: any number). What is
// known to be over the limit is refused unread. Its error is an *Error without
// a place.
func bounded(r io.Reader, size int64, limit int) ([]byte, error) {
	tooLarge := &Error{Problem: ErrTooLarge, Detail: fmt.Sprintf("> %d MB", limit>>20)}
	if limit > 0 {
		if size > int64(limit) {
			return nil, tooLarge
		}
		r = io.LimitReader(r, int64(limit)+1)
	}
	var buf bytes.Buffer
	if size > 0 {
		buf.Grow(int(size) + bytes.MinRead)
	}
	if _, err := buf.ReadFrom(r); err != nil {
		return nil, &Error{Problem: fileProblem(err), Cause: err}
	}
	if limit > 0 && buf.Len() > limit {
		return nil, tooLarge
	}
	return buf.Bytes(), nil
}

// place says where a problem is.
func place(where string, err error) error {
	if e, ok := errors.AsType[*Error](err); ok {
		return &Error{Where: where, Problem: e.Problem, Detail: e.Detail, Cause: e.Cause}
	}
	return &Error{Where: where, Problem: ErrUnreadable, Detail: err.Error(), Cause: err}
}

// maxHeaderLines is more lines than there are keys: a longer run of them is no
// header, whatever it looks like.
const maxHeaderLines = 16

// withHeader makes a report of a text, taking off the header if it has one:
// lines "Key: value" up to the first blank line, all of them with keys we
// know. Where a key stands twice the first counts. Speaker is who says all of
// the text, "" where it is no one's speech.
func withHeader(s string) (report sanad.Report, speaker string) {
	report.Text = s
	rest := strings.TrimLeft(s, "\r\n")
	for n := range maxHeaderLines {
		line, after, found := cutLine(rest)
		if !found {
			break
		}
		if strings.TrimSpace(line) == "" {
			if n > 0 {
				report.Text = after
				return report, speaker
			}
			break
		}
		key, value, ok := strings.Cut(line, ":")
		if key, value = strings.TrimSpace(key), strings.TrimSpace(value); ok && strings.EqualFold(key, "speaker") {
			speaker = value
		} else if !ok || !setField(&report, key, value) {
			break
		}
		rest = after
	}
	return sanad.Report{Text: s}, ""
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
