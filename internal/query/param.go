package query

import (
	"github.com/sanad-news/sanad/internal/ask"
	"github.com/sanad-news/sanad/internal/message"
	"github.com/sanad-news/sanad/internal/openapi"
)

// Kind is what a parameter takes.
type Kind int

// The kinds of parameter.
const (
	Text   Kind = iota
	Number      // a whole number
	Flag        // true or false
	Many        // any of OneOf, each once
)

// Param is what a question can say. Fields that a kind has no use for are
// empty.
type Param struct {
	Name     string
	Kind     Kind
	Required bool
	Most     int      // bytes of a text; the highest number
	Least    int      // the lowest number
	OneOf    []string // what is taken, where that is a closed list
	Usual    string   // what stands for it where it is not given, or ""
	Example  string
}

// The bounds of what parameters take, beside those of internal/ask.
const (
	MostPage   = 200 // entries of a page
	mostShort  = 64  // bytes of a date, a cursor, a language or a kind
	mostID     = 4 * ask.MaxName
	dateSample = "2023-02"
)

// Schema is the JSON Schema of the parameter.
func (p *Param) Schema() *openapi.Schema {
	values := make([]any, len(p.OneOf))
	for i, v := range p.OneOf {
		values[i] = v
	}
	s := &openapi.Schema{}
	if p.Usual != "" {
		s.Default = p.Usual
	}
	switch p.Kind {
	case Number:
		s.Type, s.Minimum, s.Maximum, s.Default = "integer", &p.Least, &p.Most, nil
	case Flag:
		s.Type, s.Default = "boolean", false
	case Many:
		most := len(values)
		s.Type, s.Items, s.MaxItems = "array", &openapi.Schema{Type: "string", Enum: values}, &most
	default:
		s.Type = "string"
		if len(values) > 0 {
			s.Enum = values
			break
		}
		s.MaxLength = &p.Most // bytes are never fewer than characters
		if p.Required {
			one := 1
			s.MinLength = &one
		}
	}
	return s
}

func text(name string, most int, example string) Param {
	return Param{Name: name, Most: most, Example: example}
}

func needed(p Param) Param {
	p.Required = true
	return p
}

func choice(name, usual string, oneOf ...string) Param {
	return Param{Name: name, OneOf: oneOf, Usual: usual}
}

func boolean(name string) Param { return Param{Name: name, Kind: Flag} }

func number(name string, most int) Param {
	return Param{Name: name, Kind: Number, Least: 1, Most: most}
}

func many(name string, oneOf ...string) Param { return Param{Name: name, Kind: Many, OneOf: oneOf} }

func limit() Param { return number("limit", MostPage) }

func after() Param { return text("after", mostShort, "") }

func since() Param { return text("since", mostShort, dateSample) }

func until() Param { return text("until", mostShort, dateSample) }

func language() Param { return text("in", mostShort, "id") }

func id(example string) Param { return needed(text("id", mostID, example)) }

// About says what a parameter of the question takes, in the language of a
// catalogue.
func (q *Question) About(p *Param, words message.Catalogue) string {
	if key := "query." + q.Name + ".param." + p.Name; words.Has(key) {
		return words.Get(key)
	}
	return words["query.param."+p.Name]
}
