package line

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/data"
	"github.com/sanad-news/sanad/reader"
)

var fit = flag.Bool("fit", false, "fit weights.tsv to the gold of lines")

const goldFile = "../eval/gold/lines/lines.jsonl"

type sentence struct {
	Lang, Text string
	line       int
	asserts    bool
	props      []Proposition
}

// gold reads the sentences of the lines of the gold, each read as a report is.
func gold(t *testing.T, k *Knowledge, d *data.Data) []*sentence {
	t.Helper()
	raw, err := os.ReadFile(goldFile)
	if err != nil {
		t.Fatal(err)
	}
	r := reader.With(d)
	var out []*sentence
	sc := bufio.NewScanner(bytes.NewReader(raw))
	sc.Buffer(nil, 1<<20)
	for n := 0; sc.Scan(); n++ {
		var row struct {
			Wordings   []sentence
			NearMisses []sentence `json:"near_misses"`
			Opposes    []sentence
		}
		if err := json.Unmarshal(sc.Bytes(), &row); err != nil {
			t.Fatalf("%s:%d: %v", goldFile, n+1, err)
		}
		for i, group := range [][]sentence{row.Wordings, row.NearMisses, row.Opposes} {
			for j := range group {
				s := &group[j]
				s.line, s.asserts = n, i == 0
				s.props = asserted(k, r, s)
				out = append(out, s)
			}
		}
	}
	return out
}

// asserted are the propositions of what a sentence attributes, or of all of it.
func asserted(k *Knowledge, r *reader.Reader, s *sentence) []Proposition {
	var out []Proposition
	reading, err := r.Read(context.Background(), sanad.Report{Text: s.Text, Language: s.Lang})
	if err == nil {
		for _, st := range reading.Statements {
			out = append(out, k.Propositions(st.Text, s.Lang)...)
		}
	}
	if len(out) == 0 {
		out = k.Propositions(s.Text, s.Lang)
	}
	return out
}

// closest are the features of the pair of propositions that are most alike,
// before anything is weighed.
func closest(k *Knowledge, a, b *sentence) (best features) {
	top := float32(0.5) // less is nothing in common
	for i := range a.props {
		for j := range b.props {
			f := k.measure(&a.props[i], &b.props[j])
			if s := 2*f[fProduct] + f[fMass]/2 + f[fCoreLess]; s > top {
				best, top = f, s
			}
		}
	}
	return best
}

// TestFit fits the weights to the pairs of our own gold, by gradient descent on
// the logistic loss with a little shrinking. It writes weights.tsv.
func TestFit(t *testing.T) {
	if !*fit {
		t.Skip("run with -fit to fit weights.tsv anew")
	}
	k, d := knowledge(t)
	all := gold(t, k, d)
	var xs []features
	var ys []float64
	for i, a := range all {
		for _, b := range all[:i] {
			if !a.asserts && !b.asserts {
				continue
			}
			f := closest(k, a, b)
			if f[fBias] == 0 || f.apart() || f.denies() {
				continue
			}
			xs = append(xs, f)
			ys = append(ys, float64(flag01(a.line == b.line && a.asserts && b.asserts)))
		}
	}
	w := descend(xs, ys)
	var out bytes.Buffer
	out.WriteString("# weights.tsv - how much each feature of a pair of propositions tells that they assert the same thing.\n" +
		"# Fitted to the gold of lines in internal/eval/gold/lines: go test ./internal/line -run TestFit -fit\n")
	for i, name := range featureNames {
		fmt.Fprintf(&out, "%s\t%.3f\n", name, w[i])
	}
	if err := os.WriteFile(filepath.Clean("weights.tsv"), out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d pairs", len(xs))
}

func flag01(b bool) int {
	if b {
		return 1
	}
	return 0
}

func descend(xs []features, ys []float64) weights {
	const steps, rate, shrink = 3000, 2.0, 2e-4
	var w, speed weights
	for range steps {
		var grad weights
		for i, x := range xs {
			miss := w.score(x) - ys[i]
			for j, v := range x {
				if v != 0 {
					grad[j] += miss * float64(v)
				}
			}
		}
		for j := range w {
			g := grad[j]/float64(len(xs)) + shrink*w[j]
			speed[j] = 0.9*speed[j] - rate*g*0.1
			w[j] += speed[j]
			if math.IsNaN(w[j]) {
				w[j] = 0
			}
		}
	}
	return w
}
