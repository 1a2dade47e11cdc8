package main

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/sanad-news/sanad/internal/eval/eventset"
	"github.com/sanad-news/sanad/reader"
)

// runEvents scores how this build reads events.
func (e *evalRun) runEvents(ctx context.Context) error {
	r, err := reader.New(reader.Options{})
	if err != nil {
		return err
	}
	for _, path := range e.gold {
		items, err := eventset.Load(path)
		if err != nil {
			return err
		}
		readings, err := eventset.Read(ctx, r, items)
		if err != nil {
			return err
		}
		result := eventset.Score(items, readings)
		if e.json {
			if err := json.NewEncoder(e.stdout).Encode(result); err != nil {
				return err
			}
			continue
		}
		if len(e.gold) > 1 {
			if _, err := fmt.Fprintf(e.stdout, "== %s\n", path); err != nil {
				return err
			}
		}
		if e.errors {
			if err := eventset.ShowErrors(e.stdout, result); err != nil {
				return err
			}
		}
		if err := eventset.Show(e.stdout, result); err != nil {
			return err
		}
	}
	return nil
}
