package mcp

import (
	"context"
	"encoding/json"
	"io"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/sanad-news/sanad/internal/message"
	"github.com/sanad-news/sanad/internal/query/querytest"
)

// connected is a client of a new server, each with its own record of the
// examples.
func connected(t *testing.T, o Options) *sdk.ClientSession {
	t.Helper()
	s, err := New(querytest.Source(t), o)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	fromClient, toServer := io.Pipe()
	fromServer, toClient := io.Pipe()
	done := make(chan error, 1)
	go func() { done <- s.Run(ctx, fromClient, toClient) }()
	client := sdk.NewClient(&sdk.Implementation{Name: "test", Version: "1"}, nil)
	session, err := client.Connect(ctx, &sdk.IOTransport{Reader: fromServer, Writer: toServer}, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = session.Close() // what it was connected to can be closed
		cancel()
		select {
		case err := <-done:
			if err != nil {
				t.Error(err)
			}
		case <-time.After(10 * time.Second):
			t.Error("the server goes on without a client")
		}
	})
	return session
}

// called calls a tool and returns its data and text.
func called(t *testing.T, c *sdk.ClientSession, name string, args map[string]any) (data, text string, isError bool) {
	t.Helper()
	r, err := c.CallTool(context.Background(), &sdk.CallToolParams{Name: name, Arguments: args})
	if err != nil {
		t.Fatalf("%s %v: %v", name, args, err)
	}
	for _, part := range r.Content {
		if s, ok := part.(*sdk.TextContent); ok {
			text += s.Text
		}
	}
	if r.StructuredContent != nil {
		b, err := json.Marshal(r.StructuredContent)
		if err != nil {
			t.Fatal(err)
		}
		data = string(b)
	}
	return data, text, r.IsError
}

// TestTools protects that an assistant can call every tool, and gets data as
// the tool's schema says and a text with the sources in it.
func TestTools(t *testing.T) {
	for _, code := range message.Languages() {
		c := connected(t, Options{Words: message.Load(code)})
		list, err := c.ListTools(context.Background(), nil)
		if err != nil {
			t.Fatal(err)
		}
		calls := map[string]struct {
			args   map[string]any
			source string // that must be in data and text
		}{
			"search":  {map[string]any{"words": "pihak ketiga", "limit": 3}, "cb9a779743cb/s2"},
			"said":    {map[string]any{"name": "Dragan Mirel", "kind": []string{"direct"}, "limit": 1}, "cb9a779743cb/s2"},
			"trace":   {map[string]any{"words": "tidak menargetkan pihak ketiga"}, "2b6b95e56167/s3"},
			"check":   {map[string]any{"text": "Kemitraan kami dengan Haiyun menargetkan pihak ketiga mana pun", "by": "Mirel"}, "cb9a779743cb/s2"},
			"draft":   {map[string]any{"draft": `"Kemitraan kami dengan Haiyun menargetkan pihak ketiga mana pun," kata Dragan Mirel kepada wartawan.`}, "cb9a779743cb/s2"},
			"cite":    {map[string]any{"id": "cb9a779743cb/s2"}, "cb9a779743cb/s2"},
			"dossier": {map[string]any{"a": "Haiyun", "b": "Velmora"}, "Harian Pelita Timur"},
		}
		if len(list.Tools) != len(calls) {
			t.Errorf("%d tools, %d are tried", len(list.Tools), len(calls))
		}
		for _, tool := range list.Tools {
			call := calls[tool.Name]
			data, text, isError := called(t, c, tool.Name, call.args)
			if isError || !strings.Contains(data, call.source) || !strings.Contains(text, call.source) {
				t.Errorf("%s: %s has no %s in\n%s\nor\n%s", code, tool.Name, call.source, data, text)
			}
			if err := valid(t, tool.OutputSchema, data); err != nil {
				t.Errorf("%s: %s: %v", code, tool.Name, err)
			}
			given, err := json.Marshal(call.args)
			if err != nil {
				t.Fatal(err)
			}
			if err := valid(t, tool.InputSchema, string(given)); err != nil {
				t.Errorf("%s: arguments of %s: %v", code, tool.Name, err)
			}
			if tool.Title == "" || len(tool.Description) < 20 || tool.Annotations == nil || !tool.Annotations.ReadOnlyHint {
				t.Errorf("%s is not described: %+v", tool.Name, tool)
			}
			if strings.Contains(text, "\x1b") || strings.Contains(text, "mcp.") || strings.Contains(text, "%!") {
				t.Errorf("%s: the text is\n%s", tool.Name, text)
			}
		}
		if c.InitializeResult().Instructions == "" {
			t.Error("there are no instructions")
		}
	}
}

// valid checks a JSON text by a schema as the client has it.
func valid(t *testing.T, schema any, text string) error {
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
	c.DefaultDraft(jsonschema.Draft2020)
	if err := c.AddResource("tool.json", doc); err != nil {
		t.Fatal(err)
	}
	made, err := c.Compile("tool.json")
	if err != nil {
		t.Fatal(err)
	}
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		return err
	}
	return made.Validate(v)
}

