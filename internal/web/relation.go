package web

import (
	"github.com/sanad-news/sanad/internal/ask"
	"github.com/sanad-news/sanad/internal/dossier"
)

// dossierData is a dossier within a page.
type dossierData struct {
	*dossier.Dossier
	Form    struct{ A, B, Since, Until string }
	Unclear *unclear
}

// relation is the dossier of a pair, of one actor, or of a line.
func relation(q *request) (*sheet, error) {
	var d dossierData
	args, err := q.args("dossier")
	if err != nil {
		return nil, err
	}
	f := &d.Form
	f.A, f.B, f.Since, f.Until = args.Text("a"), args.Text("b"), args.Text("since"), args.Text("until")
	o := dossier.Options{Words: q.words, Language: q.lang}
	s := &sheet{template: "dossier", title: q.words.Get("web.dossier"), twin: twin(q, "/dossier"), data: &d}
	if line := args.Text("line"); line != "" {
		a, err := q.Desk.LineAffairs(q.Context(), line)
		if err != nil {
			return nil, err
		}
		if a.Line == nil {
			return nil, ask.ErrNotFound
		}
		d.Dossier = dossier.OfLine(&a, o)
		s.title = d.Title
		return s, nil
	}
	if f.A == "" && f.B == "" {
		return nil, moved("/relations")
	}
	if f.A == "" {
		f.A, f.B = f.B, ""
	}
	asked := args.Affairs(q.lang)
	asked.A, asked.B = f.A, f.B
	a, err := q.Desk.Affairs(q.Context(), asked)
	if err != nil {
		return nil, err
	}
	if d.Unclear = q.unclear(s, "a", a.A); d.Unclear == nil {
		d.Unclear = q.unclear(s, "b", a.B)
	}
	if d.Unclear != nil {
		return s, nil
	}
	d.Dossier = dossier.Of(&a, o)
	s.title = d.Title
	if f.B != "" {
		s.feed = linkTo("/relation.atom", "a", f.A, "b", f.B)
	} else {
		s.feed = linkTo("/said.atom", "name", f.A)
	}
	return s, nil
}

// figures are the figures of one actor, or the newest of anyone.
func figures(q *request) (*sheet, error) {
	var d dossierData
	args, err := q.args("figures")
	if err != nil {
		return nil, err
	}
	f := &d.Form
	f.A, f.Since, f.Until = args.Text("of"), args.Text("since"), args.Text("until")
	a, err := q.Desk.Figures(q.Context(), args.Figures(q.lang))
	if err != nil {
		return nil, err
	}
	s := &sheet{template: "figures", title: q.words.Get("web.figures"), twin: twin(q, "/figures"), data: &d}
	if d.Unclear = q.unclear(s, "of", a.Of); d.Unclear != nil {
		return s, nil
	}
	d.Dossier = dossier.OfFigures(&a, dossier.Options{Words: q.words, Language: q.lang})
	return s, nil
}
