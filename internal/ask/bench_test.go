package ask

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/record/recordtest"
	"github.com/sanad-news/sanad/internal/store"
)

// benchRecord names the record that BenchmarkAsk asks: one that make bench-record
// left in SANAD_BENCH_DIR, or postgres://….
const benchRecord = "SANAD_BENCH_RECORD"

// BenchmarkAsk measures the questions that must be answered at once however large
// a record is, each with many names and words of the record: the median, and what
// 95 of 100 answers take at most.
//
//	SANAD_BENCH_RECORD=FILE go test -run '^$' -bench Ask -benchtime 1x ./internal/ask
func BenchmarkAsk(b *testing.B) {
	name := os.Getenv(benchRecord)
	if name == "" {
		b.Skip("set " + benchRecord)
	}
	d := recordtest.Shipped(b)
	rec, err := record.Open(b.Context(), name, d, record.Options{ReadOnly: true})
	if err != nil {
		b.Fatal(err)
	}
	defer rec.Close()
	s := samplesOf(b, rec)
	desk := New(rec)
	for _, q := range []struct {
		name string
		ask  func(ctx context.Context, i int) error
	}{
		{"said", func(ctx context.Context, i int) error {
			_, err := desk.Said(ctx, SaidQuery{Name: s.names[i%len(s.names)]})
			return err
		}},
		{"said-about", func(ctx context.Context, i int) error {
			words := strings.Fields(s.texts[i%len(s.texts)])
			_, err := desk.Said(ctx, SaidQuery{Name: s.names[i%len(s.names)], About: words[len(words)/2]})
			return err
		}},
		{"trace", func(ctx context.Context, i int) error {
			_, err := desk.Trace(ctx, s.texts[i%len(s.texts)])
			return err
		}},
		{"check", func(ctx context.Context, i int) error {
			words := strings.Fields(s.texts[i%len(s.texts)])
			_, err := desk.Check(ctx, CheckQuery{Text: strings.Join(slices.Delete(words, len(words)/2, len(words)/2+1), " ")})
			return err
		}},
	} {
		b.Run(q.name, func(b *testing.B) {
			var took []time.Duration
			for range b.N {
				for i := range questions {
					start := time.Now()
					if err := q.ask(b.Context(), i); err != nil {
						b.Fatal(err)
					}
					took = append(took, time.Since(start))
				}
			}
			slices.Sort(took)
			at := func(share int) float64 { return took[len(took)*share/100].Seconds() * 1000 }
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(at(50), "median-ms")
			b.ReportMetric(at(95), "p95-ms")
		})
	}
}

// questions is how many questions of a kind are asked.
const questions = 200

// samples are names and words of a record: the actors who said most and others,
// wordings from its first to its last.
type samples struct{ names, texts []string }

func samplesOf(b *testing.B, rec *record.Record) (s samples) {
	b.Helper()
	err := rec.Store.View(b.Context(), func(r store.Reader) error {
		actors, err := r.BrowseActors(store.ActorQuery{Kinds: []string{"person"}, Limit: 2000})
		if err != nil {
			return err
		}
		for i := 0; i < len(actors); i += max(1, len(actors)/questions) {
			s.names = append(s.names, actors[i].Name)
		}
		c, err := r.Counts()
		if err != nil {
			return err
		}
		var ids []int64
		for i := range questions {
			ids = append(ids, 1+int64(i)*int64(c.Wordings)/questions)
		}
		wordings, err := r.Wordings(ids)
		for _, w := range wordings {
			if len(strings.Fields(w.Text)) > 4 {
				s.texts = append(s.texts, w.Text)
			}
		}
		return err
	})
	if err != nil || len(s.names) == 0 || len(s.texts) == 0 {
		b.Fatal("no samples in the record: ", err)
	}
	return s
}
