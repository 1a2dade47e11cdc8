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
	err := filepath.WalkDir("../internal/eval/gold", func(path string, _ fs.DirEntry, err error) error {
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
		for line := range strings.SplitSeq(string(data), "\n") {
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
// is the share of the segmentation's speed that reading keeps. "of-words-only"
// is what reading keeps of its speed without events and figures. They take
// turns, so that a machine whose speed drifts slows all, and of each text the
// least time counts, since other work can only add to it.
func BenchmarkRead(b *testing.B) {
	r, err := reader.New(reader.Options{})
	if err != nil {
		b.Fatal(err)
	}
	bare := r.WordsOnly()
	for name, texts := range corpus(b) {
		size := 0
		for _, t := range texts {
			size += len(t)
		}
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(size))
			b.ReportAllocs()
			reading, wording, cutting := make(leasts, len(texts)), make(leasts, len(texts)), make(leasts, len(texts))
			for b.Loop() {
				// one after another over all texts: a text read twice running finds its words in the cache
				for i, t := range texts {
					reading.time(i, func() { _, err = r.Read(context.Background(), sanad.Report{Text: t}) })
					if err != nil {
						b.Fatal(err)
					}
				}
				for i, t := range texts {
					wording.time(i, func() { _, err = bare.Read(context.Background(), sanad.Report{Text: t}) })
					if err != nil {
						b.Fatal(err)
					}
				}
				for i, t := range texts {
					cutting.time(i, func() {
						for seg := words.FromString(t); seg.Next(); {
						}
					})
				}
			}
			read, cut := reading.sum(), cutting.sum()
			b.ReportMetric(float64(size)/read/1e6, "read-MB/s")
			b.ReportMetric(float64(size)/cut/1e6, "uax29-MB/s")
			b.ReportMetric(cut/read, "of-uax29")
			b.ReportMetric(wording.sum()/read, "of-words-only")
			b.ReportMetric(float64(len(texts))/read, "reports/s")
		})
	}
}

// leasts are the least times that something took with each text.
type leasts []time.Duration

// time times what is done with a text.
func (l leasts) time(text int, do func()) {
	start := time.Now()
	do()
	if d := time.Since(start); l[text] == 0 || d < l[text] {
		l[text] = d
	}
}

// sum returns seconds.
func (l leasts) sum() float64 {
	var all time.Duration
	for _, d := range l {
		all += d
	}
	return all.Seconds()
}
