package storetest

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/sanad-news/sanad/internal/store"
)

// batchSize is how many statements are put in one Update.
const batchSize = 1000

// Bench measures storing, a batch for each round, half of it and all of it new
// words. Size tells how many bytes a store takes.
func Bench(b *testing.B, open func(b *testing.B) (s store.Store, size func() int64)) {
	b.Helper()
	for _, fresh := range []float64{0.5, 1} {
		b.Run(fmt.Sprintf("fresh=%.0f%%", 100*fresh), func(b *testing.B) {
			s, size := open(b)
			source := NewSource(1, fresh)
			var busy, used time.Duration
			n := 0
			for b.Loop() {
				b.StopTimer()
				batch := source.Batch(batchSize)
				b.StartTimer()
				start, before := time.Now(), CPU()
				if err := s.Update(b.Context(), batch.Put); err != nil {
					b.Fatal(err)
				}
				busy, used = busy+time.Since(start), used+CPU()-before
				n += batchSize
			}
			b.ReportMetric(float64(n)/busy.Seconds(), "statements/s")
			b.ReportMetric(float64(used.Microseconds())/float64(n), "cpu-µs/statement")
			b.ReportMetric(float64(size())/float64(n), "bytes/statement")
		})
	}
}

// Fill puts so many statements, and tells how fast the last ones went and how
// much of a processor each took.
func Fill(ctx context.Context, s store.Store, statements int, tell func(n int, perSecond float64, each time.Duration)) error {
	source := NewSource(1, 0.5)
	var busy, used time.Duration
	for n, some := batchSize, batchSize; n <= statements; n, some = n+batchSize, some+batchSize {
		batch := source.Batch(batchSize)
		start, before := time.Now(), CPU()
		if err := s.Update(ctx, batch.Put); err != nil {
			return err
		}
		busy, used = busy+time.Since(start), used+CPU()-before
		if n%(100*batchSize) == 0 || n+batchSize > statements {
			tell(n, float64(some)/busy.Seconds(), used/time.Duration(some))
			busy, used, some = 0, 0, 0
		}
	}
	return nil
}

// Queries are the questions that must be answered quickly however large the
// record is: those whose answers are small.
func Queries() []Query {
	source := NewSource(1, 0.5)
	day, until := "2025-02-01", "2025-02-28"
	ask := func(name string, q store.StatementQuery) Query {
		q.Limit = 50
		return Query{name, func(r store.Reader) (int, error) {
			list, err := r.Statements(q)
			return len(list), err
		}}
	}
	return []Query{
		ask("newest", store.StatementQuery{}),
		ask("month", store.StatementQuery{Since: day, Until: until}),
		ask("month-kind", store.StatementQuery{Since: day, Until: until, Kinds: []string{"mixed"}, Languages: []string{"id"}}),
		ask("common-term", store.StatementQuery{Terms: []uint32{term(0)}}),
		ask("rare-term", store.StatementQuery{Terms: []uint32{term(50_000)}}),
		ask("three-terms", store.StatementQuery{Terms: []uint32{term(3), term(40), term(300)}}),
		ask("any-terms", store.StatementQuery{Terms: []uint32{term(5)}, AnyTerms: []uint32{term(100), term(5000), term(60_000)}}),
		ask("term-month", store.StatementQuery{Terms: []uint32{term(20)}, Since: day, Until: until}),
		ask("common-term-rare-speaker", store.StatementQuery{Terms: []uint32{term(0)}, Speakers: []int64{15_000}}),
		ask("rare-term-common-speaker", store.StatementQuery{Terms: []uint32{term(20_000)}, Speakers: []int64{201}}),
		ask("common-term-carrier", store.StatementQuery{Terms: []uint32{term(0)}, Carriers: []int64{7}}),
		ask("speaker", store.StatementQuery{Speakers: []int64{250}}),
		ask("speakers", store.StatementQuery{Speakers: []int64{201, 250, 300, 4000}}),
		ask("speaker-month", store.StatementQuery{Speakers: []int64{201}, Since: day, Until: until}),
		ask("carrier", store.StatementQuery{Carriers: []int64{9}}),
		ask("carrier-speaker", store.StatementQuery{Carriers: []int64{9}, Speakers: []int64{400}}),
		ask("reports", store.StatementQuery{Reports: []int64{1, 500, 4000}}),
		ask("wordings", store.StatementQuery{Wordings: []int64{1, 2, 3, 4, 5}}),
		ask("line", store.StatementQuery{Lines: []int64{source.hash("form", 2000)}}),
		{"count-term", func(r store.Reader) (int, error) {
			return r.CountStatements(store.StatementQuery{Terms: []uint32{term(0)}}, 1000)
		}},
		{"counts", func(r store.Reader) (int, error) { c, err := r.Counts(); return c.Statements, err }},
		{"reports-month", func(r store.Reader) (int, error) {
			list, err := r.Reports(store.ReportQuery{Since: day, Until: until, Limit: 50})
			return len(list), err
		}},
		{"reports-outlets", func(r store.Reader) (int, error) {
			list, err := r.Reports(store.ReportQuery{Outlets: []int64{3, 4, 5}, Limit: 50})
			return len(list), err
		}},
		{"lines", func(r store.Reader) (int, error) {
			list, err := r.Lines(store.LineQuery{Limit: 50})
			return len(list), err
		}},
		{"actors", func(r store.Reader) (int, error) {
			list, err := r.BrowseActors(store.ActorQuery{Limit: 50})
			return len(list), err
		}},
		{"actors-prefix", func(r store.Reader) (int, error) {
			list, err := r.BrowseActors(store.ActorQuery{Prefix: "speaker 12", Limit: 50})
			return len(list), err
		}},
		{"offices", func(r store.Reader) (int, error) { list, err := r.OfficesOf(210); return len(list), err }},
		{"fingerprints", func(r store.Reader) (int, error) {
			list, err := r.WordingsByFingerprint(source.hashes("print", 70, printsEach), 100)
			return len(list), err
		}},
		{"form-keys", func(r store.Reader) (int, error) {
			list, err := r.FormsByKey(source.hashes("key", 70, keysEach))
			return len(list), err
		}},
		{"bands", func(r store.Reader) (int, error) {
			list, err := r.ReportsByBand(source.hashes("band", 70, bandsEach))
			return len(list), err
		}},
	}
}

// Query is a question and how many answers it has.
type Query struct {
	Name string
	Ask  func(store.Reader) (int, error)
}

// BenchQueries measures the questions on a record that is filled.
func BenchQueries(b *testing.B, s store.Store) {
	b.Helper()
	for _, q := range Queries() {
		b.Run(q.Name, func(b *testing.B) {
			n := 0
			for b.Loop() {
				err := s.View(b.Context(), func(r store.Reader) (err error) {
					n, err = q.Ask(r)
					return err
				})
				if err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(n), "answers")
		})
	}
}
