package collect

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

func encodingByName(name string) (encoding.Encoding, error) {
	enc, err := htmlindex.Get(name)
	if err != nil {
		return nil, fmt.Errorf("%w: %q", ErrEncoding, name)
	}
	return enc, nil
}

// marks are the byte order marks; the longer ones stand first, for the mark of
// UTF-16LE opens that of UTF-32LE.
var marks = []struct {
	bytes string
	enc   encoding.Encoding
}{
	{"\xff\xfe\x00\x00", utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)},
	{"\x00\x00\xfe\xff", utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)},
	{"\xff\xfe", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
	{"\xfe\xff", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
}

// utf8Mark is what some editors write before UTF-8.
const utf8Mark = "\xef\xbb\xbf"

// decode turns text in any common encoding into UTF-8. What is Unicode is told
// by its bytes, and only what is not is read as legacy, or as Windows-1252
// where legacy is nil.
func decode(data []byte, legacy encoding.Encoding) (string, []Note, error) {
	enc, data := unicodeEncoding(data)
	if enc != nil {
		s, err := decodeAs(enc, data)
		if err != nil {
			return "", nil, err
		}
		return s, replacedNote(s), refuseBinary([]byte(s))
	}
	if err := refuseBinary(data); err != nil {
		return "", nil, err
	}
	switch {
	case legacy != nil && !asciiBased(legacy):
		s, err := decodeAs(legacy, data)
		return s, nil, err
	case utf8.Valid(data):
		return string(data), nil, nil
	case mostlyUTF8(data):
		return strings.ToValidUTF8(string(data), "\uFFFD"), []Note{ReplacedNote}, nil
	case legacy != nil:
		s, err := decodeAs(legacy, data)
		return s, replacedNote(s), err
	}
	s, err := decodeAs(charmap.Windows1252, data)
	return s, []Note{LegacyNote}, err
}

func decodeAs(enc encoding.Encoding, data []byte) (string, error) {
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		return "", fmt.Errorf("decoding %v: %w", enc, err)
	}
	return strings.ToValidUTF8(string(out), "\uFFFD"), nil
}

// unicodeEncoding tells UTF-16 and UTF-32 from a byte order mark, or UTF-16
// from its zero bytes, and takes the mark off; nil for any other encoding.
func unicodeEncoding(data []byte) (encoding.Encoding, []byte) {
	for _, m := range marks {
		if bytes.HasPrefix(data, []byte(m.bytes)) {
			return m.enc, data[len(m.bytes):]
		}
	}
	head := data[:min(len(data), peekBytes)]
	switch even, odd := zeros(head); {
	case wide(head) && odd > even:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), data
	case wide(head):
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), data
	}
	return nil, bytes.TrimPrefix(data, []byte(utf8Mark))
}

// zeros counts the zero bytes at even and at odd places.
func zeros(b []byte) (even, odd int) {
	for i, c := range b {
		switch {
		case c != 0:
		case i%2 == 0:
			even++
		default:
			odd++
		}
	}
	return even, odd
}

// wide reports whether bytes look like UTF-16: of a tenth of the characters at
// least the same one of the two bytes is zero (spaces and line ends are so in
// any script), and the other one is rarely.
func wide(b []byte) bool {
	even, odd := zeros(b)
	return len(b) >= 4 && max(even, odd)*20 >= len(b) && min(even, odd)*10 <= max(even, odd)
}

// asciiBased reports whether an encoding leaves ASCII as it is, so that UTF-8
// can be told from it.
func asciiBased(enc encoding.Encoding) bool {
	const probe = "a~{1}b\x1b$B"
	s, err := enc.NewDecoder().String(probe)
	return err == nil && s == probe
}

// mostlyUTF8 reports whether broken UTF-8 is still UTF-8: it holds more whole
// characters of several bytes than broken places. In a legacy encoding two
// such bytes that fit one another are rare.
func mostlyUTF8(data []byte) bool {
	whole, broken := 0, 0
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && size == 1 && surrogate(data):
			size = 3 // written by programs that take UTF-16 for Unicode: broken, but no sign of a legacy encoding
		case r == utf8.RuneError && size == 1:
			broken++
		case size > 1:
			whole++
		}
		data = data[size:]
	}
	return whole > broken || broken == 0
}

// surrogate reports whether data begins with half a surrogate pair.
func surrogate(data []byte) bool {
	return len(data) >= 3 && data[0] == 0xed && data[1] >= 0xa0 && data[1] <= 0xbf && data[2]&0xc0 == 0x80
}

// refuseBinary refuses what has a NUL, or a control character that no text has
// in every thirtieth place.
func refuseBinary(data []byte) error {
	if bytes.IndexByte(data, 0) >= 0 {
		return &Error{Problem: ErrBinary, Detail: "NUL"}
	}
	n := 0
	for _, c := range data {
		if c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v' && c != 0x1b && c != '\b' || c == 0x7f {
			n++
		}
	}
	if n > 2 && n*30 > len(data) {
		return &Error{Problem: ErrBinary}
	}
	return nil
}

func replacedNote(s string) []Note {
	if strings.ContainsRune(s, '\uFFFD') {
		return []Note{ReplacedNote}
	}
	return nil
}
