// Package figureset measures how well figures are read: on a gold of sentences,
// each with the quantities that a careful reader finds in it.
package figureset

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
)

// ErrGold says that a file is no gold of figures.
var ErrGold = errors.New("no gold of figures")

// Item is one sentence, or two, with its figures.
type Item struct {
	ID        string   `json:"id"`
	Text      string   `json:"text"`
	Published string   `json:"published"`
	Trap      string   `json:"trap"` // what makes it hard: denied, planned, …; empty where nothing does
	Figures   []Figure `json:"figures"`
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
func Load(path string) ([]Item, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("reading the gold of figures: %w", err)
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
