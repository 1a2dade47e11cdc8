package sqlite_test

import (
	"flag"
	"os"
	"testing"
	"time"

	"github.com/sanad-news/sanad/internal/store"
	"github.com/sanad-news/sanad/internal/store/sqlite"
	"github.com/sanad-news/sanad/internal/store/storetest"
)

var statements = flag.Int("statements", 20_000, "how many statements the record has that BenchmarkQueries asks")

func BenchmarkStore(b *testing.B) {
	storetest.Bench(b, func(b *testing.B) (store.Store, func() int64) {
		b.Helper()
		s, path := open(b, sqlite.Options{})
		return s, func() int64 {
			if err := s.Close(); err != nil { // what is still in the log goes into the file
				b.Fatal(err)
			}
			info, err := os.Stat(path)
			if err != nil {
				b.Fatal(err)
			}
			return info.Size()
		}
	})
}

func BenchmarkQueries(b *testing.B) {
	s, _ := open(b, sqlite.Options{})
	if err := storetest.Fill(b.Context(), s, *statements, func(n int, perSecond float64, each time.Duration) {
		b.Logf("%d statements: %.0f/s, %v of a processor each", n, perSecond, each)
	}); err != nil {
		b.Fatal(err)
	}
	storetest.BenchQueries(b, s)
}
