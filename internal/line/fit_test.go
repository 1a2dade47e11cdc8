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
	"slices"
	"strings"
	"testing"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/data"
	"github.com/sanad-news/sanad/reader"
)

var fit = flag.Bool("fit", false, "fit trees.tsv to the gold of lines")

var also = flag.String("also", "", "another file of lines to fit trees.tsv to, of the same form")

const (
	goldFile       = "../eval/gold/lines/lines.jsonl"
	backgroundFile = "../eval/gold/lines/background.jsonl"
)

type sentence struct {
	Lang, Text string
	Also       []string // other lines that it asserts too
	of         string   // the line's name
	line       int
	asserts    bool
	opposes    bool
	props      []Proposition
}

// gold reads the sentences of the lines of the gold, each read as a report is.
func gold(t *testing.T, k *Knowledge, d *data.Data, file string) []*sentence {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	r := reader.With(d)
	var out []*sentence
	sc := bufio.NewScanner(bytes.NewReader(raw))
	sc.Buffer(nil, 1<<20)
	for n := 0; sc.Scan(); n++ {
		var row struct {
			ID         string
			Wordings   []sentence
			NearMisses []sentence `json:"near_misses"`
			Opposes    []sentence
		}
		if err := json.Unmarshal(sc.Bytes(), &row); err != nil {
			t.Fatalf("%s:%d: %v", file, n+1, err)
		}
		for i, group := range [][]sentence{row.Wordings, row.NearMisses, row.Opposes} {
			for j := range group {
				s := &group[j]
				s.of, _, _ = strings.Cut(row.ID, "-")
				s.line, s.asserts, s.opposes = n, i == 0, i == 2
				s.props = asserted(k, r, s)
				out = append(out, s)
			}
		}
	}
	return out
}

// strangers are sentences of which no two assert the same thing, though many
// speak of the same matter in the words of such matters: what the lines of the
// gold, each of a matter of its own, do not teach. Trees that had not seen them
// joined statements of real reports that share no more than their matter.
func strangers(t *testing.T, k *Knowledge, d *data.Data, from int) []*sentence {
	t.Helper()
	raw, err := os.ReadFile(backgroundFile)
	if err != nil {
		t.Fatal(err)
	}
	r := reader.With(d)
	var out []*sentence
	for l := range bytes.Lines(raw) {
		s := &sentence{line: from + len(out), asserts: true}
		if err := json.Unmarshal(l, s); err != nil {
			t.Fatalf("%s:%d: %v", backgroundFile, len(out)+1, err)
		}
		s.props = asserted(k, r, s)
		out = append(out, s)
	}
	return out
}

// says reports whether a sentence asserts another's line too.
func (s *sentence) says(o *sentence) bool { return slices.Contains(s.Also, o.of) }

// asserted are the propositions of what a sentence attributes, or of all of it.
func asserted(k *Knowledge, r *reader.Reader, s *sentence) []Proposition {
	var out []Proposition
	reading, err := r.Read(context.Background(), sanad.Report{Text: s.Text, Language: s.Lang})
	if err == nil {
		for _, st := range reading.Statements {
			if st.Negated || slices.Contains([]string{"denies", "refrains", "asks"}, st.Force) {
				continue // no saying of it, as a record counts
			}
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
	count float64 // how much the pair counts when trees are grown
}

// opposeCount is how many times a pair counts of which one opposes the line: to
// tell people that A said what A denied is the worst that can be told. With 1,
// trees joined 24 of 120 opposites of lines that they had not seen at a recall of
// .10, with 3 they join 11.
const opposeCount = 3

// candidates are the pairs of sentences that have something in common.
func candidates(k *Knowledge, all []*sentence) []candidate {
	var out []candidate
	for i, a := range all {
		for _, b := range all[:i] {
			if !a.asserts && !b.asserts || a.line != b.line && (a.says(b) || b.says(a)) {
				continue
			}
			c := candidate{same: a.line == b.line && a.asserts && b.asserts, count: 1}
			if a.opposes || b.opposes {
				c.count = opposeCount
			}
			for x := range a.props {
				for y := range b.props {
					if f := k.measure(&a.props[x], &b.props[y]); f[fBias] != 0 && f.comparable() && f.near() {
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
	sentences := gold(t, k, d, goldFile)
	all := candidates(k, append(sentences, strangers(t, k, d, len(sentences))...))
	if *also != "" {
		all = append(all, candidates(k, gold(t, k, d, *also))...)
	}
	w := boost(all)
	for i := range all { // the sentences' propositions, as those trees choose them
		all[i].choose(w.score)
	}
	w = boost(all)
	var out bytes.Buffer
	out.WriteString("# trees.tsv - how surely two propositions assert the same thing: a sum of trees of questions about what they share and\n" +
		"# what tells them apart. First the log odds to begin with, then a tree a line: 7 questions, and 8 values to add.\n" +
		"# Fitted to the gold of lines in internal/eval/gold/lines and to ../shared/gold/lines/dev.jsonl, written for this project:\n" +
		"# go test ./internal/line -run TestFit -fit -also ../../../shared/gold/lines/dev.jsonl\n")
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
