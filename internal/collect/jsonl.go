package collect

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"golang.org/x/text/transform"

	"github.com/sanad-news/sanad"
)

// jsonReport is one line. Fields that we do not know are left to whoever
// wrote them.
type jsonReport struct {
	ID        name   `json:"id"`
	URL       string `json:"url"`
	Outlet    string `json:"outlet"`
	Published string `json:"published"`
	Title     string `json:"title"`
	Language  string `json:"language"`
	Text      string `json:"text"`
}

// name is a string, or a number taken as it is written: collections number
// their reports as often as they name them.
type name string

// UnmarshalJSON takes a string or a number.
func (n *name) UnmarshalJSON(data []byte) error {
	if len(data) > 0 && (data[0] == '-' || data[0] >= '0' && data[0] <= '9') {
		*n = name(data)
		return nil
	}
	return json.Unmarshal(data, (*string)(n))
}

// jsonLines yields a report a line. A line that is no report is one Item with
// an Err. Only a line is held in memory, never the file.
func (c *Collector) jsonLines(file string, r *bufio.Reader, head []byte, yield func(Item) bool) bool {
	if enc, rest := unicodeEncoding(head); enc != nil {
		if _, err := r.Discard(len(head) - len(rest)); err != nil {
			return yield(failed(file, fileProblem(err), err))
		}
		r = bufio.NewReaderSize(transform.NewReader(r, enc.NewDecoder()), 64<<10)
	}
	lines := lineReader{r: r, max: c.maxBytes}
	found := false
	for n := 1; ; n++ {
		line, err := lines.next()
		if errors.Is(err, io.EOF) {
			break
		}
		where := file + ":" + strconv.Itoa(n)
		if err != nil && !errors.Is(err, ErrTooLarge) {
			return yield(failed(where, fileProblem(err), err))
		}
		if n == 1 {
			line = bytes.TrimPrefix(line, []byte(utf8Mark))
		}
		if err == nil && len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		found = true
		item := Item{Where: where, Err: &Error{Where: where, Problem: ErrTooLarge, Detail: fmt.Sprintf("> %d MB", c.maxBytes>>20)}}
		if err == nil {
			item = c.jsonLine(where, line)
		}
		if !yield(item) {
			return false
		}
	}
	if !found {
		return yield(Item{Where: file, Err: &Error{Where: file, Problem: ErrEmpty}})
	}
	return true
}

func (c *Collector) jsonLine(where string, line []byte) Item {
	fail := func(detail string, cause error) Item {
		return Item{Where: where, Err: &Error{Where: where, Problem: ErrJSON, Detail: detail, Cause: cause}}
	}
	s, notes, err := decode(line, c.legacy)
	if err != nil {
		return Item{Where: where, Err: place(where, err)}
	}
	var j jsonReport
	if err := json.Unmarshal([]byte(s), &j); err != nil {
		return fail(jsonDetail(err), err)
	}
	if strings.TrimSpace(j.Text) == "" {
		return fail(`"text" is missing`, nil)
	}
	if strings.ContainsRune(j.Text, 0) {
		return fail(`"text" holds NUL`, nil)
	}
	return Item{Where: where, Notes: notes, Report: sanad.Report{
		Source: sanad.Source{Path: where, URL: j.URL, ID: string(j.ID)},
		Text:   j.Text, Outlet: j.Outlet, Published: j.Published, Title: j.Title, Language: j.Language,
	}}
}

// jsonDetail says what is wrong with a line in its own terms, not in those of
// our types.
func jsonDetail(err error) string {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &kind) && kind.Field != "":
		return fmt.Sprintf("%q is %s, not string", kind.Field, kind.Value)
	case errors.As(err, &kind):
		return fmt.Sprintf("%s, not object", kind.Value)
	case errors.As(err, &syntax):
		return fmt.Sprintf("byte %d: %v", syntax.Offset, err)
	}
	return err.Error()
}

// lineReader reads lines of at most max bytes.
type lineReader struct {
	r   *bufio.Reader
	max int
	buf []byte
}

// next returns the next line without its end, good until the call after it.
// It returns ErrTooLarge for a line over the limit, which it reads past
// without keeping it, and io.EOF at the end.
func (l *lineReader) next() ([]byte, error) {
	l.buf = l.buf[:0]
	over, some := false, false
	for {
		part, err := l.r.ReadSlice('\n')
		some = some || len(part) > 0
		if over = over || l.max > 0 && len(l.buf)+len(part) > l.max+1; !over {
			l.buf = append(l.buf, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && !errors.Is(err, io.EOF):
			return nil, err
		case err != nil && !some:
			return nil, io.EOF
		case over:
			l.buf = nil // a line this long is rare: do not hold on to its memory
			return nil, ErrTooLarge
		}
		return bytes.TrimRight(l.buf, "\r\n"), nil
	}
}
