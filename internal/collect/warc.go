package collect

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"mime"
	"strconv"
	"strings"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/extract"
)

const (
	maxHeader = 64 << 10 // bytes of a record's or a response's header
	maxFields = 256      // lines of one
)

// warc yields a report for each page that a web archive (WARC 1.0 and 1.1,
// ISO 28500) holds: responses that were delivered, pages kept as resources,
// and plain text made of them. Revisits are what was there before, and are
// counted among the records passed over.
func (c *Collector) warc(name string, r *bufio.Reader, yield func(Item) bool) bool {
	found := false
	for n := 1; ; n++ {
		where := numbered(name, n)
		head, err := warcHeader(r)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return yield(failed(where, archiveProblem(err), err))
		}
		length, err := strconv.ParseInt(head["content-length"], 10, 64)
		if err != nil || length < 0 {
			return yield(failed(where, ErrArchive, fmt.Errorf("record with Content-Length %q", head["content-length"])))
		}
		block := &io.LimitedReader{R: r, N: length}
		item, is := c.warcRecord(where, head, block)
		if _, err := io.Copy(io.Discard, block); err != nil || block.N > 0 {
			return yield(failed(where, archiveProblem(err), fmt.Errorf("the record ends early: %w", orUnexpected(err))))
		}
		if !is {
			c.records++
			continue
		}
		found = true
		if !yield(item) {
			return false
		}
	}
	if !found {
		return yield(Item{Where: name, Err: &Error{Where: name, Problem: ErrNoReports}})
	}
	return true
}

func orUnexpected(err error) error {
	if err == nil {
		return io.ErrUnexpectedEOF
	}
	return err
}

// archiveProblem is our word for why an archive could not be read on.
func archiveProblem(err error) error {
	if err == nil {
		return ErrArchive
	}
	if p := fileProblem(err); p != ErrUnreadable {
		return p
	}
	return ErrArchive
}

// warcHeader reads the header of the next record; io.EOF where there is none.
func warcHeader(r *bufio.Reader) (map[string]string, error) {
	for {
		line, err := headerLine(r)
		switch {
		case errors.Is(err, io.EOF) && line == "":
			return nil, io.EOF
		case err != nil:
			return nil, fmt.Errorf("reading a record's header: %w", err)
		case line == "":
			continue // records end with two blank lines; some writers leave more
		case !strings.HasPrefix(line, "WARC/"):
			return nil, fmt.Errorf("%w: no record begins with %.20q", ErrArchive, line)
		}
		return fields(r)
	}
}

// fields reads header lines up to the blank one. The first of a name counts.
func fields(r *bufio.Reader) (map[string]string, error) {
	head := map[string]string{}
	size := 0
	for n := 0; ; n++ {
		line, err := headerLine(r)
		if err != nil {
			return nil, fmt.Errorf("reading a header: %w", orUnexpectedEOF(err))
		}
		if line == "" {
			return head, nil
		}
		if size += len(line); n >= maxFields || size > maxHeader {
			return nil, fmt.Errorf("%w: a header of more than %d lines or %d KB", ErrArchive, maxFields, maxHeader>>10)
		}
		key, value, ok := strings.Cut(line, ":")
		if key = strings.ToLower(strings.TrimSpace(key)); ok && head[key] == "" {
			head[key] = strings.TrimSpace(value)
		}
	}
}

func orUnexpectedEOF(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// headerLine reads a line without its end.
func headerLine(r *bufio.Reader) (string, error) {
	line, err := r.ReadSlice('\n')
	if errors.Is(err, bufio.ErrBufferFull) {
		return "", fmt.Errorf("%w: a header line of more than %d KB", ErrArchive, r.Size()>>10)
	}
	return strings.TrimRight(string(line), "\r\n"), err
}

// warcRecord makes the item of a record; false where it is no page.
func (c *Collector) warcRecord(where string, head map[string]string, block io.Reader) (Item, bool) {
	d := Delivery{Address: strings.Trim(head["warc-target-uri"], "<>"), MediaType: head["content-type"]}
	switch head["warc-type"] {
	case "response":
		return c.response(where, d, block)
	case "resource":
		if isPage(d.MediaType) {
			return c.payload(where, d, block)
		}
	case "conversion":
		if mediaKind(d.MediaType) == "text/plain" {
			return c.converted(where, d, block)
		}
	}
	return Item{}, false
}

// response takes the page out of an HTTP response.
func (c *Collector) response(where string, d Delivery, block io.Reader) (Item, bool) {
	if !strings.HasPrefix(d.MediaType, "application/http") {
		return Item{}, false
	}
	r := bufio.NewReaderSize(block, 16<<10)
	status, err := headerLine(r)
	if err != nil || !delivered(status) {
		return Item{}, false
	}
	head, err := fields(r)
	if err != nil || head["content-type"] != "" && !isPage(head["content-type"]) {
		return Item{}, false
	}
	d.MediaType = head["content-type"]
	body, err := decoded(r, head)
	if err != nil {
		return failed(where, ErrArchive, err), true
	}
	return c.payload(where, d, body)
}

// delivered reports whether a status line says that the page came.
func delivered(status string) bool {
	parts := strings.Fields(status)
	return len(parts) >= 2 && strings.HasPrefix(parts[0], "HTTP/") && (parts[1] == "200" || parts[1] == "203")
}

func mediaKind(s string) string {
	kind, _, err := mime.ParseMediaType(s)
	if err != nil {
		kind, _, _ = strings.Cut(s, ";")
	}
	return strings.ToLower(strings.TrimSpace(kind))
}

func isPage(mediaType string) bool {
	switch mediaKind(mediaType) {
	case "text/html", "application/xhtml+xml":
		return true
	}
	return false
}

// payload makes the item of a page.
func (c *Collector) payload(where string, d Delivery, body io.Reader) (Item, bool) {
	data, err := bounded(body, -1, extract.MaxBytes)
	switch {
	case err != nil:
		return Item{Where: where, Err: place(where, err)}, true
	case len(data) == 0:
		return Item{}, false
	}
	return c.pageItem(where, data, d), true
}

// converted takes the plain text that someone made of a page.
func (c *Collector) converted(where string, d Delivery, body io.Reader) (Item, bool) {
	s, notes, err := c.whole(body, -1)
	if err != nil {
		return Item{Where: where, Err: place(where, err)}, true
	}
	if strings.TrimSpace(s) == "" {
		return Item{}, false
	}
	return Item{Where: where, Notes: notes, Report: sanad.Report{Source: sanad.Source{Path: where, URL: d.Address}, Text: s}}, true
}
