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
// an excerpt is the first lines of it.
func TestReadme(t *testing.T) {
	for _, name := range []string{"README.md", "README.id.md"} {
		path := filepath.Join("..", "..", name)
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		text := strings.ReplaceAll(string(data), "\r\n", "\n")
		m := excerpt.FindStringSubmatchIndex(text)
		if m == nil {
			t.Errorf("%s shows no output", name)
			continue
		}
		shown := text[m[4]:m[5]]
		r := runSanad(t, filepath.Join("..", ".."), "", strings.Fields(text[m[2]:m[3]])...)
		if r.code != exitDone {
			t.Fatalf("exit code %d: %s", r.code, r.err)
		}
		printed := firstLines(r.out, strings.Count(shown, "\n"))
		if shown == printed {
			continue
		}
		if !*updateReadme {
			t.Errorf("%s shows\n%s\nthe program prints (write it with -update)\n%s", name, shown, printed)
			continue
		}
		if err := os.WriteFile(path, []byte(text[:m[4]]+printed+text[m[5]:]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
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
