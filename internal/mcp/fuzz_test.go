package mcp

import (
	"bytes"
	"testing"
)

// FuzzLines protects that a stream is cut into the same lines however it comes.
func FuzzLines(f *testing.F) {
	f.Add([]byte("{\"id\":1}\n\n{\"method\":\"x\"}\r\n"), uint8(3))
	f.Add([]byte("\n\n\nabc"), uint8(1))
	f.Fuzz(func(t *testing.T, data []byte, step uint8) {
		var whole, parts [][]byte
		keep := func(to *[][]byte) func([]byte) {
			return func(line []byte) { *to = append(*to, bytes.Clone(line)) }
		}
		var a, b lines
		a.each(data, keep(&whole))
		for rest := data; len(rest) > 0; {
			n := min(int(step)+1, len(rest))
			b.each(rest[:n], keep(&parts))
			rest = rest[n:]
		}
		if len(whole) != len(parts) {
			t.Fatalf("%d lines at once, %d in parts", len(whole), len(parts))
		}
		for i := range whole {
			if !bytes.Equal(whole[i], parts[i]) {
				t.Errorf("line %d is %q at once, %q in parts", i, whole[i], parts[i])
			}
		}
	})
}
