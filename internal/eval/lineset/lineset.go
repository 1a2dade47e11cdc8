// Package lineset measures how well statements that assert the same thing are
// told from those that only look alike: on a gold of lines, each a proposition
// with wordings that assert it and sentences that do not.
package lineset

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
)

// Part says what a sentence of the gold is to its line.
type Part byte

// The parts.
const (
	Wording    Part = 'w' // asserts the line
	NearMiss   Part = 'n' // asserts something else in much the same words
	Opposite   Part = 'o' // denies the line
	Background Part = 'b' // asserts no line
)

// Item is one sentence of the gold.
type Item struct {
	ID       string
	Part     Part
	Line     string // the line's short name, empty for the background
	Language string
	Text     string
	Also     []string // lines that the sentence carries too: such pairs are not judged
	Kind     string   // of a wording
	Why      string   // why a near-miss is none
}

// ErrGold says that a file is no gold of lines.
var ErrGold = errors.New("no gold of lines")

type sentence struct {
	ID   string   `json:"id"`
	Lang string   `json:"lang"`
	Text string   `json:"text"`
	Kind string   `json:"kind"`
	Why  string   `json:"why"`
	Also []string `json:"also"`
}

type row struct {
	ID         string     `json:"id"`
	Wordings   []sentence `json:"wordings"`
	NearMisses []sentence `json:"near_misses"`
	Opposes    []sentence `json:"opposes"`
}

// Load reads a gold of lines: JSON lines, with the sentences of no line in a
// file beside it whose name ends in -background.jsonl, where there is one.
func Load(path string) ([]Item, error) {
	var items []Item
	err := eachLine(path, func(data []byte) error {
		var r row
		if err := json.Unmarshal(data, &r); err != nil {
			return err
		}
		name, _, _ := strings.Cut(r.ID, "-")
		if name == "" || len(r.Wordings) == 0 {
			return fmt.Errorf("%w: a line needs an id and wordings", ErrGold)
		}
		for _, g := range []struct {
			part Part
			of   []sentence
		}{{Wording, r.Wordings}, {NearMiss, r.NearMisses}, {Opposite, r.Opposes}} {
			for i, s := range g.of {
				items = append(items, Item{ID: fmt.Sprintf("%s/%c%d", name, g.part, i), Part: g.part, Line: name,
					Language: s.Lang, Text: s.Text, Also: s.Also, Kind: s.Kind, Why: s.Why})
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	background := strings.TrimSuffix(path, ".jsonl") + "-background.jsonl"
	if _, err := os.Stat(background); errors.Is(err, os.ErrNotExist) {
		return items, nil
	}
	err = eachLine(background, func(data []byte) error {
		var s sentence
		if err := json.Unmarshal(data, &s); err != nil {
			return err
		}
		items = append(items, Item{ID: s.ID, Part: Background, Language: s.Lang, Text: s.Text})
		return nil
	})
	return items, err
}

func eachLine(path string, f func([]byte) error) error {
	file, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("reading the gold of lines: %w", err)
	}
	defer file.Close()
	sc := bufio.NewScanner(file)
	sc.Buffer(nil, 1<<22)
	for n := 1; sc.Scan(); n++ {
		if len(strings.TrimSpace(sc.Text())) == 0 {
			continue
		}
		if err := f(sc.Bytes()); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
	}
	return sc.Err()
}

// truth is what the gold says of a pair.
type truth byte

const (
	skipped truth = iota
	same
	different
)

func judge(x, y *Item) truth {
	if x.Part != Wording {
		x, y = y, x
	}
	switch {
	case x.Part != Wording: // distractors are judged against wordings only
		return skipped
	case y.Part == Wording && x.Line == y.Line:
		return same
	case slices.Contains(y.Also, x.Line), y.Line != "" && slices.Contains(x.Also, y.Line) && x.Line != y.Line:
		return skipped
	}
	return different
}
