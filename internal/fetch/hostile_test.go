package fetch_test

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"net"
	"net/netip"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/sanad-news/sanad/internal/fetch"
)

// packed is n zero bytes, packed.
func packed(t *testing.T, n int64, writer func(io.Writer) io.WriteCloser) string {
	t.Helper()
	var b bytes.Buffer
	w := writer(&b)
	_, err := io.CopyN(w, zeros{}, n)
	if err := errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

func gzipped(w io.Writer) io.WriteCloser { return gzip.NewWriter(w) }
func zlibbed(w io.Writer) io.WriteCloser { return zlib.NewWriter(w) }
func flated(w io.Writer) io.WriteCloser {
	f, err := flate.NewWriter(w, flate.BestCompression)
	if err != nil {
		return nil
	}
	return f
}

// bomb is a server that sends what no server should: head once, then more for
// as long as anyone takes it, with a pause between.
type bomb struct {
	head, more string
	pause      time.Duration
	want       error
}

// smaller are the limits of bombs that take long to come to the common one with
// the race detector: of bytes.
var smaller = map[string]int64{"gzip members with nothing": 256 << 10}

const (
	okHead  = "HTTP/1.1 200 OK\r\n"
	noEnd   = okHead + "Connection: close\r\n\r\n"
	inParts = okHead + "Transfer-Encoding: chunked\r\n\r\n"
	gzHead  = okHead + "Content-Encoding: gzip\r\nConnection: close\r\n\r\n"
)

func bombs(t *testing.T) map[string]bomb {
	t.Helper()
	const drip = 50 * time.Millisecond
	block := strings.Repeat("x", 64<<10)
	gz, zl, fl := packed(t, 256<<20, gzipped), packed(t, 256<<20, zlibbed), packed(t, 256<<20, flated)
	return map[string]bomb{
		"says nothing":                  {"", "", time.Hour, fetch.ErrSlow},
		"hangs up":                      {"", "", 0, fetch.ErrBroken},
		"status line by drips":          {"HTTP/1.1 200 ", "x", drip, fetch.ErrSlow},
		"endless status line":           {"HTTP/1.1 200 ", block, 0, fetch.ErrHeaders},
		"header by drips":               {okHead, "A: b\r\n", drip, fetch.ErrSlow},
		"endless header":                {okHead, "A: b\r\n" + strings.Repeat("B: c\r\n", 1000), 0, fetch.ErrHeaders},
		"endless header line":           {okHead + "A: ", block, 0, fetch.ErrHeaders},
		"endless 1xx":                   {"", "HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\n", 0, fetch.ErrHeaders},
		"no HTTP":                       {"", "SSH-2.0-OpenSSH_9.2\r\n", time.Hour, fetch.ErrBroken},
		"body that never comes":         {okHead + "Content-Length: 100\r\n\r\n", "", time.Hour, fetch.ErrSlow},
		"body by drips":                 {okHead + "Content-Length: 100000\r\n\r\n", "x", drip, fetch.ErrSlow},
		"endless body":                  {noEnd, block, 0, fetch.ErrTooLarge},
		"endless body in parts":         {inParts, "10000\r\n" + block + "\r\n", 0, fetch.ErrTooLarge},
		"steady but endless":            {noEnd, strings.Repeat("x", 2000), drip, fetch.ErrTimeout},
		"length over the limit":         {okHead + "Content-Length: 99999999999\r\n\r\n", block, 0, fetch.ErrTooLarge},
		"length longer than body":       {okHead + "Content-Length: 100\r\nConnection: close\r\n\r\nabc", "", 0, fetch.ErrBroken},
		"negative length":               {okHead + "Content-Length: -5\r\n\r\nabc", "", 0, fetch.ErrBroken},
		"two lengths":                   {okHead + "Content-Length: 3\r\nContent-Length: 9\r\n\r\nabc", "", 0, fetch.ErrBroken},
		"part with no length":           {inParts + "zz\r\nabc\r\n", "", 0, fetch.ErrBroken},
		"part with a huge length":       {inParts + "fffffffffffffffff\r\nabc", "", 0, fetch.ErrBroken},
		"part that breaks off":          {inParts + "10\r\nabc", "", 0, fetch.ErrBroken},
		"part without its end":          {inParts + "3\r\nabcXX", "", 0, fetch.ErrBroken},
		"endless part header":           {inParts, block, 0, fetch.ErrBroken},
		"parts that are all header":     {inParts, "1;" + strings.Repeat("y", 2000) + "\r\nx\r\n", 0, fetch.ErrBroken},
		"endless trailer":               {inParts + "3\r\nabc\r\n0\r\n", "T: u\r\n" + strings.Repeat("V: w\r\n", 1000), 0, fetch.ErrBroken},
		"gzip bomb":                     {gzHead + gz, "", 0, fetch.ErrRatio},
		"gzip bomb of many members":     {gzHead, packed(t, 900<<10, gzipped), 0, fetch.ErrRatio},
		"gzip members with nothing":     {gzHead, strings.Repeat(packed(t, 0, gzipped), 2000), 0, fetch.ErrTooLarge},
		"gzip that is none":             {gzHead + "hello, reader", "", 0, fetch.ErrBroken},
		"gzip that breaks off":          {gzHead + gz[:1000], "", 0, fetch.ErrBroken},
		"gzip with an endless name":     {gzHead + "\x1f\x8b\x08\x08\x00\x00\x00\x00\x00\xff", block, 0, fetch.ErrBroken},
		"gzip in gzip":                  {okHead + "Content-Encoding: gzip, gzip\r\nConnection: close\r\n\r\n" + gz, "", 0, fetch.ErrEncoding},
		"zlib bomb":                     {strings.Replace(gzHead, "gzip", "deflate", 1) + zl, "", 0, fetch.ErrRatio},
		"deflate bomb":                  {strings.Replace(gzHead, "gzip", "deflate", 1) + fl, "", 0, fetch.ErrRatio},
		"a packing nobody asked for":    {strings.Replace(gzHead, "gzip", "br", 1) + "abc", "", 0, fetch.ErrEncoding},
		"gzip by drips":                 {gzHead, gz[:1], drip, fetch.ErrSlow},
		"redirect to itself":            {"HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n", "", 0, fetch.ErrRedirects},
		"redirect ever longer":          {"HTTP/1.1 301 Moved\r\nLocation: ?" + strings.Repeat("a", 9000) + "\r\nContent-Length: 0\r\n\r\n", "", 0, fetch.ErrURL},
		"redirect with an endless body": {"HTTP/1.1 302 Found\r\nLocation: /\r\nConnection: close\r\n\r\n", block, 0, fetch.ErrRedirects},
		"refusal with an endless body":  {"HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n", block, 0, fetch.ErrStatus},
	}
}

// serve plays the bomb to everyone but those who ask for robots.txt.
func (b *bomb) serve(conn net.Conn) {
	defer conn.Close()
	buf := make([]byte, 4096)
	n, err := conn.Read(buf)
	if err != nil {
		return
	}
	if bytes.HasPrefix(buf[:n], []byte("GET /robots.txt")) {
		fmt.Fprint(conn, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
		return
	}
	if _, err := io.WriteString(conn, b.head); err != nil {
		return
	}
	more := []byte(b.more)
	_ = conn.SetReadDeadline(time.Now().Add(5 * time.Second))
	gone := make(chan struct{})
	go func() { _, _ = conn.Read(buf); close(gone) }()
	for len(more) > 0 || b.pause > 0 {
		if _, err := conn.Write(more); err != nil {
			return
		}
		select {
		case <-gone:
			return
		case <-time.After(b.pause):
		}
	}
}

// TestHostileServers protects that whatever a server sends costs one clear
// error, two seconds and bounded memory.
func TestHostileServers(t *testing.T) {
	all := bombs(t)
	for name, b := range all {
		t.Run(name, func(t *testing.T) {
			l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
			if err != nil {
				t.Fatal(err)
			}
			defer l.Close()
			go func() {
				for {
					conn, err := l.Accept()
					if err != nil {
						return
					}
					go b.serve(conn)
				}
			}()
			c := fetch.New(fetch.Options{
				UserAgent: "test", Delay: -1, AllowPrivate: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")},
				Limits: fetch.Limits{Bytes: smaller[name], Idle: 250 * time.Millisecond, Total: time.Second},
			})
			defer c.Close()
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			start := time.Now()
			_, err = c.Get(t.Context(), fetch.Request{URL: "http://" + l.Addr().String() + "/"})
			took := time.Since(start)
			runtime.ReadMemStats(&after)
			if !errors.Is(err, b.want) {
				t.Errorf("%v, want that it %v", err, b.want)
			}
			if took > 2*time.Second {
				t.Errorf("took %v", took)
			}
			if used := after.TotalAlloc - before.TotalAlloc; used > 100<<20 {
				t.Errorf("took %d MB", used>>20)
			}
		})
	}
	if len(all) < 20 {
		t.Errorf("only %d bombs", len(all))
	}
}
