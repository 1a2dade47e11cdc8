package page

import (
	"strings"
	"testing"
)

// TestClean protects a terminal from what a file name or a title can hold,
// however it comes in pieces.
func TestClean(t *testing.T) {
	const in = "a\tb\r\nc\x1b[31md\rä\u009bé\u202ef\u200e\x07\n"
	const want = "a\tb\r\nc␛[31md␍ä\ufffdéf␇\n"
	for size := 1; size <= len(in); size++ {
		var b strings.Builder
		w := Clean(&b)
		for i := 0; i < len(in); i += size {
			piece := in[i:min(i+size, len(in))]
			if n, err := w.Write([]byte(piece)); n != len(piece) || err != nil {
				t.Fatalf("wrote %d, error %v", n, err)
			}
		}
		if b.String() != want {
			t.Errorf("in pieces of %d: %q, want %q", size, b.String(), want)
		}
	}
}
