// Package pageset scores how much of the text of web pages is found, and how
// much else with it, as the article-extraction benchmark of Scrapinghub does: a
// folder with html/ID.html or ID.html.gz, and ground-truth.json with the
// articleBody of each ID.
package pageset

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
)

// ErrFolder says that a folder is no benchmark of pages.
var ErrFolder = errors.New("no benchmark of pages: it needs html/*.html or html/*.html.gz")

// Page is the text of a page, as the benchmark has it.
type Page struct {
	Body string `json:"articleBody"`
}

// Files are the pages of a folder, by ID.
func Files(dir string) (map[string]string, error) {
	out := map[string]string{}
	for _, ending := range []string{".html", ".html.gz"} {
		files, err := filepath.Glob(filepath.Join(dir, "html", "*"+ending))
		if err != nil {
			return nil, fmt.Errorf("looking for pages: %w", err)
		}
		for _, f := range files {
			out[strings.TrimSuffix(filepath.Base(f), ending)] = f
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s: %w", dir, ErrFolder)
	}
	return out, nil
}

// Truth is what the pages of a folder should give; nil where it does not say.
func Truth(dir string) (map[string]Page, error) {
	path := filepath.Join(dir, "ground-truth.json")
	data, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil //nolint:nilnil // there is none
	}
	if err != nil {
		return nil, fmt.Errorf("reading what the pages should give: %w", err)
	}
	var truth map[string]Page
	if err := json.Unmarshal(data, &truth); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return truth, nil
}

// Score is how well one page was found, or all of them. Of all of them
// precision and recall are means, and F1 is of those.
type Score struct {
	ID                    string
	Precision, Recall, F1 float64
}

// Compare scores what was found. What is not there counts as nothing found.
// The pages come worst first.
func Compare(truth, found map[string]Page) (all Score, pages []Score) {
	var precisions, recalls []float64
	for id, want := range truth {
		s, hasPrecision, hasRecall := compare(want.Body, found[id].Body)
		s.ID = id
		if hasPrecision {
			precisions = append(precisions, s.Precision)
		}
		if hasRecall {
			recalls = append(recalls, s.Recall)
		}
		pages = append(pages, s)
	}
	slices.SortFunc(pages, func(a, b Score) int { return cmp.Or(cmp.Compare(a.F1, b.F1), cmp.Compare(a.ID, b.ID)) })
	all = Score{Precision: mean(precisions), Recall: mean(recalls)}
	all.F1 = f1(all.Precision, all.Recall)
	return all, pages
}

// compare holds the shingles of two texts against one another. A page where
// nothing was found has no precision, and one that has nothing no recall.
func compare(want, got string) (s Score, hasPrecision, hasRecall bool) {
	truth, found := shingles(want), shingles(got)
	both, only, missing := 0, 0, 0
	for k, n := range truth {
		both += min(n, found[k])
		missing += max(n-found[k], 0)
	}
	for k, n := range found {
		only += max(n-truth[k], 0)
	}
	share := func(others int) float64 {
		switch {
		case only == 0 && missing == 0:
			return 1
		case both == 0:
			return 0
		}
		return float64(both) / float64(both+others)
	}
	s.Precision, s.Recall = share(only), share(missing)
	s.F1 = f1(s.Precision, s.Recall)
	return s, both+only > 0, both+missing > 0
}

func f1(precision, recall float64) float64 {
	if precision+recall == 0 {
		return 0
	}
	return 2 * precision * recall / (precision + recall)
}

func mean(list []float64) float64 {
	sum := 0.0
	for _, x := range list {
		sum += x
	}
	return sum / float64(max(len(list), 1))
}

// words is how many words a shingle has.
const words = 4

// shingles counts the runs of four words of a text; a shorter one is one run.
func shingles(s string) map[[words]string]int {
	list := strings.FieldsFunc(s, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsNumber(c) && c != '_' })
	out := map[[words]string]int{}
	for i := 0; i < max(1, len(list)-words+1) && len(list) > 0; i++ {
		var run [words]string
		copy(run[:], list[i:])
		out[run]++
	}
	return out
}

// Write writes what was found as the benchmark reads it.
func Write(w io.Writer, found map[string]Page) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(found); err != nil {
		return fmt.Errorf("writing what was found: %w", err)
	}
	return nil
}

// Show writes the score of all pages.
func Show(w io.Writer, all Score, pages int) error {
	_, err := fmt.Fprintf(w, "pages %d  precision %.3f  recall %.3f  F1 %.3f\n", pages, all.Precision, all.Recall, all.F1)
	return err //nolint:wrapcheck // the caller knows what it writes to
}

// ShowWorst writes the scores of the pages that were found worst.
func ShowWorst(w io.Writer, pages []Score, most int) error {
	for _, p := range pages[:min(most, len(pages))] {
		if p.F1 == 1 {
			break
		}
		if _, err := fmt.Fprintf(w, "%.3f  precision %.3f  recall %.3f  %s\n", p.F1, p.Precision, p.Recall, p.ID); err != nil {
			return err //nolint:wrapcheck // the caller knows what it writes to
		}
	}
	return nil
}
