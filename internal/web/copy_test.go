package web_test

import (
	"regexp"
	"strings"
	"testing"
)

const river = "The council of Sarenda met on Monday to hear what the engineers had found under the old bridge.\n\n"

// TestCopiedSentences protects that a reader sees which sentences of a report an
// earlier one had, and can go there.
func TestCopiedSentences(t *testing.T) {
	h := roomOf(t, texts(t,
		"Outlet: Post\nPublished: 2024-05-01\nTitle: First\n\n"+river,
		"Outlet: Daily\nPublished: 2024-05-02\nTitle: Second\n\n"+river+"Nobody in the hall had expected them to find a second bridge under the first one.\n"))
	at := regexp.MustCompile(`href="(/reports/[0-9a-f]+)"[^>]*>Second`).FindStringSubmatch(get(t, h, "/reports").body)
	if at == nil {
		t.Fatal("the report is not listed")
	}
	page := get(t, h, at[1]).body
	if !regexp.MustCompile(`<span class=" ?shared">The council of Sarenda`).MatchString(page) {
		t.Error("a sentence that an earlier report had is not greyed")
	}
	if regexp.MustCompile(`shared">[^<]*Nobody in the hall`).MatchString(page) {
		t.Error("a sentence of its own is greyed")
	}
	if !strings.Contains(page, ">First</a>") {
		t.Error("the earlier report is not named")
	}
}

// TestChangedPage protects that what was changed after publication is told, word
// by word.
func TestChangedPage(t *testing.T) {
	h := roomOf(t, texts(t,
		"Outlet: Post\nPublished: 2024-05-01\nURL: https://post.example/1\nTitle: Bridge\n\n"+river,
		"Outlet: Post\nPublished: 2024-05-01\nURL: https://post.example/1\nTitle: Bridge\n\n"+strings.Replace(river, "Monday", "Tuesday", 1)))
	at := regexp.MustCompile(`/reports/[0-9a-f]+`).FindString(get(t, h, "/reports").body)
	if !strings.Contains(get(t, h, at).body, at+"/changes") {
		t.Error("a report with revisions does not lead to what was changed")
	}
	page := get(t, h, at+"/changes").body
	for _, want := range []string{"<del>Monday</del>", "<ins>Tuesday</ins>"} {
		if !strings.Contains(page, want) {
			t.Errorf("the changes do not have %s", want)
		}
	}
}
