package main

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// bridges are reports of an invented world, in a folder with a record of them.
func bridges(t *testing.T) (dir string) {
	t.Helper()
	dir = folder(t, map[string]string{
		"in.jsonl": strings.Join([]string{
			`{"url": "https://laut.example/1", "outlet": "Harian Laut", "published": "2023-03-16", "title": "Jembatan, \"bukan\" pagar", "text": ` + quote(report) + `}`,
			`{"url": "https://kabar.example/2", "outlet": "Kabar Dermaga", "published": "2024-01-05", "title": "=1+1", "text": "\"Pelabuhan itu tetap terbuka untuk semua kapal,\" kata Imar Doven di Sorna, Jumat (5/1/2024)."}`,
			`{"url": "https://quay.example/3", "outlet": "The Quay", "published": "2024-02-01", "title": "Dues", "language": "en", "text": "\"The harbour dues will not be raised this year,\" Imar Doven said on Thursday."}`,
		}, "\n"),
	})
	if r := runSanad(t, dir, "", "add", "in.jsonl"); r.code != exitDone {
		t.Fatal(r.err)
	}
	return dir
}

// TestExport protects the way of a record into other programs: every format is
// what it says, a folder has a file for each table, and the same record gives
// the same bytes.
func TestExport(t *testing.T) {
	dir := bridges(t)
	r := runSanad(t, dir, "", "export", "--to", "jsonl")
	if r.code != exitDone || strings.Count(r.out, "\n") < 3 || !strings.Contains(r.err, "standard output: ") {
		t.Fatalf("%+v", r)
	}
	for line := range strings.Lines(r.out) {
		if !json.Valid([]byte(line)) {
			t.Errorf("no JSON: %s", line)
		}
	}
	for _, to := range []string{"jsonl", "csv", "parquet"} {
		for _, out := range []string{"a", "b"} {
			if r := runSanad(t, dir, "", "export", "--to", to, "--what", "all", "--out", out+"/"); r.code != exitDone || r.out != "" {
				t.Fatalf("%+v", r)
			}
		}
		for _, table := range []string{"reports", "statements", "sayings", "lines", "actors", "corrections"} {
			a, errA := os.ReadFile(filepath.Join(dir, "a", table+"."+to))
			b, errB := os.ReadFile(filepath.Join(dir, "b", table+"."+to))
			if errA != nil || errB != nil || string(a) != string(b) || len(a) == 0 && table != "corrections" {
				t.Errorf("%s.%s: %v %v, %d and %d bytes", table, to, errA, errB, len(a), len(b))
			}
		}
	}
	data, err := os.ReadFile(filepath.Join(dir, "a", "statements.csv"))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(string(data))).ReadAll()
	if err != nil || len(rows) < 4 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	title := slices.Index(rows[0], "title")
	if !slices.ContainsFunc(rows, func(row []string) bool { return row[title] == "'=1+1" }) {
		t.Errorf("a formula is not guarded: %q", rows)
	}
	if r := runSanad(t, dir, "", "export", "--to", "annotations", "--what", "all", "--out", "-", "--quiet"); r.code != exitDone ||
		!strings.HasPrefix(r.out, `{"@context":["http://www.w3.org/ns/anno.jsonld"`) || r.err != "" {
		t.Errorf("%+v", r)
	}
}

// TestExportChoice protects that the flags choose what those of said choose.
func TestExportChoice(t *testing.T) {
	dir := bridges(t)
	all := strings.Count(runSanad(t, dir, "", "export", "--to", "jsonl").out, "\n")
	for _, x := range []struct {
		args string
		has  string
		not  string
	}{
		{"--by Imar_Doven", "Pelabuhan", "jembatan"},
		{"--by name:imar_doven --in en", "dues", "Pelabuhan"},
		{"--about pelabuhan", "Pelabuhan", "dues"},
		{"--about harbours", "dues", "Pelabuhan"},
		{"--since 2024-01 --until 2024-01", "Pelabuhan", "jembatan"},
		{"--until 2023", "jembatan", "dues"},
		{"--via Harian_Laut --kind direct", "jembatan", "Pelabuhan"},
		{"--in tlh", "", "e"},
		{"--about xyzzy", "", "e"},
		{"--what reports --by Imar_Doven", "quay.example", "laut.example"},
		{"--what actors --via Harian_Laut", "Harian Laut", "Kabar Dermaga"},
		{"--what lines --about pelabuhan", "elabuhan", "dues"},
	} {
		args := []string{"export", "--to", "jsonl"}
		for a := range strings.FieldsSeq(x.args) {
			args = append(args, strings.ReplaceAll(a, "_", " "))
		}
		r := runSanad(t, dir, "", args...)
		if n := strings.Count(r.out, "\n"); r.code != exitDone || !strings.Contains(r.out, x.has) || strings.Contains(r.out, x.not) || n > 2*all {
			t.Errorf("%s: %+v", x.args, r)
		}
	}
}

