package sanad_test

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const modulePath = "github.com/sanad-news/sanad"

// mayImport is the table of rooms: what each may know of the others, from the
// ground up. The root is ".". A room knows rooms above it in this table and
// none below. A new room gets a line here and in ARCHITECTURE.md.
var mayImport = map[string][]string{
	".":                {},
	"schema":           {},
	"internal/token":   {},
	"internal/message": {},
	"internal/plover":  {},
	"internal/openapi": {},
	"internal/atom":    {},

	"lang":           {"internal/token"},
	"internal/text":  {"internal/token", "lang"},
	"internal/actor": {"lang"},
	"internal/data":  {"lang", "internal/text", "internal/actor"},
	"internal/stem":  {"lang"},

	"reader/internal/draft":      {".", "lang", "internal/text", "internal/actor"},
	"reader/internal/phrase":     {"lang", "internal/token", "internal/text", "reader/internal/draft"},
	"reader/internal/blocks":     {".", "lang", "internal/token", "internal/text", "reader/internal/draft"},
	"reader/internal/dates":      {".", "lang", "internal/token", "internal/text", "reader/internal/draft"},
	"reader/internal/mentions":   {".", "lang", "internal/token", "internal/text", "internal/actor", "reader/internal/draft"},
	"reader/internal/statements": {".", "lang", "internal/token", "internal/text", "reader/internal/draft", "reader/internal/phrase"},
	"reader/internal/speakers":   {".", "lang", "internal/token", "internal/text", "internal/actor", "reader/internal/draft", "reader/internal/phrase"},
	"reader/internal/setting":    {".", "lang", "internal/token", "internal/text", "reader/internal/draft", "reader/internal/phrase"},
	"reader/internal/events":     {".", "lang", "internal/plover", "internal/token", "internal/text", "internal/actor", "reader/internal/draft", "reader/internal/phrase"},
	"reader/internal/chain":      {".", "lang", "internal/token", "internal/text", "internal/actor", "reader/internal/draft"},
	"reader/internal/turns":      {".", "internal/text", "reader/internal/draft"},
	"reader/internal/figures":    {".", "lang", "internal/token", "internal/text", "reader/internal/draft", "reader/internal/phrase"},
	"reader": {".", "lang", "internal/data", "internal/token", "internal/text", "reader/internal/draft", "reader/internal/phrase",
		"reader/internal/blocks", "reader/internal/dates", "reader/internal/mentions", "reader/internal/statements",
		"reader/internal/speakers", "reader/internal/setting", "reader/internal/chain", "reader/internal/events",
		"reader/internal/figures", "reader/internal/turns"},

	"internal/eval":            {"."},
	"internal/extract":         {},
	"internal/collect":         {".", "internal/extract"},
	"internal/work":            {".", "internal/collect"},
	"internal/fetch":           {},
	"internal/fetch/fetchtest": {},

	"internal/queue":           {},
	"internal/queue/queuetest": {"internal/queue"},
	"internal/queue/sqlqueue":  {"internal/queue"},
	"internal/watch":           {"internal/atom", "internal/fetch", "internal/queue"},

	"internal/line":         {"lang", "internal/token", "internal/text", "internal/data", "internal/stem"},
	"internal/quote":        {"lang", "internal/token", "internal/data", "internal/stem"},
	"internal/eval/lineset": {".", "internal/line", "internal/eval/goldset"},

	"internal/eval/goldset":   {"."},
	"internal/eval/eventset":  {".", "internal/plover", "internal/eval/goldset"},
	"internal/eval/figureset": {".", "internal/eval/goldset"},
	"internal/eval/pageset":   {},

	"internal/store":                 {},
	"internal/store/sqlstore":        {"internal/store"},
	"internal/store/sqlite":          {"internal/store", "internal/store/sqlstore"},
	"internal/store/postgres":        {"internal/store", "internal/store/sqlstore"},
	"internal/store/stores":          {"internal/store", "internal/store/sqlite", "internal/store/postgres"},
	"internal/store/postgres/pgtest": {},
	"internal/store/storetest":       {"internal/store"},

	"internal/record": {".", "lang", "internal/token", "internal/text", "internal/actor", "internal/data", "internal/stem", "internal/line",
		"internal/plover", "internal/quote", "internal/collect", "internal/store", "internal/store/stores"},
	"internal/record/gen":        {".", "lang", "internal/data"},
	"internal/record/recordtest": {"reader", "internal/data", "internal/collect", "internal/record"},
	"internal/ask": {".", "lang", "internal/token", "internal/text", "internal/actor", "internal/data", "internal/stem", "internal/line",
		"internal/quote", "internal/store", "internal/record"},
	"internal/export":  {".", "internal/message", "internal/data", "internal/plover", "internal/store", "internal/record", "internal/ask"},
	"internal/dossier": {".", "internal/message", "internal/ask"},
	"internal/page":    {".", "internal/message", "internal/ask", "internal/dossier"},
	"internal/query": {".", "reader", "internal/openapi", "internal/message", "internal/store", "internal/record", "internal/ask", "internal/export",
		"internal/dossier"},
	"internal/query/querytest": {"reader", "internal/data", "internal/collect", "internal/record", "internal/ask", "internal/query"},
	"internal/metrics":         {"internal/store"},
	"internal/mcp":             {"internal/message", "internal/openapi", "internal/ask", "internal/page", "internal/query"},
	"internal/api":             {"internal/message", "internal/openapi", "internal/atom", "internal/ask", "internal/query"},
	"internal/web":             {".", "internal/message", "internal/store", "internal/query", "internal/record", "internal/ask", "internal/dossier"},
}

