package collect

import (
	"bufio"
	"fmt"
	"io"
	"net/http/httputil"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
)

// decoded undoes what the header of a response says was done to its body. Many
// archives keep the header and undo it themselves, so that the body is looked
// at first.
func decoded(r *bufio.Reader, head map[string]string) (io.Reader, error) {
	if strings.EqualFold(head["transfer-encoding"], "chunked") && looksChunked(r) {
		r = bufio.NewReaderSize(httputil.NewChunkedReader(r), 16<<10)
	}
	in := &counted{r: r}
	eye := &ratio{in: func() int64 { return in.n }}
	switch start, _ := r.Peek(2); strings.ToLower(head["content-encoding"]) {
	case "gzip", "x-gzip":
		if string(start) != "\x1f\x8b" {
			return r, nil
		}
		z, err := gzip.NewReader(in)
		if err != nil {
			return nil, fmt.Errorf("unpacking the response: %w", err)
		}
		return guarded{z, eye}, nil
	case "deflate":
		z, err := zlib.NewReader(in)
		if err != nil {
			return nil, fmt.Errorf("unpacking the response: %w", err)
		}
		return guarded{z, eye}, nil
	case "br":
		if len(start) > 0 && start[0] == '<' {
			return r, nil
		}
		return guarded{brotli.NewReader(in), eye}, nil
	}
	return r, nil
}

// looksChunked reports whether a body begins with the size of a chunk.
func looksChunked(r *bufio.Reader) bool {
	start, _ := r.Peek(10) // a short body is told by what there is of it
	line, _, ok := strings.Cut(string(start), "\r\n")
	if !ok || line == "" {
		return false
	}
	size, _, _ := strings.Cut(line, ";")
	return strings.Trim(strings.TrimSpace(size), "0123456789abcdefABCDEF") == ""
}
