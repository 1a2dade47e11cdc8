package schema_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/collect"
	"github.com/sanad-news/sanad/reader"
	"github.com/sanad-news/sanad/schema"
)

func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema.Reading()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("reading.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("reading.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// validate checks a value as a JSON reader would see it.
func validate(t *testing.T, s *jsonschema.Schema, v any) error {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return s.Validate(doc)
}

func TestReadingsOfTheExamplesObeyTheSchema(t *testing.T) {
	s := compiled(t)
	r, err := reader.New(reader.Options{})
	if err != nil {
		t.Fatal(err)
	}
	c, err := collect.New(collect.Options{MaxBytes: reader.MaxBytes}, nil)
	if err != nil {
		t.Fatal(err)
	}
	statements := 0
	for item := range c.Collect("../examples") {
		if item.Err != nil {
			t.Error(item.Err)
			continue
		}
		rd, err := r.Read(t.Context(), item.Report)
		if err != nil {
			t.Errorf("%s: %v", item.Where, err)
			continue
		}
		if err := validate(t, s, &rd); err != nil {
			t.Errorf("%s: %v", item.Where, err)
		}
		statements += len(rd.Statements)
	}
	if statements < 30 {
		t.Errorf("%d statements in all the examples", statements)
	}
}

// full is a reading with something in every field.
func full() sanad.Reading {
	span := sanad.Span{Start: 0, End: 4, Text: "kata"}
	date := &sanad.Date{Value: "2023-02", Precision: "month", Evidence: []sanad.Span{span}}
	id, title := "s1", "Judul"
	return sanad.Reading{
		ID: "sha256:" + strings.Repeat("0", 64), Source: sanad.Source{Path: "a", URL: "b", ID: "c"}, Language: "id",
		Outlet: &sanad.Outlet{Name: "ANTARA", Actor: "antara", Span: &span}, Title: &title,
		Dateline: &sanad.Dateline{Place: "Beijing", Agency: "ANTARA", Span: span}, Published: date, Text: "kata",
		Repairs:  []sanad.Repair{{Span: span, Was: "k"}},
		Credits:  []sanad.Credit{{Role: "editor", Name: "A", Span: span}},
		Carriers: []sanad.Carrier{{Name: "Xinhua", Kind: "wire", Actor: "xinhua", Span: span}},
		Blocks:   []sanad.Block{{Kind: sanad.BodyBlock, Start: 0, End: 4, Repeats: -1}},
		Statements: []sanad.Statement{{ID: "s1", Kind: sanad.Direct, Start: 0, End: 4, Text: "kata", Parts: []sanad.Span{span}, Cue: &span,
			Speakers: []sanad.Speaker{{Name: "A", Actor: "a", Mention: &span, ResolvedBy: "name", Office: "o", Of: "p"}},
			Said:     date, Place: "p", Occasion: "o", Addressee: "a", Force: "asserts", Within: &id, Repeats: &id,
			Chain: []sanad.Link{{Carrier: "A", Kind: "speaker"}}, Rule: "r", Confidence: 1}},
		Events: []sanad.Event{{ID: "e1", Type: "CONSULT", Mode: "meet", CAMEO: "04", Status: sanad.Done, Actor: "a", Recipient: "b",
			Who:    []sanad.Party{{Name: "a", Actor: "a", Of: "cn", Mention: &span}},
			Whom:   []sanad.Party{{Name: "b"}},
			Mutual: true, Count: 1, Date: date, Place: "p", Trigger: span, Span: span, Statement: &id, Rule: "r", Confidence: 1}},
		Figures: []sanad.Figure{{ID: "f1", What: "w", Measure: "level", Of: []sanad.Party{{Name: "a"}}, Low: 1, High: 2, Approx: true,
			Unit: "USD", Period: "2023", Kind: sanad.Actual, Value: span, Span: span, Statement: &id, Rule: "r", Confidence: 1}},
	}
}

func TestTheSchemaHoldsReadingsToTheContract(t *testing.T) {
	s := compiled(t)
	if err := validate(t, s, full()); err != nil {
		t.Fatal(err)
	}
	for name, spoil := range map[string]func(*sanad.Reading){
		"no source":          func(r *sanad.Reading) { r.Source = sanad.Source{} },
		"an id of no hash":   func(r *sanad.Reading) { r.ID = "1" },
		"statements is null": func(r *sanad.Reading) { r.Statements = nil },
		"no parts":           func(r *sanad.Reading) { r.Statements[0].Parts = nil },
		"an unknown kind":    func(r *sanad.Reading) { r.Statements[0].Kind = "loud" },
		"an unknown block":   func(r *sanad.Reading) { r.Blocks[0].Kind = "poem" },
		"a confidence of 2":  func(r *sanad.Reading) { r.Statements[0].Confidence = 2 },
		"a negative offset":  func(r *sanad.Reading) { r.Credits[0].Span.Start = -1 },
		"evidence is null":   func(r *sanad.Reading) { r.Published.Evidence = nil },
		"an unknown type":    func(r *sanad.Reading) { r.Events[0].Type = "CHAT" },
		"a status of none":   func(r *sanad.Reading) { r.Events[0].Status = "" },
		"an event never":     func(r *sanad.Reading) { r.Events[0].Count = 0 },
		"a figure of no one": func(r *sanad.Reading) { r.Figures[0].Of = nil },
	} {
		r := full()
		spoil(&r)
		if validate(t, s, r) == nil {
			t.Errorf("%s: obeys the schema", name)
		}
	}
}

// TestTheSchemaNamesEveryField fails when a type of ours has a field that the
// schema does not describe.
func TestTheSchemaNamesEveryField(t *testing.T) {
	var doc struct {
		Properties map[string]any `json:"properties"`
		Defs       map[string]struct {
			Properties map[string]any `json:"properties"`
		} `json:"$defs"`
	}
	if err := json.Unmarshal(schema.Reading(), &doc); err != nil {
		t.Fatal(err)
	}
	check := func(name string, v any, properties map[string]any) {
		typ := reflect.TypeOf(v)
		var fields []string
		for field := range typ.Fields() {
			field, _, _ := strings.Cut(field.Tag.Get("json"), ",")
			fields = append(fields, field)
			if _, ok := properties[field]; !ok {
				t.Errorf("the schema's %s has no %q", name, field)
			}
		}
		for field := range properties {
			if !slices.Contains(fields, field) {
				t.Errorf("the schema's %s has %q, which no reading has", name, field)
			}
		}
	}
	check("reading", sanad.Reading{}, doc.Properties)
	for name, v := range map[string]any{"span": sanad.Span{}, "source": sanad.Source{}, "outlet": sanad.Outlet{}, "dateline": sanad.Dateline{},
		"date": sanad.Date{}, "credit": sanad.Credit{}, "carrier": sanad.Carrier{}, "block": sanad.Block{}, "statement": sanad.Statement{},
		"speaker": sanad.Speaker{}, "link": sanad.Link{}, "party": sanad.Party{}, "event": sanad.Event{}, "figure": sanad.Figure{}} {
		check(name, v, doc.Defs[name].Properties)
	}
}
