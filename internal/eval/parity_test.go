package eval

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/reader"
)

// reference finds the reference scorer and the gold beside it: the folder
// shared, next to the repository. They are no part of the repository, so a
// test that needs them is skipped where they are not.
func reference(t *testing.T) (python, script string, gold []string) {
	t.Helper()
	if testing.Short() {
		t.Skip("comparing with the reference scorer takes a while; run without -short")
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("the reference scorer needs python3, which is not here")
	}
	root, err := filepath.Abs(filepath.Join("..", "..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	script = filepath.Join(root, "shared", "score", "score.py")
	if _, err := os.Stat(script); err != nil {
		t.Skipf("the reference scorer is not beside the repository: %v", err)
	}
	all, err := filepath.Glob(filepath.Join(root, "shared", "gold", "*-dev.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	return python, script, append(all, filepath.Join(root, "shared", "gold", "seeds.jsonl"))
}

// TestParity protects that our table is the reference scorer's, letter for
// letter, on every gold set, in every mode, for good predictions and for bad.
func TestParity(t *testing.T) {
	python, script, files := reference(t)
	r, err := reader.New(reader.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			gold, err := Load(file)
			if err != nil {
				t.Fatal(err)
			}
			readings, err := Read(t.Context(), r, gold, 2)
			if err != nil {
				t.Log(err) // what cannot be read is missing on both sides
			}
			dir := t.TempDir()
			read, bad := filepath.Join(dir, "read.jsonl"), filepath.Join(dir, "bad.jsonl")
			writeLines(t, read, readings)
			writeLines(t, bad, worsen(readings))
			compare := func(pred string, o Options, flags ...string) {
				t.Helper()
				theirs, err := exec.Command(python, append([]string{script, file, pred}, flags...)...).Output()
				if err != nil {
					t.Fatalf("the reference scorer: %v", err)
				}
				if ours := table(t, gold, pred, o); ours != string(theirs) {
					t.Errorf("%s %v\nours:\n%stheirs:\n%s", filepath.Base(pred), flags, ours, theirs)
				}
			}
			compare(read, Options{})
			compare(read, Options{Strict: true}, "--strict")
			compare(read, Options{Fragments: true, SpeechOnly: true}, "--fragments", "--speech-only")
			compare(bad, Options{Jaccard: 0.5, SpeechOnly: true}, "--jaccard", "0.5", "--speech-only")
		})
	}
}

func table(t *testing.T, gold []Article, file string, o Options) string {
	t.Helper()
	pred, err := LoadPredictions(file)
	if err != nil {
		t.Fatal(err)
	}
	r, err := Score(gold, pred, o)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := Show(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func writeLines[T any](t *testing.T, file string, all []T) {
	t.Helper()
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	for _, x := range all {
		if err := enc.Encode(x); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(file, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

// worsen makes of readings what other tools might send: statements moved,
// cut, without offsets, offsets in bytes, kinds or text, on a text that lost
// words; always the same.
func worsen(readings []sanad.Reading) []map[string]any {
	rnd := rand.New(rand.NewPCG(1, 2))
	var out []map[string]any
	for i := range readings {
		rd := &readings[i]
		p := map[string]any{"id": rd.Source.ID}
		if i%3 == 0 {
			words := strings.Split(rd.Text, " ")
			at := rnd.IntN(len(words))
			p["text"] = strings.Join(append(words[:at:at], words[min(at+3, len(words)):]...), " ")
		}
		var all []map[string]any
		for k := range rd.Statements {
			all = append(all, worse(rd, &rd.Statements[k], rnd))
		}
		p["statements"] = all
		out = append(out, p)
	}
	return out
}

func worse(rd *sanad.Reading, s *sanad.Statement, rnd *rand.Rand) map[string]any {
	rs := []rune(rd.Text)
	a, b := s.Start, s.End
	switch rnd.IntN(8) {
	case 0:
		a = max(0, a-rnd.IntN(60))
	case 1:
		b = min(len(rs), b+rnd.IntN(60))
	case 2:
		a += (b - a) / (2 + rnd.IntN(5))
	}
	st := map[string]any{"start": a, "end": b, "text": string(rs[a:b]), "kind": s.Kind}
	switch rnd.IntN(8) {
	case 0:
		delete(st, "kind")
	case 1:
		st["start"], st["end"] = len(string(rs[:a])), len(string(rs[:b]))
	case 2:
		delete(st, "start")
	case 3:
		delete(st, "text")
	case 4:
		st["text"] = string(rs[a:b]) + " dan banyak lagi"
	case 5:
		st["spans"] = s.Parts
	}
	if s.Cue != nil {
		st["cue"] = s.Cue.Text
	}
	if len(s.Speakers) > 0 {
		sp := s.Speakers[0]
		st["speaker"] = []any{sp, sp.Name, map[string]any{"text": sp.Mention}, nil}[rnd.IntN(4)]
	}
	return st
}
