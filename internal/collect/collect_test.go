package collect_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/collect"
)

// take collects from one text.
func take(t *testing.T, o collect.Options, name, data string) []collect.Item {
	t.Helper()
	c, err := collect.New(o, nil)
	if err != nil {
		t.Fatal(err)
	}
	var items []collect.Item
	c.Open(name, strings.NewReader(data), int64(len(data)), func(i collect.Item) bool {
		i.Finish()
		items = append(items, i)
		return true
	})
	return items
}

func TestEncodings(t *testing.T) {
	const text = "Menlu: “Kami siap” – kata Ibu Ény."
	utf16 := func(big bool, mark string) string {
		b := []byte(mark)
		for _, r := range text {
			hi, lo := byte(r>>8), byte(r)
			if big {
				b = append(b, hi, lo)
			} else {
				b = append(b, lo, hi)
			}
		}
		return string(b)
	}
	tests := []struct {
		name, data, encoding, want string
		note                       collect.Note
	}{
		{name: "UTF-8", data: text, want: text},
		{name: "UTF-8 with a mark", data: "\xef\xbb\xbf" + text, want: text},
		{name: "UTF-16LE with a mark", data: utf16(false, "\xff\xfe"), want: text},
		{name: "UTF-16BE with a mark", data: utf16(true, "\xfe\xff"), want: text},
		{name: "UTF-16LE", data: utf16(false, ""), want: text},
		{name: "UTF-16BE", data: utf16(true, ""), want: text},
		{name: "UTF-32LE", data: "\xff\xfe\x00\x00a\x00\x00\x00\x1c\x20\x00\x00", want: "a“"},
		{name: "UTF-16 cut in the middle of a character", data: "\xff\xfea\x00b", want: "a\uFFFD", note: collect.ReplacedNote},
		{name: "UTF-16 with half a surrogate", data: "\xff\xfea\x00\x00\xd8b\x00", want: "a\uFFFDb", note: collect.ReplacedNote},
		{name: "Windows-1252", data: "Menlu: \x93Kami siap\x94 \x96 kata Ibu \xc9ny.", want: text, note: collect.LegacyNote},
		{name: "Windows-1252 by name", data: "\x93Kami\x94", encoding: "windows-1252", want: "“Kami”"},
		{name: "Windows-1251", data: "\xcf\xf0\xe8\xe2\xe5\xf2", encoding: "windows-1251", want: "Привет"},
		{name: "GB18030", data: "\xd6\xd0\xb9\xfa", encoding: "gb18030", want: "中国"},
		{name: "Shift JIS", data: "\x93\xfa\x96{", encoding: "shift_jis", want: "日本"},
		{name: "ISO-2022-JP, which is all ASCII", data: "\x1b$BF|K\\\x1b(B", encoding: "iso-2022-jp", want: "日本"},
		{name: "UTF-8 beside a named encoding", data: text, encoding: "windows-1251", want: text},
		{name: "UTF-8 broken in one place", data: "“Kami” – \xffsiap", want: "“Kami” – \uFFFDsiap", note: collect.ReplacedNote},
		{name: "UTF-8 broken off", data: "“Kami” – \xe2\x80", want: "“Kami” – \uFFFD", note: collect.ReplacedNote},
		{name: "half a surrogate in UTF-8", data: "siap \xed\xa0\x80 kata", want: "siap \uFFFD kata", note: collect.ReplacedNote},
		{name: "GB18030 broken in the middle", data: "\xd6\xd0\xb9\xfa\xff\xd6", encoding: "gb18030", want: "中国\uFFFD\uFFFD", note: collect.ReplacedNote},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			items := take(t, collect.Options{Encoding: tt.encoding}, "a.txt", tt.data)
			if len(items) != 1 || items[0].Err != nil {
				t.Fatalf("got %+v", items)
			}
			if got := items[0].Report.Text; got != tt.want {
				t.Errorf("text %q, want %q", got, tt.want)
			}
			var want []collect.Note
			if tt.note != "" {
				want = []collect.Note{tt.note}
			}
			if !slices.Equal(items[0].Notes, want) {
				t.Errorf("notes %q, want %q", items[0].Notes, want)
			}
		})
	}
}

