package sqlqueue_test

import (
	"fmt"
	"os"
	"testing"

	"github.com/sanad-news/sanad/internal/queue"
	"github.com/sanad-news/sanad/internal/queue/queuetest"
	"github.com/sanad-news/sanad/internal/store/postgres"
	"github.com/sanad-news/sanad/internal/store/postgres/pgtest"
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

// TestPostgreSQL runs the suite in a database of its own each time.
func TestPostgreSQL(t *testing.T) {
	queuetest.Run(t, func(t *testing.T) queue.Queue {
		t.Helper()
		address := server.Database(t)
		s, err := postgres.Open(t.Context(), address, postgres.Options{})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = s.Close() })
		return open(t, address)
	})
}
