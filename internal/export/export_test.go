package export

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/record/recordtest"
)

// TestTables protects what stands in each table, to the byte; but for lines,
// which another package forms: TestLines looks at these.
func TestTables(t *testing.T) {
	r := open(t, "")
	recordtest.Add(t, r, fixture(t)...)
	correct(t, r)
	for _, table := range []Table{Reports, Statements, Sayings, Actors, Corrections} {
		o := Options{Format: JSONL, Tables: []Table{table}, Text: table == Reports}
		golden(t, string(table)+o.Format.ending(), []byte(withoutLines(export(t, r, o))))
		o.Format = CSV
		golden(t, string(table)+o.Format.ending(), []byte(withoutLinesCSV(t, export(t, r, o))))
	}
	golden(t, "statements.annotations.jsonl", []byte(withoutLines(export(t, r, Options{Format: Annotations, Tables: []Table{Statements}}))))
}

var linesField = regexp.MustCompile(`"(sanad:)?lines":\[[^]]*\],?`)

func withoutLines(jsonLines string) string { return linesField.ReplaceAllString(jsonLines, "") }

// withoutLinesCSV empties the column of lines.
func withoutLinesCSV(t *testing.T, table string) string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(table)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := slices.Index(rows[0], "lines")
	var b []byte
	for i, row := range rows {
		for j, cell := range row {
			if j == column && i > 0 {
				cell = ""
			}
			if j > 0 {
				b = append(b, ',')
			}
			b = appendCell(b, cell)
		}
		b = append(b, "\r\n"...)
	}
	return string(b)
}

// TestLines protects that each line is told with its size, its name and the
// statement in which it was first said, and that statements lead to it.
func TestLines(t *testing.T) {
	r := open(t, "")
	recordtest.Add(t, r, fixture(t)...)
	correct(t, r)
	statements := rowsOf[Statement](t, export(t, r, Options{Format: JSONL, Tables: []Table{Statements}}))
	of := map[string][]Statement{}
	for _, s := range statements {
		for _, label := range s.Lines {
			if !s.Withdrawn {
				of[label] = append(of[label], s)
			}
		}
	}
	var bridges []Statement
	for _, s := range statements {
		if strings.Contains(s.Text, "jembatan") {
			bridges = of[s.Lines[0]]
		}
	}
	if _, err := r.Correct(context.Background(), record.Change{Kind: record.LineName, Line: bridges[0].Lines[0], Name: "jembatan", By: "tests", Why: "a name"}); err != nil {
		t.Fatal(err)
	}
	lines := rowsOf[Line](t, export(t, r, Options{Format: JSONL, Tables: []Table{Lines}}))
	if len(lines) != len(of) || len(lines) == 0 {
		t.Errorf("%d lines, %d that statements name", len(lines), len(of))
	}
	for _, l := range lines {
		told := of[l.ID]
		slices.SortFunc(told, func(a, b Statement) int { return strings.Compare(a.From+a.UID, b.From+b.UID) })
		if len(told) != l.Statements || len(told) == 0 {
			t.Errorf("line %s has %d statements, %d name it", l.ID, l.Statements, len(told))
			continue
		}
		if first := told[0]; l.Statement != first.UID || l.First != first.From || l.Words == "" || l.Language != first.Language {
			t.Errorf("line %+v was first said in %s on %s", l, first.UID, first.From)
		}
		if want := l.ID == bridges[0].Lines[0]; want != (l.Name == "jembatan") {
			t.Errorf("line %s is called %q", l.ID, l.Name)
		}
	}
}

// rowsOf reads the rows of a table that was exported as JSON lines.
func rowsOf[T any](t *testing.T, lines string) []T {
	t.Helper()
	var out []T
	for line := range strings.Lines(lines) {
		var row T
		if err := json.Unmarshal([]byte(line), &row); err != nil {
			t.Fatal(err)
		}
		out = append(out, row)
	}
	return out
}

// correct makes a few corrections: exports have what was corrected, what was
// read, and the corrections.
func correct(tb testing.TB, r *record.Record) {
	tb.Helper()
	uid := uidOf(tb, r, "https://harian-laut.example/")
	quay := uidOf(tb, r, "file:arsip/laporan 2.txt")
	for _, c := range []record.Change{
		{Kind: record.SetSpeaker, Statements: []string{uid + "/s2"}, To: []string{"Imar Doven"}, By: "tests", Why: "dia yang bicara"},
		{Kind: record.StatementWrong, Statements: []string{quay + "/s1"}, By: "tests", Why: "a formula, nobody's words"},
	} {
		if _, err := r.Correct(context.Background(), c); err != nil {
			tb.Fatal(err)
		}
	}
}

// TestSameRecordSameFiles protects that an export depends on what is in the
// record alone: not on the order in which it came, not on how much of a day is
// held at once.
func TestSameRecordSameFiles(t *testing.T) {
	items := made(t, 120)
	items = append(items, fixture(t)...)
	one, other := open(t, ""), open(t, "")
	recordtest.Add(t, one, items...)
	slices.Reverse(items)
	for some := range slices.Chunk(items, 7) {
		recordtest.Add(t, other, some...)
	}
	for _, format := range []Format{JSONL, CSV, Parquet} {
		a, b := t.TempDir(), t.TempDir()
		for dir, r := range map[string]*record.Record{a: one, b: other} {
			files, err := Export(context.Background(), r, Options{Format: format, Tables: Tables(), Out: dir, Build: "test"})
			if err != nil {
				t.Fatal(err)
			}
			if len(files) != len(Tables()) {
				t.Fatalf("%d files", len(files))
			}
		}
		for _, table := range Tables() {
			name := string(table) + format.ending()
			x, y := readFile(t, filepath.Join(a, name)), readFile(t, filepath.Join(b, name))
			if x != y {
				t.Errorf("%s differs with the order of arrival: %s", name, firstDifference(x, y))
			}
			if format == JSONL && table != Corrections && len(x) < 1000 {
				t.Errorf("%s has %d bytes only", name, len(x))
			}
		}
	}
}

func readFile(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func firstDifference(a, b string) string {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return a[max(0, i-200):min(len(a), i+80)] + "\n… and …\n" + b[max(0, i-200):min(len(b), i+80)]
		}
	}
	return "one is longer"
}
