package api

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/sanad-news/sanad/internal/message"
	"github.com/sanad-news/sanad/internal/openapi"
)

//go:embed reference.html
var referencePage string

//go:embed reference.css
var style []byte

// page is what the reference page is made of.
type page struct {
	Words     message.Catalogue
	Document  *openapi.Document
	Groups    []pageGroup
	Schemas   []pageSchema
	Problems  []string
	Languages []string
	Prefix    string
}

type pageGroup struct {
	openapi.Tag
	Operations []pageOperation
}

type pageOperation struct {
	*openapi.Operation
	Method, Path string
	Answer       string       // name of the schema
	Params       []pageParam  // what can be said
	Try          template.URL // an example that can be followed
}

type pageParam struct {
	Name, About string
	Required    bool
	Values      []any  // of a closed list
	Bound       string // in words, or ""
}

type pageSchema struct {
	Name string
	*openapi.Schema
	Fields []pageField
}

type pageField struct {
	Name   string
	Type   string
	Schema string // name of the schema that it holds, or ""
	About  string
}

// reference writes the page that tells of the API, from its description, with
// examples of the record.
func reference(d *openapi.Document, words message.Catalogue, found samples) ([]byte, error) {
	t, err := template.New("reference").Parse(referencePage)
	if err != nil {
		return nil, fmt.Errorf("reading the reference page: %w", err)
	}
	p := page{Words: words, Document: d, Problems: problems(), Languages: message.Languages(), Prefix: Prefix}
	for _, tag := range d.Tags {
		p.Groups = append(p.Groups, pageGroup{Tag: tag, Operations: operations(d, tag.Name, words, found)})
	}
	for name, s := range d.Components.Schemas {
		p.Schemas = append(p.Schemas, pageSchema{Name: name, Schema: s, Fields: fieldsOf(s)})
	}
	slices.SortFunc(p.Schemas, func(a, b pageSchema) int { return strings.Compare(a.Name, b.Name) })
	var b bytes.Buffer
	if err := t.Execute(&b, p); err != nil {
		return nil, fmt.Errorf("writing the reference page: %w", err)
	}
	return b.Bytes(), nil
}

// operations are those of a group, in the order of their routes.
func operations(d *openapi.Document, group string, words message.Catalogue, found samples) []pageOperation {
	var out []pageOperation
	for _, r := range routes() {
		path := d.Paths[r.path]
		if r.group != group || path == nil {
			continue
		}
		op := pageOperation{Operation: path.Get, Method: r.method, Path: Prefix + r.path}
		if path.Post != nil && r.method == http.MethodPost {
			op.Operation = path.Post
		} else {
			op.Try = try(path.Get, r.path, found)
		}
		op.Params = paramsOf(op.Operation, words)
		op.Answer = schemaName(op.Responses["200"].Content["application/json"].Schema)
		out = append(out, op)
	}
	return out
}

// paramsOf are what an operation can be told: in its address, or in what is
// posted.
func paramsOf(op *openapi.Operation, words message.Catalogue) []pageParam {
	var out []pageParam
	for _, p := range op.Parameters {
		if op.RequestBody == nil || p.In == "path" {
			out = append(out, paramOf(p.Name, p.Description, p.Required, p.Schema, words))
		}
	}
	if op.RequestBody == nil {
		return out
	}
	posted := op.RequestBody.Content["application/json"].Schema
	for name, s := range posted.Properties {
		out = append(out, paramOf(name, s.Description, slices.Contains(posted.Required, name), s, words))
	}
	slices.SortFunc(out, func(a, b pageParam) int { return strings.Compare(a.Name, b.Name) })
	return out
}

func paramOf(name, about string, required bool, s *openapi.Schema, words message.Catalogue) pageParam {
	p := pageParam{Name: name, About: about, Required: required, Values: s.Enum}
	switch {
	case s.Items != nil:
		p.Values = s.Items.Enum
	case s.MaxLength != nil:
		p.Bound = words.Get("api.bytes", *s.MaxLength)
	case s.Maximum != nil:
		p.Bound = words.Get("api.most", *s.Maximum)
	}
	return p
}

// try is the address of an example: what is needed, and the first thing that
// can be said; "" where the record has none.
func try(op *openapi.Operation, path string, found samples) template.URL {
	values := url.Values{}
	for i, p := range op.Parameters {
		if p.Example == nil || !p.Required && i > 0 {
			continue
		}
		example := found[op.ID+"."+p.Name]
		switch {
		case example == "":
			return ""
		case p.In == "path":
			path = strings.Replace(path, "{id}", url.PathEscape(example), 1)
		default:
			values.Set(p.Name, example)
		}
	}
	address := strings.TrimPrefix(path, "/")
	if len(values) > 0 {
		address += "?" + values.Encode()
	}
	return template.URL(address) //nolint:gosec // escaped piece by piece
}

func fieldsOf(s *openapi.Schema) []pageField {
	var out []pageField
	for name, f := range s.Properties {
		kind, holds := told(f)
		out = append(out, pageField{Name: name, Type: kind, Schema: holds, About: f.Description})
	}
	slices.SortFunc(out, func(a, b pageField) int { return strings.Compare(a.Name, b.Name) })
	return out
}

func schemaName(s *openapi.Schema) string {
	if s == nil {
		return ""
	}
	return s.Ref[strings.LastIndex(s.Ref, "/")+1:]
}

// told tells a schema in few words, and the named one that it holds.
func told(s *openapi.Schema) (kind, holds string) {
	switch {
	case s.Ref != "":
		return "", schemaName(s)
	case len(s.AnyOf) == 2:
		kind, holds = told(s.AnyOf[0])
		return kind + " | null", holds
	case len(s.Enum) > 0:
		var values []string
		for _, v := range s.Enum {
			values = append(values, fmt.Sprint(v))
		}
		return strings.Join(values, " | "), ""
	case s.Items != nil:
		kind, holds = told(s.Items)
		return kind + "[]", holds
	}
	if several, ok := s.Type.([]string); ok {
		return several[0], ""
	}
	return fmt.Sprint(s.Type), ""
}
