package sqlqueue_test

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

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

// TestBesideWriter protects that a writer of the same record keeps no reader
// waiting, that who writes waits for it, and that the wait can be called off.
func TestBesideWriter(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sanad.db")
	s, err := sqlite.Open(t.Context(), path, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	q := open(t, path)
	if _, err := q.Add(t.Context(), []queue.Task{{Key: "a"}}); err != nil {
		t.Fatal(err)
	}
	other, err := sql.Open("sqlite", "file:"+filepath.ToSlash(path)+"?_txlock=immediate")
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	writing, err := other.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	called, stop := context.WithTimeout(t.Context(), 150*time.Millisecond)
	defer stop()
	if _, err := q.Add(called, []queue.Task{{Key: "b"}}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a wait that was called off: %v", err)
	}
	look, err := sqlqueue.Look(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer look.Close()
	start := time.Now()
	for what, q := range map[string]queue.Queue{"beside": q, "looking": look} {
		if list, err := q.Waiting(t.Context(), 0, 10); err != nil || len(list) != 1 || time.Since(start) > 5*time.Second {
			t.Errorf("%s: %v, %v", what, list, err)
		}
	}
	if _, err := look.Add(t.Context(), []queue.Task{{Key: "c"}}); err == nil {
		t.Error("who only looks wrote")
	}
	time.AfterFunc(300*time.Millisecond, func() { _ = writing.Rollback() })
	if n, err := q.Add(t.Context(), []queue.Task{{Key: "b"}}); n != 1 || err != nil {
		t.Errorf("after the other writer: %d queued, %v", n, err)
	}
}

// TestLook protects that looking tells apart no record, a record without a
// queue and a file that cannot be read, and makes nothing.
func TestLook(t *testing.T) {
	dir := t.TempDir()
	kept, broken := filepath.Join(dir, "sanad.db"), filepath.Join(dir, "broken.db")
	s, err := sqlite.Open(t.Context(), kept, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	if err := os.WriteFile(broken, []byte(strings.Repeat("no database ", 1000)), 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", kept)
	if err == nil {
		_, err = db.Exec("DROP TABLE queue_lease") // as in a record of a build before the queue
	}
	if err = errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if _, err := sqlqueue.Look(t.Context(), kept); !errors.Is(err, queue.ErrNone) {
			t.Errorf("a record without a queue: %v", err)
		}
	}
	if _, err := sqlqueue.Look(t.Context(), filepath.Join(dir, "none.db")); !errors.Is(err, queue.ErrNoRecord) {
		t.Errorf("no record: %v", err)
	}
	if _, err := sqlqueue.Look(t.Context(), broken); !errors.Is(err, queue.ErrBroken) || errors.Is(err, queue.ErrNoRecord) {
		t.Errorf("a broken record: %v", err)
	}
}

// TestLookWhereNothingCanBeMade protects that a queue is looked at on media
// where SQLite cannot make its files beside the record.
func TestLookWhereNothingCanBeMade(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sanad.db")
	s, err := sqlite.Open(t.Context(), path, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	q, err := sqlqueue.Open(t.Context(), path)
	if err == nil {
		_, err = q.Add(t.Context(), []queue.Task{{Key: "a"}})
	}
	if err = errors.Join(err, q.Close(), s.Close()); err != nil {
		t.Fatal(err)
	}
	bare := filepath.Join(t.TempDir(), "bare")
	data, err := os.ReadFile(path)
	if err == nil {
		err = errors.Join(os.Mkdir(bare, 0o700), os.WriteFile(filepath.Join(bare, "r.db"), data, 0o400), os.Chmod(bare, 0o500))
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(bare, 0o700) })
	look, err := sqlqueue.Look(t.Context(), filepath.Join(bare, "r.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer look.Close()
	if list, err := look.Waiting(t.Context(), 0, 10); err != nil || len(list) != 1 {
		t.Errorf("%v, %v", list, err)
	}
}
