package web_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/sanad-news/sanad/internal/api"
	"github.com/sanad-news/sanad/internal/query"
	"github.com/sanad-news/sanad/internal/web"
)

// TestDriftPage protects that what changed in a speaker's words of one line is
// led to from the speaker, and told word by word.
func TestDriftPage(t *testing.T) {
	h := roomOf(t, texts(t,
		"Published: 2024-01-03\n\n\"Our dam takes no water from any neighbour,\" Minister Ilse Brandov said on 3 January 2024.\n",
		"Published: 2024-03-03\n\n\"Our old dam takes no water from any neighbour,\" Minister Ilse Brandov said on 3 March 2024.\n"))
	m := regexp.MustCompile(`href="(/actors/[^"/]+/lines/[0-9a-f]{16})"`).FindStringSubmatch(get(t, h, "/actors/name:ilse%20brandov").body)
	if m == nil {
		t.Fatal("the page of the speaker does not lead there")
	}
	page := get(t, h, m[1]).body
	for _, want := range []string{"How Ilse Brandov says it", "<ins>old</ins>", "3 January 2024", "3 March 2024"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %s", want)
		}
	}
	for _, at := range []string{"/actors/name:ilse%20brandov/lines/ffffffffffffffff", "/actors/nobody/lines/x", "/actors/x/lines/"} {
		if a := get(t, h, at); a.code != http.StatusNotFound {
			t.Errorf("%s: %d", at, a.code)
		}
	}
}

// TestJointSayings protects that what several say together is drawn in the row of
// each.
func TestJointSayings(t *testing.T) {
	h := roomOf(t, texts(t, "Published: 2024-03-22\n\n\"No water will be held back,\" Minister Ilse Brandov and Minister Tomas Arrendal said on 22 March 2024.\n",
		"Published: 2024-03-23\n\n\"No water will be held back,\" Minister Ilse Brandov said on 23 March 2024.\n"))
	at := regexp.MustCompile(`/lines/[0-9a-f]{16}`).FindString(get(t, h, "/lines").body)
	page := get(t, h, at).body
	drawing := page[strings.Index(page, "chart timeline"):strings.Index(page, "</svg>")]
	if rows, marks := strings.Count(drawing, `<text class="lane"`), strings.Count(drawing, "<circle"); rows != 2 || marks != 3 {
		t.Errorf("%d rows for two speakers, %d marks for three sayings of theirs", rows, marks)
	}
}

// TestTwins protects that the pages without a question of their own have a twin
// too, and that a checked draft can be had as JSON.
func TestTwins(t *testing.T) {
	source := query.NewSource(recordOf(t, texts(t, dam)))
	others, err := api.New(source, api.Options{})
	if err != nil {
		t.Fatal(err)
	}
	h, err := web.New(web.Options{Desk: source.Desk, Read: source.Reader.Read, API: others, Log: loudLog(t)})
	if err != nil {
		t.Fatal(err)
	}
	for page, twin := range map[string]string{"/": "/api/v1/home", "/legend": "/api/v1/legend"} {
		if !strings.Contains(get(t, h, page).body, `type="application/json" href="`+twin+`"`) {
			t.Errorf("%s does not name its twin", page)
		}
		if a := get(t, h, twin); a.code != http.StatusOK {
			t.Errorf("%s: %d %s", twin, a.code, a.body)
		}
	}
	if a := post(t, h, "/check", "draft="+url.QueryEscape(dam)); !strings.Contains(a.body, `form="draft-form" formaction="/api/v1/check/draft"`) {
		t.Error("a checked draft cannot be had as JSON")
	}
}
