package ask

import (
	"strings"

	"github.com/aymanbagabas/go-udiff"

	"github.com/sanad-news/sanad/internal/store"
)

// Change is what was changed after publication: from one revision of a page to
// the next.
type Change struct {
	From       string      `json:"from"` // uid
	To         string      `json:"to"`
	Paragraphs []Paragraph `json:"paragraphs"` // those that differ, in order
	Unified    string      `json:"unified"`    // the same as a unified diff of lines
}

// Paragraph is a paragraph that was changed: whole where it was dropped or
// added.
type Paragraph struct {
	Op   string  `json:"op"` // changed, dropped, added
	Diff []Piece `json:"diff"`
}

// OpChanged is a paragraph of which some words were changed.
const OpChanged = "changed"

// mostRevisions bounds the revisions that are compared, the newest.
const mostRevisions = 10

// revisions compares the revisions of a report's page, each with the one
// before.
func (t *reportTeller) revisions(r *store.Report) error {
	t.a.Changes = []Change{}
	list := []store.Report{*r}
	if r.Page != "" {
		var err error
		if list, err = t.r.ReportsOfPages([]string{r.Page}); err != nil {
			return err
		}
	}
	var err error
	if t.a.Revisions, err = t.briefs(list); err != nil {
		return err
	}
	list = list[max(0, len(list)-mostRevisions):]
	texts := make([]string, len(list))
	for i := range list {
		if len(list) < 2 {
			return nil
		}
		rd, err := t.unpack(list[i].ID)
		if err != nil {
			return err
		}
		texts[i] = rd.Text
	}
	for i := 1; i < len(list); i++ {
		t.a.Changes = append(t.a.Changes, change(&list[i-1], &list[i], texts[i-1], texts[i]))
	}
	return nil
}

func change(from, to *store.Report, before, after string) Change {
	c := Change{From: from.UID, To: to.UID, Paragraphs: []Paragraph{}}
	old, now := endLine(before), endLine(after)
	c.Unified = udiff.Unified(from.UID, to.UID, old, now)
	c.Paragraphs = paragraphs(old, now)
	return c
}

func endLine(s string) string {
	if strings.HasSuffix(s, "\n") {
		return s
	}
	return s + "\n"
}

// paragraphs compares texts paragraph by paragraph; where one takes the place
// of another, word by word.
func paragraphs(old, now string) []Paragraph {
	out := []Paragraph{}
	for _, e := range udiff.Lines(old, now) {
		gone, come := nonEmpty(old[e.Start:e.End]), nonEmpty(e.New)
		for i := range max(len(gone), len(come)) {
			switch {
			case i >= len(come):
				out = append(out, Paragraph{OpDropped, []Piece{{OpDropped, gone[i]}}})
			case i >= len(gone):
				out = append(out, Paragraph{OpAdded, []Piece{{OpAdded, come[i]}}})
			default:
				out = append(out, Paragraph{OpChanged, exactDiff(gone[i], come[i])})
			}
		}
	}
	return out
}

// exactDiff tells how one paragraph differs from another by what stands between
// white space. Unlike Diff it passes over nothing: that quotation marks came off
// is a change of a report.
func exactDiff(old, now string) []Piece {
	a, b := wordLines(old), wordLines(now)
	var out []Piece
	add := func(op, words string) {
		if words = strings.Join(strings.Fields(words), " "); words != "" {
			out = append(out, Piece{op, words})
		}
	}
	at := 0
	for _, e := range udiff.Lines(a, b) {
		add(OpSame, a[at:e.Start])
		add(OpDropped, a[e.Start:e.End])
		add(OpAdded, e.New)
		at = e.End
	}
	add(OpSame, a[at:])
	return out
}

// wordLines is a text with every word on a line.
func wordLines(s string) string { return endLine(strings.Join(strings.Fields(s), "\n")) }

// nonEmpty are the lines of a text that are not blank.
func nonEmpty(s string) []string {
	var out []string
	for line := range strings.Lines(s) {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}
