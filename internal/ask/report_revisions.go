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
		t.a.Changes = append(t.a.Changes, t.change(&list[i-1], &list[i], texts[i-1], texts[i]))
	}
	return nil
}

func (t *reportTeller) change(from, to *store.Report, before, after string) Change {
	c := Change{From: from.UID, To: to.UID, Paragraphs: []Paragraph{}}
	old, now := endLine(before), endLine(after)
	c.Unified = udiff.Unified(from.UID, to.UID, old, now)
	c.Paragraphs = t.paragraphs(old, now, to.Language)
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
func (t *reportTeller) paragraphs(old, now, language string) []Paragraph {
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
				out = append(out, Paragraph{OpChanged, Diff(gone[i], come[i], t.quoting(language))})
			}
		}
	}
	return out
}

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
