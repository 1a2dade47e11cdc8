package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const evalCase = `"Air akan surut besok pagi," kata Lintang Wicaksana di Pasiran.
----------
language: id

direct: Air akan surut besok pagi
  cue: kata
  speaker: Lintang Wicaksana
`

// TestEval protects what eval prints, what it writes, and its exit codes.
func TestEval(t *testing.T) {
	dir := t.TempDir()
	gold, kept := filepath.Join(dir, "a.txt"), filepath.Join(dir, "readings.jsonl")
	if err := os.WriteFile(gold, []byte(evalCase), 0o600); err != nil {
		t.Fatal(err)
	}
	faulty := filepath.Join(dir, "b.txt")
	if err := os.WriteFile(faulty, []byte("Teks.\n----------\ndirect: Lain\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	events := filepath.Join(dir, "events.jsonl")
	if err := os.WriteFile(events, []byte(`{"id":"id-1","text":"Indonesia mengecam Belarus.","events":[{"type":"ACCUSE","status":"done","who":["Indonesia"],"whom":["Belarus"],"trigger":"mengecam"}]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name string
		args []string
		code int
		want string
	}{
		{"reading", []string{gold, "--rules", "--write", kept}, exitDone, "all           1     1 |   1.000 1.000 1.000 |"},
		{"predictions", []string{"--predictions", kept, gold}, exitDone, "speaker   name 1/1"},
		{"several", []string{gold, gold}, exitDone, "== " + gold + "\n"},
		{"variants", []string{"--straight", "--join", "--json", gold}, exitDone, `"speaker_acc":1`},
		{"events", []string{"--events", "--errors", events}, exitDone, "1.000   1.000   1.000   1/1/1"},
		{"no gold of events", []string{"--events", gold}, exitFailed, "no gold of events"},
		{"no gold", nil, exitUse, "score against what?"},
		{"no such flag", []string{"--wrong", gold}, exitUse, "--wrong"},
		{"no share", []string{"--jaccard", "2", gold}, exitUse, "--jaccard is a share"},
		{"faulty gold", []string{faulty}, exitFailed, "b.txt:3: the report does not have the words \"Lain\""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var out bytes.Buffer
			args := append([]string{"eval"}, tt.args...)
			if code := run(t.Context(), args, strings.NewReader(""), &out, &out, func(string) string { return "" }); code != tt.code {
				t.Errorf("exit code %d, want %d", code, tt.code)
			}
			if !strings.Contains(out.String(), tt.want) {
				t.Errorf("no %q in:\n%s", tt.want, out.String())
			}
		})
	}
}

// TestEvalPages protects the score of the benchmark's layout, packed pages too,
// and that what was found is written as its own scorer reads it.
func TestEvalPages(t *testing.T) {
	pages, err := filepath.Abs("../../internal/eval/pageset/testdata/benchmark")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	r := runSanad(t, dir, "", "eval", "--pages", "--errors", "--write", "found.json", pages)
	if r.code != exitDone || !strings.HasPrefix(r.out, "pages 2  precision 0.740  recall 1.000  F1 0.850\n") || !strings.Contains(r.out, "harbour") || strings.Contains(r.out, "dermaga") {
		t.Errorf("exit code %d: %q, %q", r.code, r.out, r.err)
	}
	data, err := os.ReadFile(filepath.Join(dir, "found.json"))
	if err != nil || !strings.Contains(string(data), `"articleBody": "The harbour of Amat Bay`) {
		t.Errorf("%v: %s", err, data)
	}
	if r := runSanad(t, dir, "", "eval", "--pages", "."); r.code != exitFailed || !strings.Contains(r.err, "html/*.html") {
		t.Errorf("a folder without pages: exit code %d, %q", r.code, r.err)
	}
}
