package lineset_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/sanad-news/sanad/internal/data"
	"github.com/sanad-news/sanad/internal/eval/lineset"
	"github.com/sanad-news/sanad/internal/line"
	"github.com/sanad-news/sanad/reader"
)

// A small gold counted by hand: four right pairs can be found, and each kind of
// wrong one.
func TestScore(t *testing.T) {
	items := []lineset.Item{
		{ID: "A/w0", Part: lineset.Wording, Line: "A", Language: "id"},
		{ID: "A/w1", Part: lineset.Wording, Line: "A", Language: "id", Kind: "passive"},
		{ID: "A/w2", Part: lineset.Wording, Line: "A", Language: "en", Kind: "translated"},
		{ID: "A/n0", Part: lineset.NearMiss, Line: "A", Language: "id", Why: "question"},
		{ID: "A/o0", Part: lineset.Opposite, Line: "A", Language: "id"},
		{ID: "B/w0", Part: lineset.Wording, Line: "B", Language: "id", Also: []string{"A"}},
		{ID: "bg/1", Part: lineset.Background, Language: "id"},
	}
	r := lineset.Score(items, []lineset.Pair{{0, 1}, {0, 2}, {0, 3}, {1, 4}, {0, 5}, {1, 6}, {3, 4}})
	if got, want := r.Pairs["all"], (lineset.Rate{Right: 2, Wrong: 3, Gold: 3}); got != want {
		t.Errorf("all: %+v, want %+v", got, want)
	}
	if got, want := r.Pairs["id-en"], (lineset.Rate{Right: 1, Gold: 2}); got != want {
		t.Errorf("id-en: %+v, want %+v", got, want)
	}
	if r.Near.Merged != 1 || r.Opposite.Merged != 1 || r.Strangers.Merged != 1 {
		t.Errorf("merged: %+v %+v %+v, want one of each", r.Near, r.Opposite, r.Strangers)
	}
	if got := r.Kind["passive"]; got.Right != 1 || got.Gold != 2 {
		t.Errorf("passive: %+v, want 1 of 2", got)
	}
}

// The figures may not fall. They are those of our own gold, to which the
// weights were fitted; what counts is how they move.
func TestOwnGold(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 1,359 sentences")
	}
	d, err := data.Load(data.Folders{})
	if err != nil {
		t.Fatal(err)
	}
	items, err := lineset.Load("../gold/lines/lines.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	k, err := line.New(d)
	if err != nil {
		t.Fatal(err)
	}
	pairs, err := lineset.Predict(context.Background(), k, reader.With(d), items)
	if err != nil {
		t.Fatal(err)
	}
	r := lineset.Score(items, pairs)
	for _, floor := range []struct {
		name      string
		got, want float64
	}{
		{"id-id precision", r.Pairs["id-id"].Precision(), 0.70},
		{"id-id recall", r.Pairs["id-id"].Recall(), 0.30},
		{"id-en precision", r.Pairs["id-en"].Precision(), 0.73},
		{"id-en recall", r.Pairs["id-en"].Recall(), 0.19},
		{"wordings of other lines left apart", r.Wordings["all"].Precision(), 0.92},
	} {
		if floor.got < floor.want {
			t.Errorf("%s: %.3f, floor %.2f", floor.name, floor.got, floor.want)
		}
	}
}

func TestLoadTellsWhatIsWrong(t *testing.T) {
	file := filepath.Join(t.TempDir(), "x.jsonl")
	if err := os.WriteFile(file, []byte("{\"id\": \"\"}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := lineset.Load(file); !errors.Is(err, lineset.ErrGold) {
		t.Errorf("%v, want ErrGold", err)
	}
}
