package page

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/sanad-news/sanad/internal/ask"
)

// sheet makes a page that shows an answer.
func sheet(b *bytes.Buffer, o Options) *page {
	p := &page{Options: o, b: b, told: map[string]bool{}}
	if p.Width <= 0 {
		p.Width = DefaultWidth
	}
	p.Width = max(p.Width, minWidth)
	p.column = min(p.Width, maxAnswer)
	return p
}

// maxAnswer is how wide an answer is at most: its lines are lists more often
// than sentences, and hold names of reports.
const maxAnswer = 100

// Colours of answers, beside those of speakers.
const (
	lost    = firstSpeaker + 3 // words that were dropped
	put     = firstSpeaker + 2 // words that were added
	accent  = firstSpeaker
	indent1 = "  "
	indent2 = "    "
)

// bit is words of one style in a paragraph.
type bit struct {
	text  string
	style style
}

// para writes words of several styles as one paragraph, each line after an
// indent, the first after a head as wide. A head that is wider, or leaves too
// little room beside it, has a line of its own.
func (p *page) para(head, indent string, bits ...bit) {
	head = safe(head)
	if wide := columns(indent); head != "" && (columns(strings.TrimRight(head, " ")) >= wide || wide > p.column/2) {
		p.say(dim, strings.TrimRight(head, " "))
		head, indent = "", indent2
	}
	w := wrapper{width: max(p.column-columns(indent), minWidth/2)}
	for _, b := range bits {
		w.text(b.text, b.style)
	}
	for i, l := range w.finish() {
		lead := indent
		if i == 0 {
			lead = head + strings.Repeat(" ", max(0, columns(indent)-columns(head)))
		}
		first := line{}
		first.add(lead, columns(lead), dim)
		first.join(l)
		p.put("", []line{first})
	}
}

