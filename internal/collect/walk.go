package collect

import (
	"os"
	"path/filepath"
	"strings"
)

// walk yields the reports under a folder, files and folders in the order of
// their names.
func (c *Collector) walk(dir string, yield func(Item) bool) bool {
	actual, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return yield(failed(dir, fileProblem(err), err))
	}
	w := walker{c: c, yield: yield, seen: map[string]bool{}}
	if !w.folder(dir, actual) {
		return false
	}
	if !w.found {
		return yield(Item{Where: dir, Err: &Error{Where: dir, Problem: ErrNoReports}})
	}
	return true
}

// walker walks one folder.
type walker struct {
	c     *Collector
	yield func(Item) bool
	seen  map[string]bool // folders by their real path: a link may lead back up
	found bool
}

func (w *walker) folder(dir, actual string) bool {
	if w.seen[actual] {
		return true
	}
	w.seen[actual] = true
	entries, err := os.ReadDir(dir) // sorted
	if err != nil && !w.take(failed(dir, fileProblem(err), err)) {
		return false
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		if !w.entry(filepath.Join(dir, e.Name()), filepath.Join(actual, e.Name()), e) {
			return false
		}
	}
	return true
}

func (w *walker) entry(path, actual string, e os.DirEntry) bool {
	mode := e.Type()
	if mode&os.ModeSymlink != 0 {
		info, err := os.Stat(path)
		if err != nil {
			if !takes(path) {
				w.c.skip(path)
				return true
			}
			return w.take(failed(path, fileProblem(err), err))
		}
		mode = info.Mode().Type()
		if r, err := filepath.EvalSymlinks(path); err == nil {
			actual = r
		}
	}
	switch {
	case mode.IsDir() && partsOfPage(path):
		return true
	case mode.IsDir():
		return w.folder(path, actual)
	case !mode.IsRegular() || !takes(path):
		w.c.skip(path) // a pipe or device in a folder would be waited for, maybe for ever
		return true
	}
	w.found = true
	return w.c.file(path, w.yield)
}

func (w *walker) take(i Item) bool {
	w.found = true
	return w.yield(i)
}

// takes reports whether a file of a folder may hold reports, from its ending.
func takes(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case "", ".txt", ".text", ".jsonl", ".ndjson", ".csv", ".tsv", ".html", ".htm", ".xhtml", ".shtml",
		".rss", ".atom", ".rdf", ".xml", ".opml", ".warc", ".gz", ".zip":
		return true
	}
	return false
}

// partsOfPage reports whether a folder holds the pictures and frames of a page
// that a browser saved whole: page_files beside page.html.
func partsOfPage(dir string) bool {
	base, ok := strings.CutSuffix(dir, "_files")
	if !ok {
		return false
	}
	for _, ext := range []string{".html", ".htm"} {
		if info, err := os.Stat(base + ext); err == nil && info.Mode().IsRegular() {
			return true
		}
	}
	return false
}
