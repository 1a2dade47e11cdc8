package collect_test

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/collect"
)

const paragraph = "The harbour of Amat Bay will open again in July, the fisheries minister of Ranu said on Friday after nine months of repairs."

func htmlPage(title, address string) string {
	return `<!DOCTYPE html><html lang="en"><head><title>` + title + `</title><link rel="canonical" href="` + address +
		`"><meta property="og:type" content="article"><meta property="article:published_time" content="2031-05-02T08:30:00Z"></head><body><article><h1>` +
		title + `</h1><p>` + paragraph + `</p><p>` + paragraph + ` Twice.</p></article></body></html>`
}

func gzipped(t *testing.T, parts ...string) string {
	t.Helper()
	var b bytes.Buffer
	for _, p := range parts { // a member each, as archives of the web have them
		w := gzip.NewWriter(&b)
		if _, err := io.WriteString(w, p); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

func zipped(t *testing.T, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		f, err := w.Create(files[i])
		if err == nil {
			_, err = io.WriteString(f, files[i+1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// record is a WARC record.
func record(kind, address, mediaType, block string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2031-05-03T01:02:03Z\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
		kind, address, mediaType, len(block), block)
}

func response(address, head, body string) string {
	return record("response", address, "application/http; msgtype=response", "HTTP/1.1 200 OK\r\n"+head+"\r\n"+body)
}

const isHTML = "Content-Type: text/html; charset=utf-8\r\n"

const rss = `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Kabar Selat - Terkini</title><item><title>Satu &amp;amp; dua</title><link>https://kabarselat.example/1</link><guid>g1</guid>
<pubDate>Fri, 02 May 2031 14:05:00 +0700</pubDate><dc:creator>Sari Wulanjani</dc:creator><description>Ringkas.</description>
<content:encoded><![CDATA[<p>Isi satu.</p><p>Isi <b>dua</b>.</p>]]></content:encoded></item>
<item><title>Tiga</title><link>https://kabarselat.example/3</link><description>Hanya ringkasan.</description></item><item><title>Kosong</title></item></channel></rss>`

const atom = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Isle News</title><entry><title>One</title><id>urn:1</id>
<link href="https://islenews.example/1"/><published>2031-05-02T08:30:00Z</published><updated>2031-05-03T08:30:00Z</updated><author><name>Clara Weddings</name></author>
<content type="html">&lt;p&gt;Body one.&lt;/p&gt;</content></entry></feed>`

const jsonFeed = `{"version": "https://jsonfeed.org/version/1.1", "title": "Isle News", "items": [{"id": "1", "url": "https://islenews.example/1", "title": "One", "content_text": "Body one.", "date_published": "2031-05-02T08:30:00Z"}]}`

const newsSitemap = `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url><loc>https://kabarselat.example/1</loc><lastmod>2031-05-02</lastmod><image:image><image:loc>https://static.example/1.jpg</image:loc></image:image><news:news><news:publication><news:name>Kabar Selat</news:name><news:language>id</news:language></news:publication><news:publication_date>2031-05-02T14:05:00+07:00</news:publication_date><news:title>Satu</news:title></news:news></url><url><loc>https://kabarselat.example/2</loc></url></urlset>`

const outlines = `<?xml version="1.0"?><opml version="2.0"><head><title>x</title></head><body><outline text="Berita"><outline type="rss" text="Kabar Selat" xmlUrl="https://kabarselat.example/rss" htmlUrl="https://kabarselat.example"/></outline><outline text="Isle &amp; Sea" xmlUrl="https://islenews.example/atom"/></body></opml>`

// told is what a test looks at of an item.
func told(items []collect.Item) string {
	var out []string
	for _, i := range items {
		var e *collect.Error
		switch {
		case errors.As(i.Err, &e):
			out = append(out, i.Where+"! "+e.Problem.Error())
		default:
			text, _, _ := strings.Cut(i.Report.Text, "\n")
			out = append(out, strings.TrimSpace(fmt.Sprintf("%s %s %s %v", i.Where, i.Report.Source.URL, text[:min(len(text), 23)], i.Notes)))
		}
	}
	return strings.Join(out, "\n")
}

// TestFormats protects that each format is told by its content, from a stream
// of unknown length too, and gives the reports it holds.
func TestFormats(t *testing.T) {
	page := htmlPage("Harbour opens", "https://harbourpost.example/a")
	archive := record("warcinfo", "", "application/warc-fields", "software: x\r\n") +
		response("https://harbourpost.example/a", isHTML, page) +
		record("request", "https://harbourpost.example/a", "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n") +
		response("https://harbourpost.example/a.jpg", "Content-Type: image/jpeg\r\n", "\xff\xd8\xff") +
		record("response", "https://harbourpost.example/gone", "application/http; msgtype=response", "HTTP/1.1 404 Not Found\r\n"+isHTML+"\r\n"+page) +
		record("revisit", "https://harbourpost.example/a", "application/http; msgtype=response", "HTTP/1.1 200 OK\r\n\r\n") +
		response("https://harbourpost.example/z", isHTML+"Content-Encoding: gzip\r\n", gzipped(t, page)) +
		response("https://harbourpost.example/c", isHTML+"Transfer-Encoding: chunked\r\n", fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(page), page)) +
		response("https://harbourpost.example/k", isHTML+"Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", page) +
		record("conversion", "https://harbourpost.example/t", "text/plain", "Plain words.")
	members := strings.SplitAfter(archive, "\r\n\r\nWARC/1.0")
	for i := range members[:len(members)-1] {
		members[i] = strings.TrimSuffix(members[i], "WARC/1.0")
		members[i+1] = "WARC/1.0" + members[i+1]
	}
	const a = "https://harbourpost.example/a The harbour of Amat Bay []"
	inArchive := "x:2 " + a + "\nx:7 " + a + "\nx:8 " + a + "\nx:9 " + a + "\nx:10 https://harbourpost.example/t Plain words. []"
	tests := []struct{ name, data, want string }{
		{"page", page, "x " + a},
		{"page packed", gzipped(t, page), "x " + a},
		{"RSS", rss, "x:1 https://kabarselat.example/1 Isi satu. []\nx:2 https://kabarselat.example/3 Hanya ringkasan. [summary]\nx:3! is empty"},
		{"Atom", atom, "x:1 https://islenews.example/1 Body one. []"},
		{"JSON feed", jsonFeed, "x:1 https://islenews.example/1 Body one. []"},
		{"OPML", outlines, "x! only lists addresses"},
		{"sitemap", newsSitemap, "x! only lists addresses"},
		{"WARC", archive, inArchive},
		{"WARC in members", gzipped(t, members...), inArchive},
		{"ZIP", zipped(t, "a.html", page, "b/c.txt", "Words.", "b/", "", "p.png", "x", "__MACOSX/a.html", "x", "l.jsonl", `{"text": "Line."}`),
			"x/a.html " + a + "\nx/b/c.txt  Words. []\nx/l.jsonl:1  Line. []"},
		{"ZIP in a ZIP", zipped(t, "i.zip", zipped(t, "c.txt", "Words.")), "x/i.zip/c.txt  Words. []"},
		{"DOCX", zipped(t, "[Content_Types].xml", "<Types/>", "word/document.xml", "x"), "x! is not text"},
		{"ZIP of nothing", zipped(t, "a.png", "x"), "x! holds no reports"},
		{"CSV", "title,text,url\nSatu,\"Isi, satu\",https://e.example/1\nDua,,\nTiga,Isi \"tiga\",\n", "x:2 https://e.example/1 Isi, satu []\nx:3! is empty\nx:4  Isi \"tiga\" []"},
		{"CSV with semicolons", "\ufefftext;outlet\r\n\"dua\nbaris\";B\r\n", "x:2  dua []"},
		{"XHTML", "<?xml version='1.0'?>\n<!-- x --><html xmlns='http://www.w3.org/1999/xhtml'>" + page[len("<!DOCTYPE html><html lang=\"en\">"):], "x " + a},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := told(take(t, collect.Options{}, "x", tt.data)); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

// TestZIPFile protects that a ZIP that is a file is read in place.
func TestZIPFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.zip")
	if err := os.WriteFile(file, []byte(zipped(t, "c.txt", "Words.")), 0o600); err != nil {
		t.Fatal(err)
	}
	c, _ := collect.New(collect.Options{}, nil)
	for i := range c.Collect(file) {
		if i.Finish(); i.Report.Text != "Words." || i.Where != file+"/c.txt" {
			t.Errorf("got %+v", i)
		}
	}
}

func TestFeedFields(t *testing.T) {
	items := take(t, collect.Options{}, "f.xml", rss)
	want := sanad.Report{
		Source: sanad.Source{Path: "f.xml:1", URL: "https://kabarselat.example/1", ID: "g1"}, Text: "Isi satu.\n\nIsi dua.", Outlet: "Kabar Selat",
		Title: "Satu & dua", Published: "2031-05-02T07:05:00Z", Authors: []string{"Sari Wulanjani"},
		Dates: []sanad.GivenDate{{Value: "2031-05-02T07:05:00Z", From: "feed"}},
	}
	if got := items[0].Report; !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestLinks(t *testing.T) {
	tests := []struct {
		name, data string
		want       []collect.Link
	}{
		{"OPML", outlines, []collect.Link{
			{URL: "https://kabarselat.example/rss", Kind: collect.FeedLink, Title: "Kabar Selat"},
			{URL: "https://islenews.example/atom", Kind: collect.FeedLink, Title: "Isle & Sea"}}},
		{"news sitemap", newsSitemap, []collect.Link{
			{URL: "https://kabarselat.example/1", Kind: collect.PageLink, Title: "Satu", Outlet: "Kabar Selat", Published: "2031-05-02T14:05:00+07:00", Changed: "2031-05-02", Language: "id"},
			{URL: "https://kabarselat.example/2", Kind: collect.PageLink}}},
		{"index", `<sitemapindex><sitemap><loc>https://kabarselat.example/s.xml</loc></sitemap></sitemapindex>`, []collect.Link{
			{URL: "https://kabarselat.example/s.xml", Kind: collect.SitemapLink}}},
	}
	for _, tt := range tests {
		if got, err := collect.Links(strings.NewReader(tt.data)); err != nil || !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s: got %+v, %v", tt.name, got, err)
		}
	}
	if _, err := collect.Links(strings.NewReader("words")); !errors.Is(err, collect.ErrFormat) {
		t.Errorf("no list: %v", err)
	}
}

func TestColumns(t *testing.T) {
	table := "judul|isi|media\nSatu|Kata.|Kabar Selat\n"
	items := take(t, collect.Options{Columns: map[string]string{"text": "isi", "title": "JUDUL", "outlet": "media"}}, "a.csv", table)
	want := sanad.Report{Source: sanad.Source{Path: "a.csv:2"}, Text: "Kata.", Title: "Satu", Outlet: "Kabar Selat"}
	if len(items) != 1 || !reflect.DeepEqual(items[0].Report, want) {
		t.Errorf("got %+v", items)
	}
	if items = take(t, collect.Options{}, "a.csv", table); !errors.Is(items[0].Err, collect.ErrColumns) || !strings.Contains(items[0].Err.Error(), `"judul", "isi"`) {
		t.Errorf("without --map: %v", items[0].Err)
	}
	if _, err := collect.New(collect.Options{Columns: map[string]string{"isi": "text"}}, nil); !errors.Is(err, collect.ErrColumns) {
		t.Errorf("a field that is none: %v", err)
	}
	legacy := take(t, collect.Options{}, "a.csv", "text,title\n\x93Kata\x94,A\n")
	if legacy[0].Report.Text != "“Kata”" || len(legacy[0].Notes) != 1 {
		t.Errorf("Windows-1252: %+v", legacy[0])
	}
}

// TestFormatAsked protects that --format counts before the content, and that
// what is packed is unpacked first all the same.
func TestFormatAsked(t *testing.T) {
	page := htmlPage("A", "https://e.example/a")
	if got := take(t, collect.Options{Format: "text"}, "a.html", page); got[0].Report.Text != page {
		t.Errorf("a page asked for as text: %+v", got)
	}
	if got := take(t, collect.Options{Format: "csv"}, "a.txt", gzipped(t, "text,n\nKata.,1\n")); len(got) != 1 || got[0].Report.Text != "Kata." {
		t.Errorf("a packed table: %+v", got)
	}
	if _, err := collect.New(collect.Options{Format: "pdf"}, nil); !errors.Is(err, collect.ErrFormat) {
		t.Errorf("a format that is none: %v", err)
	}
}

// TestSavedWhole protects that the pictures and frames of a page that a
// browser saved are no reports of their own.
func TestSavedWhole(t *testing.T) {
	dir := t.TempDir()
	for name, data := range map[string]string{"a.html": htmlPage("A", "https://e.example/a"), "a_files/ad.html": "<html>ad</html>"} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	c, _ := collect.New(collect.Options{}, nil)
	n := 0
	for i := range c.Collect(dir) {
		if i.Finish(); i.Err != nil {
			t.Error(i.Err)
		}
		n++
	}
	if n != 1 {
		t.Errorf("%d items, want 1", n)
	}
}
