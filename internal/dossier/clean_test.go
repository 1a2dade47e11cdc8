package dossier_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/sanad-news/sanad/internal/dossier"
	"github.com/sanad-news/sanad/internal/message"
)

// TestHostileText protects terminals and browsers from what a report brings
// along: no control character and no mark that turns the text is written.
func TestHostileText(t *testing.T) {
	const hostile = "a\x1b[31m\a\u009b2J\x00\x7f\u202eb\u2066c\rd"
	item := dossier.Item{Label: hostile, Text: hostile, Quote: hostile, Notes: []int{1}}
	d := &dossier.Dossier{
		Title: hostile, Lead: item, Sections: []dossier.Section{{Key: "x", Title: hostile, Items: []dossier.Item{item},
			Charts: []dossier.Chart{{Kind: dossier.Timeline, Title: hostile, Marks: []dossier.Mark{{From: "2031-01-01", To: "2031-01-02", Class: "other", Text: hostile}}}}}},
		Notes: []dossier.Note{{Number: 1, ID: "e", Outlet: hostile, Chain: []string{hostile}, Title: hostile, Text: hostile}},
	}
	var markdown, html bytes.Buffer
	html.WriteString("\x1bbefore")
	dossier.AppendMarkdown(&markdown, d, message.Load("en"))
	if err := dossier.AppendHTML(&html, d, message.Load("en")); err != nil {
		t.Fatal(err)
	}
	page, mine := strings.CutPrefix(html.String(), "\x1bbefore")
	for name, text := range map[string]string{"Markdown": markdown.String(), "HTML": page} {
		if i := strings.IndexAny(text, "\x1b\a\u009b\x00\x7f\u202e\u2066\r"); i >= 0 {
			t.Errorf("%s has %q", name, text[max(i-20, 0):i+10])
		}
		if !strings.Contains(text, "␛") {
			t.Errorf("%s does not show what was there:\n%s", name, text)
		}
	}
	if !mine || !strings.Contains(page, "unicode-bidi: isolate") {
		t.Error("what stood before was changed, or quotations are not set apart")
	}
}
