package api

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/sanad-news/sanad/internal/openapi"
	"github.com/sanad-news/sanad/internal/query"
	"github.com/sanad-news/sanad/internal/query/querytest"
)

// tested is an API with its own description, by which its answers are checked.
type tested struct {
	http.Handler
	source *query.Source
	doc    openapi.Document
	checks map[string]*jsonschema.Schema // by reference
}

// open makes the API of a record of the examples.
func open(tb testing.TB) *tested {
	tb.Helper()
	source := querytest.Source(tb)
	h, err := New(source, Options{Version: "test"})
	if err != nil {
		tb.Fatal(err)
	}
	a := &tested{Handler: h, source: source, checks: map[string]*jsonschema.Schema{}}
	r := a.get(Prefix + "/openapi.json")
	if err := json.Unmarshal(r.body, &a.doc); err != nil {
		tb.Fatal(err)
	}
	for _, s := range a.doc.Components.Schemas {
		s.AdditionalProperties = false // what is not described must not come
	}
	strict, err := json.Marshal(a.doc)
	if err != nil {
		tb.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(string(strict)))
	if err != nil {
		tb.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	if err := c.AddResource("api.json", doc); err != nil {
		tb.Fatal(err)
	}
	for name := range a.doc.Components.Schemas {
		ref := "#/components/schemas/" + name
		if a.checks[ref], err = c.Compile("api.json" + ref); err != nil {
			tb.Fatal(err)
		}
	}
	return a
}

// response is what came back.
type response struct {
	code   int
	header http.Header
	body   []byte
}

func (a *tested) do(method, address, kind, body string, headers ...string) response {
	r := httptest.NewRequest(method, "http://127.0.0.1:7272/", strings.NewReader(body))
	r.URL.Path, r.URL.RawPath, r.URL.RawQuery = "", "", ""
	path, values, _ := strings.Cut(address, "?")
	r.URL.RawQuery = values
	if u, err := r.URL.Parse(path); err == nil {
		r.URL.Path, r.URL.RawPath = u.Path, u.RawPath
	} else {
		r.URL.Path = path
	}
	if kind != "" {
		r.Header.Set("Content-Type", kind)
	}
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	a.ServeHTTP(w, r)
	out := w.Result()
	defer out.Body.Close()
	data, err := io.ReadAll(out.Body)
	if err != nil {
		data = []byte(err.Error())
	}
	return response{out.StatusCode, out.Header, data}
}

func (a *tested) get(address string, headers ...string) response {
	return a.do(http.MethodGet, address, "", "", headers...)
}

// valid checks a JSON body by a schema of the description.
func (a *tested) valid(ref string, body []byte) error {
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(string(body)))
	if err != nil {
		return err
	}
	return a.checks[ref].Validate(v)
}

// described is the schema of what an operation answers.
func described(op *openapi.Operation) string {
	return op.Responses["200"].Content["application/json"].Schema.Ref
}

const problemSchema = "#/components/schemas/Problem"

// byName compiles the schema of a file.
func byName(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(string(data)))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("file.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("file.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}