// TestExportRefuses protects a user from a wrong export: what is wrong is said,
// with the remedy, and nothing is written.
func TestExportRefuses(t *testing.T) {
	dir := bridges(t)
	if err := os.WriteFile(filepath.Join(dir, "mine.csv"), []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		args string
		code int
		says string
	}{
		{"", exitUse, "--to takes jsonl, csv, parquet, annotations"},
		{"--to xlsx", exitUse, `not "xlsx"`},
		{"--to csv --what everything", exitUse, `no "everything" for csv`},
		{"--to annotations --what lines", exitUse, `no "lines" for annotations`},
		{"--to csv --what all", exitUse, "--out FOLDER/"},
		{"--to csv --what all --out mine.csv", exitUse, "--out FOLDER/"},
		{"--to csv --out mine.csv", exitFailed, "--force"},
		{"--to csv --out mine.csv/x", exitFailed, "mine.csv/x cannot be written"},
		{"--to csv --since soon", exitUse, "--since needs a date"},
		{"--to csv --kind shouted", exitUse, `no kind "shouted"`},
		{"--to csv --by Nobody", exitFailed, `called "Nobody"; sanad actors`},
		{"--to csv --line zz", exitFailed, "sanad lines"},
		{"--to csv --db none.db", exitFailed, "sanad add FILE"},
		{"--to csv extra", exitUse, `"extra"`},
		{"--to csv --by %", exitFailed, "--by"},
		{"--to csv --line %", exitFailed, "sanad lines"},
	} {
		r := runSanad(t, dir, "", append([]string{"export"}, strings.Fields(x.args)...)...)
		if r.code != x.code || !strings.Contains(r.err, x.says) || r.out != "" {
			t.Errorf("%s: %+v, want %d and %q", x.args, r, x.code, x.says)
		}
	}
	if data, err := os.ReadFile(filepath.Join(dir, "mine.csv")); err != nil || string(data) != "mine" {
		t.Errorf("the file is now %q, %v", data, err)
	}
	if r := runSanad(t, dir, "", "export", "--to", "csv", "--out", "mine.csv", "--force"); r.code != exitDone {
		t.Errorf("%+v", r)
	}
	if runtime.GOOS == "linux" {
		if r := runSanad(t, dir, "", "export", "--to", "csv", "--out", "/dev/full"); r.code != exitFailed || !strings.Contains(r.err, "no room is left for /dev/full") {
			t.Errorf("%+v", r)
		}
		if r := runSanad(t, dir, "", "--ui", "id", "export", "--to", "csv", "--out", "/dev/full"); !strings.Contains(r.err, "tidak ada lagi ruang") {
			t.Errorf("%+v", r)
		}
	}
}

// TestCite protects that what said and add show can be cited in every style,
// and that a wrong id is told with what is nearest.
func TestCite(t *testing.T) {
	dir := bridges(t)
	id := jsonField(t, runSanad(t, dir, "", "export", "--to", "jsonl", "--until", "2023").out, "uid")
	uid, _, _ := strings.Cut(id, "/")
	for _, x := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{id}, exitDone, "Harian Laut, “Jembatan, \"bukan\" pagar”, 16 March 2023."},
		{[]string{id, "--lang", "id"}, exitDone, "16 Maret 2023"},
		{[]string{"--ui", "id", id}, exitDone, "Diambil"},
		{[]string{id, "--style", "bibtex"}, exitDone, "@misc{sanad-" + uid},
		{[]string{id, uid[:8], "--style", "csl"}, exitDone, `"type": "article-newspaper"`},
		{[]string{id, "--style", "apa"}, exitUse, `not "apa"`},
		{[]string{id, "--lang", "fr"}, exitUse, `not "fr"`},
		{nil, exitUse, "cite what?"},
		{[]string{uid + "/s99"}, exitFailed, "nearest: " + id},
		{[]string{id, "%"}, exitFailed, `no statement or report "%"`},
		{[]string{"' OR 1=1 --"}, exitFailed, "sanad reports"},
		{[]string{strings.Repeat("f", 100_000)}, exitFailed, "no statement or report"},
	} {
		r := runSanad(t, dir, "", append([]string{"cite"}, x.args...)...)
		if r.code != x.code || !strings.Contains(r.out+r.err, x.says) || (r.code == exitDone) != (r.err == "") || (r.code != exitDone) != (r.out == "") || len(r.err) > 2000 {
			t.Errorf("%.80q: %+v, want %d and %q", x.args, r, x.code, x.says)
		}
	}
	r := runSanad(t, dir, "", "cite", "--style", "csl", id, uid)
	var items []map[string]any
	if err := json.Unmarshal([]byte(r.out), &items); err != nil || len(items) != 2 || items[0]["id"] != id || items[1]["id"] != uid {
		t.Errorf("%v: %s", err, r.out)
	}
}

// jsonField is a field of the first of some JSON lines.
func jsonField(t *testing.T, lines, name string) string {
	t.Helper()
	var row map[string]any
	first, _, _ := strings.Cut(lines, "\n")
	if err := json.Unmarshal([]byte(first), &row); err != nil {
		t.Fatalf("%v in %q", err, lines)
	}
	value, _ := row[name].(string)
	return value
}
