package main

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// go test ./cmd/sanad -run Readme -update writes the excerpts anew; look at
// the diff.
var updateReadme = flag.Bool("update", false, "write what the program prints into the READMEs")

// excerpt is a fenced block under a comment that says what prints it.
var excerpt = regexp.MustCompile("<!-- output of: sanad (.+) -->\n```text\n((?s:.*?))```\n")

// more ends an excerpt where the program prints more than it shows.
const more = "…"

// TestReadme protects that what the READMEs show is what the program prints:
// each excerpt is the first lines of it, asked of a record of the examples.
func TestReadme(t *testing.T) {
	root := filepath.Join("..", "..")
	record := filepath.Join(t.TempDir(), "examples.db")
	if r := runSanad(t, root, "", "add", "--db", record, "--quiet", "examples"); r.code != exitDone {
		t.Fatalf("adding the examples: exit code %d: %s", r.code, r.err)
	}
	for _, name := range []string{"README.md", "README.id.md"} {
		path := filepath.Join(root, name)
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		text := strings.ReplaceAll(string(data), "\r\n", "\n")
		found := excerpt.FindAllStringSubmatchIndex(text, -1)
		if len(found) == 0 {
			t.Errorf("%s shows no output", name)
		}
		for _, m := range slices.Backward(found) {
			text = text[:m[4]] + printed(t, root, record, text[m[2]:m[3]], text[m[4]:m[5]], name) + text[m[5]:]
		}
		if *updateReadme {
			if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// printed is what the program prints for a command, as many lines as are shown.
func printed(t *testing.T, root, record, command, shown, name string) string {
	t.Helper()
	args := splitQuoted(command)
	if args[0] != "read" {
		args = append(args, "--db", record)
	}
	r := runSanad(t, root, "", args...)
	if r.code == exitFailed || r.code == exitUse {
		t.Fatalf("%s: exit code %d: %s", command, r.code, r.err)
	}
	out := firstLines(r.out, strings.Count(shown, "\n"))
	if shown != out && !*updateReadme {
		t.Errorf("%s shows\n%s\nthe program prints (write it with -update)\n%s", name, shown, out)
	}
	return out
}

// splitQuoted splits a command at spaces outside double quotation marks.
func splitQuoted(command string) []string {
	var args []string
	for i, part := range strings.Split(command, "\"") {
		if i%2 == 1 {
			args = append(args, part)
		} else {
			args = append(args, strings.Fields(part)...)
		}
	}
	return args
}

// firstLines returns at most n lines of what was printed; where there are more,
// the last of the n says so.
func firstLines(out string, n int) string {
	lines := slices.Collect(strings.Lines(out))
	if len(lines) <= n {
		return out
	}
	return strings.Join(lines[:max(n-1, 0)], "") + more + "\n"
}
