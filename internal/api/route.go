package api

import (
	"net/http"
	"strings"

	"github.com/sanad-news/sanad/internal/query"
)

// route is one request that can be made.
type route struct {
	method   string
	path     string // with its variable in braces: /reports/{id}
	question query.Question
	group    string // of the reference: a tag
	forms    []form
}

// routes are all requests that are answered from the record.
func routes() []route {
	list := query.Questions()
	get := func(group, path, question string) route {
		return route{method: http.MethodGet, path: path, question: *query.Named(list, question), group: group}
	}
	post := func(group, path, question string) route {
		return route{method: http.MethodPost, path: path, question: *query.Named(list, question), group: group}
	}
	cite := get("told", "/cite/{id}", "cite")
	cite.forms = citations()
	return []route{
		get("words", "/search", "search"),
		get("words", "/said", "said"),
		get("words", "/trace", "trace"),
		get("words", "/check", "check"),
		post("words", "/check", "check"),
		post("words", "/check/draft", "draft"),
		get("lists", "/reports", "reports"),
		get("lists", "/actors", "actors"),
		get("lists", "/lines", "lines"),
		get("lists", "/rising", "rising"),
		get("lists", "/relations", "relations"),
		get("lists", "/between", "between"),
		get("lists", "/figures", "figures"),
		get("lists", "/outlets", "outlets"),
		get("lists", "/home", "home"),
		get("lists", "/legend", "legend"),
		get("told", "/reports/{id}", "report"),
		get("told", "/readings/{id}", "reading"),
		get("told", "/actors/{id}", "actor"),
		get("told", "/lines/{id}", "line"),
		get("told", "/drift", "drift"),
		get("told", "/copies/{id}", "copies"),
		get("told", "/dossier", "dossier"),
		cite,
	}
}

// pattern is the path as net/http matches it: an id can hold slashes.
func (rt *route) pattern() string { return strings.Replace(rt.path, "{id}", "{id...}", 1) }

// named reports whether the path names what is asked for.
func (rt *route) named() bool { return strings.Contains(rt.path, "{id}") }

// form is a form other than JSON that an answer can have.
type form struct {
	name, kind string // media type
	of         func(*query.Citation) ([]byte, error)
}

// citations are the forms of a citation.
func citations() []form {
	return []form{
		{"text", "text/plain; charset=utf-8", func(c *query.Citation) ([]byte, error) { return []byte(c.Text + "\n"), nil }},
		{"bibtex", "application/x-bibtex", func(c *query.Citation) ([]byte, error) { return []byte(c.BibTeX), nil }},
		{"csl", "application/vnd.citationstyles.csl+json", func(c *query.Citation) ([]byte, error) { return encode([]any{c.CSL}) }},
	}
}
