package web_test

import (
	"regexp"
	"strings"
	"testing"
)

// TestLittle protects that of a record of one statement, of no known day or
// outlet, each page says what it knows and leaves no empty places.
func TestLittle(t *testing.T) {
	h := roomOf(t, texts(t, "\"Our dam takes no water from any neighbour,\" Minister Ilse Brandov said.\n"))
	report := regexp.MustCompile(`/reports/[0-9a-f]+`).FindString(get(t, h, "/reports").body)
	line := regexp.MustCompile(`/lines/[0-9a-f]+`).FindString(get(t, h, "/search?words=dam+takes+no+water").body)
	empty := regexp.MustCompile(`<(span|p|li|h[1-6]|dd|time)[^>]*>\s*</(span|p|li|h[1-6]|dd|time)>`)
	for at, says := range map[string]string{
		"/": "1 report", report: "A report without a title", line: "First said", "/actors/name:ilse%20brandov": "day not known", "/lines": "No line has been said 2 times yet",
		"/lines?least=1": "takes no water", "/relations": "tells of no pair", "/outlets": "1 of no known outlet", "/figures": "There is nothing here yet",
		"/dossier?a=name:ilse%20brandov": "undated", "/actors/name:ilse%20brandov" + line: "The record has one wording", "/search?words=zzz": "nothing of these words",
	} {
		page := get(t, h, at).body
		if !strings.Contains(page, says) {
			t.Errorf("%s does not say %q", at, says)
		}
		if m := empty.FindString(page); m != "" && m != `<span id="at"></span>` {
			t.Errorf("%s has the empty %s", at, m)
		}
	}
}
