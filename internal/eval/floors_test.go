package eval

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/sanad-news/sanad/reader"
)

// TestFloors protects what readings of the project's own gold have reached:
// no measure in testdata/floors.tsv falls under its floor.
func TestFloors(t *testing.T) {
	b, err := os.ReadFile(filepath.Join("testdata", "floors.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	r, err := reader.New(reader.Options{})
	if err != nil {
		t.Fatal(err)
	}
	sets := map[string]map[string]float64{}
	for line := range strings.Lines(string(b)) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if f[0] == "" || f[0][0] == '#' {
			continue
		}
		if len(f) != 3 {
			t.Fatalf("a floor is set, measure and number, not %q", f)
		}
		if sets[f[0]] == nil {
			sets[f[0]] = reached(t, r, f[0])
		}
		floor, err := strconv.ParseFloat(f[2], 64)
		got, ok := sets[f[0]][f[1]]
		switch {
		case err != nil || !ok:
			t.Errorf("no floor: %q", f)
		case got < floor:
			t.Errorf("%s: %s is %.3f, under its floor %.3f", f[0], f[1], got, floor)
		default:
			t.Logf("%s: %s is %.3f (floor %.3f)", f[0], f[1], got, floor)
		}
	}
}

// reached reads one folder of the project's gold and measures it.
func reached(t *testing.T, r Reader, folder string) map[string]float64 {
	t.Helper()
	result := measured(t, r, filepath.Join("gold", folder))
	got := measures(result)
	for _, f := range result.Facts {
		if f.Of > 0 {
			got[f.Kind] = *f.share()
		}
	}
	return got
}

// measured reads a folder of the project's gold and scores the readings.
func measured(t *testing.T, r Reader, folder string) Result {
	t.Helper()
	gold, err := Load(folder)
	if err != nil {
		t.Fatal(err)
	}
	readings, err := Read(t.Context(), r, gold, 2)
	if err != nil {
		t.Fatal(err)
	}
	result, err := Score(gold, Predictions(readings), Options{})
	if err != nil {
		t.Fatal(err)
	}
	return result
}
