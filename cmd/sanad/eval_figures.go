package main

import (
	"context"
	"encoding/json"

	"github.com/sanad-news/sanad/internal/eval/figureset"
	"github.com/sanad-news/sanad/reader"
)

// runFigures scores how this build reads figures.
func (e *evalRun) runFigures(ctx context.Context) error {
	r, err := reader.New(reader.Options{})
	if err != nil {
		return err
	}
	for _, path := range e.gold {
		items, err := figureset.Load(path)
		if err != nil {
			return err
		}
		readings, err := figureset.Read(ctx, r, items)
		if err != nil {
			return err
		}
		result := figureset.Score(items, readings)
		if e.json {
			if err := json.NewEncoder(e.stdout).Encode(result); err != nil {
				return err
			}
			continue
		}
		if err := e.heading(path); err != nil {
			return err
		}
		if e.errors {
			if err := figureset.ShowMisses(e.stdout, result); err != nil {
				return err
			}
		}
		if err := figureset.Show(e.stdout, result); err != nil {
			return err
		}
	}
	return nil
}
