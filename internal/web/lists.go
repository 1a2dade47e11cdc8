package web

import (
	"slices"

	"github.com/sanad-news/sanad/internal/ask"
)

// listShown is how many entries a page of a list has.
const listShown = 50

// reportsData is a page of reports.
type reportsData struct {
	Form struct{ Outlet, In, Since, Until string }
	ask.ReportsAnswer
	Unclear *unclear
	More    string
}

// reports lists reports, newest first.
func reports(q *request) (*sheet, error) {
	var d reportsData
	args, err := q.args("reports")
	if err != nil {
		return nil, err
	}
	f := &d.Form
	f.Outlet, f.In, f.Since, f.Until = args.Text("outlet"), args.Text("in"), args.Text("since"), args.Text("until")
	asked := args.Reports()
	asked.Limit = listShown
	a, err := q.Desk.Reports(q.Context(), asked)
	if err != nil {
		return nil, err
	}
	d.ReportsAnswer = a
	s := &sheet{template: "reports", title: q.words.Get("web.reports"), twin: twin(q, "/reports"), data: &d}
	d.Unclear = q.unclear(s, "outlet", a.Outlet)
	if a.Next != "" {
		d.More = again(q, "after", a.Next)
	}
	return s, nil
}

// actorsData is a page of actors.
type actorsData struct {
	Name  string
	Kinds []choice
	ask.ActorsAnswer
	More string
}

// actors lists who spoke and who carried.
func actors(q *request) (*sheet, error) {
	args, err := q.args("actors")
	if err != nil {
		return nil, err
	}
	asked := args.Actors()
	asked.Limit = listShown
	d, kind := actorsData{Name: asked.Name}, args.Text("kind")
	if d.ActorsAnswer, err = q.Desk.Actors(q.Context(), asked); err != nil {
		return nil, err
	}
	d.Kinds = append(d.Kinds, choice{q.words.Get("web.all"), "", linkTo("/actors", "name", d.Name), kind == ""})
	for _, k := range []string{"person", "state", "organisation", "outlet", "wire"} {
		d.Kinds = append(d.Kinds, choice{q.words.Get("ask.kind." + k), k, linkTo("/actors", "name", d.Name, "kind", k), kind == k})
	}
	if d.Next != "" {
		d.More = again(q, "after", d.Next)
	}
	return &sheet{template: "actors", title: q.words.Get("web.actors"), twin: twin(q, "/actors"), data: &d}, nil
}

// linesData is a page of lines.
type linesData struct {
	ask.LinesAnswer
	More string
}

// lines lists lines, those said most first.
func lines(q *request) (*sheet, error) {
	var d linesData
	args, err := q.args("lines")
	if err != nil {
		return nil, err
	}
	asked := args.Lines()
	asked.Limit = listShown
	if d.LinesAnswer, err = q.Desk.Lines(q.Context(), asked); err != nil {
		return nil, err
	}
	if d.Next != "" {
		d.More = again(q, "after", d.Next)
	}
	return &sheet{template: "lines", title: q.words.Get("web.lines"), twin: twin(q, "/lines"), data: &d}, nil
}

// relationsData is a list of pairs.
type relationsData struct {
	Name   string
	Orders []choice
	ask.RelationsAnswer
	Unclear *unclear
	Most    int // tellings of the pair that is told of most, 1 at least, for the bars
}

// relations lists pairs by activity or change.
func relations(q *request) (*sheet, error) {
	args, err := q.args("relations")
	if err != nil {
		return nil, err
	}
	asked := args.Relations(q.lang)
	asked.Limit = listShown
	d, change := relationsData{Name: asked.Name}, asked.Change
	if d.RelationsAnswer, err = q.Desk.Relations(q.Context(), asked); err != nil {
		return nil, err
	}
	s := &sheet{template: "relations", title: q.words.Get("web.relations"), twin: twin(q, "/relations"), data: &d}
	d.Unclear = q.unclear(s, "name", d.Who)
	d.Orders = []choice{
		{q.words.Get("web.order.most"), "", linkTo("/relations", "name", d.Name), !change},
		{q.words.Get("web.order.change"), "change", linkTo("/relations", "name", d.Name, "by", "change"), change},
	}
	d.Most = 1
	for i := range d.Pairs {
		d.Most = max(d.Most, d.Pairs[i].Tellings)
	}
	return s, nil
}

// outletsData is how much of the outlets is wire copy.
type outletsData struct {
	ask.OutletsAnswer
	Hidden int // outlets that are not listed, those with fewest reports
}

// outletsShown is how many outlets their page lists.
const outletsShown = 200

// outlets tells how much of each outlet is wire copy.
func outlets(q *request) (*sheet, error) {
	a, err := q.Desk.Outlets(q.Context())
	d := outletsData{OutletsAnswer: a, Hidden: max(0, len(a.Outlets)-outletsShown)}
	d.Outlets = a.Outlets[:len(a.Outlets)-d.Hidden]
	return &sheet{template: "outlets", title: q.words.Get("web.outlets"), twin: twin(q, "/outlets"), data: &d}, err
}

// compareData is one saying as several outlets have it.
type compareData struct {
	ask.CopiesAnswer
	Others []ask.Copy // that only have words in common
	Hidden int        // that are not shown
}

// sheetsShown is how many reports a page sets side by side, of each kind.
const sheetsShown = 40

// compare shows the words of a statement in every report that has them.
func compare(q *request) (*sheet, error) {
	uid := q.param("statement")
	if uid == "" {
		return nil, errNowhere
	}
	a, err := q.Desk.Copies(q.Context(), uid)
	if err != nil {
		return nil, err
	}
	d := compareData{CopiesAnswer: a}
	d.Others = slices.DeleteFunc(slices.Clone(a.Copies), func(c ask.Copy) bool { return c.How != ask.CopyCommon })
	d.Copies = slices.DeleteFunc(a.Copies, func(c ask.Copy) bool { return c.How == ask.CopyCommon })
	d.Hidden = max(0, len(d.Copies)-sheetsShown) + max(0, len(d.Others)-sheetsShown)
	d.Others, d.Copies = d.Others[:min(len(d.Others), sheetsShown)], d.Copies[:min(len(d.Copies), sheetsShown)]
	return &sheet{template: "compare", title: q.words.Get("web.compare"), twin: "/copies/" + uid, data: &d}, nil
}
