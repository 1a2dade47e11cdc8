package mcp

import (
	"bytes"
	"context"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
)

// FuzzInput protects that whatever a client says, however it comes, only
// messages reach the library, and every other line is answered.
func FuzzInput(f *testing.F) {
	for _, s := range []string{`{"jsonrpc":"2.0","id":1,"method":"ping"}` + "\r\n\n", "{\n", "[]\n", "[{\"jsonrpc\":\"2.0\",\"method\":\"x\"}]", "null\n\x00\n",
		`{"jsonrpc":"2.0"}`, `{"jsonrpc":"2.0","id":{},"method":"x"}` + "\n", `{"jsonrpc":"2.0","id":1,"method":2}`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var texts []string
		for _, in := range []io.Reader{bytes.NewReader(data), iotest.OneByteReader(bytes.NewReader(data))} {
			var heard collected
			passed, err := io.ReadAll(newExchange(context.Background(), io.NopCloser(in), &heard, nil, time.Nanosecond).reader())
			if err != nil {
				t.Fatal(err)
			}
			messages := 0
			for line := range bytes.Lines(passed) {
				messages++
				if _, err := jsonrpc.DecodeMessage(line); err != nil {
					t.Errorf("%q reaches the library: %v", line, err)
				}
			}
			for line := range bytes.Lines(data) {
				if len(bytes.TrimSpace(line)) > 0 {
					messages--
				}
			}
			if refused := strings.Count(heard.String(), "\n"); messages+refused != 0 {
				t.Errorf("%d lines are neither passed on nor answered", -messages-refused)
			}
			texts = append(texts, string(passed)+heard.String())
		}
		if texts[0] != texts[1] {
			t.Errorf("%q at once, %q in parts", texts[0], texts[1])
		}
	})
}
