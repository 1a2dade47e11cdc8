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

var fit = flag.Bool("fit", false, "fit trees.tsv to the gold of lines")

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

// candidate is a pair of sentences: the features of the pairs of their
// propositions that nothing tells apart.
type candidate struct {
	pairs []features
	same  bool
	best  int
}

// candidates are the pairs of sentences that have something in common.
func candidates(k *Knowledge, all []*sentence) []candidate {
	var out []candidate
	for i, a := range all {
		for _, b := range all[:i] {
			if !a.asserts && !b.asserts {
				continue
			}
			c := candidate{same: a.line == b.line && a.asserts && b.asserts}
			for x := range a.props {
				for y := range b.props {
					if f := k.measure(&a.props[x], &b.props[y]); f[fBias] != 0 && f[fProduct] > 0.08 && !f.apart() && !f.denies() {
						c.pairs = append(c.pairs, f)
					}
				}
			}
			if len(c.pairs) > 0 {
				c.choose(func(f *features) float64 { return float64(2*f[fProduct] + f[fMass]/2 + f[fCoreLess]) })
				out = append(out, c)
			}
		}
	}
	return out
}

// choose takes the pair of propositions that scores best for that of the sentences.
func (c *candidate) choose(score func(*features) float64) {
	top := math.Inf(-1)
	for i := range c.pairs {
		if s := score(&c.pairs[i]); s > top {
			c.best, top = i, s
		}
	}
}

// TestFit fits the trees to the pairs of our own gold. It writes trees.tsv.
func TestFit(t *testing.T) {
	if !*fit {
		t.Skip("run with -fit to fit trees.tsv anew")
	}
	k, d := knowledge(t)
	all := candidates(k, gold(t, k, d))
	w := boost(all)
	for i := range all { // the sentences' propositions, as those trees choose them
		all[i].choose(w.score)
	}
	w = boost(all)
	var out bytes.Buffer
	out.WriteString("# trees.tsv - how surely two propositions assert the same thing: a sum of trees of questions about what they share and\n" +
		"# what tells them apart. First the log odds to begin with, then a tree a line: 7 questions, and 8 values to add.\n" +
		"# Fitted to the gold of lines in internal/eval/gold/lines: go test ./internal/line -run TestFit -fit\n")
	fmt.Fprintf(&out, "%.3f\n", w.base)
	for _, t := range w.trees {
		for i, f := range t.feature {
			fmt.Fprintf(&out, "%s>%.3g%s", featureNames[f], t.threshold[i], [...]string{" ", "\t"}[flag01(i == splits-1)])
		}
		for i, v := range t.leaf {
			fmt.Fprintf(&out, "%.3f%s", v, [...]string{" ", "\n"}[flag01(i == leaves-1)])
		}
	}
	if err := os.WriteFile(filepath.Clean("trees.tsv"), out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d pairs", len(all))
}

func flag01(b bool) int {
	if b {
		return 1
	}
	return 0
}
