package reader_test

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/reader"
)

// shared is one reader for all tests: it is safe for concurrent use.
var shared = sync.OnceValues(func() (*reader.Reader, error) { return reader.New(reader.Options{}) })

func newReader(t testing.TB) *reader.Reader {
	t.Helper()
	r, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// mustRead reads a text in a language; "" finds the language from the text.
func mustRead(t testing.TB, code, text string) sanad.Reading {
	t.Helper()
	rd, err := newReader(t).Read(context.Background(), sanad.Report{Text: text, Language: code})
	if err != nil {
		t.Fatalf("%.80q: %v", text, err)
	}
	return rd
}

// reports are the texts of the examples and of the project's gold.
func reports(t testing.TB) []string {
	t.Helper()
	var texts []string
	for _, root := range []string{"../examples", "../internal/eval/gold"} {
		err := filepath.WalkDir(root, func(path string, _ fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(path, ".txt") {
				return err
			}
			data, err := os.ReadFile(path)
			text, _, _ := strings.Cut(string(data), "\n----------\n")
			texts = append(texts, text)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(texts) < 50 {
		t.Fatalf("only %d reports", len(texts))
	}
	return texts
}
