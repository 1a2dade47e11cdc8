package postgres_test

import (
	"database/sql"
	"flag"
	"testing"
	"time"

	"github.com/sanad-news/sanad/internal/store"
	"github.com/sanad-news/sanad/internal/store/postgres"
	"github.com/sanad-news/sanad/internal/store/storetest"
)

var statements = flag.Int("statements", 20_000, "how many statements the record has that BenchmarkQueries asks")

// opened opens a record and a connection of its own beside it.
func opened(b *testing.B) (store.Store, *sql.DB) {
	b.Helper()
	address := server.Database(b)
	s, err := postgres.Open(b.Context(), address, postgres.Options{})
	if err != nil {
		b.Fatal(err)
	}
	db, err := sql.Open("pgx", address)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := s.Close(); err != nil {
			b.Error(err)
		}
		if err := db.Close(); err != nil {
			b.Error(err)
		}
	})
	return s, db
}

func BenchmarkStore(b *testing.B) {
	storetest.Bench(b, func(b *testing.B) (store.Store, func() int64) {
		b.Helper()
		s, db := opened(b)
		return s, func() (size int64) {
			if err := db.QueryRow("SELECT pg_database_size(current_database())").Scan(&size); err != nil {
				b.Fatal(err)
			}
			return size
		}
	})
}

func BenchmarkQueries(b *testing.B) {
	s, db := opened(b)
	if err := storetest.Fill(b.Context(), s, *statements, func(n int, perSecond float64, _ time.Duration) {
		b.Logf("%d statements: %.0f/s", n, perSecond)
	}); err != nil {
		b.Fatal(err)
	}
	if _, err := db.Exec("VACUUM ANALYZE"); err != nil { // as the server does by itself, in time
		b.Fatal(err)
	}
	storetest.BenchQueries(b, s)
}
