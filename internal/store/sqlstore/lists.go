package sqlstore

import (
	"encoding/binary"
	"encoding/hex"
	"slices"

	"github.com/sanad-news/sanad/internal/store"
)

// The lists of a statement are kept packed: they are only ever read whole, and
// as JSON they were half of its row.

// packSpeakers packs rows of actors. Where it is told in whose office each
// spoke, 0 stands first, which is no row, and that after each row.
func packSpeakers(list []int64, spoke []int) []byte {
	b := make([]byte, 0, 3*len(list))
	if spoke != nil {
		b = binary.AppendVarint(b, 0)
	}
	for i, a := range list {
		if b = binary.AppendVarint(b, a); i < len(spoke) {
			b = binary.AppendVarint(b, int64(spoke[i]))
		}
	}
	return b
}

func packVoices(list []store.Voice) []byte {
	var b []byte
	for _, v := range list {
		b = appendText(appendText(binary.AppendVarint(b, v.Actor), v.Office), v.Of)
	}
	return b
}

func packChain(list []store.Carriage) []byte {
	var b []byte
	for _, c := range list {
		b = binary.AppendVarint(b, c.Actor)
		if code := slices.Index(carriageKinds(), c.Kind); code >= 0 {
			b = append(b, byte(code))
			continue
		}
		b = appendText(append(b, otherKind), c.Kind)
	}
	return b
}

// carriageKinds have a byte each; another is written out.
func carriageKinds() []string { return []string{"", "speaker", "wire", "outlet"} }

const otherKind = 255

func appendText(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// unpacker takes packed lists apart. What ends too soon is bad.
type unpacker struct {
	b   []byte
	bad bool
}

func (u *unpacker) number() int64 {
	v, n := binary.Varint(u.b)
	if n <= 0 {
		u.b, u.bad = nil, true
		return 0
	}
	u.b = u.b[n:]
	return v
}

func (u *unpacker) text() string {
	size, n := binary.Uvarint(u.b)
	if n <= 0 || size > uint64(len(u.b)-n) {
		u.b, u.bad = nil, true
		return ""
	}
	s := string(u.b[n : n+int(size)])
	u.b = u.b[n+int(size):]
	return s
}

func (u *unpacker) carriageKind() string {
	kinds := carriageKinds()
	switch {
	case len(u.b) == 0, u.b[0] != otherKind && int(u.b[0]) >= len(kinds):
		u.b, u.bad = nil, true
		return ""
	case u.b[0] == otherKind:
		u.b = u.b[1:]
		return u.text()
	}
	kind := kinds[u.b[0]]
	u.b = u.b[1:]
	return kind
}

// unpackLists reads the lists of a statement.
func unpackLists(s *store.Statement, voices, speakers, chain []byte) error {
	u := unpacker{b: voices}
	for len(u.b) > 0 {
		s.Voices = append(s.Voices, store.Voice{Actor: u.number(), Office: u.text(), Of: u.text()})
	}
	u.speakers(s, speakers)
	u.b = chain
	for len(u.b) > 0 {
		s.Chain = append(s.Chain, store.Carriage{Actor: u.number(), Kind: u.carriageKind()})
	}
	if u.bad {
		return errLists
	}
	return nil
}

func (u *unpacker) speakers(s *store.Statement, b []byte) {
	if u.b = b; len(b) == 0 {
		return
	}
	told := b[0] == 0
	if told {
		u.b, s.Spoke = b[1:], []int{}
	}
	for len(u.b) > 0 {
		s.Speakers = append(s.Speakers, u.number())
		if told {
			s.Spoke = append(s.Spoke, int(u.number()))
		}
	}
}

// packHash keeps a hash in hex digits in half as many bytes; another text is
// kept as it is, after a byte.
func packHash(s string) []byte {
	b, err := hex.DecodeString(s)
	if err != nil || hex.EncodeToString(b) != s {
		return append([]byte{1}, s...)
	}
	return append([]byte{0}, b...)
}

func unpackHash(b []byte) string {
	switch {
	case len(b) == 0:
		return ""
	case b[0] == 1:
		return string(b[1:])
	}
	return hex.EncodeToString(b[1:])
}