// safe is a text as it may be shown on a terminal.
func safe(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r, _ = shown(r); r >= 0 {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// gap writes an empty line.
func (p *page) gap() { p.b.WriteByte('\n') }

// heading writes a heading over what follows.
func (p *page) heading(key string) {
	p.gap()
	p.say(bold, p.Words.Get(key))
}

// next says how to see more: a command, which is not broken over lines.
func (p *page) next(next, more string) {
	if next == "" || more == "" {
		return
	}
	p.gap()
	p.say(dim, p.Words.Get("ask.next"))
	var l line
	l.add(indent1+safe(more), 0, dim)
	p.put("", []line{l})
}

// speakers are the names of speakers as words.
func (p *page) speakerNames(all []ask.Speaker) string {
	if len(all) == 0 {
		return p.Words.Get("page.nobody")
	}
	names := make([]string, len(all))
	for i, s := range all {
		names[i] = s.Name
	}
	return p.Words.And(names)
}

// cast are speakers, each with what they are: the office of one of several who
// spoke together is not that of the others.
func (p *page) cast(all []ask.Speaker, office style) []bit {
	if !slices.ContainsFunc(all, func(s ask.Speaker) bool { return officeOf(s) != "" }) {
		return []bit{{p.speakerNames(all), bold | accent}}
	}
	var out []bit
	for i, s := range all {
		if i > 0 {
			out = append(out, bit{"; ", plain})
		}
		out = append(out, bit{s.Name, bold | accent})
		if o := officeOf(s); o != "" {
			out = append(out, bit{", " + o, office})
		}
	}
	return out
}

// officeOf is what a speaker is, and of whom.
func officeOf(s ask.Speaker) string {
	if s.Office == "" || s.Of == "" || strings.Contains(strings.ToLower(s.Office), strings.ToLower(s.Of)) {
		return s.Office
	}
	return s.Office + ", " + s.Of
}

// day is a day as far as it is known, and how it is.
func (p *page) day(w ask.When) string {
	return strings.TrimSpace(p.dayValue(w) + " " + w.How(p.Words))
}

// dayValue is a day as far as it is known.
func (p *page) dayValue(w ask.When) string {
	if w.Known == ask.KnownNot {
		return p.Words.Get("ask.undated")
	}
	return p.date(w.Value)
}

// mostShown is how many characters of a saying a list shows.
const mostShown = 600

// clipped is the beginning of a long text.
func clipped(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	r := []rune(s)[:most]
	for i := len(r) - 1; i > most*3/4; i-- {
		if r[i] == ' ' {
			r = r[:i]
			break
		}
	}
	return string(r) + " …"
}

// firstSource is the first report of a saying.
func firstSource(s *ask.Saying) *ask.Source {
	if len(s.Sources) == 0 {
		return &ask.Source{}
	}
	return &s.Sources[0]
}

// chainOf is the way of a statement from the speaker to the reader.
func chainOf(s *ask.Source) string {
	var b strings.Builder
	for _, l := range s.Chain {
		b.WriteString("→ " + l.Carrier + " ")
	}
	if n := len(s.Chain); s.Report.Outlet != "" && (n == 0 || s.Chain[n-1].Carrier != s.Report.Outlet) {
		b.WriteString("→ " + s.Report.Outlet + " ")
	}
	return strings.TrimSpace(b.String())
}

// once reports whether a thing is told for the first time on this page.
func (p *page) once(what string) bool {
	if p.told[what] {
		return false
	}
	p.told[what] = true
	return true
}

// mostSources is how many reports of one saying are listed.
const mostSources = 6

// sources lists the reports of a saying: what to cite each by, and its chain.
func (p *page) sources(saying *ask.Saying) {
	all := saying.Sources
	for i := range all[:min(len(all), mostSources)] {
		s := &all[i]
		chain := chainOf(s)
		if s.Report.Published != "" {
			chain += " · " + p.date(cutTime(s.Report.Published))
		}
		bits := []bit{{strings.TrimPrefix(chain, " · "), plain}}
		if s.Report.Title != "" && p.once("title/"+s.Report.UID) {
			bits = append(bits, bit{" · " + clipped(s.Report.Title, 80), dim})
		}
		if s.Report.Superseded {
			bits = append(bits, bit{" · " + p.Words.Get("ask.superseded"), bold})
		}
		under := indent2 + strings.Repeat(" ", uidColumn)
		p.para(indent2+s.Statement, under, bits...)
		if text := saying.OtherWords(*s); text != "" {
			p.para("", under, bit{clipped(ask.Quoted(s.Kind, text), mostShown), plain})
		}
	}
	if n := len(all) - mostSources; n > 0 {
		p.para("", indent2, bit{p.Words.Count("ask.more", n), dim})
	}
}

// uidColumn is the width of the column that holds uids of statements.
const uidColumn = 17

// cutTime is a date without its time of day.
func cutTime(edtf string) string {
	day, _, _ := strings.Cut(edtf, "T")
	return day
}

// diff are the bits of a comparison; what was dropped and added can be told
// without colour too.
func diff(pieces []ask.Piece) []bit {
	var out []bit
	for i, d := range pieces {
		if i > 0 {
			out = append(out, bit{" ", plain})
		}
		text := strings.Join(strings.Fields(d.Text), " ")
		switch d.Op {
		case ask.OpDropped:
			out = append(out, bit{"[-" + text + "-]", lost})
		case ask.OpAdded:
			out = append(out, bit{"{+" + text + "+}", put | bold})
		default:
			out = append(out, bit{text, plain})
		}
	}
	return out
}

// candidates lists whom a name can mean, and how to choose.
func (p *page) candidates(w *ask.Who, verb string) {
	if len(w.Candidates) == 0 {
		p.say(plain, p.Words.Get("ask.nobody", w.Name))
		p.nearNames(w)
		p.say(dim, p.Words.Get("ask.nobodyhow"))
		return
	}
	p.say(plain, p.Words.Get("ask.many", w.Name))
	p.gap()
	wide := 0
	for _, c := range w.Candidates {
		wide = max(wide, columns(c.Key))
	}
	wide = min(wide, p.column/2)
	for _, c := range w.Candidates {
		about := c.Name
		if p.Words.Has("ask.kind." + c.Kind) {
			about += ", " + p.Words.Get("ask.kind."+c.Kind)
		}
		p.para(indent1+c.Key, indent1+strings.Repeat(" ", wide+2), bit{about + " · " + p.Words.Count("ask.statements", c.Statements), plain})
	}
	p.gap()
	p.say(dim, p.Words.Get("ask.choose", verb, w.Candidates[0].Key))
}

// nearNames lists names like one that nobody has.
func (p *page) nearNames(w *ask.Who) {
	if len(w.Nearest) == 0 {
		return
	}
	names := make([]string, len(w.Nearest))
	for i, a := range w.Nearest {
		names[i] = a.Name
	}
	p.say(plain, p.Words.Get("ask.nearest", strings.Join(names, ", ")))
}
