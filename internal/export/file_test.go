package export

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/sanad-news/sanad/internal/record/recordtest"
	"github.com/sanad-news/sanad/internal/store"
)

// listing is the files of a folder, hidden ones too.
func listing(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	return each(entries, func(e os.DirEntry) string { return e.Name() })
}

// TestFilesAreWholeOrNotThere protects that a file is only there when it is
// whole: nothing is left of an export that failed.
func TestFilesAreWholeOrNotThere(t *testing.T) {
	r := open(t, "")
	recordtest.Add(t, r, append(fixture(t), acted(t))...)
	dir := filepath.Join(t.TempDir(), "new", "folder")
	ctx, stop := context.WithCancel(context.Background())
	o := Options{Format: CSV, Tables: Tables(), Out: dir}
	o.Select = func(store.Reader) (Selection, error) {
		stop() // as someone who stops the program
		return Selection{}, nil
	}
	if _, err := Export(ctx, r, o); !errors.Is(err, context.Canceled) {
		t.Fatalf("a stopped export: %v", err)
	}
	if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a stopped export left %q", listing(t, dir))
	}
	o.Select = nil
	files, err := Export(context.Background(), r, o)
	if err != nil {
		t.Fatal(err)
	}
	if got := listing(t, dir); len(got) != len(files) || len(got) != len(Tables()) {
		t.Errorf("files %q", got)
	}
	for _, f := range files {
		if f.Rows == 0 && f.Table != Corrections {
			t.Errorf("%s has no rows", f.Path)
		}
	}
}

// TestNothingIsOverwritten protects what a user has: it is written over only
// when they say so.
func TestNothingIsOverwritten(t *testing.T) {
	r := open(t, "")
	recordtest.Add(t, r, fixture(t)...)
	path := filepath.Join(t.TempDir(), "mine.csv")
	if err := os.WriteFile(path, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	o := Options{Format: CSV, Tables: []Table{Lines}, Out: path}
	var at *FileError
	if _, err := Export(context.Background(), r, o); !errors.Is(err, ErrExists) || !errors.As(err, &at) || at.Path != path {
		t.Errorf("over a file: %v", err)
	}
	if got := readFile(t, path); got != "mine" {
		t.Errorf("the file is now %q", got)
	}
	o.Force = true
	if _, err := Export(context.Background(), r, o); err != nil {
		t.Fatal(err)
	}
	if got := readFile(t, path); got == "mine" {
		t.Error("--force wrote nothing")
	}
	if got := listing(t, filepath.Dir(path)); len(got) != 1 {
		t.Errorf("files %q", got)
	}
	o.Tables = Tables() // needs a folder
	if _, err := Export(context.Background(), r, o); !errors.Is(err, ErrMany) {
		t.Errorf("many tables into a file: %v", err)
	}
	o.Out, o.Stdout = Stdout, io.Discard
	if _, err := Export(context.Background(), r, o); !errors.Is(err, ErrMany) {
		t.Errorf("many tables to standard output: %v", err)
	}
}

// TestLinksAndDevices protects that --force replaces no link and no device.
func TestLinksAndDevices(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no such links and devices")
	}
	r := open(t, "")
	recordtest.Add(t, r, fixture(t)...)
	dir := t.TempDir()
	target, link := filepath.Join(dir, "real.csv"), filepath.Join(dir, "link.csv")
	if err := os.WriteFile(target, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(target, link); err != nil {
		t.Fatal(err)
	}
	o := Options{Format: CSV, Tables: []Table{Lines}, Out: link, Force: true}
	if _, err := Export(context.Background(), r, o); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link is gone: %v %v", info, err)
	}
	if len(readFile(t, target)) == 0 {
		t.Error("the file that the link leads to is empty")
	}
	o.Out = "/dev/full"
	if _, err := os.Stat(o.Out); err != nil {
		t.Skip("no /dev/full")
	}
	var at *FileError
	_, err := Export(context.Background(), r, o)
	if !errors.As(err, &at) || at.Path != "/dev/full" || at.Err.Error() != "no space left on device" {
		t.Errorf("a full device: %v", err)
	}
	if info, err := os.Stat(o.Out); err != nil || info.Mode().IsRegular() {
		t.Error("the device was replaced by a file")
	}
}

// TestUnwritable protects that what stands in the way is named.
func TestUnwritable(t *testing.T) {
	r := open(t, "")
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for out, want := range map[string]error{
		filepath.Join(file, "x.csv"): nil,
		"a\x00b":                     fs.ErrInvalid,
		file + "/":                   nil,
	} {
		_, err := Export(context.Background(), r, Options{Format: CSV, Tables: []Table{Lines}, Out: out})
		var at *FileError
		if !errors.As(err, &at) || want != nil && !errors.Is(err, want) {
			t.Errorf("%q: %v", out, err)
		}
	}
	for _, o := range []Options{
		{Format: "xlsx", Tables: []Table{Lines}},
		{Format: CSV, Tables: []Table{"everything"}},
		{Format: Annotations, Tables: []Table{Lines}},
	} {
		o.Out = filepath.Join(dir, "never")
		if _, err := Export(context.Background(), r, o); !errors.Is(err, ErrFormat) && !errors.Is(err, ErrTable) {
			t.Errorf("%s of %s: %v", o.Format, o.Tables, err)
		}
		if _, err := os.Stat(o.Out); err == nil {
			t.Error("a file was made")
		}
	}
}
