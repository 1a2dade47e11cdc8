package dossier

import (
	"bytes"
	"unicode"
)

// clean makes what was written into b from byte from on safe to show, whoever
// wrote it into a report: control characters are shown by their pictures, and
// marks that turn the direction of what follows are left out, as on the pages
// for a terminal.
func clean(b *bytes.Buffer, from int) {
	const pictures, deleted = 0x2400, 0x2421
	text := bytes.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r < 0x20:
			return pictures + r
		case r == 0x7f:
			return deleted
		case unicode.IsControl(r):
			return unicode.ReplacementChar
		case unicode.Is(unicode.Bidi_Control, r):
			return -1
		}
		return r
	}, b.Bytes()[from:])
	b.Truncate(from)
	b.Write(text)
}
