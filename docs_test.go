package sanad_test

import (
	"go/ast"
	"go/parser"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// documents are what people read of the project.
var documents = []string{"README.md", "README.id.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "examples/README.md",
	"internal/eval/gold/README.md"}

var (
	fenced    = regexp.MustCompile("(?ms)^ *```(\\w*)\n(.*?)^ *```$")
	inline    = regexp.MustCompile("`([^`\n]+)`")
	link      = regexp.MustCompile(`\]\(([^)]+)\)`)
	goTest    = regexp.MustCompile(`go test (\./[\w/]+)`)
	makeUse   = regexp.MustCompile(`(?m)(?:^|[^\w-])make ([a-z][\w-]*)`)
	sanadUse  = regexp.MustCompile(`(?m)(?:^|[;|&(] *|\./)(?:go run \./cmd/)?sanad((?: [^|\n]*)?)`)
	pathLike  = regexp.MustCompile(`^\.?[\w*-][\w.*-]*(?:/[\w.*-]+)*/?$`)
	fileNames = regexp.MustCompile(`\.(?:go|md|tsv|txt|jsonl?|yml|html)$`)
)

// document is a document as the tests look at it.
type document struct {
	name  string
	prose string   // without fenced blocks
	code  []string // fenced blocks of commands
	spans []string // inline code
}

func read(t *testing.T, name string) document {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.ReplaceAll(string(data), "\r\n", "\n")
	d := document{name: name, prose: fenced.ReplaceAllString(text, "")}
	for _, m := range fenced.FindAllStringSubmatch(text, -1) {
		if m[1] == "sh" {
			d.code = append(d.code, m[2])
		}
	}
	for _, m := range inline.FindAllStringSubmatch(d.prose, -1) {
		d.spans = append(d.spans, m[1])
	}
	return d
}

// commands are all stretches of a document that can hold commands.
func (d document) commands() []string { return append(slices.Clone(d.code), d.spans...) }

// TestPathsInDocuments protects that every path a document names is there.
func TestPathsInDocuments(t *testing.T) {
	for _, name := range documents {
		d := read(t, name)
		names := d.spans
		for _, m := range link.FindAllStringSubmatch(d.prose, -1) {
			if !exists(path.Join(path.Dir(name), m[1])) {
				t.Errorf("%s: there is no %s to go to", name, m[1])
			}
		}
		for _, c := range d.commands() {
			for _, m := range goTest.FindAllStringSubmatch(c, -1) {
				names = append(names, m[1][2:])
			}
		}
		for _, p := range names {
			if isPath(p) && !known(path.Dir(name), p) {
				t.Errorf("%s: there is no %s", name, p)
			}
		}
	}
}

// isPath reports whether inline code looks like a path of the repository. What
// a user makes (bin/sanad, files of his own) and what Go imports is no such path.
func isPath(s string) bool {
	own := []string{"bin/", "my/", modulePath, "D/M", "M/D", "pfsa-id.jsonl", "polnear.jsonl"}
	return pathLike.MatchString(s) && (strings.Contains(s, "/") || fileNames.MatchString(s)) &&
		!slices.ContainsFunc(own, func(p string) bool { return strings.HasPrefix(s, p) })
}

// known looks for a path in the root, beside the document, and among the files
// that every pack, or the actors, have.
func known(dir, p string) bool {
	return slices.ContainsFunc([]string{".", dir, "lang/en", "lang/id", "internal/actor/data"}, func(base string) bool {
		return exists(path.Join(base, p))
	})
}

func exists(p string) bool {
	found, err := filepath.Glob(filepath.FromSlash(p))
	return err == nil && len(found) > 0
}

// TestCommandsInDocuments protects that every verb and flag of sanad that a
// document names exists, and every target of make.
func TestCommandsInDocuments(t *testing.T) {
	verbs, flags, targets := verbsOfProgram(t), flagsOfProgram(t), targetsOfMake(t)
	for _, name := range documents {
		d := read(t, name)
		for _, c := range d.commands() {
			for _, m := range makeUse.FindAllStringSubmatch(c, -1) {
				if !slices.Contains(targets, m[1]) {
					t.Errorf("%s: the Makefile has no target %s", name, m[1])
				}
			}
			for _, m := range sanadUse.FindAllStringSubmatch(c, -1) {
				checkCommand(t, name, strings.Fields(m[1]), verbs, flags)
			}
		}
		for _, s := range d.spans {
			if f, ok := strings.CutPrefix(s, "--"); ok {
				checkFlag(t, name, f, flags)
			}
		}
	}
}

// checkCommand looks at the arguments of one use of sanad: the verb comes
// first, and where it has verbs under it, one of those.
func checkCommand(t *testing.T, doc string, args, verbs, flags []string) {
	t.Helper()
	verb := ""
	for i, a := range args {
		switch f, isFlag := strings.CutPrefix(a, "--"); {
		case a == "#":
			return
		case isFlag:
			checkFlag(t, doc, f, flags)
		case verb == "" && i == 0, verb == "lang" && i == 1, verb == "help" && i == 1:
			verb = a
			if !slices.Contains(verbs, a) {
				t.Errorf("%s: sanad has no verb %s", doc, a)
			}
		}
	}
}

func checkFlag(t *testing.T, doc, flag string, flags []string) {
	t.Helper()
	name, _, _ := strings.Cut(flag, " ")
	name, _, _ = strings.Cut(name, "=")
	if !slices.Contains(flags, name) {
		t.Errorf("%s: sanad has no flag --%s", doc, name)
	}
}

// eachOfProgram calls do with every node of the program's source.
func eachOfProgram(t *testing.T, do func(ast.Node)) {
	t.Helper()
	files, err := filepath.Glob(program + "/*.go")
	if err != nil || len(files) == 0 {
		t.Fatal("no program", err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		for n := range ast.Preorder(parse(t, file, parser.SkipObjectResolution)) {
			do(n)
		}
	}
}

// verbsOfProgram returns the verbs: the first words of all fields Use.
func verbsOfProgram(t *testing.T) []string {
	t.Helper()
	var verbs []string
	eachOfProgram(t, func(n ast.Node) {
		kv, ok := n.(*ast.KeyValueExpr)
		if !ok {
			return
		}
		if key, ok := kv.Key.(*ast.Ident); ok && key.Name == "Use" {
			verb, _, _ := strings.Cut(literal(kv.Value), " ")
			verbs = append(verbs, verb)
		}
	})
	return verbs
}

// flagsOfProgram returns the literals that are names of flags: an argument of
// a call of a method that makes one.
func flagsOfProgram(t *testing.T) []string {
	t.Helper()
	var flags []string
	eachOfProgram(t, func(n ast.Node) {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return
		}
		if f, ok := call.Fun.(*ast.SelectorExpr); ok && regexp.MustCompile(`^(Bool|Int|Float64|String|StringArray)(Var)?P?$`).MatchString(f.Sel.Name) {
			for _, a := range call.Args[:min(2, len(call.Args))] {
				if s := literal(a); s != "" {
					flags = append(flags, s)
				}
			}
		}
	})
	return flags
}

func literal(e ast.Expr) string {
	lit, ok := e.(*ast.BasicLit)
	if !ok {
		return ""
	}
	s, err := strconv.Unquote(lit.Value)
	if err != nil {
		return ""
	}
	return s
}

func targetsOfMake(t *testing.T) []string {
	t.Helper()
	data, err := os.ReadFile("Makefile")
	if err != nil {
		t.Fatal(err)
	}
	var targets []string
	for _, m := range regexp.MustCompile(`(?m)^([a-z][\w-]*):`).FindAllStringSubmatch(string(data), -1) {
		targets = append(targets, m[1])
	}
	return targets
}

// TestTestCommand protects that CI runs first what the README says passes the
// tests.
func TestTestCommand(t *testing.T) {
	run, err := os.ReadFile(".ci/run")
	if err != nil {
		t.Fatal(err)
	}
	first := regexp.MustCompile(`(?m)^step (.*)$`).FindStringSubmatch(string(run))
	if first == nil {
		t.Fatal(".ci/run has no step")
	}
	for _, name := range []string{"README.md", "README.id.md"} {
		if d := read(t, name); len(d.code) == 0 || !strings.HasSuffix(d.code[0], "\n"+first[1]+"\n") {
			t.Errorf("%s: its second command is not %q, which .ci/run runs first", name, first[1])
		}
	}
}

// TestRoomsInDocuments protects that ARCHITECTURE.md has the rooms of the wall
// test, and lets each stand on the same ones.
func TestRoomsInDocuments(t *testing.T) {
	short := func(room string) string {
		if room == "." {
			return "words"
		}
		return path.Base(room)
	}
	found := map[string]bool{}
	for _, row := range tableRows(t, "ARCHITECTURE.md", "| room |") {
		room := strings.Trim(row[0], "`")
		found[room] = true
		allowed, listed := mayImport[room]
		if !listed && room != program {
			t.Errorf("ARCHITECTURE.md: %s is no room of mayImport", room)
		}
		if row[2] == "all" || row[2] == "all of reading" {
			continue
		}
		want := []string{}
		for _, a := range allowed {
			want = append(want, short(a))
		}
		got := []string{}
		if row[2] != "–" {
			got = strings.Split(row[2], ", ")
		}
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("ARCHITECTURE.md: %s stands on %v, mayImport says %v", room, got, want)
		}
	}
	for room := range mayImport {
		if !found[room] {
			t.Errorf("ARCHITECTURE.md: the room %s is missing", room)
		}
	}
}

// tableRows returns the cells of the rows of the table that begins with head.
func tableRows(t *testing.T, name, head string) [][]string {
	t.Helper()
	_, table, ok := strings.Cut(read(t, name).prose, "\n"+head)
	if !ok {
		t.Fatalf("%s: there is no table %q", name, head)
	}
	var rows [][]string
	for i, line := range strings.Split(table, "\n") {
		if i < 2 { // the rest of the head, and the line under it
			continue
		}
		if !strings.HasPrefix(line, "| ") {
			break
		}
		cells := strings.Split(strings.Trim(line, "|"), " | ")
		for j := range cells {
			cells[j] = strings.TrimSpace(cells[j])
		}
		rows = append(rows, cells)
	}
	return rows
}
