package api

import (
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mmcdole/gofeed"

	"github.com/sanad-news/sanad/internal/atom"
	"github.com/sanad-news/sanad/internal/query/querytest"
)

// TestFeeds protects that each feed can be read by a reader of feeds, has its
// sources in every entry, and keeps the ids of its entries as the record grows.
func TestFeeds(t *testing.T) {
	a := open(t)
	addresses := []string{"/said.atom?name=Lu+Wenqi", "/said.atom?about=Haiyun&kind=direct,mixed&lang=id", "/search.atom?words=pihak+ketiga",
		"/line.atom?id=82d66ba877a652bd", "/relation.atom?a=Haiyun&b=Velmora"}
	before := map[string][]*gofeed.Item{}
	for _, address := range addresses {
		feed, r := a.feed(t, address)
		if len(feed.Items) == 0 || !strings.HasPrefix(feed.FeedLink, FeedPrefix+strings.SplitN(address, "?", 2)[0]) || !strings.HasSuffix(feed.Title, "· Sanad") {
			t.Errorf("%s: %d entries, self %s, title %s", address, len(feed.Items), feed.FeedLink, feed.Title)
		}
		seen := map[string]bool{}
		for _, e := range feed.Items {
			if seen[e.GUID] || !strings.HasPrefix(e.GUID, "urn:sanad:statement:") || e.Link == "" || strings.HasPrefix(e.Link, Prefix) || e.Updated == "" || !strings.Contains(e.Content, "<code>") {
				t.Errorf("%s: the entry %+v", address, e)
			}
			seen[e.GUID] = true
		}
		before[address] = feed.Items
		if again := a.get(FeedPrefix+address, "If-None-Match", r.header.Get("ETag")); again.code != http.StatusNotModified {
			t.Errorf("%s: asked again it is %d", address, again.code)
		}
	}
	querytest.Add(t, a.source, filepath.Join("..", "ask", "testdata", "reports"))
	for _, address := range addresses {
		feed, _ := a.feed(t, address)
		ids := map[string]bool{}
		for _, e := range feed.Items {
			ids[e.GUID] = true
		}
		for _, e := range before[address] {
			if !ids[e.GUID] {
				t.Errorf("%s: the entry %s is gone", address, e.GUID)
			}
		}
	}
}

// feed fetches and reads a feed.
func (a *tested) feed(t *testing.T, address string) (*gofeed.Feed, response) {
	t.Helper()
	r := a.get(FeedPrefix + address)
	if r.code != http.StatusOK || r.header.Get("Content-Type") != atom.Media {
		t.Fatalf("%s: %d %s", address, r.code, r.body)
	}
	feed, err := gofeed.NewParser().ParseString(string(r.body))
	if err != nil {
		t.Fatalf("%s: %v", address, err)
	}
	return feed, r
}

// TestWrongFeeds protects that a feed which cannot be made says so as the API
// does.
func TestWrongFeeds(t *testing.T) {
	a := open(t)
	for address, want := range map[string]int{"/said.atom": 400, "/said.atom?limit=3": 400, "/search.atom": 400, "/line.atom?id=ffff": 404,
		"/relation.atom?a=Haiyun": 400, "/nothing.atom": 404, "/said.atom?name=Lu&lang=xx": 400} {
		r := a.get(FeedPrefix + address)
		if r.code != want || a.valid(problemSchema, r.body) != nil {
			t.Errorf("%s: %d %s", address, r.code, r.body)
		}
	}
	if r := a.do("POST", FeedPrefix+"/said.atom?name=Lu", "text/plain", "x"); r.code != http.StatusMethodNotAllowed {
		t.Errorf("POST: %d", r.code)
	}
}

// TestFeedBase protects that a feed of a room with a public address has links
// that a reader of feeds can follow from anywhere.
func TestFeedBase(t *testing.T) {
	h, err := New(querytest.Source(t), Options{Base: "https://sanad.example"})
	if err != nil {
		t.Fatal(err)
	}
	a := &tested{Handler: h}
	feed, _ := a.feed(t, "/said.atom?name=Lu+Wenqi")
	if !strings.HasPrefix(feed.FeedLink, "https://sanad.example"+FeedPrefix) {
		t.Errorf("the feed is at %s", feed.FeedLink)
	}
	for _, e := range feed.Items {
		if !strings.HasPrefix(e.Link, "https://") && !strings.HasPrefix(e.Link, "http://") {
			t.Errorf("an entry leads to %s", e.Link)
		}
	}
}