// TestSpans protects that no saying reaches an assistant without the report and
// the characters that say so.
func TestSpans(t *testing.T) {
	c := connected(t, Options{})
	sayings := 0
	var visit func(v any, where string)
	visit = func(v any, where string) {
		switch v := v.(type) {
		case []any:
			for _, x := range v {
				visit(x, where)
			}
		case map[string]any:
			sources, ok := v["sources"].([]any)
			if _, said := v["speakers"].([]any); said && v["origins"] != nil {
				sayings++
				if !ok || len(sources) == 0 {
					t.Errorf("%s: no source: %v", where, v)
				}
			}
			for _, x := range sources {
				s, _ := x.(map[string]any)
				start, _ := s["start"].(float64)
				end, _ := s["end"].(float64)
				report, _ := s["report"].(map[string]any)
				if end <= start || s["statement"] == "" || report["uid"] == "" {
					t.Errorf("%s: no place: %v", where, s)
				}
			}
			for _, x := range v {
				visit(x, where)
			}
		}
	}
	for name, args := range map[string]map[string]any{"search": {"words": "Haiyun"}, "said": {"name": "Lu Wenqi"}, "trace": {"words": "Haiyun Velmora"},
		"check": {"text": "Kami membangun jembatan, bukan pagar"}} {
		data, _, _ := called(t, c, name, args)
		var v any
		if err := json.Unmarshal([]byte(data), &v); err != nil {
			t.Fatal(err)
		}
		visit(v, name)
	}
	if sayings < 10 {
		t.Errorf("only %d sayings", sayings)
	}
}

// TestBadArguments protects that a wrong call is answered with what would be
// right, and that the next one is answered.
func TestBadArguments(t *testing.T) {
	for _, code := range message.Languages() {
		words := message.Load(code)
		c := connected(t, Options{Words: words})
		for _, tt := range []struct {
			tool string
			args map[string]any
			want string
		}{
			{"said", map[string]any{"nom": "Lu"}, "nom"},
			{"said", map[string]any{}, words.Get("query.remedy.ask.empty")},
			{"said", map[string]any{"name": 1}, words.Get("query.fault.type.text", "name")},
			{"said", map[string]any{"name": "Lu", "limit": 51}, words.Get("query.fault.number", "limit", 1, 50, "51")},
			{"said", map[string]any{"name": "Lu", "since": "kemarin"}, words.Get("query.fault.ask.date", "since", "kemarin")},
			{"trace", nil, "words"},
			{"trace", map[string]any{"words": strings.Repeat("a", 20_001)}, words.Get("query.fault.long", "words", 20_000, 20_001)},
			{"check", map[string]any{"text": []any{"a"}}, words.Get("query.fault.type.text", "text")},
			{"check", map[string]any{"text": "???"}, "text"},
			{"cite", map[string]any{"id": "ffff"}, words.Get("query.fault.none", "ffff")},
			{"cite", map[string]any{"id": "cb9a779743cb/s99"}, "cb9a779743cb/s1"},
			{"dossier", map[string]any{}, words.Get("query.remedy.dossier.none")},
			{"dossier", map[string]any{"a": "Nobody At All"}, "Nobody At All"},
			{"draft", map[string]any{"draft": "..."}, words.Get("query.remedy.draft.language")},
		} {
			data, text, isError := called(t, c, tt.tool, tt.args)
			if !isError || data != "" || !strings.Contains(text, tt.want) || strings.Count(text, "\n") == 0 {
				t.Errorf("%s: %s %.60v: error %v, data %q, text %q", code, tt.tool, tt.args, isError, data, text)
			}
		}
		if _, err := c.CallTool(context.Background(), &sdk.CallToolParams{Name: "delete"}); err == nil {
			t.Error("a tool that is not there is called")
		}
		if _, text, isError := called(t, c, "said", map[string]any{"name": "Lu Wenqi"}); isError {
			t.Errorf("after all that: %s", text)
		}
	}
}

// TestCancelled protects that a call which is given up, or takes too long, is
// ended, and that the next one is answered.
func TestCancelled(t *testing.T) {
	c := connected(t, Options{})
	for i := range 20 {
		ctx, cancel := context.WithTimeout(context.Background(), time.Duration(i)*200*time.Microsecond)
		_, err := c.CallTool(ctx, &sdk.CallToolParams{Name: "dossier", Arguments: map[string]any{"a": "Haiyun", "b": "Velmora"}})
		if err == nil && ctx.Err() != nil && i < 2 {
			t.Error("a call that was given up was answered")
		}
		cancel()
	}
	if _, text, isError := called(t, c, "said", map[string]any{"name": "Lu Wenqi"}); isError {
		t.Errorf("after calls that were given up: %s", text)
	}
	slow := connected(t, Options{Timeout: time.Nanosecond})
	if _, text, isError := called(t, slow, "said", map[string]any{"name": "Lu Wenqi"}); !isError || !strings.Contains(text, "longer") {
		t.Errorf("a call that takes too long: %v %s", isError, text)
	}
}

