// Package eventset measures how well events are read: on a gold of sentences,
// each with what a careful reader finds done, planned, called for or denied in
// it.
package eventset

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/eval/goldset"
	"github.com/sanad-news/sanad/internal/plover"
)

// ErrGold says that a file is no gold of events.
var ErrGold = errors.New("no gold of events")

// Item is one sentence, or two, with its events.
type Item struct {
	goldset.Sentence

	Events []Event `json:"events"`
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
func Load(path string) ([]Item, error) { return goldset.Load(path, ErrGold, (*Item).check) }

func (x *Item) check(seen map[string]bool) error {
	if err := x.Check(seen); err != nil {
		return err
	}
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

// Read reads every item.
func Read(ctx context.Context, r goldset.Reader, items []Item) ([]sanad.Reading, error) {
	return goldset.Read(ctx, r, items, func(x *Item) *goldset.Sentence { return &x.Sentence })
}
