// Package collect brings reports in. Whatever a file holds, it comes through
// one door, Collector.Open, which looks at the content and hands it to the
// adapter of its format; out of every adapter come the same reports, so that
// no later room asks where a report came from.
//
// A format is one file here: text.go (plain text with an optional header),
// jsonl.go (JSON lines). A new one adds a case to detect and an adapter.
package collect

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"

	"golang.org/x/text/encoding"

	"github.com/sanad-news/sanad"
)

// Options say how files are taken. The zero Options take files of any size
// and read what is not Unicode as Windows-1252.
type Options struct {
	MaxBytes int    // the largest report, and the longest JSON line; 0 for no limit
	Encoding string // what to read files as that are not Unicode: a name of the WHATWG list
}

// Item is one report, or what stood in its way. Exactly one of Report.Text and
// Err is set.
type Item struct {
	Report sanad.Report
	Where  string // the file, and the line where one file holds many reports
	Notes  []Note // what was done to read it that its sender may not expect
	Err    error  // an *Error
}

// Stdin is the name that stands for standard input.
const Stdin = "-"

// Collector brings reports in from files. It counts what it passed over, so it
// is for one goroutine.
type Collector struct {
	maxBytes int
	legacy   encoding.Encoding // nil where none was named
	stdin    io.Reader
	skipped  int
	first    []string // of what was passed over
}

// New returns a Collector that takes what is called Stdin from stdin. Its
// error wraps ErrEncoding.
func New(o Options, stdin io.Reader) (*Collector, error) {
	c := &Collector{maxBytes: o.MaxBytes, stdin: stdin}
	if o.Encoding != "" {
		enc, err := encodingByName(o.Encoding)
		if err != nil {
			return nil, err
		}
		c.legacy = enc
	}
	return c, nil
}

// Skipped is the number of files of folders that were passed over because
// their ending says that they hold no report.
func (c *Collector) Skipped() int { return c.skipped }

// mostNamed is how many of the files that were passed over are kept by name.
const mostNamed = 3

// SkippedFiles are the first of the files that Skipped counts.
func (c *Collector) SkippedFiles() []string { return c.first }

func (c *Collector) skip(path string) {
	if c.skipped++; len(c.first) < mostNamed {
		c.first = append(c.first, path)
	}
}

// Collect yields the reports of files and folders, in order. A path that
// cannot be taken is one Item with an Err, and the next one goes on.
func (c *Collector) Collect(paths ...string) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		for _, p := range paths {
			if !c.path(p, yield) {
				return
			}
		}
	}
}

// path yields what one path holds; false when the caller wants no more.
func (c *Collector) path(p string, yield func(Item) bool) bool {
	if p == Stdin {
		return c.Open(p, c.stdin, -1, yield)
	}
	info, err := os.Stat(p)
	switch {
	case err != nil:
		return yield(failed(p, fileProblem(err), err))
	case info.IsDir():
		return c.walk(p, yield)
	}
	return c.file(p, yield)
}

// file opens and yields one file.
func (c *Collector) file(p string, yield func(Item) bool) bool {
	f, err := os.Open(p)
	if err != nil {
		return yield(failed(p, fileProblem(err), err))
	}
	defer f.Close() // only read: closing can lose nothing
	size := int64(-1)
	if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
		size = info.Size()
	}
	return c.Open(p, f, size, yield)
}

// peekBytes is how much of a file is looked at to tell what it is.
const peekBytes = 4096

// Open is the door: it looks at what r holds and yields the reports in it.
// Size is the number of bytes where it is known, and -1 where not. It returns
// false when the caller wants no more.
func (c *Collector) Open(name string, r io.Reader, size int64, yield func(Item) bool) bool {
	br := bufio.NewReaderSize(r, 64<<10)
	head, err := br.Peek(peekBytes)
	if err != nil && !errors.Is(err, io.EOF) && len(head) == 0 {
		return yield(failed(name, fileProblem(err), err))
	}
	format, err := detect(name, head)
	if err != nil {
		return yield(Item{Where: name, Err: place(name, err)})
	}
	if format == jsonLines {
		return c.jsonLines(name, br, head, yield)
	}
	return yield(c.text(name, br, size))
}

// fileProblem is our word for why a file could not be opened or read.
func fileProblem(err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return ErrNotFound
	case errors.Is(err, fs.ErrPermission):
		return ErrPermission
	}
	return ErrUnreadable
}

// failed makes an Item of a problem, with the system's words for it where ours
// do not say it all.
func failed(where string, problem, cause error) Item {
	e := &Error{Where: where, Problem: problem, Cause: cause}
	var path *fs.PathError
	if problem == ErrUnreadable && errors.As(cause, &path) {
		e.Detail = path.Err.Error()
	} else if problem == ErrUnreadable {
		e.Detail = fmt.Sprint(cause)
	}
	return Item{Where: where, Err: e}
}