// TestPiped protects that a script which says all it has to say at once gets all
// answers before the server ends: also to a last line without an end, and
// without waiting for one to what has no id.
func TestPiped(t *testing.T) {
	s, err := New(querytest.Source(t), Options{})
	if err != nil {
		t.Fatal(err)
	}
	const said = `{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"x","version":"1"}}}
{"jsonrpc":"2.0","method":"notifications/initialized"}
{"jsonrpc":"2.0","id":"two","method":"tools/call","params":{"name":"search","arguments":{"words":"Mirel"}}}
{"jsonrpc":"2.0","id":null,"method":"tools/list"}
{"jsonrpc":"2.0","id":"\u0041","method":"tools/list"}
{"jsonrpc":"2.0","id":4.0,"method":"tools/list"}
{"jsonrpc":"2.0","ID":5,"method":"notifications/none"}
{"jsonrpc":"2.0","id":3,"method":"tools/list"}`
	var heard collected
	start := time.Now()
	if err := s.Run(context.Background(), io.NopCloser(strings.NewReader(said)), &heard); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"id":1,`, `"id":"two",`, `"id":"A",`, `"id":4,`, `"id":3,`, "Dragan Mirel"} {
		if !strings.Contains(heard.String(), want) {
			t.Errorf("no answer has %s:\n%.2000s", want, heard.String())
		}
	}
	if took := time.Since(start); took > DefaultTimeout/2 {
		t.Errorf("it ended after %v", took)
	}
}

// TestMalformed protects that a line which is no message is answered as one, and
// that the calls after it are answered.
func TestMalformed(t *testing.T) {
	s, err := New(querytest.Source(t), Options{})
	if err != nil {
		t.Fatal(err)
	}
	const hello = `{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"x","version":"1"}}}
{"jsonrpc":"2.0","method":"notifications/initialized"}
`
	for line, code := range map[string]string{`{"jsonrpc":"2.0","id":5,`: "-32700", "nonsense": "-32700", "[]": "-32600", `{"id":5,"method":"x"}`: "-32600", `"x"`: "-32600", "7": "-32600",
		`{"jsonrpc":"2.0","id":5,"method":"ping"}{"jsonrpc":"2.0","id":6,"method":"ping"}`: "-32700",
		`{"jsonrpc":"2.0","id":[1],"method":"ping"}`:                                       "-32600", `{"jsonrpc":"2.0","id":9,"x":"` + strings.Repeat("a", maxMessage) + `"}`: "-32600"} {
		var heard collected
		if err := s.Run(context.Background(), io.NopCloser(strings.NewReader(hello+line+"\n"+`{"jsonrpc":"2.0","id":7,"method":"tools/list"}`)), &heard); err != nil {
			t.Errorf("%.40s: %v", line, err)
		}
		if out := heard.String(); !strings.Contains(out, `"code":`+code) || !strings.Contains(out, `"id":null`) || !strings.Contains(out, `"id":7,`) {
			t.Errorf("%.40s is answered\n%.600s", line, out)
		}
	}
}

// TestLongEnd protects that a line without an end is answered as any other, though
// it is longer than a message may be, and in the language of the server.
func TestLongEnd(t *testing.T) {
	id := message.Load("id")
	var heard collected
	in := io.NopCloser(strings.NewReader(strings.Repeat("a", maxMessage+1)))
	if passed, err := io.ReadAll(newExchange(context.Background(), in, &heard, id, time.Nanosecond).reader()); err != nil || len(passed) > 0 {
		t.Errorf("%.40q passed, error %v", passed, err)
	}
	if want := id.Get("mcp.fault.long", maxMessage); !strings.Contains(heard.String(), want) {
		t.Errorf("it is answered %q, want %q", heard.String(), want)
	}
}

// collected is a client that only listens.
type collected struct{ strings.Builder }

func (*collected) Close() error { return nil }

// TestHTTP protects that the same tools answer over HTTP, many clients at once,
// and that what is too large is refused.
func TestHTTP(t *testing.T) {
	s, err := New(querytest.Source(t), Options{})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(s.Handler())
	defer server.Close()
	client := sdk.NewClient(&sdk.Implementation{Name: "test", Version: "1"}, nil)
	session, err := client.Connect(context.Background(), &sdk.StreamableClientTransport{Endpoint: server.URL, DisableStandaloneSSE: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer session.Close()
	texts := make([]string, 8)
	var all sync.WaitGroup
	for i := range texts {
		all.Go(func() {
			r, err := session.CallTool(context.Background(), &sdk.CallToolParams{Name: "trace", Arguments: map[string]any{"words": "tidak menargetkan pihak ketiga"}})
			if err != nil {
				texts[i] = err.Error()
			} else if text, ok := r.Content[0].(*sdk.TextContent); ok {
				texts[i] = text.Text
			}
		})
	}
	all.Wait()
	if len(slices.Compact(texts)) != 1 || !strings.Contains(texts[0], "2b6b95e56167/s3") {
		t.Errorf("the answers differ: %q", texts)
	}
	r, err := server.Client().Post(server.URL, "application/json", strings.NewReader(`{"a":"`+strings.Repeat("a", 2*maxMessage)+`"}`))
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	if r.StatusCode < 400 || r.StatusCode >= 500 {
		t.Errorf("what is too large: %s", r.Status)
	}
}
