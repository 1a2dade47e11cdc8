package postgres_test

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgconn"

	"github.com/sanad-news/sanad/internal/store"
	"github.com/sanad-news/sanad/internal/store/postgres"
	"github.com/sanad-news/sanad/internal/store/storetest"
)

// admin is a connection beside the record.
func admin(t *testing.T, address string) *sql.DB {
	t.Helper()
	db, err := sql.Open("pgx", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

func do(t *testing.T, db *sql.DB, queries ...string) {
	t.Helper()
	for _, q := range queries {
		if _, err := db.ExecContext(t.Context(), q); err != nil {
			t.Fatalf("%s: %v", q, err)
		}
	}
}

// is protects that an error can be told apart, and says which record it is
// about and what to do.
func is(t *testing.T, err, want error, parts ...string) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Fatalf("got %v, want %v", err, want)
	}
	for _, part := range parts {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("%v does not say %q", err, part)
		}
	}
}

func write(ctx context.Context, s store.Store, value string) error {
	return s.Update(ctx, func(w store.Writer) error { return w.SetMeta("k", value) })
}

func read(t *testing.T, s store.Store) (value string) {
	t.Helper()
	err := s.View(t.Context(), func(r store.Reader) (err error) { value, err = r.Meta("k"); return err })
	if err != nil {
		t.Error(err)
	}
	return value
}

// TestLost protects that a connection which is lost in the middle of writing is
// told as such, that nothing half written stays, and that the record is of use
// again at once; also when the connection was lost while nobody used it.
func TestLost(t *testing.T) {
	address := server.Database(t)
	s := openAt(t, address, postgres.Options{})
	db := admin(t, address)
	const kill = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
	if err := write(t.Context(), s, "before"); err != nil {
		t.Fatal(err)
	}
	err := s.Update(t.Context(), func(w store.Writer) error {
		if err := w.SetMeta("k", "lost"); err != nil {
			return err
		}
		do(t, db, kill)
		return w.SetMeta("k", "more")
	})
	is(t, err, store.ErrLost, "do it again")
	if got := read(t, s); got != "before" {
		t.Errorf("read %q", got)
	}
	if err := write(t.Context(), s, "again"); err != nil {
		t.Error(err)
	}
	do(t, db, kill)
	if err := write(t.Context(), s, "idle"); err != nil {
		t.Errorf("a connection lost while idle: %v", err)
	}
	if got := read(t, s); got != "idle" {
		t.Errorf("read %q", got)
	}
	err = s.View(t.Context(), func(r store.Reader) error {
		do(t, db, kill)
		_, err := r.Statements(store.StatementQuery{})
		return err
	})
	is(t, err, store.ErrLost)
}

// TestNoServer protects that a server that is not there is told as such, and
// that no error shows a password.
func TestNoServer(t *testing.T) {
	for _, address := range []string{
		"postgres://rina:geheim@127.0.0.1:1/sanad?connect_timeout=5", "host=127.0.0.1 port=1 user=rina password=geheim dbname=sanad connect_timeout=5",
		"postgres://rina@127.0.0.1:1/sanad?password=geheim&connect_timeout=5",
	} {
		_, err := postgres.Open(t.Context(), address, postgres.Options{})
		is(t, err, store.ErrLost, "rina", "127.0.0.1", "see that the server runs")
		if strings.Contains(err.Error(), "geheim") {
			t.Errorf("the password is shown: %v", err)
		}
	}
	_, err := postgres.Open(t.Context(), "postgres://rina:geheim@[::1/sanad", postgres.Options{})
	if err == nil || strings.Contains(err.Error(), "geheim") {
		t.Errorf("an address that is none: %v", err)
	}
}

// TestNoDatabase protects that a database that is not there is told as such,
// and one without tables from reading.
func TestNoDatabase(t *testing.T) {
	address := server.Database(t)
	_, err := postgres.Open(t.Context(), address, postgres.Options{ReadOnly: true})
	is(t, err, store.ErrNoRecord, "nothing has been added")
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	u.Path += "_none"
	_, err = postgres.Open(t.Context(), u.String(), postgres.Options{})
	is(t, err, store.ErrNoRecord, "createdb")
}

