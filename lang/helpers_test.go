package lang_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/sanad-news/sanad/lang"
)

var update = flag.Bool("update", false, "write what the tests got as what they want")

// golden compares got with a file, or with -update writes the file.
func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s:\n got:\n%s\nwant:\n%s", file, got, want)
	}
}

// wholePack is the small good pack of testdata/whole, with the tables of the
// folder over put in place of its own, and without those that the folder's
// without.txt names.
func wholePack(t *testing.T, over string) fstest.MapFS {
	t.Helper()
	fsys := fstest.MapFS{}
	for _, dir := range []string{"testdata/whole/xx", over} {
		if dir == "" {
			continue
		}
		files, err := filepath.Glob(filepath.Join(dir, "*.tsv"))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			data, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			fsys["xx/"+filepath.Base(f)] = &fstest.MapFile{Data: data}
		}
	}
	without, err := os.ReadFile(filepath.Join(over, "without.txt"))
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	for f := range strings.FieldsSeq(string(without)) {
		delete(fsys, "xx/"+f)
	}
	return fsys
}

// shipped loads the packs that Sanad ships, once for all tests.
var shipped = sync.OnceValues(func() ([]*lang.Pack, error) { return lang.LoadAll(lang.Embedded()) })

func pack(t *testing.T, code string) *lang.Pack {
	t.Helper()
	packs, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range packs {
		if p.Code == code {
			return p
		}
	}
	t.Fatalf("no pack %s is shipped", code)
	return nil
}
