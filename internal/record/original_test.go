package record

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/sanad-news/sanad/internal/collect"
	"github.com/sanad-news/sanad/internal/store"
)

// pageItems are the reports of pages that a collector takes out of a file, each
// read as one statement.
func pageItems(t *testing.T, path string) (out []Item) {
	t.Helper()
	c, err := collect.New(collect.Options{Originals: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := range c.Collect(path) {
		if i.Finish(); i.Err != nil {
			t.Fatal(i.Err)
		}
		item := news(i.Report.Source, i.Report.Outlet, "Lu Wenqi", "Kami membangun jembatan "+i.Report.Title)
		item.Report, item.Original = i.Report, i.Original
		item.Reading.Source = i.Report.Source
		out = append(out, item)
	}
	return out
}

func savedPage(n int) string {
	return fmt.Sprintf(`<html><head><title>Jembatan %d</title></head><body><article><p>%s</p></article></body></html>`, n,
		strings.Repeat(fmt.Sprintf("Jembatan nomor %d di Sungai Orla dibuka, kata Lu Wenqi pada hari Senin di Haiyun. ", n), 6))
}

// writeFile writes a file of a test.
func writeFile(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func warcRecord(address, page string) string {
	block := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nWARC-Date: 2031-05-03T01:02:03Z\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
		address, len(block), block)
}

// TestReadAgainFromPage protects that a report is found anew in its page by a
// build that finds more there, under the same UID, whether the record has the
// bytes or an archive; that adding the page again is then the same report; and
// that a page which is gone, or another by now, takes nothing away.
func TestReadAgainFromPage(t *testing.T) {
	saved := writeFile(t, "jembatan.html", savedPage(1))
	archive := writeFile(t, "crawl.warc", warcRecord("https://kabar.example/2", savedPage(2))+warcRecord("https://kabar.example/3", savedPage(3)))
	items := append(pageItems(t, saved), pageItems(t, archive)...)
	earlier := append([]Item{}, items...)
	for i := range earlier { // as a build that found only half of the text
		earlier[i].Report.Text = earlier[i].Report.Text[:200]
	}
	r := open(t, "")
	added := add(t, r, earlier...)
	if err := os.Remove(saved); err != nil {
		t.Fatal(err)
	}
	reader := readerOf(items)
	if p := reread(t, r, reader); p.Changed != 3 || p.Failed != 0 {
		t.Fatalf("read again: %+v", p)
	}
	for i, o := range add(t, r, items...) {
		if o.Status != Same || o.UID != added[i].UID {
			t.Errorf("added again after it was found anew: %+v, was %s", o, added[i].UID)
		}
	}
	if p := reread(t, r, reader); p.Changed != 0 {
		t.Errorf("read once more: %+v", p)
	}
	if err := os.WriteFile(archive, []byte(strings.Repeat("another file by now\n", 200)), 0o600); err != nil {
		t.Fatal(err)
	}
	if p := reread(t, r, reader); p.Changed != 0 || p.Failed != 0 {
		t.Errorf("read again without the archive: %+v", p)
	}
}

// TestOriginals protects what is kept of pages: when they were got, their
// hashes, and bytes only where no archive has them, once for each page.
func TestOriginals(t *testing.T) {
	r := open(t, "")
	r.now = func() time.Time { return time.Date(2031, 6, 1, 8, 0, 0, 0, time.UTC) }
	file := pageItems(t, writeFile(t, "jembatan.html", savedPage(1)))
	archived := pageItems(t, writeFile(t, "crawl.warc", warcRecord("https://kabar.example/2", savedPage(2))))
	plain := news(at("4"), "Kabar", "Lu Wenqi", "Air surut")
	add(t, r, append(append(file, archived...), plain)...)
	view(t, r, func(rd store.Reader) error {
		list, err := rd.Originals([]int64{1, 2, 3})
		if err != nil || len(list) != 2 {
			t.Fatalf("originals: %+v, %v", list, err)
		}
		if o := list[0]; o.Retrieved != "2031-06-01T08:00:00Z" || o.Archive != "" || o.Size != len(savedPage(1)) {
			t.Errorf("of a file: %+v", o)
		}
		if o := list[1]; o.Retrieved != "2031-05-03T01:02:03Z" || filepath.Base(o.Archive) != "crawl.warc" || o.Address != "https://kabar.example/2" {
			t.Errorf("of an archive: %+v", o)
		}
		for i, kept := range []bool{true, false} {
			packed, err := rd.OriginalBytes(list[i].Hash)
			if err != nil || (len(packed) > 0) != kept {
				t.Errorf("the bytes of %s: %d, %v", list[i].Hash, len(packed), err)
			}
		}
		return nil
	})
}

// TestMarkNoted protects that it is known again how far an archive was read.
func TestMarkNoted(t *testing.T) {
	r := open(t, "")
	m := collect.Mark{Place: 1 << 40, Within: 2, Record: 7}
	if err := r.SetMarks(t.Context(), map[string]collect.Mark{"aa": {Record: 1}}); err != nil {
		t.Fatal(err)
	}
	if err := r.SetMarks(t.Context(), map[string]collect.Mark{"aa": m}); err != nil {
		t.Fatal(err)
	}
	if got, ok, err := r.Mark(t.Context(), "aa"); got != m || !ok || err != nil {
		t.Errorf("%+v, %v, %v", got, ok, err)
	}
	if _, ok, err := r.Mark(t.Context(), "bb"); ok || err != nil {
		t.Errorf("of an archive that was never read: %v, %v", ok, err)
	}
}
