//go:build unix

package sqlite_test

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/sanad-news/sanad/internal/store"
	"github.com/sanad-news/sanad/internal/store/sqlite"
	"github.com/sanad-news/sanad/internal/store/storetest"
)

// child is the variable that tells this test binary to be another program for
// a while: what it is to do, and on which record.
const (
	child  = "SANAD_TEST_CHILD"
	record = "SANAD_TEST_RECORD"
)

// TestChild is that other program. Run by itself it does nothing.
func TestChild(t *testing.T) {
	path := os.Getenv(record)
	switch os.Getenv(child) {
	case "add": // adds until it is killed, and says what it has been told is kept
		s := openAt(t, path, sqlite.Options{})
		source := storetest.NewSource(1, 1)
		for n := 40; ; n += 40 {
			if err := s.Update(t.Context(), source.Batch(40).Put); err != nil {
				t.Fatal(err)
			}
			fmt.Println("kept", n)
		}
	case "limit": // adds until no file may grow
		s := openAt(t, path, sqlite.Options{})
		signal.Ignore(syscall.SIGXFSZ)
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: 2 << 20, Max: 2 << 20}); err != nil {
			t.Fatal(err)
		}
		source := storetest.NewSource(1, 1)
		for n := 0; ; n += 40 {
			if err := s.Update(t.Context(), source.Batch(40).Put); err != nil {
				fmt.Println("kept", n)
				fmt.Println("full", errors.Is(err, store.ErrFull), strings.ReplaceAll(err.Error(), "\n", " "))
				return
			}
		}
	case "lock": // writes for a while
		s := openAt(t, path, sqlite.Options{})
		if err := s.Update(t.Context(), func(store.Writer) error {
			fmt.Println("kept", 0)
			time.Sleep(600 * time.Millisecond)
			return nil
		}); err != nil {
			t.Fatal(err)
		}
	}
}

// start starts this test binary as another program.
func start(t *testing.T, what, path string) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	c := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestChild$")
	c.Env = append(os.Environ(), child+"="+what, record+"="+path)
	out, err := c.StdoutPipe()
	if err == nil {
		err = c.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	return c, bufio.NewScanner(out)
}

// kept is the number on the next line that says what was kept.
func kept(t *testing.T, lines *bufio.Scanner) int {
	t.Helper()
	for lines.Scan() {
		if after, ok := strings.CutPrefix(lines.Text(), "kept "); ok {
			n, err := strconv.Atoi(after)
			if err != nil {
				t.Fatal(err)
			}
			return n
		}
	}
	t.Fatal("the other program ended early")
	return 0
}

func statementsIn(t *testing.T, path string) int {
	t.Helper()
	var c store.Counts
	s := openAt(t, path, sqlite.Options{})
	if err := s.View(t.Context(), func(r store.Reader) (err error) { c, err = r.Counts(); return err }); err != nil {
		t.Fatal(err)
	}
	return c.Statements
}

// TestKilled protects that what Update returned from is there when the program
// is killed the next moment, and nothing is there by half.
func TestKilled(t *testing.T) {
	for _, after := range []int{1, 7, 30} {
		path := filepath.Join(t.TempDir(), "r.db")
		c, lines := start(t, "add", path)
		n := 0
		for range after {
			n = kept(t, lines)
		}
		if err := c.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		for lines.Scan() { // what it had said before it died
			if _, err := fmt.Sscanf(lines.Text(), "kept %d", &n); err != nil {
				break
			}
		}
		_ = c.Wait()
		if got := statementsIn(t, path); got < n || got > n+40 || got%40 != 0 {
			t.Errorf("%d statements were told as kept, %d are there", n, got)
		}
	}
}

// TestFileLimit protects that a limit on the size of files is told as a full
// disk: SQLite tells neither apart from a disk that fails.
func TestFileLimit(t *testing.T) {
	path := filepath.Join(t.TempDir(), "r.db")
	c, lines := start(t, "limit", path)
	n := kept(t, lines)
	if !lines.Scan() || !strings.HasPrefix(lines.Text(), "full true") || !strings.Contains(lines.Text(), "free some room") {
		t.Errorf("it said %q", lines.Text())
	}
	_ = c.Wait()
	if got := statementsIn(t, path); got != n || n == 0 {
		t.Errorf("%d statements were told as kept, %d are there", n, got)
	}
}

// TestOtherProgram protects that another program that writes is waited for.
func TestOtherProgram(t *testing.T) {
	s, path := open(t, sqlite.Options{})
	hurried := openAt(t, path, sqlite.Options{Wait: 100 * time.Millisecond})
	c, lines := start(t, "lock", path)
	kept(t, lines)
	set := func(w store.Writer) error { return w.SetMeta("k", "v") }
	is(t, hurried.Update(t.Context(), set), store.ErrLocked, path, "wait until that program is done")
	if err := s.Update(t.Context(), set); err != nil {
		t.Error(err)
	}
	if err := c.Wait(); err != nil {
		t.Error(err)
	}
	sees(t, s, "v")
}