func TestHeader(t *testing.T) {
	tests := []struct {
		name, data string
		want       sanad.Report
	}{
		{"all keys", "URL: https://example.org/a:b\nOutlet: RMOL\nPublished: 2023-02-22\nTitle: Satu: dua\nLanguage: id\n\nIsi.\n\nLagi.",
			sanad.Report{Source: sanad.Source{URL: "https://example.org/a:b"}, Outlet: "RMOL", Published: "2023-02-22", Title: "Satu: dua", Language: "id", Text: "Isi.\n\nLagi."}},
		{"any case, CRLF", "oUTLET:RMOL\r\n\r\nIsi.", sanad.Report{Outlet: "RMOL", Text: "Isi."}},
		{"blank lines first", "\n\nTitle: A\n \nIsi.", sanad.Report{Title: "A", Text: "Isi."}},
		{"the first of two counts", "Title: A\nTitle: B\n\nIsi.", sanad.Report{Title: "A", Text: "Isi."}},
		{"empty value", "Title:\nOutlet: X\n\nIsi.", sanad.Report{Outlet: "X", Text: "Isi."}},
		{"unknown key", "Title: A\nEditor: B\n\nIsi.", sanad.Report{Text: "Title: A\nEditor: B\n\nIsi."}},
		{"no blank line", "Title: A\nIsi.", sanad.Report{Text: "Title: A\nIsi."}},
		{"only a header", "Title: A", sanad.Report{Text: "Title: A"}},
		{"no header", "Moskow: kota.\n\nIsi.", sanad.Report{Text: "Moskow: kota.\n\nIsi."}},
		{"endless header", strings.Repeat("Title: A\n", 40) + "\nIsi.", sanad.Report{Text: strings.Repeat("Title: A\n", 40) + "\nIsi."}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			items := take(t, collect.Options{}, "a.txt", tt.data)
			if len(items) != 1 || items[0].Err != nil {
				t.Fatalf("got %+v", items)
			}
			tt.want.Source.Path = "a.txt"
			if !reflect.DeepEqual(items[0].Report, tt.want) {
				t.Errorf("got  %+v\nwant %+v", items[0].Report, tt.want)
			}
		})
	}
}

func TestRefused(t *testing.T) {
	tests := []struct {
		name, file, data string
		want             error
	}{
		{"nothing", "a.txt", "", collect.ErrEmpty},
		{"blanks", "a.txt", " \r\n\t", collect.ErrEmpty},
		{"only a mark", "a.txt", "\xef\xbb\xbf", collect.ErrEmpty},
		{"header and nothing", "a.txt", "Title: A\n\n \n", collect.ErrEmpty},
		{"no lines", "a.jsonl", "\n\n", collect.ErrEmpty},
		{"NUL", "a.txt", "text\x00text and more of it", collect.ErrBinary},
		{"control characters", "a.txt", "a\x01b\x02c\x03d\x04", collect.ErrBinary},
		{"PDF", "a", "%PDF-1.7\nwords", collect.ErrBinary},
		{"broken ZIP", "a", "PK\x03\x04words", collect.ErrArchive},
		{"broken gzip", "a.jsonl", "\x1f\x8bwords", collect.ErrArchive},
		{"RTF", "a.txt", `{\rtf1 words}`, collect.ErrMarkup},
		{"HTML", "a.txt", "\n<!DOCTYPE HTML><p>words", collect.ErrNoArticle},
		{"XML", "a.txt", "<?xml version='1.0'?><words/>", collect.ErrMarkup},
		{"JSON laid out", "a.jsonl", "{\n  \"text\": \"words\"\n}", collect.ErrJSONArray},
		{"JSON list", "a.json", `[{"text": "words"}]`, collect.ErrJSONArray},
		{"too large", "a.txt", strings.Repeat("a", 1001), collect.ErrTooLarge},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			items := take(t, collect.Options{MaxBytes: 1000}, tt.file, tt.data)
			if len(items) != 1 || !errors.Is(items[0].Err, tt.want) || items[0].Report.Text != "" {
				t.Fatalf("got %+v, want %v", items, tt.want)
			}
			if !strings.HasPrefix(items[0].Err.Error(), tt.file+" ") {
				t.Errorf("error does not name the file: %v", items[0].Err)
			}
		})
	}
}

func TestUnknownEncoding(t *testing.T) {
	if _, err := collect.New(collect.Options{Encoding: "utf-9"}, nil); !errors.Is(err, collect.ErrEncoding) {
		t.Errorf("error %v", err)
	}
}

func TestJSONLines(t *testing.T) {
	long := strings.Repeat("panjang ", 100)
	data := strings.Join([]string{
		`{"id": "a1", "url": "https://example.org", "outlet": "RMOL", "published": "2023", "title": "T", "language": "id", "text": "Satu.", "more": [1]}`,
		``,
		`{"id": 17, "text": "Dua \ud800 \u201d"}`,
		`{"text": "Tiga."`,
		`{"text": 4}`,
		`["text"]`,
		`{"id": "a6"}`,
		`{"text": "` + strings.Repeat("a", 2000) + `"}`,
		`{"text": "` + long + `", "id": null}`,
		"{\"text\": \"\x93Sembilan\x94\"}",
		`{"text": "NUL \u0000"}`,
		`{"text": "Akhir."}`,
	}, "\n")
	want := []struct{ where, text, problem string }{
		{"a.jsonl:1", "Satu.", ""},
		{"a.jsonl:3", "Dua \uFFFD ”", ""},
		{"a.jsonl:4", "", "unexpected end of JSON input"},
		{"a.jsonl:5", "", `"text" is number, not string`},
		{"a.jsonl:6", "", "array, not object"},
		{"a.jsonl:7", "", `"text" is missing`},
		{"a.jsonl:8", "", "is too large"},
		{"a.jsonl:9", long, ""},
		{"a.jsonl:10", "“Sembilan”", ""},
		{"a.jsonl:11", "", "holds NUL"},
		{"a.jsonl:12", "Akhir.", ""},
	}
	items := take(t, collect.Options{MaxBytes: 1000}, "a.jsonl", data)
	if len(items) != len(want) {
		t.Fatalf("%d items, want %d", len(items), len(want))
	}
	for i, w := range want {
		got := items[i]
		if got.Where != w.where || got.Report.Text != w.text {
			t.Errorf("%s: %q, want %s: %q", got.Where, got.Report.Text, w.where, w.text)
		}
		if w.problem != "" && (got.Err == nil || !strings.HasPrefix(got.Err.Error(), w.where) || !strings.Contains(got.Err.Error(), w.problem)) {
			t.Errorf("%s: error %v, want %q", w.where, got.Err, w.problem)
		}
	}
	first := sanad.Report{Source: sanad.Source{Path: "a.jsonl:1", URL: "https://example.org", ID: "a1"},
		Text: "Satu.", Outlet: "RMOL", Published: "2023", Title: "T", Language: "id"}
	if !reflect.DeepEqual(items[0].Report, first) {
		t.Errorf("got  %+v\nwant %+v", items[0].Report, first)
	}
	if id := items[1].Report.Source.ID; id != "17" {
		t.Errorf("a number as id is %q", id)
	}
}

