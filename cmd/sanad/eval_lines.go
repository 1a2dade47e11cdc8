package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"github.com/sanad-news/sanad/internal/data"
	"github.com/sanad-news/sanad/internal/eval/lineset"
	"github.com/sanad-news/sanad/internal/line"
	"github.com/sanad-news/sanad/reader"
)

// shownErrors is how many wrong pairs eval --lines --errors lists.
const shownErrors = 40

// runLines scores how this build forms lines, and writes the pairs it found
// where predictions are to be kept.
func (e *evalRun) runLines(ctx context.Context) error {
	d, err := data.Load(data.Folders{})
	if err != nil {
		return err
	}
	k, err := line.New(d)
	if err != nil {
		return err
	}
	r := reader.With(d)
	for _, path := range e.gold {
		items, err := lineset.Load(path)
		if err != nil {
			return err
		}
		pairs, err := lineset.Predict(ctx, k, r, items)
		if err != nil {
			return fmt.Errorf("reading %s: %w", path, err)
		}
		if e.predictions != "" {
			if err := writePairs(e.predictions, items, pairs); err != nil {
				return err
			}
		}
		if err := lineset.Show(e.stdout, lineset.Score(items, pairs)); err != nil {
			return err
		}
		if e.errors {
			if err := lineset.ShowErrors(e.stdout, items, pairs, shownErrors); err != nil {
				return err
			}
		}
	}
	return nil
}

func writePairs(path string, items []lineset.Item, pairs []lineset.Pair) (err error) {
	file, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("writing the pairs: %w", err)
	}
	w := bufio.NewWriter(file)
	defer func() { err = errors.Join(err, w.Flush(), file.Close()) }()
	enc := json.NewEncoder(w)
	for _, p := range pairs {
		if err := enc.Encode(map[string]string{"a": items[p.A].ID, "b": items[p.B].ID}); err != nil {
			return fmt.Errorf("writing the pairs: %w", err)
		}
	}
	return nil
}
