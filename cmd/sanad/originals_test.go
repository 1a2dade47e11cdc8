package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// bridgePage is a page with a report.
func bridgePage() string {
	return `<!doctype html><html><head><title>Jembatan akan dibangun</title></head><body><article><p>` + report + `</p>` +
		strings.Repeat("<p>Jembatan itu akan menghubungkan kedua kota, dan pekerjaan dimulai pada bulan depan di tepi sungai.</p>", 5) + `</article></body></html>`
}

// TestOriginalsKept protects that a page can be cited and read again after it
// is gone: of a file, of an address, and of an archive; and that --no-raw keeps
// what is known of it and not its bytes.
func TestOriginalsKept(t *testing.T) {
	page := bridgePage()
	sum := sha256.Sum256([]byte(page))
	hash := hex.EncodeToString(sum[:])
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, page) }))
	t.Cleanup(s.Close)
	block := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
	archive := fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://kabar.example/1\r\nWARC-Date: 2031-05-03T01:02:03Z\r\n"+
		"Content-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", len(block), block)
	today := time.Now().UTC().Format("2006")
	for _, c := range []struct {
		name string
		args []string
		want []string
	}{
		{"file", []string{"saved.html"}, []string{"its page sha256:" + hash, today}},
		{"address", []string{s.URL + "/a", "--allow-private", "127.0.0.0/8"}, []string{"its page sha256:" + hash, today}},
		{"archive", []string{"crawl.warc"}, []string{"its page in crawl.warc, sha256:" + hash, "Retrieved 3 May 2031"}},
		{"without bytes", []string{"saved.html", "--no-raw"}, []string{"its page sha256:" + hash}},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := folder(t, map[string]string{"saved.html": page, "crawl.warc": archive})
			r := runSanad(t, dir, "", append([]string{"add", "--json"}, c.args...)...)
			if r.code != exitDone {
				t.Fatalf("exit code %d: %s", r.code, r.err)
			}
			uid := acks(t, r.out)[0].ID
			if err := os.Remove(filepath.Join(dir, "saved.html")); err != nil {
				t.Fatal(err)
			}
			r = runSanad(t, dir, "", "cite", uid)
			for _, want := range c.want {
				if !strings.Contains(r.out, want) {
					t.Errorf("it is cited as %q, without %q", r.out, want)
				}
			}
			if r = runSanad(t, dir, "", "reread", "--all"); r.code != exitDone || !strings.Contains(r.err, "0 ") {
				t.Errorf("read again: exit code %d, %q", r.code, r.err)
			}
		})
	}
}
