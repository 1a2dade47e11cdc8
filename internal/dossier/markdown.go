package dossier

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/sanad-news/sanad/internal/message"
)

// AppendMarkdown writes a dossier as Markdown: headings, lists, and its notes
// as a numbered list that sentences point to. What other people wrote is
// escaped, so that no text of a report becomes a heading, a link or HTML, and
// moves no cursor.
func AppendMarkdown(b *bytes.Buffer, d *Dossier, words message.Catalogue) {
	defer clean(b, b.Len())
	m := &markdown{b: b, words: words}
	fmt.Fprintf(b, "# %s\n\n%s%s\n", escaped(d.Title), escaped(d.Lead.Text), m.refs(&d.Lead))
	for i := range d.Sections {
		m.section(&d.Sections[i], 2)
	}
	if d.Cut {
		fmt.Fprintf(b, "\n*%s*\n", escaped(d.CutText))
	}
	fmt.Fprintf(b, "\n## %s\n\n", words.Get("dossier.notes"))
	for i := range d.Notes {
		n := &d.Notes[i]
		fmt.Fprintf(b, "%d. <a id=\"n%d\"></a>%s · “%s” · `%s` %s\n", n.Number, n.Number, escaped(strings.Join(n.About(words), " · ")),
			escaped(oneLine(n.Text)), n.ID, words.Get("dossier.note.span", n.Start, n.End))
	}
	fmt.Fprintf(b, "\n---\n%s\n", words.Get("dossier.foot"))
}

type markdown struct {
	b     *bytes.Buffer
	words message.Catalogue
}

func (m *markdown) section(s *Section, depth int) {
	fmt.Fprintf(m.b, "\n%s %s\n", strings.Repeat("#", min(depth, 6)), escaped(s.Title))
	if len(s.Items) > 0 {
		m.b.WriteByte('\n')
	}
	for i := range s.Items {
		m.item(&s.Items[i], 0)
	}
	for i := range s.Sections {
		m.section(&s.Sections[i], depth+1)
	}
}

func (m *markdown) item(it *Item, depth int) {
	label := ""
	if it.Label != "" {
		label = "**" + escaped(it.Label) + "** "
	}
	fmt.Fprintf(m.b, "%s- %s%s%s%s\n", strings.Repeat("  ", depth), label, escaped(it.Text), m.quote(it), m.refs(it))
	for i := range it.Items {
		m.item(&it.Items[i], depth+1)
	}
}

func (m *markdown) quote(it *Item) string {
	if it.Quote == "" {
		return ""
	}
	return " “" + escaped(oneLine(it.Quote)) + "”"
}

// refs are the numbers of the notes of a sentence.
func (m *markdown) refs(it *Item) string {
	var s strings.Builder
	for _, n := range it.Notes {
		fmt.Fprintf(&s, " [\\[%d\\]](#n%d)", n, n)
	}
	if it.More > 0 && len(it.Notes) > 0 {
		s.WriteString(" " + m.words.Get("dossier.more", it.More))
	}
	return s.String()
}

// About is what a note says of its place: the chain up to the outlet, the day,
// and, of the first note of a report, the title.
func (n *Note) About(words message.Catalogue) []string {
	chain := n.Chain
	switch {
	case n.Outlet == "":
		chain = append(slices.Clone(chain), words.Get("dossier.note.nooutlet"))
	case len(chain) == 0 || chain[len(chain)-1] != n.Outlet:
		chain = append(slices.Clone(chain), n.Outlet)
	}
	out := []string{strings.Join(chain, " → ")}
	if n.Published != "" {
		out = append(out, words.Date(n.Published))
	}
	if n.Title != "" && !n.Again && oneLine(n.Title) != oneLine(n.Text) {
		out = append(out, n.Title)
	}
	if n.Not {
		out = append(out, words.Get("page.negated"))
	}
	if n.Superseded {
		out = append(out, words.Get("dossier.note.superseded"))
	}
	return out
}

// oneLine is a text with its line breaks as blanks.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// escaped is a text in which nothing is taken for a mark of Markdown or HTML.
func escaped(s string) string {
	var b strings.Builder
	for i, r := range oneLine(s) {
		switch {
		case strings.ContainsRune("\\`*_{}[]<>|#~!", r), i == 0 && strings.ContainsRune("+-=", r):
			b.WriteByte('\\')
		case r == '&':
			b.WriteString("&amp;")
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}
