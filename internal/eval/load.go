package eval

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// ErrGold is wrapped by every error about the content of a gold file.
var ErrGold = errors.New("faulty gold")

// Load reads gold from a path: a file of JSON lines, a case file (.txt), or a
// folder of case files with the folders under it.
func Load(path string) ([]Article, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("loading gold: %w", err)
	}
	switch {
	case info.IsDir():
		return loadFolder(path)
	case filepath.Ext(path) == ".txt":
		a, err := loadCase(path)
		return []Article{a}, err
	}
	var out []Article
	seen := map[string]bool{}
	err = eachLine(path, func(line []byte) error {
		a, err := parseArticle(line)
		switch {
		case err != nil:
			return fmt.Errorf("%w: %w", ErrGold, err)
		case seen[a.ID]:
			return fmt.Errorf("%w: the id %q stands twice", ErrGold, a.ID)
		}
		seen[a.ID] = true
		out = append(out, a)
		return nil
	})
	if err == nil && len(out) == 0 {
		err = fmt.Errorf("%w: %s has no article", ErrGold, path)
	}
	return out, err
}

// loadFolder reads all cases of a folder, in the order of their paths. Two
// cases of one name would be one article to a scorer, so that is an error.
func loadFolder(dir string) ([]Article, error) {
	var out []Article
	var faults []error
	seen := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || filepath.Ext(path) != ".txt" {
			return err
		}
		a, err := loadCase(path)
		if err == nil && seen[a.ID] != "" {
			err = fmt.Errorf("%w: %s and %s have one name", ErrGold, seen[a.ID], path)
		}
		if err != nil {
			faults = append(faults, err)
			return nil
		}
		seen[a.ID] = path
		out = append(out, a)
		return nil
	})
	switch {
	case err != nil:
		return nil, fmt.Errorf("loading gold: %w", err)
	case len(faults) > 0:
		return nil, errors.Join(faults...)
	case len(out) == 0:
		return nil, fmt.Errorf("%w: no case (.txt) in %s", ErrGold, dir)
	}
	return out, nil
}

func loadCase(path string) (Article, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return Article{}, fmt.Errorf("loading gold: %w", err)
	}
	return parseCase(path, strings.TrimSuffix(filepath.Base(path), ".txt"), string(b))
}
