package page

import (
	"io"
	"strings"
	"unicode/utf8"
)

// Clean is a writer for what is shown to people as it stands, beside the pages:
// messages, file names, tables. What would move the cursor, colour the text or
// turn its direction is shown as the page shows it, whoever wrote it into a
// file name, a title or an address. Line ends and tabs stay.
func Clean(w io.Writer) io.Writer { return &cleaner{w: w} }

type cleaner struct {
	w    io.Writer
	rest []byte // a beginning that what is written next decides on
}

// Write cleans b. It keeps back the bytes of a character that is not complete,
// and a carriage return that may belong to a line end.
func (c *cleaner) Write(b []byte) (int, error) {
	text := append(c.rest, b...)
	c.rest = nil
	var out strings.Builder
	for i := 0; i < len(text); {
		if !utf8.FullRune(text[i:]) || text[i] == '\r' && i+1 == len(text) {
			c.rest = append(c.rest, text[i:]...)
			break
		}
		r, n := utf8.DecodeRune(text[i:])
		switch {
		case r == '\n' || r == '\t' || r == '\r' && text[i+1] == '\n':
			out.WriteRune(r)
		default:
			if r, _ = shown(r); r >= 0 {
				out.WriteRune(r)
			}
		}
		i += n
	}
	if _, err := io.WriteString(c.w, out.String()); err != nil {
		return 0, err //nolint:wrapcheck // a writer passes on what its own writer says
	}
	return len(b), nil
}
