package query

import (
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write fields.tsv anew from the comments")

// mostStale is how much of fields.tsv can be older than the comments: one that is
// mended in another room is to break no test of this one, and all of them
// together are not to be forgotten.
const mostStale = 0.1

// TestFields protects that answers are described as the comments of the Go code
// describe them, and that each struct of an answer is.
func TestFields(t *testing.T) {
	told := comments(t, "../..", "../ask", "../quote", "../dossier", "../export", ".")
	var lines []string
	for _, s := range structs(t) {
		if told[FieldKey(s, "")] == "" {
			t.Errorf("%s has no comment", s)
		}
		lines = append(lines, FieldKey(s, "")+"\t"+told[FieldKey(s, "")])
		for f := range s.Fields() {
			if text := told[FieldKey(s, f.Name)]; text != "" && f.IsExported() {
				lines = append(lines, FieldKey(s, f.Name)+"\t"+text)
			}
		}
	}
	slices.Sort(lines)
	lines = slices.Compact(lines)
	if *update {
		if err := os.WriteFile("fields.tsv", []byte(strings.Join(lines, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	kept := strings.Split(strings.TrimRight(fields, "\n"), "\n")
	stale := slices.DeleteFunc(slices.Clone(lines), func(line string) bool { return slices.Contains(kept, line) })
	const remedy = "go test ./internal/query -run Fields -update"
	if float64(len(stale)) > mostStale*float64(len(lines)) {
		t.Errorf("%d of %d lines of fields.tsv are not what the comments say: %s", len(stale), len(lines), remedy)
	} else if len(stale) > 0 {
		t.Logf("%d lines of fields.tsv are not what the comments say: %s", len(stale), remedy)
	}
}

// structs are all structs that answers are made of.
func structs(t *testing.T) []reflect.Type {
	t.Helper()
	var out []reflect.Type
	var visit func(x reflect.Type)
	visit = func(x reflect.Type) {
		switch x.Kind() {
		case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Map:
			visit(x.Elem())
		case reflect.Struct:
			if slices.Contains(out, x) {
				return
			}
			out = append(out, x)
			for f := range x.Fields() {
				if f.IsExported() || f.Anonymous {
					visit(f.Type)
				}
			}
		}
	}
	for _, q := range Questions() {
		visit(q.Answer)
	}
	return out
}

// comments are those of the structs of packages and of their fields.
func comments(t *testing.T, dirs ...string) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, dir := range dirs {
		files, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments|parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range file.Decls {
				if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.TYPE {
					ofTypes(out, file.Name.Name, g)
				}
			}
		}
	}
	return out
}

func ofTypes(out map[string]string, room string, g *ast.GenDecl) {
	for _, spec := range g.Specs {
		ts, ok := spec.(*ast.TypeSpec)
		if !ok {
			continue
		}
		st, ok := ts.Type.(*ast.StructType)
		if !ok {
			continue
		}
		key := room + "." + ts.Name.Name
		out[key] = oneLine(ts.Doc, g.Doc)
		for _, f := range st.Fields.List {
			for _, n := range f.Names {
				out[key+"."+n.Name] = oneLine(f.Doc, f.Comment)
			}
		}
	}
}

// oneLine is the first comment that there is, without line breaks.
func oneLine(groups ...*ast.CommentGroup) string {
	for _, g := range groups {
		if s := strings.Join(strings.Fields(g.Text()), " "); s != "" {
			return s
		}
	}
	return ""
}
