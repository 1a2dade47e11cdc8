package storetest

import (
	"strings"

	"github.com/sanad-news/sanad/internal/store"
)

// testOriginals protects that the page of a report is kept as it first came,
// its bytes once however many reports are of them, and that none are made up.
func testOriginals(t trial, s store.Store) {
	var f small
	page, other := strings.Repeat("ab", 32), strings.Repeat("cd", 32)
	var first, second, archived store.NewOriginal
	update(t, s, func(w store.Writer) (err error) {
		if f, err = fill(w); err != nil {
			return err
		}
		first = store.NewOriginal{Packed: []byte{0, 1, 2}, Original: store.Original{
			Report: f.reports[0], Hash: page, Size: 90, Retrieved: "2031-06-01T00:00:00Z", Address: "https://laut.example/a?b='c'", Media: "text/html; charset=utf-8",
		}}
		second = store.NewOriginal{Packed: []byte("not kept"), Original: store.Original{Report: f.reports[1], Hash: page, Size: 90}}
		archived = store.NewOriginal{Original: store.Original{Report: f.reports[2], Hash: other, Size: 7, Archive: "crawl.warc.gz", Place: 1 << 40}}
		if err := w.PutOriginals([]store.NewOriginal{first, second}); err != nil {
			return err
		}
		again := first
		again.Hash, again.Retrieved = other, "2032-01-01T00:00:00Z"
		return w.PutOriginals([]store.NewOriginal{again, archived})
	})
	view(t, s, func(r store.Reader) {
		list, err := r.Originals([]int64{f.reports[2], f.reports[0], 1 << 40, f.reports[1]})
		same(t, "originals", list, err, []store.Original{archived.Original, first.Original, second.Original})
		packed, err := r.OriginalBytes(page)
		same(t, "the bytes", packed, err, first.Packed)
		packed, err = r.OriginalBytes(strings.Repeat("ef", 32))
		same(t, "bytes that were not kept", packed, err, []byte{})
	})
	update(t, s, func(w store.Writer) error { return w.PutOriginals(nil) })
	if err := s.Update(t.Context(), func(w store.Writer) error {
		return w.PutOriginals([]store.NewOriginal{{Original: store.Original{Report: f.reports[0], Hash: page, Address: "a\x00b"}}})
	}); err == nil {
		t.Error("an address with NUL was kept")
	}
}

// testReplaceText protects that a report whose text was found anew is found by
// that text, under the UID it had, and that nothing else of it changes.
func testReplaceText(t trial, s store.Store) {
	var f small
	update(t, s, func(w store.Writer) (err error) {
		if f, err = fill(w); err != nil {
			return err
		}
		return w.ReplaceText(f.reports[1], "new", []byte("found anew"))
	})
	view(t, s, func(r store.Reader) {
		list, err := r.ReportsByHash([]string{"hash1", "new"})
		same(t, "by the new hash", each(list, func(r store.Report) string { return r.UID + r.Hash + r.Page }), err, []string{"a11newpage1"})
		bodies, err := r.Bodies(f.reports[1:2])
		same(t, "the body", bodies[f.reports[1]], err, store.Body{Source: []byte("found anew"), Reading: []byte("reading")})
	})
	if err := s.Update(t.Context(), func(w store.Writer) error { return w.ReplaceText(1<<40, "x", nil) }); err == nil {
		t.Error("the text of a report that is not there was replaced")
	}
}