// TestReadOnly protects that a record which may only be read is told as such.
func TestReadOnly(t *testing.T) {
	address := server.Database(t)
	if err := write(t.Context(), openAt(t, address, postgres.Options{}), "v"); err != nil {
		t.Fatal(err)
	}
	r := openAt(t, address, postgres.Options{ReadOnly: true})
	is(t, write(t.Context(), r, "w"), store.ErrReadOnly, "reading only")
	if got := read(t, r); got != "v" {
		t.Errorf("read %q", got)
	}
	do(t, admin(t, address), "DROP ROLE IF EXISTS sanad_reader", "CREATE ROLE sanad_reader LOGIN", "GRANT SELECT ON ALL TABLES IN SCHEMA public TO sanad_reader")
	t.Cleanup(func() {
		db, err := sql.Open("pgx", address)
		if err == nil {
			_, err = db.Exec("DROP OWNED BY sanad_reader; DROP ROLE sanad_reader")
		}
		if err = errors.Join(err, db.Close()); err != nil {
			t.Error(err)
		}
	})
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	u.User = url.User("sanad_reader")
	is(t, write(t.Context(), openAt(t, u.String(), postgres.Options{}), "w"), store.ErrReadOnly, "grant")
}

// TestLocked protects that another writer is waited for, as long as was said
// and no longer, and that records in two schemas do not wait for each other.
func TestLocked(t *testing.T) {
	address := server.Database(t)
	s := openAt(t, address, postgres.Options{})
	hurried := openAt(t, address, postgres.Options{Wait: 200 * time.Millisecond})
	do(t, admin(t, address), "CREATE SCHEMA other")
	elsewhere := openAt(t, address+"&search_path=other", postgres.Options{Wait: 200 * time.Millisecond})
	err := s.Update(t.Context(), func(w store.Writer) error {
		is(t, write(t.Context(), hurried, "v"), store.ErrLocked, "wait until that program is done")
		if err := write(t.Context(), elsewhere, "elsewhere"); err != nil {
			t.Error(err)
		}
		return w.SetMeta("k", "here")
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := write(t.Context(), hurried, "later"); err != nil {
		t.Error(err)
	}
	if a, b := read(t, s), read(t, elsewhere); a != "later" || b != "elsewhere" {
		t.Errorf("read %q and %q", a, b)
	}
	_, err = postgres.Open(t.Context(), address+"&search_path=nowhere", postgres.Options{})
	is(t, err, store.ErrNoRecord, "CREATE SCHEMA")
}

// TestNewer protects a record of a later build from an earlier one.
func TestNewer(t *testing.T) {
	address := server.Database(t)
	openAt(t, address, postgres.Options{})
	do(t, admin(t, address), "INSERT INTO schema_version (version_id, is_applied) VALUES (4000, true)")
	_, err := postgres.Open(t.Context(), address, postgres.Options{})
	is(t, err, store.ErrNewer, "use a newer build")
}

// TestFull protects that a full disk is told as such. No test can fill a
// server's disk, so the server says it by itself, from a trigger.
func TestFull(t *testing.T) {
	address := server.Database(t)
	s := openAt(t, address, postgres.Options{})
	do(t, admin(t, address), `CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
		$$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$`,
		"CREATE TRIGGER full_disk BEFORE INSERT ON meta FOR EACH ROW EXECUTE FUNCTION full_disk()")
	err := write(t.Context(), s, "v")
	is(t, err, store.ErrFull, "server's disk")
	if _, ok := errors.AsType[*pgconn.PgError](err); !ok {
		t.Errorf("the server's own words are lost: %v", err)
	}
}

// TestOpenAtOnce protects that several programs can make a record at once.
func TestOpenAtOnce(t *testing.T) {
	address := server.Database(t)
	var all sync.WaitGroup
	for range 6 {
		all.Go(func() {
			s, err := postgres.Open(t.Context(), address, postgres.Options{})
			if err == nil {
				err = errors.Join(write(t.Context(), s, "v"), s.Close())
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
}

// TestRelaxed protects that a record opened so is one all the same.
func TestRelaxed(t *testing.T) {
	s := openAt(t, server.Database(t), postgres.Options{Relaxed: true})
	if err := s.Update(t.Context(), storetest.NewSource(1, 1).Batch(100).Put); err != nil {
		t.Error(err)
	}
}