// program may import every room; flags and wiring live there only.
const program = "cmd/sanad"

// mustNot is what reading has no use for: it needs no network, no other
// program and no chance. Beyond that it stands on the standard library alone.
var mustNot = []string{"C", "crypto/rand", "math/rand", "math/rand/v2", "net", "os", "os/exec", "plugin", "syscall"}

// reading reports whether a room takes part in reading a report.
func reading(room string) bool {
	return slices.Contains([]string{".", "lang", "internal/token", "internal/text", "internal/actor", "internal/data", "reader"}, room) ||
		strings.HasPrefix(room, "reader/")
}

// TestWalls protects the one-way flow: no room imports what it must not know,
// and every room stands in the table.
func TestWalls(t *testing.T) {
	rooms := map[string]bool{}
	eachFile(t, func(path, room string) {
		if strings.HasSuffix(path, "_test.go") {
			return // a test may stand in any room and look at others
		}
		rooms[room] = true
		allowed, listed := mayImport[room]
		if room == program {
			return
		}
		if !listed {
			t.Errorf("%s: %s is no room of mayImport in walls_test.go: add it there and to ARCHITECTURE.md", path, room)
			return
		}
		for _, imp := range parse(t, path, parser.ImportsOnly).Imports {
			name := strings.Trim(imp.Path.Value, `"`)
			dep, ours := cutModule(name)
			switch {
			case ours && !slices.Contains(allowed, dep):
				t.Errorf("%s: %s must not import %s", path, room, name)
			case reading(room) && !ours && outside(name):
				t.Errorf("%s: reading stands on the standard library and needs no network, program or chance: no %s", path, name)
			}
		}
	})
	for room := range mayImport {
		if !rooms[room] {
			t.Errorf("mayImport in walls_test.go: there is no room %s any more", room)
		}
	}
}

// TestNoInit protects that nothing happens before main that main did not ask
// for.
func TestNoInit(t *testing.T) {
	eachFile(t, func(path, room string) {
		if strings.HasPrefix(room, "cmd/") {
			return
		}
		for _, d := range parse(t, path, parser.SkipObjectResolution).Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Name.Name == "init" && f.Recv == nil {
				t.Errorf("%s: no init(): make it, and hand it on", path)
			}
		}
	})
}

// maxLines is the longest a file may be: one more subject begins a new file.
const maxLines = 400

// TestFileLength protects that files stay readable.
func TestFileLength(t *testing.T) {
	eachFile(t, func(path, _ string) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if n := bytes.Count(data, []byte("\n")); n > maxLines {
			t.Errorf("%s has %d lines, more than %d: divide it by subject", path, n, maxLines)
		}
	})
}

// eachFile calls do with every Go file of the module and its room.
func eachFile(t *testing.T, do func(path, room string)) {
	t.Helper()
	err := filepath.WalkDir(".", func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := e.Name()
		if e.IsDir() && (name == "testdata" || name == "bin" || name == "dist" || name == "third_party" || len(name) > 1 && strings.HasPrefix(name, ".")) {
			return filepath.SkipDir
		}
		if !e.IsDir() && strings.HasSuffix(name, ".go") {
			do(path, filepath.ToSlash(filepath.Dir(path)))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func parse(t *testing.T, path string, mode parser.Mode) *ast.File {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, mode)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// cutModule tells which room of the module an import is; ours is false where
// it is none.
func cutModule(name string) (room string, ours bool) {
	if name == modulePath {
		return ".", true
	}
	return strings.CutPrefix(name, modulePath+"/")
}

// outside reports whether a package is one that reading must not stand on. A
// package whose path begins with a domain is not the standard library's.
func outside(name string) bool {
	first, _, _ := strings.Cut(name, "/")
	return strings.Contains(first, ".") || first == "net" || slices.Contains(mustNot, name)
}
