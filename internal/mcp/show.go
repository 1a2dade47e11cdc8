package mcp

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/sanad-news/sanad/internal/ask"
	"github.com/sanad-news/sanad/internal/message"
	"github.com/sanad-news/sanad/internal/page"
	"github.com/sanad-news/sanad/internal/query"
)

// width is that of the text of answers, in columns: wide, for nobody sees the
// columns.
const width = 120

// text is an answer to be read.
func (t *tool) text(answer any, words message.Catalogue) string {
	var b bytes.Buffer
	t.show(&b, answer, page.Options{Width: width, Words: words})
	s := b.String()
	if len(s) > maxText {
		s = s[:maxText]
		for !utf8.ValidString(s) {
			s = s[:len(s)-1]
		}
		s = strings.TrimRight(s, "\n") + "\n\n" + words.Get("mcp.cut") + "\n"
	}
	return s
}

func showSaid(b *bytes.Buffer, a *ask.SaidAnswer, o page.Options) {
	more := ""
	if a.Next != "" {
		more = o.Words.Get("mcp.next", a.Next)
	}
	page.AppendSaid(b, a, more, o)
}

// showSearch shows what a search found: whom the words name, what was said, and
// lines.
func showSearch(b *bytes.Buffer, a *ask.SearchAnswer, o page.Options) {
	if a.Who != nil {
		for _, list := range [][]ask.Actor{a.Who.Actors, a.Who.Candidates} {
			for _, x := range list {
				fmt.Fprintf(b, "%s (%s): %s\n", x.Name, x.Key, o.Words.Get("mcp.statements", x.Statements))
			}
		}
		b.WriteByte('\n')
	}
	page.AppendSaid(b, &ask.SaidAnswer{About: a.About, Count: a.Count, AtLeast: a.More, Sayings: a.Said}, "", o)
	if len(a.Lines) > 0 {
		b.WriteByte('\n')
		page.AppendLines(b, &ask.LinesAnswer{Total: len(a.Lines), Least: 1, Lines: a.Lines}, "", o)
	}
}

// showDraft shows each quotation of a draft with what came of it.
func showDraft(b *bytes.Buffer, a *ask.DraftAnswer, o page.Options) {
	b.WriteString(o.Words.Get("mcp.quotations", len(a.Quotes)) + "\n")
	for i := range a.Quotes {
		fmt.Fprintf(b, "\n── %d ──\n", i+1)
		page.AppendCheck(b, &a.Quotes[i].Check, o)
	}
}

func showCitation(b *bytes.Buffer, c *query.Citation, _ page.Options) {
	fmt.Fprintf(b, "%s\n", c.Text)
	if c.Words != "" {
		fmt.Fprintf(b, "\n“%s”\n%s [%d, %d)\n", c.Words, c.ID, c.Start, c.End)
	}
}
