package watch_test

import (
	"encoding/xml"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sanad-news/sanad/internal/fetch"
	"github.com/sanad-news/sanad/internal/queue"
	"github.com/sanad-news/sanad/internal/watch"
)

// TestReadList protects both forms of the list, and that a mistake in it is
// told with its place and not passed over.
func TestReadList(t *testing.T) {
	l, err := watch.ReadList([]byte("[[source]]\nurl = 'HTTPS://Kabar.example:443/rss?utm_source=x'\noutlet = 'Kabar'\n[[notice]]\npair = ['Lu Wenqi', 'Haiyun']\nwebhook = 'http://127.0.0.1:9/'\n"))
	if err != nil || len(l.Sources) != 1 || l.Sources[0].URL != "https://kabar.example/rss" || l.Notices[0].Name() != "pair Lu Wenqi + Haiyun" {
		t.Errorf("%+v, %v", l, err)
	}
	l, err = watch.ReadList([]byte("\ufeff<?xml version='1.0'?><opml><body><outline text='a'><outline xmlUrl='http://a.test/f'/></outline></body></opml>"))
	if err != nil || len(l.Sources) != 1 || l.Sources[0].URL != "http://a.test/f" {
		t.Errorf("%+v, %v", l, err)
	}
	for text, want := range map[string]string{
		"[[source]]\nurl = 'http://a.test/'\nevry = 'x'\n":    "evry",
		"[[source]]\nurl = \n":                                "2",
		"[[source]]\nurl = 'a.test/f'\n":                      "source 1",
		"[[source]]\nurl = 'file:///etc/passwd'\n":            "source 1",
		"[[notice]]\nspeaker = 'A'\n":                         "webhook, atom and command",
		"[[notice]]\natom = 'x'\n":                            "speaker, line and pair",
		"[[notice]]\nspeaker = 'A'\nline = 'l'\natom = 'x'\n": "speaker, line and pair",
		"[[notice]]\npair = ['A']\natom = 'x'\n":              "two names",
		"[[notice]]\nspeaker = 'A'\nwebhook = 'x'\n":          "no address",
		"<rss></rss>":                        "neither TOML nor OPML",
		"<opml><outline xmlUrl='x'>":         "unexpected EOF",
		"<opml><outline xmlUrl='x'/></opml>": "source 1",
	} {
		if _, err := watch.ReadList([]byte(text)); !errors.Is(err, watch.ErrList) || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// TestSinks protects that a notice arrives where it is wished, is refused in
// words, and is not doubled in a feed.
func TestSinks(t *testing.T) {
	var got []string
	hook := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		got = append(got, r.Header.Get("Idempotency-Key"))
		if r.URL.Path == "/no" {
			w.WriteHeader(http.StatusServiceUnavailable)
		}
	}))
	defer hook.Close()
	file := filepath.Join(t.TempDir(), "feed.xml")
	wishes := []watch.Wish{
		{Speaker: "A", Webhook: hook.URL + "/yes"}, {Speaker: "A", Webhook: hook.URL + "/no"}, {Speaker: "A", Atom: file},
		{Speaker: "A", Command: []string{"sh", "-c", "cat >&2; test $SANAD_NOTICE = n1"}}, {Speaker: "A", Command: []string{"sh", "-c", "echo full; exit 3"}},
	}
	sinks := watch.Sinks(wishes, "test", nil)
	n := &queue.Notice{ID: "n1", Body: []byte(`{"title":"A & B","link":"http://a.test/1","summary":"“x”","wish":"speaker A"}`)}
	for i, want := range []string{"", "503", "", "", "full"} {
		err := sinks[wishes[i].SinkName()].Deliver(t.Context(), n)
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", wishes[i].SinkName(), err)
		}
	}
	for i := range 230 {
		n.ID = fmt.Sprint("n", i/2)
		if err := sinks[wishes[2].SinkName()].Deliver(t.Context(), n); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var feed struct {
		Entries []struct {
			ID    string `xml:"id"`
			Title string `xml:"title"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(data, &feed); err != nil || len(feed.Entries) != 115 || feed.Entries[0].ID != "urn:sanad:notice:n114" || feed.Entries[0].Title != "A & B" {
		t.Errorf("%d entries, %v", len(feed.Entries), err)
	}
	if len(got) != 2 || got[0] != "n1" {
		t.Errorf("the webhook got %q", got)
	}
}

// listed is what a body lists, in a line.
func listed(body, contentType string) string {
	l, err := watch.List(&fetch.Response{URL: "http://www.a.test/news/", Body: []byte(body), ContentType: contentType})
	if err != nil {
		return err.Error()
	}
	var out []string
	for _, e := range l.Entries {
		out = append(out, fmt.Sprint(e.URL, "|", e.Title, "|", e.Version, "|", e.Dated.Format("02.01.06")))
	}
	for _, e := range l.Lists {
		out = append(out, "list "+e.URL)
	}
	return strings.Join(out, "\n")
}

// TestList protects what is taken from each kind of list, and from lists that
// are not quite well formed.
func TestList(t *testing.T) {
	for name, c := range map[string]struct{ body, want string }{
		"RSS": {
			"<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><rss><channel><link>http://a.test/</link><image><url>http://a.test/logo</url></image><item><title>Caf\xe9 <![CDATA[& <b>]]></title><link> /1?utm_medium=x&amp;id=7#top </link><media:title>no</media:title><pubDate>Wed, 22 Feb 2023 10:00:00 +0700</pubDate></item></channel></rss>",
			"http://www.a.test/1?id=7|Café & <b>||22.02.23",
		},
		"RSS by guid":        {"<rss><item><guid isPermaLink='false'>tag:1</guid></item><item><guid>http://a.test/2</guid></item></rss>", "http://a.test/2|||01.01.01"},
		"RSS that breaks":    {"<rss><item><title>AT&T \x0b& Co</title><link>http://a.test/1</link></item><item><link>http://a.test/2</li", "http://a.test/1|AT&T & Co||01.01.01"},
		"RDF":                {"<rdf:RDF><item><link>http://a.test/1</link><dc:date>2023-02-22</dc:date></item></rdf:RDF>", "http://a.test/1|||22.02.23"},
		"Atom":               {"<feed><entry><link rel='enclosure' href='http://a.test/x.mp3'/><link href='http://a.test/1'/><updated>2023-02-22T10:00:00Z</updated><published>2023-02-21T10:00:00Z</published></entry></feed>", "http://a.test/1||2023-02-22T10:00:00Z|22.02.23"},
		"JSON feed":          {`{"version":"https://jsonfeed.org/version/1","items":[{"url":"3","title":"a  b","date_published":"2023-02-22T10:00:00Z"},{}]}`, "http://www.a.test/news/3|a b||22.02.23"},
		"other JSON":         {`{"items":[]}`, watch.ErrNoListing.Error()},
		"sitemap":            {"<urlset><url><loc>http://a.test/1</loc><image:image><image:loc>http://a.test/i.jpg</image:loc></image:image><lastmod>2023-02</lastmod><news:news><news:publication_date>2023-02-22</news:publication_date><news:title>T</news:title></news:news></url><url><loc>http://a.test/1#x</loc></url></urlset>", "http://a.test/1|T|2023-02|22.02.23"},
		"index of sitemaps":  {"<sitemapindex><sitemap><loc>/s1.xml.gz</loc></sitemap></sitemapindex>", "list http://www.a.test/s1.xml.gz"},
		"page with a feed":   {"<!DOCTYPE html><link rel=alternate type='application/rss+xml' href='/feed'><a href='/2023/02/a-b-c-d'>x</a>", "list http://www.a.test/feed"},
		"page with links":    {"<html><a href='/about'>About</a><a href='a-b-c-d'>A <b>headline</b></a><a href='http://A.test/read/1234567/x'>no</a><a href='/12345'>N</a><a href='http://b.test/a-b-c-d'>other</a>", "http://www.a.test/news/a-b-c-d|A headline||01.01.01\nhttp://www.a.test/12345|N||01.01.01"},
		"page with nothing":  {"<html><a href='/about'>About</a>", watch.ErrNoListing.Error()},
		"other XML":          {"<svg></svg>", watch.ErrNoListing.Error()},
		"text":               {"hello", watch.ErrNoListing.Error()},
		"hostile addresses":  {"<rss><item><link>javascript:alert(1)</link></item><item><link>file:///etc/passwd</link></item><item><link>http://u:p@a.test/</link></item><item><link>http://a.test/ok</link></item></rss>", "http://a.test/ok|||01.01.01"},
		"gzip that is no gz": {"\x1f\x8bxx", "gzip sends a broken answer"},
	} {
		if got := listed(c.body, ""); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

// TestLongList protects that a list that is longer than is taken says how much
// of it was left out.
func TestLongList(t *testing.T) {
	many := func(n int, element string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "<%s><loc>http://a.test/%d</loc></%[1]s>", element, i)
		}
		return b.String()
	}
	for name, c := range map[string]struct {
		body  string
		taken int
		left  int
	}{
		"a sitemap":   {"<urlset>" + many(50_003, "url") + "</urlset>", 50_000, 3},
		"an index":    {"<sitemapindex>" + many(60, "sitemap") + "</sitemapindex>", 50, 10},
		"a short one": {"<urlset>" + many(2, "url") + many(2, "url") + "</urlset>", 2, 0},
	} {
		l, err := watch.List(&fetch.Response{URL: "http://a.test/sitemap.xml", Body: []byte(c.body)})
		if taken := len(l.Entries) + len(l.Lists); err != nil || taken != c.taken || l.Left != c.left {
			t.Errorf("%s: %d taken, %d left, error %v", name, taken, l.Left, err)
		}
	}
}

// FuzzList protects that nothing that a server lists does harm.
func FuzzList(f *testing.F) {
	for _, s := range []string{"<rss><item><link>x</link>", "<feed><entry>", "<urlset><url><loc>", `{"version":"jsonfeed.org"`, "<html><a href=a-b-c-d>", "\x1f\x8b"} {
		f.Add(s)
	}
	f.Fuzz(func(_ *testing.T, s string) { listed(s, "text/html; charset=koi8-r") })
}

// FuzzReadList protects the same of a list of sources.
func FuzzReadList(f *testing.F) {
	f.Add("[[source]]\nurl='http://a/'")
	f.Add("<opml><outline xmlUrl='http://a/'/></opml>")
	f.Fuzz(func(_ *testing.T, s string) { _, _ = watch.ReadList([]byte(s)) })
}
