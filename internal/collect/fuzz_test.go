package collect

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func FuzzHeader(f *testing.F) {
	for _, s := range []string{"Title: A\n\nIsi.", "URL: x\r\nOutlet: y\r\n\r\nIsi", "Title: A", "\n\n:\n\n", "Language:\n\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r, _ := withHeader(s)
		if !strings.HasSuffix(s, r.Text) {
			t.Errorf("the text %q is not the end of %q", r.Text, s)
		}
		if r.Text == s && (r.Title != "" || r.Outlet != "" || r.Source.URL != "" || r.Published != "" || r.Language != "") {
			t.Errorf("fields without a header in %q", s)
		}
	})
}

func FuzzDecode(f *testing.F) {
	for _, s := range []string{"abc", "\xff\xfea\x00", "a\x00b\x00c\x00", "\xed\xa0\x80", "\x93a\x94", "“a” \xff", "\x00\x00\xfe\xff"} {
		f.Add([]byte(s), "")
		f.Add([]byte(s), "gb18030")
		f.Add([]byte(s), "iso-2022-jp")
	}
	f.Fuzz(func(t *testing.T, data []byte, name string) {
		enc, err := encodingByName(name)
		if err != nil {
			enc = nil
		}
		s, _, err := decode(data, enc)
		if err == nil && !utf8.ValidString(s) {
			t.Errorf("%q in %q decodes to %q", data, name, s)
		}
		if utf8.Valid(data) && err == nil && enc == nil && len(data) < 4 && !strings.HasSuffix(string(data), s) {
			t.Errorf("UTF-8 %q decodes to %q", data, s)
		}
	})
}

func FuzzOpen(f *testing.F) {
	for _, s := range []string{`{"text": "a"}`, "{\"text\": \"a\"}\n{\n", "[{", "\xff\xfe{\x00\"\x00", "{\"id\": 1e9, \"text\": \"\\ud800\"}", "Title: A\n\nb"} {
		f.Add("a.jsonl", []byte(s))
		f.Add("-", []byte(s))
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		c, err := New(Options{MaxBytes: 1 << 10}, nil)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		c.Open(name, strings.NewReader(string(data)), -1, func(i Item) bool {
			i.Finish()
			n++
			if (i.Err == nil) == (i.Report.Text == "") {
				t.Errorf("text %q and error %v", i.Report.Text, i.Err)
			}
			if !utf8.ValidString(i.Report.Text) {
				t.Errorf("text %q is not UTF-8", i.Report.Text)
			}
			return true
		})
		if n == 0 {
			t.Errorf("nothing came of %q", data)
		}
	})
}
