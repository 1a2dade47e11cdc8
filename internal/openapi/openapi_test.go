package openapi

import (
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

type mood string

type inner struct {
	Name  string `json:"name"`
	Count int    `json:"count,omitempty"`
}

type outer struct {
	inner

	Name   []string          `json:"name"` // hides the inner one
	Maybe  *inner            `json:"maybe"`
	Left   *inner            `json:"left,omitempty"`
	Deep   []outer           `json:"deep,omitempty"`
	Words  map[string]string `json:"words,omitempty"`
	Pair   [2]int            `json:"pair"`
	Mood   mood              `json:"mood"`
	Secret string            `json:"-"`
	Plain  float64
	own    string
}

// TestSchemas protects that a schema takes what encoding/json writes of a type,
// and no more.
func TestSchemas(t *testing.T) {
	s := NewSchemas("#/$defs/")
	s.Enums[reflect.TypeFor[mood]()] = []any{"good", "bad"}
	s.Told = func(t reflect.Type, field string) string {
		if t == reflect.TypeFor[outer]() && field == "Mood" {
			return "how it is"
		}
		return ""
	}
	root, err := s.Of(reflect.TypeFor[outer]())
	if err != nil {
		t.Fatal(err)
	}
	root.Defs = s.Named
	for _, d := range s.Named {
		d.AdditionalProperties = false
	}
	if got := s.Named["outer"].Properties["mood"].Description; got != "how it is" {
		t.Errorf("the field is described as %q", got)
	}
	check := compiled(t, root)
	filled := outer{inner: inner{"hidden", 2}, Name: []string{"a"}, Maybe: &inner{Name: "b"}, Deep: []outer{{Mood: "bad"}},
		Words: map[string]string{"a": "b"}, Mood: "good", Secret: "s", own: "o"}
	for name, v := range map[string]outer{"empty": {Mood: "bad"}, "filled": filled} {
		data, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		if err := check(string(data)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, wrong := range []string{
		`{}`,
		`{"name":"a","maybe":null,"pair":[1,2],"mood":"good","Plain":1}`,
		`{"name":null,"maybe":null,"pair":[1],"mood":"good","Plain":1}`,
		`{"name":null,"maybe":null,"pair":[1,2],"mood":"odd","Plain":1}`,
		`{"name":null,"maybe":null,"pair":[1,2],"mood":"good","Plain":1,"left":null}`,
		`{"name":null,"maybe":null,"pair":[1,2],"mood":"good","Plain":1,"Secret":"s"}`,
	} {
		if check(wrong) == nil {
			t.Errorf("it takes %s", wrong)
		}
	}
}

// TestNoSchema protects that a type which JSON cannot hold is refused by name.
func TestNoSchema(t *testing.T) {
	_, err := NewSchemas("#/").Of(reflect.TypeFor[struct{ F func() }]())
	if err == nil || !strings.Contains(err.Error(), "F: no schema for the Go type func()") {
		t.Errorf("got %v", err)
	}
}

// TestDocument protects that a description is one by the specification's own
// schema.
func TestDocument(t *testing.T) {
	d := Document{OpenAPI: Version, Info: Info{Title: "T", Version: "1", License: &License{Name: "L", Identifier: "Apache-2.0"}},
		Servers: []Server{{URL: "/api"}}, Tags: []Tag{{Name: "a"}},
		Paths: map[string]*Path{"/a/{id}": {
			Get: &Operation{ID: "a", Tags: []string{"a"}, Parameters: []Parameter{{Name: "id", In: "path", Required: true, Schema: &Schema{Type: "string"}}},
				Responses: map[string]*Response{"200": {Description: "d", Content: map[string]Media{"application/json": {Schema: &Schema{Ref: "#/components/schemas/A"}}}},
					"default": {Ref: "#/components/responses/Problem"}}},
			Post: &Operation{ID: "b", RequestBody: &Body{Required: true, Content: map[string]Media{"application/json": {Schema: &Schema{}}}},
				Responses: map[string]*Response{"200": {Description: "d", Headers: map[string]Header{"ETag": {Schema: &Schema{Type: "string"}}}}}},
		}},
		Components: Components{Schemas: map[string]*Schema{"A": {Type: "object"}}, Responses: map[string]*Response{"Problem": {Description: "p"}}}}
	data, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile("testdata/oas-3.1.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := compiled(t, json.RawMessage(file))(string(data)); err != nil {
		t.Error(err)
	}
}

// compiled makes a schema ready to check documents with.
func compiled(t *testing.T, schema any) func(string) error {
	t.Helper()
	data, err := json.Marshal(schema)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(string(data)))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	made, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return func(s string) error {
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(s))
		if err != nil {
			return err
		}
		return made.Validate(v)
	}
}
