package export

import (
	"fmt"
	"slices"
	"strings"

	"github.com/sanad-news/sanad/internal/message"
)

// BibTeX is the citation as an entry of BibTeX or biblatex. Names and titles
// stand in braces of their own, so that neither Lu Wenqi's name is turned
// around nor a title's capitals are changed. What needs words is told in the
// language of a catalogue.
func (c *Citation) BibTeX(say message.Catalogue) string {
	var b strings.Builder
	fmt.Fprintf(&b, "@misc{sanad-%s", strings.ReplaceAll(c.ID, "/", "-"))
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, ",\n  %-12s = {%s}", name, value)
		}
	}
	when := c.Published
	if q := c.Statement; q != nil {
		field("author", names(each(q.Speakers, func(a Attributed) string { return a.Name })))
		field("title", "{"+latex(q.quoted(say))+"}")
		field("howpublished", latex(c.where()))
		if q.Said != "" {
			when = q.Said
		}
	} else {
		field("author", names(c.Authors))
		field("title", "{"+latex(c.title(say))+"}")
		if c.Outlet != "" {
			field("howpublished", latex(c.Outlet))
		} else {
			field("howpublished", latex(c.location()))
		}
	}
	c.dates(field, &b, when)
	field("url", verbatim(c.Source.URL))
	field("urldate", c.Retrieved)
	field("language", latex(c.Language))
	field("note", latex(c.note(say)))
	b.WriteString("\n}\n")
	return b.String()
}

// where is the report that has a statement, on one line.
func (c *Citation) where() string {
	parts := []string{c.Outlet, c.Title, c.Published}
	if c.Title != "" {
		parts[1] = "“" + c.Title + "”"
	}
	if c.Outlet == "" && c.Title == "" {
		parts[1] = c.location()
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ", ")
}

// title is the report's title, or what stands for it where none is known: a
// list of references cannot show an entry without one.
func (c *Citation) title(say message.Catalogue) string {
	switch at := c.location(); {
	case c.Title != "":
		return oneLine(c.Title)
	case at != "":
		return say.Get("cite.untitled", at)
	default:
		return say.Get("cite.untitled", c.ID)
	}
}

// dates writes a date as biblatex has it, and the year and month for BibTeX, as
// far as they are known.
func (c *Citation) dates(field func(name, value string), b *strings.Builder, edtf string) {
	at, ok := parseDate(edtf)
	if !ok {
		return
	}
	first, last := at.dates[0], at.dates[len(at.dates)-1]
	if !at.choice {
		value := iso(first)
		if len(at.dates) == 2 {
			value += "/" + iso(last)
		}
		field("date", value)
	}
	if first.year != last.year {
		return
	}
	field("year", fmt.Sprint(first.year))
	months := []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}
	if first.month > 0 && first.month == last.month {
		fmt.Fprintf(b, ",\n  %-12s = %s", "month", months[first.month-1])
	}
}

// iso is a date as far as it is known.
func iso(d date) string {
	s := fmt.Sprintf("%04d", d.year)
	switch {
	case d.season > 0:
		s += fmt.Sprintf("-%02d", 20+d.season)
	case d.month > 0 && d.day > 0:
		s += fmt.Sprintf("-%02d-%02d", d.month, d.day)
	case d.month > 0:
		s += fmt.Sprintf("-%02d", d.month)
	}
	if d.about {
		s += "~"
	}
	return s
}

// quoted are the words as a title: in quotation marks only where they are the
// speaker's, and with a warning before what nobody may take for said.
func (q *Quoted) quoted(say message.Catalogue) string {
	text := oneLine(q.Words)
	if q.Kind == "direct" {
		text = "“" + text + "”"
	}
	if q.Withdrawn {
		text = "[" + say.Get("cite.withdrawn") + "] " + text
	}
	if q.Negated {
		text = "[" + say.Get("cite.negated") + "] " + text
	}
	return text
}

// note is what entries and items have no field for.
func (c *Citation) note(say message.Catalogue) string {
	var parts []string
	add := func(list ...string) {
		for _, s := range list {
			if s = oneLine(s); s != "" {
				parts = append(parts, s)
			}
		}
	}
	if q := c.Statement; q != nil {
		for _, s := range q.Speakers {
			add(titleOf(s.Office, s.Of))
		}
		if say.Has("cite.kind." + q.Kind) {
			add(say.Get("cite.kind." + q.Kind))
		}
		if len(q.Read) > 0 {
			add(say.Get("cite.read", strings.Join(q.Read, ", ")))
		}
		add(q.when(say))
	}
	if through := c.through(); through != "" {
		add(say.Get("cite.through", through))
	}
	if c.Source.URL == "" {
		add(c.location())
	}
	add(c.proof(say))
	return strings.Join(parts, "; ")
}

// names are names for BibTeX, each in braces.
func names(list []string) string {
	return strings.Join(each(list, func(s string) string { return "{" + latex(s) + "}" }), " and ")
}

// latexEscapes says what stands for the characters that TeX takes for itself.
// Braces are told by name: BibTeX counts them even after a backslash.
var latexEscapes = strings.NewReplacer(
	`\`, `\textbackslash{}`, `{`, `\textbraceleft{}`, `}`, `\textbraceright{}`, `~`, `\textasciitilde{}`, `^`, `\textasciicircum{}`,
	`&`, `\&`, `%`, `\%`, `$`, `\$`, `#`, `\#`, `_`, `\_`, `<`, `\textless{}`, `>`, `\textgreater{}`, `|`, `\textbar{}`,
	`→`, `\textrightarrow{}`,
)

// latex is a text on one line, with what TeX takes for itself escaped.
func latex(s string) string { return latexEscapes.Replace(oneLine(s)) }

// verbatim is an address for a field that is taken as it is: only what would
// end the field, or what no address has, is written as its bytes.
func verbatim(address string) string {
	var b strings.Builder
	for _, c := range []byte(strings.TrimSpace(address)) {
		if c <= ' ' || c >= 0x7f || strings.IndexByte("{}\\\"<>^`|", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}
