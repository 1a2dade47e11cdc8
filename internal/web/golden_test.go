package web_test

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

var update = flag.Bool("update", false, "write the pages that the tests compare with")

// TestGolden protects a few pages as they are written, to the character: what a
// change of a template does is seen in them.
func TestGolden(t *testing.T) {
	h := roomOf(t, texts(t, "Outlet: Post\nPublished: 2024-05-21\nTitle: The dam\nURL: https://post.example/1\n\n"+dam))
	report := regexp.MustCompile(`/reports/[0-9a-f]+`).FindString(get(t, h, "/reports").body)
	// What differs from run to run, or with what the engine has learnt since.
	varies := regexp.MustCompile(`\?v=[0-9a-f]+|/\S*/000\.txt|\b\d+%`)
	for name, address := range map[string]string{"legend": "/legend?lang=en", "legend-id": "/legend?lang=id", "error": "/nope?lang=id", "report": report + "?lang=en", "check": "/check?lang=en"} {
		got := varies.ReplaceAllString(get(t, h, address).body, "…")
		file := filepath.Join("testdata", "golden", name+".html")
		if *update {
			if err := os.MkdirAll(filepath.Dir(file), 0o750); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(got), 0o600); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s is written otherwise than %s; see the difference with: go test ./internal/web -run Golden -update && git diff", address, file)
		}
	}
}
