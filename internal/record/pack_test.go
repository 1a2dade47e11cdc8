package record

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/store"
)

func packerOf(tb testing.TB) *packer {
	tb.Helper()
	p, err := newPacker()
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

// examples reads the project's example reports.
func examples(tb testing.TB) []Item {
	tb.Helper()
	files, err := filepath.Glob(filepath.Join("..", "..", "examples", "*.txt"))
	if err != nil || len(files) == 0 {
		tb.Fatalf("no examples: %v", err)
	}
	var items []Item
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			tb.Fatal(err)
		}
		items = append(items, read(tb, sanad.Report{Source: sanad.Source{Path: filepath.Base(f)}, Text: string(data),
			Authors: []string{"Jane Doe"}, Dates: []sanad.GivenDate{{Value: "2031-05-02", From: "url"}}, Turns: []sanad.Turn{{Speaker: "Jane Doe", End: 40}}}))
	}
	return items
}

// TestPackGivesBack protects that nothing of a report or a reading is lost by
// packing: what was left out is put back, character by character.
func TestPackGivesBack(t *testing.T) {
	p := packerOf(t)
	plain, packed := 0, 0
	for _, item := range append(examples(t), made(t, 20)...) {
		b, err := p.pack(&item.Report, &item.Reading)
		if err != nil {
			t.Fatal(err)
		}
		report, reading, err := p.unpack(b)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(report, item.Report) {
			t.Errorf("the report is\n%+v, was\n%+v", report, item.Report)
		}
		if !reflect.DeepEqual(reading, item.Reading) {
			t.Errorf("the reading is\n%+v, was\n%+v", reading, item.Reading)
		}
		plain += len(item.Report.Text)
		packed += len(b.Source) + len(b.Reading)
	}
	if packed > plain {
		t.Errorf("%d bytes of text take %d packed: the record grows beyond its bounds", plain, packed)
	}
}

// TestPackOddReadings protects readings that are not as ours are: spans that
// hold other characters, or lie outside the text, are kept as they are.
func TestPackOddReadings(t *testing.T) {
	p := packerOf(t)
	report := sanad.Report{Text: "Air tidak mengenal paspor."}
	for name, rd := range map[string]sanad.Reading{
		"nothing":            {},
		"another text":       {Text: "Air", ID: "x"},
		"a span of its own":  {Text: report.Text, Statements: []sanad.Statement{{Start: 0, End: 3, Text: "Udara"}}},
		"outside":            {Text: report.Text, Statements: []sanad.Statement{{Start: -5, End: 900, Text: "Air"}}},
		"no parts, not null": {Text: report.Text, Statements: []sanad.Statement{{Start: 0, End: 3, Text: "Air", Parts: []sanad.Span{}}}},
		"odd repairs":        {Text: "Air x", Repairs: []sanad.Repair{{Span: sanad.Span{Start: 4, End: 5, Text: "x"}, Was: "y"}}},
		"mended": {Text: "Air ‘tidak’ mengenal paspor.", Repairs: []sanad.Repair{
			{Span: sanad.Span{Start: 4, End: 5, Text: "‘"}, Was: ""}, {Span: sanad.Span{Start: 10, End: 11, Text: "’"}, Was: ""},
		}},
	} {
		b, err := p.pack(&report, &rd)
		if err != nil {
			t.Fatal(err)
		}
		if _, got, err := p.unpack(b); err != nil || !reflect.DeepEqual(got, rd) {
			t.Errorf("%s: %v\n%+v, was\n%+v", name, err, got, rd)
		}
	}
}

// TestUnpackDamaged protects that damaged bytes are an error and nothing else.
func TestUnpackDamaged(t *testing.T) {
	p := packerOf(t)
	item := examples(t)[0]
	b, err := p.pack(&item.Report, &item.Reading)
	if err != nil {
		t.Fatal(err)
	}
	reading, err := p.packReading(&item.Report, &item.Reading)
	if err != nil {
		t.Fatal(err)
	}
	for name, bad := range map[string]store.Body{
		"empty":     {},
		"cut short": {Source: b.Source[:len(b.Source)/2]},
		"no zstd":   {Source: b.Source, Reading: []byte(strings.Repeat("x", 100))},
		"turned":    {Source: reading, Reading: b.Source},
	} {
		if _, _, err := p.unpack(bad); !errors.Is(err, ErrBody) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
