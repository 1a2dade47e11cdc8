package ask

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/sanad-news/sanad/internal/record/recordtest"
)

// TestDrift protects that the words of one speaker of a line are told in the
// order in which they came, each against the words before, and without the words
// of others.
func TestDrift(t *testing.T) {
	d := deskOf(t, recordtest.Shipped(t), texts(t,
		"Published: 2024-01-03\n\n\"Our dam takes no water from any neighbour,\" Minister Ilse Brandov said on 3 January 2024.\n",
		"Published: 2024-02-03\n\n\"Our dam takes no water from any neighbour,\" Nadia Ferrin said on 3 February 2024.\n",
		"Published: 2024-03-03\n\n\"Our old dam takes no water from any neighbour,\" Minister Ilse Brandov said on 3 March 2024.\n"))
	ctx := context.Background()
	lines, err := d.Lines(ctx, LinesQuery{Least: 1})
	if err != nil || len(lines.Lines) == 0 {
		t.Fatal(err, lines)
	}
	a, err := d.Drift(ctx, DriftQuery{Actor: "Ilse Brandov", Line: lines.Lines[0].ID})
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Wordings) != 2 || a.Sayings != 2 || strings.Join(piecesOf(a.Wordings[1].Diff, OpAdded), "") != "old" || a.Wordings[1].First.Value != "2024-03-03" {
		t.Errorf("%+v", a)
	}
	for _, q := range []DriftQuery{{Actor: "Ilse Brandov", Line: "ffffffffffffffff"}, {Actor: "Ilse Brandov", Line: "x"}} {
		if _, err := d.Drift(ctx, q); !errors.Is(err, ErrNotFound) {
			t.Errorf("%+v: %v", q, err)
		}
	}
}
