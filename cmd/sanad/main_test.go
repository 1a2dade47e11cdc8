package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// built is the program, built once for all tests that run it as a process.
var built string

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "sanad")
	if err != nil {
		panic(err)
	}
	built = filepath.Join(dir, "sanad")
	if runtime.GOOS == "windows" {
		built += ".exe"
	}
	if out, err := exec.Command("go", "build", "-o", built, ".").CombinedOutput(); err != nil {
		panic(string(out))
	}
	code := m.Run()
	os.RemoveAll(dir)
	os.Exit(code)
}

// result is what came of running the program.
type result struct {
	out, err string
	code     int
}

// runSanad runs the built program in a folder.
func runSanad(t *testing.T, dir, stdin string, args ...string) result {
	t.Helper()
	var out, stderr bytes.Buffer
	cmd := exec.Command(built, args...)
	cmd.Dir, cmd.Stdin, cmd.Stdout, cmd.Stderr = dir, strings.NewReader(stdin), &out, &stderr
	cmd.Env = append(os.Environ(), "LC_ALL=C", "NO_COLOR=")
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return result{out.String(), stderr.String(), cmd.ProcessState.ExitCode()}
}

// folder writes files into a new folder.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, data := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

const report = `"Kami membangun jembatan, bukan pagar," kata Menteri Luar Negeri Haiyun Lu Wenqi, Rabu (15/3/2023).`

// jsonLine is what the tests look at in a line of --json.
type jsonLine struct {
	Source     struct{ Path, URL, ID string }
	Title      *string
	Statements []struct{ Text string }
}

func lines(t *testing.T, out string) []jsonLine {
	t.Helper()
	var all []jsonLine
	for line := range strings.Lines(out) {
		var l jsonLine
		if err := json.Unmarshal([]byte(line), &l); err != nil {
			t.Fatalf("%v in %q", err, line)
		}
		all = append(all, l)
	}
	return all
}

