// Package pgtest starts a private PostgreSQL server for tests: the one that is
// installed, in a folder of its own, on a socket of its own, with fsync on,
// since what is tested is that nothing is lost.
package pgtest

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // to make databases with
)

// Variable names a server to use instead of starting one, as an address of a
// database in which others may be made.
const Variable = "SANAD_TEST_POSTGRES"

// ErrNone says that PostgreSQL is not installed.
var ErrNone = errors.New("PostgreSQL was not found: install it (Debian: apt-get install postgresql), or set " + Variable + " to the address of a server")

// Server is a server for one package's tests. Its zero value starts one when
// it is first asked for a database; Stop it in TestMain.
type Server struct {
	once  sync.Once
	admin string // the address of a database to make others from
	stop  func() error
	err   error
	count atomic.Int64
}

// Start starts a server for one test and returns the address of an empty
// database in it. A package with more than a few such tests shares a Server.
func Start(tb testing.TB) string {
	tb.Helper()
	s := &Server{}
	tb.Cleanup(func() {
		if err := s.Stop(); err != nil {
			tb.Errorf("stopping PostgreSQL: %v", err)
		}
	})
	return s.Database(tb)
}

// Database returns the address of a new, empty database that is dropped after
// the test. Without PostgreSQL the test is skipped.
func (s *Server) Database(tb testing.TB) string {
	tb.Helper()
	s.once.Do(s.start)
	if errors.Is(s.err, ErrNone) {
		tb.Skip(s.err)
	}
	if s.err != nil {
		tb.Fatalf("starting PostgreSQL: %v", s.err)
	}
	name := fmt.Sprintf("sanad_test_%d_%d", os.Getpid(), s.count.Add(1))
	s.exec(tb, "CREATE DATABASE "+name+" TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'")
	tb.Cleanup(func() { s.exec(tb, "DROP DATABASE "+name+" WITH (FORCE)") })
	u, err := url.Parse(s.admin)
	if err != nil {
		tb.Fatal(err)
	}
	u.Path = "/" + name
	return u.String()
}

func (s *Server) exec(tb testing.TB, query string) {
	tb.Helper()
	db, err := sql.Open("pgx", s.admin)
	if err != nil {
		tb.Fatal(err)
	}
	defer db.Close() //nolint:errcheck // nothing was kept in it
	if _, err := db.Exec(query); err != nil {
		tb.Errorf("%s: %v", query, err)
	}
}

// Stop stops the server and removes its folder.
func (s *Server) Stop() error {
	if s.stop == nil {
		return nil
	}
	return s.stop()
}

func (s *Server) start() {
	if s.admin = os.Getenv(Variable); s.admin != "" {
		return
	}
	bin, err := find()
	if err != nil {
		s.err = err
		return
	}
	folder, err := os.MkdirTemp("", "sanad-postgres-")
	if err != nil {
		s.err = err
		return
	}
	s.stop, s.err = run(bin, folder)
	if s.err != nil {
		s.err = errors.Join(s.err, os.RemoveAll(folder))
		return
	}
	s.admin = "postgres://sanad@/postgres?host=" + url.QueryEscape(folder)
	s.err = s.wait()
}

// find returns the folder of the programs: where PATH leads, or the newest
// where Debian's package puts them.
func find() (string, error) {
	if path, err := exec.LookPath("initdb"); err == nil {
		if path, err = filepath.EvalSymlinks(path); err == nil {
			return filepath.Dir(path), nil
		}
	}
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if err != nil || len(found) == 0 {
		return "", ErrNone
	}
	version := func(path string) int {
		n, _ := strconv.Atoi(filepath.Base(filepath.Dir(filepath.Dir(path))))
		return n
	}
	newest := slices.MaxFunc(found, func(a, b string) int { return version(a) - version(b) })
	return filepath.Dir(newest), nil
}

// watch runs the server until its standard input ends, and clears up. So no
// server outlives the tests, however they end.
const watch = `folder=$0; "$@" </dev/null & server=$!; cat >/dev/null; kill -INT $server; wait $server; code=$?; rm -rf -- "$folder"; exit $code`

// run makes a cluster and starts a server on it.
func run(bin, folder string) (stop func() error, err error) {
	data := filepath.Join(folder, "data")
	if err := giveAway(folder); err != nil {
		return nil, err
	}
	initdb := command(filepath.Join(bin, "initdb"), "-D", data, "-U", "sanad", "-A", "trust", "-E", "UTF8", "--locale=C")
	if said, err := initdb.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("initdb: %w: %s", err, said)
	}
	server := command("sh", "-c", watch, folder, filepath.Join(bin, "postgres"), "-D", data, "-k", folder, "-h", "",
		"-c", "shared_buffers=128MB", "-c", "max_connections=50", "-c", "max_wal_size=1GB", "-c", "fsync=on",
		"-c", "log_min_messages=panic", "-c", "log_min_error_statement=panic")
	alive, err := server.StdinPipe()
	if err != nil {
		return nil, err
	}
	if err := server.Start(); err != nil {
		return nil, err
	}
	return func() error { return errors.Join(alive.Close(), server.Wait(), os.RemoveAll(folder)) }, nil
}

// command is a program that runs as a user whom PostgreSQL accepts.
func command(program string, args ...string) *exec.Cmd {
	c := exec.Command(program, args...) //nolint:gosec // PostgreSQL's own, and sh
	c.Dir = os.TempDir()
	c.Env = append(slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.HasPrefix(v, "PG") }), "LC_ALL=C")
	asServer(c)
	return c
}

// wait waits until the server answers.
func (s *Server) wait() error {
	ctx, stop := context.WithTimeout(context.Background(), 60*time.Second)
	defer stop()
	db, err := sql.Open("pgx", s.admin)
	if err != nil {
		return err
	}
	defer db.Close() //nolint:errcheck // nothing was kept in it
	for {
		if err = db.PingContext(ctx); err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(20 * time.Millisecond):
		}
	}
}
