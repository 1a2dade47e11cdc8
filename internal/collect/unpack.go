package collect

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
)

const (
	// maxDepth is how many archives may stand in one another: a WARC packed with
	// gzip in a ZIP in a ZIP.
	maxDepth = 4
	// maxRatio is how many times its size a packed file may unpack to, beyond
	// what is free. News packs to a tenth to a fifth; made for harm, to a
	// thousandth.
	maxRatio  = 100
	freeBytes = 64 << 20
)

// counted counts the bytes that are taken from r.
type counted struct {
	r io.Reader
	n int64
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// ratio stops what unpacks to more than it may.
type ratio struct {
	in  func() int64 // packed bytes so far
	out int64
}

// guarded is what is unpacked under a ratio's eye.
type guarded struct {
	r io.Reader
	*ratio
}

func (g guarded) Read(p []byte) (int, error) {
	n, err := g.r.Read(p)
	g.out += int64(n)
	if g.out > freeBytes && g.out > maxRatio*g.in() {
		return n, fmt.Errorf("%w: more than %d times its %d bytes", ErrBomb, maxRatio, g.in())
	}
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, ErrBomb) && !errors.Is(err, ErrArchive) {
		return n, fmt.Errorf("%w: unpacking: %w", ErrArchive, err)
	}
	return n, err
}

// gunzip opens what is packed with gzip, in however many members.
func (c *Collector) gunzip(s source, br *bufio.Reader, yield func(Item) bool) bool {
	packed, err := newMembers(br)
	if err != nil {
		return yield(failed(s.name, ErrArchive, err))
	}
	plain := guarded{packed, &ratio{in: packed.read}}
	under := source{name: s.name, r: plain, size: -1, depth: s.depth + 1, came: s.came, members: packed}
	if s.members == nil {
		under.file = s.file
	}
	return c.open(under, yield)
}

// numbered is the place of the nth record or entry.
func numbered(name string, n int) string { return name + ":" + strconv.Itoa(n) }
