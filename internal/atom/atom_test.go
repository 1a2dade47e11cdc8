package atom

import (
	"bytes"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/mmcdole/gofeed"
)

// TestAppend protects that a feed has what RFC 4287 asks of one, whatever the
// texts in it hold.
func TestAppend(t *testing.T) {
	day := time.Date(2023, 11, 20, 0, 0, 0, 0, time.UTC)
	const hostile = "a\x00\x1b]]> <script>alert(1)</script> & \xff \u202e"
	f := Feed{ID: "urn:sanad:feed:1", Title: "T " + hostile, Subtitle: "S", Language: "id", Self: "/feeds/x.atom?a=1&b=2", Entries: []Entry{
		{ID: "urn:sanad:statement:a/s1", Title: hostile, Language: "en", Updated: day, Authors: []string{"Ilse Brandov", ""}, Link: "https://example.org/?a=1&b=2",
			HTML: "<p>“We &amp; you”</p>", Kind: "direct"},
		{ID: "urn:sanad:statement:b/s1", Title: "no day", HTML: hostile},
	}}
	var b bytes.Buffer
	if err := Append(&b, &f); err != nil {
		t.Fatal(err)
	}
	got, err := gofeed.NewParser().ParseString(b.String())
	if err != nil {
		t.Fatalf("%v\n%s", err, b.String())
	}
	if got.FeedType != "atom" || got.FeedLink != f.Self || got.Updated != "2023-11-20T00:00:00Z" || len(got.Items) != 2 {
		t.Errorf("the feed: %+v", got)
	}
	first, second := got.Items[0], got.Items[1]
	if first.GUID != f.Entries[0].ID || first.Link != f.Entries[0].Link || first.Content != f.Entries[0].HTML || len(first.Authors) != 1 ||
		first.Authors[0].Name != "Ilse Brandov" || strings.Join(first.Categories, "") != "direct" {
		t.Errorf("the first entry: %+v", first)
	}
	if second.Updated != "1970-01-01T00:00:00Z" || second.Link != "" {
		t.Errorf("the second entry: %+v", second)
	}
	if strings.Contains(b.String(), "<script") || strings.ContainsAny(b.String(), "\x00\x1b") {
		t.Errorf("markup or control characters:\n%s", b.String())
	}
}

// TestEmpty protects that a feed of nothing is a feed.
func TestEmpty(t *testing.T) {
	var b bytes.Buffer
	if err := Append(&b, &Feed{ID: "urn:sanad:feed:1", Title: "T", Self: "/feeds/x.atom"}); err != nil {
		t.Fatal(err)
	}
	if got, err := gofeed.NewParser().ParseString(b.String()); err != nil || got.Title != "T" || got.Updated == "" {
		t.Errorf("%v: %+v\n%s", err, got, b.String())
	}
}

// TestParse protects that a feed which was written is read as it was.
func TestParse(t *testing.T) {
	day := time.Date(2023, 11, 20, 8, 30, 0, 0, time.UTC)
	f := Feed{ID: "urn:sanad:notices", Title: "Sanad & others", Entries: []Entry{
		{ID: "urn:sanad:notice:1", Title: "A <b>", Updated: day, Authors: []string{"Ilse Brandov"}, Link: "https://example.org/?a=1&b=2", Summary: "She said so."},
		{ID: "urn:sanad:statement:a/s1", Title: "B", HTML: "<p>x</p>", Kind: "direct"}}}
	var b bytes.Buffer
	if err := Append(&b, &f); err != nil {
		t.Fatal(err)
	}
	got, err := Parse(b.Bytes())
	if err != nil || !reflect.DeepEqual(*got, f) {
		t.Errorf("%v: %+v\nfrom %s", err, got, b.String())
	}
	if _, err := Parse([]byte("<feed><entry>")); err == nil {
		t.Error("half a feed is read")
	}
}
