package sanad_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/sanad-news/sanad/internal/eval"
	"github.com/sanad-news/sanad/lang"
)

// TestClosedLists protects that CONTRIBUTING.md lists what lang takes, and all
// of it. What lang takes it says itself where it refuses something else.
func TestClosedLists(t *testing.T) {
	const affixColumns = "kind\taffix\tform\tbefore\trestores\tvoice\tunknown\texample"
	lists := map[string]string{
		"keys":           refusal(t, "pack.tsv", "key\tvalue", "?\t"),
		"classes":        refusal(t, "words.tsv", "words\tclasses", "a\t?"),
		"elements":       refusal(t, "frames.tsv", "name\tgroup\tshape\tprecision\texample\tcounter", "a\tb\t?\t1\t[a]\tb"),
		"forces":         refusal(t, "cues.tsv", "forms\tframes\tforce\tsource", "a\t\t?\tany"),
		"sources":        refusal(t, "cues.tsv", "forms\tframes\tforce\tsource", "a\t\tasks\t?"),
		"title kinds":    refusal(t, "titles.tsv", "titles\tkind", "a\t?"),
		"calendar kinds": refusal(t, "calendar.tsv", "words\tkind\tvalue", "a\t?\t"),
		"date parts":     refusal(t, "dates.tsv", "shape\texample\tvalue", "WRONG\ta\tb"),
		"marker kinds":   refusal(t, "markers.tsv", "phrases\tkind\twhere\tvalue", "a\t?\tany\t"),
		"operators":      refusal(t, "operators.tsv", "words\toperator", "a\t?"),
		"unit kinds":     refusal(t, "units.tsv", "words\tkind\tunit\tvalue", "a\t?\t\t"),
		"figure words":   refusal(t, "figures.tsv", "words\tkind\tvalue", "a\t?\t"),
		"stemmers":       refusal(t, "pack.tsv", "key\tvalue", "stemmer\t?"),
		"affix kinds":    refusal(t, "affixes.tsv", affixColumns, "?\t\t\t\t\t\t\t"),
		"event uses":     refusal(t, "events.tsv", "words\tuse\ttype\tmode\tcameo\twhom", "a\t?\t\t\t\t"),
		"event types":    refusal(t, "events.tsv", "words\tuse\ttype\tmode\tcameo\twhom", "a\tnoun\t?\t\t01\t"),
		"statuses":       refusal(t, "statuses.tsv", "words\tstatus\treach", "a\t?\tverb"),
		"reaches":        refusal(t, "statuses.tsv", "words\tstatus\treach", "a\tdone\t?"),
		"voices":         refusal(t, "affixes.tsv", affixColumns, "pattern\t-an\t\t\t\t?\t\t"),
	}
	rows := tableRows(t, "CONTRIBUTING.md", "| list |")
	for _, row := range rows {
		var got []string
		for _, m := range inline.FindAllStringSubmatch(row[2], -1) {
			got = append(got, m[1])
		}
		taken := strings.FieldsFunc(lists[row[0]], func(r rune) bool { return r == ' ' || r == '[' || r == ']' })
		if row[0] != "elements" { // where the comma is one
			taken = strings.FieldsFunc(lists[row[0]], func(r rune) bool { return strings.ContainsRune(" ,[]", r) })
		}
		taken = slices.DeleteFunc(taken, func(s string) bool { return s == "or" && row[0] != "classes" })
		slices.Sort(got)
		slices.Sort(taken)
		if !slices.Equal(got, taken) {
			t.Errorf("CONTRIBUTING.md: %s are\n%v\nlang takes\n%v", row[0], got, taken)
		}
	}
	if len(rows) != len(lists) {
		t.Errorf("CONTRIBUTING.md: %d closed lists, lang has %d", len(rows), len(lists))
	}
}

// refusal loads a pack with one wrong word in it and returns what the loader
// says it would take.
func refusal(t *testing.T, file, columns, row string) string {
	t.Helper()
	fsys := fstest.MapFS{"xx/pack.tsv": {Data: []byte("key\tvalue\nname\tX\n")}}
	fsys["xx/"+file] = &fstest.MapFile{Data: []byte(columns + "\n" + row + "\n")}
	_, err := lang.Load(fsys, "xx")
	says := regexp.MustCompile(fmt.Sprintf(`(?m)%s:2:\d+: unknown [^:]*: (?:the \w+ are )?(.*)$`, regexp.QuoteMeta(file)))
	if m := says.FindStringSubmatch(fmt.Sprint(err)); m != nil {
		list, _, _ := strings.Cut(m[1], ", with ")
		return list
	}
	t.Fatalf("no refusal of %q in %s: %v", row, file, err)
	return ""
}

// TestColumnsInDocuments protects that CONTRIBUTING.md lists the files of a
// pack with their columns.
func TestColumnsInDocuments(t *testing.T) {
	listed := map[string]bool{}
	for _, row := range tableRows(t, "CONTRIBUTING.md", "| file |") {
		file := strings.Trim(row[0], "`")
		listed[file] = true
		var want []string
		for _, m := range inline.FindAllStringSubmatch(row[1], -1) {
			want = append(want, m[1])
		}
		shown := filepath.Join("lang", "en", file)
		if !exists(shown) { // not every language has each file
			shown = filepath.Join("lang", "id", file)
		}
		data, err := os.ReadFile(shown)
		if err != nil {
			t.Error(err)
			continue
		}
		for line := range strings.Lines(string(data)) {
			if strings.HasPrefix(line, "#") {
				continue
			}
			got := slices.DeleteFunc(strings.Split(strings.TrimSpace(line), "\t"), func(c string) bool { return c == "note" })
			if !slices.Equal(got, want) {
				t.Errorf("CONTRIBUTING.md: %s has the columns %v, not %v", file, got, want)
			}
			break
		}
	}
	files, err := filepath.Glob("lang/*/*.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if !listed[filepath.Base(f)] {
			t.Errorf("CONTRIBUTING.md: %s is missing", f)
		}
	}
}

// TestCaseInDocument protects that the case which shows the format is one.
func TestCaseInDocument(t *testing.T) {
	data, err := os.ReadFile("internal/eval/gold/README.md")
	if err != nil {
		t.Fatal(err)
	}
	shown := fenced.FindStringSubmatch(strings.ReplaceAll(string(data), "\r\n", "\n"))
	if shown == nil {
		t.Fatal("no case is shown")
	}
	file := filepath.Join(t.TempDir(), "case.txt")
	if err := os.WriteFile(file, []byte(shown[2]), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := eval.Load(file); err != nil {
		t.Error(err)
	}
}
