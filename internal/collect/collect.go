// Package collect brings reports in. Whatever a file holds, it comes through
// one door, Collector.Open, which looks at the content and hands it to the
// adapter of its format; out of every adapter come the same reports, so that
// no later room asks where a report came from.
//
// A format is one file here: text.go (plain text with an optional header),
// transcript.go, jsonl.go (JSON lines), csv.go, html.go (saved pages), feed.go
// (RSS, Atom, JSON feed), links.go (OPML, sitemaps), warc.go, zip.go. A new one
// adds a name to formats, a case to detect and an adapter.
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
	"github.com/sanad-news/sanad/internal/extract"
)

// Options say how files are taken. The zero Options take files of any size
// and read what is not Unicode as Windows-1252.
type Options struct {
	MaxBytes int               // the largest report, and the longest JSON line; 0 for no limit
	Encoding string            // what to read files as that are not Unicode: a name of the WHATWG list
	Format   string            // one of Formats; empty: told from the content
	Columns  map[string]string // of CSV: a field of JSON lines, and the column that holds it
	Labels   extract.Labels    // what a line of a page by itself is; nil: not known

	// Originals tells that items of pages are to have their originals.
	Originals bool
	// Marked tells how far an archive was read before; nil: it is read from its
	// beginning.
	Marked func(archive string) (Mark, bool)
}

// Item is one report, or what stood in its way. Once it is finished exactly
// one of Report.Text and Err is set.
type Item struct {
	Report sanad.Report
	Where  string // the file, and the line, record or entry where one file holds many reports
	Notes  []Note // what was done to read it that its sender may not expect
	Err    error  // an *Error

	Next     string    // the address of the page on which the report goes on, where it is one that is known
	Original *Original // of a page, where originals were asked for
	Archive  string    // the archive that it is in, where reading can go on behind it; "" else
	Mark     Mark      // in that archive

	finish func(*Item) // what is left to do, nil where nothing is
}

// Finish does what is left to make the report of an item. To find the text of
// a page takes longer than all else, so it is left to whoever reads the item:
// many can be finished at once. It must be called once before Report and Err
// are looked at.
func (i *Item) Finish() {
	if i.finish != nil {
		do := i.finish
		i.finish = nil
		do(i)
	}
}

// Stdin is the name that stands for standard input.
const Stdin = "-"

// Collector brings reports in from files. It counts what it passed over, so it
// is for one goroutine.
type Collector struct {
	maxBytes int
	legacy   encoding.Encoding // nil where none was named
	stdin    io.Reader
	format   format // unknown where it is told from the content
	columns  map[string]string
	labels   extract.Labels
	skipped  int
	first    []string // of what was passed over
	records  int
	before   int

	originals bool
	marked    func(archive string) (Mark, bool)
}

// New returns a Collector that takes what is called Stdin from stdin. Its
// error wraps ErrEncoding, ErrFormat or ErrColumns.
func New(o Options, stdin io.Reader) (*Collector, error) {
	c := &Collector{maxBytes: o.MaxBytes, stdin: stdin, columns: o.Columns, labels: o.Labels, originals: o.Originals, marked: o.Marked}
	if err := checkColumns(o.Columns); err != nil {
		return nil, err
	}
	if o.Format != "" {
		f, err := formatByName(o.Format)
		if err != nil {
			return nil, err
		}
		c.format = f
	}
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

// Records is the number of records of archives that were passed over: what is
// no page, was not delivered, or is the same as before.
func (c *Collector) Records() int { return c.records }

// Before is the number of records of archives that were passed over because
// they were read before, as their marks tell.
func (c *Collector) Before() int { return c.before }

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
	s := source{name: p, r: f, size: -1}
	if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
		s.size, s.file = info.Size(), f
	}
	return c.open(s, yield)
}

// peekBytes is how much of a file is looked at to tell what it is.
const peekBytes = 4096

// Open is the door: it looks at what r holds and yields the reports in it.
// Size is the number of bytes where it is known, and -1 where not. It returns
// false when the caller wants no more.
func (c *Collector) Open(name string, r io.Reader, size int64, yield func(Item) bool) bool {
	return c.open(source{name: name, r: r, size: size}, yield)
}

// source is bytes on their way in.
type source struct {
	name  string
	r     io.Reader
	size  int64 // -1 where it is not known
	depth int   // how many archives it stands in
	came  Delivery

	members *members // that r unpacks, where it is packed with gzip
	file    *os.File // that r reads, or unpacks; nil where it cannot be read from its middle
}

// open hands a source to the adapter of its format.
func (c *Collector) open(s source, yield func(Item) bool) bool {
	if s.depth > maxDepth {
		return yield(failed(s.name, ErrArchive, errTooDeep))
	}
	br := bufio.NewReaderSize(s.r, 64<<10)
	head, err := br.Peek(peekBytes)
	if err != nil && !errors.Is(err, io.EOF) && len(head) == 0 {
		return yield(failed(s.name, fileProblem(err), err))
	}
	f, err := c.formatOf(s.name, head)
	if err != nil {
		return yield(Item{Where: s.name, Err: place(s.name, err)})
	}
	if s.members != nil && f != warc {
		s.members.begins = nil
	}
	switch f {
	case jsonLines:
		return c.jsonLines(s.name, br, head, yield)
	case csvTable:
		return c.csv(s.name, br, head, yield)
	case page:
		return c.page(s, br, yield)
	case feed:
		return c.feed(s.name, br, yield)
	case opml, sitemap:
		return c.listed(s.name, br, yield)
	case warc:
		return c.warc(s, br, yield)
	case gzipped:
		return c.gunzip(s, br, yield)
	case zipped:
		return c.unzip(s, br, yield)
	case transcript:
		return yield(c.transcript(s.name, br, s.size))
	}
	return yield(c.text(s.name, br, s.size))
}

// fileProblem is our word for why a file could not be opened or read.
func fileProblem(err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return ErrNotFound
	case errors.Is(err, fs.ErrPermission):
		return ErrPermission
	case errors.Is(err, ErrBomb):
		return ErrBomb
	case errors.Is(err, ErrArchive):
		return ErrArchive
	}
	return ErrUnreadable
}

// failed makes an Item of a problem, with the system's words for it where ours
// do not say it all.
func failed(where string, problem, cause error) Item {
	e := &Error{Where: where, Problem: problem, Cause: cause}
	var path *fs.PathError
	if errors.Is(problem, ErrUnreadable) && errors.As(cause, &path) {
		e.Detail = path.Err.Error()
	} else if errors.Is(problem, ErrUnreadable) {
		e.Detail = fmt.Sprint(cause)
	}
	return Item{Where: where, Err: e}
}
