package quote

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var findings = []Finding{Verbatim, Altered, SomeoneElse, Mixed, NotInRecord}

// confusion counts what was found of each kind of quotation.
type confusion struct {
	rows   map[string]map[Finding]int
	want   map[string]Finding
	right  int
	all    int
	fooled int // altered ones called verbatim
	wrong  []string
}

func judgeAll(set []said, trials []trial) confusion {
	c := confusion{rows: map[string]map[Finding]int{}, want: map[string]Finding{}}
	for _, tr := range trials {
		var cands []Candidate
		for i, s := range set {
			if tr.hide == nil || !s.repeats(tr.hide) {
				cands = append(cands, Candidate{Text: s.text, Speakers: []string{s.by}, Ref: int64(i), Day: s.day})
			}
		}
		v := Judge(tr.asked, cands, knowledge(tr.lang))
		if c.rows[tr.kind] == nil {
			c.rows[tr.kind] = map[Finding]int{}
		}
		c.rows[tr.kind][v.Finding]++
		c.want[tr.kind] = tr.want
		c.all++
		if v.Finding == tr.want {
			c.right++
			continue
		}
		if tr.want == Altered && v.Finding == Verbatim {
			c.fooled++
		}
		line := fmt.Sprintf("%s: %s for %q", tr.kind, v.Finding, tr.asked.Text)
		if v.Match >= 0 {
			line += fmt.Sprintf(" from %q", cands[v.Match].Text)
		}
		c.wrong = append(c.wrong, line)
	}
	return c
}

func (c confusion) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-28s %-14s", "quotation", "want")
	for _, f := range findings {
		fmt.Fprintf(&b, "%14s", f)
	}
	for _, kind := range slices.Sorted(maps.Keys(c.rows)) {
		fmt.Fprintf(&b, "\n%-28s %-14s", kind, c.want[kind])
		for _, f := range findings {
			fmt.Fprintf(&b, "%14d", c.rows[kind][f])
		}
	}
	fmt.Fprintf(&b, "\n%d of %d right: %.4f; %d altered ones called verbatim", c.right, c.all, float64(c.right)/float64(c.all), c.fooled)
	return b.String()
}

func (c confusion) check(t *testing.T, least float64) {
	t.Helper()
	t.Logf("\n%s", c)
	if got := float64(c.right) / float64(c.all); got < least {
		t.Errorf("%.4f right, want %.2f", got, least)
	}
	if c.fooled > 0 {
		t.Errorf("%d altered quotations were called verbatim", c.fooled)
	}
	for i, w := range c.wrong {
		if i == 60 {
			break
		}
		t.Log(w)
	}
}

// TestJudgeOwn protects that what was done to a quotation is told, on
// statements and inventions of our own.
func TestJudgeOwn(t *testing.T) {
	set := readSaid(t, "statements.tsv")
	trials := makeTrials(set, 1)
	for _, s := range readSaid(t, "invented.tsv") {
		trials = append(trials, trial{"invented", Quotation{Text: s.text, By: s.by}, NotInRecord, s.lang, nil},
			trial{"invented", Quotation{Text: s.text}, NotInRecord, s.lang, nil})
	}
	judgeAll(set, trials).check(t, 0.97)
}

// gold reads the direct statements of a set beside the repository: the folder
// shared, next to it. It is no part of the repository, so a test that needs it
// is skipped where it is not.
func gold(t *testing.T, name, lang string) []said {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "..", "..", "shared", "gold", name))
	if err != nil {
		t.Skipf("the set is not beside the repository: %v", err)
	}
	defer f.Close()
	var out []said
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<24)
	for in.Scan() {
		var article struct {
			Statements []struct {
				Text, Kind string
				Speaker    struct {
					Text      string
					Canonical struct{ Text string }
				}
			}
		}
		if err := json.Unmarshal(in.Bytes(), &article); err != nil {
			t.Fatal(err)
		}
		for _, s := range article.Statements {
			if by := cmp.Or(s.Speaker.Canonical.Text, s.Speaker.Text); s.Kind == "direct" && by != "" {
				out = append(out, said{lang, by, "", s.Text})
			}
		}
	}
	if in.Err() != nil {
		t.Fatal(in.Err())
	}
	return out
}

// TestJudgeGold protects that what was set on our own texts holds for published
// ones, which nothing is set on.
func TestJudgeGold(t *testing.T) {
	if testing.Short() {
		t.Skip("judging against all of a published set takes a while; run without -short")
	}
	for _, set := range []struct {
		name, lang string
		step       int // one in so many is quoted
	}{{"pfsa-dev.jsonl", "id", 89}, {"polnear-dev.jsonl", "en", 17}} {
		t.Run(set.name, func(t *testing.T) {
			all := gold(t, set.name, set.lang)
			judgeAll(all, makeTrials(all, set.step)).check(t, 0.97)
		})
	}
}
