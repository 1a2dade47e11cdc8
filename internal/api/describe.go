package api

import (
	"fmt"
	"net/http"
	"reflect"
	"slices"
	"strings"

	"github.com/sanad-news/sanad/internal/message"
	"github.com/sanad-news/sanad/internal/openapi"
	"github.com/sanad-news/sanad/internal/query"
)

// describe describes the API from its routes, in the language of a catalogue.
func describe(routes []route, words message.Catalogue, version string) (*openapi.Document, error) {
	schemas := query.Schemas("#/components/schemas/")
	problem, err := schemas.Of(reflect.TypeFor[Problem]())
	if err != nil {
		return nil, err
	}
	d := &openapi.Document{
		OpenAPI: openapi.Version,
		Info: openapi.Info{Title: "Sanad", Summary: words.Get("api.summary"), Description: words.Get("api.about"), Version: version,
			License: &openapi.License{Name: "Apache 2.0", Identifier: "Apache-2.0"}},
		Servers: []openapi.Server{{URL: Prefix}},
		Paths:   map[string]*openapi.Path{},
		Components: openapi.Components{Schemas: schemas.Named, Responses: map[string]*openapi.Response{
			"Problem": {Description: words.Get("api.problem"), Content: map[string]openapi.Media{"application/problem+json": {Schema: problem}}}}},
	}
	for i := range routes {
		r := &routes[i]
		op, err := r.describe(schemas, words)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", r.path, err)
		}
		if d.Paths[r.path] == nil {
			d.Paths[r.path] = &openapi.Path{}
		}
		if r.method == http.MethodPost {
			d.Paths[r.path].Post = op
		} else {
			d.Paths[r.path].Get = op
		}
		if !slices.ContainsFunc(d.Tags, func(t openapi.Tag) bool { return t.Name == r.group }) {
			d.Tags = append(d.Tags, openapi.Tag{Name: r.group, Description: words.Get("api.group." + r.group)})
		}
	}
	return d, nil
}

// describe describes one request.
func (rt *route) describe(schemas *openapi.Schemas, words message.Catalogue) (*openapi.Operation, error) {
	q := &rt.question
	answer, err := schemas.Of(q.Answer)
	if err != nil {
		return nil, err
	}
	op := &openapi.Operation{ID: rt.id(), Tags: []string{rt.group}, Summary: words.Get("query." + q.Name), Description: words.Get("query." + q.Name + ".about"),
		Responses: map[string]*openapi.Response{
			"200":     {Description: words.Get("api.answer"), Content: map[string]openapi.Media{"application/json": {Schema: answer}}, Headers: rt.headers(words)},
			"default": {Ref: "#/components/responses/Problem"},
		}}
	if rt.method == http.MethodGet {
		op.Responses["304"] = &openapi.Response{Description: words.Get("api.same")}
	}
	for _, f := range rt.forms {
		kind, _, _ := strings.Cut(f.kind, ";")
		op.Responses["200"].Content[kind] = openapi.Media{}
	}
	rt.parameters(op, words)
	if rt.method == http.MethodPost {
		op.RequestBody = rt.body(words)
	}
	return op, nil
}

// id names the operation.
func (rt *route) id() string {
	if rt.method == http.MethodPost {
		return rt.question.Name + "Posted"
	}
	return rt.question.Name
}

func (rt *route) headers(words message.Catalogue) map[string]openapi.Header {
	text := &openapi.Schema{Type: "string"}
	out := map[string]openapi.Header{"ETag": {Description: words.Get("api.header.etag"), Schema: text}}
	if rt.question.Pages() {
		out["Link"] = openapi.Header{Description: words.Get("api.header.link"), Schema: text}
	}
	return out
}

// parameters describes what the address of a request can say.
func (rt *route) parameters(op *openapi.Operation, words message.Catalogue) {
	q := &rt.question
	for i := range q.Params {
		p := &q.Params[i]
		if rt.method == http.MethodPost {
			break // they are fields of what is posted
		}
		out := openapi.Parameter{Name: p.Name, In: "query", Description: q.About(p, words), Required: p.Required, Schema: p.Schema()}
		if p.Name == "id" && rt.named() {
			out.In = "path"
		}
		if p.Kind == query.Many {
			no := false
			out.Style, out.Explode = "form", &no
		}
		if p.Example != "" {
			out.Example = p.Example
		}
		op.Parameters = append(op.Parameters, out)
	}
	if rt.forms != nil {
		op.Parameters = append(op.Parameters, openapi.Parameter{Name: "style", In: "query", Description: words.Get("api.param.style"),
			Schema: &openapi.Schema{Type: "string", Enum: texts(rt.names()), Default: "json"}})
	}
	op.Parameters = append(op.Parameters, openapi.Parameter{Name: "lang", In: "query", Description: words.Get("api.param.lang"),
		Schema: &openapi.Schema{Type: "string", Enum: texts(message.Languages())}})
}

func texts(list []string) []any {
	out := make([]any, len(list))
	for i, s := range list {
		out[i] = s
	}
	return out
}

// body describes what is posted: the arguments as JSON or as a form, or the
// first of them as it is.
func (rt *route) body(words message.Catalogue) *openapi.Body {
	object := &openapi.Schema{Type: "object", Properties: map[string]*openapi.Schema{}, AdditionalProperties: false}
	for i := range rt.question.Params {
		p := &rt.question.Params[i]
		s := p.Schema()
		s.Description = rt.question.About(p, words)
		if p.Example != "" {
			s.Examples = []any{p.Example}
		}
		object.Properties[p.Name] = s
		if p.Required {
			object.Required = append(object.Required, p.Name)
		}
	}
	return &openapi.Body{Required: true, Description: words.Get("api.body", rt.question.Params[0].Name), Content: map[string]openapi.Media{
		"application/json": {Schema: object}, "application/x-www-form-urlencoded": {Schema: object}, "text/plain": {Schema: &openapi.Schema{Type: "string"}}}}
}
