// Package figureset measures how well figures are read: on a gold of sentences,
// each with the quantities that a careful reader finds in it.
package figureset

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/eval/goldset"
)

// ErrGold says that a file is no gold of figures.
var ErrGold = errors.New("no gold of figures")

// Item is one sentence, or two, with its figures.
type Item struct {
	goldset.Sentence

	Figures []Figure `json:"figures"`
}

// Figure is a quantity as gold tells it.
type Figure struct {
	What    string           `json:"what"`
	Measure string           `json:"measure"`
	Of      []string         `json:"of"`
	Low     float64          `json:"low"`
	High    float64          `json:"high"`
	Unit    string           `json:"unit"`
	Period  string           `json:"period"`
	Kind    sanad.FigureKind `json:"kind"`
	Value   string           `json:"value"` // the number with its unit, as in the text
}

var (
	kinds    = []sanad.FigureKind{sanad.Actual, sanad.Estimate, sanad.Target, sanad.Limit}
	measures = []string{"level", "change", "share"}
)

// Load reads a gold of figures: JSON lines, strictly. Its errors name file and
// line and wrap ErrGold.
func Load(path string) ([]Item, error) { return goldset.Load(path, ErrGold, (*Item).check) }

func (x *Item) check(seen map[string]bool) error {
	if err := x.Check(seen); err != nil {
		return err
	}
	for _, f := range x.Figures {
		switch {
		case f.Value == "" || !strings.Contains(x.Text, f.Value):
			return fmt.Errorf("the text does not have the value %q", f.Value)
		case !slices.Contains(kinds, f.Kind):
			return fmt.Errorf("unknown kind %q: %v", f.Kind, kinds)
		case !slices.Contains(measures, f.Measure):
			return fmt.Errorf("unknown measure %q: %v", f.Measure, measures)
		case f.Low > f.High || f.Unit == "":
			return fmt.Errorf("%q needs a unit, and low not above high", f.Value)
		}
	}
	return nil
}

// Read reads every item.
func Read(ctx context.Context, r goldset.Reader, items []Item) ([]sanad.Reading, error) {
	return goldset.Read(ctx, r, items, func(x *Item) *goldset.Sentence { return &x.Sentence })
}
