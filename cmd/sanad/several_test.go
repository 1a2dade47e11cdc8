package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// severalServer serves sets of three reports that name no address of their own,
// in every format that can hold several; changed is one of them with other
// words.
func severalServer(t *testing.T, changed *bool) *httptest.Server {
	t.Helper()
	words := func(i int) string {
		if *changed && i == 2 {
			return strings.Replace(report, "jembatan", "terowongan", 1)
		}
		return strings.Replace(report, "jembatan", fmt.Sprintf("jembatan nomor %d", i), 1)
	}
	sets := map[string]func(w io.Writer) error{
		"/rss.xml": func(w io.Writer) error {
			fmt.Fprint(w, "<rss version='2.0'><channel><title>Kabar Orla</title>")
			for i := range 3 {
				fmt.Fprintf(w, "<item><guid isPermaLink='false'>berita-%d</guid><title>Berita %d</title><description>%s</description></item>", i, i, words(i))
			}
			_, err := fmt.Fprint(w, "</channel></rss>")
			return err
		},
		"/lines.jsonl": func(w io.Writer) (err error) {
			for i := range 3 {
				_, err = fmt.Fprintf(w, "{\"id\": %d, \"text\": %s}\n", i, quote(words(i)))
			}
			return err
		},
		"/other.jsonl": func(w io.Writer) (err error) { // numbered as those of the other file are
			for i := range 3 {
				_, err = fmt.Fprintf(w, "{\"id\": %d, \"text\": %s}\n", i, quote(words(i+3)))
			}
			return err
		},
		"/bare.jsonl": func(w io.Writer) (err error) {
			for i := range 3 {
				_, err = fmt.Fprintf(w, "{\"text\": %s}\n", quote(words(i+6)))
			}
			return err
		},
		"/table.csv": func(w io.Writer) (err error) {
			fmt.Fprint(w, "id,text\n")
			for i := range 3 {
				_, err = fmt.Fprintf(w, "%d,\"%s\"\n", i, strings.ReplaceAll(words(i+9), `"`, `""`))
			}
			return err
		},
		"/files.zip": func(w io.Writer) error {
			z := zip.NewWriter(w)
			for i := range 3 {
				f, err := z.Create(fmt.Sprintf("berita/%d.txt", i))
				if err == nil {
					_, err = io.WriteString(f, words(i+12))
				}
				if err != nil {
					return err
				}
			}
			return z.Close()
		},
	}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		set := sets[r.URL.Path]
		if set == nil {
			w.WriteHeader(http.StatusNotFound)
			return
		}
		var b bytes.Buffer
		if err := set(&b); err != nil {
			t.Error(err)
		}
		_, _ = w.Write(b.Bytes()) // to a client that waits for it
	}))
	t.Cleanup(s.Close)
	return s
}

// TestSeveralOfOneAddress protects that reports which one address holds, and
// which name none of their own, are each a page of its own and no revisions of
// one another, that they are the same when they are fetched again, and that one
// which the set names is a new revision when its text changes.
func TestSeveralOfOneAddress(t *testing.T) {
	changed := false
	base := severalServer(t, &changed).URL
	dir := t.TempDir()
	args := []string{"add", "--allow-private", "127.0.0.0/8", "--delay", "0"}
	for _, path := range []string{"/rss.xml", "/lines.jsonl", "/other.jsonl", "/bare.jsonl", "/table.csv", "/files.zip"} {
		args = append(args, base+path)
	}
	for _, c := range []struct {
		changed bool
		want    string
	}{
		{false, "kept 18 reports (18 statements), 0 there already, 0 new revisions, 0 refused"},
		{false, "kept 0 reports (0 statements), 18 there already, 0 new revisions, 0 refused"},
		{true, "kept 0 reports (2 statements), 16 there already, 2 new revisions, 0 refused"},
	} {
		changed = c.changed
		if r := runSanad(t, dir, "", args...); r.code != exitDone || !strings.Contains(r.err, c.want) {
			t.Fatalf("exit code %d, it said %q, want %q", r.code, r.err, c.want)
		}
	}
	pages := runSanad(t, dir, "", "reports", "--json", "--limit", "100").out
	for _, want := range []string{base + "/files.zip/berita/1.txt", "id:kabar orla/berita-2", "id:" + base + "/lines.jsonl#1", "id:" + base + "/other.jsonl#1"} {
		if !strings.Contains(pages, want) {
			t.Errorf("no report is of the page %s: %.1500s", want, pages)
		}
	}
}
