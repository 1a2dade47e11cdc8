package query

import (
	"bytes"
	"encoding/json"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Args are the arguments of a question, each checked against its parameter.
type Args map[string][]string

// Text is the argument of a name, or "".
func (a Args) Text(name string) string {
	if len(a[name]) == 0 {
		return ""
	}
	return a[name][0]
}

// Number is the argument of a name, or 0.
func (a Args) Number(name string) int {
	n, err := strconv.Atoi(a.Text(name))
	if err != nil {
		return 0
	}
	return n
}

// Flag is the argument of a name, or false.
func (a Args) Flag(name string) bool { return a.Text(name) == "true" }

// Many are the arguments of a name.
func (a Args) Many(name string) []string { return a[name] }

// Parse reads the arguments of a question from an address or a form. An empty
// value stands for nothing said, as an empty field of a form sends it; what the
// question does not know is refused, for it would be taken for an answer to it.
func (q *Question) Parse(values url.Values) (Args, error) {
	a := Args{}
	for _, name := range sorted(values) {
		p := q.Param(name)
		if p == nil {
			return nil, q.unknown(name)
		}
		given := slices.DeleteFunc(slices.Clone(values[name]), func(v string) bool { return v == "" })
		if p.Kind == Many {
			given = split(given)
		}
		if err := q.take(a, p, given); err != nil {
			return nil, err
		}
	}
	return a, nil
}

// split takes lists apart that are given in one value: kind=direct,mixed.
func split(given []string) []string {
	var out []string
	for _, v := range given {
		for one := range strings.SplitSeq(v, ",") {
			if one != "" {
				out = append(out, one)
			}
		}
	}
	return out
}

// ParseJSON reads the arguments of a question from a JSON object. Null and an
// empty text stand for nothing said.
func (q *Question) ParseJSON(data []byte) (Args, error) {
	a := Args{}
	if len(bytes.TrimSpace(data)) == 0 {
		return a, nil
	}
	var object map[string]json.RawMessage
	if err := json.Unmarshal(data, &object); err != nil || object == nil {
		return nil, &FaultError{Kind: Wrong, Key: "json", args: []any{strings.Join(q.names(), ", ")}, err: err}
	}
	for _, name := range sorted(object) {
		p := q.Param(name)
		if p == nil {
			return nil, q.unknown(name)
		}
		given, ok := p.values(object[name])
		if !ok {
			return nil, p.fault("type." + p.typeName())
		}
		if err := q.take(a, p, given); err != nil {
			return nil, err
		}
	}
	return a, nil
}

func (p *Param) typeName() string {
	return [...]string{Text: "text", Number: "number", Flag: "flag", Many: "many"}[p.Kind]
}

// values are those of a JSON value of the parameter's type; ok is false for one
// of another.
func (p *Param) values(raw json.RawMessage) (given []string, ok bool) {
	if string(raw) == "null" {
		return nil, true
	}
	var err error
	switch p.Kind {
	case Number:
		var n int
		err = json.Unmarshal(raw, &n)
		given = []string{strconv.Itoa(n)}
	case Flag:
		var b bool
		err = json.Unmarshal(raw, &b)
		given = []string{strconv.FormatBool(b)}
	case Many:
		err = json.Unmarshal(raw, &given)
	default:
		var s string
		if err = json.Unmarshal(raw, &s); s != "" {
			given = []string{s}
		}
	}
	return given, err == nil
}

func sorted[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// take checks what is given for a parameter, and keeps it.
func (q *Question) take(a Args, p *Param, given []string) error {
	if len(given) == 0 {
		return nil
	}
	if p.Kind != Many && len(given) > 1 {
		return p.fault("twice", len(given))
	}
	for _, v := range given {
		if err := p.check(v); err != nil {
			return err
		}
	}
	if p.Kind == Many {
		slices.Sort(given)
		given = slices.Compact(given)
	}
	a[p.Name] = given
	return nil
}

// check checks one value.
func (p *Param) check(v string) error {
	switch {
	case !utf8.ValidString(v):
		return p.fault("utf8")
	case len(p.OneOf) > 0:
		if !slices.Contains(p.OneOf, v) {
			return p.fault("choice", brief(v), strings.Join(p.OneOf, ", "))
		}
	case p.Kind == Number:
		if n, err := strconv.Atoi(v); err != nil || n < p.Least || n > p.Most {
			return p.fault("number", p.Least, p.Most, brief(v))
		}
	case p.Kind == Flag:
		if v != "true" && v != "false" {
			return p.fault("flag", brief(v))
		}
	case len(v) > p.Most:
		return p.fault("long", p.Most, len(v))
	}
	return nil
}

// missing tells of the first parameter that is needed and not given.
func (q *Question) missing(a Args) error {
	for i := range q.Params {
		if p := &q.Params[i]; p.Required && strings.TrimSpace(a.Text(p.Name)) == "" {
			return p.fault("missing", p.Example)
		}
	}
	return nil
}

// brief is the beginning of what was given, for a message.
func brief(s string) string {
	const most = 60
	s = strings.ToValidUTF8(s[:min(len(s), 4*most)], "\uFFFD")
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
