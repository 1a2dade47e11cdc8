package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"github.com/sanad-news/sanad/internal/record/recordtest"
)

// TestGuard protects whoever opens a CSV in a spreadsheet: no text of a report
// is run as a formula, and no number becomes text.
func TestGuard(t *testing.T) {
	for cell, want := range map[string]string{
		"":                        "",
		"=SUM(A1)":                "'=SUM(A1)",
		"+62 811":                 "'+62 811",
		"-5":                      "-5",
		"-5.25e3":                 "-5.25e3",
		"+7":                      "+7",
		"--5":                     "'--5",
		"- kata Lu":               "'- kata Lu",
		"-Inf":                    "'-Inf",
		"-0x1F":                   "'-0x1F",
		"@lu":                     "'@lu",
		"\t=1":                    "'\t=1",
		"\r=1":                    "'\r=1",
		"＝1":                      "'＝1",
		"“=1”":                    "“=1”",
		"Lu = Wenqi":              "Lu = Wenqi",
		"'=1":                     "'=1",
		"=HYPERLINK(\"x\",\"y\")": "'=HYPERLINK(\"x\",\"y\")",
	} {
		if got := guard(cell); got != want {
			t.Errorf("guard(%q) = %q, want %q", cell, got, want)
		}
	}
}

// TestCSVKeepsText protects that a cell comes back with the characters it had,
// line breaks of every kind too.
func TestCSVKeepsText(t *testing.T) {
	type row struct {
		Text string   `json:"text"`
		List []string `json:"list" csv:" → "`
		N    int      `json:"n"`
		Skip string   `json:"-"`
	}
	texts := []string{"plain", `a "b", c`, "one\ntwo", " edge ", "日本語, “x”", "a\u2028b", ""}
	var b bytes.Buffer
	s, err := newCSV[row](&b, true)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range texts {
		if err := s.write(&row{Text: text, List: []string{"a", "b"}, N: -3}); err != nil {
			t.Fatal(err)
		}
	}
	out, marked := strings.CutPrefix(b.String(), mark)
	if !marked {
		t.Error("no mark for Excel")
	}
	if n := strings.Count(out, "\r\n"); n != len(texts)+1 {
		t.Errorf("%d lines end in CR LF", n)
	}
	all, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(all[0], []string{"text", "list", "n"}) {
		t.Errorf("header %q", all[0])
	}
	for i, text := range texts {
		if want := []string{text, "a → b", "-3"}; !slices.Equal(all[i+1], want) {
			t.Errorf("row %q, want %q", all[i+1], want)
		}
	}
}

// TestCSVKeepsCarriageReturns protects the line breaks in a cell, which the
// reader of the standard library does not show.
func TestCSVKeepsCarriageReturns(t *testing.T) {
	if got := string(appendCell(nil, "a\r\nb\rc\n\"")); got != "\"a\r\nb\rc\n\"\"\"" {
		t.Errorf("got %q", got)
	}
}

// TestParquetReadsBack protects that each table comes back from Parquet as it
// went in, days and lists too.
func TestParquetReadsBack(t *testing.T) {
	r := open(t, "")
	recordtest.Add(t, r, fixture(t)...)
	correct(t, r)
	backFrom[Statement](t, export(t, r, Options{Format: Parquet, Tables: []Table{Statements}}), export(t, r, Options{Format: JSONL, Tables: []Table{Statements}}))
	backFrom[Saying](t, export(t, r, Options{Format: Parquet, Tables: []Table{Sayings}}), export(t, r, Options{Format: JSONL, Tables: []Table{Sayings}}))
	backFrom[Report](t, export(t, r, Options{Format: Parquet, Tables: []Table{Reports}}), export(t, r, Options{Format: JSONL, Tables: []Table{Reports}}))
	backFrom[Line](t, export(t, r, Options{Format: Parquet, Tables: []Table{Lines}}), export(t, r, Options{Format: JSONL, Tables: []Table{Lines}}))
	backFrom[Actor](t, export(t, r, Options{Format: Parquet, Tables: []Table{Actors}}), export(t, r, Options{Format: JSONL, Tables: []Table{Actors}}))
	backFrom[Correction](t, export(t, r, Options{Format: Parquet, Tables: []Table{Corrections}}), export(t, r, Options{Format: JSONL, Tables: []Table{Corrections}}))
}

// backFrom compares rows read from Parquet with those read from JSON lines, in
// all fields that both have.
func backFrom[T any](t *testing.T, columns, lines string) {
	t.Helper()
	rows, err := parquet.Read[T](strings.NewReader(columns), int64(len(columns)))
	if err != nil {
		t.Fatal(err)
	}
	dec := json.NewDecoder(strings.NewReader(lines))
	dec.DisallowUnknownFields()
	for i := 0; ; i++ {
		var want T
		if err := dec.Decode(&want); errors.Is(err, io.EOF) {
			if i != len(rows) {
				t.Errorf("%T: %d rows from Parquet, %d from JSON lines", want, len(rows), i)
			}
			return
		} else if err != nil {
			t.Fatal(err)
		}
		if i >= len(rows) {
			continue
		}
		got, w := reflect.ValueOf(rows[i]), reflect.ValueOf(want)
		for f := range got.NumField() {
			tag := got.Type().Field(f).Tag
			if tag.Get("parquet") == "-" || tag.Get("json") == "-" {
				continue
			}
			x, y := got.Field(f).Interface(), w.Field(f).Interface()
			if got.Field(f).Kind() == reflect.Slice && got.Field(f).Len()+w.Field(f).Len() == 0 {
				continue
			}
			if !reflect.DeepEqual(x, y) {
				t.Errorf("%T row %d, %s: %v from Parquet, %v from JSON lines", want, i, got.Type().Field(f).Name, x, y)
			}
		}
	}
}

// TestParquetTypes protects that other tools see days as days and lists as
// lists, and that a day before 1970 and an unknown one are told apart.
func TestParquetTypes(t *testing.T) {
	schema := parquet.SchemaOf(Statement{}).String()
	for _, want := range []string{
		"required binary uid (STRING);", "optional int32 from (DATE);", "required group chain (LIST)", "required int64 start",
		"required boolean negated;", "required double confidence;",
	} {
		if !strings.Contains(schema, want) {
			t.Errorf("the schema of statements has no %q:\n%s", want, schema)
		}
	}
	if schema := parquet.SchemaOf(Report{}).String(); !strings.Contains(schema, "optional int64 added (TIMESTAMP(isAdjustedToUTC=true,unit=MILLIS));") {
		t.Errorf("the schema of reports:\n%s", schema)
	}
	for day, want := range map[string]int32{"1970-01-01": 0, "1969-12-31": -1, "2023-03-15": 19431, "0001-01-01": -719162} {
		if got := dayNumber(day); got == nil || *got != want {
			t.Errorf("%s is day %v, want %d", day, got, want)
		}
	}
	if dayNumber("") != nil || moment("") != nil {
		t.Error("what is not known is a day")
	}
}
