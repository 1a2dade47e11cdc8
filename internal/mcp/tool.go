package mcp

import (
	"bytes"
	"slices"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/sanad-news/sanad/internal/message"
	"github.com/sanad-news/sanad/internal/openapi"
	"github.com/sanad-news/sanad/internal/page"
	"github.com/sanad-news/sanad/internal/query"
)

// tool is a question that an assistant can ask.
type tool struct {
	name     string
	question query.Question
	show     func(b *bytes.Buffer, answer any, o page.Options)
}

// mostAsked is how many entries an assistant can ask for at once: it has to read
// them all.
const mostAsked = 50

// tools are all tools that there are.
func tools() []tool {
	list := query.Questions()
	made := func(name string, show func(*bytes.Buffer, any, page.Options)) tool {
		q := *query.Named(list, name)
		q.Params = slices.Clone(q.Params)
		for i := range q.Params {
			if q.Params[i].Name == "limit" {
				q.Params[i].Most = mostAsked
			}
		}
		return tool{name, q, show}
	}
	return []tool{
		made("search", shown(showSearch)),
		made("said", shown(showSaid)),
		made("trace", shown(page.AppendTrace)),
		made("check", shown(page.AppendCheck)),
		made("draft", shown(showDraft)),
		made("cite", shown(showCitation)),
		made("dossier", shown(page.AppendDossier)),
	}
}

// shown makes a function that shows answers of one type one of any.
func shown[T any](show func(*bytes.Buffer, *T, page.Options)) func(*bytes.Buffer, any, page.Options) {
	return func(b *bytes.Buffer, answer any, o page.Options) {
		if a, ok := answer.(*T); ok {
			show(b, a, o)
		}
	}
}

// describe is the tool as the protocol tells of it.
func (t *tool) describe(words message.Catalogue) (*sdk.Tool, error) {
	schemas := query.Schemas("#/$defs/")
	answer, err := schemas.Of(t.question.Answer)
	if err != nil {
		return nil, err
	}
	out := &openapi.Schema{Type: "object"} // which every tool's answer must be by its outermost schema
	if named := schemas.Named[answer.Ref[len("#/$defs/"):]]; named != nil {
		copied := *named
		out = &copied
	}
	out.Defs = schemas.Named
	no := false
	return &sdk.Tool{Name: t.name, Title: words.Get("query." + t.name), Description: words.Get("query." + t.name + ".about"),
		InputSchema: t.input(words), OutputSchema: out,
		Annotations: &sdk.ToolAnnotations{Title: words.Get("query." + t.name), ReadOnlyHint: true, IdempotentHint: true, OpenWorldHint: &no}}, nil
}

// input is the schema of the arguments.
func (t *tool) input(words message.Catalogue) *openapi.Schema {
	s := &openapi.Schema{Type: "object", Properties: map[string]*openapi.Schema{}, AdditionalProperties: false}
	for i := range t.question.Params {
		p := &t.question.Params[i]
		field := p.Schema()
		field.Description = t.question.About(p, words)
		if p.Example != "" {
			field.Examples = []any{p.Example}
		}
		s.Properties[p.Name] = field
		if p.Required {
			s.Required = append(s.Required, p.Name)
		}
	}
	return s
}
