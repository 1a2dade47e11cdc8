package sqlqueue_test

import (
	"path/filepath"
	"testing"

	"github.com/sanad-news/sanad/internal/queue"
	"github.com/sanad-news/sanad/internal/queue/queuetest"
	"github.com/sanad-news/sanad/internal/queue/sqlqueue"
	"github.com/sanad-news/sanad/internal/store/sqlite"
)

func open(t *testing.T, name string) *sqlqueue.Queue {
	t.Helper()
	q, err := sqlqueue.Open(t.Context(), name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = q.Close() })
	return q
}

// TestSQLite runs the suite in the file of a record.
func TestSQLite(t *testing.T) {
	queuetest.Run(t, func(t *testing.T) queue.Queue {
		t.Helper()
		path := filepath.Join(t.TempDir(), "sanad.db")
		s, err := sqlite.Open(t.Context(), path, sqlite.Options{})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = s.Close() })
		return open(t, path)
	})
}

// TestOpenedTwice protects that a queue is still there when it is opened
// again, and that a record with a queue is still a record.
func TestOpenedTwice(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sanad.db")
	for round := range 2 {
		s, err := sqlite.Open(t.Context(), path, sqlite.Options{})
		if err != nil {
			t.Fatal(err)
		}
		q := open(t, path)
		n, err := q.Add(t.Context(), []queue.Task{{Key: "a"}})
		if err != nil || n != 1-round {
			t.Errorf("round %d: %d queued, %v", round, n, err)
		}
		if err := q.Close(); err != nil {
			t.Error(err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
}

// TestNoRecord protects that no file is made where there is no record.
func TestNoRecord(t *testing.T) {
	path := filepath.Join(t.TempDir(), "none.db")
	if _, err := sqlqueue.Open(t.Context(), path); err == nil {
		t.Error("a queue without a record was opened")
	}
}
