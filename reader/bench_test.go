package reader_test

import (
	"context"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/clipperhouse/uax29/v2/words"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/reader"
)

// corpus returns the project's own gold reports, repeated to a size that times
// well, and, where the measuring sets stand beside the repository, real ones.
func corpus(b *testing.B) map[string][]string {
	b.Helper()
	sets := map[string][]string{}
	err := filepath.WalkDir("../internal/eval/gold", func(path string, e fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".txt") {
			return err
		}
		data, err := os.ReadFile(path)
		text, _, _ := strings.Cut(string(data), "\n----------\n")
		lang := filepath.Base(filepath.Dir(path))
		sets["own-"+lang] = append(sets["own-"+lang], text)
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	for _, name := range []string{"pfsa-dev", "polnear-train-texts"} {
		data, err := os.ReadFile("../../shared/gold/" + name + ".jsonl")
		if err != nil {
			continue
		}
		for _, line := range strings.Split(string(data), "\n") {
			var x struct{ Text string }
			if json.Unmarshal([]byte(line), &x) == nil && x.Text != "" {
				sets[name] = append(sets[name], x.Text)
			}
		}
	}
	return sets
}

// BenchmarkRead times text to reading beside bare Unicode word segmentation of
// the same text in the same run, one core, and prints their ratio: "of-uax29"
// is the share of the segmentation's speed that reading keeps. The two take
// turns, text by text, so that a machine whose speed drifts slows both.
func BenchmarkRead(b *testing.B) {
	r, err := reader.New(reader.Options{})
	if err != nil {
		b.Fatal(err)
	}
	for name, texts := range corpus(b) {
		size := 0
		for _, t := range texts {
			size += len(t)
		}
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(size))
			b.ReportAllocs()
			var reading, cutting time.Duration
			for b.Loop() {
				for _, t := range texts {
					start := time.Now()
					if _, err := r.Read(context.Background(), sanad.Report{Text: t}); err != nil {
						b.Fatal(err)
					}
					mid := time.Now()
					seg := words.FromString(t)
					for seg.Next() {
					}
					reading += mid.Sub(start)
					cutting += time.Since(mid)
				}
			}
			bytes := float64(size) * float64(b.N)
			b.ReportMetric(bytes/reading.Seconds()/1e6, "read-MB/s")
			b.ReportMetric(bytes/cutting.Seconds()/1e6, "uax29-MB/s")
			b.ReportMetric(cutting.Seconds()/reading.Seconds(), "of-uax29")
			b.ReportMetric(float64(len(texts)*b.N)/reading.Seconds(), "reports/s")
		})
	}
}
