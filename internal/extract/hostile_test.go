package extract_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/sanad-news/sanad/internal/extract"
)

// TestHostilePages protects that no page within the limits takes long: what
// engines and we do to an element must not look at all others.
func TestHostilePages(t *testing.T) {
	tags := 78_000
	if testing.Short() {
		tags = 20_000
	}
	const head = `<!doctype html><meta property="og:type" content="article"><h1>Title</h1>`
	n := func(s string, each int) string { return head + strings.Repeat(s, tags/each) }
	ld := func(s string) string { return `<script type="application/ld+json">[` + s + `]</script>` }
	chained := `{"@type":"Article","author":{"@id":"0"}}`
	for i := range 11 { // to the last name there are 16^11 ways
		ref := fmt.Sprintf(`{"@id":"%d"}`, i+1)
		chained += fmt.Sprintf(`,{"@id":"%d","name":[%s]}`, i, strings.TrimSuffix(strings.Repeat(ref+",", 16), ","))
	}
	tests := map[string]string{
		"paragraphs":         n("<p>words and more words.", 1),
		"links":              n(`<a href="/x">a link to elsewhere</a> `, 2),
		"links in divs":      n(`<div><a href="/x">a link to elsewhere</a></div>`, 4),
		"breaks":             n("words and more words<br>", 1),
		"credits":            n("<p>Editor: Someone Else</p>", 2),
		"list items":         n("<ul><li>words and more words</ul>", 3),
		"tables":             n("<table><tr><td>words and more words</table>", 4),
		"headings":           n("<h2>words</h2>", 2),
		"quotes":             n("<blockquote>words</blockquote>", 2),
		"nested, unclosed":   head + strings.Repeat(strings.Repeat("<div>", 400)+"words and more words"+strings.Repeat("</div>", 400), tags/800),
		"spans":              head + "<p>" + strings.Repeat("<span>words </span>", tags/2),
		"metadata":           strings.Repeat(`<meta name="author" content="Some One">`, tags) + head + "<p>words",
		"json":               strings.Repeat(`<script type="application/ld+json">{"@type":"Article","author":{"name":"A"}}</script>`, tags/2) + head + "<p>words",
		"author in a circle": head + ld(`{"@type":"Article","author":{"@id":"a","name":{"@id":"a"}},"publisher":{"@id":"b"}},{"@id":"b","name":{"@id":"a"}}`) + "<p>words",
		"authors of authors": head + ld(chained) + "<p>words",
		"one long line":      head + "<p>" + strings.Repeat("words, ", 1_000_000),
	}
	for name, page := range tests {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			_, err := extract.Read(page, extract.Options{Labels: anyLabel{}})
			if took := time.Since(start); took > limit {
				t.Errorf("took %v (%v)", took, err)
			} else {
				t.Logf("%v, %d KB, %v", took, len(page)>>10, err)
			}
		})
	}
}

// limit is for a machine that others use too.
const limit = 10 * time.Second

type anyLabel struct{}

func (anyLabel) Credit(line string) bool { return strings.HasPrefix(line, "Editor:") }
func (anyLabel) Date(string) bool        { return true }

// TestManyParagraphs protects that a page of as many paragraphs as it may have
// is read in time that grows with its length: the engine that is asked first
// joins them one by one.
func TestManyParagraphs(t *testing.T) {
	paragraph := "<p>" + strings.Repeat("The harbour of Sorna will open again in July. ", 6) + "</p>"
	page := "<html><head><title>x</title></head><body><article>" + strings.Repeat(paragraph, 18_000) + "</article></body></html>"
	start := time.Now()
	p, err := extract.Read(page, extract.Options{})
	if err != nil || len(p.Text) < len(page)*9/10 {
		t.Errorf("%d characters of %d, %v", len(p.Text), len(page), err)
	}
	if took := time.Since(start); took > 8*time.Second { // it took ten of a processor, on a machine of its own
		t.Errorf("took %v", took)
	}
}