func TestReadFolder(t *testing.T) {
	dir := folder(t, map[string]string{
		"in/b.txt":     report,
		"in/a.txt":     "Title: Jembatan\nURL: https://example.org\n\n" + report,
		"in/c.txt":     "",
		"in/d.pdf":     "%PDF-",
		"in/e/f.jsonl": `{"id": "x1", "text": ` + quote(report) + "}\n{\n",
	})
	r := runSanad(t, dir, "", "read", "--json", "in")
	if r.code != exitFailed {
		t.Errorf("exit code %d", r.code)
	}
	var got []string
	for _, l := range lines(t, r.out) {
		if len(l.Statements) == 0 {
			t.Errorf("%s: no statement", l.Source.Path)
		}
		got = append(got, filepath.ToSlash(l.Source.Path)+l.Source.URL+l.Source.ID)
	}
	if want := []string{"in/a.txthttps://example.org", "in/b.txt", "in/e/f.jsonl:1x1"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	errs := strings.Split(strings.TrimSpace(filepath.ToSlash(r.err)), "\n")
	want := []string{"sanad: in/c.txt: it is empty", "sanad: in/e/f.jsonl:2: not a report:", "read 3 reports, 3 statements, 2 failed; passed over for their ending: 1 (in/d.pdf)"}
	if len(errs) != len(want) {
		t.Fatalf("stderr %q", errs)
	}
	for i := range want {
		if !strings.HasPrefix(errs[i], want[i]) {
			t.Errorf("stderr line %q, want %q", errs[i], want[i])
		}
	}
}

func quote(s string) string {
	b, _ := json.Marshal(s)
	return string(b)
}

func TestReadIsTheSameWithAnyNumberOfWorkers(t *testing.T) {
	args := []string{"read", filepath.Join("..", "..", "examples")}
	for _, more := range [][]string{{"--json"}, {"--width", "120", "--color", "always"}} {
		one := runSanad(t, ".", "", append(append(args[:2:2], more...), "--workers", "1")...)
		if one.code != exitDone || len(one.out) < 1000 {
			t.Fatalf("exit code %d, stderr %q", one.code, one.err)
		}
		for range 3 {
			eight := runSanad(t, ".", "", append(append(args[:2:2], more...), "--workers", "8")...)
			if eight != one {
				t.Fatalf("8 workers differ from 1")
			}
		}
	}
}

func TestReadStandardInput(t *testing.T) {
	r := runSanad(t, ".", report, "read", "-")
	if r.code != exitDone || r.err != "" {
		t.Fatalf("exit code %d, stderr %q", r.code, r.err)
	}
	if !strings.Contains(r.out, "⟦1 Kami membangun jembatan, bukan pagar⟧") || strings.Contains(r.out, "\x1b") {
		t.Errorf("page:\n%s", r.out)
	}
	r = runSanad(t, ".", strings.Repeat(`{"text": `+quote(report)+"}\n", 3), "read", "--json", "-")
	if n := len(lines(t, r.out)); n != 3 || r.code != exitDone {
		t.Errorf("%d lines, exit code %d", n, r.code)
	}
}

func TestColourIsAllThatColourAdds(t *testing.T) {
	plain := runSanad(t, ".", report, "read", "--color", "never", "-")
	colour := runSanad(t, ".", report, "read", "--color", "always", "-")
	stripped := colour.out
	for strings.Contains(stripped, "\x1b") {
		before, after, _ := strings.Cut(stripped, "\x1b")
		_, after, _ = strings.Cut(after, "m")
		stripped = before + after
	}
	if colour.out == plain.out || stripped != plain.out {
		t.Errorf("colour:\n%q\nplain:\n%q", colour.out, plain.out)
	}
}

func TestWrongUse(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": report, "packless/x.txt": ""})
	for _, tt := range []struct {
		args string
		code int
		want string
	}{
		{"raed a.txt", exitUse, `sanad: there is no verb "raed"; did you mean read`},
		{"lang chek", exitUse, `sanad: there is no verb "chek"; did you mean check?`},
		{"read", exitUse, "sanad: read what?"},
		{"read --jsn a.txt", exitUse, "sanad: there is no flag --jsn here"},
		{"read -q a.txt", exitUse, "sanad: there is no flag -q here"},
		{"read a.txt --width", exitUse, "sanad: flag --width needs a value"},
		{"read a.txt --width wide", exitUse, `sanad: flag --width cannot be "wide"`},
		{"read a.txt --width 5", exitUse, "sanad: --width cannot be 5"},
		{"read a.txt --workers -1", exitUse, "sanad: --workers cannot be -1"},
		{"read a.txt --color blue", exitUse, "sanad: --color is auto, always or never"},
		{"read a.txt --encoding utf-9", exitUse, `sanad: no encoding is called "utf-9"`},
		{"read a.txt --lang-dir nowhere", exitUse, "sanad: nowhere is no folder"},
		{"read a.txt --lang-dir packless", exitUse, "sanad: there is no language pack in packless"},
		{"read a.txt --actors nowhere", exitUse, "sanad: nowhere is no folder"},
		{"version 1", exitUse, `sanad: sanad version takes no "1"`},
		{"lang check", exitUse, "sanad: check what?"},
		{"help nothing", exitUse, `sanad: there is no verb "nothing"`},
		{"read nowhere.txt", exitFailed, "sanad: nowhere.txt: there is no such file or folder; check the spelling"},
		{"--ui id read nowhere.txt", exitFailed, "sanad: nowhere.txt: tidak ada berkas atau folder bernama ini"},
		{"read packless", exitFailed, "sanad: " + filepath.Join("packless", "x.txt") + ": it is empty"},
	} {
		t.Run(tt.args, func(t *testing.T) {
			r := runSanad(t, dir, "", strings.Fields(tt.args)...)
			if r.code != tt.code || !strings.HasPrefix(r.err, tt.want) || r.out != "" {
				t.Errorf("exit code %d, stdout %q, stderr %q", r.code, r.out, r.err)
			}
		})
	}
}

func TestHelpTeachesAtEveryLevel(t *testing.T) {
	for _, args := range []string{"", "--help", "help", "read --help", "help read", "schema -h", "lang --help", "lang list --help", "lang check --help",
		"help lang check", "version --help", "help help"} {
		for language, usage := range map[string]string{"en": "Usage:", "id": "Pemakaian:"} {
			r := runSanad(t, ".", "", append([]string{"--ui", language}, strings.Fields(args)...)...)
			if r.code != exitDone || !strings.Contains(r.out, usage) || !strings.Contains(r.out, "\n  sanad ") {
				t.Errorf("%q in %s: exit code %d, stdout %q", args, language, r.code, r.out)
			}
		}
	}
}

func TestLanguageOfTheProgram(t *testing.T) {
	env := func(pairs ...string) func(string) string {
		return func(name string) string {
			for i := 0; i < len(pairs); i += 2 {
				if pairs[i] == name {
					return pairs[i+1]
				}
			}
			return ""
		}
	}
	for _, tt := range []struct {
		args string
		env  func(string) string
		want string
	}{
		{"", env(), "en"},
		{"", env("LANG", "id_ID.UTF-8"), "id"},
		{"", env("LANG", "id.UTF-8"), "id"},
		{"", env("LANG", "id_ID.UTF-8", "LC_MESSAGES", "en_US.UTF-8"), "en"},
		{"", env("LANG", "id_ID.UTF-8", "LC_ALL", "C"), "c"},
		{"read --ui id x", env(), "id"},
		{"read --ui=EN x", env("LANG", "id_ID"), "en"},
		{"read -- --ui id", env(), "en"},
	} {
		if got := uiLanguage(strings.Fields(tt.args), tt.env); got != tt.want {
			t.Errorf("%q: %q, want %q", tt.args, got, tt.want)
		}
	}
}

func TestLangCheck(t *testing.T) {
	pack := func(table string) string {
		data, err := os.ReadFile(filepath.Join("..", "..", "lang", "en", table))
		if err != nil {
			t.Skip("no such table in this pack:", table)
		}
		return string(data)
	}
	files := map[string]string{}
	tables, err := filepath.Glob(filepath.Join("..", "..", "lang", "en", "*.tsv"))
	if err != nil || len(tables) == 0 {
		t.Fatal("no English pack", err)
	}
	for _, table := range tables {
		files["packs/en/"+filepath.Base(table)] = pack(filepath.Base(table))
	}
	dir := folder(t, files)
	for _, name := range []string{"packs/en", "packs"} {
		r := runSanad(t, dir, "", "lang", "check", filepath.FromSlash(name))
		if r.code != exitDone || !strings.HasPrefix(r.out, filepath.FromSlash("packs/en")+": good") {
			t.Errorf("a good pack as %s: exit code %d, stdout %q, stderr %q", name, r.code, r.out, r.err)
		}
	}
	words := filepath.Join(dir, "packs", "en", "titles.tsv")
	if err := os.WriteFile(words, []byte(files["packs/en/titles.tsv"]+"no\ttabs\tlike\tthese\tat\tall\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "packs", "en", "cuez.tsv"), []byte("a\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	r := runSanad(t, dir, "", "lang", "check", filepath.FromSlash("packs/en"))
	line := strings.Count(files["packs/en/titles.tsv"], "\n") + 1
	for _, want := range []string{filepath.FromSlash("packs/en/titles.tsv:") + strconv.Itoa(line) + ":", filepath.FromSlash("packs/en/cuez.tsv:1:1: ")} {
		if r.code != exitFailed || !strings.Contains(r.out, want) {
			t.Errorf("exit code %d, no %q in %q", r.code, want, r.out)
		}
	}
	if r := runSanad(t, dir, report, "read", "--lang-dir", "packs", "-"); r.code != exitFailed || !strings.Contains(r.err, "titles.tsv") {
		t.Errorf("reading with a bad pack: exit code %d, stderr %q", r.code, r.err)
	}
}

func TestSchemaAndLangList(t *testing.T) {
	if r := runSanad(t, ".", "", "schema"); r.code != exitDone || !json.Valid([]byte(r.out)) {
		t.Errorf("schema: exit code %d, %q", r.code, r.out)
	}
	if r := runSanad(t, ".", "", "lang", "list"); r.code != exitDone || !strings.Contains(r.out, "\nid ") {
		t.Errorf("lang list: exit code %d, %q", r.code, r.out)
	}
}

func TestAClosedPipeIsSilent(t *testing.T) {
	r, w := io.Pipe()
	r.Close()
	var stderr bytes.Buffer
	code := run(t.Context(), []string{"read", "--json", "--quiet", filepath.Join("..", "..", "examples")}, nil, w, &stderr, os.Getenv)
	if code != exitDone || stderr.Len() > 0 {
		t.Errorf("exit code %d, stderr %q", code, &stderr)
	}
}

func TestAFullDiskIsNot(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("no /dev/full here")
	}
	defer full.Close()
	var stderr bytes.Buffer
	code := run(t.Context(), []string{"read", filepath.Join("..", "..", "examples")}, nil, full, &stderr, os.Getenv)
	if code != exitFailed || !strings.Contains(stderr.String(), "writing the output") {
		t.Errorf("exit code %d, stderr %q", code, &stderr)
	}
}

func TestAStoppedReadSaysSo(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	r, w := io.Pipe() // nobody ever writes
	defer w.Close()
	var stderr bytes.Buffer
	code := run(ctx, []string{"read", "-"}, r, io.Discard, &stderr, func(string) string { return "" })
	if code != exitFailed || stderr.String() != "sanad: stopped\n" {
		t.Errorf("exit code %d, stderr %q", code, &stderr)
	}
}

func TestVersionStartsAtOnce(t *testing.T) {
	if testing.Short() || raceEnabled {
		t.Skip("measures time")
	}
	const runs, limit = 21, 30 * time.Millisecond
	var took []time.Duration
	for range runs {
		start := time.Now()
		if r := runSanad(t, ".", "", "version"); r.code != exitDone || !strings.HasPrefix(r.out, "sanad ") {
			t.Fatalf("exit code %d, %q", r.code, r.out)
		}
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	if median := took[runs/2]; median > limit {
		t.Errorf("starting takes %v, at most %v", median, limit)
	}
}

func TestHostileInput(t *testing.T) {
	deep := strings.Repeat("(", 10_000) + " kata dia " + strings.Repeat(")", 10_000)
	dir := folder(t, map[string]string{
		"brackets.txt": deep + "\n" + report,
		"marks.txt":    strings.Repeat(`"`, 200_000) + " kata dia dan yang itu",
		"unclosed.txt": `"Kami tidak pernah menutup tanda kutip ini, kata Menteri itu dengan tenang di depan para wartawan`,
		"rtl.txt":      "Menteri itu mengatakan \u202ebahwa\u202c jembatan \u200f akan dibangun tahun depan oleh pemerintah",
		"binary":       "\x7fELF\x00\x01",
		"wide.txt":     "\xff\xfeM\x00e\x00\x00\xd8",
		"cut.txt":      report + "\xe2\x80",
		"deep.jsonl":   `{"text": ` + strings.Repeat("[", 100_000) + "\n",
	})
	r := runSanad(t, dir, "", "read", "--json", ".")
	if r.code != exitFailed || strings.Contains(r.err, "panic") || strings.Contains(r.err, "fault in sanad") {
		t.Errorf("exit code %d, stderr %q", r.code, r.err)
	}
	lines(t, r.out)
}
