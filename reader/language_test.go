package reader_test

import (
	"path/filepath"
	"testing"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/eval"
	"github.com/sanad-news/sanad/reader"
)

// TestLanguageOfGold reads every case of the project's gold without saying in
// which language it is written: each must be read as its folder's language.
// Indonesian and Malay share most of their small words, so that they are the
// ones to be told apart.
func TestLanguageOfGold(t *testing.T) {
	r, err := reader.New(reader.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, code := range []string{"en", "id", "ms"} {
		t.Run(code, func(t *testing.T) {
			gold, err := eval.Load(filepath.Join("..", "internal", "eval", "gold", code))
			if err != nil {
				t.Fatal(err)
			}
			if len(gold) == 0 {
				t.Fatal("there are no cases")
			}
			for _, article := range gold {
				rd, err := r.Read(t.Context(), sanad.Report{Text: article.Report.Text})
				if err != nil {
					t.Errorf("%s: %v", article.ID, err)
					continue
				}
				if rd.Language != code {
					t.Errorf("%s is read as %q, not %q", article.ID, rd.Language, code)
				}
			}
		})
	}
}
