package web_test

import (
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"testing"
)

// TestLongReport protects that the page of a very long report stays one that a
// browser takes, that all of the report is on one of its pages, once, and that
// an address leads to the page that has a statement.
func TestLongReport(t *testing.T) {
	var b strings.Builder
	for i := range 2_000 {
		fmt.Fprintf(&b, "\"We have counted %d barges on the river this year,\" Minister Ilse Brandov said.\n\n", i+1_000)
	}
	long := "\"" + strings.Repeat("We have counted barges. ", 20_000) + "\" Nadia Ferrin said.\n" // in one line
	h := roomOf(t, texts(t, "Published: 2024-01-03\nTitle: Barges\n\n"+b.String(), "Published: 2024-01-04\nTitle: Long\n\n"+long))
	list := get(t, h, "/reports").body
	at := regexp.MustCompile(`href="(/reports/[0-9a-f]+)"[^>]*>Barges`).FindStringSubmatch(list)[1]
	page := get(t, h, at).body
	parts := 0
	if nav := regexp.MustCompile(`(?s)<nav class="tabs parts".*?</nav>`).FindString(page); nav == "" {
		t.Fatal("it is on one page")
	} else {
		parts = strings.Count(nav, "<a ")
	}
	seen := map[string]int{}
	for i := range parts {
		a := get(t, h, fmt.Sprintf("%s?part=%d", at, i+1))
		if len(a.body) > 1_000_000 || a.code != http.StatusOK {
			t.Errorf("part %d is %d bytes: %d", i+1, len(a.body), a.code)
		}
		for _, m := range regexp.MustCompile(`counted (\d+) barges on the river this year</mark>`).FindAllStringSubmatch(a.body, -1) {
			seen[m[1]]++
		}
	}
	for i := range 2_000 {
		if n := seen[fmt.Sprint(i+1_000)]; n != 1 {
			t.Fatalf("statement %d is on %d pages", i+1, n)
		}
	}
	for id, want := range map[string]string{"s1": at + "#s1", "s300": at + "#s300", "s301": at + "?part=2#s301", "s1999": at + "?part=7#s1999"} {
		if a := get(t, h, at+"/"+id); a.code != http.StatusSeeOther || a.head.Get("Location") != want {
			t.Errorf("%s: %d, to %q, want %q", id, a.code, a.head.Get("Location"), want)
		}
	}
	for _, no := range []string{at + "/s9999", at + "/x", at + "?part=99", at + "?part=0", at + "?part=x"} {
		if a := get(t, h, no); a.code != http.StatusNotFound && a.code != http.StatusBadRequest {
			t.Errorf("%s: %d", no, a.code)
		}
	}
	other := regexp.MustCompile(`href="(/reports/[0-9a-f]+)"[^>]*>Long`).FindStringSubmatch(list)[1]
	if a := get(t, h, other); len(a.body) > 1_000_000 || !strings.Contains(a.body, `class="tabs parts"`) {
		t.Errorf("a report of one line is %d bytes", len(a.body))
	}
	stretch := get(t, h, other+"?at=400000-400010").body
	if !strings.Contains(stretch, `id="at"`) {
		t.Error("a stretch of another part is not shown")
	}
}
