package postgres_test

import (
	"errors"
	"fmt"
	"os"
	"testing"

	"github.com/sanad-news/sanad/internal/store"
	"github.com/sanad-news/sanad/internal/store/postgres"
	"github.com/sanad-news/sanad/internal/store/postgres/pgtest"
	"github.com/sanad-news/sanad/internal/store/storetest"
)

var server pgtest.Server

func TestMain(m *testing.M) {
	code := m.Run()
	if err := server.Stop(); err != nil {
		fmt.Fprintln(os.Stderr, "stopping PostgreSQL:", err)
		code = 1
	}
	os.Exit(code)
}

// openAt opens the record of a database and closes it with the test.
func openAt(tb testing.TB, address string, o postgres.Options) store.Store {
	tb.Helper()
	s, err := postgres.Open(tb.Context(), address, o)
	if err != nil {
		tb.Fatal(err)
	}
	closed(tb, s)
	return s
}

func closed(tb testing.TB, s store.Store) {
	tb.Helper()
	tb.Cleanup(func() {
		if err := s.Close(); err != nil && !errors.Is(err, store.ErrLost) {
			tb.Error(err)
		}
	})
}

// TestStore protects the contract.
func TestStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Store {
		t.Helper()
		return openAt(t, server.Database(t), postgres.Options{})
	})
}

// TestHasty protects the contract where postings are partly in their trees and
// partly not, as in a large record.
func TestHasty(t *testing.T) {
	s, err := postgres.OpenHasty(t.Context(), server.Database(t), 5)
	if err != nil {
		t.Fatal(err)
	}
	closed(t, s)
	storetest.Random(t, s)
}
