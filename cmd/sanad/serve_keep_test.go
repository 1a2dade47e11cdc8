package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/sanad-news/sanad/internal/data"
	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/store"
	"github.com/sanad-news/sanad/reader"
)

// TestFileGivenInBrowser protects that what is read of a file given in a browser
// is what sanad add reads of it, a web page too, and that the page is kept.
func TestFileGivenInBrowser(t *testing.T) {
	d, err := data.Load(data.Folders{})
	if err != nil {
		t.Fatal(err)
	}
	rec, err := record.Open(t.Context(), filepath.Join(t.TempDir(), "press.db"), d, record.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer rec.Close()
	k := &roomKeeper{rec, reader.With(d), d}
	for name, content := range map[string]string{"saved.html": bridgePage(), "plain.txt": report + " Ini lain."} {
		out, err := k.AddFile(t.Context(), name, []byte(content))
		if err != nil || len(out) != 1 || out[0].Status != record.Kept || out[0].Statements == 0 {
			t.Errorf("%s: %+v, %v", name, out, err)
			continue
		}
		err = rec.Store.View(t.Context(), func(r store.Reader) error {
			found, err := r.ReportsByUID(out[0].UID, 2)
			if err != nil || len(found) != 1 {
				t.Fatalf("%s: %v, %v", name, found, err)
			}
			pages, err := r.Originals([]int64{found[0].ID})
			if err != nil {
				return err
			}
			if isPage := strings.HasSuffix(name, ".html"); isPage != (len(pages) == 1 && pages[0].Archive == "") {
				t.Errorf("%s: its page is %+v", name, pages)
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	}
	if out, err := k.AddFile(t.Context(), "empty.html", []byte("<html><body></body></html>")); err != nil || len(out) != 1 || out[0].Err == nil {
		t.Errorf("a page without a report: %+v, %v", out, err)
	}
}
