// Package eventset measures how well events are read: on a gold of sentences,
// each with what a careful reader finds done, planned, called for or denied in
// it.
package eventset

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/plover"
)

// ErrGold says that a file is no gold of events.
var ErrGold = errors.New("no gold of events")

// Item is one sentence, or two, with its events.
type Item struct {
	ID        string  `json:"id"`
	Text      string  `json:"text"`
	Published string  `json:"published"`
	Trap      string  `json:"trap"` // what makes it hard: denied, sports, …; empty where nothing does
	Events    []Event `json:"events"`
}

// Event is an event as gold tells it.
type Event struct {
	Type    string            `json:"type"`
	Mode    string            `json:"mode"`
	Status  sanad.EventStatus `json:"status"`
	Who     []string          `json:"who"`
	Whom    []string          `json:"whom"`
	Date    string            `json:"date"` // EDTF; empty where none is known
	Place   string            `json:"place"`
	Count   int               `json:"count"`
	Trigger string            `json:"trigger"` // words of the text
}

var statuses = []sanad.EventStatus{sanad.Done, sanad.Planned, sanad.CalledFor, sanad.Denied, sanad.Conditional}

// Load reads a gold of events: JSON lines, strictly. Its errors name file and
// line and wrap ErrGold.
func Load(path string) ([]Item, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("reading the gold of events: %w", err)
	}
	var items []Item
	seen := map[string]bool{}
	for n, line := range bytes.Split(data, []byte("\n")) {
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		var x Item
		dec := json.NewDecoder(bytes.NewReader(line))
		dec.DisallowUnknownFields()
		err := dec.Decode(&x)
		if _, rest := dec.Token(); err == nil && !errors.Is(rest, io.EOF) {
			err = errors.New("more than one object in the line")
		}
		if err == nil {
			err = x.check(seen)
		}
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w: %w", path, n+1, ErrGold, err)
		}
		items = append(items, x)
	}
	if len(items) == 0 {
		return nil, fmt.Errorf("%s: %w: it has no lines", path, ErrGold)
	}
	return items, nil
}

func (x *Item) check(seen map[string]bool) error {
	switch {
	case x.ID == "" || seen[x.ID]:
		return fmt.Errorf("the id %q is empty or stands twice", x.ID)
	case x.Text == "":
		return errors.New("the text is empty")
	}
	seen[x.ID] = true
	for _, e := range x.Events {
		_, known := plover.Named(e.Type)
		switch {
		case e.Trigger == "" || !strings.Contains(x.Text, e.Trigger):
			return fmt.Errorf("the text does not have the words %q", e.Trigger)
		case !known:
			return fmt.Errorf("unknown type %q", e.Type)
		case !slices.Contains(statuses, e.Status):
			return fmt.Errorf("unknown status %q: %v", e.Status, statuses)
		case len(e.Who)+len(e.Whom) == 0: // a deed that is called for may have no doer
			return fmt.Errorf("nobody does or suffers %q", e.Trigger)
		}
	}
	return nil
}

// Reader reads reports.
type Reader interface {
	Read(context.Context, sanad.Report) (sanad.Reading, error)
}

// Read reads every item; the language is that of its id (en-a-001) where that
// names one.
func Read(ctx context.Context, r Reader, items []Item) ([]sanad.Reading, error) {
	out := make([]sanad.Reading, len(items))
	for i, x := range items {
		lang, _, _ := strings.Cut(x.ID, "-")
		if len(lang) != 2 {
			lang = ""
		}
		rd, err := r.Read(ctx, sanad.Report{Text: x.Text, Published: x.Published, Language: lang})
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", x.ID, err)
		}
		out[i] = rd
	}
	return out, nil
}
