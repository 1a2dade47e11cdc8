package collect

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// Mark is a place in an archive: all records up to and with it have been read.
type Mark struct {
	Place  int64 `json:"place"`  // where the record, or the packed member with it, begins: a byte
	Within int   `json:"within"` // which record of that member it is, from 1
	Record int   `json:"record"` // which record of the archive it is, from 1
}

// markBytes are looked at of each end of an archive to know it again.
const markBytes = 64 << 10

// archiveName knows an archive again, wherever it lies and whatever it is
// called: by its size and what it begins and ends with.
func archiveName(f *os.File) (string, error) {
	info, err := f.Stat()
	if err != nil {
		return "", fmt.Errorf("looking at the archive: %w", err)
	}
	size, h := info.Size(), sha256.New()
	fmt.Fprintf(h, "%d\n", size)
	for _, from := range []int64{0, max(size-markBytes, 0)} {
		if _, err := io.Copy(h, io.NewSectionReader(f, from, markBytes)); err != nil {
			return "", fmt.Errorf("looking at the archive: %w", err)
		}
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// places tells where the records of an archive begin. The zero places are of
// what cannot be read from its middle, as standard input, and tell nothing.
type places struct {
	file    *os.File
	path    string
	archive string // its name
	packed  *members
	last    Mark
}

// placesOf are those of a source, which is an archive.
func placesOf(s *source) (*places, error) {
	p := &places{packed: s.members}
	if s.file == nil {
		return p, nil
	}
	name, err := archiveName(s.file)
	if err != nil {
		return p, err
	}
	path, err := filepath.Abs(s.file.Name())
	if err != nil {
		return p, fmt.Errorf("looking at the archive: %w", err)
	}
	p.file, p.path, p.archive = s.file, path, name
	return p, nil
}

// at is where the record stands whose header was just read from r; from is
// where r was before that.
func (p *places) at(r *bufio.Reader, from int64, n int) Mark {
	place := from
	if p.packed != nil {
		place = p.packed.beginOf(p.packed.out - int64(r.Buffered()))
	}
	within := 1
	if p.packed != nil && p.last.Record > 0 && p.last.Place == place {
		within = p.last.Within + 1
	}
	p.last = Mark{place, within, n}
	return p.last
}

// mark says of an item where it stands. What is alone in its member can be
// read from there again, so that its bytes need not be kept twice.
func (p *places) mark(i *Item, m Mark) {
	if i == nil || p.archive == "" {
		return
	}
	i.Archive, i.Mark = p.archive, m
	if i.Original != nil && m.Within == 1 {
		i.Original.Archive, i.Original.Place = p.path, m.Place
	}
}

// before is where r is in the file; 0 where the file is packed.
func (p *places) before(r *bufio.Reader) int64 {
	if p.file == nil || p.packed != nil {
		return 0
	}
	at, err := p.file.Seek(0, io.SeekCurrent)
	if err != nil {
		return 0
	}
	return at - int64(r.Buffered())
}

// errNoMark says that an archive is not what it was when its mark was made.
var errNoMark = errors.New("nothing begins at the mark")

// goTo goes to where a mark's record, or the member with it, begins, and behind
// that record.
func (p *places) goTo(s *source, r *bufio.Reader, m Mark) error {
	if _, err := p.file.Seek(m.Place, io.SeekStart); err != nil {
		return fmt.Errorf("going to the mark: %w", err)
	}
	if s.members != nil {
		if err := s.members.restart(p.file, m.Place); err != nil {
			return fmt.Errorf("%w: %w", errNoMark, err)
		}
	}
	r.Reset(s.r)
	for range m.Within {
		if err := pastRecord(r); err != nil {
			return fmt.Errorf("%w: %w", errNoMark, err)
		}
	}
	p.last = m
	return nil
}

// pastRecord reads past a record.
func pastRecord(r *bufio.Reader) error {
	head, err := warcHeader(r)
	if err != nil {
		return err
	}
	length, err := blockLength(head)
	if err != nil {
		return err
	}
	_, err = io.CopyN(io.Discard, r, length)
	return err //nolint:wrapcheck // the caller says what was read
}

// goOnAt goes on behind a mark, and returns the number of the next record: 1
// where there is none, or the archive is not what it was.
func (c *Collector) goOnAt(p *places, s *source, r *bufio.Reader) int {
	if p.archive == "" || c.marked == nil {
		return 1
	}
	m, ok := c.marked(p.archive)
	if !ok {
		return 1
	}
	if p.goTo(s, r, m) != nil {
		p.last = Mark{}
		_ = p.goTo(s, r, Mark{}) // where it fails reading it fails, and is told
		return 1
	}
	c.before += m.Record
	return m.Record + 1
}
