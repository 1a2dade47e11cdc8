package page

import (
	"strings"

	"github.com/sanad-news/sanad"
)

// lay writes the lines of a paragraph with the notes of the statements that
// begin in it, beside them or under them.
func (p *page) lay(lines []line) {
	if p.margin == 0 {
		p.put("", lines)
		for _, l := range lines {
			for _, i := range l.begins {
				p.put(strings.Repeat(" ", noteIndent), p.note(i, p.column-noteIndent))
			}
		}
		return
	}
	var notes []line // by row, an empty one where there is none
	for row, l := range lines {
		for _, i := range l.begins {
			for len(notes) < row {
				notes = append(notes, line{})
			}
			notes = append(notes, p.note(i, p.margin)...)
		}
	}
	for row := range max(len(lines), len(notes)) {
		var l line
		if row < len(lines) {
			l = lines[row]
		}
		l.write(p.b, p.Colour)
		if row < len(notes) && notes[row].width > 0 {
			p.b.WriteString(strings.Repeat(" ", max(p.column-l.width, 0)+marginSpace))
			notes[row].write(p.b, p.Colour)
		}
		p.b.WriteByte('\n')
	}
}

// note tells of statement i: who said it, in which office, through whom it
// came, how it is given and when it was said.
func (p *page) note(i, width int) []line {
	s := &p.rd.Statements[i]
	indent := 2*p.depths[i] + columns(number(s)) + 1
	w := wrapper{width: max(width-indent, minWidth/2)}
	p.speakers(&w, s, p.colours[i])
	for _, fact := range p.facts(s) {
		if fact != "" {
			w.text(" · "+fact, dim)
		}
	}
	lines := w.finish()
	for n := range lines {
		first := line{}
		if n == 0 {
			first.add(strings.Repeat(" ", 2*p.depths[i]), 2*p.depths[i], plain)
			first.add(number(s), columns(number(s)), bold|p.colours[i])
			first.add(" ", 1, plain)
		} else {
			first.add(strings.Repeat(" ", indent), indent, plain)
		}
		first.join(lines[n])
		lines[n] = first
	}
	return lines
}

// speakers adds who said it.
func (p *page) speakers(w *wrapper, s *sanad.Statement, colour style) {
	if len(s.Speakers) == 0 {
		w.text(p.Words.Get("page.nobody"), dim)
	}
	for i, sp := range s.Speakers {
		if i > 0 {
			w.text(" "+p.Words.Get("list.and")+" ", plain)
		}
		name := sp.Name
		if name == "" {
			name = p.Words.Get("page.nobody")
		}
		w.text(name, bold|colour)
		if m := sp.Mention; m != nil && sp.ResolvedBy != "self" && sp.ResolvedBy != "name" &&
			!strings.Contains(strings.ToLower(name), strings.ToLower(m.Text)) {
			w.text(" (“"+m.Text+"”)", dim)
		}
		if office := p.office(sp); office != "" {
			w.text(", "+office, plain)
		}
	}
	p.chain(w, s)
	if s.Negated {
		w.text(" ", plain)
		w.tie(p.Words.Get("page.negated"), bold|red)
	}
}

// office is what the speaker is and of whom, the first time that it is told.
func (p *page) office(sp sanad.Speaker) string {
	parts := make([]string, 0, 2)
	for _, s := range []string{sp.Office, sp.Of} {
		if s != "" && !strings.EqualFold(s, sp.Name) && (len(parts) == 0 || !strings.Contains(strings.ToLower(parts[0]), strings.ToLower(s))) {
			parts = append(parts, s)
		}
	}
	office := strings.Join(parts, ", ")
	key := sp.Actor + "/" + sp.Name + "/" + office
	if p.told[key] {
		return ""
	}
	p.told[key] = true
	return office
}

// facts are the other things known of a statement; any may be empty.
func (p *page) facts(s *sanad.Statement) []string {
	how := p.Words.Get("page." + string(s.Kind))
	if s.Force != "" && p.Words.Has("page."+s.Force) {
		how += ", " + p.Words.Get("page."+s.Force)
	}
	if s.Within != nil {
		how += ", " + p.Words.Get("page.within", strings.TrimPrefix(*s.Within, "s"))
	}
	if s.Repeats != nil {
		how += ", " + p.Words.Get("page.repeats", strings.TrimPrefix(*s.Repeats, "s"))
	}
	when := ""
	if s.Said != nil {
		when = p.date(s.Said.Value)
	}
	if s.Place != "" {
		when = strings.TrimPrefix(when+", "+s.Place, ", ")
	}
	return []string{how, when}
}

// chain adds through whom the statement came, where that is more than the
// outlet, which the head names.
func (p *page) chain(w *wrapper, s *sanad.Statement) {
	if len(s.Chain) == 1 && p.rd.Outlet != nil && s.Chain[0].Carrier == p.rd.Outlet.Name {
		return
	}
	for _, l := range s.Chain {
		w.text(" ", plain)
		w.open("→ ", dim, -1)
		w.text(l.Carrier, dim)
	}
}
