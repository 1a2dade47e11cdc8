package reader_test

import (
	"encoding/json"
	"sync"
	"testing"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/reader"
)

func asJSON(t testing.TB, rd sanad.Reading) string {
	t.Helper()
	data, err := json.Marshal(rd)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestSameInputSameReading protects that a report is read alike every time,
// whatever was read before it with the same buffers.
func TestSameInputSameReading(t *testing.T) {
	texts := reports(t)
	runs := 20
	if raceEnabled || testing.Short() {
		runs = 3
	}
	first := make([]string, len(texts))
	for run := range runs {
		for k := range texts {
			i := k
			if run%2 == 1 {
				i = len(texts) - 1 - k // behind other reports than before
			}
			got := asJSON(t, mustRead(t, "", texts[i]))
			if run == 0 {
				first[i] = got
			} else if got != first[i] {
				t.Fatalf("run %d reads %.60q otherwise:\n%s\n%s", run, texts[i], got, first[i])
			}
		}
	}
}

// TestReadersAgree protects that a second reader, loaded anew, reads the same:
// nothing hangs on the order of a map.
func TestReadersAgree(t *testing.T) {
	other, err := reader.New(reader.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range reports(t) {
		rd, err := other.Read(t.Context(), sanad.Report{Text: text})
		if err != nil {
			t.Fatal(err)
		}
		if got, want := asJSON(t, rd), asJSON(t, mustRead(t, "", text)); got != want {
			t.Errorf("%.60q is read otherwise:\n%s\n%s", text, got, want)
		}
	}
}

// TestReadingsKeepTheirText protects that a reading does not change when the
// buffers it came from are used for another report.
func TestReadingsKeepTheirText(t *testing.T) {
	texts := reports(t)
	kept := make([]sanad.Reading, len(texts))
	before := make([]string, len(texts))
	for i, text := range texts {
		kept[i] = mustRead(t, "", text)
		before[i] = asJSON(t, kept[i])
	}
	for i := range texts {
		if asJSON(t, kept[i]) != before[i] {
			t.Errorf("the reading of %.60q has changed", texts[i])
		}
	}
}

// TestConcurrentUse protects one reader used by many at once; run with -race.
func TestConcurrentUse(t *testing.T) {
	texts := reports(t)
	r := newReader(t)
	want := make([]string, len(texts))
	for i, text := range texts {
		want[i] = asJSON(t, mustRead(t, "", text))
	}
	var wg sync.WaitGroup
	for worker := range 8 {
		wg.Go(func() {
			for k := range texts {
				i := (k*7 + worker*13) % len(texts)
				rd, err := r.Read(t.Context(), sanad.Report{Text: texts[i]})
				if err != nil {
					t.Error(err)
					return
				}
				if got := asJSON(t, rd); got != want[i] {
					t.Errorf("worker %d reads %.60q otherwise", worker, texts[i])
				}
			}
		})
	}
	wg.Wait()
}
