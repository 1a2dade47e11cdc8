package fetch

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync/atomic"
	"time"
)

// leastAnIdle is how many bytes must come in each stretch of Limits.Idle: a
// byte now and then keeps no connection.
const leastAnIdle = 1 << 10

// ratioFrom is the unpacked size up to which any ratio is taken.
const ratioFrom = 1 << 20

// body reads an answer's body, unpacked, with the number of bytes that came.
// Stop is called where it comes too slowly. Where head is over 0, that many
// bytes are enough. Its error is an *Error without a
// URL, or the transport's.
func (c *Client) body(stop context.CancelCauseFunc, resp *http.Response, head int64) ([]byte, int64, error) {
	most := c.options.Limits.Bytes
	if resp.ContentLength > most && head == 0 {
		return nil, 0, tooLarge(most)
	}
	sent := &sentReader{r: resp.Body, most: most}
	done := make(chan struct{})
	defer close(done)
	go watchPace(&sent.n, c.options.Limits.Idle, stop, done)
	r, err := unpack(sent, resp.Header.Values("Content-Encoding"))
	if err != nil {
		return nil, 0, err
	}
	// A header can promise what it likes, so that the length is found by reading.
	// Parts are joined once: a buffer that grows copied a body of 16 MB four times.
	var parts [][]byte
	part := make([]byte, 0, firstPart)
	for size := int64(0); ; {
		if len(part) == cap(part) {
			parts = append(parts, part)
			part = make([]byte, 0, min(2*cap(part), largestPart))
		}
		n, err := r.Read(part[len(part):cap(part)])
		part = part[:len(part)+n]
		size += int64(n)
		switch {
		case head > 0 && size >= head:
			return bytes.Join(append(parts, part), nil)[:head], sent.n.Load(), nil
		case size > most:
			return nil, 0, tooLarge(most)
		case size > ratioFrom && size > c.options.Limits.Ratio*sent.n.Load():
			return nil, 0, &Error{Problem: ErrRatio, Detail: fmt.Sprintf("over %d times as much", c.options.Limits.Ratio)}
		case errors.Is(err, io.EOF):
			return bytes.Join(append(parts, part), nil), sent.n.Load(), nil
		case err != nil:
			return nil, 0, err
		}
	}
}

// A body is read in parts of so many bytes.
const (
	firstPart   = 32 << 10
	largestPart = 1 << 20
)

func tooLarge(most int64) error {
	return &Error{Problem: ErrTooLarge, Detail: fmt.Sprintf("> %d MB", most>>20)}
}

// unpack undoes one packing.
func unpack(r *sentReader, encodings []string) (io.Reader, error) {
	switch e := strings.ToLower(strings.TrimSpace(strings.Join(encodings, ","))); e {
	case "", "identity":
		return r, nil
	case "gzip", "x-gzip":
		br := bufio.NewReader(r)
		if _, err := br.Peek(1); errors.Is(err, io.EOF) {
			return br, nil // nothing at all is nothing unpacked
		}
		return gzip.NewReader(br)
	case "deflate":
		br := bufio.NewReader(r)
		head, err := br.Peek(2)
		if err == nil && head[0]&0x0f == 8 && (uint(head[0])<<8|uint(head[1]))%31 == 0 {
			return zlib.NewReader(br) // as the standard has it
		}
		return flate.NewReader(br), nil // as some servers have it
	default:
		return nil, &Error{Problem: ErrEncoding, Detail: fmt.Sprintf("%.40q", e)}
	}
}

// sentReader counts what came, and ends it at the limit.
type sentReader struct {
	r    io.Reader
	n    atomic.Int64
	most int64
}

func (s *sentReader) Read(p []byte) (int, error) {
	n, err := s.r.Read(p)
	if s.n.Add(int64(n)) > s.most {
		return n, tooLarge(s.most)
	}
	return n, err
}

// watchPace stops a request when less than leastAnIdle bytes came in a stretch
// of idle.
func watchPace(n *atomic.Int64, idle time.Duration, stop context.CancelCauseFunc, done <-chan struct{}) {
	tick := time.NewTicker(idle)
	defer tick.Stop()
	for last := int64(0); ; {
		select {
		case <-done:
			return
		case <-tick.C:
			now := n.Load()
			if now-last < leastAnIdle {
				stop(ErrSlow)
				return
			}
			last = now
		}
	}
}

// Gunzip unpacks a file that came gzipped, such as a sitemap, up to most bytes
// and the ratio that a body may have. Its errors are those of Get.
func Gunzip(b []byte, most int64) ([]byte, error) {
	fail := func(problem error, cause error) error { return &Error{"gzip", problem, "", cause} }
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, fail(ErrBroken, err)
	}
	limit := min(most, max(ratioFrom, Limits{}.orDefault().Ratio*int64(len(b))))
	out, err := io.ReadAll(io.LimitReader(z, limit+1))
	switch {
	case err != nil:
		return nil, fail(ErrBroken, err)
	case int64(len(out)) > most:
		return nil, fail(ErrTooLarge, nil)
	case int64(len(out)) > limit:
		return nil, fail(ErrRatio, nil)
	}
	return out, nil
}
