package main

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/collect"
	"github.com/sanad-news/sanad/internal/data"
	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/web"
	"github.com/sanad-news/sanad/reader"
)

// roomKeeper changes the record for those in the reading room.
type roomKeeper struct {
	*record.Record

	reader *reader.Reader
	data   *data.Data
}

// Add reads a report and keeps it.
func (k *roomKeeper) Add(ctx context.Context, r sanad.Report) (record.Outcome, error) {
	rd, err := k.reader.Read(ctx, r)
	if err != nil {
		return record.Outcome{}, err //nolint:wrapcheck // it says what is wrong with the report
	}
	out, err := k.Record.Add(ctx, []record.Item{{Report: r, Reading: rd}})
	if err != nil || len(out) == 0 {
		return record.Outcome{}, err //nolint:wrapcheck // the record says what it was doing
	}
	return out[0], out[0].Err
}

// AddFile reads all reports of a file and keeps them. Its format is told by its
// content and its ending.
func (k *roomKeeper) AddFile(ctx context.Context, name string, content []byte) ([]record.Outcome, error) {
	o := collectOptions(k.data)
	o.Originals = true
	c, err := collect.New(o, strings.NewReader(""))
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	var items []record.Item
	var refused []record.Outcome
	c.Open("file"+strings.ToLower(ending(name)), bytes.NewReader(content), int64(len(content)), func(it collect.Item) bool {
		it.Finish()
		r, err := it.Report, it.Err
		if r.Source.Path = ""; r.Source.URL == "" && r.Source.ID == "" {
			r.Source.ID = name + " " + web.HashToken(r.Text)[:12]
		}
		var rd sanad.Reading
		if err == nil {
			rd, err = k.reader.Read(ctx, r)
		}
		if err != nil {
			refused = append(refused, record.Outcome{Status: record.Refused, Err: err})
		} else {
			items = append(items, record.Item{Report: r, Reading: rd, Original: it.Original})
		}
		return ctx.Err() == nil
	})
	out, err := k.Record.Add(ctx, items)
	return append(out, refused...), err //nolint:wrapcheck // the record says what it was doing
}

// ending is the ending of a file's name that a browser gave, where it is a plain
// one.
func ending(name string) string {
	e := filepath.Ext(filepath.Base(name))
	if len(e) > 8 || strings.Trim(strings.ToLower(e), ".abcdefghijklmnopqrstuvwxyz0123456789") != "" {
		return ".txt"
	}
	return e
}
