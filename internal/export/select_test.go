package export

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/sanad-news/sanad/internal/record/recordtest"
	"github.com/sanad-news/sanad/internal/store"
)

// column reads one column of a table that was exported as JSON lines.
func columnOf(t *testing.T, lines, name string) []string {
	t.Helper()
	var out []string
	for line := range strings.Lines(lines) {
		var row map[string]any
		if err := json.Unmarshal([]byte(line), &row); err != nil {
			t.Fatal(err)
		}
		value, _ := row[name].(string)
		out = append(out, value)
	}
	return out
}

// TestSelection protects that what is chosen is what is asked for: statements
// found by any of the queries, once, in the order of the whole; and of the
// other tables the rows that one of them has.
func TestSelection(t *testing.T) {
	r := open(t, "")
	recordtest.Add(t, r, append(made(t, 60), fixture(t)...)...)
	whole := columnOf(t, export(t, r, Options{Format: JSONL, Tables: []Table{Statements}}), "uid")
	var actors map[string]int64
	choose := func(rd store.Reader) (Selection, error) {
		actors = map[string]int64{}
		list, err := rd.Actors([]string{"name:lu wenqi", "name:imar doven", "name:harian laut"})
		for _, a := range list {
			actors[a.Key] = a.ID
		}
		return Selection{Queries: []store.StatementQuery{
			{Speakers: []int64{actors["name:lu wenqi"]}},
			{Speakers: []int64{actors["name:imar doven"]}},
			{Carriers: []int64{actors["name:harian laut"]}},
			{Languages: []string{"en"}},
		}, Fits: func(s *store.Statement, words string) bool {
			return s.Language != "en" || strings.Contains(words, "harbour") || strings.Contains(words, "dues")
		}}, err
	}
	o := Options{Format: JSONL, Tables: []Table{Statements}, Select: choose}
	got := columnOf(t, export(t, r, o), "uid")
	sorted := slices.Clone(got)
	slices.Sort(sorted)
	if len(slices.Compact(sorted)) != len(got) {
		t.Errorf("some come twice: %q", got)
	}
	rest := slices.DeleteFunc(slices.Clone(whole), func(uid string) bool { return !slices.Contains(got, uid) })
	if !slices.Equal(got, rest) {
		t.Errorf("the order is another than in the whole:\n%q\n%q", got, rest)
	}
	text := strings.Join(columnOf(t, export(t, r, o), "text"), "|")
	for _, words := range []string{"jembatan", "100%", "bea akan naik", "stays open", "dues will fall"} {
		if !strings.Contains(text, words) {
			t.Errorf("%q is missing from %q", words, text)
		}
	}
	o.Tables = []Table{Reports}
	if got := columnOf(t, export(t, r, o), "title"); !slices.Contains(got, "=cmd|' /C calc'!A0") || len(got) > 20 {
		t.Errorf("reports %q", got)
	}
	o.Tables = []Table{Actors}
	if got := columnOf(t, export(t, r, o), "id"); !slices.Contains(got, "name:lu wenqi") || !slices.Contains(got, "name:harian laut") || len(got) > 40 {
		t.Errorf("actors %q", got)
	}
	o.Tables = []Table{Lines}
	if got := columnOf(t, export(t, r, o), "words"); !slices.Contains(got, "the dues will fall") || len(got) > 60 {
		t.Errorf("lines %q", got)
	}
}

// TestMergedQueries protects that several queries that each have many pages are
// walked to the end.
func TestMergedQueries(t *testing.T) {
	r := open(t, "")
	recordtest.Add(t, r, made(t, 600)...)
	whole := export(t, r, Options{Format: JSONL, Tables: []Table{Statements}})
	if n := strings.Count(whole, "\n"); n < 2*pageRows {
		t.Fatalf("%d statements are too few", n)
	}
	got := export(t, r, Options{Format: JSONL, Tables: []Table{Statements}, Select: func(store.Reader) (Selection, error) {
		return Selection{Queries: []store.StatementQuery{{Kinds: []string{"direct"}}, {}, {Languages: []string{"id"}}}}, nil
	}})
	if got != whole {
		t.Errorf("%d rows are not those of %d: %s", strings.Count(got, "\n"), strings.Count(whole, "\n"), firstDifference(got, whole))
	}
}
