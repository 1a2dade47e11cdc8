package page

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"github.com/sanad-news/sanad/internal/ask"
)

func itoa(n int) string { return strconv.Itoa(n) }

// AppendReport writes the page of a report of the record. With changes it shows
// what was changed after publication instead of what was read.
func AppendReport(b *bytes.Buffer, a *ask.ReportAnswer, changes bool, o Options) {
	p := sheet(b, o)
	if len(a.Candidates) > 0 {
		p.say(plain, p.Words.Get("report.many"))
		p.gap()
		p.reportList(a.Candidates)
		return
	}
	p.reportHead(a)
	if changes {
		p.changes(a)
		return
	}
	p.reportStatements(a)
	p.own(a)
	if len(a.Revisions) > 1 {
		p.gap()
		p.say(dim, p.Words.Get("report.diffhow", a.UID))
	}
}

func (p *page) reportHead(a *ask.ReportAnswer) {
	if a.Outlet != "" {
		p.say(bold|dim, a.Outlet)
	}
	if a.Title != "" {
		p.say(bold, a.Title)
	}
	p.gap()
	revision := ""
	if n := len(a.Revisions); n > 1 {
		revision = p.Words.Get("report.revision", a.Revision, n)
	}
	p.table([]row{
		{"uid", a.UID},
		{"published", p.date(a.Published)},
		{"source", source(a.Source)},
		{"revision", revision},
		{"kept", cutTime(a.Added)},
		{"hash", a.Hash},
	})
}

// reportStatements lists the statements with their chains.
func (p *page) reportStatements(a *ask.ReportAnswer) {
	p.gap()
	p.say(bold, p.Words.Count("ask.statements", len(a.Statements)))
	for i := range a.Statements {
		s := &a.Statements[i]
		p.gap()
		st := plain
		if s.Negated || s.Withdrawn {
			st = dim
		}
		p.para("", indent1, bit{clipped(ask.Quoted(s.Kind, s.Text), mostShown), st})
		src := ask.Source{Chain: s.Chain, Report: a.Report}
		bits := append(p.cast(s.Speakers, plain), bit{" " + chainOf(&src), plain}, bit{p.statementNotes(s), dim})
		if s.Negated {
			bits = append(bits, bit{" " + p.Words.Get("page.negated"), bold | red})
		}
		p.para(indent2+s.UID, indent2+strings.Repeat(" ", uidColumn), bits...)
	}
}

func (p *page) statementNotes(s *ask.Statement) string {
	notes := []string{""}
	if s.Kind != "direct" {
		notes = append(notes, p.Words.Get("page."+s.Kind))
	}
	notes = append(notes, p.day(s.Day))
	for _, n := range []struct{ key, uid string }{{"page.within", s.Within}, {"page.repeats", s.Repeats}} {
		if _, id, ok := strings.Cut(n.uid, "/"); ok {
			notes = append(notes, p.Words.Get(n.key, id))
		}
	}
	if s.Withdrawn {
		notes = append(notes, p.Words.Get("report.withdrawn"))
	}
	return strings.Join(notes, " · ")
}

// own tells which sentences stood in earlier reports, and which are its own.
func (p *page) own(a *ask.ReportAnswer) {
	if len(a.Sentences) == 0 {
		return
	}
	shared := 0
	for i := range a.Sentences {
		if a.Sentences[i].Report != "" {
			shared++
		}
	}
	p.gap()
	switch shared {
	case 0:
		p.say(bold, p.Words.Count("report.allown", len(a.Sentences)))
	case len(a.Sentences):
		p.say(bold, p.Words.Count("report.noneown", len(a.Sentences)))
	default:
		p.say(bold, p.Words.Get("report.own", len(a.Sentences)-shared, len(a.Sentences)))
	}
	for i := range a.Earlier {
		e := &a.Earlier[i]
		p.para(indent1+e.UID, indent1+strings.Repeat(" ", 14),
			bit{p.Words.Count("report.shares", e.Sentences) + p.reportFacts(&e.Report), plain})
	}
	if shared > 0 && shared < len(a.Sentences) {
		p.gap()
		p.say(plain, p.Words.Get("report.ownis"))
		for i := range a.Sentences {
			if a.Sentences[i].Report == "" {
				p.para("", indent1, bit{clipped(strings.Join(strings.Fields(a.Sentences[i].Text), " "), 240), plain})
			}
		}
	}
	var copies []ask.Report
	for i := range a.Copies {
		if !slices.ContainsFunc(a.Earlier, func(e ask.Shared) bool { return e.UID == a.Copies[i].UID }) {
			copies = append(copies, a.Copies[i])
		}
	}
	if len(copies) > 0 {
		p.gap()
		p.say(bold, p.Words.Count("report.copies", len(copies)))
		p.reportList(copies)
	}
}

// reportFacts are the outlet, day and title of a report.
func (p *page) reportFacts(r *ask.Report) string {
	var b strings.Builder
	for _, s := range []string{r.Outlet, p.date(cutTime(r.Published)), clipped(r.Title, 100)} {
		if s != "" {
			b.WriteString(" · " + s)
		}
	}
	return b.String()
}

func (p *page) reportList(all []ask.Report) {
	for i := range all {
		r := &all[i]
		facts := strings.TrimPrefix(p.reportFacts(r), " · ")
		if facts == "" || r.Title == "" {
			facts = strings.TrimPrefix(facts+" · "+r.Page, " · ")
		}
		if r.Revision > 1 {
			facts += " · " + p.Words.Get("report.nth", r.Revision)
		}
		p.para(indent1+r.UID, indent1+strings.Repeat(" ", 14), bit{facts, plain})
	}
}

// changes shows what was changed from revision to revision.
func (p *page) changes(a *ask.ReportAnswer) {
	if len(a.Changes) == 0 {
		p.gap()
		p.say(plain, p.Words.Get("report.unchanged"))
	}
	for i := range a.Changes {
		c := &a.Changes[i]
		p.gap()
		p.say(bold, p.Words.Get("report.changed", c.From, c.To))
		for _, d := range c.Paragraphs {
			p.gap()
			p.para("", indent1, diff(d.Diff)...)
		}
		if len(c.Paragraphs) == 0 {
			p.para("", indent1, bit{p.Words.Get("report.blanks"), dim})
		}
	}
}
