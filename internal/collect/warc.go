package collect

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"mime"
	"strconv"
	"strings"
	"time"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/extract"
)

const (
	maxHeader = 64 << 10 // bytes of a record's or a response's header
	maxFields = 256      // lines of one
)

// warcMagic is what every record begins with.
const warcMagic = "WARC/"

// warc yields a report for each page that a web archive (WARC 1.0 and 1.1,
// ISO 28500) holds: responses that were delivered, pages kept as resources,
// and plain text made of them. Revisits are what was there before, and are
// counted among the records passed over. Where the records are packed one by
// one, one that does not unpack to what it was is told, and the next one goes
// on.
func (c *Collector) warc(s source, r *bufio.Reader, yield func(Item) bool) bool {
	at, err := placesOf(&s)
	if err != nil {
		return yield(failed(s.name, fileProblem(err), err))
	}
	n := c.goOnAt(at, &s, r)
	found := n > 1
	var held *Item // the record before, until its checksum was looked at
	where, in := numbered(s.name, n), 0
	if found {
		in = s.members.member()
	}
	for {
		next, from := numbered(s.name, n), at.before(r)
		head, err := warcHeader(r)
		if err != nil {
			s.settle(in)
		}
		whole := err == nil || errors.Is(err, io.EOF) || s.members.checked(in)
		if whole && held != nil {
			found = true
			if !yield(*held) {
				return false
			}
		}
		if errors.Is(err, io.EOF) {
			break
		}
		if whole || where == next { // or else what broke is the record before
			where = next
			n++
		}
		held = nil
		if err == nil {
			mark := at.at(r, from, n-1)
			held, err = c.warcBlock(where, head, r)
			in = s.members.member()
			at.mark(held, mark)
		}
		if err != nil {
			found = true
			if !yield(failed(where, archiveProblem(err), err)) {
				return false
			}
			if !s.goOn(r, err) {
				return true
			}
			held, where, in = nil, numbered(s.name, n), s.members.member()
		}
	}
	if !found {
		return yield(Item{Where: s.name, Err: &Error{Where: s.name, Problem: ErrNoReports}})
	}
	return true
}

// settle reads on until it is known whether the member with so many before it
// is whole: rubbish unpacks for a while before it is found to be none.
func (s *source) settle(before int) {
	if s.members == nil {
		return
	}
	rest := make([]byte, 32<<10)
	for err := error(nil); err == nil && s.members.err == nil && s.members.at <= before; {
		_, err = s.r.Read(rest)
	}
}

// goOn goes on behind a member that is broken; false where err is another, or
// none follows.
func (s *source) goOn(r *bufio.Reader, err error) bool {
	if s.members == nil || s.members.err == nil || errors.Is(err, ErrBomb) || !s.members.resync() {
		return false
	}
	r.Reset(s.r)
	return true
}

// warcBlock reads a record behind its header; nil where it is no page.
func (c *Collector) warcBlock(where string, head map[string]string, r io.Reader) (*Item, error) {
	length, err := blockLength(head)
	if err != nil {
		return nil, err
	}
	block := &io.LimitedReader{R: r, N: length}
	item, is := c.warcRecord(where, head, block)
	if _, err := io.Copy(io.Discard, block); err != nil || block.N > 0 {
		return nil, fmt.Errorf("the record ends early: %w", orUnexpected(err))
	}
	if !is {
		c.records++
		return nil, nil
	}
	return &item, nil
}

// blockLength is how long the block behind a header is, in bytes.
func blockLength(head map[string]string) (int64, error) {
	length, err := strconv.ParseInt(head["content-length"], 10, 64)
	if err != nil || length < 0 {
		return 0, fmt.Errorf("%w: record with Content-Length %q", ErrArchive, head["content-length"])
	}
	return length, nil
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
	if p := fileProblem(err); !errors.Is(p, ErrUnreadable) {
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
		case !strings.HasPrefix(line, warcMagic):
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
	if at, err := time.Parse(time.RFC3339, head["warc-date"]); err == nil {
		d.Retrieved = at
	}
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
