package eval

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/sanad-news/sanad"
)

// FactCount is how many of the facts of one kind that gold has were read
// right, and how many were read where gold has none.
type FactCount struct {
	Kind string `json:"kind"`
	Count
	Extra int `json:"extra"`
}

// factKinds are the kinds of fact in the order of the table: first of the
// report, then of a statement that was found.
var factKinds = []string{"published", "dateline", "agency", "wire", "credit", "office", "of", "said", "place", "via", "event", "figure"}

// FactError is a fact read wrong: what gold has, and what was read.
type FactError struct {
	ID   string `json:"id"`
	Kind string `json:"kind"`
	Want string `json:"want"`
	Got  string `json:"got"`
}

type factCounter struct {
	counts map[string]*FactCount
	wrong  []FactError
	id     string // of the article at hand
}

func newFactCounter() *factCounter { return &factCounter{counts: map[string]*FactCount{}} }

// miss notes a fact read wrong.
func (c *factCounter) miss(kind string, want, got []string) {
	c.wrong = append(c.wrong, FactError{c.id, kind, strings.Join(want, " / "), strings.Join(got, " / ")})
}

func (c *factCounter) result() []FactCount {
	var out []FactCount
	for _, k := range factKinds {
		if n := c.counts[k]; n != nil {
			out = append(out, *n)
		}
	}
	return out
}

func (c *factCounter) kind(k string) *FactCount {
	if c.counts[k] == nil {
		c.counts[k] = &FactCount{Kind: k}
	}
	return c.counts[k]
}

// one counts a fact of which gold has at most one, any of the names in want.
func (c *factCounter) one(kind string, want []string, got ...string) {
	got = slices.DeleteFunc(got, func(s string) bool { return norm(s) == "" })
	want = slices.DeleteFunc(slices.Clone(want), func(s string) bool { return norm(s) == "" })
	n := c.kind(kind)
	right := slices.ContainsFunc(got, func(g string) bool { return contains(want, g) })
	switch {
	case len(want) > 0:
		n.add(right)
	case len(got) > 0:
		n.Extra++
	default:
		return
	}
	if !right {
		c.miss(kind, want, got)
	}
}

// list counts facts of which gold can have several.
func (c *factCounter) list(kind string, want, got []string) {
	n := c.kind(kind)
	wrong := false
	for _, w := range want {
		right := contains(got, w)
		n.add(right)
		wrong = wrong || !right
	}
	for _, g := range got {
		if !contains(want, g) {
			n.Extra++
			wrong = true
		}
	}
	if wrong {
		c.miss(kind, want, got)
	}
}

// norm makes names equal that differ in case, punctuation or white space only.
func norm(s string) string { return strings.Join(plain(s), " ") }

func contains(all []string, s string) bool {
	return slices.ContainsFunc(all, func(x string) bool { return norm(x) == norm(s) })
}

// article scores the facts of an article, where gold has them and the
// prediction is a reading.
func (c *factCounter) article(m *match) {
	want := m.a.Facts
	if want == nil || m.p.Reading == nil {
		return
	}
	c.id = m.a.ID
	c.report(want, m)
	for i := range m.wanted {
		if j := m.foundOf[i]; j >= 0 && m.found[j].From != nil {
			c.statement(&m.wanted[i], m, m.found[j].From)
		}
	}
}

func (c *factCounter) report(want *Facts, m *match) {
	r := m.p.Reading
	c.one("published", want.Published, dateAs(r.Published, want.Published))
	var place, agency string
	if r.Dateline != nil {
		place, agency = r.Dateline.Place, r.Dateline.Agency
	}
	c.one("dateline", []string{want.Dateline}, place)
	agencies := []string{agency}
	if r.Outlet != nil && len(want.Agency) > 0 {
		agencies = append(agencies, r.Outlet.Name)
	}
	c.one("agency", want.Agency, agencies...)
	cited := slices.Concat(want.Wires, want.Agency)
	for i := range m.wanted {
		cited = append(cited, m.wanted[i].Facts.Via...)
	}
	var carriers []string // but those of single statements, and the report's own
	for _, k := range r.Carriers {
		if contains(want.Wires, k.Name) || !contains(cited, k.Name) {
			carriers = append(carriers, k.Name)
		}
	}
	c.list("wire", want.Wires, carriers)
	c.list("credit", credits(want.Credits), credits(r.Credits))
	if want.Events != nil {
		c.events(want.Events, r.Events)
	}
	if want.Counted {
		c.figures(want.Figures, r.Figures)
	}
}

// credits tells credits in words. One set calls a photographer's role "photo".
func credits(all []sanad.Credit) []string {
	var out []string
	for _, x := range all {
		if x.Role == "photo" {
			x.Role = "photographer"
		}
		out = append(out, x.Role+" "+x.Name)
	}
	return out
}

// dateAs gives a date's value, cut to the day where gold knows no time.
func dateAs(d *sanad.Date, want []string) string {
	if d == nil {
		return ""
	}
	if slices.ContainsFunc(want, func(s string) bool { return strings.Contains(s, "T") }) {
		return d.Value
	}
	day, _, _ := strings.Cut(d.Value, "T")
	return day
}

func (c *factCounter) statement(w *Wanted, m *match, s *sanad.Statement) {
	f := &w.Facts
	var office, of string
	if len(s.Speakers) > 0 {
		office, of = s.Speakers[0].Office, s.Speakers[0].Of
	}
	c.one("office", []string{f.Office}, office)
	c.one("of", []string{f.Of}, of)
	c.one("said", []string{f.Said}, dateAs(s.Said, []string{f.Said}))
	c.one("place", []string{f.Place}, s.Place)
	got := carriedBy(s.Chain, f.Via, m)
	if len(f.Via) == 0 {
		c.one("via", nil, got...)
		return
	}
	c.one("via", []string{strings.Join(f.Via, " ; ")}, strings.Join(got, " ; "))
}

// carriedBy gives the carriers of a chain that are the statement's own: not
// the outlet, nor the wires of the whole report, nor the speaker whose
// statement it stands in, unless gold names them.
func carriedBy(chain []sanad.Link, want []string, m *match) []string {
	general := slices.Concat(m.a.Facts.Agency, m.a.Facts.Wires)
	if o := m.p.Reading.Outlet; o != nil {
		general = append(general, o.Name)
	}
	var out []string
	for _, l := range chain {
		if contains(want, l.Carrier) || l.Kind != "speaker" && !contains(general, l.Carrier) {
			out = append(out, l.Carrier)
		}
	}
	return out
}

// ShowFactErrors lists the facts that were read wrong.
func ShowFactErrors(w io.Writer, r Result) error {
	var b strings.Builder
	for _, e := range r.FactErrors {
		fmt.Fprintf(&b, "%s  %-10s gold: %s | got: %s\n", e.ID, e.Kind, orNone(oneLine(e.Want)), orNone(oneLine(e.Got)))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// ShowFacts prints how many facts of each kind were read right.
func ShowFacts(w io.Writer, r Result) error {
	var b strings.Builder
	for _, f := range r.Facts {
		fmt.Fprintf(&b, "%-10s%4d of %-4d", f.Kind, f.Right, f.Of)
		if f.Extra > 0 {
			fmt.Fprintf(&b, " and %d where there is none", f.Extra)
		}
		b.WriteByte('\n')
	}
	_, err := io.WriteString(w, b.String())
	return err
}
