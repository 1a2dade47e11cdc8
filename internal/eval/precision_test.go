package eval

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sanad-news/sanad/reader"
)

var update = flag.Bool("update-precision", false, "write the measured precision into lang/*/frames.tsv")

// TestFramePrecision protects that a statement's confidence is what was
// measured: the precision column of each pack's frames.tsv is (right+1)/(found+2)
// of that frame on the project's own gold in that language, Laplace's rule of
// succession, so that a frame never seen says one half and not none or all.
// Right means the right words and the right speaker.
func TestFramePrecision(t *testing.T) {
	folders, err := filepath.Glob(filepath.Join("gold", "??"))
	if err != nil || len(folders) == 0 {
		t.Fatal("no gold:", err)
	}
	r, err := reader.New(reader.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range folders {
		code := filepath.Base(folder)
		precision := rulePrecision(t, r, folder)
		file := filepath.Join("..", "..", "lang", code, "frames.tsv")
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(string(data), "\n")
		for i, line := range lines {
			cells := strings.Split(line, "\t")
			if len(cells) < 4 || cells[0] == "name" || strings.HasPrefix(line, "#") {
				continue
			}
			want := "0.500"
			if p, ok := precision[cells[0]]; ok {
				want = p
			}
			if cells[3] != want && !*update {
				t.Errorf("%s:%d:4: %s has precision %s, measured %s; run with -update-precision", file, i+1, cells[0], cells[3], want)
			}
			cells[3] = want
			lines[i] = strings.Join(cells, "\t")
		}
		if *update {
			if err := os.WriteFile(file, []byte(strings.Join(lines, "\n")), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func rulePrecision(t *testing.T, r Reader, folder string) map[string]string {
	t.Helper()
	result := measured(t, r, folder)
	out := map[string]string{}
	for _, c := range result.Rules {
		out[c.Rule] = fmt.Sprintf("%.3f", float64(c.Right+1)/float64(c.Found+2))
	}
	return out
}
