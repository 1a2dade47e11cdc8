package sqlite_test

import (
	"database/sql"
	"errors"
	"testing"

	"github.com/sanad-news/sanad/internal/store/sqlite"
)

// TestOldQueue protects what is queued in a record of a build that made the
// tables of the queue itself.
func TestOldQueue(t *testing.T) {
	path := copyOfV1(t)
	change(t, path, `CREATE TABLE queue_sources (url TEXT PRIMARY KEY, body TEXT NOT NULL); INSERT INTO queue_sources VALUES ('https://laut.example/feed', '{}')`)
	openAt(t, path, sqlite.Options{})
	change(t, path, `INSERT INTO queue_lease VALUES (1, 'me', 0); UPDATE queue_sources SET body = '{"Visits": 1}' WHERE url = 'https://laut.example/feed' AND body = '{}'`)
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var kept int
	if err := db.QueryRow(`SELECT count(*) FROM queue_sources WHERE body <> '{}'`).Scan(&kept); err != nil || kept != 1 {
		t.Errorf("%d sources are left, %v", kept, err)
	}
}

// change changes a record behind the store's back.
func change(t *testing.T, path, query string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err == nil {
		_, err = db.Exec(query)
	}
	if err = errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
}
