package page

import (
	"slices"
	"strings"

	"github.com/sanad-news/sanad"
)

// head writes what is known of the report as a whole, a line for each thing
// that is.
func (p *page) head() {
	rd := p.rd
	if rd.Outlet != nil && rd.Outlet.Name != "" {
		p.say(bold|dim, rd.Outlet.Name)
	}
	p.title()
	rows := []row{
		{"published", p.published()},
		{"place", p.place()},
		{"carriers", p.carriers()},
		{"credits", p.credits()},
		{"source", source(rd.Source)},
	}
	if rd.Title == nil && rd.Outlet != nil {
		p.b.WriteByte('\n')
	}
	p.table(rows)
}

// row is a line of the head: the key of its label and what it says.
type row struct{ label, text string }

func (p *page) table(rows []row) {
	wide := 0
	for _, r := range rows {
		if r.text != "" {
			wide = max(wide, columns(p.Words.Get("page.head."+r.label)))
		}
	}
	wide += 2
	for _, r := range rows {
		if r.text == "" {
			continue
		}
		w := wrapper{width: max(p.column-wide, minWidth/2)}
		w.text(r.text, plain)
		for i, l := range w.finish() {
			label := p.Words.Get("page.head." + r.label)
			if i > 0 {
				label = ""
			}
			first := line{}
			first.add(label, columns(label), dim)
			first.add(strings.Repeat(" ", wide-columns(label)), wide-columns(label), plain)
			first.join(l)
			p.put("", []line{first})
		}
	}
}

// title writes the title; where it stands in the report's text, with the
// statements in it.
func (p *page) title() {
	if p.rd.Title == nil {
		return
	}
	for _, para := range p.paragraphs() {
		if p.isTitle(para) {
			b := p.rd.Blocks[para.from]
			p.paragraph(para, (&sweep{marks: p.marks()}).in(b.Start, b.End), bold)
			p.b.WriteByte('\n')
			return
		}
	}
	p.say(bold, *p.rd.Title)
	p.b.WriteByte('\n')
}

// published is the date, how well it is known, and from which words.
func (p *page) published() string {
	d := p.rd.Published
	if d == nil || d.Value == "" {
		return ""
	}
	how := p.Words.Get("page.given")
	if len(d.Evidence) > 0 {
		var words []string
		for _, e := range d.Evidence {
			words = append(words, "“"+strings.Join(strings.Fields(e.Text), " ")+"”")
		}
		how = p.Words.Get("page.from", strings.Join(words, ", "))
	}
	precision := ""
	if p.Words.Has("page.precision." + d.Precision) {
		precision = p.Words.Get("page.precision."+d.Precision) + ", "
	}
	return p.date(d.Value) + " (" + precision + how + ")"
}

// date is an EDTF date made readable without saying more than it does.
func (p *page) date(edtf string) string {
	if set, ok := strings.CutPrefix(edtf, "["); ok {
		return strings.ReplaceAll(strings.TrimSuffix(set, "]"), ",", " "+p.Words.Get("page.or")+" ")
	}
	if from, to, ok := strings.Cut(edtf, "/"); ok {
		return p.date(from) + " – " + p.date(to)
	}
	day, ok := strings.CutPrefix(edtf, "XXXX-")
	if ok {
		return p.Words.Get("page.noyear", day)
	}
	if bare := strings.TrimRight(edtf, "~?%"); bare != edtf {
		return p.Words.Get("page.about", p.date(bare))
	}
	if len(edtf) == 4 && strings.HasSuffix(edtf, "X") {
		return p.Words.Get("page.decade", strings.ReplaceAll(edtf, "X", "0"))
	}
	edtf, _, _ = strings.Cut(edtf, "-XX") // a day that is not known
	return strings.Replace(edtf, "T", " ", 1)
}

func (p *page) place() string {
	if p.rd.Dateline == nil {
		return ""
	}
	return p.rd.Dateline.Place
}

func (p *page) carriers() string {
	var names []string
	for _, c := range p.rd.Carriers {
		name := c.Name
		if p.Words.Has("page." + c.Kind) {
			name += " (" + p.Words.Get("page."+c.Kind) + ")"
		}
		if !slices.Contains(names, name) { // a wire can stand in the dateline and in the text
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}

func (p *page) credits() string {
	var names []string
	for _, c := range p.rd.Credits {
		role := c.Role
		if p.Words.Has("page.role." + role) {
			role = p.Words.Get("page.role." + role)
		}
		names = append(names, c.Name+" ("+role+")")
	}
	return strings.Join(names, ", ")
}

// source is where the report can be found again.
func source(s sanad.Source) string {
	var parts []string
	for _, v := range []string{s.URL, s.ID, s.Path} {
		if v != "" {
			parts = append(parts, v)
		}
	}
	return strings.Join(parts, " · ")
}
