package collect

import (
	"archive/zip"
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"strings"
	"unicode"
)

// maxSpool is the largest ZIP that is taken from where it cannot be read out
// of order: standard input, another archive.
const maxSpool = 4 << 30

// unzip yields the reports in a ZIP, entry by entry, as if it were a folder.
func (c *Collector) unzip(s source, br *bufio.Reader, yield func(Item) bool) bool {
	at, size, done, err := spool(s, br)
	if err != nil {
		return yield(failed(s.name, fileProblem(err), err))
	}
	defer done()
	archive, err := zip.NewReader(at, size)
	switch {
	case err != nil && !errors.Is(err, zip.ErrInsecurePath): // paths are names here, nothing is written to them
		return yield(failed(s.name, ErrArchive, err))
	case len(archive.File) > maxEntries:
		return yield(failed(s.name, ErrArchive, fmt.Errorf("more than %d entries", maxEntries)))
	}
	if kind := officeFile(archive); kind != "" {
		return yield(Item{Where: s.name, Err: &Error{Where: s.name, Problem: ErrBinary, Detail: kind}})
	}
	eye := &ratio{in: func() int64 { return size }}
	found := false
	for _, f := range archive.File {
		if hidden(f.Name) || f.FileInfo().IsDir() {
			continue
		}
		name := s.name + inside(f.Name)
		if !f.Mode().IsRegular() || !takes(f.Name) {
			c.skip(name)
			continue
		}
		found = true
		if !c.entry(source{name: name, size: -1, depth: s.depth + 1}, f, eye, yield) {
			return false
		}
		if eye.out > freeBytes && eye.out > maxRatio*size {
			return true // said of the entry that went too far; the rest is not looked at
		}
	}
	if !found {
		return yield(Item{Where: s.name, Err: &Error{Where: s.name, Problem: ErrNoReports}})
	}
	return true
}

// entry opens one entry of a ZIP.
func (c *Collector) entry(s source, f *zip.File, eye *ratio, yield func(Item) bool) bool {
	const encrypted = 1
	if f.Flags&encrypted != 0 {
		return yield(failed(s.name, ErrArchive, errors.New("encrypted")))
	}
	r, err := f.Open()
	if err != nil {
		return yield(failed(s.name, ErrArchive, err))
	}
	defer r.Close() //nolint:errcheck // only read: closing can lose nothing
	s.r = guarded{r, eye}
	return c.open(s, yield)
}

// spool makes a source readable out of order, by way of a file where it must.
// Done takes that file away again.
func spool(s source, br *bufio.Reader) (at io.ReaderAt, size int64, done func(), err error) {
	if f, ok := s.r.(*os.File); ok && s.size >= 0 {
		return f, s.size, func() {}, nil
	}
	f, err := os.CreateTemp("", "sanad-*.zip")
	if err != nil {
		return nil, 0, nil, fmt.Errorf("unpacking into a file: %w", err)
	}
	done = func() {
		_ = f.Close()           // only read from here on
		_ = os.Remove(f.Name()) // in the system's folder for such files, which it empties itself
	}
	size, err = io.Copy(f, io.LimitReader(br, maxSpool+1))
	if err == nil && size > maxSpool {
		err = fmt.Errorf("%w: > %d MB", ErrBomb, maxSpool>>20)
	}
	if err != nil {
		done()
		return nil, 0, nil, fmt.Errorf("unpacking into a file: %w", err)
	}
	return f, size, done, nil
}

// officeFile tells the documents that are ZIP archives of their own parts.
func officeFile(archive *zip.Reader) string {
	for _, f := range archive.File {
		switch f.Name {
		case "[Content_Types].xml":
			return "DOCX, XLSX or PPTX"
		case "mimetype":
			return "ODT or EPUB"
		}
	}
	return ""
}

// hidden reports whether an entry is one that folders hide.
func hidden(name string) bool {
	return strings.HasPrefix(path.Base(name), ".") || strings.HasPrefix(name, "__MACOSX/")
}

// inside is the path of an entry under its archive. No ".." leads out of it:
// what stands outside is another file's name, and its page.
func inside(name string) string {
	return path.Clean("/" + strings.ReplaceAll(printable(name), `\`, "/"))
}

// printable is a name without what would move the cursor of a terminal.
func printable(name string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsControl(c) || c == unicode.ReplacementChar {
			return '?'
		}
		return c
	}, strings.ToValidUTF8(name, "?"))
}
