package export

import (
	"encoding/csv"
	"encoding/xml"
	"strings"
	"testing"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/record/recordtest"
)

// acted is a report with events and a figure, of which the second event was
// only planned; the names hold what XML and TSV must not let through.
func acted(tb testing.TB) record.Item {
	tb.Helper()
	text := "Imar Doven met Sela <Rusk>\tin Port Lor.\nA visit is planned. Trade is to reach 5 dollars."
	span := func(words string) sanad.Span {
		i := strings.Index(text, words)
		return sanad.Span{Start: i, End: i + len(words), Text: words}
	}
	a, b := span("Imar Doven"), span("Sela <Rusk>")
	who, whom := []sanad.Party{{Name: "Imar Doven", Mention: &a}}, []sanad.Party{{Name: "Sela <Rusk>", Mention: &b}}
	title := "A meeting"
	return record.Item{
		Report: sanad.Report{Source: sanad.Source{URL: "https://kurier.example/1"}, Text: text, Outlet: "Kurier", Published: "2031-05-06", Title: title, Language: "en"},
		Reading: sanad.Reading{
			Language: "en", Text: text, Title: &title, Published: &sanad.Date{Value: "2031-05-06", Precision: "day"}, Outlet: &sanad.Outlet{Name: "Kurier"},
			Blocks: []sanad.Block{{Kind: sanad.BodyBlock, Start: 0, End: len(text), Repeats: -1}},
			Events: []sanad.Event{
				{ID: "e1", Type: "CONSULT", Mode: "meet", CAMEO: "04", Status: sanad.Done, Who: who, Whom: whom, Mutual: true, Count: 1,
					Date: &sanad.Date{Value: "2031-05-05", Precision: "day"}, Place: "Port\tLor", Span: span("Imar Doven met Sela <Rusk>\tin Port Lor"), Rule: "t"},
				{ID: "e2", Type: "CONSULT", Mode: "visit", CAMEO: "04", Status: sanad.Planned, Who: who, Whom: whom, Count: 1, Span: span("A visit is planned"), Rule: "t"},
			},
			Figures: []sanad.Figure{{ID: "f1", What: "Trade", Measure: "level", Of: who, Low: 5, High: 5, Unit: "USD", Period: "2035", Kind: sanad.Target,
				Value: span("5 dollars"), Span: span("Trade is to reach 5 dollars"), Rule: "t"}},
		},
	}
}

// TestEventTables protects that events and figures go out with the characters
// that tell them, and a target as a target.
func TestEventTables(t *testing.T) {
	r := open(t, "")
	recordtest.Add(t, r, acted(t))
	events := rowsOf[Event](t, export(t, r, Options{Format: JSONL, Tables: []Table{Events}}))
	if len(events) != 2 || events[1].Text != "Imar Doven met Sela <Rusk>\tin Port Lor" || events[1].Quad != "verbal cooperation" || events[1].Who[0] != "Imar Doven" ||
		events[1].From != "2031-05-05" || events[0].Status != "planned" {
		t.Errorf("events: %+v", events)
	}
	rows, err := csv.NewReader(strings.NewReader(export(t, r, Options{Format: CSV, Tables: []Table{Figures}}))).ReadAll()
	if err != nil || len(rows) != 2 {
		t.Fatalf("figures: %v, %v", rows, err)
	}
	cell := map[string]string{}
	for i, name := range rows[0] {
		cell[name] = rows[1][i]
	}
	for name, want := range map[string]string{"what": "Trade", "low": "5", "unit": "USD", "period": "2035", "from": "2035-01-01", "kind": "target", "value": "5 dollars", "of": "Imar Doven"} {
		if cell[name] != want {
			t.Errorf("%s is %q, want %q", name, cell[name], want)
		}
	}
}

// TestLayouts protects the columns that other tools read: their number, order
// and what stands in them; that a meeting goes both ways; and that what did not
// take place is left out.
func TestLayouts(t *testing.T) {
	r := open(t, "")
	recordtest.Add(t, r, acted(t))
	for format, columns := range map[Format]int{Plover: 40, GDELT: 61} {
		lines := strings.Split(strings.TrimSuffix(export(t, r, Options{Format: format, Tables: []Table{Events}}), "\n"), "\n")
		if format == Plover {
			if !strings.HasPrefix(lines[0], "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\t") {
				t.Errorf("the head is %q", lines[0])
			}
			lines = lines[1:]
		}
		if len(lines) != 2 {
			t.Fatalf("%s has %d rows", format, len(lines))
		}
		for i, line := range lines {
			cells := strings.Split(line, "\t")
			if len(cells) != columns {
				t.Fatalf("%s: %d columns, want %d: %q", format, len(cells), columns, line)
			}
			want := map[int]string{1: "20310505", 2: "203105", 3: "2031", 6: []string{"IMAR DOVEN", "SELA <RUSK>"}[i], 28: "04", 29: "1", 52: "Port Lor", 60: "https://kurier.example/1"}
			if format == Plover {
				want = map[int]string{1: "2031-05-05", 2: "CONSULT", 3: "meet", 5: "VERBAL COOPERATION", 7: []string{"Imar Doven", "Sela <Rusk>"}[i], 23: "Port Lor", 33: "Kurier"}
			}
			for n, v := range want {
				if cells[n] != v {
					t.Errorf("%s, column %d is %q, want %q", format, n+1, cells[n], v)
				}
			}
		}
	}
	network := export(t, r, Options{Format: GraphML, Tables: []Table{Events}})
	var g struct {
		Graph struct {
			Nodes []struct {
				ID string `xml:"id,attr"`
			} `xml:"node"`
			Edges []struct {
				Source string `xml:"source,attr"`
			} `xml:"edge"`
		} `xml:"graph"`
	}
	if err := xml.Unmarshal([]byte(network), &g); err != nil || len(g.Graph.Nodes) != 2 || len(g.Graph.Edges) != 2 {
		t.Errorf("%v: %+v\n%s", err, g, network)
	}
}

// TestFoundGolden protects every cell of what other tools read of events and
// figures, byte for byte.
func TestFoundGolden(t *testing.T) {
	r := open(t, "")
	recordtest.Add(t, r, acted(t))
	for name, o := range map[string]Options{
		"events.jsonl":   {Format: JSONL, Tables: []Table{Events}},
		"events.csv":     {Format: CSV, Tables: []Table{Events}},
		"figures.jsonl":  {Format: JSONL, Tables: []Table{Figures}},
		"figures.csv":    {Format: CSV, Tables: []Table{Figures}},
		"events.plover":  {Format: Plover, Tables: []Table{Events}},
		"events.gdelt":   {Format: GDELT, Tables: []Table{Events}},
		"events.graphml": {Format: GraphML, Tables: []Table{Events}},
	} {
		golden(t, name, []byte(export(t, r, o)))
	}
}