func TestJSONLinesByContentAndInUTF16(t *testing.T) {
	line := `{"text": "Satu."}` + "\n" + `{"text": "Dua."}`
	wide := []byte("\xff\xfe")
	for _, c := range []byte(line) {
		wide = append(wide, c, 0)
	}
	for _, data := range []string{line, "\xef\xbb\xbf" + line, string(wide), string(wide[2:])} {
		items := take(t, collect.Options{}, "-", data)
		if len(items) != 2 || items[0].Report.Text != "Satu." || items[1].Report.Text != "Dua." {
			t.Errorf("%q: got %+v", data[:12], items)
		}
	}
}

// endless is a file of one line that does not end.
type endless struct{ read int }

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	e.read += len(p)
	if e.read > 1<<30 {
		return 0, errors.New("read without end")
	}
	return len(p), nil
}

func TestTooLargeIsNotReadWhole(t *testing.T) {
	c, _ := collect.New(collect.Options{MaxBytes: 1 << 20}, nil)
	for _, size := range []int64{-1, 2 << 20} {
		var e endless
		c.Open("big.txt", &e, size, func(i collect.Item) bool {
			if !errors.Is(i.Err, collect.ErrTooLarge) {
				t.Errorf("size %d: error %v", size, i.Err)
			}
			return true
		})
		if e.read > 2<<20 {
			t.Errorf("size %d: %d bytes were read", size, e.read)
		}
	}
}

func TestCollectFolder(t *testing.T) {
	dir := t.TempDir()
	write := func(name, data string) {
		t.Helper()
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"b.txt", "a.TEXT", "c/d.txt", "c/plain", "z.txt"} {
		write(name, name)
	}
	write("m.jsonl", `{"text": "m1"}`+"\n"+`{"text": "m2"}`)
	for _, name := range []string{".hidden.txt", ".git/config", "x.pdf", "c/y.png"} {
		write(name, name)
	}
	for link, to := range map[string]string{"c/up": dir, "loop": "loop", "n.txt": filepath.Join(dir, "gone.txt")} {
		if err := os.Symlink(to, filepath.Join(dir, filepath.FromSlash(link))); err != nil {
			t.Skip("no symbolic links here:", err)
		}
	}
	c, err := collect.New(collect.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for item := range c.Collect(dir) {
		rel, _ := filepath.Rel(dir, item.Where)
		if item.Err != nil {
			got = append(got, filepath.ToSlash(rel)+"!")
			continue
		}
		got = append(got, filepath.ToSlash(rel)+"="+item.Report.Text)
	}
	want := []string{"a.TEXT=a.TEXT", "b.txt=b.txt", "c/d.txt=c/d.txt", "c/plain=c/plain", "loop!", "m.jsonl:1=m1", "m.jsonl:2=m2", "n.txt!", "z.txt=z.txt"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if c.Skipped() != 2 {
		t.Errorf("%d skipped, want 2", c.Skipped())
	}
	if len(c.SkippedFiles()) != 2 {
		t.Errorf("skipped %q, want two files by name", c.SkippedFiles())
	}
}

func TestCollectPaths(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.pdf.md")
	if err := os.WriteFile(file, []byte("a file that is named is read, whatever its ending"), 0o644); err != nil {
		t.Fatal(err)
	}
	empty := filepath.Join(dir, "empty")
	if err := os.Mkdir(empty, 0o755); err != nil {
		t.Fatal(err)
	}
	c, _ := collect.New(collect.Options{}, strings.NewReader("from standard input"))
	var got []string
	for item := range c.Collect(file, filepath.Join(dir, "nowhere"), empty, collect.Stdin) {
		got = append(got, fmt.Sprint(item.Err == nil, errors.Is(item.Err, collect.ErrNotFound), errors.Is(item.Err, collect.ErrNoReports)))
	}
	want := []string{"true false false", "false true false", "false false true", "true false false"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	for range c.Collect(file, file) {
		break // the caller wants no more: the walk must stop, not panic
	}
}
