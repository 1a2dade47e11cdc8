// Package goldset holds what the golds of single sentences have in common: how
// they are loaded and read, and how often what was found is right.
package goldset

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/sanad-news/sanad"
)

// Sentence is a text of a gold; its id begins with its language: en-a-001.
type Sentence struct {
	ID        string `json:"id"`
	Text      string `json:"text"`
	Published string `json:"published"`
	Trap      string `json:"trap"` // what makes it hard: denied, sports, …; empty where nothing does
}

// Check reports a slip in a sentence; seen are the ids before it.
func (s *Sentence) Check(seen map[string]bool) error {
	switch {
	case s.ID == "" || seen[s.ID]:
		return fmt.Errorf("the id %q is empty or stands twice", s.ID)
	case s.Text == "":
		return errors.New("the text is empty")
	}
	seen[s.ID] = true
	return nil
}

// Load reads JSON lines strictly and checks each. Its errors name file and line
// and wrap bad, which says what the file should be.
func Load[T any](path string, bad error, check func(x *T, seen map[string]bool) error) ([]T, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("reading gold: %w", err)
	}
	var items []T
	seen := map[string]bool{}
	for n, line := range bytes.Split(data, []byte("\n")) {
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		var x T
		dec := json.NewDecoder(bytes.NewReader(line))
		dec.DisallowUnknownFields()
		err := dec.Decode(&x)
		if _, rest := dec.Token(); err == nil && !errors.Is(rest, io.EOF) {
			err = errors.New("more than one object in the line")
		}
		if err == nil {
			err = check(&x, seen)
		}
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w: %w", path, n+1, bad, err)
		}
		items = append(items, x)
	}
	if len(items) == 0 {
		return nil, fmt.Errorf("%s: %w: it has no lines", path, bad)
	}
	return items, nil
}

// Reader reads reports.
type Reader interface {
	Read(context.Context, sanad.Report) (sanad.Reading, error)
}

// Read reads every item; the language is that of its sentence's id where that
// names one.
func Read[T any](ctx context.Context, r Reader, items []T, of func(*T) *Sentence) ([]sanad.Reading, error) {
	out := make([]sanad.Reading, len(items))
	for i := range items {
		x := of(&items[i])
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
