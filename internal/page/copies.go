package page

import (
	"bytes"

	"github.com/sanad-news/sanad/internal/ask"
)

// AppendCopies writes the page of who else has the words of a statement.
func AppendCopies(b *bytes.Buffer, a *ask.CopiesAnswer, o Options) {
	p := sheet(b, o)
	p.para("", indent1, bit{clipped(ask.Quoted(a.Of.Kind, a.Text), mostShown), plain})
	p.para("", indent1, bit{p.speakerNames(a.Said), bold | accent})
	p.sources(&ask.Saying{Text: a.Text, Sources: []ask.Source{a.Of}})
	p.gap()
	if len(a.Copies) == 0 {
		p.say(plain, p.Words.Get("copies.none"))
		return
	}
	p.say(bold, p.Words.Get("copies.found"))
	for i := range a.Copies {
		c := &a.Copies[i]
		p.gap()
		p.para("", indent1, bit{p.Words.Get("copies." + c.How), bold}, bit{" · " + p.speakerNames(c.Speakers), plain})
		if c.How != ask.CopyVerbatim {
			p.para("", indent1, diff(ask.Shown(c.Diff))...)
		}
		s := c.Source
		s.Text = "" // the comparison shows it
		p.sources(&ask.Saying{Sources: []ask.Source{s}})
	}
	if a.Cut {
		p.gap()
		p.say(dim, p.Words.Get("ask.cut"))
	}
}
