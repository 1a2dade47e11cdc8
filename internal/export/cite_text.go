package export

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/sanad-news/sanad/internal/message"
)

// Text is the citation as people write one, in the language of a catalogue.
func (c *Citation) Text(say message.Catalogue) string {
	var out []string
	add := func(sentence string) {
		if sentence != "" {
			out = append(out, ended(sentence))
		}
	}
	if q := c.Statement; q != nil {
		add(q.said(say))
		add(q.when(say))
		if q.Negated {
			add(say.Get("cite.negated"))
		}
		if len(q.Read) > 0 {
			add(say.Get("cite.read", oneLine(strings.Join(q.Read, "; "))))
		}
		if q.Withdrawn {
			add(say.Get("cite.withdrawn"))
		}
	} else {
		add(oneLine(strings.Join(c.Authors, "; ")))
	}
	add(c.in(say))
	if through := c.through(); through != "" {
		add(say.Get("cite.through", through))
	}
	if at := c.location(); at != "" {
		out = append(out, at) // without a full stop, which would be taken for a part of it
	}
	add(say.Get("cite.retrieved", words(c.Retrieved, say)))
	add(c.proof(say))
	return strings.Join(out, " ")
}

// said is who said what: “…” are the speaker's own words only where the report
// gives them as such.
func (q *Quoted) said(say message.Catalogue) string {
	var names []string
	for _, s := range q.Speakers {
		name := oneLine(s.Name)
		if title := titleOf(oneLine(s.Office), oneLine(s.Of)); title != "" {
			name += " (" + title + ")"
		}
		names = append(names, name)
	}
	who := strings.Join(names, "; ")
	if who == "" {
		who = say.Get("cite.nobody")
	}
	key := "cite.said." + q.Kind
	if !say.Has(key) {
		key = "cite.said.direct"
	}
	return say.Get(key, who, oneLine(q.Words))
}

// when is when, where and on what occasion it was said.
func (q *Quoted) when(say message.Catalogue) string {
	var parts []string
	if q.Said != "" {
		day := words(q.Said, say)
		if q.SaidWith {
			day = say.Get("cite.saidwith", day)
		}
		parts = append(parts, day)
	}
	for _, s := range []string{q.Place, q.Occasion} {
		if s != "" {
			parts = append(parts, oneLine(s))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return say.Get("cite.when", strings.Join(parts, ", "))
}

// in is the report that has it.
func (c *Citation) in(say message.Catalogue) string {
	var parts []string
	if c.Outlet != "" {
		parts = append(parts, oneLine(c.Outlet))
	}
	if c.Title != "" {
		parts = append(parts, say.Get("cite.title", oneLine(c.Title)))
	}
	if c.Published != "" {
		parts = append(parts, words(c.Published, say))
	}
	if c.Revision > 1 {
		parts = append(parts, say.Get("cite.revision", c.Revision))
	}
	return strings.Join(parts, ", ")
}

// through is whom it came through.
func (c *Citation) through() string {
	if c.Statement != nil {
		return oneLine(strings.Join(c.Statement.Chain, " → "))
	}
	return oneLine(strings.Join(c.Carriers, "; "))
}

// proof is how the text can be found again and shown to be the same, and the
// page with it.
func (c *Citation) proof(say message.Catalogue) string {
	text := say.Get("cite.proof.report", c.ID, c.Hash)
	if q := c.Statement; q != nil {
		text = say.Get("cite.proof.statement", c.ID, q.Start, q.End, c.Hash)
	}
	switch {
	case c.Archive != "":
		text += "; " + say.Get("cite.archived", oneLine(filepath.Base(c.Archive)), c.Page)
	case c.Page != "":
		text += "; " + say.Get("cite.page", c.Page)
	}
	return text
}

// ended is a sentence with a full stop, unless it ends in something like one.
func ended(s string) string {
	bare := strings.TrimRight(s, `”’"')»`)
	if bare != "" && strings.ContainsAny(bare[len(bare)-1:], ".?!") || strings.HasSuffix(bare, "…") {
		return s
	}
	return s + "."
}

// words are a date of EDTF in words, as far as it is known; what is no date is
// told as it is.
func words(edtf string, say message.Catalogue) string {
	at, ok := parseDate(edtf)
	months := strings.Fields(say.Get("date.months"))
	if !ok || len(months) != 12 {
		return oneLine(edtf)
	}
	var out []string
	for _, d := range at.dates {
		text := fmt.Sprint(d.year)
		switch {
		case d.season > 0:
			return oneLine(edtf)
		case d.month > 0 && d.day > 0:
			text = fmt.Sprintf("%d %s %d", d.day, months[d.month-1], d.year)
		case d.month > 0:
			text = fmt.Sprintf("%s %d", months[d.month-1], d.year)
		}
		if d.about {
			text = say.Get("cite.about", text)
		}
		out = append(out, text)
	}
	if at.choice {
		return strings.Join(out, " "+say.Get("cite.or")+" ")
	}
	return strings.Join(out, " – ")
}
