package collect

import (
	"bufio"
	"bytes"
	"errors"
	"io"

	"github.com/klauspost/compress/gzip"
)

const (
	// maxKept is the most of a packed member that is kept to be looked through
	// again where it turns out to be broken; a page packs to a few KB.
	maxKept = 4 << 20
	// maxAgain is how many bytes of a file are looked through again, all in all:
	// members that overlap, made for harm, would be forever.
	maxAgain = 256 << 20
)

// tape keeps what was read since the beginning of a member.
type tape struct {
	r    io.Reader
	kept []byte
	n    int64 // bytes read in all; kept ends there
	from int64 // where what is still needed begins
	base int64 // where in the file the tape begins
}

func (t *tape) Read(p []byte) (int, error) {
	n, err := t.r.Read(p)
	need := int64(len(t.kept)) - (t.n - t.from)
	if len(t.kept)+n-int(need) > maxKept {
		need, t.from = int64(len(t.kept)), t.n // only what the buffer above has
	}
	t.kept = append(t.kept[:copy(t.kept, t.kept[need:])], p[:n]...)
	t.n += int64(n)
	return n, err //nolint:wrapcheck // a reader passes on what its own reader says
}

// members reads what is packed with gzip, in however many members, and can go
// on behind a broken one.
type members struct {
	in      *tape
	buf     *bufio.Reader
	gz      *gzip.Reader
	begun   []byte // unpacked of the member and not yet read
	err     error
	between bool    // err stands between members: the one before is whole
	at      int     // how many members came before this one
	gave    int     // the same of what was read last
	again   int     // bytes that were looked through again
	out     int64   // bytes that were unpacked and read
	begins  []begin // of the member that is being read, and of those behind it that were begun; nil where nobody asks
}

// begin is where a member begins: in what is unpacked, and in the file.
type begin struct{ out, file int64 }

// newMembers reads r, from the first member on.
func newMembers(r io.Reader) (*members, error) {
	m := &members{in: &tape{r: r}}
	m.buf = bufio.NewReaderSize(m.in, 64<<10)
	gz, err := gzip.NewReader(m.buf)
	if err != nil {
		return nil, err //nolint:wrapcheck // the caller says what was read
	}
	gz.Multistream(false)
	m.gz, m.begins = gz, []begin{{0, 0}}
	return m, nil
}

// restart begins anew with the member that begins at a place of the file that
// r reads.
func (m *members) restart(r io.Reader, place int64) error {
	m.in = &tape{r: r, base: place}
	m.buf.Reset(m.in)
	m.begun, m.err, m.between, m.at, m.gave, m.out = nil, nil, false, 0, 0, 0
	if err := m.gz.Reset(m.buf); err != nil {
		return err //nolint:wrapcheck // the caller says what was read
	}
	m.gz.Multistream(false)
	m.begins = []begin{{0, place}}
	return nil
}

// read is how far in the file was read, in bytes.
func (m *members) read() int64 { return m.in.base + m.in.n }

// beginOf is where in the file the member begins that what was unpacked up to
// out is of. What lies before it is forgotten.
func (m *members) beginOf(out int64) int64 {
	for len(m.begins) > 1 && m.begins[1].out < out {
		m.begins = m.begins[1:]
	}
	return m.begins[0].file
}

// Read reads on from member to member, and gives of one at a time. What it
// gave is checked once the next member, or io.EOF, was reached.
func (m *members) Read(p []byte) (int, error) {
	if len(m.begun) > 0 {
		n := copy(p, m.begun)
		m.begun = m.begun[n:]
		m.out += int64(n)
		return n, nil
	}
	for m.err == nil {
		n, err := m.gz.Read(p)
		if m.out += int64(n); n > 0 {
			m.gave = m.at
		}
		switch {
		case errors.Is(err, io.EOF):
			m.err = m.next()
			m.between = m.err != nil
		case err != nil:
			m.err = err
		}
		if n > 0 {
			return n, nil
		}
	}
	return 0, m.err
}

// checked reports whether no fault can be in a member with so many before it.
func (m *members) checked(before int) bool {
	return m == nil || m.err == nil || m.between || m.at > before
}

// member is how many members came before that of what was read last.
func (m *members) member() int {
	if m == nil {
		return 0
	}
	return m.gave
}

// next opens the member that begins here.
func (m *members) next() error {
	m.in.from = m.in.n - int64(m.buf.Buffered())
	place := m.in.base + m.in.from
	err := m.gz.Reset(m.buf)
	if err == nil {
		m.gz.Multistream(false)
		m.at++
		if m.begins != nil {
			m.begins = append(m.begins, begin{m.out, place})
		}
	}
	return err //nolint:wrapcheck // the caller says what was read
}

// resync goes on at the next member that begins like a record. It looks for it
// in the broken one too: where that was cut short the next one was taken for
// its end.
func (m *members) resync() bool {
	for m.again < maxAgain {
		m.rewind()
		if !m.seek() {
			return false
		}
		begin := make([]byte, len(warcMagic))
		if m.next() != nil {
			continue
		}
		if _, err := io.ReadFull(m.gz, begin); err == nil && string(begin) == warcMagic {
			m.begun, m.err, m.between, m.gave = begin, nil, false, m.at
			return true
		}
	}
	return false
}

// rewind goes back to behind the first byte of the member.
func (m *members) rewind() {
	again := bytes.Clone(m.in.kept[int64(len(m.in.kept))-(m.in.n-m.in.from):])
	if len(again) > 0 {
		again = again[1:]
	}
	m.again += len(again)
	base := m.in.base + m.in.n - int64(len(again))
	m.in = &tape{r: io.MultiReader(bytes.NewReader(again), m.in.r), base: base}
	m.buf.Reset(m.in)
}

// seek goes to the next bytes that can begin a member.
func (m *members) seek() bool {
	magic := []byte{0x1f, 0x8b, 8}
	for {
		head, err := m.buf.Peek(len(magic))
		if err != nil {
			return false
		}
		if bytes.Equal(head, magic) {
			return true
		}
		_, _ = m.buf.Discard(1) // of what was just seen
		m.in.from = m.in.n - int64(m.buf.Buffered())
	}
}
