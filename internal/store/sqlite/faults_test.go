package sqlite_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/sanad-news/sanad/internal/store"
	"github.com/sanad-news/sanad/internal/store/sqlite"
	"github.com/sanad-news/sanad/internal/store/storetest"
)

// is protects that an error can be told apart, and says which record it is
// about and, where want is one that can be helped, what to do.
func is(t *testing.T, err, want error, path, remedy string) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Fatalf("got %v, want %v", err, want)
	}
	for _, part := range []string{filepath.Base(path), remedy} {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("%v does not say %q", err, part)
		}
	}
}

// TestFull protects that a full disk is told as such, loses nothing that was
// kept, and can be recovered from.
func TestFull(t *testing.T) {
	s, path := open(t, sqlite.Options{MaxPages: 400})
	source := storetest.NewSource(1, 1)
	var err error
	kept := 0
	for kept < 100_000 && err == nil {
		if err = s.Update(t.Context(), source.Batch(100).Put); err == nil {
			kept += 100
		}
	}
	is(t, err, store.ErrFull, path, "free some room")
	counts := func(s store.Store) (c store.Counts) {
		t.Helper()
		if err := s.View(t.Context(), func(r store.Reader) (err error) { c, err = r.Counts(); return err }); err != nil {
			t.Fatal(err)
		}
		return c
	}
	if c := counts(s); c.Statements != kept {
		t.Errorf("%d statements were kept, and %d are there", kept, c.Statements)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	roomy := openAt(t, path, sqlite.Options{})
	if err := roomy.Update(t.Context(), source.Batch(100).Put); err != nil {
		t.Errorf("with room again: %v", err)
	}
	if c := counts(roomy); c.Statements != kept+100 {
		t.Errorf("%d statements after room was made for %d", c.Statements, kept+100)
	}
}

// TestReadOnly protects that a record which cannot be written is told as such,
// also to root, and that one can be read meanwhile and from a folder in which
// nothing can be made.
func TestReadOnly(t *testing.T) {
	s, path := open(t, sqlite.Options{})
	if err := s.Update(t.Context(), func(w store.Writer) error { return w.SetMeta("k", "v") }); err != nil {
		t.Fatal(err)
	}
	_, err := sqlite.Open(t.Context(), filepath.Join(path, "in a file.db"), sqlite.Options{})
	is(t, err, store.ErrReadOnly, "in a file.db", "permissions")
	_, err = sqlite.Open(t.Context(), filepath.Dir(path), sqlite.Options{})
	is(t, err, store.ErrBroken, filepath.Dir(path), "name a file in it")

	r := openAt(t, path, sqlite.Options{ReadOnly: true})
	err = r.Update(t.Context(), func(store.Writer) error { t.Error("an Update ran"); return nil })
	is(t, err, store.ErrReadOnly, path, "reading only")
	sees(t, r, "v")
	if err := s.Update(t.Context(), func(w store.Writer) error { return w.SetMeta("k", "w") }); err != nil {
		t.Errorf("writing beside a reader: %v", err)
	}
	sees(t, r, "w")
	if err := errors.Join(r.Close(), s.Close()); err != nil {
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
	sees(t, openAt(t, filepath.Join(bare, "r.db"), sqlite.Options{ReadOnly: true}), "v", "w")
}

func sees(t *testing.T, s store.Store, want ...string) {
	t.Helper()
	err := s.View(t.Context(), func(r store.Reader) error {
		v, err := r.Meta("k")
		if v != want[len(want)-1] {
			t.Errorf("read %q, want %q", v, want)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// TestNoRecord protects that reading makes no record by mistyping its path.
func TestNoRecord(t *testing.T) {
	path := filepath.Join(t.TempDir(), "none.db")
	_, err := sqlite.Open(t.Context(), path, sqlite.Options{ReadOnly: true})
	is(t, err, store.ErrNoRecord, path, "path")
	if _, err := os.Stat(path); err == nil {
		t.Error("a file was made")
	}
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = sqlite.Open(t.Context(), path, sqlite.Options{ReadOnly: true})
	is(t, err, store.ErrNoRecord, path, "nothing has been added")
}

// TestLocked protects that another writer is waited for, as long as was said
// and no longer, and that the waiting can be called off.
func TestLocked(t *testing.T) {
	s, path := open(t, sqlite.Options{Wait: 300 * time.Millisecond})
	other, err := sql.Open("sqlite", "file:"+(filepath.ToSlash(strings.NewReplacer("?", "%3f", "#", "%23", "%", "%25").Replace(path)))+"?_txlock=immediate")
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	tx, err := other.Begin()
	if err != nil {
		t.Fatal(err)
	}
	write := func(ctx context.Context) error {
		return s.Update(ctx, func(w store.Writer) error { return w.SetMeta("k", "v") })
	}
	start := time.Now()
	is(t, write(t.Context()), store.ErrLocked, path, "wait until that program is done")
	if d := time.Since(start); d < 250*time.Millisecond || d > 5*time.Second {
		t.Errorf("waited %v", d)
	}
	soon, stop := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer stop()
	if err := write(soon); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("called off: %v", err)
	}
	time.AfterFunc(100*time.Millisecond, func() { _ = tx.Rollback() })
	if err := write(t.Context()); err != nil {
		t.Errorf("the lock was gone in time: %v", err)
	}
	sees(t, s, "v")
}

// TestBroken protects that a file which is no record, or no more, is told as
// such and is not written to.
func TestBroken(t *testing.T) {
	path := filepath.Join(t.TempDir(), "r.db")
	text := bytes.Repeat([]byte("This is a letter to the editor. "), 500)
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, o := range []sqlite.Options{{}, {ReadOnly: true}} {
		_, err := sqlite.Open(t.Context(), path, o)
		is(t, err, store.ErrBroken, path, "another path")
	}
	if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, text) {
		t.Error("the file was written to")
	}

	db, err := sql.Open("sqlite", path+"2")
	if err == nil {
		_, err = db.Exec("CREATE TABLE recipes (name TEXT)")
	}
	if err = errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	_, err = sqlite.Open(t.Context(), path+"2", sqlite.Options{})
	is(t, err, store.ErrBroken, path+"2", "another program")
}

// TestDamaged protects that damage in the middle of a record is told when it
// is met.
func TestDamaged(t *testing.T) {
	s, path := open(t, sqlite.Options{})
	if err := s.Update(t.Context(), storetest.NewSource(1, 1).Batch(400).Put); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 8 * 4096; i < len(data); i++ {
		data[i] = byte(i)
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err = sqlite.Open(t.Context(), path, sqlite.Options{})
	if err == nil {
		t.Cleanup(func() { _ = s.Close() })
		err = s.View(t.Context(), func(r store.Reader) error {
			_, err := r.Statements(store.StatementQuery{})
			return err
		})
	}
	is(t, err, store.ErrBroken, path, "copy")
}
