package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"

	"github.com/sanad-news/sanad/internal/collect"
	"github.com/sanad-news/sanad/internal/data"
	"github.com/sanad-news/sanad/internal/eval/pageset"
	"github.com/sanad-news/sanad/reader"
)

// runPages finds the texts of the pages of folders, writes them where they are
// to be kept, and scores them where it is known what they should be.
func (e *evalRun) runPages(ctx context.Context) error {
	d, err := data.Load(data.Folders{})
	if err != nil {
		return err
	}
	for _, dir := range e.gold {
		found, err := pageTexts(ctx, d, dir)
		if err != nil {
			return err
		}
		if e.write != "" {
			if err := writePages(e.write, found); err != nil {
				return err
			}
		}
		truth, err := pageset.Truth(dir)
		if err != nil {
			return err
		}
		if truth == nil {
			fmt.Fprintf(e.stderr, "sanad: eval: %s has no ground-truth.json: nothing is scored\n", dir)
			continue
		}
		all, pages := pageset.Compare(truth, found)
		if err := e.heading(dir); err != nil {
			return err
		}
		if err := pageset.Show(e.stdout, all, len(truth)); err != nil {
			return err
		}
		if e.errors {
			if err := pageset.ShowWorst(e.stdout, pages, shownErrors); err != nil {
				return err
			}
		}
	}
	return nil
}

// pageTexts are the texts of a folder's pages as sanad read gives them, and of
// those in a language that it does not read as they are found in the page.
// What is found to be no report has none.
func pageTexts(ctx context.Context, d *data.Data, dir string) (map[string]pageset.Page, error) {
	files, err := pageset.Files(dir)
	if err != nil {
		return nil, err
	}
	c, err := collect.New(collectOptions(d), nil)
	if err != nil {
		return nil, err
	}
	r := reader.With(d)
	found := map[string]pageset.Page{}
	for _, id := range slices.Sorted(maps.Keys(files)) {
		found[id] = pageset.Page{}
		for item := range c.Collect(files[id]) {
			if item.Finish(); item.Err != nil {
				continue
			}
			page := pageset.Page{Body: item.Report.Text}
			if reading, err := r.Read(ctx, item.Report); err == nil {
				page.Body = reading.Text
			}
			found[id] = page
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
	return found, nil
}

func writePages(path string, found map[string]pageset.Page) (err error) {
	file, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("writing what was found: %w", err)
	}
	w := bufio.NewWriter(file)
	defer func() { err = errors.Join(err, w.Flush(), file.Close()) }()
	return pageset.Write(w, found)
}
