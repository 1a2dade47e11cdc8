package web

import (
	"net/url"
	"strings"

	"github.com/sanad-news/sanad/internal/ask"
	"github.com/sanad-news/sanad/internal/query"
)

// saidData is what someone said.
type saidData struct {
	Form saidForm
	ask.SaidAnswer
	More    string // address of the next page
	Unclear *unclear
}

// saidForm is what was asked for.
type saidForm struct{ Name, About, Since, Until, Kind, In, Via string }

func formOf(a query.Args) saidForm {
	return saidForm{a.Text("name"), a.Text("about"), a.Text("since"), a.Text("until"), a.Text("kind"), a.Text("in"), a.Text("via")}
}

// sayingsShown is how many sayings a page has.
const sayingsShown = 20

// said is the page of what someone said.
func said(q *request) (*sheet, error) {
	args, err := q.args("said")
	if err != nil {
		return nil, err
	}
	d := saidData{Form: formOf(args)}
	f := &d.Form
	s := &sheet{template: "said", title: q.words.Get("web.said"), data: &d}
	if f.Name == "" && f.About == "" && f.Via == "" {
		return s, nil // the empty form
	}
	asked := args.Said()
	asked.Limit = sayingsShown
	if d.SaidAnswer, err = q.Desk.Said(q.Context(), asked); err != nil {
		return nil, err
	}
	s.twin, s.query, s.feed = twin(q, "/said"), f.About, linkTo("/said.atom", "name", f.Name, "about", f.About, "via", f.Via, "kind", f.Kind, "in", f.In)
	if d.Unclear = q.unclear(s, "name", d.Who); d.Unclear == nil {
		d.Unclear = q.unclear(s, "via", d.Via)
	}
	if d.Next != "" {
		d.More = again(q, "after", d.Next)
	}
	if d.Who != nil && len(d.Who.Actors) == 1 {
		s.title = d.Who.Actors[0].Name
	} else if f.Name != "" {
		s.title = f.Name
	} else if f.About != "" {
		s.title = f.About
	}
	return s, nil
}

// again is the address of this page with one parameter changed.
func again(q *request, name, value string) string {
	v := q.URL.Query()
	v.Del("lang")
	if name != "after" {
		v.Del("after")
	}
	v.Set(name, value)
	return q.URL.EscapedPath() + "?" + v.Encode()
}

// twin is the address of the answer of a page as JSON: the same parameters, but
// for the language of the page.
func twin(q *request, path string) string {
	v := url.Values{}
	for name, values := range q.URL.Query() {
		if name != "lang" && strings.Join(values, "") != "" {
			v[name] = values
		}
	}
	if len(v) == 0 {
		return path
	}
	return path + "?" + v.Encode()
}

// searchData is what a few words lead to.
type searchData struct {
	ask.SearchAnswer
	All   string // address of all sayings, where there are more
	Check string // address of the check of the words
	None  bool
}

// The bounds of a search.
const (
	searchSayings = 8
	quotable      = 4 // words of a search that can be a quotation
)

// search finds whom or what words mean: actors, lines and sayings.
func search(q *request) (*sheet, error) {
	words := strings.TrimSpace(q.param("words"))
	if words == "" {
		return nil, moved("/")
	}
	a, err := q.Desk.Search(q.Context(), ask.SearchQuery{Words: words, Limit: searchSayings})
	if err != nil {
		return nil, err
	}
	d := searchData{SearchAnswer: a}
	if a.More {
		d.All = linkTo("/said", "about", a.Words)
	}
	if len(strings.Fields(a.Words)) >= quotable {
		d.Check = linkTo("/check", "text", a.Words)
	}
	named := a.Who != nil && len(a.Who.Actors)+len(a.Who.Candidates) > 0
	d.None = !named && len(a.Lines)+len(a.Said) == 0
	return &sheet{template: "search", title: clip(a.Words, 60), query: a.Words, twin: twin(q, "/search"), feed: linkTo("/search.atom", "words", a.Words), data: &d}, nil
}
