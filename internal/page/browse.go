package page

import (
	"bytes"
	"strings"

	"github.com/sanad-news/sanad/internal/ask"
)

// AppendActors writes a list of actors. More is the command that shows the next
// page, or "".
func AppendActors(b *bytes.Buffer, a *ask.ActorsAnswer, more string, o Options) {
	p := sheet(b, o)
	p.say(bold, p.Words.Count("list.actors", a.Total))
	if len(a.Actors) == 0 {
		p.say(plain, p.Words.Get("list.none"))
		return
	}
	p.gap()
	wide := 0
	for i := range a.Actors {
		wide = max(wide, columns(a.Actors[i].Key))
	}
	wide = min(wide, p.column/3)
	for i := range a.Actors {
		p.actor(&a.Actors[i], wide)
	}
	p.next(a.Next, more)
}

func (p *page) actor(a *ask.ActorEntry, wide int) {
	about := []string{}
	if p.Words.Has("ask.kind." + a.Kind) {
		about = append(about, p.Words.Get("ask.kind."+a.Kind))
	}
	about = append(about, p.Words.Count("ask.statements", a.Statements))
	p.para(a.Key, strings.Repeat(" ", wide+2), bit{a.Name, bold | accent}, bit{" · " + strings.Join(about, " · "), plain})
	for _, o := range a.Offices {
		title := o.Office
		if o.Of != "" && !strings.Contains(strings.ToLower(title), strings.ToLower(o.Of)) {
			title += ", " + o.Of
		}
		p.para("", strings.Repeat(" ", wide+4), bit{title, plain}, bit{" · " + p.span(o.From, o.To) + " · " + p.Words.Count("ask.statements", o.Statements), dim})
	}
}

// AppendReports writes a list of reports.
func AppendReports(b *bytes.Buffer, a *ask.ReportsAnswer, more string, o Options) {
	p := sheet(b, o)
	if a.Outlet != nil && len(a.Outlet.Actors) == 0 {
		p.candidates(a.Outlet, "sanad reports --outlet")
		return
	}
	p.say(bold, p.Words.Count("list.reports", a.Total))
	if len(a.Reports) == 0 {
		p.say(plain, p.Words.Get("list.none"))
		return
	}
	p.gap()
	p.reportList(a.Reports)
	p.next(a.Next, more)
}

// AppendLines writes a list of lines.
func AppendLines(b *bytes.Buffer, a *ask.LinesAnswer, more string, o Options) {
	p := sheet(b, o)
	p.say(bold, p.Words.Count("list.lines", a.Total))
	if len(a.Lines) == 0 {
		p.say(plain, p.Words.Get("list.none"))
		p.least(a)
		return
	}
	p.lineList(a.Lines)
	p.next(a.Next, more)
	if a.Next == "" {
		p.gap()
		p.least(a)
	}
}

// least says that lines said less often are not listed.
func (p *page) least(a *ask.LinesAnswer) {
	if a.Least > 1 {
		p.say(dim, p.Words.Get("list.least", a.Least))
	}
}
