package collect_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sanad-news/sanad/internal/collect"
)

// markRecord is the nth record of an archive: every third is no page.
func markRecord(n int) string {
	head, body := "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n", ""
	if n%3 == 0 {
		head = "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n"
	}
	for i := range 8 {
		body += fmt.Sprintf("<p>The harbour of Sorna will be closed on day %d, the minister said, and the %d ferries will not run before it is open.</p>", n, i)
	}
	block := head + "<html><head><title>Harbour " + fmt.Sprint(n) + "</title></head><body><article>" + body + strings.Repeat("<br>", n*40) + "</article></body></html>"
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://laut.example/%d\r\nWARC-Date: 2031-05-03T01:02:03Z\r\n"+
		"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", n, len(block), block)
}

// markArchives are the same records, packed in all the ways there are.
func markArchives(t *testing.T, n int) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	var pair string
	for i := range n {
		r := markRecord(i + 1)
		out["each.warc.gz"] = append(out["each.warc.gz"], gzipped(t, r)...)
		out["plain.warc"] = append(out["plain.warc"], r...)
		if pair += r; i%2 == 1 || i == n-1 {
			out["pairs.warc.gz"] = append(out["pairs.warc.gz"], gzipped(t, pair)...)
			pair = ""
		}
	}
	out["whole.warc.gz"] = []byte(gzipped(t, string(out["plain.warc"])))
	broken := []byte(gzipped(t, markRecord(2)))
	broken[len(broken)/2] ^= 0xff
	out["broken.warc.gz"] = append(append([]byte(gzipped(t, markRecord(1))), broken...), out["each.warc.gz"]...)
	return out
}

// TestMarks protects that an archive is read on behind every mark, that nothing
// is then read twice, left out or called otherwise, and that what is found at a
// place is what was read there.
func TestMarks(t *testing.T) {
	for name, data := range markArchives(t, 16) {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		whole := readMarked(t, path, nil)
		if len(whole) < 10 {
			t.Fatalf("%s: %d items", name, len(whole))
		}
		for i, item := range whole {
			if item.Err != nil {
				continue
			}
			rest := readMarked(t, path, &whole[i])
			if got, want := places(rest), places(whole[i+1:]); got != want {
				t.Errorf("%s behind %s:\n got %s\nwant %s", name, item.Where, got, want)
			}
			o := item.Original
			if o.Hash == "" || o.Size == 0 || o.Retrieved.Year() != 2031 || (o.Archive == "") != (len(o.Bytes) > 0) {
				t.Fatalf("%s: the original of %s: %+v", name, item.Where, o)
			}
			if o.Archive == "" {
				continue
			}
			again, err := collect.Archived(o.Archive, o.Place)
			if sum := sha256.Sum256(again); err != nil || hex.EncodeToString(sum[:]) != o.Hash {
				t.Errorf("%s: at the place of %s stand %d other bytes, %v", name, item.Where, len(again), err)
			}
		}
	}
}

// TestMarkOfAnother protects that a mark which fits no record is not believed.
func TestMarkOfAnother(t *testing.T) {
	for name, data := range markArchives(t, 6) {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		want := places(readMarked(t, path, nil))
		for _, m := range []collect.Mark{{Place: 7, Within: 1, Record: 3}, {Place: 1 << 40, Within: 1, Record: 3}, {Within: 99, Record: 99}} {
			if got := places(readMarked(t, path, &collect.Item{Mark: m})); got != want {
				t.Errorf("%s with %+v:\n got %s\nwant %s", name, m, got, want)
			}
		}
	}
}

func places(items []collect.Item) string {
	var b strings.Builder
	for _, i := range items {
		fmt.Fprintf(&b, "%s %s %v; ", filepath.Base(i.Where), i.Report.Source.URL, i.Err != nil)
	}
	return b.String()
}

// readMarked reads an archive, from behind an item on where there is one.
func readMarked(t *testing.T, path string, behind *collect.Item) []collect.Item {
	t.Helper()
	o := collect.Options{Originals: true}
	if behind != nil {
		o.Marked = func(string) (collect.Mark, bool) { return behind.Mark, true }
	}
	c, err := collect.New(o, nil)
	if err != nil {
		t.Fatal(err)
	}
	var out []collect.Item
	for i := range c.Collect(path) {
		i.Finish()
		out = append(out, i)
	}
	return out
}
