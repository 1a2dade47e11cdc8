package collect_test

import (
	"bufio"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/collect"
	"github.com/sanad-news/sanad/internal/data"
	"github.com/sanad-news/sanad/reader"
)

// known are the pages that are not yet read right, and why.
var known = map[string]string{}

// TestPages protects that saved pages after the templates of common outlets
// give title, outlet, date, address, credits and exactly the paragraphs of the
// report. The files are our own, about invented people; each page.html has its
// page.want.
func TestPages(t *testing.T) {
	files, err := filepath.Glob("testdata/pages/*.html")
	if err != nil || len(files) < 40 {
		t.Fatalf("%d pages, want 40 at least (%v)", len(files), err)
	}
	d, err := data.Load(data.Folders{})
	if err != nil {
		t.Fatal(err)
	}
	c, err := collect.New(collect.Options{MaxBytes: reader.MaxBytes, Labels: d.Labels()}, nil)
	if err != nil {
		t.Fatal(err)
	}
	r := reader.With(d)
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".html")
		t.Run(name, func(t *testing.T) {
			problems := pageProblems(t, c, r, file, readWant(t, strings.TrimSuffix(file, ".html")+".want"))
			why, isKnown := known[name]
			switch {
			case isKnown && len(problems) == 0:
				t.Error("is right now: take it out of the known ones")
			case isKnown:
				t.Log("known: " + why)
			default:
				for _, p := range problems {
					t.Error(p)
				}
			}
		})
	}
	if len(files)-len(known) < 38 || len(known) > 2 {
		t.Errorf("%d of %d pages are known to be wrong", len(known), len(files))
	}
}

// wanted is what a page should give.
type wanted struct {
	title, outlet, published, url, language string
	credits, notes, dates                   []string
	err                                     bool
	body                                    []string
}

func readWant(t *testing.T, file string) wanted {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var w wanted
	head := true
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		line := lines.Text()
		if head = head && line != ""; !head {
			if line != "" {
				w.body = append(w.body, line)
			}
			continue
		}
		key, value, _ := strings.Cut(line, ": ")
		switch key {
		case "Title":
			w.title = value
		case "Outlet":
			w.outlet = value
		case "Published":
			w.published = value
		case "URL":
			w.url = value
		case "Language":
			w.language = value
		case "Credit":
			w.credits = append(w.credits, value)
		case "Note":
			w.notes = append(w.notes, value)
		case "Other date":
			w.dates = append(w.dates, value)
		case "Error":
			w.err = true
		default:
			t.Fatalf("%s: what is %q?", file, key)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return w
}

// pageProblems reads one page and says where it is not as wanted.
func pageProblems(t *testing.T, c *collect.Collector, r *reader.Reader, file string, w wanted) []string {
	t.Helper()
	var items []collect.Item
	for i := range c.Collect(file) {
		i.Finish()
		items = append(items, i)
	}
	if len(items) != 1 {
		return []string{"not one item"}
	}
	item := items[0]
	if w.err {
		if !errors.Is(item.Err, collect.ErrNoArticle) {
			return []string{"taken for a report:\n" + item.Report.Text}
		}
		return nil
	}
	if item.Err != nil {
		return []string{item.Err.Error()}
	}
	rd, err := r.Read(context.Background(), item.Report)
	if err != nil {
		return []string{err.Error()}
	}
	var problems []string
	same := func(what, got, want string) {
		if got != want {
			problems = append(problems, what+"\n got "+got+"\nwant "+want)
		}
	}
	got := asWanted(&rd, item)
	same("title", got.title, w.title)
	same("outlet", got.outlet, w.outlet)
	same("published", got.published, w.published)
	same("url", got.url, w.url)
	same("language", got.language, w.language)
	same("credits", strings.Join(got.credits, "\n     "), strings.Join(w.credits, "\n     "))
	same("notes", strings.Join(got.notes, " "), strings.Join(w.notes, " "))
	same("body", strings.Join(got.body, "\n     "), strings.Join(w.body, "\n     "))
	for _, d := range w.dates {
		if !slices.Contains(got.dates, d) {
			problems = append(problems, "the date "+d+" is not kept beside the others: "+strings.Join(got.dates, " "))
		}
	}
	return problems
}

func asWanted(rd *sanad.Reading, item collect.Item) wanted {
	w := wanted{url: rd.Source.URL, language: rd.Language}
	if rd.Title != nil {
		w.title = *rd.Title
	}
	if rd.Outlet != nil {
		w.outlet = rd.Outlet.Name
	}
	if rd.Published != nil {
		w.published = rd.Published.Value
	}
	for _, c := range rd.Credits {
		if c.Role != "photo" {
			w.credits = append(w.credits, c.Role+"="+c.Name)
		}
	}
	for _, n := range item.Notes {
		w.notes = append(w.notes, string(n))
	}
	for _, d := range rd.Dates {
		w.dates = append(w.dates, d.Value)
	}
	runes := []rune(rd.Text)
	open := false // a dateline stands before the paragraph it opens
	for _, b := range rd.Blocks {
		if b.Kind != sanad.BodyBlock && b.Kind != sanad.DatelineBlock {
			continue
		}
		text := string(runes[b.Start:b.End])
		if open {
			w.body[len(w.body)-1] += " " + text
		} else {
			w.body = append(w.body, text)
		}
		open = b.Kind == sanad.DatelineBlock
	}
	return w
}
